"""Sorts what was downloaded or collected into hand-ins, each with its sender, and keeps them untouched."""

import hashlib
import io
import os
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import is_zipfile

from ...answers import PRIVATE
from ...errors import PlainError
from ...text.messages import N_, _
from ..course import Course
from ..trouble import stops_all
from .listing import BROKEN, MOST_ENTRIES, Entry, list_folder, list_zip, one_file
from .names import ANONYMOUS, CANVAS, EXCHANGE, Sender, certain, sender, tidy
from .private import leave_out
from .unpack import JUNK, MOST_KEPT, copy

MOST_NAME = 60  # letters; the disk counts bytes, up to four of them in each
NO_ZIP = N_("{name} kan ikke åpnes som zip-fil. Last den ned på nytt, og prøv igjen.")
NO_DOWNLOAD = N_("{name} er ikke ei zip-fil. Gi zip-fila fra «Last ned innleveringer» i Canvas, eller ei mappe.")
NOT_THERE = N_("Fant ikke {name}. Skriv zip-fila fra Canvas eller mappa med innleveringer.")
NOTHING = N_("Fant ingen innleveringer av {assignment} i {name}.")
FORGED = N_("Levert av en annen bruker ({owner}) enn den som står på innleveringen. Ikke tatt inn.")
NOBODY = N_("Navnet på fila sier ikke hvem som har levert. Gi den studentens navn, og kjør på nytt.")


@dataclass
class Piece:
    """One file or folder that somebody handed in; `refused` says why it is not taken in."""

    sender: Sender
    label: str
    entries: list[Entry]
    refused: str = ""


def find_pieces(source: Path, assignment: str, others: list[str]) -> list[Piece]:
    """The hand-ins in a zip file or a folder, newest first for each student."""
    entries = [e for e in _entries(source) if e.parts[0] not in JUNK and not e.parts[0].startswith(".")]
    tops = {entry.parts[0] for entry in entries}
    alone = len(entries) == 1 and entries[0].parts[-1].lower().endswith(".ipynb")
    if not any(map(_named, tops)) and ("svar" in tops or alone):
        return [_piece(tidy(source.name), entries, assignment)]  # the source is one student's own
    if len(tops) == 1 and any(_named(e.parts[1]) for e in entries if len(e.parts) > 1):
        for entry in entries:  # packed once more, in a folder
            entry.parts = entry.parts[1:] or entry.parts
    by_top: dict[str, list[Entry]] = {}
    for entry in entries:
        by_top.setdefault(entry.parts[0], []).append(entry)
    numbers = certain(by_top)
    found = [
        _piece(top, below, assignment, numbers) for top, below in by_top.items() if _is_hand_in(top, below, others)
    ]
    pieces = sorted(filter(None, found), key=lambda piece: piece.sender.order, reverse=True)
    if not pieces:
        raise PlainError(_(NOTHING, assignment=assignment, name=source.name))
    for piece in pieces if source.is_dir() else []:
        piece.refused = piece.refused or _forged(piece, source)
    return pieces


def collected(course: Course, assignment: str) -> list[Piece]:
    """What `nbgrader collect` (or a teacher) has put in nbgrader's own folder."""
    folders = sorted(course.folder("submitted").glob(f"*/{assignment}"))
    if not folders:
        raise PlainError(
            _(
                "Ingen innleveringer av {name} er samlet inn. Skriv zip-fila fra Canvas etter navnet, "
                "eller hent dem med: nbgrader collect {name}",
                name=assignment,
            )
        )
    found = []
    for folder in folders:
        who = folder.parent.name
        if folder.is_symlink() or folder.parent.is_symlink():
            found.append(Piece(Sender(who, tidy(who)), "levert", [], _("Mappa er en lenke. Ikke tatt inn.")))
        else:
            found.append(Piece(Sender(who, tidy(who), file="levert"), "levert", list_folder(folder)))
    return found


def keep(piece: Piece, folder: Path, private: bool = False) -> tuple[Path, bool]:
    """Copy a piece to `folder` as it came; returns where, and whether all of it was small enough to keep.

    Where a student's `private` answers came along, they are left out.
    What is there already is never written over: another version gets a number.
    """
    name = re.sub(r'[/\\:*?"<>|]+', "_", tidy(piece.label)).strip(". ")[-MOST_NAME:] or "levert"
    temporary = folder / f".{os.getpid()}.tmp"
    _remove(temporary)
    folder.mkdir(parents=True, exist_ok=True)
    single = len(piece.entries) == 1 and len(piece.entries[0].parts) == 1
    whole, left = True, MOST_KEPT
    if not single:
        temporary.mkdir()
    for entry in piece.entries[:MOST_ENTRIES]:
        parts = [re.sub(r'[:*?"<>|]+', "_", part)[-MOST_NAME:] for part in entry.parts]
        target = temporary if single else temporary.joinpath(*parts)
        try:
            while not single and target.exists():  # two names that have become the same
                target = target.with_name(f"2-{target.name}")
            if entry.trouble not in ("link", "special", "closed", "empty") and PRIVATE not in entry.parts:
                after = copy(entry, target, left)
                whole, left = whole and after >= 0, after if after >= 0 else left
                if private and target.exists() and is_zipfile(target):
                    leave_out(target)
                    whole &= target.exists()
        except OSError as error:  # a name that this disk cannot hold, or a file where a folder should be
            if stops_all(error):
                raise
            whole = False
    if not temporary.exists():
        return folder / name, False
    number, target = 1, folder / name
    while target.exists() and digest(target) != digest(temporary):
        number += 1
        target = folder / f"{number}-{name}"
    _remove(temporary) if target.exists() else os.replace(temporary, target)
    return target, whole


