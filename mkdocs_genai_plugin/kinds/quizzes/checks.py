"""What the fields of a question cannot tell by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import Place, Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.text import plain_text
from mkdocs_genai_plugin.render.inline import shown_text

from .record import LONGEST_TYPED, Option, Question, Quiz
from .typed import folded, number_in

FEWEST = 2
_ONE = "Write  right: true  in exactly one of them"


def readable_questions(pack: Pack) -> Iterator[Question]:
    """Yield the questions of which all could be read."""
    for quiz in pack.of(Quiz):
        yield from (one for one in quiz.questions if one.id and one.whole)


def right_options(pack: Pack) -> Iterator[Problem]:
    """Yield questions without a right answer, or with several where one is asked for."""
    for question in readable_questions(pack):
        right = sum(option.right for option in question.options)
        if not right or (right > 1 and not (question.several or question.typed)):
            message = f'question "{question.id}" has {right or "no"} right options'
            fix = f"{_ONE}, or  several: true  above them." if right else f"{_ONE}."
            yield Problem(question.id.place, message, Rule.RIGHT_OPTION, fix)


def enough_options(pack: Pack) -> Iterator[Problem]:
    """Yield questions that leave nothing to choose."""
    for question in readable_questions(pack):
        count = len(question.options)
        if not question.typed and count < FEWEST:
            message = f'"options" takes {FEWEST} to 6 entries, not {count}'
            fix = "Add what is missing, or shorten it."
            yield Problem(question.options[0].text.place, message, Rule.COUNT, fix)


def fitting_keys(pack: Pack) -> Iterator[Problem]:
    """Yield questions with keys that do not go together."""
    for question in readable_questions(pack):
        if message := _unfitting(question):
            place = question.id.place
            fix = "Write  typed: true  beside it, or delete it."
            if question.several and question.typed:
                fix = "Delete one of the two."
            message = f'question "{question.id}" {message}'
            yield Problem(place, message, Rule.ANSWER, fix)


def _unfitting(question: Question) -> str:
    """Return what does not fit, or nothing."""
    if question.typed:
        return "is both several and typed" if question.several else ""
    given = {
        "tolerance": question.tolerance is not None,
        "exact": bool(question.exact),
        "also": any(option.also for option in question.options),
    }
    return next(
        (f'has "{key}", and nothing is typed' for key, is_set in given.items() if is_set), ""
    )


def typed_answers(pack: Pack) -> Iterator[Problem]:
    """Yield answers that no reader could type."""
    for question in readable_questions(pack):
        if question.typed:
            for option in question.options:
                yield from _untypable(question, option)


def _untypable(question: Question, option: Option) -> Iterator[Problem]:
    place, text = option.text.place, plain_text(option.text)
    if any(not isinstance(part, str) for part in option.text):
        fix = "Write the plain words or the number alone."
        yield Problem(place, "an answer to be typed has no markup", Rule.ANSWER, fix)
    elif len(text) > LONGEST_TYPED:
        message = f"an answer to be typed has {len(text)} characters; the limit is {LONGEST_TYPED}"
        yield Problem(place, message, Rule.ANSWER, "Shorten it.")
    elif question.tolerance is not None:
        for form, at in _forms(option):
            if number_in(form) is None:
                message = f"'{form}' must be a number, as the question has a tolerance"
                fix = 'Write the number alone, in quotes, for example  text: "0.5"'
                yield Problem(at, message, Rule.NUMBER, fix)


def _forms(option: Option) -> Iterator[tuple[str, Place]]:
    """Yield every way to write an answer, with its place."""
    yield plain_text(option.text), option.text.place
    yield from ((str(form), form.place) for form in option.also if form)


def different_answers(pack: Pack) -> Iterator[Problem]:
    """Yield answers that stand in a question twice."""
    for question in readable_questions(pack):
        seen: set[object] = set()
        for option in question.options:
            for key, (form, place) in _keyed(question, option):
                if key in seen:
                    message = f"'{form}' is an answer of this question already"
                    fix = "Delete it, or write another answer."
                    yield Problem(place, message, Rule.SAME_ANSWER, fix)
                seen.add(key)


def _keyed(question: Question, option: Option) -> Iterator[tuple[object, tuple[str, Place]]]:
    """Yield the forms of an answer by what tells them from others; formulas count as they are."""
    if not question.typed:
        shown = shown_text(option.text)
        yield shown, (shown, option.text.place)
        return
    read: Callable[[str], object] = lambda form: folded(form, question.exact)  # noqa: E731
    if question.tolerance is not None:
        read = number_in
    for form, place in _forms(option):
        yield read(form), (form, place)


CHECKS = (right_options, enough_options, fitting_keys, typed_answers, different_answers)
