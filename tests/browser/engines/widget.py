"""What the tests ask of a widget in a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .engine import Engine, until

SELECT = """
const widget = document.querySelector(arguments[0]);
const tabs = [...widget.querySelectorAll(":scope > .genai-tabs a")];
const panels = [...widget.querySelectorAll(":scope > .genai-panels > .genai-panel")];
const seen = (panel) => panel.querySelector(".genai-body").checkVisibility();
const ids = (elements) => elements.map((element) => element.id);
"""


@dataclass(frozen=True)
class Widget:
    """The first element of a name in the page."""

    engine: Engine
    name: str

    def run(self, script: str, *arguments: Any) -> Any:
        """Run a script that may name the widget, its tabs and panels; ``arguments[0]`` is taken."""
        return self.engine.run(SELECT + script, self.name, *arguments)

    def panels(self) -> list[str]:
        """Return the ids of all panels."""
        return self.run("return ids(panels)")

    def chosen(self) -> list[list[str]]:
        """Return the panels that a reader sees, and those whose tab is selected."""
        return self.run(
            "return [ids(panels.filter(seen)), tabs.filter((tab) =>"
            " tab.getAttribute('aria-selected') === 'true').map((tab) => tab.hash.slice(1))]"
        )

    def shows(self, panel: str) -> None:
        """Hold that this panel, and no other, is open."""
        until(self.chosen, [[panel], [panel]])

    def focus(self, index: int) -> None:
        """Put the focus on a tab."""
        self.run("tabs[arguments[1]].focus()", index)

    def focused(self) -> str:
        """Return the id of the element that has the focus."""
        return self.engine.run("return document.activeElement.id")

    def tab(self, index: int) -> str:
        """Return a selector of a tab."""
        return f"#{self.panels()[index]}-tab"

    def button(self, action: str) -> str:
        """Return a selector of a button."""
        return f"{self.name} [data-do={action}]"
