"""Warnings that a site switches off for a folder of its data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from .folders import Folder
from .problems import Place, Problem
from .rules import Rule, Severity
from .suggest import closest, suggest

WARNINGS = tuple(str(rule) for rule in Rule if rule.severity is Severity.WARNING)


def wrong_rule(ignore: Mapping[str, Sequence[str]]) -> str:
    """Return what is wrong with the rules that a site ignores, or an empty string."""
    for name in (name for names in ignore.values() for name in names):
        if name in WARNINGS:
            continue
        if name in {*Rule}:
            return f"{name} is an error, and no error can be ignored; {_offered()}"
        return f'there is no rule "{name}"{suggest(closest(name, WARNINGS))}; {_offered()}'
    return ""


def _offered() -> str:
    return f"warnings can be: {', '.join(WARNINGS)}"


def heeded(folders: Sequence[Folder], problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems but for the warnings that a site ignores."""
    return [one for one in problems if one.is_error or not _is_ignored(folders, one)]


def _is_ignored(folders: Sequence[Folder], problem: Problem) -> bool:
    return any(
        problem.rule in rules and problem.place.path.startswith(f"{folder.shown}/{name}/")
        for folder in folders
        for name, rules in folder.ignore.items()
    )


def unknown_folders(folders: Sequence[Folder], known: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each folder in which a site ignores a rule, and that is not there."""
    for folder in [folder for folder in folders if not folder.bundled][:1]:
        for name in (name for name in folder.ignore if name not in known):
            message = f'the option ignore names no folder of data: "{name}"'
            message += suggest(closest(name, known))
            fix = f"There is: {', '.join(sorted(known))}."
            yield Problem(Place(folder.shown, 0, 0), message, Rule.OPTION, fix)
