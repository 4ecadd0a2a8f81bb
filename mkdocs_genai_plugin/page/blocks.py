"""What authors can do wrong with a block, for the pages and the scan of their sources."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from mkdocs_genai_plugin.data.fields import SLUG
from mkdocs_genai_plugin.data.folders import bundled_paths
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.suggest import closest, suggest
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.render.block import NOTHING, SWITCHES, Block, Parts, Request
from mkdocs_genai_plugin.render.element import PREFIX

SOURCES = f"{PREFIX}sources"
BLOCKS: dict[str, Block] = {block.name: block for kind in KINDS for block in kind.blocks}
BLOCK_NAMES = tuple(BLOCKS)


@dataclass(frozen=True)
class Complaint:
    """What is wrong with a block; ``word`` is the part to point at, ``better`` what was meant."""

    word: str
    message: str
    rule: Rule
    fix: str
    better: str = ""


def complaint(pack: Pack, request: Request) -> Complaint | None:
    """Return what is wrong with a block, or None."""
    if request.name not in BLOCK_NAMES:
        near = closest(request.name, BLOCK_NAMES)
        if lacks_prefix(pack, request):
            near = f"{PREFIX}{request.name}"
        return _unknown(request.name, BLOCK_NAMES, "is not a block", Rule.BLOCK_NAME, near)
    block = BLOCKS[request.name]
    return (
        _argument_complaint(pack, block, request)
        or _two_meanings(pack, request)
        or _option_complaint(pack, block, request)
    )


def lacks_prefix(pack: Pack, request: Request) -> bool:
    """Tell whether a name is that of a block without its prefix; the argument tells it apart.

    Other extensions have blocks of such names, and show nothing of this data.
    """
    block = BLOCKS.get(f"{PREFIX}{request.name}")
    return bool(block and request.argument and request.argument in block.known(pack))


def _argument_complaint(pack: Pack, block: Block, request: Request) -> Complaint | None:
    known = block.known(pack)
    if request.argument in known:
        return None
    if not request.argument:
        fix = f"Write:  /// {request.name} | {next(iter(known), 'name')}"
        message = f"{request.name} does not say which one to show"
        return Complaint(request.name, message, Rule.BLOCK_ARGUMENT, fix)
    if known == NOTHING:
        return _extra(request.name, request.argument, Rule.BLOCK_ARGUMENT)
    paths = [path for path in known if path.endswith(f"/{request.argument}")]
    if paths:
        fix = f"Write:  /// {request.name} | {paths[0]}"
        message = f'"{request.argument}" lacks its folder'
        return Complaint(request.argument, message, Rule.BLOCK_ARGUMENT, fix)
    named = list(filter(None, known))
    left_out = _left_out(pack, block.reads(request.argument))
    what = f"is not {block.shows}"
    near = closest(request.argument, named)
    found = _unknown(request.argument, named, what, Rule.BLOCK_ARGUMENT, near, left_out)
    other = next((name for name in BLOCKS if lacks_prefix(pack, _as(name, request))), "")
    return found if not other else replace(found, fix=f"{other} shows it. {found.fix}")


def _as(name: str, request: Request) -> Request:
    return Request(name.removeprefix(PREFIX), request.argument)


def _two_meanings(pack: Pack, request: Request) -> Complaint | None:
    name = request.argument
    both = name in pack.collections and f"comparisons/{name}" in pack.items
    if request.name != "genai-comparison" or not both:
        return None
    message = f'"{name}" is a comparison and a collection'
    return Complaint(name, message, Rule.BLOCK_ARGUMENT, f"Rename  comparisons/{name}.yml.")


def _extra(name: str, word: str, rule: Rule) -> Complaint:
    noun = rule.removeprefix("block-")
    return Complaint(word, f"{name} takes no {noun}", rule, f"Delete the {noun}.")


def _option_complaint(pack: Pack, block: Block, request: Request) -> Complaint | None:
    options = block.takes(pack, request.argument)
    for option in request.options:
        if not options:
            return _extra(request.name, option, Rule.BLOCK_OPTION)
        if option not in options:
            message = f"is not an option of {request.name}"
            return _unknown(option, options, message, Rule.BLOCK_OPTION, closest(option, options))
    if request.id and not SLUG.fullmatch(request.id):
        fix = "Use lower-case letters, digits and hyphens only."
        return Complaint(request.id, f'"{request.id}" cannot be an id', Rule.BLOCK_OPTION, fix)
    for switch in SWITCHES:
        word = str(request.options.get(switch, "true"))
        if word.lower() not in {"true", "false"}:
            message = f"{switch} must be true or false"
            return Complaint(word, message, Rule.BLOCK_OPTION, f"Write:  {switch}: true")
    return _only_complaint(pack, block, block.parts, request) if block.parts else None


def _only_complaint(pack: Pack, block: Block, parts: Parts, request: Request) -> Complaint | None:
    ids = (request.only and parts.ids(pack, request.argument)) or ()
    strange = next((name for name in request.only if name not in ids), "")
    left_out = _left_out(pack, [f"{path}{strange}" for path in block.reads(request.argument)])
    what = f"is not {parts.one}"
    near = closest(strange, ids)
    return _unknown(strange, ids, what, Rule.BLOCK_OPTION, near, left_out) if strange else None


def _left_out(pack: Pack, paths: Collection[str]) -> bool:
    """Tell whether the bundled pack has one of the paths, and is not read."""
    read = any(item.bundled for item in pack.items.values())
    return not read and not bundled_paths().isdisjoint(paths)


def _unknown(
    word: str, known: Collection[str], what: str, rule: Rule, near: str, left_out: bool = False
) -> Complaint:
    hint = suggest(near)
    fix = f"Allowed: {', '.join(known)}." if known else "The data has none; see  data_dir."
    why = f"The bundled pack has it, and  pack: false  leaves that out. {fix}"
    told = f'"{word}" {what}{hint}'
    return Complaint(word, told, rule, why if left_out else fix, near)
