"""What a host without plugins shows of data that is wrong."""

from __future__ import annotations

from pathlib import Path

from markdown import Markdown

PAGE = "/// genai-cards | fruits\n///\n\n/// genai-card | fruits/pear\n///\n"


def test_host_without_plugins_shows_what_is_right_and_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "fruits").mkdir()
    (tmp_path / "fruits/plum.yml").write_text("name: Plum\nlead: Blue.\n")
    (tmp_path / "fruits/.#pear.yml").symlink_to("nowhere")
    pear = tmp_path / "fruits/pear.yml"
    options = {"genai": {"data_dir": str(tmp_path), "pack": False}}

    def converted(text: str) -> str:
        pear.write_text(text)
        return Markdown(extensions=["genai"], extension_configs=options).convert(PAGE)

    html = converted("name: Pear\nled: Sweet.\n")
    assert "Blue." in html
    assert "<mark>led</mark>: Sweet." in html
    assert html.count("<genai-problem") == 2
    html = converted("name: Pear\nlead: Sweet.\n")
    assert "Sweet." in html
    assert "<genai-problem" not in html
