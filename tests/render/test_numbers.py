"""How numbers are written in the language of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_genai_plugin.data.fields import Amount
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import Place
from mkdocs_genai_plugin.data.words import words_of
from mkdocs_genai_plugin.kinds.plots import Dot, Plot, plot
from mkdocs_genai_plugin.render.block import Request, View
from mkdocs_genai_plugin.render.numbers import Numbers
from mkdocs_genai_plugin.render.theme import Theme


def plain(text: str) -> str:
    """Return the text with plain spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (4.7e17, "4.7 × 10¹⁷"),
        (5.76e23, "5.76 × 10²³"),
        (1e23, "10²³"),
        (-3.5e7, "−3.5 × 10⁷"),
        (1e-9, "10⁻⁹"),
        (2.5e-7, "2.5 × 10⁻⁷"),
        (999_999, "999,999"),
        (2500, "2,500"),
        (-0.5, "−0.5"),
        (0.25, "0.25"),
        (0, "0"),
    ],
)
def test_numbers_as_people_write_them(value: float, text: str) -> None:
    assert plain(Numbers("en").value(value)) == text


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("de", 1000.5, "1.000,5"),
        ("de", 4.7e17, "4,7 × 10¹⁷"),
        ("de", -0.25, "−0,25"),
        ("fr", 2500, "2 500"),
        ("fr", 2.5e-7, "2,5 × 10⁻⁷"),
        ("es", 12500, "12.500"),
        ("pt-BR", 12345.678, "12.345,678"),
        ("ar", 1e23, "\u206610²³\u2069"),
        ("ar", 2500, "2,500"),
        ("ar", -3, "\u200e−3"),
        ("xx-none", 2500, "2,500"),
    ],
)
def test_value_as_its_language_writes_it(language: str, value: float, text: str) -> None:
    assert plain(Numbers(language).value(value)) == text


@pytest.mark.parametrize(
    ("scale", "values", "said"),
    [
        ("linear", (1000.5, 3000), {"1.000,5", "3.000", "2.000", "0"}),
        ("log", (4.7e17, 5e26), {"4,7 × 10¹⁷", "10²¹"}),
    ],
)
def test_plot_speaks_the_language_of_its_page(
    scale: str, values: tuple[float, ...], said: set[str]
) -> None:
    dots = tuple(Dot(name="a", when="2012", value=Amount(one, Place("", 0, 0))) for one in values)
    item = Plot(title="A", unit="B", scale=scale, points=dots)
    theme = Theme(replace(words_of("en"), language="de"))
    element = plot(View(theme, Pack(), Request("genai-plot"), (item,)))
    assert said <= {plain(part.text or "") for part in element.iter()}


@pytest.mark.parametrize(
    ("language", "seconds", "text"),
    [
        ("en", 0.16, "0.16 seconds"),
        ("en", 1, "1 second"),
        ("en", 59.4, "59 seconds"),
        ("en", 668_000, "7.7 days"),
        ("de", 5_000, "1,4 Stunden"),
        ("en", 1.06e9, "34 years"),
        ("ja", 1.06e9, "34 年"),
        ("pl", 1.06e9, "34 lata"),
        ("ar", 119, "دقيقتان"),
        ("en", 3e14, "9,500,000 years"),
    ],
)
def test_lengths_of_time_are_in_their_largest_unit(
    language: str, seconds: float, text: str
) -> None:
    assert plain(Numbers(language).lasting(seconds)) == text
