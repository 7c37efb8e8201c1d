// The search: over the words of all pages, from an index that is built with the site. Nothing else is asked.
(() => {
  "use strict";
  const root = new URL(".", document.currentScript.src);
  const input = document.querySelector("#query");

  // On the pages that DocC makes there is only the way here.
  if (!input) {
    const link = document.createElement("a");
    link.href = new URL("search/", root);
    link.textContent = "Search the text";
    link.className = "search-link";
    // Where a table is too wide, its rows become lists, and each cell says what its column is called.
    const label = () => {
      for (const table of document.querySelectorAll(".content table:not(.labelled)")) {
        const names = [...table.querySelectorAll("th")].map(cell => cell.textContent);
        if (!names.length) continue;
        for (const cell of [...table.rows].flatMap(row => [...row.cells])) {
          cell.dataset.label = names[cell.cellIndex] ?? "";
          cell.classList.toggle("nothing", !cell.textContent.trim());
        }
        table.classList.add("labelled");
      }
    };
    addEventListener("DOMContentLoaded", () => {
      document.body.append(link);
      new MutationObserver(label).observe(document.body, { childList: true, subtree: true });
      label();
    });
    return;
  }

  const found = document.querySelector("#found"), count = document.querySelector("#count");
  const words = text => text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.:_-][\p{L}\p{N}]+)*/gu) ?? [];
  let index, sorted;

  const load = async () => {
    if (index) return;
    index = await (await fetch(new URL("search/index.json", root))).json();
    sorted = Object.keys(index.words).sort();
  };

  // The first word that isn't before a prefix.
  const place = prefix => {
    let low = 0, high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < prefix) low = middle + 1; else high = middle;
    }
    return low;
  };

  // By page, how well it fits a word, or what begins with it.
  const scores = word => {
    const result = new Map();
    for (let at = place(word); at < sorted.length && sorted[at].startsWith(word); at += 1) {
      const entries = index.words[sorted[at]], share = sorted[at] === word ? 1 : .4;
      // A rare word tells more.
      const weight = share * Math.log(1 + index.pages.length / (entries.length / 2));
      for (let each = 0; each < entries.length; each += 2) {
        const score = weight * entries[each + 1];
        if (score > (result.get(entries[each]) ?? 0)) result.set(entries[each], score);
      }
    }
    if (result.size) return result;
    // What a name is made of, or the word without its ending.
    const parts = /[.:_-]/.test(word) ? word.split(/[.:_-]/) : [word.replace(/(ing|ed|es|s)$/, "")];
    for (const part of parts) {
      if (part.length < 2 || part === word) continue;
      for (const [page, score] of scores(part)) result.set(page, (result.get(page) ?? 0) + score / 4);
    }
    return result;
  };

  const search = query => {
    const terms = words(query);
    if (!terms.length) return [];
    const all = terms.map(scores), total = new Map();
    for (const each of all) for (const [page, score] of each) total.set(page, (total.get(page) ?? 0) + score);
    const phrase = terms.join(" ");
    return [...total].map(([page, score]) => {
      const hits = all.filter(each => each.has(page)).length, entry = index.pages[page];
      const isPhrase = words(entry.title).join(" ").includes(phrase) || words(entry.says).join(" ").includes(phrase);
      return { entry, hits, score: score * entry.rank * (isPhrase ? 1.5 : 1) };
    }).sort((one, other) => other.hits - one.hits || other.score - one.score).slice(0, 40);
  };

  const show = async () => {
    await load();
    const query = input.value, results = search(query);
    count.textContent = words(query).length ? (results.length ? "" : "Nothing has these words.") : "";
    found.replaceChildren(...results.map(({ entry }) => {
      const item = document.createElement("li"), link = document.createElement("a");
      const where = document.createElement("div"), says = document.createElement("p");
      link.href = new URL(entry.path, root);
      link.textContent = entry.title;
      where.className = "where";
      where.textContent = entry.where;
      says.textContent = entry.says;
      item.append(link, where, says);
      return item;
    }));
    const address = new URL(location);
    if (query) address.searchParams.set("q", query); else address.searchParams.delete("q");
    history.replaceState(null, "", address);
  };

  addEventListener("DOMContentLoaded", () => {
    input.value = new URL(location).searchParams.get("q") ?? "";
    input.focus();
    if (input.value) show();
  });
  input.addEventListener("input", show);
  input.form.addEventListener("submit", event => { event.preventDefault(); show(); });
})();
