"""The name under which a site can list the extension by its module."""

from mkdocs_genai_plugin.page.extension import GenaiExtension, makeExtension

__all__ = ["GenaiExtension", "makeExtension"]
