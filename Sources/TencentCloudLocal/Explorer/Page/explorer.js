// The explorer's page. Whatever comes from a description or an answer becomes text nodes, never markup.

// ---- Elements ------------------------------------------------------------------------------------------------------

const byID = (id) => document.getElementById(id);

/**
 * Makes an element: `make("p.quiet", { id: "note" }, "Text", child)`; the attributes can be left out.
 * Attributes and children that are null, undefined or false don't come in.
 */
function make(selector, ...children) {
  const [tag, ...classes] = selector.split(".");
  const element = document.createElement(tag);
  element.classList.add(...classes);
  const attributes = children[0]?.constructor === Object ? children.shift() : {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const button = (text, onclick, attributes = {}) => make("button", { type: "button", onclick, ...attributes }, text);
const removeButton = (what, onclick) => button("Remove", onclick, { class: "small", "aria-label": `Remove ${what}` });

/** Says something to who listens rather than looks. */
function tell(text) {
  byID("told").textContent = text;
}

function copyButton(text, what) {
  const copy = button("Copy", async () => {
    try {
      await navigator.clipboard.writeText(typeof text === "function" ? text() : text);
      copy.textContent = "Copied";
      tell(`${what} copied`);
    } catch {
      copy.textContent = "Select and copy by hand";
    }
    setTimeout(() => { copy.textContent = "Copy"; }, 2000);
  }, { class: "small copy", "aria-label": `Copy ${what}` });
  return copy;
}

/** A text as it is, with a button that copies it. */
function block(text, what, { id, json = false } = {}) {
  return make("div.block",
    make("pre", { id, tabindex: "0", "aria-label": what }, json ? coloured(text) : text), copyButton(text, what));
}

/** JSON's tokens in their colours; a long text stays as it is. */
function coloured(text) {
  if (text.length > 200_000) return [text];
  const parts = [];
  let end = 0;
  for (const token of text.matchAll(/("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|\b(?:true|false|null)\b|-?\d[\d.eE+-]*/g)) {
    parts.push(text.slice(end, token.index));
    const kind = token[2] ? "key" : token[1] ? "text" : "value";
    parts.push(make(`span.json-${kind}`, token[1] ?? token[0]), token[2] ?? "");
    end = token.index + token[0].length;
  }
  parts.push(text.slice(end));
  return parts;
}

/** Waits for a pause before it runs. */
function debounced(run, milliseconds) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
}

// ---- JSON without loss ---------------------------------------------------------------------------------------------

/** A number as it is written: 64-bit integers don't fit JavaScript's numbers. */
class NumberText {
  constructor(text) { this.text = text; }
}

const numberMark = `number ${Math.random()}`;

/** Reads JSON; numbers become NumberText. Throws as JSON.parse does. */
function readJSON(text) {
  JSON.parse(text);
  const marked = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g,
    (token) => token.startsWith('"') ? token : `{"${numberMark}":"${token}"}`);
  return JSON.parse(marked, (_, value) =>
    isObject(value) && Object.hasOwn(value, numberMark) ? new NumberText(value[numberMark]) : value);
}

function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value) && !(value instanceof NumberText);
}

const invisible = /[\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A JSON string, in which nothing hides: what can't be seen is escaped. */
const jsonString = (text) => JSON.stringify(text).replace(invisible, (character) => `\\u${hex4(character)}`);
const hex4 = (character) => character.charCodeAt(0).toString(16).padStart(4, "0");

const jsonWords = { true: "true", false: "false", null: "null" };
const pythonWords = { true: "True", false: "False", null: "None" };

/** Writes JSON, indented unless `indent` is null. With Python's words it is Python. Undefined is left out. */
function writeJSON(value, indent = "", words = jsonWords) {
  if (value instanceof NumberText) return value.text;
  if (typeof value === "string") return jsonString(value);
  if (value === null || typeof value !== "object") return words[String(value)] ?? String(value);
  const inner = indent === null ? null : `${indent}    `;
  const parts = Array.isArray(value)
    ? value.filter((item) => item !== undefined).map((item) => writeJSON(item, inner, words))
    : Object.entries(value).filter(([, member]) => member !== undefined).map(([name, member]) =>
      `${jsonString(name)}:${indent === null ? "" : " "}${writeJSON(member, inner, words)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  if (indent === null || !parts.length) return open + parts.join(",") + close;
  return `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
}

// ---- The stand-in --------------------------------------------------------------------------------------------------

/** Asks one of the stand-in's own resources; throws an Error with its sentence. */
async function ask(path, body, read = readJSON) {
  const request = body === undefined
    ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body };
  let response;
  try {
    response = await fetch(`/_local/${path}`, request);
  } catch {
    throw new Error("The stand-in doesn’t answer. Is it still running?");
  }
  const text = await response.text();
  let answer;
  try {
    answer = read(text);
  } catch {
    throw new Error(`The stand-in answered ${response.status}: ${text.slice(0, 200)}`);
  }
  if (!response.ok) throw new Error(answer.error ?? `The stand-in answered ${response.status}.`);
  return answer;
}

const state = {
  /** All services with their actions. */
  services: [],
  /** Descriptions that were asked for, as promises, by `service/version`. */
  descriptions: new Map(),
  /** The action in the form: {service, version, name, description, action}. */
  open: null,
  /** Its parameters: JSON with NumberText. */
  parameters: {},
  /** What was typed for other actions, by hash. */
  kept: new Map(),
  /** Names of the files that were chosen, by their Base64. */
  files: new Map(),
  /** The stand-in's own, which open nothing else. */
  credentials: null,
  stopSending: null,
};

function description(service, version) {
  const key = `${service}/${version}`;
  if (!state.descriptions.has(key)) {
    const path = `services/${encodeURIComponent(service)}/${encodeURIComponent(version)}`;
    const loading = ask(path).then((loaded) => {
      indexParameters(loaded);
      return loaded;
    });
    loading.catch(() => state.descriptions.delete(key));
    state.descriptions.set(key, loading);
  }
  return state.descriptions.get(key);
}

/** Has a request signed, with the region and language that the form names. */
function sign(action, parameters) {
  const { service, version } = state.open;
  const region = byID("region").value.trim() || undefined;
  const language = byID("language").value || undefined;
  return ask("sign", writeJSON({ service, version, action, region, language, parameters }, null));
}

// ---- Markdown ------------------------------------------------------------------------------------------------------

/** Official descriptions mix HTML into Markdown: what has a counterpart becomes Markdown, the rest goes. */
function withoutHTML(text) {
  return text
    .replace(/<br\s*\/?>|<\/?(?:p|div|ul|ol|table|tr|dx-[a-z]+)\b[^>]*>/gi, "\n")
    .replace(/<li\b[^>]*>/gi, "\n- ")
    .replace(/<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gis, "[$2]($1)")
    .replace(/<\/?(?:b|strong)>/gi, "**")
    .replace(/<\/?(?:code|tt)>/gi, "`")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/&(lt|gt|amp|quot|nbsp);/g, (_, name) => ({ lt: "<", gt: ">", amp: "&", quot: '"', nbsp: " " })[name]);
}

