"""Batch grading where no kernel is needed: what is the student's code, what may be sent, what is kept of outputs."""

import json
import os
import subprocess
import sys
import time

import pytest
from nbclient.exceptions import CellTimeoutError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.utils import determine_grade

from mestring import QuickCheck, check
from mestring.answers import Store
from mestring.teacher.batch import hand_in_files, isolation, sandbox
from mestring.teacher.batch.execute import BatchExecute
from mestring.teacher.batch.grader import SAFE, fingerprint
from mestring.teacher.batch.outputs import STOPPED, TAMPERED, UNSEEN, keep_what_the_test_says, tame, unseen
from mestring.teacher.batch.rebuild import NOT_RUN, aside, grade_id
from mestring.teacher.batch.student_code import ours_alone, reaches
from mestring.teacher.execute import QuietExecute


def cell(source, locked=True):
    marks = {"grade": False, "solution": not locked, "locked": locked, "task": False, "grade_id": "m06-x"}
    return new_code_cell(source, metadata={"nbgrader": marks})


def test_a_test_of_widgets_alone_is_told_from_one_of_code():
    cells = [
        cell("from mestring import QuickCheck, check"),
        cell('choice = QuickCheck("m06-valg")\nchoice'),
        cell("double = 2", locked=False),
        cell("check.answered(choice)"),
        cell("assert double(2) == 4"),
        cell("result = double(3)"),
        cell("check.answered(result)"),
        cell("%matplotlib inline"),
        cell("def twice(number):\n    return [2 * one for one in number]\ntwice([len('a')])"),
        new_markdown_cell("double"),
    ]
    assert ours_alone(cells) == {0, 1, 3, 8}


def test_a_name_that_the_student_makes_and_a_locked_cell_uses_is_no_widgets():
    assert ours_alone([cell("check = 1", locked=False), cell("check.grade(1)")]) == set()


def test_only_regular_files_travel(tmp_path):
    (tmp_path / "svar").mkdir()
    (tmp_path / "svar" / "m06-valg.json").write_text("{}")
    os.symlink("/etc/passwd", tmp_path / "lenke")
    os.symlink("/etc", tmp_path / "mappe")
    os.mkfifo(tmp_path / "rør")
    assert hand_in_files.regular_files(tmp_path) == ["svar/m06-valg.json"]


def test_a_hand_in_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(hand_in_files, "HAND_IN", 100)
    (tmp_path / "film.mp4").write_bytes(b"x" * 101)
    with pytest.raises(ValueError, match="too large"):
        hand_in_files.regular_files(tmp_path)


def test_the_notebook_with_its_hidden_tests_stays_outside(tmp_path):
    (tmp_path / "06-kode.ipynb").write_text("HIDDEN")
    (tmp_path / "notat.txt").write_text("hei")
    handle = hand_in_files.pack(tmp_path)
    with os.fdopen(handle, "rb") as packed:
        data = packed.read()
    assert b"notat.txt" in data
    assert b"HIDDEN" not in data


def test_a_changed_file_changes_the_fingerprint(tmp_path):
    (tmp_path / "a.txt").write_text("en")
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    (tmp_path / "a.txt").write_text("to!")
    assert fingerprint(tmp_path) != before


@pytest.mark.parametrize("name", ["12345", "kari", "Åse Berg", "ola_1", "a.b@c.no"])
def test_names_that_nbgrader_can_take(name):
    assert SAFE.match(name)


@pytest.mark.parametrize("name", ["..", ".skjult", "a*", "[ab]", "a/b", "x?", "a\nb", "", "x" * 81])
def test_names_that_it_cannot(name):
    assert not SAFE.match(name)


def test_code_that_is_set_aside_cannot_break_out_of_its_fence():
    shown = aside(new_code_cell("x\n" + "`" * 12 + "\n<b>ut</b>"))
    assert shown.cell_type == "markdown"
    assert shown.source.startswith(NOT_RUN)
    assert shown.source.count("`" * 10) == 2


