"""Pictures made of pixels: what kind one is, whether it is whole, its size.

Nothing is decoded: a few bytes at the start tell the kind, and the structure of each kind tells
where it has to end.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO

from mkdocs_genai_plugin.data.rules import Rule

from .refusal import RefusedError

LONGEST_SIDE = 16_000  # pixels; browsers' own limits begin at 16,384
MOST_PIXELS = 50_000_000  # they take 200 MB when they are shown
_PNG = b"\x89PNG\r\n\x1a\n"
_CUT = "Save or download it again: its end is missing."


def format_of(raw: bytes) -> str:
    """Return what a file is by its first bytes: the usual ending of its name, or nothing.

    https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern, and for AVIF section 6.2.
    """
    if raw.startswith(_PNG):
        return "png"
    if raw.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if raw.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "webp"
    return "avif" if raw[4:12] in (b"ftypavif", b"ftypavis") else ""


def size_of(raw: bytes, kind: str) -> tuple[int, int]:
    """Return the width and height in pixels, as turned by EXIF. Raises RefusedError."""
    import imagesize  # it brings the clients of HTTP, which no other page needs

    if not _WHOLE[kind](raw):
        raise RefusedError("is cut off", Rule.PICTURE_KIND, _CUT)
    try:
        width, height = imagesize.get(BytesIO(raw), exif_rotation=True)
    except (ValueError, struct.error, IndexError, OverflowError):
        width = height = -1
    if width < 1 or height < 1:
        raise RefusedError("does not say how large it is", Rule.PICTURE_KIND, "Save it again.")
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        says = f"has {width:,} × {height:,} pixels"
        fix = "Make it smaller: 1,600 pixels across are enough for any page."
        raise RefusedError(says, Rule.PICTURE_SIZE, fix)
    return int(width), int(height)


def _png(raw: bytes) -> bool:
    """Tell whether the chunks lead to the last one (PNG, third edition, 5.3)."""
    at = len(_PNG)
    while at + 12 <= len(raw):
        length, kind = int.from_bytes(raw[at : at + 4], "big"), raw[at + 4 : at + 8]
        at += 12 + length
        if kind == b"IEND":
            return at <= len(raw)
    return False


def _gif(raw: bytes) -> bool:
    """Tell whether the trailer is there (GIF89a, 27); some programs fill up with zeros."""
    return raw.rstrip(b"\0").endswith(b";")


def _jpg(raw: bytes) -> bool:
    """Tell whether the last scan ends (ITU-T T.81, B.1.1.2): cameras put more behind it."""
    return raw.rfind(b"\xff\xd9") > raw.rfind(b"\xff\xda") > 0


def _webp(raw: bytes) -> bool:
    """Tell whether the file is as long as it says (RFC 9649, 2.4)."""
    return len(raw) >= 8 + int.from_bytes(raw[4:8], "little")


def _avif(raw: bytes) -> bool:
    """Tell whether the boxes lead to the end (ISO/IEC 14496-12, 4.2)."""
    at = 0
    kinds: set[bytes] = set()
    while at + 8 <= len(raw):
        length, kind = int.from_bytes(raw[at : at + 4], "big"), raw[at + 4 : at + 8]
        kinds.add(kind)
        if length == 1 and at + 16 <= len(raw):
            length = int.from_bytes(raw[at + 8 : at + 16], "big")
        if length == 0:  # to the end of the file
            at = len(raw)
        elif length < 8:
            return False
        at += length
    return at == len(raw) and {b"meta", b"mdat"} <= kinds


_WHOLE: dict[str, Callable[[bytes], bool]] = {
    "png": _png, "gif": _gif, "jpg": _jpg, "webp": _webp, "avif": _avif,
}  # fmt: skip
