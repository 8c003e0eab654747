"""Batch grading where no kernel is needed: what is the student's code, what may travel, what is kept of outputs."""

import os
import subprocess
import sys

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from mestring.teacher.batch import parcel, sandbox
from mestring.teacher.batch.execute import BatchExecute, ours_alone
from mestring.teacher.batch.one import SAFE, fingerprint
from mestring.teacher.batch.rebuild import NOT_RUN, aside, grade_id


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
    assert parcel.regular_files(tmp_path) == ["svar/m06-valg.json"]


def test_a_hand_in_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(parcel, "HAND_IN", 100)
    (tmp_path / "film.mp4").write_bytes(b"x" * 101)
    with pytest.raises(ValueError, match="too large"):
        parcel.regular_files(tmp_path)


def test_the_notebook_with_its_hidden_tests_stays_outside(tmp_path):
    (tmp_path / "06-kode.ipynb").write_text("HIDDEN")
    (tmp_path / "notat.txt").write_text("hei")
    handle = parcel.pack(tmp_path)
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
    execute = BatchExecute(most_text=50, most_image=100)
    execute.trouble = []
    data = {"text/html": "<script>x()</script><b>fet</b>", "application/javascript": "x()", "image/png": "A" * 101}
    shown = cell("")
    shown.outputs = [
        new_output("display_data", data, metadata={"x": 1}),
        new_output("stream", name="stdout", text="y" * 1000),
        new_output("error", ename="E", evalue="z" * 1000, traceback=["t" * 1000] * 5),
    ]
    execute._tame(shown)
    html, stream, error = shown.outputs
    assert html == {"output_type": "display_data", "metadata": {}, "data": {"text/html": html.data["text/html"]}}
    assert "<script" not in html.data["text/html"]
    assert max(len(stream.text), len(error.evalue), len(error.traceback[0])) < 150


@pytest.mark.parametrize("claimed", ["297", "-1", "nan", "1e999"])
def test_a_result_that_is_no_number_of_points_gives_none(claimed):
    execute, shown = BatchExecute(), cell("")
    execute.trouble = []
    shown.metadata.nbgrader |= {"grade": True, "solution": False, "points": 2}
    shown.outputs = [new_output("execute_result", {"text/plain": claimed})]
    execute._tame(shown)
    assert [output.output_type for output in shown.outputs] == ["error"]
    assert execute.trouble


def test_a_notebook_without_code_is_no_trouble(tmp_path):
    notebook = new_notebook(cells=[new_markdown_cell("a")])
    assert ours_alone(notebook.cells) == set()


def test_a_machine_that_lets_nobody_into_a_sandbox_is_told_of(monkeypatch):
    assert sandbox.why_not() == ""
    monkeypatch.setattr(sandbox, "WARM", "no-such-file.py")
    assert "AppArmor" in sandbox.why_not()
    monkeypatch.setattr(sandbox, "SYSTEM", ())  # bubblewrap finds no shell
    assert "AppArmor" in sandbox.why_not()
    monkeypatch.setattr(sandbox.shutil, "which", lambda name: None)
    assert sandbox.INSTALL in sandbox.why_not()


def test_nbgrader_starts_without_the_grammar_that_nothing_uses():
    said = """
import sys, mestring.teacher.release, nbgrader.api, nbformat
nbformat.validate(nbformat.v4.new_notebook())
print("jsonschema" in sys.modules, "lark" in sys.modules)"""
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
