"""The machine's Firefox, through Marionette, the protocol that it is tested with itself."""

from __future__ import annotations

import base64
from tempfile import TemporaryDirectory
from typing import Any

from marionette_driver.by import By
from marionette_driver.marionette import Marionette

from .engine import Engine, chord
from .pdf import text_of

FIND = """
const [text, done] = arguments;
(async () => {
  const bar = await gBrowser.getFindBar();
  await bar.onFindCommand();
  bar._findField.value = text;
  bar._find();
})().then(() => done(""), (error) => done(String(error)));
"""

# Notes what pages ask servers for; the browser asks for things of its own, which belong to no page.
LISTEN = """
Services.console.reset();
window.asked = [];
window.asking ??= {
  observe(channel) {
    channel.QueryInterface(Ci.nsIChannel);
    if (channel.loadInfo.browsingContextID) window.asked.push(channel.URI.spec);
  },
};
try { Services.obs.removeObserver(window.asking, "http-on-modify-request"); } catch {}
Services.obs.addObserver(window.asking, "http-on-modify-request");
"""
# Errors of a page's scripts, and what its security forbids; a page's address begins like one.
HEARD = """
const errors = Services.console.getMessageArray().filter((one) =>
  one instanceof Ci.nsIScriptError && !(one.flags & one.warningFlag)
  && /^(?:data|file|http)/.test(one.sourceName));
return [...window.asked, ...errors.map((one) => `${one.sourceName}: ${one.errorMessage}`)];
"""


class Firefox(Engine):
    """A Firefox without a window, with a profile of its own."""

    name = "firefox"

    def __init__(self, path: str) -> None:
        # Marionette removes what is where its log goes, be it /dev/null (GeckoInstance.gecko_log).
        self.logs = TemporaryDirectory(prefix="gecko_")
        self.browser = Marionette(bin=path, headless=True, port=0, gecko_log=self.logs.name)
        self.browser.start_session()

    def fresh(self) -> None:
        new = self.browser.open(type="tab")["handle"]
        self.browser.close()
        self.browser.switch_to_window(new)

    def open(self, address: str) -> None:
        self.browser.navigate(address)

    def run(self, script: str, *arguments: Any) -> Any:
        # Without a sandbox, scripts see what the page's own scripts have made.
        return self.browser.execute_script(script, arguments, sandbox=None)

    def press(self, *keys: str) -> None:
        for key in keys:
            sequence = self.browser.actions.sequence("key", "keyboard")
            codes = chord(key)
            for code in codes:
                sequence.key_down(code)
            for code in reversed(codes):
                sequence.key_up(code)
            sequence.perform()

    def click(self, selector: str) -> None:
        self.browser.find_element(By.CSS_SELECTOR, selector).click()

    def resize(self, width: int, height: int) -> None:
        self.browser.set_window_rect(width=width, height=height)

    def back(self) -> None:
        self.browser.go_back()

    def forward(self) -> None:
        self.browser.go_forward()

    def reload(self) -> None:
        self.browser.refresh()

    def close(self) -> None:
        self.browser.quit()
        self.browser.cleanup()
        self.logs.cleanup()

    def find(self, text: str) -> None:
        with self.browser.using_context("chrome"):
            problem = self.browser.execute_async_script(FIND, [text])
        assert problem == ""

    def listen(self) -> None:
        with self.browser.using_context("chrome"):
            self.browser.execute_script(LISTEN, sandbox="system")

    def heard(self) -> list[str]:
        with self.browser.using_context("chrome"):
            heard: list[str] = self.browser.execute_script(HEARD, sandbox="system")
        return heard

    def print_text(self) -> str:
        # The client has no method for this command of the protocol.
        pdf = self.browser._send_message("WebDriver:Print", {}, key="value")
        return text_of(base64.b64decode(pdf))