def put_away(place: Path, kept: Path) -> None:
    """Move a collected folder that cannot be graded out of nbgrader's way."""
    link = next((path for path in (place.parent, place) if path.is_symlink()), None)
    if link:
        link.unlink()
    elif place.exists():
        kept.mkdir(parents=True, exist_ok=True)
        numbers = (kept / f"ikke-tatt-inn-{number}" for number in range(1, 10_000))
        place.replace(next(path for path in numbers if not path.exists()))


def digest(path: Path) -> str:
    """One short text for all that lies in a file or folder."""
    seen = hashlib.sha256()
    files = sorted(p for p in path.rglob("*") if p.is_file() and not p.is_symlink()) if path.is_dir() else [path]
    for file in files:
        seen.update(file.relative_to(path).as_posix().encode("utf-8", "surrogateescape") + b"\0")
        with file.open("rb") as opened:
            seen.update(hashlib.file_digest(opened, "sha256").digest())
    return seen.hexdigest()[:16]


def _entries(source):
    if source.is_dir():
        found = list_folder(source)
        tops = {entry.parts[0] for entry in found}
        empty = sorted(path.name for path in source.iterdir() if path.is_dir() and tidy(path.name) not in tops)
        return found + [Entry((tidy(name),), 0, io.BytesIO, "empty") for name in empty]
    if not source.is_file():
        raise PlainError(_(NOT_THERE, name=source.name))
    if source.suffix.lower() == ".ipynb":
        return [one_file(source)]
    if source.suffix.lower() != ".zip" and not is_zipfile(source):
        raise PlainError(_(NO_DOWNLOAD, name=source.name))
    file = source.open("rb")  # it stays open: the entries are read from it
    try:
        return [entry for entry in list_zip(file, 20 * MOST_ENTRIES) if entry.parts]
    except BROKEN:
        file.close()
        raise PlainError(_(NO_ZIP, name=source.name)) from None


def _named(name):
    return bool(EXCHANGE.match(name) or ANONYMOUS.match(name) or CANVAS.match(name))


def _is_hand_in(top, entries, others):
    """A teacher's own list among the hand-ins is none; whatever Canvas or the exchange named is one."""
    if all(len(entry.parts) > 2 and entry.parts[1] in others for entry in entries):
        return False  # <student>/<another assignment>/…
    return _named(top) or _folder(entries[0]) or top.lower().endswith((".zip", ".ipynb"))


def _folder(entry):
    return len(entry.parts) > 1 or entry.trouble in ("closed", "empty")


def _piece(top, entries, assignment, numbers=()):
    who = sender(top, assignment, numbers)
    if who is None:
        return None
    if len(entries[0].parts) > 1 and entries[0].parts[0] == top:
        inside = [replace(entry, parts=entry.parts[1:]) for entry in entries]
        of_course = [e for e in inside if e.parts[0] == assignment and len(e.parts) > 1]  # <student>/<assignment>/…
        entries = [replace(e, parts=e.parts[1:]) for e in of_course] or inside
    elif len(entries) == 1:
        entries = [replace(entries[0], parts=(who.file or top,))]
    return Piece(who, top, entries, _(NOBODY) if who.student == assignment else "")


def _forged(piece, source):
    """Why the owner of an exchange folder cannot be its sender; what belongs to the teacher was copied by her."""
    if not EXCHANGE.match(piece.label) or not hasattr(os, "getuid"):
        return ""
    uids = {entry.owner for entry in piece.entries} - {os.getuid(), None}
    names = {_user(uid) for uid in uids} - {piece.sender.name}
    try:
        names |= {_user((source / piece.label).lstat().st_uid)} - {_user(os.getuid()), piece.sender.name}
    except OSError:  # its name on the disk has letters that cannot be seen: nbgrader makes none like that
        names.add(_("ukjent"))
    return _(FORGED, owner=", ".join(sorted(names))) if names else ""


def _user(uid):
    import pwd  # not on Windows

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return _("nr. {}", uid)


def _remove(path):
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