const withoutMarks = (text) => withoutHTML(text).replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[`*]/g, "");

/** Paragraphs, lists, tables as lines; within them code, bold, italics and links. */
function markdown(text) {
  const blocks = [];
  let list = null;
  for (const piece of withoutHTML(text ?? "").split(/\n\s*\n/)) {
    let paragraph = [];
    const finish = () => {
      if (paragraph.length) blocks.push(make("p", inline(paragraph.join(" "))));
      paragraph = [];
    };
    for (const line of piece.split("\n").map((line) => line.trim()).filter(Boolean)) {
      const item = line.match(/^(?:[-*+]|\d+[.)])\s+(.*)/);
      if (item || line.startsWith("|")) {
        finish();
        if (!list) blocks.push(list = make("ul"));
        const content = item ? item[1] : line.replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim()).join(" · ");
        if (!/^[-:· ]*$/.test(content)) list.append(make("li", inline(content)));
      } else {
        list = null;
        paragraph.push(line.replace(/^#+\s*/, ""));
      }
    }
    finish();
    list = null;
  }
  return blocks;
}

function inline(text) {
  const parts = [];
  let end = 0;
  const tokens = /`+([^`]+)`+|\*\*(.+?)\*\*|(?<![\w*])\*([^*\s][^*]*)\*(?!\w)|\[([^\]]*)\]\(([^()\s]*)\)/g;
  for (const token of text.matchAll(tokens)) {
    parts.push(text.slice(end, token.index));
    const [whole, code, bold, italic, label, address] = token;
    if (code !== undefined) parts.push(make("code", code));
    else if (bold !== undefined) parts.push(make("strong", inline(bold)));
    else if (italic !== undefined) parts.push(make("em", inline(italic)));
    else if (/^https?:\/\//.test(address)) {
      parts.push(make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, inline(label)));
    } else parts.push(label || address);
    end = token.index + whole.length;
  }
  return [...parts, text.slice(end)];
}

// ---- Tabs ----------------------------------------------------------------------------------------------------------

