"""`mestring status` tells what waits, and with it the command that takes it on."""

import json
import shutil

import pytest

from mestring.teacher import RUN, cli, status
from mestring.teacher.course import find_course
from mestring.teacher.marking.sharing import lending

from .course import WRITTEN, Course
from .exercises import graded

pytestmark = pytest.mark.slow
NAME = "03-mestringstro"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """101 is read, 102 waits to be read, 103 is not graded, 104 could not be taken in."""
    course = Course(tmp_path_factory.mktemp("status"), NAME)
    full = {test.answer_key: test.full for test in graded(NAME)}
    for student in ("101", "102", "103"):
        course.hand_in(student, full, WRITTEN)
    for student in ("101", "102"):
        course.grade(student)
    for grade_id, (_, waits) in course.grades("101").items():
        if waits:
            course.give("101", grade_id, 1, "Fint.")
    intake = course.folder / "grading" / "intake" / NAME
    intake.mkdir(parents=True)
    listed = [{"student": s, "state": "fine", "late": s == "102"} for s in ("101", "102", "103")]
    (intake / "students.json").write_text(json.dumps([*listed, {"student": "104", "state": "needs_you"}]))
    return course


@pytest.fixture
def course(made, tmp_path, monkeypatch):
    """The same, to be changed."""
    monkeypatch.chdir(tmp_path)
    return made.copy(tmp_path)


def test_each_waits_for_one_thing_and_the_command_is_said(course, capsys):
    assert cli.run(["status"]) == cli.NEEDS_YOU
    lines = capsys.readouterr().out.split("\n")
    assert lines[1] == f"{find_course().title(NAME)} (1 levert for sent)"
    report = course.folder / "grading/intake" / NAME / "report.html"
    assert [line.strip() for line in lines[2:-1]] == [
        *("1 innlevering som rapporten ber deg se på", f"→ {report}"),
        *("1 innlevering som ikke er rettet, eller må rettes på nytt", f"→ {RUN} grade {NAME}"),
        *("1 innlevering med tekst som ikke er lest", f"→ {RUN} mark {NAME}"),
        *("1 innlevering uten side med tilbakemelding, selv om alt er lest", f"→ {RUN} publish {NAME}"),
    ]
    page = course.at("feedback", "101") / f"{NAME}.html"
    page.parent.mkdir(parents=True)
    page.touch()
    assert [one.words for one in status.waiting(find_course(), NAME)][-1] == "med tekst som ikke er lest"


def test_what_a_colleague_has_is_named_and_waits_for_nobody_here(course):
    lending.lend(find_course(), NAME, [], 5, double=False)
    found = [(one.many, one.words) for one in status.waiting(find_course(), NAME)]
    assert (1, status.LENT) in found and not [one for one in found if one[1] == "med tekst som ikke er lest"]


def test_before_the_first_grading_they_wait_for_it(course):
    (course.folder / "grading" / "gradebook.db").unlink()
    assert [(one.many, one.what) for one in status.waiting(find_course(), NAME)][1:] == [(3, f"{RUN} grade {NAME}")]


def test_nothing_waits_where_nobody_has_handed_in(course, capsys):
    shutil.rmtree(course.folder / "grading")
    assert cli.run(["status"]) == cli.FINE
    assert capsys.readouterr().out == f"{status.NOTHING}\n"
