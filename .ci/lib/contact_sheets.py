"""Reads a contact sheet in a browser: every picture shows, every text stays text, and nothing else is fetched."""

LOOK = """(async () => {
    const seen = [];
    for (const article of document.querySelectorAll("main > *")) {
        // As if scrolled by: pictures are loaded when they come into view.
        article.scrollIntoView();
        const pictures = [...article.querySelectorAll("img")];
        await Promise.all(pictures.map(async picture => {
            if (!picture.complete)
                await new Promise(done => { picture.onload = picture.onerror = done; setTimeout(done, 20000); });
            if (picture.complete) await picture.decode().catch(() => {});
        }));
        seen.push({
            text: article.innerText,
            prompt: article.querySelector(".prompt").textContent,
            pictures: pictures.map(picture => ({
                source: picture.src, description: picture.alt,
                width: picture.naturalWidth, height: picture.naturalHeight, shown: picture.clientWidth,
            })),
        });
    }
    return seen;
})()"""


def shows_everything(page, sheet, items):
    """Reads a contact sheet with its reader's eyes.

    items: what `aigc-image batch --json` says of each prompt.
    """
    asked, complained = len(page.requests), len(page.complaints)
    page.resize(1280, 900)
    page.open(sheet.resolve().as_uri())
    seen = page.ask(LOOK)
    assert len(seen) == len(items), f"{len(seen)} of {len(items)} prompts show"
    for item, shown in zip(items, seen, strict=True):
        assert shown["prompt"] == item["prompt"], f"{shown['prompt']} isn't {item['prompt']}"
        facts = [item["id"], item["model"], item["taskId"], item["error"]]
        facts += [] if item["seed"] is None else [f"{item['seed']}"]
        facts += [] if item["seconds"] is None else [f"{item['seconds']} s"]
        facts += ["in doubt"] if item["state"] == "inDoubt" else []
        missing = [fact for fact in facts if fact and fact not in shown["text"]]
        assert not missing, f"{item['id']} lacks {missing}: {shown['text']}"
        assert len(shown["pictures"]) == len(item["paths"]), f"{item['id']} has {shown['pictures']}"
        for picture in shown["pictures"]:
            assert picture["width"] > 0 and picture["height"] > 0 and picture["shown"] > 100, f"{picture} doesn't show"
            assert picture["description"] == item["prompt"]
    here = (sheet.parent.resolve().as_uri() + "/", "data:")
    foreign = [url for url in page.requests[asked:] if not url.startswith(here)]
    assert not foreign, f"asked for: {foreign}"
    assert page.complaints[complained:] == [], page.complaints[complained:]
    assert page.ask("document.scripts.length") == 0
    return sum(len(shown["pictures"]) for shown in seen)
