"""Pictures; where the page is put together, page.py fills in what their files say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import quote
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.fields.picture import candidates
from mkdocs_genai_plugin.data.images.files import Image, Images
from mkdocs_genai_plugin.data.picture import Picture
from mkdocs_genai_plugin.data.text import Name

from .element import Child, Parents, h
from .inline import cite, prose

PICTURE_CLASS = "genai-picture"
# On an image: where its file can lie below the data folder.
FILE_ATTRIBUTE = "data-file"
_LIGHT, _DARK = "genai-in-light", "genai-in-dark"


def depicted(picture: Picture | None, *, inline: bool = False) -> Element | None:
    """Return a picture with what is said of it, as one part of a line if it has to be.

    What is to be seen stands in the page a second time, where only a search finds it.
    """
    if picture is None or picture.file is None:
        return None
    whole, said = ("span", "span") if inline else ("figure", "figcaption")
    alt = "" if picture.decorative else picture.alt
    caption = [part for part in _caption(picture) if part is not None]
    inside = h(
        whole,
        {},
        _image(picture.file, alt, _LIGHT if picture.dark else ""),
        _image(picture.dark, alt, _DARK) if picture.dark else None,
        h("span", {"hidden": ""}, f" {alt} ") if alt else None,
        h(said, {"class": "genai-kind"}, caption) if caption else None,
    )
    return h(PICTURE_CLASS, {}, inside)


def _image(file: Name, alt: str, scheme: str) -> Element:
    attributes = {"class": scheme, FILE_ATTRIBUTE: "\n".join(candidates(file)), "alt": alt}
    return h("img", {**attributes, "decoding": "async"})


def _caption(picture: Picture) -> Iterator[Child]:
    yield from prose(picture.caption)
    yield " " if picture.caption and picture.credit else None
    yield h("small", {}, prose(picture.credit)) if picture.credit else None
    yield cite(picture.cite)


def fill_pictures(
    root: Element, parents: Parents, images: Images, address: Callable[[Image], str]
) -> None:
    """Give every picture its file's address, size and turn; take out those that cannot be shown.

    ``address`` returns that of one picture on this page, or nothing. The first picture of a page
    may be in sight when it opens; all others are loaded when they are near.
    """
    first = True
    for part in list(root.iter(PICTURE_CLASS)):
        if _filled(part, images, address, first):
            first = False
        else:
            parents[part].remove(part)


def _filled(part: Element, images: Images, address: Callable[[Image], str], first: bool) -> bool:
    """Fill in the images of a picture; return whether the one for light colours is there."""
    (inside,) = part
    for image in inside.findall("img"):
        places = image.attrib.pop(FILE_ATTRIBUTE).split("\n")
        found = next((images.shown[one] for one in places if one in images.shown), None)
        source = quote(address(found)) if found else ""
        if found is None or not source:
            inside.remove(image)
            continue
        image.set("src", f"{source}?h={found.digest[:8]}")
        image.set("width", str(found.width))
        image.set("height", str(found.height))
        if not first or image.get("class") == _DARK:
            image.set("loading", "lazy")
    return inside.find("img") is not None
