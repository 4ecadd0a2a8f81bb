"""Folders to a pack: what replaces what, in which order, and that nothing raises."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_genai_plugin.data import tree
from mkdocs_genai_plugin.data.files import LINE_BREAK
from mkdocs_genai_plugin.data.pack import Folder, Pack, bundled, load
from mkdocs_genai_plugin.data.problems import report

LOADERS = [getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader]
CARD = "name: {0}\nlead: A model.\n"


def site(root: Path, files: dict[str, str]) -> Folder:
    """Write a site's own data."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Folder(root, "data")


def loaded(root: Path, files: dict[str, str], *before: Folder) -> Pack:
    pack = load([*before, site(root, files)])
    assert pack.problems == ()
    return pack


def ids(pack: Pack, collection: str = "families") -> list[str]:
    return [card.id for card in pack.collections[collection].cards]


def test_bundled_pack_has_no_problem() -> None:
    pack = load([bundled()])
    assert report(pack.problems, pack.tried) == f"0 problems in 0 of {pack.tried} files"
    assert pack.tried == len(pack.files) > 5


def test_no_folder_gives_an_empty_pack() -> None:
    assert load([]) == Pack()


def test_site_alone(tmp_path: Path) -> None:
    pack = loaded(tmp_path, {"families/aurora.yml": CARD.format("Aurora")})
    assert list(pack.items) == ["families/aurora"]
    assert not pack.items["families/aurora"].bundled


def test_site_adds_to_the_pack(tmp_path: Path) -> None:
    pack = loaded(tmp_path, {"models/aurora.yml": CARD.format("Aurora")}, bundled())
    assert ids(pack, "models") == ["aurora"]
    assert "families/gan" in pack.items


@pytest.mark.parametrize("name", ["families/gan.yml", "families/gan.yaml"])
def test_file_of_the_same_path_replaces_the_packs(name: str, tmp_path: Path) -> None:
    pack = loaded(tmp_path, {name: CARD.format("My GAN")}, bundled())
    own = pack.items["families/gan"]
    assert (own.file, own.bundled) == (f"data/{name}", False)
    assert pack.tried == load([bundled()]).tried
    assert f"content/{name}" not in {file.path for file in pack.files}


def test_sources_of_a_replaced_file_stay_known(tmp_path: Path) -> None:
    text = "name: My GAN\nlead: As in [@goodfellow2014].\n"
    pack = loaded(tmp_path, {"families/gan.yml": text}, bundled())
    assert pack.sources["goodfellow2014"].title == "Generative Adversarial Networks"


def test_replacing_file_may_declare_its_sources_anew(tmp_path: Path) -> None:
    source = "sources:\n  - key: goodfellow2014\n    title: Mine\n    by: Goodfellow, 2014\n"
    pack = loaded(tmp_path, {"families/gan.yml": CARD.format("My GAN") + source}, bundled())
    assert pack.sources["goodfellow2014"].title == "Mine"


def test_collection_of_the_same_path_replaces_the_packs(tmp_path: Path) -> None:
    own = (bundled().root / "families" / "_collection.yml").read_text("utf-8")
    own = re.sub(r"order: .*", "order: [video, vae]", own)
    pack = loaded(tmp_path, {"families/_collection.yml": own}, bundled())
    others = sorted({*ids(load([bundled()]))} - {"video", "vae"})
    assert ids(pack) == ["video", "vae", *others]


def test_unlisted_cards_come_last_by_id(tmp_path: Path) -> None:
    files = {f"families/{name}.yml": CARD.format(name) for name in ("d", "a", "c", "b")}
    files["families/_collection.yml"] = "title: Models\norder: [c, b]\n"
    pack = loaded(tmp_path, files)
    assert ids(pack) == ["c", "b", "a", "d"]
    assert pack.collections["families"].title == "Models"


def test_collection_without_a_file_has_its_folders_name(tmp_path: Path) -> None:
    pack = loaded(tmp_path, {"my-models/a.yml": CARD.format("A")})
    assert pack.collections["my-models"].title == "My models"


def test_former_ids_lead_to_the_item(tmp_path: Path) -> None:
    files = {
        "families/aurora.yml": CARD.format("Aurora") + "was: [dawn]\n",
        "families/other.yml": "name: O\nlead: See [a](item:dawn) or [b](item:families/dawn).\n",
    }
    pack = loaded(tmp_path, files)
    aurora = pack.items["families/aurora"]
    assert pack.find("families/dawn") is pack.find("dawn", "families") is aurora
    assert pack.find("dawn", "other") is pack.find("families/dusk") is None


