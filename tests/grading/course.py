"""A course of its own in a temporary folder, with real nbgrader runs in this process (its commands start slowly)."""

import copy
import json
import shutil
import time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import psutil
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from mestring.teacher.release import load_config

from .exercises import ROOT

WRITTEN = "Hva betyr torsdagene for deg? Og hvor stor tro har du på at bussen går bra?"


class Course:
    """One exercise, the gradebook and the hand-ins."""

    def __init__(self, folder: Path, exercise: str, source: Path = ROOT, editions: tuple[str, ...] = ("",)):
        self.exercise = exercise
        for name in [f"{edition}{part}" for edition in editions for part in ("solutions", "exercises")]:
            shutil.copytree(source / name / exercise, folder / name / exercise)
        shutil.copy(ROOT / "nbgrader_config.py", folder)
        self._open(folder)
        gradebook = folder / "grading" / "gradebook.db"
        if not gradebook.exists():
            gradebook.write_bytes(empty_gradebook())

    def _open(self, folder: Path) -> None:
        self.folder, config = folder, load_config(folder)
        self.db_url = config.CourseDirectory.db_url
        self.api = NbGraderAPI(CourseDirectory(config=config), config=config)

    def copy(self, folder: Path) -> "Course":
        """The course as it is now, in another folder."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        other = copy.copy(self)
        other._open(folder)
        return other

    def at(self, step: str, student: str) -> Path:
        """A student's folder in one of nbgrader's steps."""
        return self.folder / "grading" / step / student / self.exercise

    def hand_in(self, student: str, answers: dict, written: str = "", change=lambda notebook: None) -> Path:
        """Put a hand-in in place: the released folder with answer files and text, as a student leaves it."""
        place = self.at("submitted", student)
        shutil.copytree(self.folder / "exercises" / self.exercise, place)
        fill(place, answers, written, change)
        return place

    def grade(self, student: str) -> str:
        """Autograde; returns nbgrader's log."""
        done = self.api.autograde(self.exercise, student)
        assert done["success"], done["log"]
        return done["log"]

    def feedback(self, student: str) -> str:
        """Make the feedback page and return it."""
        done = self.api.generate_feedback(self.exercise, student)
        assert done["success"], done["log"]
        return (self.at("feedback", student) / f"{self.exercise}.html").read_text(encoding="utf-8")

    def grades(self, student: str) -> dict:
        """{grade id: (points so far, whether a teacher must look)}."""
        with Gradebook(self.db_url) as gradebook:
            submission = gradebook.find_submission(self.exercise, student)
            return {g.name: (g.score, g.needs_manual_grade) for book in submission.notebooks for g in book.grades}

    def give(self, student: str, grade_id: str, points: float, comment: str = "") -> None:
        """What formgrader does when a teacher gives points and a comment."""
        with Gradebook(self.db_url) as gradebook:
            where = (grade_id, self.exercise, self.exercise, student)
            grade = gradebook.find_grade(*where)
            grade.manual_score, grade.needs_manual_grade = points, False
            if comment:  # the cell of a test has none
                gradebook.find_comment(*where).manual_comment = comment
            gradebook.db.commit()

    def released_cells(self):
        """The cells of the exercise as a student gets it."""
        path = self.folder / "exercises" / self.exercise / f"{self.exercise}.ipynb"
        return nbformat.read(path, as_version=4).cells


@cache
def empty_gradebook() -> bytes:
    """A gradebook that knows nothing: nbgrader takes seconds to make one."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "gradebook.db")
        Gradebook(f"sqlite:///{path.as_posix()}").close()
        return path.read_bytes()


def fill(place: Path, answers: dict, written: str = "", change=lambda notebook: None) -> None:
    """Answer an exercise folder: {answer key: answer}, one text for every written answer, any other change."""
    for key, answer in answers.items():
        (place / "svar").mkdir(exist_ok=True)
        document = {"version": 1, "key": key, "widget": "-", "revision": 1, "at": "2026-11-21T13:02:11Z"}
        text = answer if isinstance(answer, bytes) else json.dumps({**document, "answer": answer}).encode()
        (place / "svar" / f"{key}.json").write_bytes(text)
    path = place / f"{place.name}.ipynb"
    book = nbformat.read(path, as_version=4)
    for cell in book.cells:
        if written and cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = written
    change(book)
    nbformat.write(book, path)


def running_for(course: Course) -> list[dict]:
    """The processes that still work for this course, after a moment to end in."""
    until = time.monotonic() + 20
    while True:
        alive = psutil.process_iter(["pid", "cmdline", "environ"])
        found = [one.info for one in alive if str(course.folder) in f"{one.info['cmdline']} {one.info['environ']}"]
        if not found or time.monotonic() > until:
            return found
        time.sleep(0.1)
