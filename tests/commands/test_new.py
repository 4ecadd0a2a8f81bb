"""``mkdocs-genai new KIND/NAME`` writes a file that passes once its blanks are filled."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from mkdocs_genai_plugin.cli import main
from mkdocs_genai_plugin.commands.advice import blanks as blank_lines
from mkdocs_genai_plugin.commands.copied import Copy
from mkdocs_genai_plugin.commands.home import Home
from mkdocs_genai_plugin.commands.target import target
from mkdocs_genai_plugin.data import tree
from mkdocs_genai_plugin.data.fields import declarations
from mkdocs_genai_plugin.data.folders import Folder, bundled, bundled_paths
from mkdocs_genai_plugin.data.kind import folders_of
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import Problem, report
from mkdocs_genai_plugin.kinds import KINDS
from tests.data.hostile_pictures import JPG

from .blanks import filled, with_examples

NEW = Path(__file__).parents[2] / "docs/manual/new.md"
LOADERS = [getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader]
OWN = [f"{folder}/new-one" for folder in folders_of(KINDS)]
NAMES = [*OWN, "families/flow", "birds/wren", "birds/_collection"]

Said = Callable[..., str]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def said(site: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """Return a function that runs the command and gives what it prints."""

    def run(*arguments: str, code: int = 0) -> str:
        assert main(["new", *arguments]) == code
        printed = capsys.readouterr()
        return printed.err if code else printed.out

    return run


def checked(pack: bool = True) -> Pack:
    return load([*([bundled()] if pack else []), Folder(Path("data"), "data")], KINDS)


def passes() -> None:
    found = checked()
    assert not found.problems, report(found.problems, found.tried)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Let the command write a file of each kind, and give their texts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("site"))
        for name in NAMES:
            assert main(["new", name, "--no-collection"]) == 0
        yield {name: Path(f"data/{name}.yml").read_text("utf-8") for name in NAMES}


def problems(texts: dict[str, str], folder: Path) -> list[Problem]:
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / f"{name}.yml").write_text(text, "utf-8")
    return list(load([bundled(), Folder(folder, "data")], KINDS).problems)


@pytest.mark.parametrize("loader", LOADERS, ids=["c", "python"])
def test_files_pass_once_their_blanks_are_filled(
    loader: type, written: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "LOADER", loader)
    texts = {name: filled(text, target(name).record) for name, text in written.items()}
    found = problems(texts, tmp_path)
    assert not found, report(found, 0)


@pytest.mark.parametrize("loader", LOADERS, ids=["c", "python"])
def test_files_pass_with_the_example_of_every_field(
    loader: type, written: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "LOADER", loader)
    texts = {}
    for number, (name, text) in enumerate(written.items()):
        text = with_examples(filled(text, target(name).record))
        texts[name] = text.replace("hinton2006", f"source-{number}")  # every file knows a key
        for field in declarations(target(name).record):
            assert re.search(rf"^{field}:|^# {field}: .* None is declared so far", text, re.M)
    for name in texts:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        for picture in re.findall(r"^ *(?:file|dark): (\S+)$", texts[name], re.M):
            (tmp_path / name).with_name(picture).write_bytes(JPG)
    found = problems(texts, tmp_path)
    assert not found, report(found, 0)


@pytest.mark.parametrize("name", NAMES)
def test_each_field_stands_in_the_file_with_its_help(name: str, written: dict[str, str]) -> None:
    text = written[name]
    flat = " ".join(text.replace("#", " ").split())
    for field, declared in declarations(target(name).record).items():
        assert re.search(rf"^#?{field}:|^# {field}: ", text, re.M), field
        told = " ".join(declared.help.split())
        assert told in flat or re.search(rf"^{field}:\n  - id: first", text, re.M)
    assert max(map(len, text.splitlines())) <= 100


def test_each_blank_is_one_problem_at_its_line(written: dict[str, str], tmp_path: Path) -> None:
    found = problems(written, tmp_path)
    assert {one.place.path for one in found} == {f"data/{name}.yml" for name in NAMES}
    for one in found:
        field = one.message.removeprefix('"').removesuffix('" has no value')
        assert one.rule == "empty-value"
        assert re.fullmatch(rf" *(- ?)?({field}:)?( ?(>-|\|))?", one.place.excerpt)
    for name, text in written.items():
        lines = [one.place.line for one in found if one.place.path == f"data/{name}.yml"]
        assert lines == blank_lines(target(name).record, text)


def test_manual_shows_how_such_a_file_begins(written: dict[str, str]) -> None:
    shown = re.search(r"^```text\n(.*?)^```", NEW.read_text("utf-8"), re.M | re.S)
    assert shown
    assert shown[1] in written["families/flow"]


def test_commands_of_the_manual_do_what_it_says(site: Path, said: Said) -> None:
    # What translates needs folders by language: test_translate.py.
    commands = re.findall(
        r"(?:`|^)mkdocs-genai new (?!--translate)([^`\n]+?)(?:`|$)", NEW.read_text("utf-8"), re.M
    )
    asked: dict[str, list[str]] = {}
    for command in commands:
        name, *options = shlex.split(command)
        asked.setdefault(name, options)
    assert len(asked) > 10
    for name, options in asked.items():
        assert " is written" in (printed := said(name, *options)) or "one more entry" in printed


def test_what_is_set_is_no_blank_and_needs_no_help(site: Path, said: Said) -> None:
    set_ = ["--set", "name=Flow", "--set", "lead=Steps: all reversible", "--set", "note=2017"]
    said("families/flow", *set_)
    text = (site / "data/families/flow.yml").read_text("utf-8")
    assert '\n\nname: Flow\n\nnote: "2017"\n\nlead: >-\n  Steps: all reversible\n\n' in text
    assert "Required" not in text
    passes()


def test_lists_take_names_with_commas_and_prose_by_repeating(site: Path, said: Said) -> None:
    said("comparisons/two", "--set", "columns=old, new", "--set", "rows=Size,Price")
    text = (site / "data/comparisons/two.yml").read_text("utf-8")
    assert re.findall(r"^ +(- id|- name|old|new): ?(.*)", text, re.M) == [
        ("- id", "old"), ("- id", "new"),
        ("- name", "Size"), ("old", ">-"), ("new", ">-"),
        ("- name", "Price"), ("old", ">-"), ("new", ">-"),
    ]  # fmt: skip
    said(
        "takeaways/one", "--set", "title=T", "--set", "points=One, or two.", "--set", "points=More."
    )
    points = checked().items["takeaways/one"].points  # type: ignore[attr-defined]
    assert [point.text for point in points] == [("One, or two.",), ("More.",)]


def test_long_text_is_broken_into_lines(site: Path, said: Said) -> None:
    lead = "A chain of reversible steps turns noise into data, " * 5
    said("families/flow", "--set", f"lead={lead}", "--set", "name=Flow")
    text = (site / "data/families/flow.yml").read_text("utf-8")
    assert max(map(len, text.splitlines())) <= 100
    assert checked().items["families/flow"].lead == (lead.strip(),)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "message", "fix"),
    [
        (
            ["families/a", "--set", "nmae=x"],
            'no field "nmae"; did you mean "name"?',
            "It has: name,",
        ),
        (["families/a", "--set", "name"], '"name" lacks a value', "--set field=text"),
        (["families/a", "--set", "name="], '"name" has no value', "Write a text"),
        (
            ["families/a", "--set", "name=a", "--set", "name=b"],
            '"name" is set 2 times',
            "Set it once.",
        ),
        (["families/a", "--set", "accent=rus"], 'did you mean "rust"', "Allowed: blue"),
        (["families/a", "--set", "lead=<b>x</b>"], "HTML", "**strong**"),
        (["families/a", "--set", "lead=a\x00b"], "control character", "Delete it"),
        (["families/a", "--set", "name=\udcff"], "UTF-8", "encoding"),
        (
            ["families/a", "--set", "group=modal"],
            'did you mean "modality"?',
            "Allowed: mechanism",
        ),
        (["families/a", "--set", "formula=x"], '"formula" has fields of its own', "in the file"),
        (
            ["families/gam", "--copy"],
            'no families/gam; did you mean "families/gan"?',
            "of your own",
        ),
        (["families/gan", "--copy", "--set", "name=G"], "without --set", "families/gan --copy"),
        (["families/gan#karras2030", "--copy"], "without #karras2030", "families/gan --copy"),
        (["lesson", "--copy"], "takes a file only", "new lesson FILE"),
        (["quizzes/a", "--set", "questions=One, two"], "lower-case letters", "one"),
        (["timeline/a"], 'did you mean "timelines"?', "mkdocs-genai new timeline/_collection"),
        (["timelines/_collection"], "holds no cards", "another folder"),
        (["families/gan#karras2030"], "families/gan is the pack's", "new sources/NAME#karras2030"),
        (
            ["sources/papers#vaswani2017"],
            "already declared in content/families/llm.yml:",
            "[@vaswani2017]",
        ),
        (["quizzes/a#nope/b"], 'quizzes/a has no list "nope"', "It has: questions"),
        (["families/a", "b"], "b is one name too many", "one item"),
        (["lesson", "--set", "a=b"], "takes a file only", "new lesson FILE"),
    ],
)
def test_mistake_is_one_message_and_nothing_is_written(
    arguments: list[str], message: str, fix: str, site: Path, said: Said
) -> None:
    lines = said(*arguments, code=2).splitlines()
    assert len(lines) == 2
    assert message in lines[0]
    assert fix in lines[1]
    assert list(site.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("families/My Flow", "write families/my-flow, not 'families/My Flow'"),
        ("Families/flow", "write families/flow,"),
        ("data/families/flow", "for example families/flow"),
        ("families/", "for example families/flow"),
        ("families/flow#a/b/c", "for example families/flow"),
        ("../flow", "write a-name/flow,"),
    ],
)
def test_wrong_name_is_refused_with_the_right_form(
    name: str, right: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["new", name])
    assert stopped.value.code == 2
    assert right in capsys.readouterr().err
    assert list(site.iterdir()) == []


@pytest.mark.parametrize("suffix", [".yml", ".yaml"])
def test_file_that_is_there_stays(suffix: str, site: Path, said: Said) -> None:
    file = site / f"data/families/flow{suffix}"
    file.parent.mkdir(parents=True)
    file.write_text("name: Mine\n")
    for name in ("families/flow", "families/flow.yml"):
        assert f"data/families/flow{suffix} exists already" in said(name, code=2)
    assert [path.read_text() for path in file.parent.iterdir()] == ["name: Mine\n"]


def test_folder_comes_from_the_configuration_which_is_not_run(site: Path, said: Said) -> None:
    (site / "mkdocs.yml").write_text(
        "site_name: !ENV [NAME, Test]\nmarkdown_extensions:\n  - toc:\n"
        "      slugify: !!python/object/apply:os.mkdir [ran]\n"
        "  - genai:\n      data_dir: content\n      pack: false\n"
    )
    assert "data_dir" not in said("families/flow")
    assert (site / "content/families/_collection.yml").exists()  # there is no pack to have one
    said("families/flow", "--into", "other", "--no-collection")
    assert sorted(path.name for path in (site / "other/families").iterdir()) == ["flow.yml"]
    assert not (site / "ran").exists()


def test_configuration_that_does_not_tell_the_folder_is_refused(site: Path, said: Said) -> None:
    file = site / "mkdocs.yml"
    for text, why in [
        ("markdown_extensions: {genai: {data_dir: !ENV DATA}}", "data_dir is set by a tag"),
        ("markdown_extensions: [", "it cannot be read"),
        ("markdown_extensions: {genai: {dir: data}}", "genai has no option dir"),
    ]:
        file.write_text(text)
        message = said("families/flow", code=2)
        assert f"mkdocs.yml: {why}" in message
        assert "--into DIR" in message
        assert list(site.iterdir()) == [file]
    said("families/flow", "--into", "data")
    assert (site / "data/families/flow.yml").exists()


COPIES = [one for one in sorted(bundled_paths()) if not one.endswith("/")]


def test_copy_is_the_packs_file_and_changes_nothing(site: Path) -> None:
    home = Home(Path("data"))
    for name in COPIES:
        lines = Copy(target(name), home).write(home.file(target(name)))
        assert f"data/{name}.yml is written, as the pack has it." in lines
        first, rest = (bundled().root / f"{name}.yml").read_text("utf-8").split("\n", 1)
        assert first.startswith("# yaml-language-server: ")
        assert (site / f"data/{name}.yml").read_text("utf-8") == rest
    passes()
    pack, own = load([bundled()], KINDS), checked()
    assert own.items.keys() == pack.items.keys()
    assert own.collections.keys() == pack.collections.keys()
    for name, item in pack.items.items():
        # What a copy is written in is for the site to say.
        same = {"file": item.file, "bundled": True, "language": item.language}
        assert replace(own.items[name], **same) == item


def test_copy_says_what_it_lacks_without_the_pack(site: Path, said: Said) -> None:
    assert "in the pack only" in said("families/gan", "--copy", "--no-pack")
    assert "in the pack only" not in said("families/vae", "--copy")


def test_copy_names_its_schema_from_where_it_stands(site: Path, said: Said) -> None:
    (site / "schemas").mkdir()
    (site / "schemas/card.json").write_text("{}")
    said("families/gan", "--copy", "--into", "own/data")
    said("families/gan", "--copy")
    first = "# yaml-language-server: $schema=../../schemas/card.json\n"
    assert (site / "data/families/gan.yml").read_text("utf-8").startswith(first)
    assert "$schema" not in (site / "own/data/families/gan.yml").read_text("utf-8")


def test_copy_leaves_a_file_that_is_there(site: Path, said: Said) -> None:
    file = site / "data/families/gan.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("name: Mine\n")
    assert "data/families/gan.yaml exists already" in said("families/gan", "--copy", code=2)
    assert [path.read_text() for path in file.parent.iterdir()] == ["name: Mine\n"]


def test_blank_in_the_place_of_the_packs_item_names_the_copy(site: Path, said: Said) -> None:
    copy = "to start from what it says:  mkdocs-genai new families/gan --copy"
    assert copy in said("families/gan").splitlines()[0]
    assert "--copy" not in said("families/flow")
    assert "--copy" not in said("families/gan", "--into", "other", "--no-pack")


def test_what_comes_next_is_said(site: Path, said: Said) -> None:
    assert said("families/flow").splitlines() == [
        "data/families/flow.yml is written.",
        'Fill in what is marked "Required:", on lines 6, 10',
        "Check it:  mkdocs-genai check data/families/flow.yml",
        "Show it on a page:  /// genai-cards | families",
        "mkdocs.yml has to name the folder, under  markdown_extensions:  as  "
        "- genai: {data_dir: data}",
    ]
    assert "in the place of the pack's families/gan" in said("families/gan")
    assert "/// genai-cases\n" in said("cases/one")
    assert "/// genai-quiz | one\n" in said("quizzes/one")
    assert "[@key]" in said("sources/one")


def test_field_whose_type_is_unknown_is_offered_all_the_same(site: Path, said: Said) -> None:
    (site / "data/birds").mkdir(parents=True)
    fields = "title: Birds\nfields: {size: {heading: Size, type: nombre}}\n"
    (site / "data/birds/_collection.yml").write_text(fields, "utf-8")
    said("birds/wren")
    assert "\n#size:\n" in (site / "data/birds/wren.yml").read_text("utf-8")


def test_card_offers_what_its_collection_declares(site: Path, said: Said) -> None:
    said("birds/_collection", "--set", "title=Birds")
    file = site / "data/birds/_collection.yml"
    assert "Ids in order" in file.read_text("utf-8")
    file.write_text("title: Birds\ngroups: {song: Song}\nfacts: {nest: Where is its nest?}\n")
    assert "_collection" not in said("birds/wren", "--set", "name=Wren", "--set", "lead=Small.")
    text = (site / "data/birds/wren.yml").read_text("utf-8")
    assert "Here: song.\n#group: song\n" in text
    assert "#facts:\n#  # Where is its nest?\n#  nest: >-\n" in text
    assert "what that leaves out comes last" in text
    file.write_text("title: Birds\n")
    said("birds/owl")
    assert "#group" not in (site / "data/birds/owl.yml").read_text("utf-8")


def test_example_of_a_fact_stands_only_under_the_question_that_it_answers(
    written: dict[str, str],
) -> None:
    facts = re.findall(r"^#  # (.*\?)\n#  [a-z-]+: >-\n#    (.*)", written["families/flow"], re.M)
    answers = dict(facts)
    assert answers.pop("What does one sample cost?") == "One pass of the generator."
    assert len(answers) == 4
    assert {*answers.values()} == {"Your answer."}


def test_new_collection_is_offered_nothing_of_the_packs(written: dict[str, str]) -> None:
    pack = load([bundled()], KINDS).collections["families"]
    words = {*re.findall(r"[\w-]+", written["birds/_collection"])}
    assert pack.groups
    assert words & {*pack.groups, *pack.facts} == set()


def test_new_collection_has_a_title_and_offers_the_rest(site: Path, said: Said) -> None:
    said("song-birds/wren", "--set", "name=Wren", "--set", "lead=Small.")
    file = site / "data/song-birds/_collection.yml"
    text = file.read_text("utf-8")
    assert "\ntitle: Song birds\n" in text
    assert "\n#order: [wren]\n" in text
    file.write_text(with_examples(text), "utf-8")
    passes()


@pytest.mark.parametrize("folder", ["schemas", "mkdocs_genai_plugin/schemas"])
def test_schema_is_named_where_there_is_one(folder: str, site: Path, said: Said) -> None:
    (site / folder).mkdir(parents=True)
    (site / folder / "card.json").write_text("{}")
    said("birds/wren")
    said("timelines/one")
    first = (site / "data/birds/wren.yml").read_text("utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../../{folder}/card.json"
    assert "$schema" not in (site / "data/timelines/one.yml").read_text("utf-8")


def test_folder_that_cannot_be_written_is_named(site: Path, said: Said) -> None:
    (site / "data").write_text("")
    assert "--into DIR" in said("families/flow", code=2)
