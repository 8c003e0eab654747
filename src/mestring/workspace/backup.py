"""All of a student's work as one zip, and back again: answers, private answers and notebooks."""

import lzma
import shutil
import struct
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path, PurePosixPath

from .. import copies
from ..answers import ANSWERS, PRIVATE, write_whole
from ..errors import PlainError
from ..text.messages import _
from . import LANGUAGE, WORKSPACE, fill
from .files import LEFT_BEHIND, command

OURS = {PRIVATE, fill.RECORD, LANGUAGE}  # the hidden names that belong to the student's work
# RuntimeError: locked with a password; IndexError: a file without a name
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, RuntimeError, ValueError, IndexError)


def backup(root: Path, target: Path) -> Path:
    """Write the student's work to the zip `target`, which must not exist; returns its path."""
    files = list(_work(root))
    if not files:
        raise PlainError(_("Det er ingenting å ta kopi av ennå: mappa «mitt» er tom."))
    if target.exists():
        raise PlainError(_("«{file}» finnes fra før. Velg et annet navn på kopien.", file=target))
    unfinished = target.with_name(target.name + ".tmp")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
            for relative in files:
                archive.write(root / relative, relative.as_posix())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def restore(root: Path, source: Path) -> Path | None:
    """Put the files of a backup back; files that it does not hold stay.

    Where a file that differs would be replaced, everything is first saved in an automatic backup, which is returned.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            names = _checked(root, archive)
            if archive.testzip():
                raise zipfile.BadZipFile
            new = {name: archive.read(name) for name in names}
    except FileNotFoundError:
        raise PlainError(_("Fant ikke «{file}».", file=source)) from None
    except BROKEN:
        raise PlainError(_("«{file}» er skadet eller er ikke en zip-fil. Ingenting er endret.", file=source)) from None
    record = f"{WORKSPACE}/{fill.RECORD}"
    known = fill.read_record(root / WORKSPACE)
    replaced = [name for name in new if name != record and _differs(root / name, new[name])]
    saved = backup(root, _new_name(root, "sikkerhetskopi-automatisk")) if replaced else None
    for name, data in new.items():
        is_answer = PurePosixPath(name).parent.name in (ANSWERS, PRIVATE)
        write_whole(root / name, copies.counted(data, root / name) if is_answer else data)
    for name, hashes in fill.read_record(root / WORKSPACE).items():
        known[name] = known.get(name, set()) | hashes
    fill.write_record(root / WORKSPACE, known)
    return saved


def _work(root: Path) -> Iterator[Path]:
    """The files of the student's work, relative to `root`."""
    for path in sorted((root / WORKSPACE).rglob("*")):
        inside = path.relative_to(root / WORKSPACE).parts
        hidden = any(part.startswith(".") and part not in OURS or part in LEFT_BEHIND for part in inside)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield path.relative_to(root)


def _checked(root: Path, archive: zipfile.ZipFile) -> list[str]:
    """The names of the archive's files, all of them safe to write; raises PlainError otherwise."""
    files = [entry for entry in archive.infolist() if not entry.is_dir()]
    home = (root / WORKSPACE).resolve()
    for entry in files:
        path = PurePosixPath(entry.filename)
        inside = path.parts[:1] == (WORKSPACE,) and len(path.parts) > 1 and ".." not in path.parts
        if not inside or not (root / path).resolve().is_relative_to(home) or (root / path).is_dir():
            raise PlainError(_("Denne zip-fila er ikke en sikkerhetskopi fra kurset. Ingenting er endret."))
    if not files:
        raise PlainError(_("Denne zip-fila er tom. Ingenting er endret."))
    if sum(entry.file_size for entry in files) > shutil.disk_usage(root).free:
        raise PlainError(_("Det er ikke plass på disken til det som ligger i kopien. Ingenting er endret."))
    return [entry.filename for entry in files]


def _differs(path: Path, data: bytes) -> bool:
    return path.exists() and path.read_bytes() != data


def _new_name(root: Path, stem: str) -> Path:
    stem = f"{stem}-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}"
    names = (root / f"{stem}{number}.zip" for number in chain([""], (f"-{n}" for n in count(2))))
    return next(name for name in names if not name.exists())


def _command() -> list[str]:
    root, (action, *file) = Path.cwd(), sys.argv[1:]
    if action == "backup":
        made = backup(root, Path(file[0]) if file else _new_name(root, "sikkerhetskopi"))
        return [_("Kopien er her: {file}", file=made), _("Den har med dine private svar. Del den ikke med andre.")]
    saved = restore(root, Path(file[0]))
    before = [_("Det som lå der fra før og var annerledes, er tatt vare på i {file}", file=saved)] if saved else []
    return [_("Alt i «{file}» er lagt tilbake i mappa «{folder}».", file=file[0], folder=WORKSPACE), *before]


if __name__ == "__main__":
    command(_command)
