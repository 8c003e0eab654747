"""Reads what is in a hand-in, also in zip files in zip files: bounded, and nothing written by a name in them."""

import io
import tempfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ...answers import PRIVATE
from ..trouble import stops_all
from .listing import BROKEN, MB, MOST_ENTRIES, Entry, TooMany, list_zip

MOST_FILE, MOST_READ, MOST_ZIPS, MOST_KEPT, MOST_NESTED = 20 * MB, 64 * MB, 600 * MB, 200 * MB, 3
JUNK = {"__MACOSX", ".ipynb_checkpoints", PRIVATE, "__pycache__", ".DS_Store", "Thumbs.db", "desktop.ini"}
DOCUMENTS = (".pdf", ".docx", ".doc", ".odt", ".rtf")
READ = (".ipynb", ".json", ".txt", ".html", ".htm", ".py", "")


@dataclass
class Found:
    """What was read: (path parts, bytes), the kinds of trouble on the way, and whether private answers came along.

    `extras` and `junk` name what was not read: other kinds of files, and what programs leave beside a file.
    """

    files: list[tuple[tuple[str, ...], bytes]] = field(default_factory=list)
    troubles: set[str] = field(default_factory=set)
    extras: list[str] = field(default_factory=list)
    junk: list[str] = field(default_factory=list)
    private: bool = False
    left: int = MOST_READ
    zipped: int = MOST_ZIPS


def read(entries: list[Entry], found: Found | None = None, depth: int = 0) -> Found:
    """The files that can be part of a hand-in, also from zip files in zip files, within the limits."""
    found = found or Found()
    if len(entries) > MOST_ENTRIES:
        found.troubles.add("many")
    for entry in sorted(entries[:MOST_ENTRIES], key=lambda entry: _suffix(entry) not in (".ipynb", ".json")):
        name, suffix = entry.parts[-1] if entry.parts else "", _suffix(entry)
        found.private |= PRIVATE in entry.parts
        if not name or name.startswith("._") or JUNK & set(entry.parts):
            found.junk += [name] * (PRIVATE not in entry.parts)
            continue
        if entry.trouble:
            found.troubles.add(entry.trouble)
        elif suffix == ".zip":
            _zip_in(entry, found, depth)
        elif suffix in DOCUMENTS:
            found.files.append((entry.parts, _beginning(entry)))
        elif suffix not in READ:
            found.extras.append(name)
        elif (data := _bytes(entry, found)) is not None:
            if data[:4] == b"PK\x03\x04":
                _nested(entry, io.BytesIO(data), found, depth)
            else:
                found.files.append((entry.parts, data))
    return found


def copy(entry: Entry, target: Path, left: int = MOST_KEPT) -> int:
    """Copy a file as it is; returns what is left of `left` bytes, -1 where it is too large or cannot be read."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with entry.open() as source, target.open("wb") as kept:
            while block := source.read(MB):
                left -= len(block)
                if left < 0:
                    break
                kept.write(block)
    except BROKEN as error:
        if stops_all(error):
            raise
        left = -1
    if left < 0:
        target.unlink(missing_ok=True)
        return -1
    return left


def _zip_in(entry, found, depth):
    """A zip may have a film in it: it goes by the disk and not into memory."""
    with tempfile.TemporaryFile() as spooled:
        try:
            with entry.open() as source:
                while found.zipped >= 0 and (block := source.read(MB)):
                    found.zipped -= len(block)
                    spooled.write(block)
        except BROKEN:
            found.troubles.add("unreadable")
        else:
            _nested(entry, spooled, found, depth) if found.zipped >= 0 else found.troubles.add("huge")


def _nested(entry, file, found, depth):
    if depth >= MOST_NESTED:
        found.troubles.add("nested")
        return
    try:
        inside = list_zip(file)
    except TooMany:
        found.troubles.add("crowded")
        return
    except BROKEN:
        found.troubles.add("zip")
        return
    for inner in inside:
        inner.parts = (*entry.parts, *inner.parts)
    read(inside, found, depth + 1)


def _beginning(entry):
    """Enough of a document to tell what it is."""
    try:
        with entry.open() as file:
            return file.read(100)
    except BROKEN:
        return b""


def _suffix(entry):
    return PurePosixPath(entry.parts[-1]).suffix.lower() if entry.parts else ""


def _bytes(entry, found):
    limit = min(MOST_FILE, found.left)
    try:
        with entry.open() as file:
            data = file.read(limit + 1)
    except BROKEN:
        found.troubles.add("unreadable")
        return None
    found.left -= min(len(data), limit)
    if len(data) > limit:
        found.troubles.add("large_notebook" if _suffix(entry) == ".ipynb" else "large")
        return None
    return data
