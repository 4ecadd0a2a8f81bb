"""The subcommands of ``mkdocs-genai``: one module each, with ``add_to`` and ``run``."""
