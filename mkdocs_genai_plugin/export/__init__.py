"""Questions and terms for the tools of others.

The way of an export::

    pack ─ material.py chooses questions and terms ─ prose.py, texts as such tools take them
      ─ moodle.py, gift.py, anki.py, csv.py ─▶ the bytes of one file

``formats.py`` lists the formats; the command writes the file, whole or not at all.
"""
