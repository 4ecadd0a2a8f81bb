"""What a site's configuration says of its data, whatever else stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_genai_plugin.commands.settings import SettingsError, configuration, site_folders

OPTIONS = "markdown_extensions:\n  - toc\n  - genai:\n      data_dir: data\n"
TAGS = """\
site_name: !ENV [NAME, "A site"]
theme: {name: material, custom_dir: !relative $config_dir/overrides}
plugins: !!python/object/apply:os.system ["touch ran"]
hooks: !unknown {a: [b]}
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      options: {custom_icons: !!python/object/new:os.system ["touch ran"]}
  - genai:
      data_dir: data
      language: !ENV LANGUAGE
"""
# A merge key doubles the mapping; a hundred of them would fill any memory.
LAUGHS = "a0: &a0 {x: 1}\n" + "".join(
    f"a{number}: &a{number} {{<<: [*a{number - 1}, *a{number - 1}]}}\n" for number in range(1, 100)
)


def write(folder: Path, text: str, name: str = "mkdocs.yml") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def shown(file: Path) -> list[str]:
    return [folder.shown for folders in site_folders(file) for folder in folders]


@pytest.mark.parametrize(
    ("text", "folders"),
    [
        ("site_name: A\n", ["content"]),
        (OPTIONS, ["content", "data"]),
        (OPTIONS.replace("genai", "mkdocs_genai_plugin.extension"), ["content", "data"]),
        ("markdown_extensions:\n  genai: {data_dir: my/data, pack: off}\n", ["my/data"]),
        ("markdown_extensions: [genai]\n", ["content"]),
        ("markdown_extensions:\n  - genai: {pack: false}\n", []),
        ("markdown_extensions:\n  - genai:\n", ["content"]),
        (TAGS, ["content", "data"]),
        (LAUGHS + OPTIONS, ["content", "data"]),
    ],
)
def test_folders_are_those_of_the_options(
    text: str, folders: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(write(tmp_path, text)) == folders
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"], "something was run"


def test_settings_are_inherited_as_mkdocs_does(tmp_path: Path) -> None:
    write(tmp_path, "markdown_extensions: {toc: {}, genai: {data_dir: a, pack: false}}", "base.yml")
    mapping = "INHERIT: ../base.yml\nmarkdown_extensions: {genai: {data_dir: b}}\n"
    assert shown(write(tmp_path / "one", mapping)) == ["b"]
    listed = "INHERIT: ../base.yml\nmarkdown_extensions: [toc]\n"
    assert shown(write(tmp_path / "two", listed)) == ["content"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [", "it cannot be read"),
        ("- a\n", "no settings"),
        ("", "no settings"),
        ("[" * 400_000, "nested too deeply"),
        ("a: b\n" * 400_000, "over 500,000 bytes"),
        ("a: 2024-02-30\n", "it cannot be read"),
        ("a: \x00\n", "it cannot be read"),
        ("INHERIT: mkdocs.yml\n", "it cannot be read"),
        ("INHERIT: nowhere.yml\n", "it cannot be read"),
        ("INHERIT: 5\n", "it cannot be read"),
        (OPTIONS.replace("data_dir: data", "data_dir: !ENV DATA"), "data_dir is set by a tag"),
        (OPTIONS.replace("data_dir: data", "pack: !!python/name:os.x"), "pack is set by a tag"),
        (OPTIONS.replace("data_dir: data", "data_dir: [a]"), "data_dir must be a folder"),
        (OPTIONS.replace("data_dir: data", "data-dir: a"), "genai has no option data-dir"),
        (OPTIONS.replace("data_dir: data", "5: a"), "genai has no option 5"),
    ],
)
def test_settings_that_do_not_tell_are_refused_in_one_line(
    text: str, says: str, tmp_path: Path
) -> None:
    with pytest.raises(SettingsError) as error:
        site_folders(write(tmp_path, text))
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_configuration_is_found_by_its_names(tmp_path: Path) -> None:
    assert configuration(tmp_path) is None
    other = write(tmp_path, "", "mkdocs.yaml")
    assert configuration(tmp_path) == configuration(other) == other
    assert configuration(write(tmp_path, "", "data/a.yml")) is None


def test_icons_are_those_that_the_site_has(tmp_path: Path) -> None:
    write(tmp_path, "", "mine/.icons/material/my-own.svg")
    theme = "theme: {name: material, custom_dir: mine}\n"
    (folders,) = site_folders(write(tmp_path, OPTIONS + theme))
    (own,) = (one for one in folders if not one.bundled)
    assert own.icons is not None
    assert "my-own" in own.icons
    assert "chip" in own.icons
    assert "no-such-icon" not in own.icons
