"""A copy of all answers: the same zip from a workspace, from the book and from `run.py backup`, and taken in again."""

import io
import json
import os
import re
import tempfile
import zipfile
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from . import answers

HOME = "mitt"  # what the workspace is called in a copy
KEPT = re.compile(
    rf"{HOME}/((?:course/{answers.ANSWERS}|exercises/[\w-]+/{answers.ANSWERS}|nettside/[\w/-]+"
    rf"|\{answers.PRIVATE}(?:/notater/[\w/-]+)?)/(?:m\d\d|note)-[a-z0-9-]+\.json)"
)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, IndexError)


class NotACopy(ValueError):
    """The file is no copy: "unreadable" (no zip, or damaged) or "no_answers" (a zip with nothing of ours in it)."""


class Taken(NamedTuple):
    """How many answers of a copy were taken in, stayed as they were because they are newer, and could not be read."""

    taken: int = 0
    stayed: int = 0
    unread: int = 0


def pack(home: Path) -> bytes:
    """The zip of every answer in the workspace `home`, private ones too: the copy is the student's own."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(home.rglob("*-*.json")):
            name = f"{HOME}/{path.relative_to(home).as_posix()}"
            if KEPT.fullmatch(name) and not path.is_symlink() and _answer(path) is not None:
                archive.writestr(name, path.read_bytes())
    return packed.getvalue()


def take_in(home: Path, data: bytes) -> Taken:
    """Put the answers of a copy into the workspace `home`. One that is there already and newer stays.

    What an answer takes the place of is set aside, as a damaged file is. Raises NotACopy.
    """
    count = dict.fromkeys(("taken", "stayed", "unread", "same"), 0)
    with tempfile.TemporaryDirectory() as folder:
        for path in _unpacked(data, Path(folder)):
            new = _answer(path)
            place = home / path.relative_to(folder)
            count["unread" if new is None else _settle(path, new, place)] += 1
    return Taken(count["taken"], count["stayed"], count["unread"])


def counted(data: bytes, path: Path) -> bytes:
    """An answer file that says how much is missing; `path` is its place in a workspace.

    The book's lessons do not know what is missing, so their widget is asked here.
    """
    folder = path.parents[1] / ("course" if path.parent.name == answers.PRIVATE else "")
    try:
        document = json.loads(data)
        if not answers.KEY.match(path.stem) or "widget" not in document or type(document.get("missing")) is int:
            return data
        document["missing"] = _missing(document, folder)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return data
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _missing(document: dict, folder: Path) -> int:
    from . import content, widgets  # a server that only hands out pages needs none of them

    try:
        key, kind = document["key"], document["widget"]
        about = content.find(key, folder)
        widget = getattr(widgets, kind)(key, content=about, store=answers.Store(None))
        widget.answer = document["answer"]
        return len(widget.missing())
    except Exception:  # of another edition or form: not known to be whole, and its widget says more once it is opened
        return 1


def _unpacked(data: bytes, folder: Path) -> list[Path]:
    """The answer files of a copy, written below `folder`; everything else in it is left alone."""
    found = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [match for entry in archive.infolist() if (match := KEPT.fullmatch(entry.filename))]
            for name in names:
                with archive.open(name[0]) as file:
                    content = file.read(answers.MOST_BYTES + 1)  # what the archive says of its size is no promise
                path = folder / name[1]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                found.append(path)
    except BROKEN:
        raise NotACopy("unreadable") from None
    if not found:
        raise NotACopy("no_answers")
    return list(dict.fromkeys(found))


def _answer(path: Path) -> answers.Kept | None:
    kept = answers.read(path)
    return kept if kept and kept.answer is not None else None


def _settle(path: Path, new: answers.Kept, place: Path) -> str:
    """Put one answer in its place if nothing newer is there; says what became of it."""
    if answers.KEY.match(place.stem):
        answers.Store(place.parent).load(place.stem)  # a damaged file is set aside
    there = answers.read(place)
    if there and there.answer == new.answer:
        return "same"
    if (there and there.answer is not None and there.at >= new.at) or (not there and place.exists()):
        return "stayed"
    document = json.loads(path.read_text(encoding="utf-8-sig"))
    document["revision"] = max(new.revision, (there.revision if there else 0) + 1)  # open widgets see that it is new
    if there:
        _set_aside(place)
    answers.write_whole(place, counted(json.dumps(document, ensure_ascii=False, indent=1).encode(), place))
    return "taken"


def _set_aside(path: Path) -> None:
    folder = path.parent / answers.DAMAGED
    folder.mkdir(exist_ok=True)
    os.replace(path, folder / f"{path.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}.json")
