"""`mestring grade`: the same points as nbgrader, nothing lost when it is killed, nobody's trouble another's."""

import json
import shutil
import signal
import subprocess
import sys
import time
from datetime import datetime

import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell
from nbgrader.api import Gradebook

from mestring.teacher import handed_in_at
from mestring.teacher.batch import isolation, safety_check
from mestring.teacher.batch.command import command, known
from mestring.teacher.batch.lock import only_one
from mestring.teacher.batch.outputs import UNSEEN
from mestring.teacher.batch.worker_pool import LOCK, Batch
from mestring.teacher.batch.worker_process import Worker
from mestring.teacher.course import find_course
from mestring.teacher.release import register

from .course import WRITTEN, Course, running_for
from .exercises import graded

pytestmark = pytest.mark.slow
NAME = "03-mestringstro"
TESTS = graded(NAME)
PILE = {
    "alt-riktig": ({t.answer_key: t.full for t in TESTS}, WRITTEN),
    "halvt": ({t.answer_key: t.part for t in TESTS}, WRITTEN),
    "misforstått": ({t.answer_key: t.misunderstood for t in TESTS}, ""),
    "tom": ({}, ""),
    "skadet-svarfil": ({t.answer_key: b'{"version": 1, "answ' for t in TESTS}, WRITTEN),
    "Åse Berg": ({TESTS[0].answer_key: TESTS[0].full}, ""),
}
COMMAND = [sys.executable, "-c", "from mestring.teacher.batch.command import command; command()"]


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory):
    """A gradebook that knows exercise 03 and no student."""
    course = Course(tmp_path_factory.mktemp("registered"), NAME)
    register(course.folder)
    return course.folder / "grading" / "gradebook.db"


@pytest.fixture
def course(tmp_path, gradebook):
    """Exercise 03 handed in by six students."""
    return handed_in(tmp_path, gradebook)


def handed_in(folder, gradebook):
    assert isolation.why_not() == ""
    course = Course(folder, NAME)
    shutil.copy(gradebook, course.folder / "grading")
    for student, (answers, written) in PILE.items():
        course.hand_in(student, answers, written)
    return course


@pytest.fixture(scope="module")
def graded_once(tmp_path_factory, gradebook):
    course = handed_in(tmp_path_factory.mktemp("graded"), gradebook)
    batch = batch_of(course)
    batch.run(batch.waiting())
    return course


@pytest.fixture
def graded_course(tmp_path, graded_once):
    """Exercise 03 handed in by six students, and graded."""
    return graded_once.copy(tmp_path)


def batch_of(course, **more):
    return Batch(find_course(course.folder), NAME, **more)


def doubtful(batch):
    """What the grading had to tell, of those of whom it had something to tell."""
    return {student: found["lines"] for student, found in batch.record.items() if found["lines"]}


def rows(course):
    """The gradebook's grades and comments, but for ids and times."""
    with Gradebook(course.db_url) as gradebook:
        found = []
        for submission in gradebook.assignment_submissions(NAME):
            for book in submission.notebooks:
                student = submission.student.id
                for g in book.grades:
                    found.append((student, g.name, g.auto_score, g.manual_score, g.needs_manual_grade, g.max_score))
                found += [(student, c.name, c.auto_comment, c.manual_comment) for c in book.comments]
                found.append((student, book.score, book.max_score, book.needs_manual_grade, book.failed_tests))
        return sorted(found, key=repr)


def test_the_same_rows_as_nbgrader_and_the_same_pages(graded_course):
    course = graded_course
    batch = batch_of(course)
    ours, pages = rows(course), {student: course.feedback(student) for student in PILE}
    assert all(found["ok"] for found in batch.record.values())
    assert doubtful(batch) == {"skadet-svarfil": [UNSEEN.format(t.grade_id) for t in TESTS]}
    for student in PILE:
        course.grade(student)
    assert rows(course) == ours
    assert len(ours) == len(PILE) * (5 + 2 + 1)
    assert {student: course.feedback(student) for student in PILE} == pages


def test_only_what_is_new_is_graded_again(graded_course):
    course = graded_course
    assert batch_of(course).waiting() == []
    answers = course.at("submitted", "tom") / "svar"
    answers.mkdir()
    (answers / "m03-x.json").write_text("{}")
    assert batch_of(course).waiting() == ["tom"]
    assert batch_of(course).waiting(again=True) == sorted(PILE)


