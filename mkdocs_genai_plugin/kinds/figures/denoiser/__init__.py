"""The best denoiser of some pictures: what it makes depends on how much it sees at once."""

from mkdocs_genai_plugin.kinds.figures.machine import Machine

from .record import Denoiser, checks
from .view import behind, controls, start, stills, table, view

MACHINE = Machine(
    record=Denoiser,
    view=view,
    controls=controls,
    table=table,
    stills=stills,
    start=start,
    behind=behind,
    checks=(checks,),
    says="copy new near_copy near_new pieces pixel voted voters",
)
