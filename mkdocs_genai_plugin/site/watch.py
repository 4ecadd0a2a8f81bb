"""A thread that looks for changes of the data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import thread_time

from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.stamps import Stamps, stamps

_PAUSE = 0.1  # seconds
SHARE = 10  # a look at very many files takes at most a tenth of a processor


class Watch(Thread):
    """Rings when data files change.

    The watch of MkDocs ends when its folder goes (watchdog, ``PollingEmitter``), cannot
    begin before there is one, and sees no permissions. So it watches the ``bell``, a
    file that grows with every change.
    """

    def __init__(self) -> None:
        """Make the bell."""
        super().__init__(name="genai watch", daemon=True)
        self.folders: Sequence[Folder] = ()
        self.seen: Stamps = {}
        self.ended = Event()
        self.place = TemporaryDirectory(prefix="mkdocs_genai_")
        self.bell = Path(self.place.name) / "changes"
        self.bell.touch()

    def read(self, folders: Sequence[Folder], seen: Stamps) -> None:
        """Take note of what was read, and in which state it was just before."""
        self.folders, self.seen = folders, seen

    def run(self) -> None:
        """Look again and again; a state rings once."""
        pause = _PAUSE
        while not self.ended.wait(pause):
            start = thread_time()
            now = stamps(self.folders)
            pause = max(_PAUSE, SHARE * (thread_time() - start))
            if now != self.seen:
                self.seen = now
                with self.bell.open("a") as bell:
                    bell.write("!")

    def end(self) -> None:
        """Stop looking."""
        self.ended.set()
        self.join()
        self.place.cleanup()
