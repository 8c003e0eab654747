"""Keeps and restores a student's answers: the only code that writes a student's files.

One small JSON file per widget, `svar/<key>.json` beside the notebook, so that an answer survives a restarted
kernel, travels with a hand-in and can be read by the tests that grade it.
"""

import errno
import json
import os
import re
import stat
import tempfile
import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .errors import NotKept
from .logic import in_words

ANSWERS, DAMAGED, PRIVATE = "svar", "skadet", ".privat"
KEY = re.compile(r"m\d\d-[a-z0-9-]{1,36}\Z")
VERSION, MOST_BYTES = 1, 256 * 1024
CODES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "full"),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), "readonly"),
}


class Kept(NamedTuple):
    """An answer as it stands on disk.

    How often changed, when (UTC, ISO 8601), how many of its parts are open, and, as `outside`, what the student
    answered in an older edition of the widget and what has no place in this one: `[place, value]` each. `words` is the
    answer as it was read then, whatever the course says now; its form is that of `logic.in_words`.
    """

    answer: Any
    revision: int
    at: str
    missing: int = 0
    outside: list = []
    words: dict = {}


class Store:
    """The answers below one folder; `writable=False` reads only, `folder=None` neither reads nor writes."""

    def __init__(self, folder: Path | None, writable: bool = True):
        self.folder, self.writable = folder, writable and folder is not None
        if self.writable:
            self._tidy()

    def load(self, key: str) -> tuple[Kept | None, str]:
        """The kept answer of `key` or None, and a note where what was there could not be used.

        "damaged": a damaged or foreign file, set aside in `skadet/`, never deleted; "unreadable" and "newer_version"
        (written by a later version of this program): it is where it was.
        """
        if self.folder is None:
            return None, ""
        path = self._path(key)
        try:
            return _read(path, key), ""
        except FileNotFoundError:
            return None, ""
        except OSError:  # locked for the moment, perhaps: it stays where it is, and `keep` will not write over it
            return None, "unreadable"
        except _NewerVersion:
            return None, "newer_version"
        except (ValueError, RecursionError):
            self.set_aside(key)
            return None, "unreadable" if self.writable and path.exists() else "damaged"

    def keep(self, key: str, answer: Any, widget: str, seen: Kept | None, missing=0, outside=(), words=None) -> Kept:
        """Write the answer and return it as kept. `seen` is the version that the writer built upon.

        Raises NotKept, with code "conflict" where another window has written something else in the meantime.
        """
        path = self._path(key)
        if not self.writable:
            raise NotKept("off")
        there, note = self.load(key)
        if note and path.exists():
            raise NotKept(note if note == "newer_version" else "unwritable")
        if there is not None and there != seen and there.answer != answer:
            raise NotKept("conflict", there)
        revision = max(there.revision if there else 0, seen.revision if seen else 0) + 1
        at, outside = _now("%Y-%m-%dT%H:%M:%SZ"), [list(part) for part in outside]
        kept = Kept(answer, revision, at, missing, outside, words or {})
        try:
            data = _document(key, widget, kept)
            if len(data) > MOST_BYTES:  # the answer is what must have room
                kept = kept._replace(words={})
                data = _document(key, widget, kept)
        except (ValueError, TypeError, RecursionError):
            raise NotKept("invalid") from None
        if len(data) > MOST_BYTES:
            raise NotKept("invalid")
        try:
            write_whole(path, data)
        except OSError as error:
            code = CODES.get(error.errno, "unwritable")
            if code == "readonly" and os.access(path.parent, os.W_OK):  # Windows, while another program has the file
                code = "unwritable"
            raise NotKept(code) from error
        return kept

    def set_aside(self, key: str) -> None:
        """Move the answer file of `key` to `skadet/`, where nothing overwrites it."""
        if not self.writable:
            return
        path, stamp = self._path(key), _now("%Y%m%dT%H%M%S.%fZ")
        try:
            (path.parent / DAMAGED).mkdir(exist_ok=True)
            os.replace(path, path.parent / DAMAGED / f"{key}-{stamp}.json")
        except OSError:
            pass  # it stays where it is; `keep` refuses to write over it

    def _path(self, key: str) -> Path:
        if not KEY.match(key):
            raise ValueError(f"answer key {key!r}: use mNN- and then a-z, 0-9 and hyphens, 40 characters at most")
        return (self.folder or here()) / f"{key}.json"

    def _tidy(self) -> None:
        """Remove temporary files that a killed kernel left; a younger one may be a write going on right now."""
        for path in self.folder.glob(".*.tmp"):
            try:
                if time.time() - path.stat().st_mtime > 60:
                    path.unlink()
            except OSError:
                pass


