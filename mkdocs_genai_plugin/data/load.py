"""Folders of YAML to one checked pack."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Collection as Some
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import Any

from .checks import check, unused_source
from .describe import noun
from .fields import SLUG, declarations, slug
from .files import DataFile, is_folder, state
from .folders import SUFFIXES, Folder, data_files, parts_of
from .ignored import heeded, unknown_folders
from .images.files import read_images
from .item import Item, Ordered, Source
from .kept import Kept, read_file
from .kind import COLLECTION, Kinds, folders_of, kind_of, record_of
from .lines import NO_VOCABULARY, Vocabulary
from .own_words import WORDS, OwnWords, merged, own_words
from .pack import Pack
from .problems import Place, Problem, Rename, ordered
from .rules import Rule
from .slips import vocabulary
from .structure import read_record
from .suggest import closest, suggest
from .text import Name
from .tree import Mapping, Scalar

_OTHER_NAME = "For cards, choose another name for the folder."
Instead = dict[str, DataFile | None]
Track = Callable[[Sequence[str]], Iterable[str]]


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
def load(
    folders: Sequence[Folder],
    kinds: Kinds,
    instead: Instead | None = None,
    track: Track = iter,
    kept: Kept | None = None,
) -> Pack:
    """Return what the folders hold as one pack; a file replaces that of the same path before it.

    ``instead`` gives, by the path that messages show, what to take for a file: a
    text that it had before, or None to leave it out. ``track`` is given what will be
    read, and gives it on piece by piece. What is ``kept`` is not read again while its file
    stays as it is.
    """
    builder = _Builder(kinds, instead, kept)
    files: dict[str, tuple[Folder, Path]] = {}
    for folder in folders:
        for path in builder.paths(folder):
            if path.parent == folder.root and path.stem == WORDS:
                builder.add_words(folder, path)
                continue
            _choose(files, builder, folder, path)
    # What a collection declares is needed to read its cards.
    for key in track(sorted(files, key=lambda key: (not key.endswith(f"/{COLLECTION}"), key))):
        builder.add(key, *files[key])
    for key, folder, path in builder.older:
        builder.replace(key, folder, path)
    return builder.finished(folders)


def _choose(
    files: dict[str, tuple[Folder, Path]], builder: _Builder, folder: Folder, path: Path
) -> None:
    """Take a file in the place of one of the same path in a folder before, or refuse it."""
    relative = path.relative_to(folder.root)
    key = relative.with_suffix("").as_posix()
    before, there = files.get(key, (None, path))
    if wrong := misplaced(folder, relative, builder.kinds) or misnamed(relative, builder.kinds):
        message, rule, fix = wrong
        edits = _renames(folder, relative) if rule is Rule.FILE_NAME else ()
        if twin := next(filter(None, (_twin(folder, one) for one in edits)), ""):
            fix, edits = f"There is a {twin}: delete one of the two, or give one a new name.", ()
        builder.refuse(folder.show(path), message, rule, fix, edits=edits)
        return
    if before is folder:
        message, fix = f"{there.name} has the same id", "Delete one of the two files."
        builder.refuse(folder.show(path), message, Rule.DUPLICATE_ID, fix)
        return
    if before:
        builder.older.append((key, before, there))
    files[key] = (folder, path)


def _renames(folder: Folder, relative: Path) -> tuple[Rename, ...]:
    """Return the new name of a file or its folder, whichever cannot be an id."""
    shown = PurePosixPath(folder.shown)
    kind, better = relative.parts[0], slug(relative.parts[0])
    if better and better != kind:
        return (Rename((shown / kind).as_posix(), (shown / better).as_posix()),)
    better = _better(relative.name)
    if not better or better == relative.name:
        return ()
    new = relative.with_name(better)
    return (Rename((shown / relative).as_posix(), (shown / new).as_posix()),)


def _better(name: str) -> str:
    """Return how a data file ought to be called, or an empty string."""
    stem, suffix = parts_of(name)
    known = stem if stem == COLLECTION else slug(stem)
    return f"{known}{suffix}" if known else ""


def _twin(folder: Folder, rename: Rename) -> str:
    """Return the name of another file or folder that has the new name already."""
    old, new = (
        folder.root / Path(one).relative_to(folder.shown) for one in (rename.path, rename.to)
    )
    try:
        return "" if new.samefile(old) else new.name
    except OSError:
        return ""


Wrong = tuple[str, Rule, str]  # message, rule, fix


def misplaced(folder: Folder, relative: Path, kinds: Kinds) -> Wrong | None:
    """Return why a data file cannot stand where it does, if it cannot."""
    if len(relative.parts) != 2:
        fix = "Put it into a folder of its kind, for example families/ or timelines/."
        return "a data file stands exactly one folder deep", Rule.FILE_PLACE, fix
    kind = relative.parts[0]
    near = _nearest(kind, folders_of(kinds))
    declared = any(state(folder.root / kind / f"{COLLECTION}{end}") for end in SUFFIXES)
    if near and not declared:
        message = f"{kind}/ is no kind of content{suggest(near)}"
        fix = "Rename the folder; if it is a collection of cards, give it a _collection.yml."
        return message, Rule.FILE_PLACE, fix
    return None


@cache
def _nearest(folder: str, own: tuple[str, ...]) -> str:
    """Return the kind that a folder's name is a slip of; most names are an author's own."""
    # "cars" is no slip of "cases".
    return "" if folder in own else closest(folder, own, likeness=0.75)


def misnamed(relative: Path, kinds: Kinds) -> Wrong | None:
    """Return why a data file cannot be called what it is, if it cannot."""
    kind, stem = relative.parts[0], relative.stem
    if stem == COLLECTION and kind in folders_of(kinds):
        message = f"{kind}/ holds no cards, by its name, so it needs no {relative.name}"
        return message, Rule.FILE_NAME, f"Delete the file. {_OTHER_NAME}"
    if not SLUG.fullmatch(kind):
        return _no_id(kind, f"{slug(kind)}/" if slug(kind) else "")
    better = _better(relative.name)
    if relative.suffix not in SUFFIXES and better:
        message = f'"{relative.name}" ends in neither {" nor ".join(SUFFIXES)}'
        return message, Rule.FILE_NAME, f"Rename it to {better}."
    return None if stem == COLLECTION or SLUG.fullmatch(stem) else _no_id(stem, better)


def _no_id(name: str, better: str) -> Wrong:
    to = f"to {better}: " if better else "in "
    fix = f"Rename it {to}lower-case letters, digits and hyphens only."
    return f'"{name}" cannot be an id', Rule.FILE_NAME, fix


def _is(record: type[Item], tree: Mapping) -> bool:
    """Tell whether a file has all that a record needs."""
    return all(key in tree.entries for key, one in declarations(record).items() if one.required)


class _Builder:
    """Collects items, collections and sources while files are read."""

    def __init__(
        self, kinds: Kinds, instead: Instead | None = None, kept: Kept | None = None
    ) -> None:
        self.kinds = kinds
        self.kept = kept
        self.instead = instead or {}
        self.problems: list[Problem] = []
        self.files: dict[str, DataFile] = {}
        self.older: list[tuple[str, Folder, Path]] = []
        self.items: dict[str, Item] = {}
        self.collections: dict[str, Any] = {}
        self.replaced: list[Item] = []
        self.icons: dict[str, Some[str]] = {}
        self.words: OwnWords = {}
        self.tried = 0
        self.unread = False

    def paths(self, folder: Folder) -> list[Path]:
        """Return the files of a folder that are not left out; note what cannot be listed."""
        if not folder.optional and not is_folder(folder.root):
            message, fix = f"there is no folder {folder.shown}", "Make it, or mend  data_dir."
            self.refuse(folder.shown, message, Rule.NO_FOLDER, fix, files=0)
        found = data_files(
            folder.root,
            partial(self.unlisted, folder),
            partial(self.outside, folder),
            shallow=folder.shallow,
        )
        left_out = {shown for shown, file in self.instead.items() if not file}
        return [path for path in found if not left_out or folder.show(path) not in left_out]

    def outside(self, folder: Folder, path: Path) -> None:
        """Note a link that is not followed."""
        message = "folder links to a place outside the data folder"
        if not state(path):
            message = "this links to what is not there"
        fix = "Put a folder there, or remove the link."
        self.refuse(folder.show(path), message, Rule.FILE_OUTSIDE, fix, files=0)

    def unlisted(self, folder: Folder, error: OSError) -> None:
        """Note a folder that cannot be read; one that has just gone is no problem."""
        if not isinstance(error, (FileNotFoundError, NotADirectoryError)):
            message = f"folder cannot be read ({error.strerror})"
            fix = "Give yourself the right to read it."
            shown = folder.show(Path(error.filename))
            self.refuse(shown, message, Rule.FILE_UNREADABLE, fix, files=0)

    def refuse(
        self,
        shown: str,
        message: str,
        rule: Rule,
        fix: str,
        files: int = 1,
        edits: tuple[Rename, ...] = (),
    ) -> None:
        """Note that a file as a whole cannot be used."""
        self.problems.append(Problem(Place(shown, 0, 0), message, rule, fix, edits))
        self.unread = True
        self.tried += files

    def add(self, key: str, folder: Folder, path: Path) -> None:
        kind, _, name = key.partition("/")
        record = record_of(self.kinds, kind, name, self.collections)
        known = vocabulary(record)  # type: ignore[arg-type]  # a class is hashable
        tree = self._tree(key, folder, path, known)
        if name == COLLECTION:
            where = f'collection "{kind}"'
            unread = record(whole=False)
            found = read_record(record, tree, self.problems, where) if tree else unread
            self.collections[kind] = replace(found, bundled=folder.bundled)
        else:
            self.items[key] = self._item(kind, name, path, tree, folder.language)
            if folder.icons is not None:
                self.icons[key] = folder.icons

    def add_words(self, folder: Folder, path: Path) -> None:
        """Take the words of the interface that a site brings."""
        if tree := self._tree(WORDS, folder, path, NO_VOCABULARY):
            self.words = merged(self.words, own_words(tree, self.problems))

    def replace(self, key: str, folder: Folder, path: Path) -> None:
        """Keep the item of a file that another one replaces: the rest may cite its sources."""
        kind, _, name = key.partition("/")
        silent = _Builder(self.kinds, self.instead, self.kept)
        silent.collections = self.collections
        tree = silent._tree(key, folder, path, NO_VOCABULARY) if name != COLLECTION else None
        self.replaced.append(silent._item(kind, name, path, tree))

    def _tree(self, key: str, folder: Folder, path: Path, known: Vocabulary) -> Mapping | None:
        self.tried += 1
        earlier = self.instead.get(folder.show(path))
        if self.kept and not earlier:
            found = self.kept.reading(folder, path, known)
        else:
            found = read_file(folder, path, known, earlier)
        if isinstance(found.file, DataFile):
            self.files[key] = found.file
        self.problems += found.problems
        self.unread |= found.tree is None
        return found.tree

    def _item(
        self, kind: str, name: str, path: Path, tree: Mapping | None, language: str = ""
    ) -> Item:
        record: type[Item] = record_of(self.kinds, kind, "", self.collections)
        if not tree:
            return record(id=name, folder=kind)
        make = partial(self._read, kind, name, record, tree, language)
        on = (tree, record, language)
        item, found = self.kept.value(path, on, make) if self.kept else make()
        self.problems += [problem for problem in found if self._is_sure(kind, problem)]
        return item

    def _read(
        self, kind: str, name: str, record: type[Item], tree: Mapping, language: str
    ) -> tuple[Item, list[Problem]]:
        """Return the item that a file holds, and what is wrong with it."""
        found: list[Problem] = []
        chosen, wrong = self._chosen(kind, tree)
        item = read_record(chosen or record, tree, found, f'{noun(record)} "{name}"')
        found = [problem for problem in found if wrong in (None, problem.place)]
        found = self._named_for_cards(record, kind, tree, found)
        file = tree.file
        item = replace(item, id=name, folder=kind, language=language)
        return replace(item, file=file.path, bundled=file.bundled), found

    def _named_for_cards(
        self, record: type[Item], kind: str, tree: Mapping, found: list[Problem]
    ) -> list[Problem]:
        """Say it once where a file is written like a card, and its folder's name forbids that."""
        usual = next((one.record for one in self.kinds if not one.folder), None)
        ids = {Rule.MISSING_KEY, Rule.UNKNOWN_KEY}
        slips = [problem for problem in found if problem.rule in ids]
        if not usual or kind not in folders_of(self.kinds) or not slips or not _is(usual, tree):
            return found
        called = noun(usual)
        message = f"this is written like a {called}, but the name of {kind}/ makes it none"
        needed = [key for key, one in declarations(record).items() if one.required]
        fix = f"{_OTHER_NAME} Else write: {', '.join(needed)}." if needed else _OTHER_NAME
        told = Problem(tree.file.place(*tree.start), message, Rule.FILE_PLACE, fix)
        return [told, *(problem for problem in found if problem.rule not in ids)]

    def _is_sure(self, folder: str, problem: Problem) -> bool:
        """Tell whether a key is unknown for sure: a collection that is not whole may declare it."""
        collection = self.collections.get(folder)
        return not collection or collection.whole or problem.rule is not Rule.UNKNOWN_KEY

    def _chosen(self, folder: str, tree: Mapping) -> tuple[type[Item] | None, Place | None]:
        """Return the record that a file chooses, or the place of a choice that there is not.

        What else is in such a file cannot be judged.
        """
        variants = kind_of(self.kinds, folder).variants
        entry = tree.entries.get(variants.key) if variants else None
        value = entry[1] if entry else None
        if not variants or not isinstance(value, Scalar) or not value.text.strip():
            return None, None
        if value.text not in variants.names():
            return None, value.place
        return variants.record(value.text), None

    def finished(self, folders: Sequence[Folder]) -> Pack:
        items = self.items.values()
        # The pack's come first: a site can mend its own, not those.
        declared = _sources(sorted(items, key=lambda item: not item.bundled))
        sources: dict[str, Source] = {
            source.key: source for source in [*_sources(self.replaced), *reversed(declared)]
        }
        collections = _collections(self.kinds, self.collections, items)
        pack = Pack(
            kinds=self.kinds,
            items=self.items,
            collections=collections,
            accents=_accents(folders, collections.values()),
            sources=sources,
            declared=declared,
            replaced=tuple(self.replaced),
            icons=self.icons,
            former={f"{item.folder}/{old}": item for item in items for old in item.was},
            files=tuple(self.files[key] for key in sorted(self.files)),
            words=self.words,
            tried=self.tried,
        )
        images = read_images(folders, pictures(items))
        return self._checked(replace(pack, images=images), folders)

    def _checked(self, pack: Pack, folders: Sequence[Folder]) -> Pack:
        """Return a pack with its problems."""
        # A file that could not be read would make every reference to it look wrong.
        found = [] if self.unread else check(pack)
        reported = {problem.place for problem in self.problems} if found else ()
        found = [problem for problem in found if problem.place not in reported]
        # A citation may be lost in what is wrong.
        problems = [*self.problems, *found, *pack.images.wrong]
        if not any(problem.is_error for problem in problems):
            unused = pack.images.unused(pictures(pack.items.values()))
            problems += [*unused_source(pack), *unused]
        there = {key.partition("/")[0] for key in (*self.items, *self.collections)}
        problems += unknown_folders(folders, there)
        return replace(pack, problems=tuple(ordered(heeded(folders, problems))))


