"""A plugin may write pages of its own after all others: they load what they show, too."""

from __future__ import annotations

from .conftest import Site

CONFIG = """\
site_name: Joined
theme: mkdocs
plugins: [genai]
hooks: [joined.py]
"""
# What a plugin does that joins all pages: it writes HTML that went through no other hook.
JOINED = """\
from pathlib import Path

def on_post_build(config):
    site = Path(config.site_dir)
    head, mark, body = (site / "index.html").read_text("utf-8").partition("</head>")
    style = next(line for line in head.splitlines() if "genai.css" in line)
    (site / "all").mkdir()
    page = f"<head>{style.replace('assets/', '../assets/')}</head>{body}"
    (site / "all/index.html").write_text(page, "utf-8")
    (site / "bare.html").write_text("<head></head><p>Nothing of ours.", "utf-8")
"""
PAGE = "# Quiz\n\n/// genai-quiz | self-check\n///\n"


def test_a_page_that_others_have_written_loads_what_it_shows(site: Site) -> None:
    result = site.write(CONFIG, {"docs/index.md": PAGE, "joined.py": JOINED}).built()
    html = result.read("all/index.html")
    for name in ("genai.js", "genai-quiz.js", "genai-quiz.css"):
        assert html.count(f'"../assets/genai/{name}?') == 1
    assert "genai" not in result.read("bare.html")
