"""An engine that Playwright drives."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from ..find import FLAGS
from .engine import Engine
from .pdf import text_of


class Driven(Engine):
    """Chromium, or the Firefox or WebKit that Playwright brings."""

    def __init__(self, name: str, path: str) -> None:
        self.name = name
        self.playwright = sync_playwright().start()
        flags = FLAGS if name == "chromium" else []
        kind = getattr(self.playwright, name)
        self.browser = kind.launch(executable_path=path, args=flags)
        self.page = self.browser.new_page()

    def fresh(self) -> None:
        self.page.context.close()
        self.page = self.browser.new_page()

    def open(self, address: str) -> None:
        self.page.goto(address)

    def run(self, script: str, *arguments: Any) -> Any:
        body = "([script, values]) => new Function(script)(...values)"
        return self.page.evaluate(body, [script, arguments])

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def click(self, selector: str) -> None:
        self.page.click(selector)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def back(self) -> None:
        self.page.go_back()

    def forward(self) -> None:
        self.page.go_forward()

    def reload(self) -> None:
        self.page.reload()

    def close(self) -> None:
        self.browser.close()
        self.playwright.stop()

    def find(self, text: str) -> None:
        if self.name != "chromium":
            super().find(text)
        # Its find bar is out of reach; a link to a text takes the same way.
        address = self.page.url
        self.page.goto("about:blank")
        self.page.goto(f"{address}#:~:text={quote(text, safe='').replace('-', '%2D')}")

    def listen(self) -> None:
        self.noted: list[str] = []
        self.page.on("pageerror", lambda error: self.noted.append(str(error)))
        self.page.on("request", lambda request: self.ask(request.url))

    def ask(self, address: str) -> None:
        if address.startswith("http"):
            self.noted.append(address)

    def heard(self) -> list[str]:
        return self.noted

    def print_text(self) -> str:
        if self.name != "chromium":
            return super().print_text()
        return text_of(self.page.pdf())
