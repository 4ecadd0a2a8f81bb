"""What a reader answers: by which key an answer is known, and the buttons that keep answers.

An answer is known by its question's path and by what was asked, so that a question that was
edited since is not shown as answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.text import Prose
from mkdocs_genai_plugin.data.words import Words

from .element import UNSEARCHED, h
from .icons import drawn
from .inline import shown_text
from .tabs import end

KEY_ATTRIBUTE = "data-key"


def answer_key(path: str, asked: Iterable[Prose | str]) -> str:
    """Return the key of a question's answer; ``asked`` is all that decides about it."""
    texts = (part if isinstance(part, str) else shown_text(part) for part in asked)
    digest = blake2b("\n".join(texts).encode(), digest_size=2).hexdigest()
    return f"{path}~{digest}"


def verdict(words: Words, *, right: bool) -> Element:
    """Return the mark and the word that say whether an answer is right."""
    name, word = ("full", words.right) if right else ("none", words.wrong)
    return h("strong", {"class": f"genai-mark genai-{name}"}, drawn(name), word)


def keeper(words: Words) -> Element:
    """Return the buttons with which readers keep and forget their answers."""
    said = {"data-kept": words.kept, "data-failed": words.not_kept}
    return h(
        "genai-answers",
        UNSEARCHED,
        _button(words.keep, "keep"),
        _button(words.forget, "forget"),
        h("span", {"role": "status", **said}),
        end(),
    )


def silent_keeper() -> Element:
    """Return what keeps answers where others have pressed, without a button."""
    return h("genai-answers", {}, end())


def _button(text: str, does: str) -> Element:
    return h(
        "button", {"class": "genai-button", "type": "button", "data-do": does, "hidden": ""}, text
    )
