"""Every word that the interface says by itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The words of one language; ``{…}`` is filled in."""

    at_a_glance: str = "At a glance"
    best_at: str = "Best at"
    broken: str = "The data has mistakes; this page shows what was last right."
    both_sides: str = "both sides"
    checked: str = "Checked against its sources on {day}"
    common_mistake: str = "Common mistake"
    compared_by: str = "Compared by"
    controls: str = "{title}: controls"
    formula: str = "Formula"
    how_it_works: str = "How it works"
    instead: str = "Rather:"
    landmarks: str = "Landmarks"
    limits: str = "Limits"
    more: str = "More about {name}"
    mistaken: str = "Often said:"
    next: str = "Next"
    objective: str = "Objective"
    others: str = "Others"
    pause: str = "Pause"
    play: str = "Play"
    previous: str = "Previous"
    related: str = "How it relates to the others"
    source: str = "Source {number}"
    sources: str = "Sources"
    status: str = "Step {n} of {total}: {label}"
    steps: str = "{title}: steps"
    strengths: str = "Strengths"
    uses: str = "Uses"
    watch_out: str = "Watch out"


ENGLISH = Words()
