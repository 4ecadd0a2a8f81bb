"""Which addresses may stand in data, and what kind each one is."""

from __future__ import annotations

import re
from enum import Enum, auto


class Kind(Enum):
    """What an address points to."""

    WEB = auto()
    ITEM = auto()
    DOCS = auto()


# The first three stand in the JSON Schemas too, so they are written as ECMAScript reads them.
ARXIV = re.compile(r"[aA][rR][xX][iI][vV]:[0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?")
DOI = re.compile(r"[dD][oO][iI]:10\.[0-9]{4,9}/[A-Za-z0-9_.()/:;+-]+")
WEB = re.compile(
    r"[hH][tT][tT][pP][sS]?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?"
    r'(?:[/?#][^\s<>"\\]*)?'
)
SOURCE = f"{ARXIV.pattern}|{DOI.pattern}|{WEB.pattern}"
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
    identifier = link.partition(":")[2]
    if ARXIV.fullmatch(link):
        return f"https://arxiv.org/abs/{identifier}"
    if DOI.fullmatch(link):
        return f"https://doi.org/{identifier}"
    return link if WEB.fullmatch(link) else ""
