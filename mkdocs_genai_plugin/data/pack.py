"""Folders of YAML to one checked pack."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Collection as Some
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from importlib import resources
from pathlib import Path

from .checks import check, unused_source
from .fields import SLUG, slug
from .files import DataFile, is_folder, read, state
from .model import KINDS, Card, Collection, Item, Relation, Source
from .problems import Place, Problem, closest, ordered
from .structure import read_record
from .tree import Mapping, parse

COLLECTION = "_collection"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"  # of what is bundled; content/LICENSE
SUFFIXES = (".yml", ".yaml")
Instead = dict[str, DataFile | None]
Track = Callable[[Sequence[str]], Iterable[str]]


@dataclass(frozen=True)
class Folder:
    """A folder laid out like the pack; ``shown`` stands for it in messages.

    ``icons`` are the names of icons that its items can have; None where nothing is
    known of them. It may be asked for names only, never listed, unless one is wrong.
    ``shallow`` tells that only the folders right in it are looked into.
    """

    root: Path
    shown: str
    bundled: bool = False
    icons: Some[str] | None = field(default=None, repr=False)
    shallow: bool = False

    def show(self, path: Path) -> str:
        """Give the path of a file inside as messages show it."""
        return (Path(self.shown) / path.relative_to(self.root)).as_posix()


@dataclass(frozen=True)
class Pack:
    """Everything that was read.

    ``items`` is keyed by folder and id, ``collections`` by folder, ``sources``
    by key, ``former`` by folder and former id. ``replaced`` are the items whose
    files a site replaces. ``icons`` holds, by an item's path, the names of icons that
    it can have, where they are known. ``tried`` counts files, the unreadable ones too.
    ``problems`` is empty when all is well.
    """

    items: dict[str, Item] = field(default_factory=dict)
    collections: dict[str, Collection] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    declared: tuple[Source, ...] = ()
    former: dict[str, Item] = field(default_factory=dict)
    replaced: tuple[Item, ...] = ()
    icons: dict[str, Some[str]] = field(default_factory=dict, repr=False)
    files: tuple[DataFile, ...] = field(default=(), repr=False)
    tried: int = 0
    problems: tuple[Problem, ...] = ()

    def find(self, reference: str, folder: str = "") -> Item | None:
        """Give the item of ``folder/id``, or of ``id`` within ``folder``; former ids work too."""
        path = reference if "/" in reference else f"{folder}/{reference}"
        return self.items.get(path) or self.former.get(path)

    @cached_property
    def folders(self) -> dict[str, list[Item]]:
        """The items of each folder."""
        found: dict[str, list[Item]] = {}
        for item in self.items.values():
            found.setdefault(item.folder, []).append(item)
        return found

    @cached_property
    def declaring(self) -> dict[str, str]:
        """The path of the item that declares a source, by the source's key."""
        items = self.items.values()
        return {source.key: item.path for item in items for source in item.sources if source.key}

    @cached_property
    def relations(self) -> dict[str, list[tuple[Card, Relation]]]:
        """The relations that cards declare, by the path of the item they lead to."""
        leading: dict[str, list[tuple[Card, Relation]]] = {}
        cards = (card for collection in self.collections.values() for card in collection.cards)
        for card in cards:
            for relation in card.related:
                if found := self.find(relation.to, card.folder):
                    leading.setdefault(found.path, []).append((card, relation))
        return leading


def bundled() -> Folder:
    """Give the folder of the content pack that is installed with the package."""
    root = Path(str(resources.files("mkdocs_genai_plugin"))) / "content"
    return Folder(root, "content", bundled=True)


@cache
def bundled_paths() -> frozenset[str]:
    """Give the path of every item of the bundled pack, and of its folders with a slash behind."""
    root = bundled().root
    files = [path.relative_to(root) for path in data_files(root)]
    folders = (f"{file.parent.as_posix()}/" for file in files)
    return frozenset({*folders, *(file.with_suffix("").as_posix() for file in files)})


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the search for cycles: data has none, and the search takes a sixth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_uncollected()
def load(folders: Sequence[Folder], instead: Instead | None = None, track: Track = iter) -> Pack:
    """Read the folders into one pack; a file replaces that of the same path before it.

    ``instead`` gives, by the path that messages show, what to take for a file: a
    text that it had before, or None to leave it out. ``track`` is given what will be
    read, and gives it on piece by piece.
    """
    builder = _Builder(instead)
    files: dict[str, tuple[Folder, Path]] = {}
    for folder in folders:
        for path in builder.paths(folder):
            relative = path.relative_to(folder.root)
            shown = folder.show(path)
            if wrong := misplaced(folder, relative) or misnamed(relative):
                builder.refuse(shown, *wrong)
                continue
            key = relative.with_suffix("").as_posix()
            if key in files and files[key][0] is folder:
                message = f"{files[key][1].name} has the same id"
                builder.refuse(shown, message, "duplicate-id", "Delete one of the two files.")
                continue
            if key in files:
                builder.replace(key, *files[key])
            files[key] = (folder, path)
    for key in track(sorted(files)):
        builder.add(key, *files[key])
    return builder.finished()


