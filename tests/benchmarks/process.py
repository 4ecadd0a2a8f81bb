"""What whole processes cost, as the operating system counts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# What is installed has been compiled; a variable may keep Python from compiling this checkout.
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}
BUILD = (sys.executable, "-m", "mkdocs", "build", "--quiet")


@dataclass(frozen=True)
class Cost:
    """Seconds of a processor, and the most megabytes that were held at one time."""

    seconds: float
    megabytes: float


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder to its end; give what it cost."""
    process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{' '.join(command)} has failed in {folder}"
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def in_turn(ways: Mapping[str, tuple[Sequence[str], Path]], rounds: int) -> dict[str, list[Cost]]:
    """Run commands in turn, so that they share what a busy machine does; the first warms up.

    Every other round goes backwards, or one would always come behind the same other.
    """
    cost(*next(iter(ways.values())))
    costs: dict[str, list[Cost]] = {name: [] for name in ways}
    for number in range(rounds):
        for name in list(ways)[:: -1 if number % 2 else 1]:
            costs[name].append(cost(*ways[name]))
    return costs