def test_who_hands_in_while_the_grading_runs_is_graded_next_time(course, monkeypatch):
    whole = Worker.grade

    def slow(worker, student):
        result = whole(worker, student)
        (course.at("submitted", student) / "svar" / "m03-ny.json").write_text("{}")
        return result

    monkeypatch.setattr(Worker, "grade", slow)
    batch = batch_of(course)
    batch.run(["halvt"])
    assert batch.record["halvt"]["ok"]
    assert "halvt" in batch_of(course).waiting()


def test_the_record_is_believed_only_where_the_gradebook_and_the_pages_agree(graded_course, gradebook):
    course = graded_course
    batch = batch_of(course)
    shutil.rmtree(course.at("autograded", "tom"))
    assert batch_of(course).waiting() == ["tom"]
    questions = next((course.folder / "solutions" / NAME / "widgets").glob("*.yml"))
    before = questions.read_text(encoding="utf-8")
    questions.write_text(before + "# mended\n", encoding="utf-8")
    assert batch_of(course).waiting() == sorted(PILE)
    questions.write_text(before, encoding="utf-8")
    shutil.copy(gradebook, course.folder / "grading")
    assert batch_of(course).waiting() == sorted(PILE)
    for damaged in ("[]", "null", '{"tom": 5}', '{"tom": {"ok": true}}', "{"):
        (batch.folder / "graded.json").write_text(damaged)
        assert batch_of(course).waiting() == sorted(PILE)


def test_a_passing_fault_is_tried_again(course, monkeypatch):
    monkeypatch.setattr(Worker, "grade", lambda worker, student: None)
    batch = batch_of(course)
    batch.run(["tom"])
    assert not batch.record["tom"]["ok"]
    assert "tom" in batch_of(course).waiting()


def test_a_students_own_code_is_shown_and_never_run(course):
    marker = course.folder / "kjørt"
    code = f"open({str(marker)!r}, 'w')"
    place = course.hand_in("kode", PILE["alt-riktig"][0], change=lambda book: book.cells.insert(1, new_code_cell(code)))
    assert place.is_dir()
    batch = batch_of(course, sandbox=False)  # even where there is no sandbox
    batch.run(["kode"])
    assert not marker.exists()
    assert [course.grades("kode")[t.grade_id][0] for t in TESTS] == [t.told["points"] for t in TESTS]
    cells = json.loads((course.at("autograded", "kode") / f"{NAME}.ipynb").read_text(encoding="utf-8"))["cells"]
    assert [cell["cell_type"] for cell in cells if code in "".join(cell["source"])] == ["markdown"]


def test_those_that_cannot_be_graded_are_told_one_by_one(course):
    (course.at("submitted", "halvt") / f"{NAME}.ipynb").write_text("{ ikke JSON")
    (course.at("submitted", "tom") / f"{NAME}.ipynb").rename(course.at("submitted", "tom") / "min.ipynb")
    folder = batch_of(course).folder  # intake took in one that nothing could be made of
    about = [{"student": name.lower(), "name": name, "work": "x"} for name in ("Borte", "Tom")]
    (folder / "students.json").write_text(json.dumps(about))
    done = CliRunner().invoke(command, [NAME, "--course", str(course.folder)], standalone_mode=False)
    assert done.return_value == 1, done.output
    assert "4 rettet nå" in done.output
    assert "halvt: ikke rettet. Notatboka kan ikke leses." in done.output
    assert "Borte (borte) og Tom (tom) har levert nøyaktig det samme." in done.output
    assert "Dessuten kunne 1 ikke tas imot" in done.output
    assert f"Tom (tom): ikke rettet. Fant ingen notatbok som heter {NAME}.ipynb." in done.output
    assert [course.grades("alt-riktig")[t.grade_id][0] for t in TESTS] == [t.told["points"] for t in TESTS]


def test_a_worker_that_dies_takes_nobody_with_it(course, monkeypatch):
    whole = Worker.grade

    def shot(worker, student):
        if student == "halvt":
            worker.process.kill()
            worker.process.wait()
        return whole(worker, student)

    monkeypatch.setattr(Worker, "grade", shot)
    batch = batch_of(course)
    batch.run(batch.waiting())
    assert {student for student, found in batch.record.items() if not found["ok"]} == {"halvt"}
    assert [course.grades("alt-riktig")[t.grade_id][0] for t in TESTS] == [t.told["points"] for t in TESTS]


