"""What is written into a draft is what was given, whatever it looks like to YAML."""

from __future__ import annotations

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_genai_plugin.commands.draft import Draft
from mkdocs_genai_plugin.commands.values import first_problem, split
from mkdocs_genai_plugin.data.fields import declarations
from mkdocs_genai_plugin.kinds.cards.record import Card

# Signs with a meaning in YAML, and whatever else there is.
TEXTS = st.text(st.sampled_from("ab1 :#-'\"\\|>&*!%@`[]{},?~=.é🔀")) | st.text(max_size=40)


@given(TEXTS)
@example("no")
@example("2017-01-01")
@example("a: b")
@example("a #b")
@example('"a"')
@example("- a")
@example("---")
@settings(derandomize=True, deadline=None, database=None, max_examples=150)
def test_text_comes_back_as_it_was_given(text: str) -> None:
    fields = {name: declarations(Card)[name] for name in ("name", "lead")}
    for name, declared in fields.items():
        texts = split(declared.type, text)
        if first_problem(name, declared, texts):
            continue
        written = "\n".join(Draft({name: texts}, brief=True).record(Card))
        wanted = text.strip() if name == "name" else " ".join(text.split(" ")).strip()
        for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            found = yaml.load(written, Loader=loader)[name]
            assert found == wanted or (name == "lead" and found.split() == wanted.split())
