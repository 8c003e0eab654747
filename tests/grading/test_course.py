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


def test_the_title_is_the_one_students_read(course):
    assert course.title("03-mestringstro") == "Oppgave 03: Mestringstro"


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"name": "Kari"}]', "\ufeff[]"])
def test_a_damaged_list_of_students_is_none(course, text):
    place = course.intake(NAMES[0])
    assert course.students(NAMES[0]) == {}
    place.mkdir(parents=True)
    (place / "students.json").write_text(text, encoding="utf-8")
    assert course.students(NAMES[0]) == {}
    (place / "students.json").write_text('[{"student": "7", "name": "Åse"}]', encoding="utf-8")
    assert course.students(NAMES[0]) == {"7": {"student": "7", "name": "Åse"}}