def test_killed_at_six_moments_nothing_is_lost_and_nothing_is_twice(course):
    for number in range(8):
        course.hand_in(f"flere-{number}", PILE["alt-riktig"][0], WRITTEN)
    arguments = [*COMMAND, NAME, "--course", str(course.folder)]
    made = course.folder / "grading" / "intake" / NAME / "graded.json"
    for number in range(6):  # at its start, and when it has graded two, four, six …
        running = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while running.poll() is None and (len(json.loads(made.read_text())) if made.exists() else 0) < 2 * number:
            time.sleep(0.005)
        running.send_signal(signal.SIGKILL)
        running.wait()
    subprocess.run(arguments, capture_output=True, check=True)
    record = batch_of(course).record
    assert set(record) == {*PILE, *(f"flere-{number}" for number in range(8))}
    assert all(found["ok"] for found in record.values())
    assert set(doubtful(batch_of(course))) == {"skadet-svarfil"}
    found = rows(course)
    assert len(found) == len(record) * 8
    for number in range(8):
        same = [("alt-riktig", *row[1:]) for row in found if row[0] == f"flere-{number}"]
        assert same == [row for row in found if row[0] == "alt-riktig"]
    for student in PILE:
        course.grade(student)
    assert rows(course) == found
    assert list((course.folder / "grading" / "intake" / NAME / "work").iterdir()) == []
    assert running_for(course) == []


def test_a_regrading_that_is_stopped_goes_on_with_the_rest(graded_course):
    course, before, told = graded_course, rows(graded_course), []

    def stop(student, result):
        told.append(student)
        if len(told) == 2:
            raise KeyboardInterrupt

    batch = batch_of(course)
    with pytest.raises(KeyboardInterrupt):
        batch.run(batch.waiting(again=True), stop)
    left = sorted(set(PILE) - set(told))
    assert batch_of(course).waiting() == batch_of(course).waiting(again=True) == left
    batch_of(course).run(left)
    assert batch_of(course).waiting() == []
    assert batch_of(course).waiting(again=True) == sorted(PILE)
    assert rows(course) == before


def test_an_exercise_that_was_registered_in_part_is_registered_again(course):
    assert known(find_course(course.folder), NAME)
    with Gradebook(course.db_url) as gradebook:
        notebook = gradebook.find_notebook(NAME, NAME)
        gradebook.db.delete(notebook.source_cells[-1])
        gradebook.db.commit()
    assert not known(find_course(course.folder), NAME)
    with Gradebook(course.db_url) as gradebook:
        gradebook.remove_assignment(NAME)
        gradebook.add_assignment(NAME)
    assert not known(find_course(course.folder), NAME)


def test_a_time_that_cannot_be_right_makes_nobody_late(course):
    with Gradebook(course.db_url) as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate=datetime(2024, 11, 1, 12))
    times = {
        "alt-riktig": "",
        "halvt": "i går",
        "tom": "2199-01-01 00:00:00 UTC",
        "Åse Berg": "2024-11-02 12:00:00 UTC",
    }
    for student, when in times.items():
        (course.at("submitted", student) / handed_in_at.FILE).write_text(when)
    batch = batch_of(course)
    batch.run(list(times))
    assert all(found["ok"] for found in batch.record.values())
    assert {s for s, found in batch.record.items() if handed_in_at.WRONG in found["lines"]} == {
        "alt-riktig",
        "halvt",
        "tom",
    }
    with Gradebook(course.db_url) as gradebook:
        late = {one.student_id for one in gradebook.assignment_submissions(NAME) if one.total_seconds_late}
    assert late == {"Åse Berg"}


def test_two_gradings_at_once_are_refused(course, monkeypatch):
    from mestring.errors import PlainError

    batch = batch_of(course)
    with only_one(batch.folder / LOCK), pytest.raises(PlainError, match="En annen retting"):
        with only_one(batch.folder / LOCK, patience=0):
            pass


def test_an_exercise_without_code_needs_no_sandbox(course, monkeypatch):
    monkeypatch.setattr(isolation.shutil, "which", lambda name: None)
    monkeypatch.setattr(isolation, "start", None)  # called by nobody, for no trial either
    monkeypatch.setattr(safety_check, "problem", None)
    arguments = [NAME, "--course", str(course.folder), "--student", "tom"]
    done = CliRunner().invoke(command, arguments, standalone_mode=False)
    assert done.return_value == 0, done.output
    assert isolation.INSTALL not in done.output
    assert course.at("autograded", "tom").exists()
