"""Pages of a site as one book: an EPUB 3.3, after https://www.w3.org/TR/epub-33/ .

The way of a book::

    mkdocs.yml ─ build.py, with the plugin of make.py ─▶ pages as their content stands in the theme
      ─ tree.py reads each as browsers do ─ answers.py puts answers behind the questions
      ─ reading.py leaves what can be read ─ links.py leads to chapters ─ templates/epub ─▶ zip
"""
