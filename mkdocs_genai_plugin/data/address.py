"""Which addresses may stand in data, and what kind each one is."""

from __future__ import annotations

import re
from enum import Enum, auto


class Kind(Enum):
    """What an address points to."""

    WEB = auto()
    ITEM = auto()
    DOCS = auto()


WEB = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?(?:[/?#][^\s<>\"\\]*)?", re.I
)
MAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.A)
ITEM = re.compile(r"item:[a-z0-9]+(?:[-/][a-z0-9]+)*")
DOCS = re.compile(r"(?!/)(?!.*//)[\w./~()+,-]*(?:#[\w.-]+)?")

HOST = re.compile(r"(?:www\.[\w-]+|[\w-]+\.(?:com|org|net|edu|gov|io|ai))(?:[./:?#].*)?", re.I)


def lacks_scheme(address: str) -> bool:
    """Tell whether an address looks like one of the web that lacks its https://."""
    return bool(HOST.fullmatch(address))


def kind_of(address: str) -> Kind | None:
    """Tell the kind of an address, or None when it is refused.

    An address is refused unless it matches one of the forms whole:
    `javascript:`, `data:`, `//host` and tricks with entities match none. On a page
    opened from disk ``//host`` is a network path, hence no exception for it.
    """
    if WEB.fullmatch(address) or MAIL.fullmatch(address):
        return Kind.WEB
    if ITEM.fullmatch(address):
        return Kind.ITEM
    if address and DOCS.fullmatch(address) and not lacks_scheme(address):
        return Kind.DOCS
    return None


def source_address(link: str) -> str:
    """Give the web address of a source's link, or an empty string.

    Takes ``arXiv:1406.2661`` (arXiv identifier scheme since 2007),
    ``doi:10.1000/182`` (ISO 26324) and ``https://…``.
    """
    if found := re.fullmatch(r"arXiv:(\d{4}\.\d{4,5}(?:v\d+)?)", link, re.I):
        return f"https://arxiv.org/abs/{found[1]}"
    if found := re.fullmatch(r"doi:(10\.\d{4,9}/[\w.()/:;+-]+)", link, re.I):
        return f"https://doi.org/{found[1]}"
    return link if WEB.fullmatch(link) else ""
