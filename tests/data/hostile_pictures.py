"""Pictures that want more than to be seen, or cannot be: each with the rule that names it.

Those without a rule are shown; they hold what would be harmful in another place.
"""

from __future__ import annotations

import base64
import struct
import zlib

from mkdocs_genai_plugin.data.rules import Rule

EVIL = "https://evil.example/"
KIND, SIZE, UNSAFE = Rule.PICTURE_KIND, Rule.PICTURE_SIZE, Rule.PICTURE_UNSAFE
_NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
RUN = "document.title='pwned'"
_CIRCLE = '<circle id="c" cx="10" cy="10" r="9"/>'


def svg(inside: str, more: str = "", before: str = "") -> bytes:
    """Return a drawing of 20 by 20."""
    return f'{before}<svg {_NAMES} viewBox="0 0 20 20" {more}>{_CIRCLE}{inside}</svg>'.encode()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, colour: tuple[int, int, int] = (180, 83, 9)) -> bytes:
    """Return a picture of one colour."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes(colour) * width) * height)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def box(kind: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def avif(width: int, height: int) -> bytes:
    """Return the boxes of a picture without its pixels, which nobody here decodes."""
    size = box(b"ispe", bytes(4), struct.pack(">II", width, height))
    links = box(b"ipma", bytes(4), struct.pack(">IHBB", 1, 1, 1, 1))
    item = box(b"pitm", bytes(4), struct.pack(">H", 1))
    meta = box(b"meta", bytes(4), item, box(b"iprp", box(b"ipco", size), links))
    return box(b"ftyp", b"avif", bytes(4), b"avifmif1") + meta + box(b"mdat", b"\0")


GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
WEBP = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
JPG = (
    base64.b64decode(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP" + "/" * 86 + "wgALCAABAAEBAREA/8QAFBABAAAAAAAA"
        "AAAAAAAAAAAAAP/aAAgBAQABPxA="
    )
    + b"\xff\xd9"
)
_END = chunk(b"IEND", b"")
_HTML = f"<html><script>{RUN}</script></html>".encode()
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_COPIES = "".join(f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" * 10}</g>' for n in range(1, 10))

# By the name of a file: its bytes, and the rule that names it.
HOSTILE: dict[str, tuple[bytes, Rule | None]] = {
    "script.svg": (svg(f"<script>{RUN}</script>"), UNSAFE),
    "script-from-elsewhere.svg": (svg(f'<script xlink:href="{EVIL}a.js"/>'), UNSAFE),
    "script-with-prefix.svg": (
        svg(f'<s:script xmlns:s="http://www.w3.org/2000/svg">{RUN}</s:script>'), UNSAFE),
    "script-of-html.svg": (
        svg(f'<script xmlns="http://www.w3.org/1999/xhtml">{RUN}</script>'), UNSAFE),
    "onload.svg": (svg("", f'onload="{RUN}"'), UNSAFE),
    "onclick.svg": (svg(f'<rect onclick="{RUN}"/>'), UNSAFE),
    "onbegin.svg": (svg(f'<animate attributeName="x" onbegin="{RUN}"/>'), UNSAFE),
    "foreign.svg": (svg("<foreignObject><p>x</p></foreignObject>"), UNSAFE),
    "frame.svg": (svg(f'<iframe xmlns="http://www.w3.org/1999/xhtml" src="{EVIL}"/>'), UNSAFE),
    "javascript.svg": (svg(f'<a href="javascript:{RUN}">{_CIRCLE}</a>'), UNSAFE),
    "javascript-escaped.svg": (svg('<a xlink:href="&#106;avascript:alert(1)"/>'), UNSAFE),
    "javascript-behind-space.svg": (svg('<a href="&#10; javascript:alert(1)"/>'), UNSAFE),
    "link.svg": (svg(f'<a href="{EVIL}">{_CIRCLE}</a>'), UNSAFE),
    "image.svg": (svg(f'<image href="{EVIL}a.png" width="9" height="9"/>'), UNSAFE),
    "image-in-data.svg": (svg('<image href="data:image/svg+xml,x"/>'), UNSAFE),
    "use-of-another-file.svg": (svg('<use href="other.svg#c"/>'), UNSAFE),
    "use-of-data.svg": (svg('<use xlink:href="data:image/svg+xml,x#c"/>'), UNSAFE),
    "filter-image.svg": (svg(f'<filter id="f"><feImage href="{EVIL}"/></filter>'), UNSAFE),
    "import.svg": (svg(f'<style>@import "{EVIL}a.css";</style>'), UNSAFE),
    "import-in-cdata.svg": (svg(f"<style><![CDATA[@IMPORT url({EVIL})]]></style>"), UNSAFE),
    "font.svg": (svg(f"<style>@font-face{{src:url('{EVIL}')}}</style>"), UNSAFE),
    "escaped-style.svg": (svg(f"<style>c{{fill:u\\72l({EVIL})}}</style>"), UNSAFE),
    "style-attribute.svg": (svg('<rect style="filter: url( //evil.example/a#b )"/>'), UNSAFE),
    "fill.svg": (svg(f'<rect fill="url({EVIL}a.svg#b)"/>'), UNSAFE),
    "image-set.svg": (svg(f"<style>c{{cursor:image-set('{EVIL}' 1x)}}</style>"), UNSAFE),
    "fill-by-animation.svg": (svg(f'<set attributeName="fill" to="url({EVIL}#a)"/>'), UNSAFE),
    "href-by-animation.svg": (
        svg('<a><set attributeName="href" to="javascript:alert(1)"/></a>'), UNSAFE),
    "old-href-by-animation.svg": (
        svg('<a><animate attributeName=" xlink:href" values="javascript:alert(1)"/></a>'), UNSAFE),
    "handler-by-animation.svg": (svg('<set attributeName="onclick" to="alert(1)"/>'), UNSAFE),
    "base.svg": (svg('<use href="#c"/>', f'xml:base="{EVIL}"'), UNSAFE),
    "document-type.svg": (
        svg("", before=f'<!DOCTYPE svg PUBLIC "a" "{EVIL}a.dtd">'), UNSAFE),
    "laughs.svg": (
        svg("<text>&l9;</text>", before=f'<!DOCTYPE svg [<!ENTITY l0 "ha">{_LAUGHS}]>'), UNSAFE),
    "entity-of-a-file.svg": (
        svg("<text>&x;</text>",
            before='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), UNSAFE),
    "stylesheet.svg": (
        svg("", before=f'<?xml-stylesheet href="{EVIL}a.css" type="text/css"?>'), UNSAFE),
    "copies.svg": (svg(f'<g id="g0">{_CIRCLE}</g>{_COPIES}'), SIZE),
    "deep.svg": (svg("<g>" * 9_000 + "</g>" * 9_000), UNSAFE),
    "huge.svg": (svg("", 'width="9e9" height="9e9"').replace(b"9e9", b"900000"), SIZE),
    "without-size.svg": (svg("").replace(b"viewBox", b"data-box"), KIND),
    "utf-16.svg": (svg(f"<script>{RUN}</script>").decode().encode("utf-16"), KIND),
    "utf-7.svg": (svg("", before='<?xml version="1.0" encoding="utf-7"?>'), KIND),
    "page.svg": (_HTML, KIND),
    "without-namespace.svg": (b'<svg viewBox="0 0 9 9"><rect/></svg>', KIND),
    "cut.svg": (svg("")[:-9], KIND),
    "cut.png": (png(9, 9)[:-20], KIND),
    "cut.jpg": (JPG[:-6], KIND),
    "cut.webp": (WEBP[:-9], KIND),
    "cut.gif": (GIF[:-9], KIND),
    "cut.avif": (avif(9, 9)[:-5], KIND),
    "bomb.png": (png(1, 1).replace(struct.pack(">II", 1, 1), struct.pack(">II", 30_000, 30_000)),
                 SIZE),
    "nothing.png": (b"", KIND),
    "flat.png": (png(1, 1).replace(struct.pack(">II", 1, 1), struct.pack(">II", 0, 1)), KIND),
    "large.png": (png(9, 9) + bytes(1_000_000), SIZE),
    "page.gif": (_HTML, KIND),
    "drawing.png": (svg(""), KIND),
    "photo.png": (JPG, KIND),
    "film.avif": (box(b"ftyp", b"mp42", bytes(4)) + box(b"mdat"), KIND),
    "program.webp": (b"MZ" + bytes(99), KIND),
    # Shown: what they hold is text, or stands behind their end.
    "script-in-comment.gif": (
        GIF[:19] + b"!\xfe" + bytes([len(RUN)]) + RUN.encode() + b"\0" + GIF[19:], None),
    "page-behind.png": (png(9, 9) + _HTML, None),
    "page-behind.jpg": (JPG + _HTML, None),
    "page-in-text.png": (
        png(9, 9).replace(_END, chunk(b"tEXt", b"a\0" + _HTML) + _END), None),
    "words.svg": (svg("<title>&lt;script&gt; javascript:alert(1) onload=</title>"), None),
    "own-parts.svg": (
        svg('<use href="#c"/><style>circle{fill:url(#p)}</style>'
            '<pattern id="p" width="1" height="1"><rect width="2" height="2"/></pattern>'
            '<animate attributeName="opacity" values="0;1" dur="1s"/>'), None),
    "plain.webp": (WEBP, None),
}  # fmt: skip
# Paths that lead out of the data, or to what is no picture there.
ASTRAY = (
    "../loaf.svg", "a/../../loaf.svg", "/etc/hosts.svg", "~/loaf.svg", "C:/loaf.svg",
    r"..\loaf.svg", "https://evil.example/loaf.svg", "//evil.example/loaf.svg",
    "data:image/png;base64,AA.png", "file:///etc/loaf.svg", ".hidden/loaf.svg", "loaf.svg?a=.svg",
    "javascript:alert(1).svg",
)  # fmt: skip
