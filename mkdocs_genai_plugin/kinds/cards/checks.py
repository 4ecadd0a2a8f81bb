"""What collections and their cards owe each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from mkdocs_genai_plugin.data.checks import undeclared, unknown
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.suggest import MOST_HINTS, closest
from mkdocs_genai_plugin.data.text import Name

from .labels import LABELS
from .own import CHOICE, NUMBER, TAKEN, OwnField
from .record import Card


def wrong_order(pack: Pack) -> Iterator[Problem]:
    """Yield ids in a collection's order that no file declares, or that stand there twice."""
    for collection in pack.collections.values():
        ids = {card.id for card in collection.cards}
        seen: set[str] = set()
        for name in filter(None, collection.order):
            if name in seen:
                message = f'"{name}" stands in this list already'
                yield Problem(name.place, message, Rule.ORDER, "Delete one of the two.")
            elif name not in ids:
                near = closest(name, ids) if len(seen) < MOST_HINTS else ""
                fix = f"Add {collection.id}/{name}.yml, or take the id off the list."
                yield unknown(name, near, "a card of this folder", Rule.ORDER, fix)
            seen.add(name)


def unknown_group_or_fact(pack: Pack) -> Iterator[Problem]:
    """Yield groups and fact keys that a collection does not declare, if all of it could be read."""
    for collection in pack.collections.values():
        if collection.whole:
            # A site that has put its own collection in the place of the pack's owes nothing to
            # cards of the pack that come or change later.
            cards = [one for one in collection.cards if collection.bundled or not one.bundled]
            groups = (card.group for card in cards if card.group)
            yield from _undeclared(groups, collection.groups, Rule.GROUP, collection.id)
            facts = (key for card in cards for key in card.facts)
            yield from _undeclared(facts, collection.facts, Rule.FACT, collection.id)


def _undeclared(
    uses: Iterable[Name], known: Iterable[Name], noun: Rule, folder: str
) -> Iterator[Problem]:
    use = f"Use {' or '.join(known)}, or declare it" if known else f"Declare the {noun}s of cards"
    fix = f"{use} under  {noun}s:  in {folder}/_collection.yml."
    # Where nothing is declared, one problem stands for all names.
    found = undeclared(uses, known, f"a {noun} of this collection", noun, fix)
    yield from found if known else islice(found, 1)


def wrong_field(pack: Pack) -> Iterator[Problem]:
    """Yield own fields that cards have already, and those that lack what their type needs."""
    for collection in pack.collections.values():
        for key, field in collection.fields.items():
            if field and (wrong := _wrong(key, field)):
                yield Problem(key.place, wrong[0], Rule.FIELD, wrong[1])


def _wrong(key: Name, field: OwnField) -> tuple[str, str] | None:
    """Return what is wrong with an own field, and how to mend it."""
    if key in TAKEN:
        renamed = f", or call it otherwise:  labels: {{{key}: ...}}" if key in LABELS else ""
        return f'every card has "{key}" already', f"Give this field another key{renamed}."
    if not field.type:
        return None
    if field.type == CHOICE and not field.choices:
        return f'the choice "{key}" has no choices', "Give it  choices: [one, other]"
    if field.type != CHOICE and field.choices:
        return f'"{key}" has choices, which only a choice has', "Write:  type: choice"
    if field.type != NUMBER and field.unit:
        return f'"{key}" has a unit, which only a number has', "Write:  type: number"
    return None


def landmark_out_of_order(pack: Pack) -> Iterator[Problem]:
    """Yield landmarks that are older than the one before."""
    for card in pack.of(Card):
        for older, newer in pairwise(card.landmarks):
            if newer.name and newer.year and newer.year < older.year:
                message = f'landmark "{newer.name}" ({newer.year}) is older than the one above it'
                yield Problem(
                    newer.name.place, message, Rule.LANDMARK_ORDER, "Put the oldest first."
                )
