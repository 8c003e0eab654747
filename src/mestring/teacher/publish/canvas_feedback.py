"""Packs finished pages so that Canvas hands them out: as a file with a comment, each to the right student.

«Re-Upload Submissions» finds the student by the two numbers in the name that Canvas itself gave the hand-in, and shows
the file by that hand-in's name. Hence a page travels inside a zip: a page that is called .zip can't be opened.
"""

import io
import zipfile
from pathlib import Path

from ...answers import write_whole
from ..intake.names import ANONYMOUS, CANVAS


def bundle(target: Path, pages: dict[str, Path], originals: dict[str, list[str]]) -> list[str]:
    """Pack the students' pages into `target`; returns those whose hand-in Canvas would not know again."""
    unknown = []
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for student, page in pages.items():
            if name := _newest_zip(originals.get(student, [])):
                archive.writestr(name, _zipped(page))
            else:
                unknown.append(student)
    write_whole(target, packed.getvalue())
    return unknown


def _newest_zip(names: list[str]) -> str | None:
    """The first of the hand-ins (the newest comes first) that is a zip with a name by Canvas."""
    ours = (name for name in names if ANONYMOUS.match(name) or CANVAS.match(name))
    return next((name for name in ours if name.lower().endswith(".zip")), None)


def _zipped(page: Path) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        english = '<html lang="en">' in page.read_text(encoding="utf-8")
        archive.write(page, f"{'feedback' if english else 'tilbakemelding'}-{page.name}")
    return packed.getvalue()