def read(path: Path) -> Kept | None:
    """The answer in this file, whatever its name is; None where it cannot be read or is none of ours."""
    try:
        return _read(path, path.stem)
    except (OSError, ValueError, RecursionError, _NewerVersion):
        return None


@cache
def here() -> Path:
    """The notebook's folder: where the kernel is when this is first asked. An os.chdir later on moves no answers."""
    return Path.cwd()


def open_store(private: bool = False, folder: Path | None = None) -> Store:
    """The store for the notebook in `folder` (the kernel's own by default).

    Nothing is written while nbgrader executes, in a hand-in that a teacher has opened, or below solutions/ (a
    file there would reach exercises/ and overwrite every student's answer). `MESTRING_ANSWERS=off` stops
    reading too: no developer's own answers get into a published book.
    """
    folder = folder or here()
    handed_in = folder.parts[-3:-2] in (("submitted",), ("autograded",))  # nbgrader's step/student/exercise
    grading = "NBGRADER_EXECUTION" in os.environ or handed_in
    if os.environ.get("MESTRING_ANSWERS") == "off" or folder.parent.name == "solutions" or (private and grading):
        return Store(None)
    if private:
        return Store(workspace(folder) / PRIVATE)
    return Store(folder / ANSWERS, writable=not grading)


def workspace(folder: Path) -> Path:
    """Where private answers live: beside course/ and exercises/, so outside everything that is handed in."""
    for parent in (folder, *folder.parents):
        if parent.name in ("course", "exercises"):
            return parent.parent
    return Path.home() / ".mestring"


def write_whole(path: Path, data: bytes) -> None:
    """All or nothing: a reader sees the old file or the new one, whenever the power goes."""
    private = path.parent.name == PRIVATE
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700 if private else 0o777)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            os.chmod(temporary, 0o644)  # mkstemp's 0600 would keep a teacher from reading a collected hand-in
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


class _NewerVersion(Exception):
    """The file is an answer of ours, in a form that only a later version of this program knows."""


def _now(form: str) -> str:
    return datetime.now(UTC).strftime(form)


def _read(path: Path, key: str) -> Kept:
    """Raises OSError or ValueError for anything but an answer file of ours (a pipe would block, a link leads away)."""
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
        raise ValueError("not a small regular file")
    document = json.loads(path.read_text(encoding="utf-8-sig"), parse_constant=_refuse)
    form = {"version": int, "key": str, "revision": int, "at": str}
    if type(document) is not dict:
        raise ValueError("not an answer")
    if type(document.get("version")) is int and document["version"] > VERSION and document.get("key") == key:
        raise _NewerVersion
    if "answer" not in document:
        raise ValueError("without an answer")
    if any(type(document.get(name)) is not kind for name, kind in form.items()):
        raise ValueError("not in this form")
    if document["version"] != VERSION or document["key"] != key:
        raise ValueError("of no known version or another widget")
    missing, outside = document.get("missing", 0), document.get("outside", [])
    if type(missing) is not int:
        missing = 0
    if not (type(outside) is list and all(map(_is_part, outside))):
        outside = []
    words = _words(document.get("words"))
    return Kept(document["answer"], document["revision"], document["at"], missing, outside, words)


def _is_part(part: Any) -> bool:
    """Whether this is `[place, value]`; a place beyond any list of ours would fill the memory."""
    if type(part) is not list or len(part) != 2 or type(part[0]) is not list:
        return False
    return all(type(step) is str or (type(step) is int and -1 <= step < 1000) for step in part[0])


def _document(key: str, widget: str, kept: Kept) -> bytes:
    document = {"version": VERSION, "key": key, "widget": widget, **kept._asdict()}
    for part in ("outside", "words"):
        if not document[part]:
            del document[part]
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1).encode()


def _words(found: Any) -> dict:
    """What an answer file says of itself in words; {} where that is in no form of ours."""
    try:
        in_words.check(found)
    except ValueError:
        return {}
    return found


def _refuse(constant: str):
    raise ValueError(f"{constant} is not JSON")
