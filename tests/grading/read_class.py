"""A graded class whose written answers wait for the teacher: nbgrader's own gradebook, and the notebooks."""

import json
import shutil
from collections.abc import Collection
from pathlib import Path
from unittest.mock import patch

import nbformat
from nbgrader.api import Gradebook

from mestring.teacher.batch import own_cells
from mestring.teacher.course import Course, find_course
from mestring.teacher.requests import REQUEST
from mestring.text import speaking

from .course import fill
from .exercises import ROOT, graded


def read_class(
    folder: Path,
    exercise: str,
    texts: dict[str, dict[str, str]],
    widgets: bool = False,
    english: Collection[str] = (),
) -> Course:
    """A course in `folder`; `texts` is {student: {question: Markdown}}. With `widgets` these are answered too.

    The students in `english` have handed in the English edition.
    """
    for name in ("solutions", "exercises", "en/solutions", "en/exercises"):
        shutil.copytree(ROOT / name / exercise, folder / name / exercise)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    course = find_course(folder)
    released = nbformat.read(folder / "exercises" / exercise / f"{exercise}.ipynb", as_version=4)
    about = [cell.metadata.nbgrader for cell in released.cells if "nbgrader" in cell.metadata]
    # The number of the tables' version, which nobody asks for here, takes nbgrader seconds to find out.
    with patch("nbgrader.api.get_alembic_version", return_value=""), Gradebook(course.db_url) as gradebook:
        gradebook.update_or_create_assignment(exercise)
        gradebook.update_or_create_notebook(exercise, exercise)
        for one in about:
            if one.grade:
                more = {"max_score": one.points, "cell_type": "markdown" if one.solution else "code"}
                gradebook.update_or_create_grade_cell(one.grade_id, exercise, exercise, **more)
            if one.solution:
                gradebook.update_or_create_solution_cell(one.grade_id, exercise, exercise)
        for student, answers in texts.items():
            gradebook.update_or_create_student(student)
            with gradebook.db.no_autoflush:
                gradebook.update_or_create_submission(exercise, student)
            book = gradebook.find_submission_notebook(exercise, exercise, student)
            for grade in book.grades:
                grade.needs_manual_grade = grade.name in answers
                grade.auto_score = None if grade.name in answers else 0
        gradebook.db.commit()
    for student, answers in texts.items():
        hand_in(course, exercise, student, answers, widgets, "en" if student in english else "")
    return course


def hand_in(
    course: Course, exercise: str, student: str, answers: dict[str, str], widgets: bool = False, edition: str = ""
) -> None:
    """Lay the student's graded notebook where nbgrader lays it."""
    place = course.at("autograded", student, exercise)
    if not place.exists():
        shutil.copytree(course.root / edition / "exercises" / exercise, place)

    def change(book):
        for cell in book.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            cell.source = answers.get(name, cell.source)
        if widgets:
            with speaking("en" if edition else "nb"):
                own_cells.run(book, place)

    fill(place, {one.answer_key: one.full for one in graded(exercise)} if widgets else {}, change=change)


def asks(course: Course, exercise: str, student: str, part: str, words: str) -> None:
    """The student has half a point on a part that is graded by itself, and asks to have it looked at again."""
    path = course.at("autograded", student, exercise) / f"{exercise}.ipynb"
    book = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in book["cells"] if "RegradeRequest(" in "".join(cell["source"]))
    data = {REQUEST: {"task": part, "text": words}}
    cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": data}]
    path.write_text(json.dumps(book), encoding="utf-8")
    with Gradebook(course.db_url) as gradebook:
        grade = gradebook.find_grade(part, exercise, exercise, student)
        grade.auto_score, grade.needs_manual_grade = 0.5, True
        gradebook.db.commit()


def rows(course: Course, exercise: str, student: str, question: str) -> tuple:
    """What the gradebook holds of an answer: the manual points, the comment, whether it waits."""
    where = (question, exercise, exercise, student)
    with Gradebook(course.db_url) as gradebook:
        grade, comment = gradebook.find_grade(*where), gradebook.find_comment(*where)
        return grade.manual_score, comment.manual_comment, grade.needs_manual_grade


def place_kept(course: Course, exercise: str) -> dict:
    """What is remembered of where the teacher was."""
    return json.loads((course.root / "grading" / "marking" / f"{exercise}.json").read_text(encoding="utf-8"))
