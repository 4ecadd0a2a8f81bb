"""Films made by a denoiser that sees some frames at once: alone, each frame is faultless."""

from mkdocs_genai_plugin.kinds.figures.machine import Machine

from .record import Frames
from .view import controls, start, stills, table, view

MACHINE = Machine(
    record=Frames,
    view=view,
    controls=controls,
    table=table,
    stills=stills,
    start=start,
    says="play stop frame told copied tally tally_measured",
    needs=("denoiser",),
)
