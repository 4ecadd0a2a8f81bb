"""Why a file cannot be shown as a picture."""

from mkdocs_genai_plugin.data.rules import Rule


class RefusedError(Exception):
    """What is wrong with a file; ``says`` follows the file's name in a sentence."""

    def __init__(self, says: str, rule: Rule, fix: str) -> None:
        """Keep what is told."""
        super().__init__(says)
        self.says, self.rule, self.fix = says, rule, fix
