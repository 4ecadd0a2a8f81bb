"""Types of time: years, days and moments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.tree import Node, Scalar

from .declaration import Schema, _shown, scalar

LONGEST_DAY = 40
YEAR = re.compile(r"[12][0-9]{3}")


MOMENT = re.compile(rf"({YEAR.pattern})(?:-([0-9]{{2}}))?(?:-([0-9]{{2}}))?")


MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
)  # fmt: skip
YEAR_FIRST = re.compile(r"([0-9]{4})[-./ ]?([0-9]{1,2})[-./ ]?([0-9]{1,2})")
YEAR_LAST = re.compile(r"([0-9]{1,2})([-./]) ?([0-9]{1,2})\2 ?([0-9]{4})")
_CLOCK = re.compile(r"(?<=\d)(?:T| )[0-9]{2}:[0-9]{2}(?::[0-9]{2})?[\d.:+\-Z ]*\Z")
_WORDS = re.compile(r"(?:([0-9]{1,2})\.? )?([A-Za-z]{3,9})\.? (?:([0-9]{1,2}),? )?([0-9]{4})")


def days_meant(text: str) -> Iterator[date]:
    """Yield the days that a text can stand for; dots put the day first, slashes either."""
    text = text.strip("“”„'\"‘’ ")[:LONGEST_DAY]
    text = _CLOCK.sub("", text)
    if found := YEAR_FIRST.fullmatch(text):
        yield from _days(found[1], found[2], found[3])
    elif found := YEAR_LAST.fullmatch(text):
        yield from _days(found[4], found[3], found[1])
        if found[2] != ".":
            yield from _days(found[4], found[1], found[3])
    elif (found := _WORDS.fullmatch(text)) and found[2][:3].lower() in MONTHS:
        month = MONTHS.index(found[2][:3].lower()) + 1
        yield from _days(found[4], str(month), found[1] or found[3] or "")


def _days(year: str, month: str, day: str) -> Iterator[date]:
    with suppress(ValueError):
        yield date(int(year), int(month), int(day))


@dataclass(frozen=True)
class Year:
    """A year from 1000 to 2999."""

    def blank(self) -> int:
        """Return no year."""
        return 0

    def read(self, node: Node, name: str, problems: list[Problem]) -> int:
        """Return the year as a number."""
        found = scalar(node, name, problems)
        years = re.findall(rf"(?<!\d){YEAR.pattern}(?!\d)", found.text) if found else []
        if found and found.plain and years == [found.text]:
            return int(found.text)
        if found:
            message = f'"{name}" must be a year of four digits, not {_shown(found)}'
            fix = f"Write:  {name}: {years[0]}" if years else f"For example:  {name}: 2014"
            edits = [found.edit(years[0])] if len(years) == 1 else []
            problems.append(found.problem(message, Rule.YEAR, fix, *edits))
        return 0

    def schema(self) -> Schema:
        """Return the numbers of the years."""
        says = "A year of four digits, without quotes."
        span = {"minimum": 1000, "maximum": 2999}
        return {"type": "integer", "description": says, **span, "errorMessage": says}


@dataclass(frozen=True)
class Day:
    """A day of the calendar, ISO 8601 ``YYYY-MM-DD``."""

    def blank(self) -> date | None:
        """Return no day."""
        return None

    def read(self, node: Node, name: str, problems: list[Problem]) -> date | None:
        """Return the date."""
        found = scalar(node, name, problems)
        if not found:
            return None
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", found.text):
                raise ValueError
            return date.fromisoformat(found.text)
        except ValueError:
            problems.append(self._no_day(found, name))
            return None

    def _no_day(self, found: Scalar, name: str) -> Problem:
        days = list(dict.fromkeys(days_meant(found.text)))
        if len(days) == 1:
            message = f"{found.text} is not written as year, month and day"
            fix = f"Write:  {name}: {days[0]}"
            return found.problem(message, Rule.DATE, fix, found.edit(str(days[0])))
        if days:
            message = f"{found.text} can be two days"
            fix = f"Write:  {name}: {days[0]}   or  {name}: {days[1]}"
            return found.problem(message, Rule.DATE, fix)
        message = f"{found.text} is not a day in the calendar"
        return found.problem(message, Rule.DATE, "Write a real date as YYYY-MM-DD.")

    def schema(self) -> Schema:
        """Return the text of a date, which is no type of its own in YAML 1.2."""
        says = "A day as YYYY-MM-DD."
        return {
            "type": "string",
            "description": says,
            "format": "date",
            "patternErrorMessage": says,
            "errorMessage": says,
        }


@dataclass(frozen=True)
class PartialDate:
    """A year, a month or a day: ISO 8601 ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""

    def blank(self) -> str:
        """Return the empty text."""
        return ""

    def read(self, node: Node, name: str, problems: list[Problem]) -> str:
        """Return the moment as written; such texts sort by time."""
        found = scalar(node, name, problems)
        if not found:
            return ""
        try:
            year, month, day = MOMENT.fullmatch(found.text).groups("01")  # type: ignore[union-attr]
            date(int(year), int(month), int(day))
        except (AttributeError, ValueError):
            message = f"\"{name}\" must be a year, a month or a day, not '{found.text}'"
            fix = f"For example:  {name}: 2012   or  {name}: 2012-09-30"
            problems.append(found.problem(message, Rule.DATE, fix))
            return ""
        return found.text

    def schema(self) -> Schema:
        """Return the three forms; a year without quotes is a number."""
        says = "A year, a month or a day: 2012, 2012-09 or 2012-09-30."
        told = {"patternErrorMessage": says, "errorMessage": says}
        month = rf"^{YEAR.pattern}(?:-(?:0[1-9]|1[0-2]))?$"
        forms: list[Schema] = [
            {"type": "integer", "minimum": 1000, "maximum": 2999, **told},
            {"type": "string", "pattern": month, **told},
            {"type": "string", "format": "date", "pattern": f"^{YEAR.pattern}-", **told},
        ]
        return {"description": says, "anyOf": forms}
