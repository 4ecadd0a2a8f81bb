"""The browser of the tests in tests/browser, for what other hosts have built."""

from tests.browser.conftest import browser, opening, page

__all__ = ["browser", "opening", "page"]
