"""Which addresses may stand in data, and what kind each one is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum, auto


class Destination(Enum):
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
_ITEM = re.compile(r"item:[a-z0-9]+(?:[-/][a-z0-9]+)*")
_DOCS = re.compile(r"(?!/)(?!.*//)[\w./~()+,-]*(?:#[\w.-]+)?")

LONGEST_SHOWN = 300
HOST = re.compile(r"(?:www\.[\w-]+|[\w-]+\.(?:com|org|net|edu|gov|io|ai))(?:[./:?#].*)?", re.I)


def lacks_scheme(address: str) -> bool:
    """Tell whether an address looks like one of the web that lacks its https://."""
    return bool(HOST.fullmatch(address))


# A word that readers take for an address: with its scheme, a path or a mailbox, or a common one.
SHOWN = re.compile(
    r"(?:(?P<scheme>[a-z]+://|//|www\.|[\w.+-]+@)|(?=[\w.-]+\.[^\W\d_]{2,}(?:[/:?#]|\Z)))"
    r"(?P<host>[\w.-]+\.[^\W\d_]{2,}|(?<=//)[0-9]+(?:\.[0-9]+){3})(?P<rest>[/:?#@]\S*)?\Z",
    re.I,
)
STOPS = re.compile("[\u3002\uff0e\uff61]")  # what IDNA takes for a full stop
INSIDE = re.compile(r"(?<![^\W_])(?:https?|ftp):\s?//\s?([\w.-]+)", re.I)
AROUND = " .,;:!?()[]{}<>'\"\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb"
# Without the endings that files and parts of programs have, too: model.pt, scipy.io, ASP.NET.
COMMON = re.compile(
    r".+\.(?:(?i:com|org|edu|gov|int|example|info|app|at|au|br|ca|ch|cn|cz|de|dk|eu|fi|fr|jp|kr|nl|nz"
    r"|ru|se|uk|us)|net)\Z"
)


AFTER_HOST = re.compile(r"[/?#:].*", re.S)


def host_of(address: str) -> str:
    """Return the host of an address of the web or of mail, without its www."""
    if address.startswith("mailto:"):
        return address.rpartition("@")[2].lower()
    host = AFTER_HOST.sub("", address.partition("://")[2])
    return host.lower().removeprefix("www.")


def hosts_shown(text: str) -> Iterator[str]:
    """Yield the hosts to which readers of a link's text expect to get."""
    plain = STOPS.sub(".", unicodedata.normalize("NFKC", text))
    whole = [found[1] for found in INSIDE.finditer(plain)]
    parts = [_host(word.strip(AROUND)[:LONGEST_SHOWN]) for word in plain.split()]
    for host in filter(None, [*whole, *parts]):
        yield _in_ascii(host.lower().strip(".").removeprefix("www."))


def _host(word: str) -> str:
    found = SHOWN.match(word)
    sure = found and (found["scheme"] or found["rest"] or COMMON.match(word))
    return found["host"] if found and sure else ""


def _in_ascii(host: str) -> str:
    """Return the form in which a host's name stands in addresses (RFC 3490)."""
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host


def misleads(text: str, address: str) -> bool:
    """Tell whether a link's text has the address of another host than that it leads to."""
    real = host_of(address)
    if not real:
        return bool(INSIDE.search(text))
    return any(real != host and not real.endswith(f".{host}") for host in hosts_shown(text))


def is_disguised(address: str) -> bool:
    """Tell whether a host is shown with letters of several scripts, as look-alikes are."""
    if "xn--" not in address.lower():
        return False
    labels = (one for one in host_of(address).split(".") if one.startswith("xn--"))
    return any(len(_scripts(_decoded(label))) != 1 for label in labels)


def _decoded(label: str) -> str:
    try:
        return label[4:].encode().decode("punycode")
    except UnicodeError:
        return ""


def _scripts(label: str) -> set[str]:
    """Return the scripts of a word's letters, as Unicode's names of them begin."""
    return {unicodedata.name(sign, "?").split()[0] for sign in label if sign.isalpha()}


def destination_of(address: str) -> Destination | None:
    """Tell the kind of an address, or None when it is refused.

    An address is refused unless it matches one of the forms whole:
    `javascript:`, `data:`, `//host` and tricks with entities match none. On a page
    opened from disk ``//host`` is a network path, hence no exception for it.
    """
    if WEB.fullmatch(address) or MAIL.fullmatch(address):
        return Destination.WEB
    if _ITEM.fullmatch(address):
        return Destination.ITEM
    if address and _DOCS.fullmatch(address) and not lacks_scheme(address):
        return Destination.DOCS
    return None


# An address in brackets, as a link of Markdown, or behind the name of its kind.
DECORATED = re.compile(
    r"<(?P<angle>[^<>]+)>|\[[^\[\]]*\]\((?P<link>[^()]+)\)"
    r"|(?:arxiv|doi)(?:[ :/]|: )(?:(?:abs|pdf)/)?(?P<named>\S+?)(?:\.pdf)?\.?"
    r"|(?P<kept>https?)(?: ?: ?/{1,2} ?|//)(?P<host>[^/\s]\S*)",
    re.I,
)
# As in https://arxiv.org/abs/hep-th/9901001; since April 2007 they are numbers alone.
OLD_ARXIV = re.compile(r"[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}(?:v[0-9]+)?")


def _bare(text: str) -> str:
    """Return an address without what people write around it."""
    found = DECORATED.fullmatch(text)
    if not found:
        return text
    if found["host"]:
        return f"{found['kept']}://{found['host']}"
    return found["angle"] or found["link"] or found["named"]


def address_meant(text: str) -> str:
    """Return the address of a source of which a text is a part, or an empty string."""
    bare = _bare(text)
    if bare != text and source_address(bare):
        return bare
    if OLD_ARXIV.fullmatch(bare):
        return f"https://arxiv.org/abs/{bare}"
    for before, pattern in (("arXiv:", ARXIV), ("doi:", DOI), ("https://", WEB)):
        whole = f"{before}{bare}"
        if pattern.fullmatch(whole) and (pattern is not WEB or lacks_scheme(text)):
            return whole
    return ""


def source_address(link: str) -> str:
    """Return the web address of a source's link, or an empty string.

    Takes ``arXiv:1406.2661`` (arXiv identifier scheme since 2007),
    ``doi:10.1000/182`` (ISO 26324) and ``https://…``.
    """
    identifier = link.partition(":")[2]
    if ARXIV.fullmatch(link):
        return f"https://arxiv.org/abs/{identifier}"
    if DOI.fullmatch(link):
        return f"https://doi.org/{identifier}"
    return link if WEB.fullmatch(link) else ""
