"""What nobody can see is refused with its name, but where a script or an emoji needs it."""

from __future__ import annotations

import re

import pytest

from mkdocs_genai_plugin.data.characters import CONTROL, HIDDEN, WIDE, hidden
from mkdocs_genai_plugin.data.files import HARMLESS
from mkdocs_genai_plugin.data.invisible import RANGES
from mkdocs_genai_plugin.data.rules import Rule
from tests import invisible

from .reading import CARD, fixed, read

SIGNS = [chr(one) for first, last in RANGES for one in range(first, min(last, first + 40) + 1)]
PRIVATE = ["\ue000", "\uf8ff", "\U000f0000", "\U0010fffd"]
NO_CHARACTERS = ["\ufdd0", "\uffff", "\U0001fffe", "\U0010ffff"]


@pytest.mark.parametrize("sign", [*SIGNS, *PRIVATE], ids=lambda sign: f"U+{ord(sign):04X}")
def test_invisible_character_is_refused_in_and_in_the_place_of_a_word(sign: str) -> None:
    for word in (f"Fl{sign}ow", sign, f"Flow {sign}", f"{sign}Flow"):
        problems = read(CARD.replace("Aurora", word).format("A model.")).problems
        assert [problem.rule for problem in problems] == [Rule.HIDDEN_CHAR]
        assert f"U+{ord(sign):04X}" in problems[0].message
    assert [
        problem.rule for problem in read(CARD.format(rf'"a \U{ord(sign):08x} b"')).problems
    ] == [Rule.CONTROL_CHAR]


def test_what_is_looked_through_once_holds_nothing_that_is_refused() -> None:
    refused = re.compile(f"{CONTROL.pattern}|{HIDDEN.pattern}|{WIDE.pattern}|\t")
    harmless = [sign for sign in map(chr, range(0x110000)) if HARMLESS.fullmatch(sign)]
    assert not [sign for sign in harmless if refused.match(sign)]
    assert {*"\n Aäé–²"} <= {*harmless}


@pytest.mark.parametrize("sign", NO_CHARACTERS, ids=lambda sign: f"U+{ord(sign):04X}")
def test_what_is_no_character_is_refused(sign: str) -> None:
    problems = read(CARD.format(f"a {sign} b")).problems
    assert [problem.rule for problem in problems] == [Rule.CONTROL_CHAR]


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم", "क\u094d\u200dष", "ශ\u0dca\u200dර", "ن\u200d",
        "👩\u200d💻", "👩🏽\u200d🚀", "❤\ufe0f\u200d🔥",
        "🏳\ufe0f\u200d🌈", "☎\ufe0e", "1\ufe0f\u20e3",
        "©\ufe0f", "ℹ\ufe0f", "‼\ufe0f", "葛\U000e0100", "\u2229\ufe00",
        "\u182d\u180b", "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "שלום", "Grüße", "한국어", "a\u00a0b",
        "GAN\u200cها", "«کتاب»\u200cها", "वाक\u094d\u200c", "\u200dه", "𞤢\u200c𞤣",
        "က\ufe00", "\ua856\ufe00", "0\ufe00", "。\ufe00",
    ],
)  # fmt: skip
def test_what_a_script_or_an_emoji_needs_is_kept(text: str) -> None:
    assert list(hidden(text)) == []
    assert read(CARD.format(text)).problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "a\u200cb", "a\u200d", "a\u200db", "می\u200c", "a\ufe0f", "☎\ufe0f\ufe0f", "x\ufe00",
        "a\U000e0100", "1\ufe0f",
        "\U0001f3f4\U000e0061\U000e007f", "a\u180b", "🙂\u200d", "م\u034fن",
    ],
)  # fmt: skip
def test_joiner_and_selector_where_nothing_needs_them_are_refused(text: str) -> None:
    assert list(hidden(text))


def test_fix_takes_every_invisible_character_away() -> None:
    text = CARD.format("A\u00adb\u200b c\u2028d \u2800e.")
    assert fixed(text) == CARD.format("Ab c d  e.")


def test_list_is_that_of_unicode() -> None:
    fix = "write it anew with  python -m tests.invisible"
    assert invisible.MODULE.read_text("utf-8") == invisible.derived(), fix


@pytest.mark.parametrize("entity", ["&#8203;", "&#x202E;", "&shy;", "&zwnj;", "&NoBreak;"])
def test_entity_of_an_invisible_character_is_refused(entity: str) -> None:
    text = CARD.format(f"Plain, *ba{entity}nk* and a{entity}b.")
    (problem,) = read(text).problems
    assert (problem.rule, problem.place.line, problem.place.column) == (Rule.HIDDEN_CHAR, 2, 17)
    assert problem.message.startswith(f"{entity} is the invisible character U+")
    assert fixed(text) == CARD.format("Plain, *bank* and ab.")


@pytest.mark.parametrize("text", ["می&zwnj;خواهم", "`&shy;`", "a&nbsp;b", "&#x2764;&#xFE0F;"])
def test_entity_that_can_be_seen_or_is_needed_is_kept(text: str) -> None:
    assert read(CARD.format(f"A {text}.")).problems == ()
