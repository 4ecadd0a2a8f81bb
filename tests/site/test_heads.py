"""The script is loaded whatever the head of a page looks like, and words about it stay words."""

from __future__ import annotations

import pytest

from .conftest import Site

CONFIG = """\
theme: {name: null, custom_dir: theme}
markdown_extensions:
  - genai: {data_dir: data, pack: false}
"""
FILES = {
    "docs/index.md": "# Start\n\n/// genai-cards | fruits\n///\n",
    "data/fruits/pear.yml": "name: Pear\nlead: Sweet.\n",
}
STYLE = "{% for one in config.extra_css %}<link rel=stylesheet href={{ one|url }}>{% endfor %}"
HEADS = {
    "capitals": f"<HTML><HEAD>{STYLE}</HEAD ><BODY>{{}}</BODY></HTML>",
    "a comment": f"<head><!-- </head> --><title>A</title>{STYLE}</head><body>{{}}",
    "a script": f'<head><script>let end = "</head>";</script>{STYLE}</head><body>{{}}',
    "no end": f"<!doctype html><title>A</title>{STYLE}<body class=a>{{}}",
    "no end, no body": f"<!doctype html><title>A</title>{STYLE}<main>{{}}</main>",
}


@pytest.mark.parametrize("head", HEADS)
def test_script_is_loaded_once_in_every_head(site: Site, head: str) -> None:
    theme = {"theme/main.html": HEADS[head].replace("{}", "{{ page.content }}")}
    result = site.write(f"plugins: [genai]\n{CONFIG}", {**FILES, **theme}).built()
    before, script, behind = result.read("index.html").partition('<script src="assets/genai/')
    assert behind.startswith("genai.js?h=")
    assert script not in behind
    assert "genai.css" in before
    assert "<genai-cards" in behind
    assert before.count("<!--") == before.count("-->")
    assert before.count("<script") == before.count("</script")


def test_head_whose_addresses_lost_their_quotes_loads_nothing_twice(site: Site) -> None:
    loads = "<script src={{ 'assets/genai/genai.js'|url }}></script>"
    theme = {"theme/main.html": f"<head>{STYLE}{loads}</head>{{{{ page.content }}}}"}
    result = site.write(f"plugins: [genai]\n{CONFIG}", {**FILES, **theme}).built()
    assert result.read("index.html").count("genai.js") == 1


def test_what_keeps_a_search_out_stays_where_it_is_shown(site: Site) -> None:
    code = '<p data-search-exclude="">'
    page = f"{FILES['docs/index.md']}\n`{code}`\n\n{code}An own one.</p>\n"
    config = f"theme: mkdocs\nplugins: [search, genai]\n{CONFIG.split('}', 1)[1]}"
    html = site.write(config, {**FILES, "docs/index.md": page}).built().read("index.html")
    assert '&lt;p data-search-exclude=""&gt;' in html
    assert html.count("data-search-exclude") == 2
