"""What the file system says of the data, and a thread that looks for changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import thread_time

from .data.files import is_folder, state
from .data.pack import Folder, data_files

PAUSE = 0.1  # seconds
SHARE = 10  # a look at very many files takes at most a tenth of a processor

# By the folder and id of an item: what the file system says of its files, two times first.
Stamps = dict[str, tuple[tuple[int, ...], ...]]


def stamps(folders: Sequence[Folder]) -> Stamps:
    """Give the state of every data file; that of a folder itself stands under its path."""
    found: Stamps = {}
    for folder in folders:
        found[str(folder.root)] = ((is_folder(folder.root),),)
        for path in data_files(folder.root):
            key = "/".join((*path.parts[len(folder.root.parts) : -1], path.stem))
            found[key] = (*found.get(key, ()), _stamp(path))
    return found


def _stamp(path: Path) -> tuple[int, ...]:
    found = state(path)
    # The time of change tells of permissions, and of an older file put in place.
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino) if found else ()


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
        pause = PAUSE
        while not self.ended.wait(pause):
            start = thread_time()
            now = stamps(self.folders)
            pause = max(PAUSE, SHARE * (thread_time() - start))
            if now != self.seen:
                self.seen = now
                with self.bell.open("a") as bell:
                    bell.write("!")

    def end(self) -> None:
        """Stop looking."""
        self.ended.set()
        self.join()
        self.place.cleanup()