def pictures(items: Iterable[Item]) -> list[Name]:
    """Return the files of all pictures that items show."""
    return [file for item in items for file in item.mentions.pictures]


def _sources(items: Iterable[Item]) -> tuple[Source, ...]:
    return tuple(source for item in items for source in item.sources if source and source.key)


def _accents(
    folders: Iterable[Folder], collections: Iterable[Ordered[Any]]
) -> dict[str, tuple[str, str]]:
    """Return the colours of each accent that a site or a collection declares."""
    found = {name: both for folder in folders for name, both in folder.accents.items()}
    for collection in collections:
        for name, accent in collection.accents.items():
            found[str(name)] = (str(accent.light), str(accent.dark)) if accent else ("", "")
    return found


def _collections(kinds: Kinds, read: dict[str, Any], items: Iterable[Item]) -> dict[str, Any]:
    """Return the collections by folder: those that were ``read``, and those of items alone."""
    inside: dict[str, list[Item]] = {name: [] for name in read}
    for item in items:
        if kind_of(kinds, item.folder).collection:
            inside.setdefault(item.folder, []).append(item)
    return {name: _ordered(kinds, name, read.get(name), inside[name]) for name in sorted(inside)}


def title(folder: str) -> str:
    """Return the title of a collection that declares none."""
    return folder.replace("-", " ").capitalize()


def _ordered(kinds: Kinds, name: str, read: Any, items: list[Item]) -> Any:
    collection = read or record_of(kinds, name, COLLECTION)(id=name, title=title(name))
    order: dict[str, int] = {slug: place for place, slug in enumerate(collection.order)}
    ranked = sorted(items, key=lambda item: (order.get(item.id, len(order)), item.id))
    return replace(collection, id=name, items=tuple(ranked))
