"""Gets the cells out of a notebook file, also out of a damaged one: cut off, not JSON, an old format, wrapped up."""

import json
import re
from dataclasses import dataclass, field
from itertools import islice

MOST_CELLS, MOST_TEXT = 2_000, 100_000
LINE = re.compile(r'\s*,?\s*"((?:[^"\\\x00-\x1f]|\\.)*)"?')  # one line of a source, perhaps without its end
OTHER_KINDS = {
    b"%PDF": "en PDF",
    b"\xd0\xcf\x11\xe0": "et Word-dokument",
    b"{\\rtf": "et tekstdokument (RTF)",
    b"\x89PNG": "et bilde",
    b"\xff\xd8\xff": "et bilde",
    b"<!DOCTYPE": "en nettside (HTML)",
    b"<!doctype": "en nettside (HTML)",
    b"<html": "en nettside (HTML)",
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


@dataclass
class Notebook:
    """The cells that could be read; `damage` names what was wrong with the file, `lost` that some may be missing."""

    cells: list[Cell]
    damage: list[str] = field(default_factory=list)
    lost: bool = False
    kernel: str | None = None


def read_notebook(data: bytes) -> Notebook | None:
    """The notebook in these bytes; None when there is none in them."""
    damage: list[str] = []
    text = _text(data, damage)
    try:
        document, lost = json.loads(text), False
    except (ValueError, RecursionError):
        document, lost = _salvage(text), True
        damage.append("json")
    raw, old = _raw_cells(document)
    if raw is None:
        return None
    if old:
        damage.append("old")
    cells = [cell for cell in map(_cell, raw[:MOST_CELLS]) if cell]
    lost = (lost and not document.get("ended")) or len(raw) > MOST_CELLS or not all(c.whole for c in cells)
    kernel = _dict(_dict(document.get("metadata")).get("kernelspec")).get("name")
    return Notebook(cells, damage, lost, kernel if isinstance(kernel, str) else None)


def other_kind(data: bytes) -> str:
    """What a file that is no notebook seems to be, in words."""
    if not data.strip():
        return "en tom fil"
    if data[:4] == b"PK\x03\x04":
        return "et Word-dokument eller en zip-fil"
    return next((words for start, words in OTHER_KINDS.items() if data.lstrip().startswith(start)), "ingen notatbok")


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
    # Broken off in the middle of a letter, or with a few foreign bytes, it is still UTF-8; else old Windows text.
    text = data.decode("utf-8", "replace")
    return text if text.count("\ufffd") <= 3 else data.decode("cp1252", "replace")


def _raw_cells(document):
    """The list of cells, and whether the format is an old one."""
    for _ in range(3):
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
    if not isinstance(source, str):
        source = ""
    if kind == "heading":
        level = raw.get("level")
        source = "#" * (level if type(level) is int and 0 < level < 7 else 1) + " " + source
    metadata = _dict(raw.get("metadata"))
    names = [_dict(metadata.get("nbgrader")).get("grade_id"), raw.get("id")]
    return Cell(
        "code" if kind == "code" else "markdown",
        clean(source[: 2 * MOST_TEXT]),
        [name for name in names if isinstance(name, str)],
        _images(raw.get("attachments")),
        raw.get("whole", True) is True,
        bare="nbgrader" not in metadata,
    )


def _images(attachments):
    """Pasted images only, as they are kept: {name: {"image/png": base64}}."""
    kept = {}
    for name, data in _dict(attachments).items():
        images = {k: v for k, v in _dict(data).items() if k in ("image/png", "image/jpeg") and isinstance(v, str)}
        if images:
            kept[clean(name)] = {k: v for k, v in images.items() if re.fullmatch(r"[A-Za-z0-9+/=\s]*", v)}
    return kept


def _salvage(text):
    """The cells that are whole JSON in a text that is not; the one at the break as far as it goes."""
    text = "\n".join(line for line in text.split("\n") if not re.match(r"(<{7}|={7}|>{7})(?: |$)", line))  # git
    try:
        return {**json.loads(text), "ended": True}
    except (ValueError, RecursionError, TypeError):
        pass
    start = re.search(r'"cells"\s*:\s*\[', text)
    if not start:
        return {}
    decoder, cells, at = json.JSONDecoder(), [], start.end()
    while len(cells) <= MOST_CELLS:
        gap = re.compile(r"[\s,]*").match(text, at)
        at = gap.end()
        if text[at : at + 1] == "]":  # all cells are there, what is broken comes after them
            return {"cells": cells, "ended": all(c.get("whole", True) for c in cells)}
        try:
            cell, at = decoder.raw_decode(text, at)
            cells.append(cell if isinstance(cell, dict) else {})
        except (ValueError, RecursionError):
            after = _next_cell(text, at + 1)
            cells.append(_broken_cell(text[at:after]))
            if after is None:
                break
            at = after
    return {"cells": cells}


def _next_cell(text, at):
    """Where the next whole cell begins."""
    starts = re.compile(r'\{\s*"(?:attachments|cell_type|execution_count|id|metadata)"\s*:').finditer(text, at)
    for match in islice(starts, MOST_CELLS):
        try:
            cell, _ = json.JSONDecoder().raw_decode(text, match.start())
        except (ValueError, RecursionError):
            continue
        if "source" in cell or "input" in cell:  # and not the metadata of one
            return match.start()
    return None


def _broken_cell(text):
    """What can be seen of a cell whose JSON is broken."""
    found = {"whole": False, "cell_type": "markdown", "source": ""}
    for name in ("cell_type", "id", "grade_id"):
        if match := re.search(rf'"{name}"\s*:\s*"([^"\\]*)"', text):
            found[name] = match[1]
    if "grade_id" in found:
        found["metadata"] = {"nbgrader": {"grade_id": found["grade_id"]}}
    if match := re.search(r'"source"\s*:\s*\[?', text):
        at, lines = match.end(), []
        while len(lines) < MOST_TEXT and (part := LINE.match(text, at)):
            lines.append(_string(part[1]))
            at = part.end()
        found["source"] = "".join(lines)
    return found


def _string(inner):
    """A JSON string that may end in the middle of an escape."""
    for cut in range(0, 7):
        try:
            return json.loads(f'"{inner[: len(inner) - cut]}"')
        except ValueError:
            continue
    return ""


def _dict(value):
    return value if isinstance(value, dict) else {}


def _list(value):
    return value if isinstance(value, list) else []