def data_files(
    root: Path, failed: Callable[[OSError], object] | None = None, *, shallow: bool = False
) -> list[Path]:
    """Give every data file below a folder, in order; those of editors are left out.

    ``failed`` is told of folders that cannot be listed. Links to folders are followed
    where kinds stand, and no deeper: they could lead in a circle. ``shallow`` gives
    only what stands in the folders right below.
    """
    found: list[Path] = []
    for place, folders, names in os.walk(root, onerror=failed, followlinks=True):
        deep = Path(place) != root
        own = filter(_is_authors, folders)
        folders[:] = [name for name in own if not (deep and _is_link(Path(place, name)))]
        if deep or not shallow:
            found += [Path(place, name) for name in [*folders, *names] if is_data_file(name)]
        if deep and shallow:
            folders.clear()
    return sorted(found)


def is_data_file(name: str) -> bool:
    """Tell by its name whether a file is one of data."""
    return _is_authors(name) and name.endswith(SUFFIXES)


def _is_authors(name: str) -> bool:
    """Tell a name that an author gave from those of editors and systems."""
    return not name.startswith((".", "#", "~"))


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:  # the folder may be listed but not entered
        return True


Wrong = tuple[str, str, str]  # message, rule, fix


def misplaced(folder: Folder, relative: Path) -> Wrong | None:
    """Give why a data file cannot stand where it does, if it cannot."""
    if len(relative.parts) != 2:
        fix = "Put it into a folder of its kind, for example families/ or timelines/."
        return "a data file stands exactly one folder deep", "file-place", fix
    kind = relative.parts[0]
    near = _nearest_kind(kind)
    declared = any(state(folder.root / kind / f"{COLLECTION}{end}") for end in SUFFIXES)
    if near and not declared:
        message = f'{kind}/ is no kind of content; did you mean "{near}"?'
        fix = "Rename the folder; if it is a collection of cards, give it a _collection.yml."
        return message, "file-place", fix
    return None


@cache
def _nearest_kind(folder: str) -> str:
    """Give the kind that a folder's name is a slip of; most names are an author's own."""
    # "cars" is no slip of "cases".
    return "" if folder in KINDS else closest(folder, KINDS, likeness=0.75)


def misnamed(relative: Path) -> Wrong | None:
    """Give why a data file cannot be called what it is, if it cannot."""
    kind, stem = relative.parts[0], relative.stem
    if stem == COLLECTION and kind in KINDS:
        message = f"{kind}/ holds no cards, so it needs no {relative.name}"
        return message, "file-name", "Delete the file."
    better = {kind: f"{slug(kind)}/", stem: f"{slug(stem)}{relative.suffix}"}
    for name in (kind, stem):
        if name != COLLECTION and not SLUG.fullmatch(name):
            fix = f"Rename it to {better[name]}: lower-case letters, digits and hyphens only."
            return f'"{name}" cannot be an id', "file-name", fix
    return None


