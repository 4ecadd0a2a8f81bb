"""The lesson's site, as the tests of the browser build and open it."""

from __future__ import annotations

from tests.browser.conftest import (  # noqa: F401  (fixtures)
    address,
    browser,
    built,
    once,
    opening,
    page,
    watch,
)