def test_files_of_editors_and_systems_are_left_out(tmp_path: Path) -> None:
    names = [".#a.yml", "#a.yml#", "~a.yml", ".hidden.yml", "notes.txt", "a.yml~", ".git/a.yml"]
    files = {f"families/{name}": "broken: [" for name in names}
    assert loaded(tmp_path, files).tried == 0


def test_order_of_problems_is_that_of_files_and_lines(tmp_path: Path) -> None:
    files = {"b/x.yml": "a: 1\nb: 2\n", "a/y.yml": "c: 3\n", "c z/x.yml": "d: 4\n"}
    pack = load([site(tmp_path, files)])
    places = [(problem.place.path, problem.place.line) for problem in pack.problems]
    assert places == sorted(places)


def check_any_file(root: Path, name: str, raw: bytes) -> None:
    """Hold that a file gives an item, or a problem with a place inside the file."""
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    pack = load([Folder(root, "data")])
    assert str(report(pack.problems, pack.tried)).encode("utf-8", "strict")
    assert pack.items or pack.collections or pack.problems
    lines = LINE_BREAK.split(raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
    for problem in pack.problems:
        place = problem.place
        assert place.path == f"data/{name}"
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


NAMES = st.sampled_from(
    ["families/a.yml", "families/_collection.yml", "timelines/a.yml", "comparisons/a.yml",
     "definitions/a.yml", "takeaways/a.yml", "quizzes/a.yml", "sources/a.yml", "cases/a.yml"]
)  # fmt: skip
WORDS = (
    "a about answer belief builds_up by cases cells checked cite columns "
    "common_mistake facts feedback figure formula groups id key landmarks lead link math name one "
    "options order points question questions related right rows says sources steps term text title "
    "to was when why year"
).split()
SIGNS = [*"-:[]{},#&*!|>'\"\\%@?\t\r\n\x00\u202e\u2028é😀", ": ", ":\n  ", "\n- ", "\n  ", "---"]
RAW = st.lists(st.sampled_from(WORDS + SIGNS), max_size=40).map(
    lambda parts: "".join(parts).encode()
)

TEXTS = st.sampled_from(["", "a", "A b", "2017", "a" * 50, "[@a]", "item:a", "$x^$", "<b>", "\x02"])
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner),
    max_leaves=15,
)
# A mapping in JSON is YAML as well.
MAPPINGS = st.dictionaries(st.sampled_from(WORDS), VALUES, max_size=8).map(
    lambda value: json.dumps(value, ensure_ascii=False).encode()
)


@pytest.mark.parametrize("loader", LOADERS, ids=["c", "python"])
def test_any_bytes_give_an_item_or_a_problem_inside_the_file(
    loader: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "LOADER", loader)

    @settings(max_examples=300)
    @given(NAMES, st.binary(max_size=60) | RAW | MAPPINGS)
    @example("families/a.yml", b'name: "\\ud800"')
    @example("timelines/a.yml", b"title: a\nsteps: [a, {}, [], '']")
    def check(name: str, raw: bytes) -> None:
        with TemporaryDirectory(dir=tmp_path) as root:
            check_any_file(Path(root), name, raw)

    check()


HOSTILE = {
    "brackets": "strengths: " + "[" * 100_000,
    "braces": "strengths: " + "{a: " * 100_000,
    "dashes": "strengths: " + "- " * 100_000,
    "questions": "? " * 100_000,
    "quotes": "name: " + "'\"" * 100_000,
    "keys": "".join(f"k{number}: a\n" for number in range(100_000)),
    "one key": "name: a\n" * 200_000,
    "long list": "strengths:\n" + "  - a\n" * 300_000,
    "long text": "lead: >-\n" + "  a *b* [c](d.md)\n" * 100_000,
    "long formula": "formula:\n  math: " + "{" * 1_900_000,
    "tabs": "a\t" * 900_000,
    "spaces": " " * 1_900_000 + "a",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_read_to_its_end(name: str, tmp_path: Path) -> None:
    """In a process of its own: a crash of the C loader or a hang would be a failure."""
    site(tmp_path, {"families/a.yml": HOSTILE[name]})
    script = f"""
from pathlib import Path
from mkdocs_genai_plugin.data.pack import Folder, load
from mkdocs_genai_plugin.data.problems import report
pack = load([Folder(Path({str(tmp_path)!r}), "data")])
print(report(pack.problems[:100], pack.tried)[:10_000])
"""
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, timeout=100, capture_output=True
    )
    assert b"1 file" in done.stdout or len(done.stdout) >= 10_000