class _Builder:
    """Collects items, collections and sources while files are read."""

    def __init__(self, instead: Instead | None = None) -> None:
        self.instead = instead or {}
        self.problems: list[Problem] = []
        self.files: list[DataFile] = []
        self.items: dict[str, Item] = {}
        self.collections: dict[str, Collection] = {}
        self.replaced: list[Item] = []
        self.icons: dict[str, Some[str]] = {}
        self.tried = 0
        self.unread = False

    def paths(self, folder: Folder) -> list[Path]:
        """Give the files of a folder that are not left out; note what cannot be listed."""
        if not is_folder(folder.root):
            message, fix = f"there is no folder {folder.shown}", "Make it, or mend  data_dir."
            self.refuse(folder.shown, message, "no-folder", fix, files=0)
        found = data_files(folder.root, partial(self.unlisted, folder), shallow=folder.shallow)
        left_out = {shown for shown, file in self.instead.items() if not file}
        return [path for path in found if not left_out or folder.show(path) not in left_out]

    def unlisted(self, folder: Folder, error: OSError) -> None:
        """Note a folder that cannot be read; one that has just gone is no problem."""
        if not isinstance(error, (FileNotFoundError, NotADirectoryError)):
            message = f"folder cannot be read ({error.strerror})"
            fix = "Give yourself the right to read it."
            shown = folder.show(Path(error.filename))
            self.refuse(shown, message, "file-unreadable", fix, files=0)

    def refuse(self, shown: str, message: str, rule: str, fix: str, files: int = 1) -> None:
        """Note that a file as a whole cannot be used."""
        self.problems.append(Problem(Place(shown, 0, 0), message, rule, fix))
        self.unread = True
        self.tried += files

    def add(self, key: str, folder: Folder, path: Path) -> None:
        kind, _, name = key.partition("/")
        tree = self._tree(folder, path)
        if name == COLLECTION:
            where = f'collection "{kind}"'
            record = read_record(Collection, tree, self.problems, where) if tree else Collection()
            self.collections[kind] = record
        else:
            self.items[key] = self._item(kind, name, tree)
            if folder.icons is not None:
                self.icons[key] = folder.icons

    def replace(self, key: str, folder: Folder, path: Path) -> None:
        """Keep the item of a file that another one replaces: the rest may cite its sources."""
        kind, _, name = key.partition("/")
        silent = _Builder(self.instead)
        tree = silent._tree(folder, path) if name != COLLECTION else None
        self.replaced.append(silent._item(kind, name, tree))

    def _tree(self, folder: Folder, path: Path) -> Mapping | None:
        self.tried += 1
        shown = folder.show(path)
        earlier = self.instead.get(shown)
        file = earlier or read(path, folder.root, shown, bundled=folder.bundled)
        if isinstance(file, Problem):
            self.problems.append(file)
            self.unread = True
            return None
        self.files.append(replace(file))  # a copy, which does not hold its lines
        tree = parse(file, self.problems)
        self.unread |= tree is None
        return tree

    def _item(self, kind: str, name: str, tree: Mapping | None) -> Item:
        record = KINDS.get(kind, Card)
        if not tree:
            return record(id=name, folder=kind)
        item = read_record(record, tree, self.problems, f'{record.__name__.lower()} "{name}"')
        file = tree.file
        return replace(item, id=name, folder=kind, file=file.path, bundled=file.bundled)

    def finished(self) -> Pack:
        items = self.items.values()
        # The pack's come first: a site can mend its own, not those.
        declared = _sources(sorted(items, key=lambda item: not item.bundled))
        sources: dict[str, Source] = {
            source.key: source for source in [*_sources(self.replaced), *reversed(declared)]
        }
        pack = Pack(
            items=self.items,
            collections=_collections(self.collections, items),
            sources=sources,
            declared=declared,
            replaced=tuple(self.replaced),
            icons=self.icons,
            former={f"{item.folder}/{old}": item for item in items for old in item.was},
            files=tuple(self.files),
            tried=self.tried,
        )
        # A file that could not be read would make every reference to it look wrong.
        found = [] if self.unread else check(pack)
        reported = {problem.place for problem in self.problems} if found else ()
        found = [problem for problem in found if problem.place not in reported]
        # A citation may be lost in what is wrong.
        problems = [*self.problems, *found] or unused_source(pack)
        return replace(pack, problems=tuple(ordered(problems)))


def _sources(items: Iterable[Item]) -> tuple[Source, ...]:
    return tuple(source for item in items for source in item.sources if source and source.key)


def _collections(declared: dict[str, Collection], items: Iterable[Item]) -> dict[str, Collection]:
    cards: dict[str, list[Card]] = {name: [] for name in declared}
    for item in items:
        if isinstance(item, Card):
            cards.setdefault(item.folder, []).append(item)
    return {name: _ordered(name, declared.get(name), cards[name]) for name in sorted(cards)}


def title(folder: str) -> str:
    """Give the title of a collection that declares none."""
    return folder.replace("-", " ").capitalize()


def _ordered(name: str, declared: Collection | None, cards: list[Card]) -> Collection:
    collection = declared or Collection(id=name, title=title(name))
    order: dict[str, int] = {slug: place for place, slug in enumerate(collection.order)}
    ranked = sorted(cards, key=lambda card: (order.get(card.id, len(order)), card.id))
    return replace(collection, id=name, cards=tuple(ranked))