/** Tabs as ARIA's practices have them: one stop of the Tab key, arrows within. Returns a function that shows one. */
function tabs(list, names, shown) {
  const show = (name, focus = false) => {
    for (const [other] of names) {
      const tab = byID(`tab-${other}`);
      tab.setAttribute("aria-selected", String(other === name));
      tab.tabIndex = other === name ? 0 : -1;
      byID(`panel-${other}`).hidden = other !== name;
      if (focus && other === name) tab.focus();
    }
    shown(name);
  };
  for (const [name, title] of names) {
    list.append(button(title, () => show(name),
      { role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}` }));
  }
  list.addEventListener("keydown", (event) => {
    const at = names.findIndex(([name]) => event.target.id === `tab-${name}`);
    const steps = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    show(names.at(steps[event.key] % names.length)[0], true);
  });
  show(names[0][0]);
  return show;
}

const isShown = (panel) => !byID(`panel-${panel}`).hidden;

// ---- Search --------------------------------------------------------------------------------------------------------

/** What can be found: {label, lower, more, kind, hash, member}. */
const index = [];

const hashOf = (service, version, action) => `#${service}/${version}/${action}`;

function indexServices() {
  for (const { service, version, title, actions } of state.services) {
    const of = `${service} · ${title}`;
    if (actions.length) {
      addToIndex(service, title, "service", hashOf(service, version, actions[0].name), of);
    }
    for (const { name, summary } of actions) {
      addToIndex(name, summary, "action", hashOf(service, version, name), of);
    }
  }
}

function addToIndex(label, more, kind, hash, of, member) {
  const lowerMore = `${of} ${more ?? ""}`.toLowerCase();
  index.push({ label, lower: label.toLowerCase(), more, lowerMore, kind, hash, of, member });
}

/** The parameters of all actions of a description, nested ones by their path. */
function indexParameters({ service, version, actions, types }) {
  for (const action of actions) {
    const visit = (name, path, above) => {
      for (const member of types[name]?.members ?? []) {
        const own = [...path, member.name];
        addToIndex(own.join("."), firstSentence(member.documentation), "parameter",
          hashOf(service, version, action.name), `${service} ${action.name}`, own[0]);
        if (member.object && own.length < 4 && !above.includes(member.object)) {
          visit(member.object, own, [...above, member.object]);
        }
      }
    };
    visit(action.request, [], [action.request]);
  }
}

const firstSentence = (text = "") => withoutHTML(text).trim().split(/(?<=[.。;])\s|\n/)[0];

/** How well an entry answers a word: the less the better, Infinity not at all. */
function distance(entry, word) {
  const at = entry.lower.indexOf(word);
  if (at < 0) return entry.lowerMore.includes(word) ? 9 : Infinity;
  if (entry.lower.length === word.length) return 0;
  if (at === 0 || entry.lower.endsWith(`.${word}`)) return 1;
  return /[A-Z.]/.test(entry.label[at]) || entry.label[at - 1] === "." ? 2 : 4;
}

function found(query, limit = 40) {
  const words = query.toLowerCase().split(/[\s/]+/).filter(Boolean);
  if (!words.length) return [];
  const kinds = { service: 0, action: 0.3, parameter: 0.6 };
  const matches = [];
  for (const entry of index) {
    let sum = kinds[entry.kind] + entry.lower.length / 1000;
    for (const word of words) sum += distance(entry, word);
    if (sum < Infinity) matches.push([sum, entry]);
  }
  return matches.sort((one, other) => one[0] - other[0]).slice(0, limit).map(([, entry]) => entry);
}

/** An entry as an option of the list. */
function optionOf(entry, at) {
  return make("li", { role: "option", id: `found-${at}`, "aria-selected": "false" },
    make("span.found-name", entry.label), make(`span.kind.${entry.kind}`, entry.kind),
    make("span.found-of", entry.of), make("span.found-more", withoutMarks(entry.more ?? "")));
}

/** Opens what was found: an action, or the row of a parameter in its form. */
async function openEntry({ hash, member }) {
  await go(hash);
  const row = member && [...document.querySelectorAll("#form > .member")].find(({ dataset }) => dataset.name === member);
  if (!row) return byID("request").focus();
  showEditor("form");
  row.scrollIntoView({ block: "center" });
  row.classList.add("sought");
  setTimeout(() => row.classList.remove("sought"), 2500);
  focusFirst(row);
}

/** The combobox, as ARIA's practices have it: the focus stays in the input, the chosen option is its descendant. */
class SearchBox {
  input = byID("search");
  list = byID("found");
  entries = [];
  chosen = -1;

  constructor() {
    this.input.addEventListener("input", () => this.open());
    this.input.addEventListener("focus", () => { if (this.input.value) this.open(); });
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("keydown", (event) => this.press(event));
    // A press on the list leaves the focus where it is.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => {
      this.take([...this.list.children].indexOf(target.closest("li")));
    });
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.closest?.("input, textarea, select");
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.input.focus();
    });
  }

  open() {
    const query = this.input.value.trim();
    this.entries = found(query);
    this.list.replaceChildren(...this.entries.map(optionOf));
    if (query && !this.entries.length) {
      const none = { role: "option", "aria-disabled": "true", "aria-selected": "false" };
      this.list.append(make("li.none", none, "Nothing has that name."));
    }
    this.list.hidden = !query;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.choose(this.entries.length ? 0 : -1);
    if (query) tell(`${this.entries.length} found`);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }

  choose(at) {
    this.chosen = at;
    [...this.list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    if (at < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", `found-${at}`);
    this.list.children[at].scrollIntoView({ block: "nearest" });
  }

  take(at) {
    const entry = this.entries[at];
    if (!entry) return;
    this.input.value = "";
    this.close();
    openEntry(entry);
  }

  press(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      if (this.list.hidden) this.input.value = "";
      this.close();
    } else if (event.key === "Enter" && !this.list.hidden) {
      this.take(this.chosen);
    } else if (step) {
      event.preventDefault();
      const count = this.entries.length;
      if (this.list.hidden) this.open();
      else if (count) this.choose((this.chosen + step + count) % count);
    }
  }
}

function focusFirst(row) {
  row.querySelector("input, textarea, select, button")?.focus({ preventScroll: true });
}

// ---- Services ------------------------------------------------------------------------------------------------------

/** The services as folders; what is in one is made when it is opened. */
function listServices() {
  byID("services").replaceChildren(...state.services.map(({ service, version, title, actions }) => {
    const fill = () => {
      if (!folder.open || folder.children.length > 1) return;
      const links = actions.map(({ name }) => make("a", { href: hashOf(service, version, name) }, name));
      folder.append(make("ul", links.map((link) => make("li", link))));
      markCurrent();
    };
    const folder = make("details", { "data-service": `${service}/${version}`, ontoggle: fill },
      make("summary", { title: `${title} ${version}` }, make("strong", service), ` ${title}`));
    return folder;
  }));
}

function markCurrent() {
  const nav = byID("services");
  for (const link of nav.querySelectorAll("a")) {
    const isCurrent = link.getAttribute("href") === state.open?.hash;
    if (isCurrent) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function toggleServices(isOpen) {
  byID("browse").setAttribute("aria-expanded", String(isOpen));
  document.body.classList.toggle("browsing", isOpen);
}

// ---- The open action -----------------------------------------------------------------------------------------------

/** Goes to an action, as a link does, and returns when it is open. */
async function go(hash, parameters) {
  if (location.hash !== hash) history.pushState(null, "", hash);
  await openAction(hash, parameters);
}

/** Opens the action that the hash names. */
async function openAction(hash, parameters) {
  toggleServices(false);
  let service, version, name, loaded;
  try {
    [service, version, name] = hash.slice(1).split("/").map(decodeURIComponent);
    loaded = await description(service, version);
  } catch (error) {
    return refuseAction(error.message);
  }
  const action = loaded.actions.find((action) => action.name === name);
  if (!action) return refuseAction(`${service} ${version} has no action ${name} here.`);
  if (location.hash !== hash) return;
  const isNew = state.open?.hash !== hash;
  if (isNew && state.open) state.kept.set(state.open.hash, state.parameters);
  state.open = { hash, service, version, name, action, description: loaded };
  state.parameters = parameters ?? (isNew ? state.kept.get(hash) ?? {} : state.parameters);
  if (isNew) clearAnswer();
  document.title = `${name} · ${service} · API Explorer`;
  byID("editor").hidden = false;
  byID("about").replaceChildren(...aboutAction());
  listExamples();
  showForm();
  changed();
  const folder = byID("services").querySelector(`[data-service="${CSS.escape(`${service}/${version}`)}"]`);
  if (folder && !folder.open) folder.open = true;
  markCurrent();
  tell(`${name} is open`);
}

function refuseAction(message) {
  state.open = null;
  byID("editor").hidden = true;
  byID("about").replaceChildren(make("h1", "Nothing to explore here"), make("p.bad", { role: "alert" }, message));
}

const repeats = {
  never: ["creates anew", "Sent twice, it does its work twice."],
  token: ["once by token", "Sent twice with the same token, it does its work once."],
  safe: ["safe to repeat", "It can be sent again without harm."],
};

function aboutAction() {
  const { service, version, name, action, description } = state.open;
  const [badge, meaning] = repeats[action.idempotency] ?? [];
  const streams = { always: "answers bit by bit", asked: `bit by bit with ${action.streamMember}` }[action.streams];
  const [first, ...rest] = markdown(action.documentation);
  const errors = action.errors ?? [];
  return [
    make("p.quiet.crumbs", `${description.title} · ${service} · ${version}`),
    make("h1", name),
    make("p.badges", badge && make("span.badge", { title: meaning }, badge),
      streams && make("span.badge", streams)),
    make("div.prose", first),
    rest.length > 0 && make("details.prose", make("summary", "More about it"), rest),
    errors.length > 0 && make("details", make("summary", `Error codes (${errors.length})`),
      make("dl.errors", errors.flatMap(({ code, documentation }) =>
        [make("dt", make("code", code)), make("dd", markdown(documentation))]))),
  ].filter(Boolean);
}

function listExamples() {
  const examples = state.open.action.examples ?? [];
  byID("example-label").hidden = !examples.length;
  byID("example").replaceChildren(make("option", { value: "" }, "choose…"),
    ...examples.map(({ title }, at) => make("option", { value: String(at) }, title)));
}

/** Puts other parameters into the form. */
function load(parameters) {
  state.parameters = parameters;
  showForm();
  changed();
}

/** Brings everything that shows the parameters into step; `source` is what they were changed in. */
function changed(source) {
  if (source !== "json") {
    byID("json").value = writeJSON(state.parameters);
    byID("json-error").textContent = "";
  }
  refreshResult();
}

const refreshResult = debounced(() => {
  if (isShown("code")) showCode();
  if (isShown("signature")) showSteps();
}, 150);

function readEditedJSON() {
  const error = byID("json-error");
  try {
    const value = readJSON(byID("json").value.trim() || "{}");
    if (!isObject(value)) throw new Error("Parameters are an object: {…}");
    state.parameters = value;
    error.textContent = "";
    showForm();
    changed("json");
  } catch (failure) {
    error.textContent = `${failure.message}. The form stays as it was.`;
  }
}

// ---- The form ------------------------------------------------------------------------------------------------------
// A slot is where a value stands: `get()` it, `set(value)` it; undefined takes it out.

function showForm() {
  const { action, description } = state.open;
  const slot = { get: () => state.parameters, set: (value) => { state.parameters = value; changed("form"); } };
  byID("form").replaceChildren(...fields(action.request, slot, "p"));
  if (!description.types[action.request]?.members.length && !Object.keys(state.parameters).length) {
    byID("form").append(make("p.quiet", "This action takes no parameters."));
  }
}

/** A row for each member of a type, and for whatever else the object holds. */
function fields(typeName, owner, path) {
  const members = state.open.description.types[typeName]?.members ?? [];
  const known = new Set(members.map(({ name }) => name));
  const unknown = Object.keys(owner.get() ?? {}).filter((name) => !known.has(name));
  return [
    ...members.map((member) => memberRow(member, memberSlot(owner, members, member.name), `${path}.${member.name}`)),
    ...unknown.map((name) => unknownRow(name, memberSlot(owner, members, name), `${path}.${name}`)),
  ];
}

/** A member's slot; setting it keeps the description's order. */
function memberSlot(owner, members, name) {
  return {
    get: () => owner.get()?.[name],
    set: (value) => {
      const object = new Map(Object.entries(owner.get() ?? {}));
      object.set(name, value);
      const order = members.map((member) => member.name).filter((known) => object.has(known));
      const names = new Set([...order, ...object.keys()]);
      const entries = [...names].map((key) => [key, object.get(key)]);
      owner.set(Object.fromEntries(entries.filter(([, kept]) => kept !== undefined)));
    },
  };
}

function memberRow(member, slot, id) {
  const single = isSingle(member, slot.get());
  const again = (focus) => {
    const next = memberRow(member, slot, id);
    row.replaceWith(next);
    if (focus) focusFirst(next.querySelector(focus === true ? ".control" : focus) ?? next);
  };
  const help = make("div.help", { id: `${id}-help` }, markdown(member.documentation),
    member.default !== undefined && make("p.default", "Default: ", make("code", plain(member.default))));
  const asGroup = single ? {} : { role: "group", "aria-labelledby": `${id}-name` };
  const row = make("div.member", { "data-name": member.name, ...asGroup },
    make("div.member-head",
      make(single ? "label" : "span", { for: single ? id : null, id: `${id}-name`, class: "name" }, member.name),
      make("span.type", typeText(member)),
      member.isRequired && make("span.required", "required")),
    make("div.control", control(member, slot, id, again)),
    help, member.type === "json" && jsonMembers(member), limits(member), knownValues(member, slot, again));
  return row;
}

/** What JSON in a text may hold. */
function jsonMembers(member) {
  const members = state.open.description.types[member.object]?.members ?? [];
  const line = ({ name, documentation }) =>
    make("li", make("code", name), " ", make("span", inline(firstSentence(documentation))));
  return members.length > 0
    && make("details.values", make("summary", "What it may hold"), make("ul", members.map(line)));
}

const plain = (value) => typeof value === "string" ? value : writeJSON(value, null);

const typeText = (member) => (member.isList ? "list of " : "")
  + (member.type === "object" ? member.object : member.type === "json" ? "JSON in text" : member.type);

/** Whether one labelled control stands for the member. */
const isSingle = (member, value) => !(member.isList || member.type === "object" || member.type === "binary")
  || value !== undefined && !fits(member, value);

const wholeNumber = /^-?\d+$/;
const anyNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Whether a value is of the member's type, as deep as the form looks at once. */
function fits(member, value) {
  if (member.isList) return Array.isArray(value);
  switch (member.type) {
    case "object": return isObject(value);
    case "boolean": return typeof value === "boolean";
    case "integer": return value instanceof NumberText && wholeNumber.test(value.text);
    case "double": return value instanceof NumberText;
    default: return typeof value === "string";
  }
}

function control(member, slot, id, again) {
  const value = slot.get();
  if (value !== undefined && !fits(member, value)) {
    return rawControl(slot, id, `Not ${withArticle(typeText(member))}.`, again);
  }
  if (member.isList) return listControl(member, slot, id, again);
  switch (member.type) {
    case "object": return objectControl(member, slot, id, again);
    case "boolean": return booleanControl(slot, id);
    case "integer": return numberControl(slot, id, wholeNumber, "a whole number");
    case "double": return numberControl(slot, id, anyNumber, "a number such as 0.5");
    case "binary": return fileControl(slot, id, again);
    default: return textControl(member, slot, id);
  }
}

/** The path of a member in the request, by the identifier of its control. */
const nameIn = (id) => id.split(".").slice(1).join(".");
const withArticle = (text) => (/^[aeio]/.test(text) ? "an " : "a ") + text;

function textControl(member, slot, id) {
  const isOneLine = member.enumeration || member.values?.length;
  const note = make("p.note", { id: `${id}-note` });
  const check = () => {
    const value = slot.get();
    note.textContent = value === "" ? "Sent as an empty text." : "";
    if (member.type !== "json" || !value) return;
    try { JSON.parse(value); } catch (error) { note.textContent = `Not JSON: ${error.message}`; }
  };
  const input = make(isOneLine ? "input" : "textarea", {
    id, rows: isOneLine ? null : "1", class: member.type === "json" ? "code" : null, autocomplete: "off",
    spellcheck: "false", list: isOneLine ? `${id}-values` : null, "aria-describedby": `${id}-help ${id}-note`,
    "aria-required": member.isRequired ? "true" : null,
    oninput: () => { slot.set(input.value === "" ? undefined : input.value); check(); },
  });
  input.value = slot.get() ?? "";
  check();
  return [input, isOneLine && make("datalist", { id: `${id}-values` },
    (member.values ?? []).map(({ value }) => make("option", { value: plain(value) }))), note];
}

function numberControl(slot, id, pattern, expected) {
  const note = make("p.note.bad", { id: `${id}-note` });
  const input = make("input", {
    id, inputmode: pattern === wholeNumber ? "numeric" : "decimal", autocomplete: "off",
    "aria-describedby": `${id}-help ${id}-note`,
    oninput: () => {
      const text = input.value.trim();
      const isGood = pattern.test(text);
      input.setAttribute("aria-invalid", String(text !== "" && !isGood));
      note.textContent = text === "" || isGood ? "" : `Not sent: this isn’t ${expected}.`;
      slot.set(isGood ? new NumberText(text.replace(/^(-?)0+(?=\d)/, "$1")) : undefined);
    },
  });
  input.value = slot.get()?.text ?? "";
  return [input, note];
}

function booleanControl(slot, id) {
  const take = () => slot.set({ true: true, false: false }[select.value]);
  const select = make("select", { id, "aria-describedby": `${id}-help`, onchange: take },
    ["not sent", "true", "false"].map((text) => make("option", { value: text }, text)));
  select.value = String(slot.get() ?? "not sent");
  return select;
}

function fileControl(slot, id, again) {
  if (slot.get() !== undefined) {
    const name = state.files.get(slot.get()) ?? "Base64";
    const size = Math.floor(slot.get().replace(/=+$/, "").length * 3 / 4).toLocaleString("en");
    return make("p.row", make("span", `${name}, ${size} bytes`),
      removeButton(nameIn(id), () => { slot.set(undefined); again(true); }));
  }
  const input = make("input", {
    type: "file", id, "aria-labelledby": `${id}-name`, onchange: () => {
      const [file] = input.files;
      const reader = new FileReader();
      reader.onload = () => {
        const base64 = reader.result.slice(reader.result.indexOf(",") + 1);
        state.files.set(base64, file.name);
        slot.set(base64);
        again(true);
      };
      if (file) reader.readAsDataURL(file);
    },
  });
  return input;
}

function objectControl(member, slot, id, again) {
  if (slot.get() === undefined) {
    const add = () => { slot.set({}); again(".nested .control"); };
    return button(`Add ${member.name}`, add, { class: "add", "aria-describedby": `${id}-help` });
  }
  return [
    make("div.nested", fields(member.object, slot, id)),
    removeButton(nameIn(id), () => { slot.set(undefined); again(true); }),
  ];
}

function listControl(member, slot, id, again) {
  const items = slot.get() ?? [];
  const single = { ...member, isList: false, documentation: undefined };
  const row = (_, at) => {
    const own = {
      get: () => slot.get()?.[at],
      set: (value) => slot.set(Object.assign([...slot.get()], { [at]: value })),
    };
    const itemID = `${id}.${at}`;
    const itemAgain = (focus) => {
      const next = row(null, at);
      item.replaceWith(next);
      if (focus) focusFirst(next);
    };
    const label = `${member.name} ${at + 1}`;
    const isNested = member.type === "object" && isObject(own.get());
    const item = make("li",
      !isNested && make("label.hidden", { for: itemID }, label),
      make("div.item", { role: "group", "aria-label": label },
        isNested ? make("div.nested", fields(member.object, own, itemID))
          : make("div.grow", control(single, own, itemID, itemAgain)),
        removeButton(label, () => {
          const rest = slot.get().filter((_, other) => other !== at);
          slot.set(rest.length ? rest : undefined);
          again(true);
        })));
    return item;
  };
  const add = () => {
    const next = member.type === "object" ? {} : undefined;
    slot.set([...(slot.get() ?? []), next]);
    again(":scope > .control > .items > li:last-child");
  };
  return [items.length > 0 && make("ol.items", Array.from(items, row)),
    button(`Add ${items.length ? "another" : member.name}`, add, { class: "add", "aria-describedby": `${id}-help` })];
}

/** JSON for a value that isn't what the description says. */
function rawControl(slot, id, why, again) {
  const note = make("p.note", { id: `${id}-note` }, why);
  const input = make("textarea", {
    id, rows: "2", class: "code", spellcheck: "false", "aria-describedby": `${id}-note`, oninput: () => {
      try {
        slot.set(readJSON(input.value));
        note.textContent = why;
      } catch (error) {
        note.textContent = `Not JSON: ${error.message}`;
      }
    },
  });
  input.value = writeJSON(slot.get());
  return [input, note, removeButton(nameIn(id), () => { slot.set(undefined); again(true); })];
}

function unknownRow(name, slot, id) {
  const row = make("div.member", { "data-name": name },
    make("div.member-head", make("label", { for: id, class: "name" }, name), make("span.type", "unknown")),
    make("div.control", rawControl(slot, id, "The description doesn’t know this parameter.", () => row.remove())));
  return row;
}

function limits(member) {
  const line = ({ text, strength, source, when }) => make(`li.${strength}`,
    make("span.strength", strength === "advice" ? "advice" : "checked"), " ",
    when && `${when}: `, make("span", text), source && make("span.source", ` (${source})`));
  const all = member.limits ?? [];
  const always = all.filter(({ when }) => !when);
  const conditional = all.filter(({ when }) => when);
  return [
    always.length > 0 && make("ul.limits", always.map(line)),
    conditional.length > 0 && make("details.limits-more",
      make("summary", conditional.length === 1 ? "1 limit on a condition" : `${conditional.length} limits on conditions`),
      make("ul.limits", conditional.map(line))),
  ];
}

/** Values to choose from; an open enumeration takes others as well. */
function knownValues(member, slot, again) {
  const values = member.values ?? [];
  if (!values.length) return null;
  const take = (value) => {
    const typed = member.type === "integer" || member.type === "double" ? new NumberText(plain(value)) : plain(value);
    slot.set(member.isList ? [...(slot.get() ?? []), typed] : typed);
    again(true);
  };
  return make("details.values",
    make("summary", `${values.length} known value${values.length === 1 ? "" : "s"}; others are allowed`),
    make("ul", values.map(({ value, documentation }) => make("li", {},
      button(plain(value), () => take(value), { class: "small value" }), " ",
      make("span", inline(firstSentence(documentation)))))));
}

// ---- Sending -------------------------------------------------------------------------------------------------------

/** Signs and sends; returns the response as fetch has it. */
async function send(action, parameters, signal) {
  const signed = await sign(action, parameters);
  // The browser sends Host itself.
  const own = signed.headers.filter(({ name }) => name.toLowerCase() !== "host");
  const headers = Object.fromEntries(own.map(({ name, value }) => [name, value]));
  return fetch(signed.path, { method: signed.method, headers, body: signed.body, signal });
}

function clearAnswer() {
  state.stopSending?.abort();
  byID("answer").replaceChildren(make("p.quiet.empty", "Fill in the form and send it. The answer comes here."));
}

async function sendForm() {
  if (byID("json-error").textContent) {
    showEditor("json");
    return byID("json").focus();
  }
  const { open, parameters } = state;
  const stop = new AbortController();
  state.stopSending?.abort();
  state.stopSending = stop;
  showResult("answer");
  // On a telephone it stands below the form.
  if (byID("result").getBoundingClientRect().top > innerHeight / 2) byID("result").scrollIntoView();
  const answer = byID("answer");
  answer.replaceChildren(make("p.quiet", "Sending…"));
  byID("stop").hidden = false;
  const begun = performance.now();
  try {
    const response = await send(open.name, parameters, stop.signal);
    const head = make("p.quiet", `HTTP ${response.status} after ${(performance.now() - begun).toFixed(0)} ms`);
    if (response.headers.get("Content-Type")?.startsWith("text/event-stream")) {
      answer.replaceChildren(head);
      await showStream(response, answer);
    } else {
      const text = await response.text();
      answer.replaceChildren(head);
      const content = showAnswer(text, answer, open);
      if (content) await followTask(content, answer, open, parameters, stop.signal);
    }
  } catch (error) {
    if (stop.signal.aborted) tell("Stopped");
    else answer.append(make("p.bad", { role: "alert" }, error.message));
  } finally {
    if (state.stopSending === stop) byID("stop").hidden = true;
  }
}

/** Shows an answer below what is there; returns the response's members, unless it is a failure. */
function showAnswer(text, place, open) {
  let content;
  try {
    content = readJSON(text).Response;
  } catch { /* Not the service's envelope: shown as it is. */ }
  if (!isObject(content)) {
    place.append(make("p.failure", { role: "alert" }, "This isn’t an answer of API 3.0."), block(text, "answer"));
    return null;
  }
  if (content.Error) {
    place.append(failure(content, open));
    tell(`Failed: ${content.Error.Code}`);
  } else {
    place.append(make("p.good", "Done", content.RequestId && make("span.quiet", ` · request ${content.RequestId}`)));
    tell("Answered");
  }
  place.append(pictures(content), block(writeJSON(content), "answer", { id: "answer-json", json: true }));
  return content.Error ? null : content;
}

function failure({ Error: { Code, Message }, RequestId }, open) {
  const known = (open.action.errors ?? []).find(({ code }) => code === Code);
  return make("div.failure", { role: "alert" },
    make("p", make("strong", plain(Code)), make("br"), plain(Message)),
    known && make("div.prose", markdown(known.documentation)),
    make("p.quiet", `Request ${RequestId ?? "without an ID"}`));
}

/** Every picture on the stand-in that the answer names. */
function pictures(content) {
  const addresses = new Set();
  const visit = (value) => {
    if (typeof value === "string") {
      const address = pictureAddress(value);
      if (address) addresses.add(address);
    } else if (value !== null && typeof value === "object") Object.values(value).forEach(visit);
  };
  visit(content);
  if (!addresses.size) return "";
  const show = (address, at) => {
    const refused = () => link.replaceWith(
      make("p.quiet", `${address} can’t be shown: pictures in a bucket are for who signs.`));
    const link = make("a", { href: address, target: "_blank" },
      make("img", { src: address, alt: `Picture ${at + 1} of the answer`, onerror: refused }));
    return link;
  };
  return make("div.pictures", [...addresses].map(show));
}

/** The path of a picture on this stand-in, by whichever name of this machine it goes. */
function pictureAddress(text) {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return null;
  const { origin, hostname, port, pathname, search } = new URL(text);
  const isHere = origin === location.origin
    || port === location.port && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname);
  return isHere && /\.(png|jpe?g|webp)$/i.test(pathname) ? pathname + search : null;
}

/** Events as they arrive. */
async function showStream(response, place) {
  const list = make("ol.events", { "aria-live": "polite", "aria-label": "Events" });
  const progress = make("p.quiet", "Events arrive…");
  place.append(progress, list);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let count = 0, isDone = false; !isDone;) {
    const { done, value = "" } = await reader.read();
    rest += value;
    const pieces = rest.split(/\r?\n\r?\n/);
    rest = done ? "" : pieces.pop();
    for (const piece of pieces) {
      const lines = piece.split(/\r?\n/).filter((line) => line.startsWith("data:"));
      if (!lines.length) continue;
      list.append(make("li", make("pre", eventText(lines.map((line) => line.slice(5).replace(/^ /, "")).join("\n")))));
      progress.textContent = `${count += 1} event${count === 1 ? "" : "s"} so far`;
    }
    isDone = done;
  }
  progress.className = "good";
  progress.textContent = `Done: ${list.children.length} events`;
  tell(progress.textContent);
}

function eventText(data) {
  try {
    return coloured(writeJSON(readJSON(data), null));
  } catch {
    return data;
  }
}

// ---- Tasks ---------------------------------------------------------------------------------------------------------

const ended = /^(done|finish(ed)?|success(ful)?|succeed(ed)?|completed?|fail(ed|ure)?|abort(ed)?|error|cancel(l?ed)?)$/i;

/** The action that tells how a task is: called Describe…, and takes its TaskId. The closest name is best. */
function describingAction({ name, description }) {
  const subject = name.replace(/^[A-Z][a-z]+/, "");
  const rank = (candidate) => candidate.name === `Describe${subject}` ? 0 : candidate.name === "DescribeTaskDetail" ? 1 : 2;
  const takesTask = ({ request }) => description.types[request]?.members.some(
    (member) => member.name === "TaskId" && member.type === "string" && !member.isList);
  return description.actions
    .filter((candidate) => candidate.name.startsWith("Describe") && candidate.name !== name && takesTask(candidate))
    .sort((one, other) => rank(one) - rank(other))[0];
}

/** How far the task is, in the service's word. */
function taskState(content) {
  const places = [content, ...Object.values(content).filter(isObject)];
  const states = places.flatMap(({ Status, TaskStatus, State }) => [Status, TaskStatus, State]);
  return states.find((state) => typeof state === "string" && state) ?? "";
}

/** Asks how the task is until it has ended. */
async function followTask(content, place, open, parameters, signal) {
  const describe = typeof content.TaskId === "string" && content.TaskId ? describingAction(open) : null;
  if (!describe) return;
  const members = open.description.types[describe.request].members;
  // What both take, such as who pays, is the same for both.
  const shared = members.map(({ name }) => [name, parameters[name]]);
  const request = { ...Object.fromEntries(shared), TaskId: content.TaskId };
  const progress = make("p.quiet", { role: "status" }, `Following the task with ${describe.name}…`);
  const result = make("div");
  place.append(make("h2", "The task"), progress, result);
  for (let pause = 500; ; pause = Math.min(pause * 1.5, 4000)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (signal.aborted) return;
    const text = await (await send(describe.name, request, signal)).text();
    const told = readJSON(text).Response;
    const status = taskState(told);
    progress.textContent = `${describe.name}: ${status || "no state told"}`;
    if (told.Error || !status || ended.test(status)) return showAnswer(text, result, { ...open, action: describe });
  }
}

// ---- Signature -----------------------------------------------------------------------------------------------------

function requestText({ method, path, headers, body }) {
  return [`${method} ${path} HTTP/1.1`, ...headers.map(({ name, value }) => `${name}: ${value}`), "", body].join("\n");
}

async function showSteps() {
  if (!state.open) return;
  const place = byID("steps");
  let signed;
  try {
    signed = await sign(state.open.name, state.parameters);
  } catch (error) {
    return place.replaceChildren(make("p.bad", { role: "alert" }, error.message));
  }
  const { steps } = signed;
  const step = (title, why, ...content) => make("li", make("h2", title), make("p.quiet", why), content);
  place.replaceChildren(make("ol.steps",
    step("Canonical request", "Method, path, query, signed headers in lower case, their names, and the SHA-256 of the body.",
      block(steps.canonicalRequest, "canonical request", { id: "canonical" })),
    step("Its hash", "SHA-256 of the canonical request.", block(steps.hashedCanonicalRequest, "hash")),
    step("String to sign", "Algorithm, timestamp, scope, and that hash.",
      block(steps.stringToSign, "string to sign", { id: "string-to-sign" })),
    step("Keys", "Each is the HMAC-SHA256 of the next word with the key before. Keys are secret: compare their SHA-256.",
      make("dl.keys", steps.keys.flatMap(({ name, hash }) => [make("dt", name), make("dd", make("code", hash))]))),
    step("Signature", "HMAC-SHA256 of the string to sign with SecretSigning.",
      block(steps.signature, "signature", { id: "signature" })),
    step("Request", "What is sent, good for five minutes.",
      block(requestText(signed), "request", { id: "signed-request" }))));
}

async function compare() {
  const place = byID("compared");
  try {
    const told = await ask("compare", writeJSON({ request: byID("failing").value }, null));
    place.replaceChildren(...comparison(told, byID("own").value));
  } catch (error) {
    place.replaceChildren(make("p.bad", { role: "alert" }, error.message));
  }
}

function comparison(told, own) {
  return [
    make(told.isGood ? "p.good" : "p.failure", told.verdict),
    ...(told.differences ?? []).map(({ what, yours, expected, advice }) => {
      const [left, right] = yours !== undefined && expected !== undefined ? marked(yours, expected) : [yours, expected];
      return make("div.difference", make("h2", what),
        sides(left && make("pre", left), right && make("pre", right), "Expected"),
        advice && make("p", advice));
    }),
    told.canonicalRequest && make("h2", "Canonical request"),
    told.canonicalRequest && (own.trim() ? bothSides(own, told.canonicalRequest) : [
      block(told.canonicalRequest, "canonical request", { id: "computed" }),
      make("p.quiet", "As the server computes it. Paste yours above to see both side by side.")]),
    told.stringToSign && make("h2", "String to sign"),
    told.stringToSign && block(told.stringToSign, "string to sign"),
  ].flat().filter(Boolean);
}

function sides(left, right, title = "The server’s") {
  return make("div.sides",
    left && make("div", make("h3", "Yours"), left), right && make("div", make("h3", title), right));
}

/** Two canonical requests line by line, what differs marked. */
function bothSides(own, theirs) {
  const left = own.slice(0, 50_000).replace(/\r\n/g, "\n").replace(/\n$/, "").split("\n").slice(0, 500);
  const right = theirs.split("\n");
  const pairs = aligned(left, right).map(([one, other]) =>
    one === undefined ? [null, [make("mark", visible(other) || "↵")]]
      : other === undefined ? [[make("mark", visible(one) || "↵")], null] : marked(one, other));
  const side = (at) => make("pre",
    pairs.map((pair) => make(pair[at] ? "span.line" : "span.line.missing", pair[at] ?? "", "\n")));
  return sides(side(0), side(1));
}

/** Pairs of lines: as many equal ones as there can be, and between them line by line as they come. */
function aligned(left, right) {
  // common[at][other]: how many lines the rests have in common.
  const common = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let at = left.length - 1; at >= 0; at -= 1) {
    for (let other = right.length - 1; other >= 0; other -= 1) {
      common[at][other] = left[at] === right[other]
        ? common[at + 1][other + 1] + 1 : Math.max(common[at + 1][other], common[at][other + 1]);
    }
  }
  const pairs = [];
  let [at, other] = [0, 0];
  while (at < left.length || other < right.length) {
    const rest = common[at][other];
    if (at < left.length && other < right.length && (left[at] === right[other] || common[at + 1][other + 1] === rest)) {
      pairs.push([left[at++], right[other++]]);
    } else if (at < left.length && common[at + 1][other] === rest) pairs.push([left[at++], undefined]);
    else pairs.push([undefined, right[other++]]);
  }
  return pairs;
}

