"""A batch in two languages: the same answers give the same points, and each reads the own language, the teacher too."""

import json
import os
import re
import subprocess
import sys

import pytest

from mestring.teacher import cli
from mestring.teacher.course import find_course
from mestring.teacher.guide import progress, tell
from mestring.teacher.release import release
from mestring.teacher.translation.stray_words import strays

from .course import Course
from .exercises import ROOT
from .student_work import HandIn, Work, canvas_zip

EXERCISE = "03-mestringstro"


def test_english_exercises_are_in_step_with_their_solutions():
    changed = release(ROOT, "en")
    assert changed == [], "en/exercises/ was not in step with en/solutions/. It is now: look at it and commit it."


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    """An English teacher's folder when three steps have been taken, the students' numbers, and what was said."""
    folder = tmp_path_factory.mktemp("batch")
    course = Course(folder, EXERCISE, editions=("", "en/"))
    works = {"Ås_Nora": Work.good(EXERCISE), "Reed_Emma": Work.good(EXERCISE, "en/")}
    ids, packed = canvas_zip([HandIn(name, work.zipped(), "", "", set(), {}) for name, work in works.items()])
    (folder / "canvas.zip").write_bytes(packed)
    said = {}
    env = {**os.environ, "MESTRING_INTERFACE": "en"}
    for step, *more in (("intake", EXERCISE, "canvas.zip"), ("grade", EXERCISE), ("publish", EXERCISE)):
        command = [sys.executable, "-m", "mestring.teacher.cli", step, *more]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=env)
        assert done.returncode < 2, done.stdout + done.stderr
        said[step] = done.stdout
    return course, [ids[name] for name in works], said


@pytest.mark.slow
def test_the_gradebook_does_not_care_in_which_language_a_student_answers(batch):
    course, (nora, emma), said = batch
    assert course.grades(nora) == course.grades(emma)
    assert sum(points for points, _ in course.grades(emma).values()) == 5
    assert "Changes" not in said["intake"], "a cell in English is no changed cell"


@pytest.mark.slow
def test_the_teacher_reads_all_of_it_in_english(batch, capsys, monkeypatch):
    course, _, said = batch
    monkeypatch.setenv("MESTRING_INTERFACE", "en")
    monkeypatch.chdir(course.folder)
    assert cli.run(["status"]) == cli.NEEDS_YOU
    cli.run(["doctor"])  # not all is fine where the tests run
    more = capsys.readouterr().out
    assert "Exercise 03: Self-efficacy\n  2 hand-ins with text that you have not read" in more
    assert tell(progress(find_course(), EXERCISE)) == "2 taken in, 2 marked, 2 waiting for you to read, 2 pages made."
    report = (course.folder / "grading" / "intake" / EXERCISE / "report.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in report and "2 hand-ins: 2 in order" in report and "2 marked now" in said["grade"]
    for text in (said["intake"], said["grade"], report, more):
        assert strays(re.sub("‘[^’]*’", "", text), "en") == []  # but what is quoted, as a heading of the hand-in's


@pytest.mark.slow
def test_each_reads_the_feedback_in_the_language_of_the_hand_in(batch):
    course, students, _ = batch
    norwegian, english = (
        next((course.folder / "grading" / "feedback" / student).rglob("*.html")).read_text(encoding="utf-8")
        for student in students
    )
    assert '<html lang="nb">' in norwegian and "Læreren har ikke lest" in norwegian and "Riktig" in norwegian
    assert "Svaret ditt" in norwegian and "Your answer" not in norwegian
    for words in (
        '<html lang="en">',
        "Your teacher has not read",
        "Right",
        "Show points",
        "Exercise 03: Self-efficacy",
        "Your answer",
    ):
        assert words in english
    for words in (
        "Tilbakemelding",
        "Vis poeng",
        "Poengene<",
        "Læreren",
        "Riktig",
        "Du svarte",
        "Svaret ditt",
        "Kartet",
    ):
        assert words not in english, words


@pytest.mark.slow
def test_what_the_student_wrote_is_there(batch):
    course, students, _ = batch
    for student in students:
        book = json.loads((course.at("autograded", student) / f"{EXERCISE}.ipynb").read_text(encoding="utf-8"))
        assert any("som å puste ut" in "".join(cell["source"]) for cell in book["cells"])