@pytest.mark.parametrize("about", [None, "x", [], {"grade_id": ["a"]}, {}])
def test_odd_metadata_claims_no_cell(about):
    assert grade_id(new_code_cell("", metadata={"nbgrader": about})) is None


def test_outputs_are_made_small_and_harmless():
    data = {"text/html": "<script>x()</script><b>fet</b>", "application/javascript": "x()", "image/png": "A" * 101}
    shown = cell("")
    shown.outputs = [
        new_output("display_data", data, metadata={"x": 1}),
        new_output("stream", name="stdout", text="y" * 1000),
        new_output("error", ename="E", evalue="z" * 1000, traceback=["t" * 1000] * 5),
    ]
    assert tame(shown, 50, 100) == []
    html, stream, error = shown.outputs
    assert html == {"output_type": "display_data", "metadata": {}, "data": {"text/html": html.data["text/html"]}}
    assert "<script" not in html.data["text/html"]
    assert max(len(stream.text), len(error.evalue), len(error.traceback[0])) < 150


@pytest.mark.parametrize("claimed", ["297", "-1", "nan", "1e999"])
def test_a_result_that_is_no_number_of_points_gives_none(claimed):
    shown = cell("")
    shown.metadata.nbgrader |= {"grade": True, "solution": False, "points": 2}
    shown.outputs = [new_output("execute_result", {"text/plain": claimed})]
    assert tame(shown, 1000, 1000) == [TAMPERED]
    assert [output.output_type for output in shown.outputs] == ["error"]


def test_a_notebook_without_code_is_no_trouble(tmp_path):
    notebook = new_notebook(cells=[new_markdown_cell("a")])
    assert ours_alone(notebook.cells) == set()


def test_a_machine_that_lets_nobody_into_a_sandbox_is_told_of(monkeypatch):
    assert isolation.why_not() == ""
    monkeypatch.setattr(isolation, "FORK_SERVER", "no-such-file.py")
    assert "AppArmor" in isolation.why_not()
    monkeypatch.setattr(isolation, "SYSTEM", ())  # bubblewrap finds no shell
    assert "AppArmor" in isolation.why_not()
    monkeypatch.setattr(isolation.shutil, "which", lambda name: None)
    assert isolation.INSTALL in isolation.why_not()


def test_a_test_of_what_the_students_code_should_change_is_not_ours_alone():
    graded = {"grade": True, "solution": False}
    cells = [cell("data = [3, 1, 2]"), cell("data.sort()", locked=False), cell("assert data == [1, 2, 3]")]
    cells[-1].metadata.nbgrader |= graded
    assert ours_alone(cells) == {0}


def test_of_what_is_raised_only_the_tests_own_sentences_reach_the_student():
    shown = cell('assert double(2) == 4\nraise PlainError("Prøv en gang til.")')
    for said, kept in (("Prøv en gang til.", True), (STOPPED, True), ("assert double(21) == 42", False)):
        shown.outputs = [
            new_output("error", ename="PlainError", evalue=said),
            new_output("display_data", {"text/html": ""}),
        ]
        keep_what_the_test_says(shown)
        assert (shown.outputs[0].ename == "PlainError") is kept
        assert shown.outputs[1].data == {}


def test_the_teacher_is_told_of_code_that_reaches_for_more():
    assert reaches("def double(number):\n    return 2 * number") == []
    assert reaches("class Dog:\n    def __init__(self, name):\n        self._name = name") == []
    assert reaches("class Same:\n    def __eq__(self, other): return True") == ["__eq__"]  # equal to any key
    assert reaches("import sys\nsys._getframe(1); get_ipython().ast_transformers") == [
        "_getframe",
        "ast_transformers",
        "get_ipython",
    ]


