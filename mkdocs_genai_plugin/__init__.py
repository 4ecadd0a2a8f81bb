"""Structured YAML, shown as cards, tables and a timeline in a page.

The path of a datum::

    YAML bytes ─ data/files.py ─▶ text ─ data/tree.py ─▶ tree with positions
      ─ data/structure.py ─▶ data/model.py ─ data/checks.py ─▶ data/pack.py
      ─ render/ ─▶ ElementTree ─ extension.py ─▶ page ─ plugin.py ─▶ site

Imports run along this arrow only. ``data`` and ``render`` know no host; ``maths`` does
the sums of figures and knows neither.
"""

__version__ = "0.1.0"
