"""Folders to a pack: what replaces what, in which order, and that nothing raises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from mkdocs_genai_plugin.data.folders import Folder, bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import report
from mkdocs_genai_plugin.kinds import KINDS

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
    pack = load([*before, site(root, files)], KINDS)
    assert pack.problems == ()
    return pack


def ids(pack: Pack, collection: str = "families") -> list[str]:
    return [card.id for card in pack.collections[collection].cards]


def test_bundled_pack_has_no_problem() -> None:
    pack = load([bundled()], KINDS)
    assert report(pack.problems, pack.tried) == f"0 problems in 0 of {pack.tried} files"
    assert pack.tried == len(pack.files) > 5


def test_no_folder_gives_an_empty_pack() -> None:
    assert load([], KINDS) == Pack(KINDS)


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
    assert pack.tried == load([bundled()], KINDS).tried
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
    others = sorted({*ids(load([bundled()], KINDS))} - {"video", "vae"})
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
    pack = load([site(tmp_path, files)], KINDS)
    places = [(problem.place.path, problem.place.line) for problem in pack.problems]
    assert places == sorted(places)


@pytest.mark.parametrize("folder", ["systems", "plots", "sources", "definitions"])
def test_name_of_a_folder_is_told_as_the_reason(folder: str, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "solar.yml").write_text("name: Solar\nlead: Planets.\n", "utf-8")
    (problem,) = load([Folder(tmp_path, "data")], KINDS).problems
    assert f"the name of {folder}/ makes it none" in problem.message
    assert problem.fix.startswith("For cards, choose another name for the folder.")
