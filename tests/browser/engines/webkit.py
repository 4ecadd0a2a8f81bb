"""The machine's WebKitGTK, through WebDriver, on a screen that nobody sees."""

from __future__ import annotations

import os
import subprocess
from typing import Any

from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.by import By
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from selenium.webdriver.webkitgtk.webdriver import WebDriver

from .engine import Engine, chord

INTO_VIEW = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })"


class Screen:
    """An X server without a display."""

    def __init__(self, xvfb: str) -> None:
        read, write = os.pipe()
        command = [xvfb, "-displayfd", str(write), "-screen", "0", "1400x1000x24"]
        self.process = subprocess.Popen(
            [*command, "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL
        )
        os.close(write)
        with os.fdopen(read) as answer:
            self.name = f":{answer.readline().strip()}"

    def close(self) -> None:
        self.process.terminate()
        self.process.wait()


class WebKit(Engine):
    """WebKit's small browser for tests."""

    name = "webkit"

    def __init__(self, driver: str, xvfb: str) -> None:
        self.screen = Screen(xvfb)
        environment = {**os.environ, "DISPLAY": self.screen.name}
        service = Service(driver, env=environment, log_output=subprocess.DEVNULL)
        try:
            self.browser = WebDriver(Options(), service)
        except Exception:
            self.screen.close()
            raise

    def fresh(self) -> None:
        old = self.browser.current_window_handle
        self.browser.switch_to.new_window("window")
        new = self.browser.current_window_handle
        self.browser.switch_to.window(old)
        self.browser.close()
        self.browser.switch_to.window(new)

    def open(self, address: str) -> None:
        self.browser.get(address)

    def run(self, script: str, *arguments: Any) -> Any:
        return self.browser.execute_script(script, *arguments)

    def press(self, *keys: str) -> None:
        for key in keys:
            actions = ActionBuilder(self.browser)
            codes = chord(key)
            for code in codes:
                actions.key_action.key_down(code)
            for code in reversed(codes):
                actions.key_action.key_up(code)
            actions.perform()

    def click(self, selector: str) -> None:
        element = self.browser.find_element(By.CSS_SELECTOR, selector)
        # The driver itself does not scroll to what lies just below the window.
        self.browser.execute_script(INTO_VIEW, element)
        element.click()

    def resize(self, width: int, height: int) -> None:
        self.browser.set_window_size(width, height)

    def back(self) -> None:
        self.browser.back()

    def forward(self) -> None:
        self.browser.forward()

    def reload(self) -> None:
        self.browser.refresh()

    def close(self) -> None:
        self.browser.quit()
        self.screen.close()
