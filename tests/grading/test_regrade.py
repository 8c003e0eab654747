"""A teacher grades anew: an exercise was mended, or somebody handed in again."""

import re

import nbformat
import pytest

from mestring.teacher.release import register, release

from .course import WRITTEN, Course, fill
from .exercises import graded

pytestmark = pytest.mark.slow
NAME = "03-mestringstro"


@pytest.fixture
def course(tmp_path):
    course = Course(tmp_path, NAME)
    course.test = graded(NAME)[0]
    course.hand_in("kari", {course.test.answer_key: course.test.full})
    course.grade("kari")
    course.path = tmp_path / "solutions" / NAME / f"{NAME}.ipynb"
    course.solution = nbformat.read(course.path, as_version=4)
    return course


def mend(course):
    nbformat.write(course.solution, course.path)


def test_a_mended_key_counts_at_the_next_grading(course):
    assert course.grades("kari")[course.test.grade_id][0] == course.test.told["points"]
    cell = next(cell for cell in course.solution.cells if cell.id == course.test.grade_id)
    cell.source, mended = re.subn(r'("importance": check.right\(\s*)10,\s*9', r"\g<1>8", cell.source)
    assert mended == 1
    mend(course)
    release(course.folder)
    register(course.folder)
    course.grade("kari")
    assert course.grades("kari")[course.test.grade_id][0] < course.test.told["points"]


def test_a_graded_cell_more_is_refused_and_nothing_is_lost(course):
    more = next(cell for cell in course.solution.cells if cell.id == course.test.grade_id).copy()
    more.id, more.metadata = "m03-more", {"nbgrader": {**more.metadata.nbgrader, "grade_id": "m03-more"}}
    course.solution.cells.append(nbformat.from_dict(more))
    mend(course)
    before = {path: path.read_bytes() for path in (course.folder / "exercises").rglob("*.*")}
    with pytest.raises(RuntimeError, match="Cannot add or remove cells"):
        register(course.folder)
    assert {path: path.read_bytes() for path in (course.folder / "exercises").rglob("*.*")} == before
    assert course.grades("kari")[course.test.grade_id][0] == course.test.told["points"]


def test_what_the_teacher_has_read_stays_read_until_the_student_changes_it(course):
    texts = [cell.id for cell in course.released_cells() if cell.metadata.nbgrader.solution]
    fill(course.at("submitted", "kari"), {}, WRITTEN)
    course.grade("kari")
    assert {course.grades("kari")[name] for name in texts} == {(0, True)}
    for name in [*texts, course.test.grade_id]:
        course.give("kari", name, 0.5)
    course.grade("kari")
    assert {course.grades("kari")[name] for name in [*texts, course.test.grade_id]} == {(0.5, False)}

    def change(notebook):
        next(cell for cell in notebook.cells if cell.id == texts[0]).source += " Og mer."

    fill(course.at("submitted", "kari"), {course.test.answer_key: course.test.misunderstood}, change=change)
    course.grade("kari")
    grades = course.grades("kari")
    assert [grades[name] for name in [*texts, course.test.grade_id]] == [(0.5, True), (0.5, False), (0.5, True)]