/** Two texts with what differs marked, between what they share at both ends. */
function marked(one, other) {
  if (one === other) return [[one], [other]];
  let start = 0;
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const parts = (text) => {
    const tail = text.length - end;
    return [text.slice(0, start), make("mark", visible(text.slice(start, tail)) || "∅"), text.slice(tail)];
  };
  return [parts(one), parts(other)];
}

const visible = (text) => text.replace(/\r/g, "␍").replace(/\t/g, "⇥")
  .replace(/^ +| +$/g, (spaces) => "␣".repeat(spaces.length))
  .replace(invisible, (character) => `\\u${hex4(character)}`);

// ---- The requests that came ----------------------------------------------------------------------------------------

let latestNumber = 0;

async function pollLog() {
  if (!isShown("log") || document.hidden) return;
  let told;
  try {
    told = await ask(`requests?limit=50${latestNumber ? `&after=${latestNumber}` : ""}`);
  } catch {
    return;
  }
  const list = byID("log");
  for (const request of told.requests) {
    const number = Number(request.number.text);
    if (number <= latestNumber) continue;
    latestNumber = number;
    list.prepend(logLine(request));
  }
  while (list.children.length > 200) list.lastChild.remove();
  byID("log-empty").hidden = list.children.length > 0;
}

function logLine(request) {
  const { time, service, version, action, parameters, code, message, requestId, milliseconds } = request;
  const take = () => go(hashOf(service, version, action), isObject(parameters) ? parameters : {});
  return make("li", make("button", { type: "button", onclick: take, disabled: !service, title: requestId },
    make("span.quiet", time.slice(11, 19)),
    make("span.what", `${service} ${action}`),
    make(code ? "span.code.bad" : "span.code.good", code ?? "OK"),
    make("span.quiet", `${milliseconds?.text ?? "?"} ms`), message && make("span.message.quiet", message)));
}

