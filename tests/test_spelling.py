"""The check of spelling sees prose, and only prose."""

from __future__ import annotations

import pytest

from .spelling import own_words, unknown

ITEM = """\
# yaml-language-server: $schema=../qwfp.json
# A coment counts.
name: Thing
icon: xyzzy-icon
lead: >-
  It works wel and `qwfp` does, with $\\frac{qwfp}{2}$ [@qwfp2014].
formula:
  math: >-
    \\qwfp x
    + y
  says: The sume.
steps:
  - id: qwfp
    name: Frist
cells: {mark: part, text: Partily}
sources:
  - key: qwfp
    by: Qwfp et al.

    title: Qwfpish
"""
PAGE = """\
# Colour

A [lnik](qwfp.md) to <a href="qwfp">GAN's</a> home.
{ .qwfp }

```yaml
qwfp: qwfp
```

/// genai-cards | families
///
Doesn’t ennd.
"""


def test_misspelt_words_of_data_have_their_lines() -> None:
    found = [(line, word) for _, line, word in unknown({"a.yml": ITEM})]
    assert found == [(2, "coment"), (6, "wel"), (11, "sume"), (14, "Frist"), (15, "Partily")]


def test_misspelt_words_of_a_page_have_their_lines() -> None:
    assert unknown({"a.md": PAGE}) == [("a.md", 3, "lnik"), ("a.md", 12, "ennd")]


@pytest.mark.parametrize("word", ["recieve", "seperate", "occured", "generativ", "comparision"])
def test_common_misspellings_are_unknown(word: str) -> None:
    assert unknown({"a.md": word})


def test_own_words_are_sorted_and_stand_once() -> None:
    words = own_words()
    assert words == sorted(set(words))
    assert words == [word.lower() for word in words]
