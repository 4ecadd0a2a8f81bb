"""Three autoencoders with a code of two numbers: a map to wander on, and two that are none."""

from mkdocs_genai_plugin.kinds.figures.machine import Machine

from .record import Map
from .view import behind, controls, start, stills, table, view

MACHINE = Machine(
    record=Map,
    view=view,
    controls=controls,
    table=table,
    stills=stills,
    start=start,
    behind=behind,
    says="plane at",
)
