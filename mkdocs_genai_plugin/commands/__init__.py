"""The subcommands of ``mkdocs-genai``: one module each, with ``command``."""