// ---- The same call as code -----------------------------------------------------------------------------------------

const languages = {
  swift: ["Swift", "With this package. Set the two variables first, then run it as main.swift.", swiftCode],
  tool: ["aigc-image", "This package’s command line, in bash or zsh.", toolCode],
  tccli: ["tccli", "The official command line (pip install tccli), in bash or zsh. It leaves out what it doesn’t know.", tccliCode],
  curl: ["curl", "Signed already, in bash or zsh.", curlCode],
  python: ["Python", "With the official SDK: pip install tencentcloud-sdk-python-common", pythonCode],
};

const shellQuoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
/** A word that needs no quotes stays without. */
const shellWord = (text) => /^[\w@%+=:,./-]+$/.test(text) ? text : shellQuoted(text);
/** More than this is too long for an argument of a program. */
const longestArgument = 100_000;

const exports = ({ secretId, secretKey }, prefix = "") => [["ID", secretId], ["KEY", secretKey]]
  .map(([name, value]) => `${prefix}export TENCENTCLOUD_SECRET_${name}=${shellQuoted(value)}\n`).join("");
/** Gives a long text to a program by its input. */
const piped = (text) => `printf %s ${text} | `;

/** What a snippet is made of. */
function currentCall() {
  const { open, parameters, credentials } = state;
  const { streams, streamMember } = open.action;
  return {
    ...open, parameters, credentials, origin: location.origin, host: location.host,
    streams: streams === "always" || streams === "asked" && parameters[streamMember] === true,
    region: byID("region").value.trim(), language: byID("language").value,
  };
}

