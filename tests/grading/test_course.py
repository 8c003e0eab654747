"""The teacher's commands find the course from anywhere inside it."""

import shutil

import pytest

from mestring.errors import PlainError
from mestring.teacher.course import find_course

from .exercises import NAMES, ROOT


@pytest.fixture
def course(tmp_path):
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    return find_course(tmp_path)


def test_found_from_a_folder_deep_inside(course):
    assert find_course(course.root / "exercises" / NAMES[0]) == course


def test_no_course_is_said_plainly(tmp_path):
    with pytest.raises(PlainError, match="Fant ikke kurset"):
        find_course(tmp_path)


def test_the_names_are_those_of_the_configuration(course):
    assert course.at("submitted", "7", "x") == course.root / "grading/submitted/7/x"
    assert course.at("autograded", "7", "x") == course.root / "grading/autograded/7/x"
    assert course.intake("x") == course.root / "grading/intake/x"
    assert str(course.root) in course.db_url


def test_only_exercises_that_are_there(course):
    assert course.assignments == NAMES
    assert course.released(NAMES[0]).is_dir()
    with pytest.raises(PlainError, match=NAMES[0]):
        course.released("../x")