def test_an_error_message_in_a_test_is_told_of():
    shown = cell("assert double(2) == 4")
    shown.metadata.nbgrader |= {"grade": True, "solution": False, "points": 1}
    shown.outputs = [new_output("stream", name="stderr", text="hei")]
    assert ["m06-x" in sentence for sentence in tame(shown, 1000, 1000)] == [True]


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ({"q1": ["b"]}, False),  # wrong is wrong
        ({"q1": []}, False),  # nothing is chosen any more
        (None, False),  # deleted
        ({"q7": ["a"]}, True),  # of another edition
        (b'{"version": 1, "answ', True),
        (b"[" * 100_000, True),
        (b"x" * 1_000_000, True),
    ],
)
def test_a_check_that_found_no_answer_beside_its_file_is_told_of(tmp_path, kept, told):
    document = {"version": 1, "key": "m06-valg", "revision": 1, "at": "2026-11-21T13:02:11Z", "answer": kept}
    (tmp_path / "m06-valg.json").write_bytes(kept if isinstance(kept, bytes) else json.dumps(document).encode())
    assert bool(unseen([graded_by(tmp_path)], tmp_path)) is told


def test_an_answer_that_is_lost_on_its_way_to_the_check_is_told_of(tmp_path):
    checked = graded_by(tmp_path / "empty")  # nothing came along
    assert unseen([checked], tmp_path) == []  # because nothing was handed in
    (tmp_path / "m06-valg.json").write_text("whatever it holds")
    assert unseen([checked], tmp_path) == [UNSEEN.format("m06-x")]


def graded_by(folder):
    """The test cell of a widget that finds its answer in this folder."""
    content = {"questions": {"q1": {"text": "Hva er rett?", "options": {"a": "Dette", "b": "Noe annet", "c": "Intet"}}}}
    widget = QuickCheck("m06-valg", exercise=True, store=Store(folder, writable=False), content=content)
    shown = cell("check.grade(choice)")
    shown.metadata.nbgrader |= {"grade": True, "solution": False, "points": 2}
    verdict = check.grade(widget, key={"q1": ["a"]}, points=2)
    shown.outputs = [new_output("execute_result", verdict._repr_mimebundle_())]
    assert tame(shown, 1000, 1000) == []
    return shown


def test_a_test_that_was_stopped_half_way_gives_no_points(monkeypatch):
    def stopped(execute, cell, resources, index):
        cell.execution_count = 3  # it had begun
        raise CellTimeoutError("Timeout waiting for IOPub output")

    monkeypatch.setattr(QuietExecute, "preprocess_cell", stopped)
    execute, test = BatchExecute(), cell("assert double(2) == 4")
    execute.deadline = time.monotonic() + 60
    test.metadata.nbgrader |= {"grade": True, "solution": False, "points": 1}
    with pytest.raises(CellTimeoutError):
        execute.preprocess_cell(test, {}, 0)
    assert determine_grade(test) == (0, 1)


def test_a_course_inside_what_the_sandbox_shows_is_refused(tmp_path, monkeypatch):
    assert isolation.exposed(tmp_path) == ""
    assert isolation.exposed(isolation.PACKAGE / "kurs")
    monkeypatch.setattr(isolation.sys, "prefix", str(tmp_path))
    assert isolation.exposed(tmp_path)


def test_odd_folders_do_not_stop_the_sweep(tmp_path):
    for name in ("mst-²-x", f"mst-{10**22}-x", "mst-x-y"):
        (tmp_path / name).mkdir()
    (tmp_path / f"mst-{2**22 + 1}-x").mkdir()  # no process has this number
    sandbox.sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 3


def test_the_commands_can_be_imported_where_there_is_no_posix():
    said = """
import sys, psutil
sys.modules |= dict.fromkeys(("resource", "fcntl"))
import mestring.teacher.batch.command, mestring.teacher.batch.worker_pool, mestring.teacher.batch.sandbox
import mestring.teacher.doctor, mestring.teacher.publish.results"""
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
