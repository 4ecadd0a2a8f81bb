"""The widgets in every engine: Chromium, Firefox and WebKit."""
