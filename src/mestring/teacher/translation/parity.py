"""What must be the same in both languages: ids, keys, points, tags, order, and code but for its words.

An answer and its grade hold ids only, so whoever answers in one language is graded in the other.
"""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

from .editions import translated
from .units import content, headings

# Fields that name what the code knows, not what somebody reads.
CODES = {"concepts", "fields", "measures", "moment", "moments", "readings", "who"}
ID = re.compile(r"[a-z0-9_./-]*", re.ASCII)  # a text of this form in code is an id, not words
MARKER = re.compile(r"^(?:###|<!--) (?:BEGIN|END) .*", re.MULTILINE)  # nbgrader cuts there
LINK = re.compile(r"\]\((?!https?:|mailto:|tel:)([^)#\s]*)")


def faults(root: Path) -> list[str]:
    """What differs though it must not, each with the English file and the place."""
    found = []
    for norwegian, english in translated(root).items():
        texts = [(root / name).read_text(encoding="utf-8") for name in (norwegian, english)]
        found += [f"{english}: {fault}" for fault in differences(norwegian, *texts)]
    return found


def differences(name: str, norwegian: str, english: str) -> Iterator[str]:
    """What differs between the two texts of a file; `name` tells what kind of file it is."""
    if name.endswith(".ipynb"):
        yield from _notebooks(json.loads(norwegian), json.loads(english))
    elif name.endswith(".md"):
        yield from _prose("the page", norwegian, english)
        yield from _code_in_pages(norwegian, english)
    else:
        one, other = content(name, norwegian), content(name, english)
        if "questions_" in name:  # the rules are each language's own
            one, other = list(one), list(other)
        elif "/locale/" in name:
            one, other = one["book"], other["book"]
        yield from _content(one, other)


def _notebooks(norwegian: dict, english: dict) -> Iterator[str]:
    ids = [[cell["id"] for cell in notebook["cells"]] for notebook in (norwegian, english)]
    if ids[0] != ids[1]:
        yield f"cells {ids[1]} are not {ids[0]}"
        return
    if norwegian["metadata"] != english["metadata"]:
        yield "the notebook's metadata differ"
    for one, other in zip(norwegian["cells"], english["cells"], strict=True):
        place = one["id"]
        texts = ["".join(cell["source"]) for cell in (one, other)]
        for part in ("cell_type", "metadata"):
            if one[part] != other[part]:
                yield f"{place}: {part} {other[part]} is not {one[part]}"
        if MARKER.findall(texts[0]) != MARKER.findall(texts[1]):
            yield f"{place}: nbgrader's markers differ"
        if one["cell_type"] == "code":
            strict = "mestring" in one["metadata"].get("tags", []) or "nbgrader" in one["metadata"]
            yield from _code(place, *texts, strict)
        else:
            yield from _prose(place, *texts)


def _code(place: str, norwegian: str, english: str, strict: bool) -> Iterator[str]:
    """Code may differ in words alone. In a cell of our own (`strict`) a text like `m03-cafe` is an id, and stays."""
    try:
        trees = [ast.dump(_Wordless(strict).visit(ast.parse(source))) for source in (norwegian, english)]
    except SyntaxError as error:
        yield f"{place}: this is no Python: {error}"
        return
    if trees[0] != trees[1]:
        yield f"{place}: the code differs in more than its words"


class _Wordless(ast.NodeTransformer):
    """Takes the words out of code."""

    def __init__(self, strict: bool):
        self.strict = strict

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:  # noqa: N802 - ast's own name
        words = isinstance(node.value, str) and not (self.strict and ID.fullmatch(node.value))
        return ast.Constant("") if words else node


def _prose(place: str, norwegian: str, english: str) -> Iterator[str]:
    levels = [[heading.split()[0] for heading in headings(text)] for text in (norwegian, english)]
    if levels[0] != levels[1]:
        yield f"{place}: headings {levels[1]} are not {levels[0]}"
    links = [sorted(LINK.findall(text)) for text in (norwegian, english)]
    if links[0] != links[1]:
        yield f"{place}: links {links[1]} are not {links[0]}"


def _code_in_pages(norwegian: str, english: str) -> Iterator[str]:
    cells = [re.findall(r"^```\{code-cell\}.*?\n\n(.*?)^```", text, re.M | re.S) for text in (norwegian, english)]
    if len(cells[0]) != len(cells[1]):
        yield "the number of code cells differs"
        return
    for one, other in zip(*cells, strict=True):
        yield from _code("a code cell", one, other, strict=True)


def _content(norwegian, english) -> Iterator[str]:
    """Differences between two entries: the same keys in the same order, and the same of all that is not words.

    A text that is a key too, as in `right: [endurance]` or `to: bakken`, names what stands there.
    """
    yield from _below("", norwegian, english, set(_keys(norwegian)))


def _keys(content) -> Iterator[str]:
    for one in content if isinstance(content, list) else content.values() if isinstance(content, dict) else ():
        yield from _keys(one)
    if isinstance(content, dict):
        yield from (key for key in content if isinstance(key, str))


def _below(place: str, norwegian, english, ids: set[str]) -> Iterator[str]:
    field = place.split(" › ")[-1]
    if type(norwegian) is not type(english):
        yield f"{place}: {english!r} is not of the kind of {norwegian!r}"
    elif isinstance(norwegian, dict):
        if list(norwegian) != list(english):
            yield f"{place}: keys {list(english)} are not {list(norwegian)}"
        for key in norwegian.keys() & english.keys():
            yield from _below(f"{place} › {key}".removeprefix(" › "), norwegian[key], english[key], ids)
    elif isinstance(norwegian, list) and field not in CODES:
        if len(norwegian) != len(english):
            yield f"{place}: {len(english)} parts, not {len(norwegian)}"
        for one, other in zip(norwegian, english, strict=False):
            yield from _below(place, one, other, ids)
    elif norwegian != english:
        named = field in CODES and " " not in str(norwegian)  # "Who: {who}" is words
        is_id = named or (norwegian in ids and norwegian != field)
        if is_id or not isinstance(norwegian, str):
            yield f"{place}: {english!r} is not {norwegian!r}"
