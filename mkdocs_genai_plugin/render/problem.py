"""A box that says what is wrong, on the pages of a server that must go on."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from .element import ROOT, h


def problem(said: str, detail: str) -> Element:
    """Give the box: one sentence, and what helps to mend it."""
    first = h("p", {}, h("strong", {}, said))
    return h("aside", {"class": f"{ROOT} genai-problem"}, first, h("pre", {}, detail))
