"""What the plugin logs, and how loud."""

from __future__ import annotations

import logging

from mkdocs.config.defaults import MkDocsConfig

from .state import State

log = logging.getLogger("mkdocs.plugins.genai")


def tell(level: int, text: str, state: State, config: MkDocsConfig) -> None:
    """Log; a strict server would stop over more than information (build.py, CountHandler)."""
    log.log(logging.INFO if state.serving and config.strict else level, text)
