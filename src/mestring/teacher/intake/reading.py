"""Gets the cells out of a notebook file, also out of one in an old format, a strange encoding or a wrapping."""

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field

from nbformat import from_dict
from nbgrader.utils import compute_checksum

from ... import written
from ...text.messages import N_, _
from .embedded import take_out
from .salvage import MOST_CELLS, salvage

MOST_TEXT, MOST_IN_ALL = 100_000, 500_000  # letters in a cell, and in all cells: more than anybody writes
OTHER_KINDS = {
    b"%PDF": N_("en PDF"),
    b"\xd0\xcf\x11\xe0": N_("et Word-dokument"),
    b"{\\rtf": N_("et tekstdokument (RTF)"),
    b"\x89PNG": N_("et bilde"),
    b"\xff\xd8\xff": N_("et bilde"),
    b"<!DOCTYPE": N_("en nettside (HTML)"),
    b"<!doctype": N_("en nettside (HTML)"),
    b"<html": N_("en nettside (HTML)"),
}


@dataclass
class Cell:
    """A cell as it came: names it goes by, kind, text, pasted images; `whole` is False where the end is missing."""

    kind: str
    source: str
    names: list[str] = field(default_factory=list)
    attachments: dict = field(default_factory=dict)
    whole: bool = True
    bare: bool = False
    filled: bool = False  # from a text field, and not by hand
    untouched: bool = False  # as nbgrader released it, in whatever edition


@dataclass
class Notebook:
    """The cells that could be read; `damage` names what was wrong with the file, `lost` that some may be missing.

    `dropped` names what could be read and has no place: what counts may be in there.
    """

    cells: list[Cell]
    damage: list[str] = field(default_factory=list)
    lost: bool = False
    kernel: str | None = None
    dropped: list[str] = field(default_factory=list)


def read_notebook(data: bytes) -> Notebook | None:
    """The notebook in these bytes; None when there is none in them."""
    damage: list[str] = []
    text, twice = _text(data, damage), set()
    try:
        document, lost = json.loads(text, object_pairs_hook=lambda pairs: _once(pairs, twice)), False
    except (ValueError, RecursionError):
        document, lost = salvage(text), True
        damage.append("json")
    raw, old = _raw_cells(document)
    if raw is None:
        return None
    if old:
        damage.append("old")
    cells, room = [], MOST_IN_ALL
    for cell in filter(None, map(_cell, raw[:MOST_CELLS])):
        if room < 0:
            break
        room -= len(cell.source)
        cells.append(cell)
    cut = len(raw) > MOST_CELLS or room < 0 or not all(c.whole for c in cells)
    lost = cut or (lost and not document.get("ended"))
    kernel = _dict(_dict(document.get("metadata")).get("kernelspec")).get("name")
    dropped = ["notebook"] * bool(document.get("more")) + ["text"] * bool(twice)
    return Notebook(cells, damage, lost, kernel if isinstance(kernel, str) else None, dropped)


def other_kind(data: bytes) -> str:
    """What a file that is no notebook seems to be, in words."""
    if not data.strip():
        return _("en tom fil")
    if data[:4] == b"PK\x03\x04":
        return _("et Word-dokument eller en zip-fil")
    kinds = (words for start, words in OTHER_KINDS.items() if data.lstrip().startswith(start))
    kind = next(kinds, N_("ingen notatbok"))
    return _(kind)


def clean(text: str) -> str:
    """Text that every program can keep: no lone surrogates, no control characters."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text.replace("\r\n", "\n").replace("\r", "\n"))


def _text(data, damage):
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        damage.append("encoding")
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        damage.append("encoding")
    # Broken off in the middle of a letter, or with some foreign bytes, it is still UTF-8; else old Windows text.
    text = data.decode("utf-8", "replace")
    strange, letters = text.count("\ufffd"), sum(letter > "\x7f" for letter in text)
    return text if strange <= max(3, letters - strange) else data.decode("cp1252", "replace")


def _once(pairs, twice):
    """A JSON object; `twice` gets the name of a text that is there twice and not the same."""
    found = {}
    for name, value in pairs:
        if name in ("source", "input", "cells") and found.get(name, value) != value:
            twice.add(name)
        found[name] = value
    return found


def _raw_cells(document):
    """The list of cells, and whether the format is an old one."""
    for _wrapping in range(3):
        if not isinstance(document, dict):
            return None, False
        if isinstance(document.get("cells"), list):
            return document["cells"], document.get("nbformat") in (1, 2, 3)
        sheets = document.get("worksheets")
        if isinstance(sheets, list):
            return [c for s in sheets for c in _list(_dict(s).get("cells"))], True
        document = document.get("content")  # as Jupyter's server sends it
    return None, False


def _cell(raw):
    if not isinstance(raw, dict):
        return None
    kind = raw.get("cell_type")
    source = raw["source"] if "source" in raw else raw.get("input", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    whole = isinstance(source, str) and ("source" in raw or "input" in raw)
    if not whole:
        source = ""
    if kind == "heading":
        level = raw.get("level")
        source = "#" * (level if type(level) is int and 0 < level < 7 else 1) + " " + source
    metadata = _dict(raw.get("metadata"))
    filled = whole and written.is_from_field({"source": source, "metadata": metadata})
    names = [_dict(metadata.get("nbgrader")).get("grade_id"), raw.get("id")]
    text, pictures = (source, {}) if kind == "code" else take_out(source)
    return Cell(
        "code" if kind == "code" else "markdown",
        clean(text[: MOST_TEXT + 1_000]),
        [name for name in names if isinstance(name, str)],
        _images(raw.get("attachments")) | pictures,
        whole and raw.get("whole", True) is True,
        bare="nbgrader" not in metadata,
        filled=filled,
        untouched=whole and _untouched(raw, source),
    )


def _untouched(raw, source):
    """Whether the cell's text is the one that nbgrader signed when the cell was released."""
    about = _dict(_dict(raw.get("metadata")).get("nbgrader"))
    if not about.get("checksum") or raw.get("cell_type") not in ("code", "markdown"):
        return False
    with suppress(Exception):  # metadata that no release of ours has
        cell = from_dict({"cell_type": raw["cell_type"], "source": source, "metadata": {"nbgrader": about}})
        return compute_checksum(cell) == about["checksum"]
    return False


def _images(attachments):
    """Pasted images only, as they are kept: {name: {"image/png": base64}}."""
    kept = {}
    for name, data in _dict(attachments).items():
        images = {k: v for k, v in _dict(data).items() if k in ("image/png", "image/jpeg") and isinstance(v, str)}
        if shown := {k: v for k, v in images.items() if re.fullmatch(r"[A-Za-z0-9+/=\s]+", v)}:
            kept[clean(name)] = shown
    return kept


def _dict(value):
    return value if isinstance(value, dict) else {}


def _list(value):
    return value if isinstance(value, list) else []