let codeRound = 0;

async function showCode() {
  if (!state.open) return;
  const round = codeRound += 1;
  const [, note, write] = languages[document.querySelector("[name=language]:checked").value];
  let code;
  let remark = note;
  try {
    state.credentials = await ask("credentials");
    ({ code, remark = note } = await write(currentCall(), note));
  } catch (error) {
    [code, remark] = ["", error.message];
  }
  if (round !== codeRound) return;
  byID("code-note").textContent = remark;
  byID("code").replaceChildren(code ? block(code, "code", { id: "snippet" }) : "");
}

function toolCode({ service, name, parameters, credentials, origin, region, language }) {
  if (service !== "mps" && service !== "vod") {
    return { code: "", remark: "aigc-image call knows the actions of mps and vod." };
  }
  const json = shellQuoted(writeJSON(parameters));
  const isLong = json.length > longestArgument;
  const options = `${region && ` --region ${shellWord(region)}`}${isLong ? " --json -" : ` \\\n    --json ${json}`}`;
  const code = `${exports(credentials)}${isLong ? piped(json) : ""}`
    + `aigc-image call ${service} ${name} --endpoint ${origin}${options}\n`;
  return { code, remark: language ? "It has no option for the language." : undefined };
}

function tccliCode({ service, version, name, parameters, credentials, origin, region, language }) {
  const options = `${region && ` --region ${shellWord(region)}`}${language && ` --language ${language}`}`;
  // Its endpoint may begin with the scheme; the parameters come from a file, here the input, so that nothing is quoted.
  return { code: `${exports(credentials)}tccli ${service} ${name} --version ${version} --endpoint ${origin}${options} \\\n`
    + `    --cli-input-json file:///dev/stdin <<'END'\n${writeJSON(parameters)}\nEND\n` };
}

