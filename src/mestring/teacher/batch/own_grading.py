"""Grades hand-ins of an exercise that asks for no code in this process: no kernel, no sandbox, one nbgrader session.

What stands in the gradebook and in the graded notebook afterwards is what `nbgrader autograde` makes of a hand-in.
"""

import json
import os
import shutil
from functools import partial
from pathlib import Path

import nbformat
from nbformat.validator import normalize
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties, LimitOutput
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution, is_task, rmtree

from ... import content
from ...answers import ANSWERS
from ...text import speaking
from ...widgets import AnswerWidget
from .. import editions
from ..course import Course
from ..manual_grades import Before, remember, waiting
from ..written_cells import fill, join
from . import own_cells
from .outputs import MOST_IMAGE, MOST_TEXT, broken, tame, unseen
from .rebuild import Known, in_other_words, rebuild


class OwnGrading:
    """Grades hand-ins of one assignment; its session of the gradebook stays open."""

    def __init__(self, course: Course, assignment: str):
        self.course, self.assignment = course, assignment
        self.gradebook = Gradebook(course.db_url, course.config.CourseDirectory.course_id)
        self.limit = LimitOutput(config=course.config)
        notebook = self.gradebook.find_notebook(assignment, assignment)
        known, self.kernel = Known.of(notebook), json.loads(notebook.kernelspec or "null")
        self.known = {editions.NORWEGIAN: known}
        if editions.ENGLISH in editions.languages(course, assignment):
            steps = (editions.notebook(course, step, assignment, editions.ENGLISH) for step in ("source", "release"))
            self.known[editions.ENGLISH] = in_other_words(known, *(nbformat.read(p, as_version=4).cells for p in steps))
        parts = (notebook.grade_cells, notebook.solution_cells, notebook.task_cells)
        self.names = {cell.id: cell.name for cells in parts for cell in cells}
        os.environ["NBGRADER_EXECUTION"] = "autograde"

    def grade(self, student: str, place: Path) -> list[str]:
        """Grade the copy of a hand-in in `place`, which is moved, in the language that the student answered in.

        Returns what the teacher should know.
        """
        nb = nbformat.read(place / f"{self.assignment}.ipynb", as_version=4)
        language = editions.language_of(nb.cells, self.course, self.assignment)
        with speaking(language):
            return self._grade(student, place, nb, language)

    def _grade(self, student: str, place: Path, nb, language: str) -> list[str]:
        made = self.course.at("autograded", student, self.assignment)
        master = editions.folder(self.course, "source", language) / self.assignment
        # The texts of the widgets are the teacher's: read once, not once for each hand-in.
        AnswerWidget.find_content = staticmethod(partial(content.find, folder=master))
        trouble = join(nb) + fill(nb, place) + rebuild(nb, self.known[language])
        if self.kernel:
            nb.metadata["kernelspec"] = self.kernel
        normalize(nb)
        self._move(place, made, master)
        own_cells.run(nb, made)
        for cell in nb.cells:
            if cell.cell_type == "code":
                trouble += tame(cell, MOST_TEXT, MOST_IMAGE)
        trouble += broken(nb.cells)
        nb, _ = self.limit.preprocess(nb, {})
        try:
            self._save(student, nb, made)
        except Exception:
            self.gradebook.db.rollback()  # for the next hand-in
            raise
        nbformat.write(nb, made / f"{self.assignment}.ipynb")
        for path in made.rglob("*"):
            if path.is_file():
                path.chmod(0o444)
        return list(dict.fromkeys(trouble)) + unseen(nb.cells, made / ANSWERS)

    def _move(self, place: Path, made: Path, master: Path) -> None:
        """Lay the hand-in's files where graded ones lie, with the teacher's own beside them."""
        if made.exists():
            rmtree(str(made))
        made.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(place, made)
        (made / f"{self.assignment}.ipynb").unlink()
        ignore = shutil.ignore_patterns("*.ipynb", *self.course.config.CourseDirectory.ignore)
        shutil.copytree(master, made, ignore=ignore, dirs_exist_ok=True)

    def _save(self, student: str, nb, made: Path) -> None:
        """The rows that nbgrader's SaveAutoGrades and AssignLatePenalties write, in one transaction."""
        about = {"student": student, "assignment": self.assignment, "notebook": self.assignment}
        about["db_url"] = self.course.db_url
        when = CourseDirectory(config=self.course.config).get_existing_timestamp(str(made))
        self.gradebook.update_or_create_student(student)
        handed_in = self.gradebook.update_or_create_submission(
            self.assignment, student, **({"timestamp": when} if when else {})
        )
        book = self.gradebook.find_submission_notebook(self.assignment, self.assignment, student)
        grades = {self.names[grade.cell_id]: grade for grade in book.grades}
        comments = {self.names[comment.cell_id]: comment for comment in book.comments}
        before = Before.of(grades)
        for cell in nb.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if is_grade(cell):
                points, _ = determine_grade(cell)
                grades[name].auto_score = points
                grades[name].needs_manual_grade = points is None or grades[name].manual_score is not None
            if is_solution(cell) or is_task(cell):
                untouched = cell.metadata.nbgrader.checksum == compute_checksum(cell) and not is_task(cell)
                comments[name].auto_comment = "No response." if untouched else None
        for name, waits in waiting(nb, about, before).items():
            grades[name].needs_manual_grade = waits
        book.late_submission_penalty = None
        late = handed_in.total_seconds_late > 0
        self.gradebook.db.commit()
        remember(nb, about)
        if late:
            AssignLatePenalties(config=self.course.config).preprocess(nb, {"nbgrader": about})
