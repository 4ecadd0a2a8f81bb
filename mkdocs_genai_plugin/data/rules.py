"""Every rule that data and pages are held to, and how much it counts."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """What a problem does to a check: an error fails it, a warning only where it is strict.

    An error is what cannot be shown, or not as it was meant; a warning is a matter of style: it is
    shown as it stands, and a site can ignore it.
    """

    ERROR = "error"
    WARNING = "warning"


class Rule(StrEnum):
    """A rule; its value is the stable id that the manual's page "Problems" explains.

    ``says`` tells in a sentence what is wrong where the rule is broken.
    """

    says: str
    severity: Severity

    def __new__(cls, name: str, says: str, severity: Severity = Severity.ERROR) -> Rule:
        """Return the rule of that id."""
        rule = str.__new__(cls, name)
        rule._value_ = name
        rule.says, rule.severity = says, severity
        return rule

    FILE_NAME = "file-name", "The name of a file or folder cannot be an id."
    FILE_PLACE = "file-place", "A file stands where no kind of content has its place."
    FILE_KIND = "file-kind", "What is called like a data file is no plain file."
    FILE_OUTSIDE = "file-outside", "A link leads out of the data folder."
    FILE_UNREADABLE = "file-unreadable", "A file or folder cannot be opened."
    FILE_SIZE = "file-size", "A file is larger than any that people write."
    NO_FOLDER = "no-folder", "The data folder does not exist."
    EMPTY = "empty", "A file holds no data."
    TOO_MANY = "too-many", "There is more of something than a check can take."

    OPTION = "option", "An option of the plugin is not one that it takes."

    ENCODING = "encoding", "A file is not UTF-8."
    CONTROL_CHAR = "control-char", "A control character stands in a text."
    HIDDEN_CHAR = "hidden-char", "A character that nobody can see stands in a text."
    YAML_TAB = "yaml-tab", "A tab stands where YAML counts spaces."
    YAML_SPACE = "yaml-space", "A line is indented with something else than spaces."
    CONFLICT = "conflict", "Both sides of a merge stand in the file."

    YAML_QUOTE = "yaml-quote", "A quote has no partner."
    YAML_BRACKET = "yaml-bracket", "A bracket has no partner."
    YAML_COLON = "yaml-colon", "A colon parts what it should not, or does not part what it should."
    YAML_DASH = "yaml-dash", "A list's entry does not start with a dash and a space."
    YAML_INDENT = "yaml-indent", "The indent of a line fits no line above it."
    YAML_KEY = "yaml-key", "A line has no key and belongs to none."
    YAML = "yaml", "YAML takes a sign for its own where text was meant."
    YAML_DOCUMENTS = "yaml-documents", "A second document starts in the file."
    ANCHOR = "anchor", "A value is named or repeated by YAML's anchors and aliases."
    TAG = "tag", "A value has one of YAML's tags."
    KEY = "key", "A key is no plain word."
    TOO_DEEP = "too-deep", "Values nest deeper than any record does."

    UNKNOWN_KEY = "unknown-key", "A record does not have this key."
    MISSING_KEY = "missing-key", "A record lacks a key that it needs."
    DUPLICATE_KEY = "duplicate-key", "A key is set twice."
    EMPTY_VALUE = "empty-value", "A key has no value."

    TYPE = "type", "Text, a list or a mapping stands in the place of another."
    COUNT = "count", "A list has too few entries or too many."
    NOT_TEXT = "not-text", "Some readers of YAML take this text for something else."
    COMMENT = "comment", "A part of a text is a comment and would be lost."
    CURLY_QUOTES = "curly-quotes", "Quotes that YAML does not know are shown.", Severity.WARNING
    TOO_LONG = "too-long", "A text is longer than its place.", Severity.WARNING
    CHOICE = "choice", "The field does not take this word."
    COLOUR = "colour", "A colour is not written as # and six digits."
    CONTRAST = "contrast", "A colour cannot be read on the pages that it is for."
    BOOL = "bool", "The field takes true or false."
    YEAR = "year", "A year is not a number of four digits."
    DATE = "date", "A date is none, or not written as year, month and day."
    NUMBER = "number", "A number is none, or not one that the field takes."
    SCALE = "scale", "A value has no place on its axis."
    SIZE = "size", "A number of points is none that the figure offers."
    PIXELS = "pixels", "A picture is not written as rows of pixels, all of one size."
    ID = "id", "An id has characters that an address cannot have."
    URL = "url", "The link of a source leads to no address of the web."

    MARKUP = "markup", "A sign of Markdown has no partner, or no meaning.", Severity.WARNING
    BLOCK_IN_TEXT = "block-in-text", "A list, a table or another block stands in a short text."
    LINK = "link", "What looks like a link is none."
    LINK_TEXT = "link-text", "A link shows the address of another place than it leads to."
    ADDRESS = "address", "The address of a link is of no kind that is allowed."
    KEYS = "keys", "A key of a keyboard has a name that no keyboard knows."
    CITATION = "citation", "What looks like a citation is none."
    FORMULA = "formula", "A formula cannot be shown."
    HTML = "html", "HTML stands in a text."
    IMAGE = "image", "An image stands in a text."

    PICTURE_PLACE = "picture-place", "A picture is not there, or not in the data folder."
    PICTURE_KIND = "picture-kind", "A file is not the kind of picture that its name says."
    PICTURE_SIZE = "picture-size", "A picture is too large to be loaded or shown."
    PICTURE_UNSAFE = "picture-unsafe", "A drawing could run or fetch something."
    PICTURE_ALT = "picture-alt", "A picture does not say what is to be seen on it."
    PICTURE_UNUSED = "picture-unused", "A picture lies there that no item shows.", Severity.WARNING

    REFERENCE = "reference", "A reference leads to no item."
    DUPLICATE_ID = "duplicate-id", "Two things have one id."
    UNKNOWN_SOURCE = "unknown-source", "A source is cited that nobody has declared."
    DUPLICATE_SOURCE = "duplicate-source", "Two sources have one key."
    UNUSED_SOURCE = "unused-source", "A source is declared that nothing cites.", Severity.WARNING
    ICON = "icon", "An icon is not in the theme's set."
    DOCS_LINK = "docs-link", "A link leads to no page, or to no heading of it."
    PACK_LINK = "pack-link", "The bundled pack links to a page of one site."
    WORD = "word", "A word of the interface is for no language, or lacks what is filled in."
    ORDER = "order", "A list of what is ordered names something twice, or what is not there."
    STALE = "stale", "A file has not kept up with what it follows.", Severity.WARNING
    LANDMARK_ORDER = "landmark-order", "Landmarks do not stand by age.", Severity.WARNING
    GROUP = "group", "A card is in a group that its collection does not have."
    FIELD = "field", "A collection declares a field that cards have, or one that is not whole."
    FACT = "fact", "A card answers what its collection does not ask."
    CELL = "cell", "The cells of a row are not those of the columns."
    RIGHT_OPTION = "right-option", "A question has no right answer, or several where one is asked."
    ANSWER = "answer", "A question asks for an answer that it cannot take."
    SAME_ANSWER = "same-answer", "Two answers of a question are the same."
    WORLD = "world", "A question names a world that its figure does not have."

    BLOCK_NAME = "block-name", "There is no block of this name."
    BLOCK_ARGUMENT = "block-argument", "There is nothing that the block could show under this name."
    BLOCK_OPTION = "block-option", "A block does not take this option, or not with this value."
    BLOCK_START = "block-start", "A line that should start a block does not."
    BLOCK_END = "block-end", "A block is never closed."
    BLOCK_TEXT = "block-text", "A block holds text, which it does not take."
