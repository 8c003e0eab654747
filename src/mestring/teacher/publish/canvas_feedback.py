"""Packs finished pages so that Canvas hands them out: as a file with a comment, each to the right student.

«Re-Upload Submissions» finds the student by the two numbers in the name that Canvas itself gave the hand-in, and shows
the file by that hand-in's name. Hence a page travels inside a zip: a page that is called .zip can't be opened.
"""

import io
import zipfile
from pathlib import Path

from ..intake.names import ANONYMOUS, CANVAS


def bundle(target: Path, pages: dict[str, Path], originals: dict[str, list[str]]) -> list[str]:
    """Pack the students' pages into `target`; returns those whose hand-in Canvas would not know again."""
    unknown = []
    with zipfile.ZipFile(target, "w") as archive:
        for student, page in pages.items():
            if name := _newest_zip(originals.get(student, [])):
                archive.writestr(name, _zipped(page))
            else:
                unknown.append(student)
    return unknown


def _newest_zip(names: list[str]) -> str | None:
    numbers = {
        int(match["number"]): name
        for name in names
        if (match := ANONYMOUS.match(name) or CANVAS.match(name)) and match["number"] and name.lower().endswith(".zip")
    }
    return numbers[max(numbers)] if numbers else None


def _zipped(page: Path) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(page, f"tilbakemelding-{page.name}")
    return packed.getvalue()