async function curlCode({ name, parameters, origin, streams }, note) {
  const signed = await sign(name, parameters);
  const headers = signed.headers.map((header) => `    -H ${shellQuoted(`${header.name}: ${header.value}`)} \\\n`).join("");
  const body = shellQuoted(signed.body);
  const isLong = body.length > longestArgument;
  const code = `${isLong ? piped(body) : ""}curl -sS${streams ? "N" : ""} -X ${signed.method} ${origin}${signed.path} \\\n`
    + `${headers}    ${isLong ? "--data-binary @-" : `--data-raw ${body}`}\n`;
  const time = new Date().toLocaleTimeString("en-GB");
  return { code, remark: `${note} Good for five minutes from ${time}; choose curl again to sign it anew.` };
}

function pythonCode({ service, version, name, parameters, credentials, host, region, language, streams }) {
  const call = streams
    ? `for event in client.call_sse(${jsonString(name)}, parameters):\n    print(event)\n`
    : `print(json.dumps(client.call_json(${jsonString(name)}, parameters), indent=4, ensure_ascii=False))\n`;
  return { code: `${streams ? "" : "import json\n"}import os

from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import EnvironmentVariableCredential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

os.environ["TENCENTCLOUD_SECRET_ID"] = ${jsonString(credentials.secretId)}
os.environ["TENCENTCLOUD_SECRET_KEY"] = ${jsonString(credentials.secretKey)}

profile = ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint=${jsonString(host)}))
${language && `profile.language = ${jsonString(language)}\n`}client = CommonClient(
    ${[service, version].map(jsonString).join(", ")}, EnvironmentVariableCredential().get_credential(),
    ${jsonString(region)}, profile)
parameters = ${writeJSON(parameters, "", pythonWords)}
${call}` };
}

