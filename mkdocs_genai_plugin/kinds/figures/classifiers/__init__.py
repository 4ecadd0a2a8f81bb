"""Two classifiers on the same points: numbers in, numbers out.

``figure.js`` does the same sums in the page; a test holds both to 1e-9.
"""

from mkdocs_genai_plugin.kinds.figures.machine import Machine

from .checks import sizes, worlds
from .moments import stills
from .parts import behind, controls, lead_with_errors, state_of, view
from .record import Classifiers
from .start import start

# The texts that the script fills in.
SAID = "added at_probe count crossing density_low kept made no_crossing own removed wrong_now"

MACHINE = Machine(
    record=Classifiers,
    view=view,
    controls=controls,
    stills=stills,
    start=start,
    says=SAID,
    lead=lead_with_errors,
    behind=behind,
    closed=True,
    show=state_of,
    checks=(sizes, worlds),
    usual=True,
)
