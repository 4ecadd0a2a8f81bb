"""The place where a script says a number: ``genai.js`` chooses among the forms of a text."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.forms import Forms

from .element import h

COUNT = "genai-count"


def count(**texts: Forms) -> Element:
    """Return an empty element with the forms of each text by its name: ``data-text-few``.

    The form for all other numbers is ``data-text``.
    """
    forms = ((name, *one) for name, forms in texts.items() for one in forms.written())
    return h(COUNT, {_attribute(name, category): text for name, category, text in forms})


def _attribute(name: str, category: str) -> str:
    return f"data-{name}" if category == "other" else f"data-{name}-{category}"
