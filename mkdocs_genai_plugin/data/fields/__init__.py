"""The types a field can have: each reads one value, and knows what to say when it cannot.

A field is declared once as ``declare(Word(40), "help", "example")``. The declaration gives the
check and the JSON Schema; the dataclass attribute of the same name gets the value. A schema speaks
of the value that an editor sees, which reads YAML 1.2.
"""

from .choice import Choice, Flag
from .colour import AccentName, Colour
from .container import BULLETS, Items, Keyed
from .declaration import (
    COMMENT,
    DELETE,
    RETYPED,
    Declaration,
    Schema,
    Type,
    attributes,
    declarations,
    declare,
    declared,
    empty,
    scalar,
)
from .language import LANGUAGE, Language
from .number import NUMBER, Amount, Number
from .picture import PICTURE_PATH, PictureFile
from .reference import PATH, SLUG, SLUG_RULE, Cites, Former, Icon, Id, Ref, Slug, slug
from .text import CURLY, Address, Hyperlink, Label, LongText, Markdown, Maths, Placed, Word
from .time import MOMENT, YEAR, Day, PartialDate, Year

__all__ = [
    "BULLETS",
    "COMMENT",
    "CURLY",
    "DELETE",
    "LANGUAGE",
    "MOMENT",
    "NUMBER",
    "PATH",
    "PICTURE_PATH",
    "RETYPED",
    "SLUG",
    "SLUG_RULE",
    "YEAR",
    "AccentName",
    "Address",
    "Amount",
    "Choice",
    "Cites",
    "Colour",
    "Day",
    "Declaration",
    "Flag",
    "Former",
    "Hyperlink",
    "Icon",
    "Id",
    "Items",
    "Keyed",
    "Label",
    "Language",
    "LongText",
    "Markdown",
    "Maths",
    "Number",
    "PartialDate",
    "PictureFile",
    "Placed",
    "Ref",
    "Schema",
    "Slug",
    "Type",
    "Word",
    "Year",
    "attributes",
    "declarations",
    "declare",
    "declared",
    "empty",
    "scalar",
    "slug",
]
