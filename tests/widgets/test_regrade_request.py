"""The regrade request: what a student asks to have looked at again, and where it goes."""

import io
import json
import zipfile

import nbformat
import pytest

from mestring import HandIn, RegradeRequest, handing_in
from mestring.answers import Store
from mestring.teacher.requests import REQUEST
from mestring.widgets._base import AnswerWidget

CONTENT = {"tasks": {"m03-talk": "Del 5: En samtale"}}
ASKED = {"task": "m03-talk", "text": "Jeg spurte om begge tallene."}


def request(folder, writable=True):
    return RegradeRequest("m03-se-paa-nytt", exercise=True, store=Store(folder, writable), content=dict(CONTENT))


@pytest.fixture
def folder(tmp_path):
    """An exercise with the request above its button."""
    place = tmp_path / "03-mestringstro"
    place.mkdir()
    cells = ['RegradeRequest("m03-se-paa-nytt", exercise=True)', 'HandIn("m03-lever")']
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbformat.write(book, place / f"{place.name}.ipynb")
    return place


@pytest.mark.parametrize("tasks", [None, [], {"m03-talk": ""}, {"m03-talk": 1}, {1: "Del 1"}])
def test_content_that_is_none(tasks):
    with pytest.raises(ValueError, match="m03-se-paa-nytt"):
        RegradeRequest("m03-se-paa-nytt", store=Store(None), content={"tasks": tasks})


@pytest.mark.parametrize("answer", [{}, {"text": " "}, {"text": "x" * 601}, {"task": "m03-x", "text": "a"}, "a", [1]])
def test_answers_that_are_none_of_its_own(folder, answer):
    with pytest.raises((ValueError, TypeError, KeyError, AttributeError)):
        request(folder).check_answer(answer)


def test_nobody_waits_for_it_and_it_says_what_was_asked(folder):
    widget = request(folder / "svar")
    assert widget.missing() == [] and widget.describe() == []
    widget.answer = ASKED
    assert [told for _, told in widget.describe()] == ["Del 5: En samtale", ASKED["text"]]
    widget.answer = {"text": "Alt."}
    assert [told for _, told in widget.describe()] == ["Hele oppgaven", "Alt."]
    assert handing_in.asked(folder / f"{folder.name}.ipynb")["m03-se-paa-nytt"]


def test_it_goes_with_the_hand_in_and_under_the_guard_but_is_no_part_of_the_exercise(folder, monkeypatch):
    monkeypatch.setattr(AnswerWidget, "_live", {})
    monkeypatch.setattr(HandIn, "here", lambda self: folder)
    widget = request(folder / "svar")
    widget.answer = ASKED | {"text": "Ring meg på 912 34 567."}
    notebook = folder / f"{folder.name}.ipynb"
    report = HandIn("m03-lever", store=widget._store, content={"title": "Lever"})._report(notebook)
    assert report["parts"] == [] and report["unkept"] == []
    assert [one["words"] for one in report["personal"]] == ["912 34 567"]
    archive = zipfile.ZipFile(io.BytesIO(handing_in.pack(folder, notebook)[0]))
    assert json.loads(archive.read("svar/m03-se-paa-nytt.json"))["answer"]["task"] == "m03-talk"


def test_a_teachers_programs_read_it_where_it_is_graded(folder):
    assert request(folder / "svar", writable=False).fallback() == ""
    request(folder / "svar").answer = ASKED
    shown = request(folder / "svar", writable=False)._repr_mimebundle_()
    assert shown[REQUEST] == ASKED and ASKED["text"] in shown["text/html"]
