"""Structured YAML, shown as cards, tables and a timeline in a page.

The path of a datum::

    YAML bytes ─ data/files.py ─▶ text ─ data/tree.py ─▶ tree with positions
      ─ data/structure.py ─▶ records of a kind ─ data/load.py, data/checks.py ─▶ data/pack.py
      ─ kinds/, render/ ─▶ ElementTree ─ page/ ─▶ page ─ site/ ─▶ site

Imports run along this arrow only. ``data`` and ``render`` know no kind, and neither they nor
``kinds`` know a host.
"""

__version__ = "0.1.0"
