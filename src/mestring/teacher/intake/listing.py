"""Lists what is in zip files and folders that nobody vouches for: no link is followed, nothing is opened yet."""

import lzma
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from .names import tidy

MB = 1024 * 1024
MOST_ENTRIES = 5_000
LONGEST_LISTED = 2_000  # bytes for a name and what a zip tells about it
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


def list_zip(source: BinaryIO, most: int = MOST_ENTRIES) -> list[Entry]:
    """The files in a zip. Raises one of BROKEN for what is no zip, or names more files than anybody hands in."""
    bounded = _Bounded(source, most)
    archive = zipfile.ZipFile(bounded)
    bounded.most = None  # what the files hold is read elsewhere, in pieces
    return [_zipped(archive, info) for info in archive.infolist() if info.filename and not info.is_dir()]


class _Bounded:
    """A zip file for Python, which reads its list of names in one piece: here, one with at most so many names.

    Only the list counts: a file in the zip may be a zip itself, with any number of names in it.
    """

    def __init__(self, file: BinaryIO, most: int):
        self.file, self.most = file, most

    def read(self, size: int = -1) -> bytes:
        if self.most and size > self.most * LONGEST_LISTED:
            raise TooMany
        data = self.file.read(size)
        if self.most and data.count(b"PK\x01\x02") > self.most:  # each name would become an object in memory
            raise TooMany
        return data

    def __getattr__(self, name: str):
        return getattr(self.file, name)


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
