"""Keys of a keyboard in a text: ``++ctrl+alt+delete++``, as PyMdown's extension reads them.

https://facelessuser.github.io/pymdown-extensions/extensions/keys/
"""

from __future__ import annotations

import re

from .suggest import closest

_KEY = r'(?:[\w-]{1,30}|"[^"\n+]{1,30}")'
KEYS = re.compile(rf"(?<![\w+])\+\+{_KEY}(?:\+{_KEY}){{0,9}}\+\+(?![\w+])")


def keys_in(written: str) -> list[tuple[str, str]]:
    """Return each key with its name; the first is empty for what an author names in quotes.

    The second is empty where no keyboard has the key.
    """
    return [_named(key) for key in written[2:-2].split("+")]


def key_meant(strange: str) -> str:
    """Return the name most like one that no key has, or nothing."""
    from pymdownx.keymap_db import aliases, keymap

    names = [*keymap, *aliases]
    mixed_up = (name for name in names if sorted(name) == sorted(strange.lower()))
    return next(mixed_up, "") or closest(strange, names)


def _named(key: str) -> tuple[str, str]:
    from pymdownx.keymap_db import aliases, keymap

    if key.startswith('"'):
        return "", key.strip('"')
    known = aliases.get(key.lower(), key.lower())
    return known, keymap.get(known, "")
