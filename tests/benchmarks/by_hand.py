"""The words of three widgets as an author writes them by hand, in Markdown for Material."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.words import words_of

CITATION = re.compile(r"\s*\[(@[a-z0-9-]+(?:; ?@[a-z0-9-]+)*)\]")
ITEM = re.compile(r"\[(?P<said>[^]]+)\]\(item:(?P<path>[^)]*)\)")
ENGLISH = words_of("en")


def page() -> str:
    """Return the page that says the same as the three blocks."""
    parts = [*cards("families"), *comparison("discriminative-vs-generative"), *timeline("why-now")]
    body = "\n\n".join(part for part in parts if part)
    keys = dict.fromkeys(re.findall(r"\[\^([a-z0-9-]+)\]", body))
    known = {source["key"]: source for source in sources()}
    notes = [note(known[key]) for key in keys]
    terms = {found["said"]: found["path"] for found in reversed(list(ITEM.finditer(body)))}
    meanings = [meaning(said, path) for said, path in terms.items() if "glossary/" in path]
    plain = ITEM.sub(lambda found: found["said"], body)
    return "\n\n".join([plain, "## Sources", *notes, "\n".join(meanings)]) + "\n"


def read(path: str) -> Any:
    """Return what a file of the pack holds."""
    return yaml.safe_load((bundled().root / path).read_text("utf-8"))


def sources() -> Iterator[dict[str, str]]:
    """Yield every source of the pack."""
    root = bundled().root
    for path in root.rglob("*.yml"):
        yield from read(str(path.relative_to(root))).get("sources", ())


def note(source: dict[str, str]) -> str:
    """Return the footnote about a source."""
    link = source.get("link", "")
    shown = f"<{link}>" if link.startswith("http") else link
    return f"[^{source['key']}]: *{source['title']}*. {source['by']}. {shown}".strip()


def meaning(said: str, path: str) -> str:
    """Return the abbreviation that explains a term of the glossary where it is used."""
    means = CITATION.sub("", read(f"{path}.yml")["text"])
    return f"*[{said}]: {ITEM.sub(lambda found: found['said'], means).strip()}"


def text(written: str) -> str:
    """Return a text of the pack with footnotes for citations."""
    return CITATION.sub(lambda found: notes(re.findall(r"[a-z0-9-]+", found[1])), written).strip()


def notes(keys: Iterable[str]) -> str:
    """Return the marks of footnotes."""
    return "".join(f"[^{key}]" for key in keys)


def tab(label: str, parts: Iterable[str]) -> str:
    """Return a content tab."""
    body = "\n\n".join(part for part in parts if part)
    return f'=== "{label}"\n\n' + re.sub(r"^(?=.)", "    ", body, flags=re.M)


def cards(folder: str) -> Iterator[str]:
    """Yield a collection as content tabs."""
    collection = read(f"{folder}/_collection.yml")
    yield collection["invite"]
    for name in collection["order"]:
        card = read(f"{folder}/{name}.yml")
        group = collection["groups"].get(card.get("group"), "")
        yield tab(f"{card['name']} {card['note']}", _card(card, group))


def _card(card: dict[str, Any], group: str) -> Iterator[str]:
    yield f"## {card['name']}"
    yield " · ".join(filter(None, (card["full_name"], group)))
    yield text(card["lead"])
    yield "\n".join(f"1. **{step['name']}** {text(step['text'])}" for step in card["steps"])
    yield f"**{ENGLISH.best_at}** {text(card['best_at'])}"
    yield f"**{ENGLISH.watch_out}** {text(card['watch_out'])}"


def comparison(name: str) -> Iterator[str]:
    """Yield a comparison as a table."""
    item = read(f"comparisons/{name}.yml")
    columns = item["columns"]
    heads = [f"**{one['name']}** {one['note']}" for one in columns]
    rows = [[row["name"], *(cell(row[one["id"]]) for one in columns)] for row in item["rows"]]
    yield text(item["lead"])
    yield f"**{item['title']}**"
    yield "\n".join(
        f"| {' | '.join(line)} |" for line in ([" ", *heads], ["---"] * (len(heads) + 1), *rows)
    )
    yield checked(item)


def cell(written: str | dict[str, str]) -> str:
    """Return the text of a cell."""
    said = written if isinstance(written, str) else written.get("text", "")
    return text(said).replace("|", r"\|")


def timeline(name: str) -> Iterator[str]:
    """Yield a timeline as content tabs."""
    item = read(f"timelines/{name}.yml")
    yield text(item["lead"])
    for step in item["steps"]:
        yield tab(f"{step['name']} {step['when']}", _step(step))
    yield checked(item)


def _step(step: dict[str, Any]) -> Iterator[str]:
    yield f"## {step['name']}"
    yield " · ".join(filter(None, (step.get("tag"), step["when"], step.get("note"))))
    yield text(step["text"])
    if figure := step.get("figure"):
        yield f"**{figure['value']}**"
        yield text(figure["label"]) + notes(figure.get("cite", ()))
        yield text(figure.get("how", ""))


def checked(item: dict[str, Any]) -> str:
    """Return the sentence about the day of the last check."""
    return ENGLISH.checked.format(day=item["checked"])
