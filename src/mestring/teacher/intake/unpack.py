"""Reads zip files and folders that nobody vouches for: bounded, no links, nothing written by a name in them."""

import io
import lzma
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from .names import tidy

MB = 1024 * 1024
MOST_ENTRIES, MOST_FILE, MOST_READ, MOST_KEPT, MOST_NESTED = 5_000, 20 * MB, 64 * MB, 200 * MB, 3
JUNK = {"__MACOSX", ".ipynb_checkpoints", ".privat", "__pycache__", ".DS_Store", "Thumbs.db", "desktop.ini"}
DOCUMENTS = (".docx", ".odt")  # they are zip files too
READ = (".zip", ".ipynb", ".json", ".txt", ".html", ".htm", ".pdf", ".docx", ".doc", ".odt", ".rtf", ".py", "")
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    OSError, EOFError, ValueError, NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip


class TooMany(zipfile.BadZipFile):
    """A zip that names more files than anybody hands in."""


@dataclass
class Entry:
    """A file in a zip or a folder; `trouble` says why it must not be read."""

    parts: tuple[str, ...]
    size: int
    open: Callable[[], BinaryIO]
    trouble: str = ""
    owner: int | None = None
    at: float = 0


@dataclass
class Found:
    """What was read: (path parts, bytes), and the kinds of trouble on the way."""

    files: list[tuple[tuple[str, ...], bytes]] = field(default_factory=list)
    troubles: set[str] = field(default_factory=set)
    extras: list[str] = field(default_factory=list)
    left: int = MOST_READ


def list_zip(source: Path | bytes, most: int = MOST_ENTRIES) -> list[Entry]:
    """The files in a zip. Raises one of BROKEN for what is no zip, or names more files than anybody hands in."""
    if isinstance(source, bytes):
        headers = source.count(b"PK\x01\x02")
    else:
        with source.open("rb") as file:
            headers = _count(file, b"PK\x01\x02")
    if headers > most:  # Python would read them all into memory
        raise TooMany
    archive = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    return [_zipped(archive, info) for info in archive.infolist() if not info.is_dir()]


def list_folder(folder: Path) -> list[Entry]:
    """The files below a folder; a link is listed, never followed, and so is a folder that cannot be opened."""
    entries = []

    def closed(error):
        parts = tuple(tidy(part) for part in Path(error.filename).relative_to(folder).parts)
        if parts:
            entries.append(Entry(parts, 0, lambda: _open(folder.joinpath(*parts)), "closed"))

    for where, folders, files in os.walk(folder, onerror=closed):
        here = Path(where)
        entries += [_on_disk(here / name, folder) for name in sorted(files)]
        entries += [_on_disk(here / name, folder) for name in sorted(folders) if (here / name).is_symlink()]
        if len(entries) > 20 * MOST_ENTRIES:
            break
    return entries


def one_file(path: Path) -> Entry:
    """A single file, as an entry."""
    return _on_disk(path, path.parent)


def read(entries: list[Entry], found: Found | None = None, depth: int = 0) -> Found:
    """The files that can be part of a hand-in, also from zip files in zip files, within the limits."""
    found = found or Found()
    if len(entries) > MOST_ENTRIES:
        found.troubles.add("many")
    for entry in entries[:MOST_ENTRIES]:
        name = entry.parts[-1] if entry.parts else ""
        if not name or name.startswith("._") or JUNK & set(entry.parts):
            continue
        if entry.trouble:
            found.troubles.add(entry.trouble)
        elif (suffix := PurePosixPath(name).suffix.lower()) not in READ:
            found.extras.append(name)
        elif (data := _bytes(entry, found)) is not None:
            if suffix == ".zip" or (data[:4] == b"PK\x03\x04" and suffix not in DOCUMENTS):
                _nested(entry, data, found, depth)
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
    except BROKEN:
        left = -1
    if left < 0:
        target.unlink(missing_ok=True)
        return -1
    return left


def _nested(entry, data, found, depth):
    if depth >= MOST_NESTED:
        found.troubles.add("nested")
        return
    try:
        inside = list_zip(data)
    except TooMany:
        found.troubles.add("crowded")
        return
    except BROKEN:
        found.troubles.add("zip")
        return
    for inner in inside:
        inner.parts = (*entry.parts, *inner.parts)
    read(inside, found, depth + 1)


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
        found.troubles.add("large")
        return None
    return data


def _zipped(archive, info):
    name = info.filename
    if not info.flag_bits & 0x800:  # written without saying that it is UTF-8, as Canvas and Macs have done
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    parts = tuple(tidy(part) for part in re.split(r"[/\\]+", name) if part not in ("", ".", ".."))
    mode = info.external_attr >> 16
    kind = stat.S_IFMT(mode)
    trouble = "link" if kind == stat.S_IFLNK else "special" if kind not in (0, stat.S_IFREG) else ""
    return Entry(parts, info.file_size, lambda: archive.open(info), trouble or ("locked" if info.flag_bits & 1 else ""))


def _on_disk(path, folder):
    about = path.lstat()
    kind = stat.S_IFMT(about.st_mode)
    trouble = "link" if kind == stat.S_IFLNK else "special" if kind != stat.S_IFREG else ""
    parts = tuple(tidy(part) for part in path.relative_to(folder).parts)
    return Entry(parts, about.st_size, lambda: _open(path), trouble, about.st_uid, about.st_mtime)


def _open(path):
    """Opens a regular file; what has become a link or a pipe in the meantime is an error."""
    careful = [getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")]  # Windows lacks two
    handle = os.open(path, os.O_RDONLY | sum(careful))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError("not a regular file")
    return os.fdopen(handle, "rb")


def _count(file, mark):
    found, tail = 0, b""
    while block := file.read(MB):
        block = tail + block
        found += block.count(mark)
        tail = block[-len(mark) + 1 :]
    return found
