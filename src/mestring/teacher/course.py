"""Finds the course that a teacher's command is about, and where its things lie."""

import json
from dataclasses import dataclass
from pathlib import Path

from traitlets.config.loader import Config

from ..errors import PlainError
from ..text import EDITION, LANGUAGES
from ..text.messages import N_, _, interface

CONFIG = "nbgrader_config.py"
NO_COURSE = N_(
    "Fant ikke kurset. Gå til mappa der fila nbgrader_config.py ligger, "
    "eller si hvor den er: --course MAPPA-TIL-KURSET."
)


@dataclass(frozen=True)
class Course:
    """A course: its folder, and its nbgrader configuration, which names the folders in it."""

    root: Path
    config: Config

    def folder(self, step: str) -> Path:
        """The folder of one of nbgrader's steps: source, release, submitted, autograded, feedback …"""
        return self.root / self.config.CourseDirectory[f"{step}_directory"]

    def at(self, step: str, student: str, assignment: str) -> Path:
        """A student's folder in one of nbgrader's steps."""
        return self.folder(step) / student / assignment

    def released(self, assignment: str) -> Path:
        """The folder of the exercise as students get it. Raises PlainError when there is no such exercise."""
        folder = self.folder("release") / assignment
        if assignment not in self.assignments:
            like = [name for name in self.assignments if assignment and name.startswith(assignment)]
            if len(like) == 1:
                raise PlainError(_("Det er ingen oppgave som heter {}. Mente du {}?", assignment, like[0]))
            names = ", ".join(self.assignments) or _("ingen")
            raise PlainError(_("Det er ingen oppgave som heter {}. Oppgavene er: {}.", assignment, names))
        return folder

    def title(self, assignment: str, language: str = "") -> str:
        """The exercise's own title, where there is such an edition in this language, else in that of whoever sits here.

        Its name where it has none.
        """
        own = self.released(assignment)
        english = self.root / EDITION / own.relative_to(self.root)
        spoken = (language or interface()) != LANGUAGES[0] and english.exists()
        path = (english if spoken else own) / f"{assignment}.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        texts = ("".join(cell["source"]) for cell in notebook["cells"])
        return next((text.split("\n")[0].lstrip("# ") for text in texts if text.startswith("# ")), assignment)

    def intake(self, assignment: str) -> Path:
        """Where intake keeps the originals, its report and the list of students."""
        return self.root / "grading" / "intake" / assignment

    def students(self, assignment: str) -> dict[str, dict]:
        """What intake wrote about each student, by nbgrader's id; empty when the hand-ins came another way."""
        try:
            listed = json.loads((self.intake(assignment) / "students.json").read_text(encoding="utf-8"))
            return {entry["student"]: entry for entry in listed}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    @property
    def assignments(self) -> list[str]:
        """The names of all released exercises."""
        return sorted(path.stem for path in self.folder("release").glob("*/*.ipynb") if path.stem == path.parent.name)

    @property
    def db_url(self) -> str:
        """The gradebook, as SQLAlchemy wants it."""
        return self.config.CourseDirectory.db_url

    @property
    def gradebook(self) -> Path:
        """The gradebook's file. Look before you open: SQLAlchemy makes an empty one where there is none."""
        return Path(self.db_url.removeprefix("sqlite:///").partition("?")[0])


def find_course(path: Path | None = None) -> Course:
    """The course whose folder is `path` (the current folder by default) or lies above it."""
    start = (path or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            from .release import load_config  # brings in nbgrader, which takes a second

            return Course(folder, load_config(folder))
    raise PlainError(_(NO_COURSE))
