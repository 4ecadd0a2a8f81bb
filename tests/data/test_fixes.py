"""Fixes are right: for each rule, applying the edits of its example says what its author meant."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from mkdocs_genai_plugin.data.edits import mended, renames
from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.kinds import KINDS

from .reading import CARD, fixed, read
from .test_rules import FOLDER, folder_of, found

# What no program can know; what the author is told to write instead.
BY_HAND = {
    Rule.ANCHOR: "Write the value out in full",
    Rule.BLOCK_IN_TEXT: "Move it to  about:",
    Rule.BLOCK_END: "Write  ///",
    Rule.BLOCK_TEXT: "put other text below",
    Rule.CHOICE: "Allowed:",
    Rule.CONFLICT: "Keep one side",
    Rule.COUNT: "Add what is missing, or shorten it.",
    Rule.DATE: "Write a real date",
    Rule.DUPLICATE_ID: "Take it off the list",
    Rule.DUPLICATE_KEY: "Delete one of the two.",
    Rule.DUPLICATE_SOURCE: "Delete one of the two, or give it another key",
    Rule.EMPTY: "Start from a file of the same folder, or delete this one.",
    Rule.EMPTY_VALUE: "Write text after the colon",
    Rule.ENCODING: "Save with encoding: UTF-8",
    Rule.FILE_KIND: "Put a plain YAML file there, or remove it.",
    Rule.FILE_OUTSIDE: "Put a plain YAML file there, or remove it.",
    Rule.FILE_PLACE: "Put it into a folder of its kind",
    Rule.FILE_SIZE: "Split it, or remove it.",
    Rule.FILE_UNREADABLE: "Put a plain YAML file there, or remove it.",
    Rule.FORMULA: "Mend the formula",
    Rule.HTML: "Use **strong**",
    Rule.IMAGE: "Use **strong**",
    Rule.KEY: "Remove the ? or the brackets",
    Rule.LANDMARK_ORDER: "Put the oldest first.",
    Rule.LINK_TEXT: "the same address in both places",
    Rule.MARKUP: "or put a backslash before it",
    Rule.MISSING_KEY: "Add a line:  lead: ...",
    Rule.NO_FOLDER: "Make it, or mend",
    Rule.NUMBER: "Write the number alone",
    Rule.OPTION: "The manual's page Options says what each takes.",
    Rule.PACK_LINK: "Link to  item:folder/id",
    Rule.SAME_ANSWER: "Delete it, or write another answer.",
    Rule.ANSWER: "Write  typed: true  beside it, or delete it.",
    Rule.RIGHT_OPTION: "Write  right: true  in exactly one of them.",
    Rule.SCALE: "Give a value above 0",
    Rule.SIZE: "Allowed: 6, 60, 600.",
    Rule.TAG: "Delete the tag",
    Rule.TOO_DEEP: "Flatten the data.",
    Rule.TOO_LONG: "Shorten it.",
    Rule.TOO_MANY: "Split the data.",
    Rule.WORD: "Write each once, where the language wants it.",
    Rule.STALE: "Translate what is new",
    Rule.UNUSED_SOURCE: "or delete it.",
    Rule.YAML_DOCUMENTS: 'Remove the "---" line',
}
# How the fix of any other rule begins.
TOLD = re.compile(r"(?:Write|Give|Put|Add|Take|Name|Choose|Declare|Use|Allowed|Delete|Make)\b")
# What is meant is clear, and not what the example of the manual has.
OTHERWISE = {Rule.CURLY_QUOTES, Rule.ID, Rule.YEAR}


def texts(root: Path) -> dict[str, str]:
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}


@pytest.mark.parametrize("rule", Rule)
def test_fix_of_each_rule_is_applied_or_said(rule: Rule, tmp_path: Path) -> None:
    wrong = folder_of(rule, "wrong", tmp_path / "made")
    (problem,) = found(wrong)[0]
    if not problem.edits:
        assert BY_HAND.get(rule, "") in problem.fix
        assert rule in BY_HAND or TOLD.match(problem.fix), "say what to write, or carry an edit"
        return
    assert rule not in BY_HAND
    root = shutil.copytree(wrong, tmp_path / "copy", dirs_exist_ok=True)
    for path, file in mended(files(root), [problem]).items():
        (root / path).write_text(file.text, "utf-8", newline="")
    for rename in renames([problem]):
        (root / rename.path).rename(root / rename.to)
    assert found(root)[0] == []
    if rule not in OTHERWISE:
        assert texts(root) == texts(FOLDER / rule / "right")


def files(root: Path) -> dict[str, DataFile]:
    return {path: DataFile(path, text) for path, text in texts(root).items()}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("name: **Flow**", "name: Flow"),
        ("best_at: **Flow** is fast", 'best_at: "**Flow** is fast"'),
        ("best_at: 'Tis exact", 'best_at: "\'Tis exact"'),
        ("best_at: 'Fast and exact", "best_at: 'Fast and exact'"),
        ("checked: 28.11.2026", "checked: 2026-11-28"),
        ("checked: 2026/11/28", "checked: 2026-11-28"),
        ("checked: Nov 28, 2026", "checked: 2026-11-28"),
        ("note: Type # 550", 'note: "Type # 550"'),
        ("note: F # minor", 'note: "F # minor"'),
        ("note: Model #1 of 3", 'note: "Model #1 of 3"'),
        ("steps:\n  * name: A\n    text: b", "steps:\n  - name: A\n    text: b"),
        ("strengths: - fast", "strengths:\n  - fast"),
        ("strengths: fast, small", "strengths: [fast, small]"),
        ("strengths: Fast, and small too.", 'strengths: ["Fast, and small too."]'),
        ("icon: material/waves", "icon: waves"),
        ("icon: material-waves", "icon: waves"),
        ("accent: tael", "accent: teal"),
        ("note: 2013", 'note: "2013"'),
        ("best_at: Two sizes: small\n  and large", 'best_at: "Two sizes: small and large"'),
        ("best_at: see www.example.org: all", 'best_at: "see www.example.org: all"'),
        ("checked: 2026-11-28T10:00:00Z", "checked: 2026-11-28"),
        ("checked: 2026-11-28 10:00", "checked: 2026-11-28"),
        ("steps:\n  -name: A\n   text: b", "steps:\n  - name: A\n    text: b"),
        ("steps:\n  name: A\n  text: b\nnote: c", "steps:\n  - name: A\n    text: b\nnote: c"),
        (
            "steps:\n  name: A\n  # why\n\n  text: >-\n    b\n      c\nnote: d",
            "steps:\n  - name: A\n    # why\n\n    text: >-\n      b\n        c\nnote: d",
        ),
        ("note: b\n...\nbest_at: c", "note: b\nbest_at: c"),
        ("best_at: <https://example.org", None),
        ("strengths:\n  • fast\n  • small", None),
    ],
)
def test_fix_says_what_was_meant(written: str, meant: str | None) -> None:
    start = "lead: A model.\n" if written.startswith("name") else CARD.format("A model.")
    if meant is not None:
        assert fixed(f"{start}{written}\n") == f"{start}{meant}\n"
    elif problems := read(f"{start}{written}\n").problems:
        assert problems[0].fix


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        (CARD.format("A model.") + "accent: rosewood\n", "families/aurora.yml", "rose"),
        (CARD.format("A model.") + "usage: [Small]\n", "families/aurora.yml", "uses"),
        (
            "title: A\nfields:\n  size: {heading: B, type: nombre}\n",
            "birds/_collection.yml",
            "number",
        ),
    ],
)
def test_what_may_be_another_word_is_asked_and_not_put(text: str, name: str, near: str) -> None:
    (problem,) = read(text, name).problems
    assert f'"{near}"' in problem.message + problem.fix
    assert not problem.edits


def test_values_of_a_field_whose_type_is_unknown_are_not_judged(tmp_path: Path) -> None:
    (tmp_path / "birds").mkdir()
    fields = "title: A\nfields:\n  size: {heading: B, type: zahl, unit: cm}\n"
    (tmp_path / "birds/_collection.yml").write_text(fields, "utf-8")
    (tmp_path / "birds/wren.yml").write_text(f"{CARD.format('A bird.')}size: 9\n", "utf-8")
    (problem,) = load([Folder(tmp_path, "data")], KINDS).problems
    assert (problem.rule, problem.place.line) == (Rule.CHOICE, 3)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("link: 1505.05770", "link: arXiv:1505.05770"),
        ("arxiv: 1505.05770", "link: arXiv:1505.05770"),
        ("link: arXiv: 1505.05770", "link: arXiv:1505.05770"),
        ("doi: 10.1126/science.1127647", "link: doi:10.1126/science.1127647"),
        ("url: https://example.org", "link: https://example.org"),
        ("link: arxiv.org/abs/1505.05770", "link: https://arxiv.org/abs/1505.05770"),
    ],
)
def test_address_of_a_source_is_completed(written: str, meant: str) -> None:
    start = "sources:\n  - key: dinh2014\n    title: Nice\n    by: Dinh, 2014\n    "
    assert fixed(f"{start}{written}\n", "sources/papers.yml") == f"{start}{meant}\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Grünkern", "grunkern"), ("größe", "grosse"), ("хлеб", "khleb"), ("中文", "zhongwen"),
     ("مرحبا", "mrhb")],
)  # fmt: skip
def test_id_is_written_in_latin_letters(written: str, meant: str) -> None:
    text = "title: A\nsteps:\n  - id: {}\n    name: B\n    when: C\n    text: D\n"
    assert fixed(text.format(written), "timelines/a.yml") == text.format(meant)


def test_id_of_which_nothing_is_left_is_asked_for() -> None:
    text = 'title: A\nsteps:\n  - id: "!?"\n    name: B\n    when: C\n    text: D\n'
    (problem,) = read(text, "timelines/a.yml").problems
    assert problem.rule is Rule.ID
    assert not problem.edits
    assert "a-name" in problem.fix


def test_another_name_and_year_is_no_slip() -> None:
    source = "sources:\n  - key: devlin2019\n    title: A\n    by: B, 2019\n"
    (problem,) = read(CARD.format("See [@dinh2014].") + source).problems
    assert "devlin2019" not in str(problem)
    (problem,) = read(CARD.format("See [@devlin2018].") + source).problems
    assert not problem.edits


@pytest.mark.parametrize(
    "value",
    [
        "0" * 4_401,
        "1" * 4_401,
        "0." + "0" * 4_401,
        "1e" + "9" * 4_401,
        "1e101",
        "-1e308",
        "5e-324",
        "1e-101",
        "1e999",
    ],
)
def test_number_has_a_limit(value: str) -> None:
    point = f"  - name: D\n    when: 1886\n    value: {value}\n"
    text = f"title: A\ndescription: B\nunit: c\npoints:\n{point}"
    (problem,) = read(text, "plots/a.yml").problems
    assert (problem.rule, problem.place.line, problem.place.column) == (Rule.NUMBER, 7, 12)


@pytest.mark.parametrize(
    ("written", "meant"), [("405,5", "405.5"), ("-0,25", "-0.25"), ("1,250", None)]
)
def test_comma_of_a_number_is_a_point_unless_it_may_part_thousands(
    written: str, meant: str | None
) -> None:
    text = (
        "title: A\ndescription: B\nunit: c\npoints:\n  - name: D\n    when: 1886\n    value: {}\n"
    )
    if meant:
        assert fixed(text.format(written), "plots/a.yml") == text.format(meant)
    else:
        assert not read(text.format(written), "plots/a.yml").problems[0].edits


@pytest.mark.parametrize(
    ("braces", "fix"),
    [
        ("{math: x}", "  , says: ..."),
        ("{math: x, }", "  says: ..."),
        ("{}", "  math: ..., says: ..."),
    ],
)
def test_what_is_missing_in_braces_is_added_in_them(braces: str, fix: str) -> None:
    (problem,) = read(f"{CARD.format('A model.')}formula: {braces}\n").problems
    assert problem.fix == f"Add before the closing brace:{fix}"


@pytest.mark.parametrize(
    "link",
    [
        "[https://bank.example/login](https://evil.example/login)",
        "[www.bank.example](https://evil.example)", "[bank.com](https://evil.example)",
        "[**bank.example/login**](https://evil.example)",
        "[https://bаnk.example](https://bank.example)",
        "[see https://bank.example here](https://evil.example)",
        "[https://bank.example@evil.example](https://evil.example)",
        "[https://bank。example](https://evil.example)", "[bank](https://xn--bnk-5cd.example)",
        "[bank.de](https://evil.example)", "[bank.co.uk](https://evil.example)",
        "[(bank.example)](https://evil.example)", "[Bank.com, the bank](https://evil.example)",
        "[me@bank.example](https://evil.example)", "[me@bank.example](mailto:me@evil.example)",
        "[//bank.example/in](https://evil.example)", "[http://10.0.0.1/](https://evil.example)",
        "[ftp://bank.example](https://evil.example)", "[https://bank.example](guide.md)",
        "[bänk.de](https://evil.example)", "[bаnk.com](https://bank.com)",
    ],
)  # fmt: skip
def test_link_that_shows_another_place_is_told(link: str) -> None:
    assert [problem.rule for problem in read(CARD.format(f"See {link}.")).problems] == [
        Rule.LINK_TEXT
    ]


@pytest.mark.parametrize(
    "link",
    [
        "[https://example.org](https://www.example.org/a)", "[Node.js](https://nodejs.org)",
        "[example.org](https://docs.example.org)", "[Character.AI](https://example.org)",
        "[München](https://xn--mnchen-3ya.de)", "<https://example.org>", "[and/or](https://a.org)",
        "[bänk.de](https://xn--bnk-qla.de)", "[ASP.NET](https://example.org)",
        "[me@example.org](mailto:me@example.org)", "[scipy.io](https://docs.scipy.org)",
        "[start.md#first](start.md#first)", "[model.pt](https://example.org/model.pt)",
    ],
)  # fmt: skip
def test_link_that_shows_its_own_place_or_none_is_right(link: str) -> None:
    assert read(CARD.format(f"'See {link}.'")).problems == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("arXiv 1505.05770", "arXiv:1505.05770"), ("arxiv/1505.05770", "arXiv:1505.05770"),
        ("arXiv:1505.05770.", "arXiv:1505.05770"), ("<https://a.org>", "https://a.org"),
        ("https//a.org/b", "https://a.org/b"), ("http:/a.org", "http://a.org"),
        ("https ://a.org", "https://a.org"), ('"[a](https://a.org)"', "https://a.org"),
        ("doi 10.1126/science.1127647", "doi:10.1126/science.1127647"),
        ("hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
        ("arXiv:cs/0309048", "https://arxiv.org/abs/cs/0309048"),
        ("1505.05770  # read", "arXiv:1505.05770  # read"),
    ],
)  # fmt: skip
def test_address_of_a_source_is_mended(written: str, meant: str) -> None:
    text = CARD.format("x [@k]") + "sources:\n- {key: k, title: T, by: B}\n"
    text = text.replace("- {key: k, title: T, by: B}", "- key: k\n  title: T\n  by: B\n  link: {}")
    assert fixed(text.format(written)) == text.format(meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("octicons/star", "star"), ("fontawesome/solid/star", "star"), ("waves.svg", "waves"),
        ("material/waves.svg", "waves"),
    ],
)  # fmt: skip
def test_icon_is_known_by_its_path(written: str, meant: str) -> None:
    text = CARD.format("x") + "icon: {}\n"
    (problem,) = read(text.format(written)).problems
    assert problem.fix == f"Write:  icon: {meant}"
    assert fixed(text.format(written)) == text.format(meant)


def test_emoji_in_the_place_of_an_icon_is_no_name_of_one() -> None:
    (problem,) = read(CARD.format("x") + "icon: 🌊\n").problems
    assert not problem.edits


@pytest.mark.parametrize("sign", "–－−•*")
def test_other_signs_than_a_dash_before_the_keys_of_an_entry_are_mended(sign: str) -> None:
    text = CARD.format("x [@k]") + "sources:\n{} key: k\n  title: T\n  by: B\n"
    assert fixed(text.format(sign)) == text.format("-")


@pytest.mark.parametrize("sign", "ːˑ：꞉")
def test_letter_like_a_colon_ends_a_key(sign: str) -> None:
    assert fixed(CARD.format("x").replace("name:", f"name{sign}")) == CARD.format("x")


def test_escape_that_leaves_nothing_is_not_taken_out() -> None:
    assert not any(problem.edits for problem in read(CARD.format(r'"\ud83d"')).problems)


def test_fix_of_an_escape_in_a_list_shows_no_key() -> None:
    text = CARD.format("x").replace("lead: x", r'lead: ["a \tau b"]')
    (fix,) = [one.fix for one in read(text).problems if one.rule is Rule.CONTROL_CHAR]
    assert fix.endswith(r":  'a \tau b'")


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        (
            "note: null",
            'Write a text, or delete the line. If that very word is meant:  note: "null"',
        ),
        ("name: ~", 'Write a text. If that very word is meant:  name: "~"'),
        ("steps: ~", "or delete the line."),
        ("facts: NULL", "or delete the line."),
        ("steps: {name: A, text: b}", "Put it in brackets, [ before it and ] behind it."),
        ("sources: [{key: k, title: T, by: [A, B], link: https://a.org}]", '  by: "[A, B]"'),
        ("sources: [{key: k, title: {T}, by: B}]", '  title: "{T}"'),
        ("try: item:figures/same-dots.yml", "Write:  try: same-dots"),
        ("related: [{to: families/Vae.yml, text: b}]", "Write:  families/vae"),
    ],
)
def test_fix_loses_nothing_and_adds_no_word(written: str, fix: str) -> None:
    start = CARD.format("A model.")
    text = start.replace("name: Aurora", written) if written.startswith("name") else start + written
    assert any(problem.fix.endswith(fix) for problem in read(f"{text}\n").problems)


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("name = Aurora\nlead = A model.\n", "Write:  name: Aurora"),
        (
            "- name: Aurora\n  lead: A model.\n",
            "a file of its own, whose lines start with a key:  name: ...",
        ),
        ("name,lead\nAurora,A model.\n", "Start it with a line like:  name: ..."),
    ],
)
def test_file_without_keys_is_told_those_of_its_kind(written: str, fix: str) -> None:
    (problem,) = read(written).problems
    assert problem.fix.endswith(fix)
