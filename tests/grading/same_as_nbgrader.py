"""What grading leaves behind, but for ids and times: to hold `mestring grade` to `nbgrader autograde`."""

import shutil

import pytest
from nbformat import read
from nbgrader.api import Gradebook

from mestring.teacher.batch.grader import Grader
from mestring.teacher.batch.outputs import MOST_IMAGE, MOST_TEXT, tame
from mestring.teacher.course import find_course
from mestring.widgets._base import AnswerWidget

from .course import Course


def traces(course: Course, students) -> dict:
    """{student: the gradebook's rows, the notebook's cells, the files beside it and who may write to them}."""
    return {student: (rows(course, student), cells(course, student), files(course, student)) for student in students}


def rows(course: Course, student: str) -> list:
    """Every row about the hand-in."""
    with Gradebook(course.db_url) as gradebook:
        one = gradebook.find_submission(course.exercise, student)
        found = [(one.timestamp, one.extension, one.student.first_name, one.student.email, one.student.lms_user_id)]
        for book in one.notebooks:
            found.append((book.name, book.late_submission_penalty))
            for grade in book.grades:
                kept = (grade.auto_score, grade.manual_score, grade.extra_credit, grade.needs_manual_grade)
                found.append((grade.name, *kept))
            found += [(said.name, said.auto_comment, said.manual_comment) for said in book.comments]
        return sorted(found, key=repr)


def cells(course: Course, student: str) -> list:
    """Every cell as formgrader and the feedback page show it, and its outputs as all batch grading leaves them."""
    found = read(course.at("autograded", student) / f"{course.exercise}.ipynb", as_version=4).cells
    for cell in found:
        if cell.cell_type == "code":
            tame(cell, MOST_TEXT, MOST_IMAGE)
    shown = ("cell_type", "id", "source", "attachments", "execution_count", "outputs")
    return [({name: cell.get(name) for name in shown}, cell.metadata.get("nbgrader")) for cell in found]


def files(course: Course, student: str) -> list:
    """The files beside the notebook, and the permissions of all."""
    made = course.at("autograded", student)
    there = [path for path in made.rglob("*") if path.is_file()]
    kept = {path.relative_to(made).as_posix(): path.read_bytes() for path in there if path.suffix != ".ipynb"}
    return [kept, {path.stat().st_mode for path in there}]


def by_us(course: Course, students) -> None:
    """Grade as each worker of `mestring grade` does, in this process: another would first import nbgrader."""
    with pytest.MonkeyPatch.context() as own:  # what a worker sets for its process is undone: others test here later
        own.setenv("NBGRADER_EXECUTION", "autograde")
        own.setattr(AnswerWidget, "find_content", vars(AnswerWidget)["find_content"])
        grader = Grader(find_course(course.folder), course.exercise, sandbox=True)
        assert {student: grader.grade(student)["ok"] for student in students} == dict.fromkeys(students, True)


def by_nbgrader(course: Course, students) -> None:
    """Grade as `nbgrader autograde` does, which starts a kernel for each."""
    for student in students:
        course.grade(student)


def graded_again(course: Course, students, folder, grade) -> dict:
    """The traces of these hand-ins in a copy of the course, graded there anew, by one of the two above."""
    again = course.copy(folder)
    for made in ("autograded", "read", "intake"):
        shutil.rmtree(again.folder / "grading" / made, ignore_errors=True)
    with Gradebook(again.db_url) as gradebook:
        for student in list(gradebook.students):
            gradebook.remove_student(student.id)
    grade(again, students)
    return traces(again, students)
