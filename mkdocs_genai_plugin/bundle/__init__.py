"""A site as one archive for reading from disk, or one of its pages as one file.

The way of a bundle::

    mkdocs.yml ─ build.py, with the plugin of offline.py ─▶ site in a temporary folder
      ─ loads.py looks for requests to other places ─ archive.py ─▶ zip

The way of a single file::

    mkdocs.yml ─ build.py, with the plugin of single.py ─▶ page as the theme shows it
      ─ inline.py puts in what it loads, by rewrite.py ─ templates/single.html ─▶ html

``whole.py`` lets both appear whole or not at all.
"""
