"""A file is written whole or not at all, whatever happens to the process or the disk."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_genai_plugin.data.whole import temporary_folder, whole_file, write_whole

OLD = b"the old one\n"
NEW = b"the new one\n" * 100_000
WRITES = """\
import sys
from pathlib import Path
from mkdocs_genai_plugin.data.whole import write_whole
print("begins", flush=True)
write_whole(Path("deep/a.yml"), b"the new one\\n" * 100_000)
"""
HOLDS = """\
import sys
from pathlib import Path
from mkdocs_genai_plugin.data.whole import temporary_folder, whole_file
with temporary_folder() as folder, whole_file(Path("a.yml")) as stream:
    (folder / "page.html").write_text("a")
    stream.write(b"a")
    stream.flush()
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder, which holds the temporary files too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def there(folder: Path) -> list[str]:
    """Return every file and folder below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.fixture
def holder(here: Path) -> Iterator[subprocess.Popen[str]]:
    """Let a process write a file and have a temporary folder, until it is told to end."""
    command = [sys.executable, "-c", HOLDS]
    with subprocess.Popen(command, stdin=-1, stdout=-1, text=True) as process:
        assert process.stdout
        assert Path(process.stdout.readline().strip()).is_dir()
        yield process


def test_folders_are_made_and_nothing_else_is_left(here: Path) -> None:
    write_whole(Path("deep/er/a.yml"), "Größe\n")
    assert there(here) == ["deep", "deep/er", "deep/er/a.yml"]
    assert Path("deep/er/a.yml").read_bytes() == "Größe\n".encode()


def test_owner_and_permissions_stay(here: Path) -> None:
    file = here / "a.yml"
    for mode in (0o600, 0o640, 0o755):
        file.write_bytes(OLD)
        file.chmod(mode)
        before = file.stat()
        write_whole(file, NEW)
        after = file.stat()
        assert (stat.S_IMODE(after.st_mode), after.st_uid, after.st_gid) == (
            mode, before.st_uid, before.st_gid,
        )  # fmt: skip


def test_new_file_has_the_permissions_that_any_new_file_has(here: Path) -> None:
    Path("usual").touch()
    write_whole(Path("ours"), "")
    assert Path("ours").stat().st_mode == Path("usual").stat().st_mode


def test_link_stays_and_what_it_leads_to_is_written(here: Path) -> None:
    (here / "far").mkdir()
    (here / "far/a.yml").write_bytes(OLD)
    for link, leads_to in {
        "one.yml": "far/a.yml",
        "two.yml": "one.yml",
        "new.yml": "far/b",
    }.items():
        Path(link).symlink_to(leads_to)
        write_whole(Path(link), NEW)
        assert Path(link).is_symlink()
        assert Path(link).read_bytes() == NEW
    assert there(here / "far") == ["a.yml", "b"]


@pytest.mark.parametrize("kind", ["circle", "folder", "pipe", "below a file"])
def test_what_is_no_ordinary_file_stays_what_it_is(kind: str, here: Path) -> None:
    place = here / "a"
    if kind == "circle":
        place.symlink_to("a")
    elif kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.write_bytes(OLD)
        place = place / "b"
    before = (here / "a").lstat()
    with pytest.raises(OSError) as raised:
        write_whole(place, NEW)
    assert str(raised.value.filename).startswith(str(here / "a"))
    assert raised.value.strerror
    assert (here / "a").lstat().st_ino == before.st_ino
    assert there(here) == ["a"]


def limited() -> None:
    """Let this process write no file beyond a size, as if its disk were full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))


def test_full_disk_leaves_the_old_file_or_none(here: Path) -> None:
    command = [sys.executable, "-c", WRITES]
    for before in ([], ["deep", "deep/a.yml"]):
        if before:
            write_whole(Path("deep/a.yml"), OLD)
        done = subprocess.run(
            command, preexec_fn=limited, capture_output=True, text=True, check=False
        )
        assert "OSError: [Errno 27] File too large: 'deep/a.yml'" in done.stderr
        assert there(here) == before
    assert Path("deep/a.yml").read_bytes() == OLD


def test_failure_of_whoever_writes_leaves_the_old_file(here: Path) -> None:
    Path("a.yml").write_bytes(OLD)
    with pytest.raises(ZeroDivisionError), whole_file(Path("a.yml")) as stream:
        stream.write(NEW)
        raise ZeroDivisionError
    assert there(here) == ["a.yml"]
    assert Path("a.yml").read_bytes() == OLD


def test_killed_at_any_moment_a_file_is_the_old_one_or_the_new(here: Path) -> None:
    for pause in range(12):
        write_whole(Path("deep/a.yml"), OLD)
        command = [sys.executable, "-c", WRITES]
        with subprocess.Popen(command, stdout=-1, text=True) as process:
            assert process.stdout
            process.stdout.readline()
            try:
                process.wait(timeout=pause / 2_000)
            except subprocess.TimeoutExpired:
                process.kill()
        assert Path("deep/a.yml").read_bytes() in {OLD, NEW}
    write_whole(Path("deep/a.yml"), OLD)
    assert there(here) == ["deep", "deep/a.yml"]


def test_what_a_dead_process_left_goes_with_the_next(
    holder: subprocess.Popen[str], here: Path
) -> None:
    left = there(here)
    assert len(left) == 4
    with temporary_folder():
        write_whole(Path("b.yml"), OLD)
        assert {*left} <= {*there(here)}, "what a living process holds stays"
    holder.kill()
    holder.wait()
    assert there(here) == sorted([*left, "b.yml"])
    with temporary_folder() as folder:
        assert not any(folder.iterdir())
        write_whole(Path("b.yml"), NEW)
    assert there(here) == ["b.yml"]


def test_temporary_folder_goes_though_a_signal_comes_while_it_goes(here: Path) -> None:
    def end(*_: object) -> None:
        sys.exit(1)

    before = signal.signal(signal.SIGALRM, end)
    try:
        with pytest.raises(SystemExit), temporary_folder() as folder:
            for number in range(3_000):
                (folder / f"{number}").touch()
            signal.setitimer(signal.ITIMER_REAL, 0.002)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert there(here) == []
