"""The versions that are pinned install wherever the plugin does."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

PINS = [
    Requirement(line)
    for line in Path(__file__)
    .parents[1]
    .joinpath("constraints.txt")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
]
OLDEST = {"python_full_version": "3.11.0", "python_version": "3.11"}


def on_the_oldest() -> list[Requirement]:
    """Return the pins that hold for the first Python that the plugin runs on."""
    return [pin for pin in PINS if pin.marker is None or pin.marker.evaluate({**OLDEST})]


def pythons(pin: Requirement) -> SpecifierSet | None:
    """Return what a pinned package says of Python; nothing if another version is installed."""
    try:
        told = metadata(pin.name)
    except PackageNotFoundError:
        return None
    return (
        SpecifierSet(told.get("Requires-Python") or "")
        if told["Version"] in pin.specifier
        else None
    )


def test_every_package_has_one_version_on_the_oldest_python() -> None:
    assert sorted(pin.name for pin in on_the_oldest()) == sorted({pin.name for pin in PINS})


def test_pinned_versions_run_on_the_oldest_python() -> None:
    told = {str(pin): pythons(pin) for pin in on_the_oldest()}
    known = {pin: needs for pin, needs in told.items() if needs is not None}
    assert len(known) > len(told) / 2
    oldest = OLDEST["python_full_version"]
    assert {pin: str(needs) for pin, needs in known.items() if oldest not in needs} == {}
