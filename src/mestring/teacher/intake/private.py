"""Leaves a student's private answers out of a zip that is kept."""

import shutil
import zipfile
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from ...answers import PRIVATE
from .listing import BROKEN, MB, list_zip

MOST_NESTED, MOST = 3, 600 * MB
SOME_DAY = (2020, 1, 1, 0, 0, 0)  # the same zip gives the same bytes


def leave_out(file: Path) -> None:
    """Write a zip anew without what is private, also in zips in it. One that cannot be written so is not kept."""
    anew = file.with_name(f"{file.name}.anew")
    try:
        with file.open("rb") as source, anew.open("wb") as target:
            _write(source, target, MOST_NESTED)
    except BROKEN:
        file.unlink()
        anew.unlink()
    else:
        anew.replace(file)


def _write(source: BinaryIO, target: BinaryIO, depth: int) -> None:
    entries = [entry for entry in list_zip(source) if PRIVATE not in entry.parts]
    if sum(entry.size for entry in entries) > MOST:
        raise zipfile.BadZipFile("too large")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in entries:
            name = "/".join(entry.parts)
            with entry.open() as data, archive.open(zipfile.ZipInfo(name, SOME_DAY), "w", force_zip64=True) as kept:
                if name.lower().endswith(".zip") and depth:
                    with TemporaryFile() as inner, TemporaryFile() as clean:
                        shutil.copyfileobj(data, inner)
                        _write(inner, clean, depth - 1)
                        clean.seek(0)
                        shutil.copyfileobj(clean, kept)
                else:
                    shutil.copyfileobj(data, kept)