/** A Swift literal; what can't be seen is escaped, and half a surrogate pair, which Swift hasn't got, replaced. */
const swiftText = (text) => `"${text.toWellFormed().replace(/[\\"]/g, "\\$&")
  .replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("\t", "\\t")
  .replace(/[\0-\x1f]/g, swiftEscape).replace(invisible, swiftEscape)}"`;
const swiftEscape = (character) => `\\u{${character.charCodeAt(0).toString(16)}}`;

function swiftCode(call) {
  const { action, description, parameters, credentials, origin, region, language, streams } = call;
  const given = streams ? { ...parameters, [action.streamMember]: undefined } : parameters;
  const missing = new Set();
  const request = swiftObject(action.request, given, call, "", true, missing);
  if (request === null || !description.module) {
    const remark = "Bindings can’t say these parameters, so this is the raw call. Set the two variables first.";
    return { code: swiftRawCode(call), remark };
  }
  const configuration = swiftCall("ClientConfiguration", swiftConfiguration(origin, region, language), "");
  const method = `client.${action.method}${streams ? "Events" : ""}(${request})`;
  const head = `${exports(credentials, "// ")}import ${description.module}\n\n`
    + `let configuration = ${configuration}\nlet client = ${description.client}(configuration)\n`;
  const code = head + (streams
    ? `for try await event in ${method} {\n    print(event.response)\n}\n`
    : `let response = try await ${method}\nprint(response)\n`);
  return { code, remark: missing.size ? `Required, and not filled in yet: ${[...missing].join(", ")}.` : undefined };
}

const swiftConfiguration = (origin, region, language) => [
  region && `region: ${swiftText(region)}`, `endpoint: .url(${swiftText(origin)})`,
  language && `language: .${language === "zh-CN" ? "chinese" : "english"}`].filter(Boolean);

function swiftRawCode({ service, version, name, parameters, credentials, origin, region, language, streams }) {
  const action = `APIAction(service: ${swiftText(service)}, version: ${swiftText(version)}, name: ${swiftText(name)})`;
  return `${exports(credentials, "// ")}import TencentCloudRuntime

let configuration = ${swiftCall("ClientConfiguration", swiftConfiguration(origin, region, language), "")}
let client = ServiceClient(configuration: configuration)
let action = ${action}
let parameters = ${swiftText(writeJSON(parameters, null))}
` + (streams
    ? "for try await event in client.events(action, json: Array(parameters.utf8)) {\n    print(event.json)\n}\n"
    : "let answer = try await client.call(action, json: Array(parameters.utf8))\n"
      + "print(String(decoding: answer, as: UTF8.self))\n");
}

/** A call on one line where it fits, else with a line for each argument. */
function swiftCall(name, parts, indent, [open, close] = "()") {
  const line = `${name}${open}${parts.join(", ")}${close}`;
  if (line.length + indent.length <= 76 && !line.includes("\n")) return line;
  return `${name}${open}\n${indent}    ${parts.join(`,\n${indent}    `)}${close}`;
}

/** An initialiser's call for an object; null when the type can't hold it. */
function swiftObject(typeName, object, call, indent, isRequest, missing) {
  const members = call.description.types[typeName]?.members;
  const given = Object.entries(object).filter(([, value]) => value !== undefined);
  if (!members || given.some(([name]) => !members.some((member) => member.name === name))) return null;
  const parts = [];
  for (const member of members) {
    const value = object[member.name];
    if (value === undefined) {
      if (member.isRequired) missing.add(member.name);
      continue;
    }
    const text = swiftValue(member, value, call, `${indent}    `, isRequest, missing);
    if (text === null) return null;
    parts.push(`${member.swift.replaceAll("`", "")}: ${text}`);
  }
  return swiftCall(".init", parts, indent);
}

function swiftValue(member, value, call, indent, isRequest, missing) {
  if (!fits(member, value)) return null;
  if (member.isList) {
    const single = { ...member, isList: false };
    const items = value.filter((item) => item !== undefined)
      .map((item) => swiftValue(single, item, call, `${indent}    `, false, missing));
    return items.includes(null) ? null : swiftCall("", items, indent, "[]");
  }
  switch (member.type) {
    case "object": return swiftObject(member.object, value, call, indent, false, missing);
    case "boolean": return String(value);
    case "integer": case "double": return value.text;
    case "binary": if (isRequest) return `BinaryContent(file: ${swiftText(state.files.get(value) ?? "the file")})`;
  }
  const known = member.enumeration && member.values?.find((known) => known.value === value);
  return known ? `.${known.swift}` : swiftText(value);
}

// ---- Beginning -----------------------------------------------------------------------------------------------------

let showEditor;
let showResult;

function startTabs() {
  showEditor = tabs(byID("editor-tabs"), [["form", "Form"], ["json", "JSON"]], () => {});
  showResult = tabs(byID("result-tabs"), [
    ["answer", "Answer"], ["code", "Code"], ["signature", "Signature"], ["compare", "Compare"], ["log", "Log"],
  ], (name) => {
    if (name === "code") showCode();
    if (name === "signature") showSteps();
    if (name === "log") pollLog();
  });
  byID("languages").append(...Object.entries(languages).map(([name, [title]], at) => make("label", {},
    make("input", { type: "radio", name: "language", value: name, checked: at === 0, onclick: showCode }),
    make("span", title))));
}

function startControls() {
  byID("send").addEventListener("click", sendForm);
  byID("editor").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) sendForm();
  });
  byID("stop").addEventListener("click", () => state.stopSending?.abort());
  byID("clear").addEventListener("click", () => load({}));
  byID("json").addEventListener("input", readEditedJSON);
  byID("region").addEventListener("input", refreshResult);
  byID("language").addEventListener("change", refreshResult);
  byID("compare").addEventListener("click", compare);
  byID("take").addEventListener("click", async () => {
    if (state.open) byID("failing").value = requestText(await sign(state.open.name, state.parameters));
  });
  byID("example").addEventListener("change", ({ target }) => {
    const example = state.open.action.examples[Number(target.value)];
    if (target.value !== "") load(example.request);
  });
  byID("browse").addEventListener("click", () => toggleServices(byID("browse").getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") toggleServices(false); });
  for (const link of document.querySelectorAll("[data-skip]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      byID(link.dataset.skip).focus();
    });
  }
  addEventListener("hashchange", () => openAction(location.hash));
  document.addEventListener("visibilitychange", pollLog);
  setInterval(pollLog, 2000);
}

async function start() {
  startTabs();
  startControls();
  try {
    state.services = (await ask("services", undefined, JSON.parse)).services;
  } catch (error) {
    return refuseAction(error.message);
  }
  indexServices();
  listServices();
  new SearchBox();
  ask("health").then(({ version }) => { byID("health").textContent = `local stand-in ${version}`; }, () => {});
  // Few descriptions are soon there: then all parameters can be found.
  if (state.services.length <= 8) {
    for (const { service, version } of state.services) description(service, version).catch(() => {});
  }
  const served = state.services.filter(({ actions }) => actions.length);
  const first = served.find(({ service }) => service === "mps") ?? served[0];
  if (!first) return refuseAction("The stand-in serves no action.");
  if (!location.hash) history.replaceState(null, "", hashOf(first.service, first.version, first.actions[0].name));
  await openAction(location.hash);
}

start();
