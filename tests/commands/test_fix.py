"""``check --fix`` mends files, each whole or not at all, and nothing but what it says."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

import pytest

from mkdocs_genai_plugin.cli import main
from mkdocs_genai_plugin.data.folders import bundled

START = b"\xef\xbb\xbf"
WRONG = (
    START
    + b"""\
nmae: 2013\r
lead: "Angle $\\theta$"\r
checked: 28.11.2026\r
accent: ochre\r
"""
)
MENDED = (
    START
    + b"""\
name: "2013"\r
lead: 'Angle $\\theta$'\r
checked: 2026-11-28\r
accent: ochre\r
"""
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with one broken file, outside of GitHub."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    (tmp_path / "data/families").mkdir(parents=True)
    (tmp_path / "data/families/flow.yml").write_bytes(WRONG)
    return tmp_path


def test_fix_mends_what_is_clear_and_tells_the_rest(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = here / "data/families/flow.yml"
    path.chmod(0o640)
    assert main(["check", "data", "--fix"]) == 1
    assert path.read_bytes() == MENDED
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    said = capsys.readouterr()
    assert said.out.count("[choice]") == said.out.count(": error: ") == 1
    for rule in ("unknown-key", "not-text", "control-char", "date"):
        assert f"[{rule}]" in said.err
    assert "mended data/families/flow.yml" in said.err
    assert [one.name for one in path.parent.iterdir()] == ["flow.yml"]


def test_fix_of_what_is_right_writes_nothing(here: Path) -> None:
    path = here / "data/families/flow.yml"
    path.write_text("name: Flow\nlead: A model.\n")
    before = path.stat().st_mtime_ns, path.stat().st_ino
    assert main(["check", "data", "--fix"]) == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_fix_renames_a_file_unless_another_has_the_name(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    families = here / "data/families"
    (families / "flow.yml").rename(families / "Größe 2.yml")
    (families / "Größe 2.yml").write_text("name: Flow\nlead: A model.\n")
    assert main(["check", "data", "--fix"]) == 0
    assert [one.name for one in families.iterdir()] == ["grosse-2.yml"]
    (families / "Grosse 2.yml").write_text("name: Other\nlead: A model.\n")
    assert main(["check", "data", "--fix"]) == 1
    assert "There is a grosse-2.yml" in capsys.readouterr().out
    assert len(list(families.iterdir())) == 2


def test_fix_gives_one_name_to_one_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    families = here / "data/families"
    for name in ("flow.yml", "Flow 2.yml", "flow_2.yml"):
        (families / name).write_text("name: Flow\nlead: A model.\n")
    assert main(["check", "data", "--fix"]) == 1
    assert "kept data/families/flow_2.yml, since there is a" in capsys.readouterr().err
    names = sorted(one.name for one in families.iterdir())
    assert names == ["flow-2.yml", "flow.yml", "flow_2.yml"]


def test_fix_leaves_the_bundled_pack_alone(here: Path) -> None:
    def sums() -> dict[str, str]:
        paths = sorted(bundled().root.rglob("*.yml"))
        return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}

    before = sums()
    main(["check", "data", "--fix"])
    main(["check", "--fix"])
    assert sums() == before


def test_named_file_is_blamed_for_a_key_that_another_has(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = "sources:\n  - key: dinh2014\n    title: A\n    by: B, 2014\n"
    card = "name: Flow\nlead: A model [@dinh2014].\n"
    (here / "data/families/flow.yml").write_text(card + source)
    (here / "data/families/zeta.yml").write_text(card + source)
    for name in ("flow", "zeta"):
        assert main(["check", f"data/families/{name}.yml"]) == 1
        assert f"data/families/{name}.yml:4:10: error: source" in capsys.readouterr().out
