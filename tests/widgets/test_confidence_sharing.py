"""Confidence sharing: nothing goes unless it is ticked, then what was shown, and no page shows it with a name."""

import io
import json
import zipfile

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mestring import ConfidenceSharing, ConfidenceSurvey, answers, handing_in, progress
from mestring.answers import Store
from mestring.logic import confidence
from mestring.widgets._base import AnswerWidget
from mestring.widgets.confidence_survey import SHARED

from .node import node

CONTENT = {"title": "Gruppetall", "prompt": "Vil du være med?"}
GIVEN = {"before": {"hope": 4, "open": 3}, "after": {"hope": 7, "change": 5}}
BOTH = {"before": {"hope": 4}, "after": {"hope": 7}}
NAME = "14-mappe"


@pytest.fixture
def private(tmp_path, monkeypatch):
    """The private answers of a student who works in `tmp_path`."""
    store = Store(tmp_path / ".privat")
    monkeypatch.setattr(AnswerWidget, "open_store", staticmethod(lambda private: store))
    return store


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "exercises" / NAME
    folder.mkdir(parents=True)
    cells = [nbformat.v4.new_code_cell('ConfidenceSharing("m14-gruppetall", exercise=True)')]
    cells.append(nbformat.v4.new_code_cell('HandIn("m14-lever")'))
    cells.insert(0, nbformat.v4.new_markdown_cell("# Oppgave 14"))
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / f"{NAME}.ipynb")
    return folder


def sharing(folder, writable=True):
    store = Store(folder / "svar", writable=writable)
    return ConfidenceSharing("m14-gruppetall", exercise=True, store=store, content=CONTENT)


def survey(private, answer):
    private.keep(SHARED, answer, "ConfidenceSurvey", private.load(SHARED)[0])


def look(widget):
    widget._handle_custom_msg({"do": "look"}, [])


def packed(folder):
    data, _ = handing_in.pack(folder, folder / f"{NAME}.ipynb")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_nothing_is_ticked_beforehand_and_no_number_goes_without_a_tick(private, folder):
    survey(private, GIVEN)
    widget = sharing(folder)
    assert widget.answer is None
    assert widget.borrowed == BOTH
    assert list(packed(folder)) == [f"{NAME}.ipynb"]


def test_the_exercise_finds_what_the_lessons_have_kept(tmp_path, folder, monkeypatch):
    monkeypatch.setattr(answers, "here", lambda: tmp_path / "course")
    content = {**CONTENT, "moment": "before"}
    ConfidenceSurvey("m00-trygghet", content=content).answer = {"before": {"hope": 4}}
    last = ConfidenceSurvey("m14-trygghet", content={**content, "moment": "after"})
    last.answer = {**last.answer, "after": {"hope": 7}}
    monkeypatch.setattr(answers, "here", lambda: folder)
    assert ConfidenceSharing("m14-gruppetall", exercise=True, content=CONTENT).borrowed == BOTH
    assert list(packed(folder)) == [f"{NAME}.ipynb"]


def test_what_goes_is_exactly_what_was_shown(private, folder):
    survey(private, GIVEN)
    widget = sharing(folder)
    widget.answer = widget.borrowed
    files = packed(folder)
    assert json.loads(files.pop("svar/m14-gruppetall.json"))["answer"] == BOTH
    assert list(files) == [f"{NAME}.ipynb"]


def test_a_tick_taken_away_takes_the_numbers_out_of_the_hand_in(private, folder):
    survey(private, GIVEN)
    widget = sharing(folder)
    widget.answer = BOTH
    widget.answer = None
    assert json.loads(packed(folder)["svar/m14-gruppetall.json"])["answer"] is None


def test_a_survey_that_changes_afterwards_changes_nothing_that_was_ticked(private, folder):
    survey(private, GIVEN)
    widget = sharing(folder)
    widget.answer = BOTH
    survey(private, {"before": {"hope": 1}, "after": {"hope": 2}})
    look(widget)
    assert widget.borrowed == {"before": {"hope": 1}, "after": {"hope": 2}}
    assert widget.answer == BOTH
    assert json.loads(packed(folder)["svar/m14-gruppetall.json"])["answer"] == BOTH


@pytest.mark.parametrize("given", [None, {"before": {"hope": 1}}, {"after": {"hope": 1}}, {"before": {"luck": 1}}, [1]])
def test_where_nothing_was_given_both_times_there_is_nothing_to_share(private, folder, given):
    if given is not None:
        survey(private, given)
    assert sharing(folder).borrowed == {}


SCORES = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 10))


def test_the_page_pairs_what_python_pairs():
    with node("_confidence_survey_answer.js", "module.paired") as ask:

        @settings(deadline=None, max_examples=50)
        @given(st.none() | st.fixed_dictionaries({}, optional={"before": SCORES, "after": SCORES}))
        def agree(answer):
            assert (ask(answer) or {}) == confidence.paired(answer)

        agree()


def test_nobody_waits_for_it(private, folder):
    widget = sharing(folder)
    assert widget.missing() == []
    assert handing_in.asked(folder / f"{NAME}.ipynb")["m14-gruppetall"]
    (row,) = progress.read(folder, "m00-framdrift")
    assert row["asked"] == 0


def test_no_page_shows_the_numbers_beside_a_name(private, folder):
    widget = sharing(folder)
    widget.answer = {"before": {"hope": 4}, "after": {"hope": 9}}
    own, graded = widget.fallback(), sharing(folder, writable=False)
    assert "Krysset av" in own and "9" not in own  # a notebook's outputs are saved
    assert graded.answer == {"before": {"hope": 4}, "after": {"hope": 9}}
    assert graded.fallback() == ""
    assert graded.borrowed == {}


def test_a_saved_state_of_the_widgets_is_not_handed_in(private, folder):
    path = folder / f"{NAME}.ipynb"
    book = nbformat.read(path, as_version=4)
    book.metadata["widgets"] = {"state": {"x": {"borrowed": GIVEN}}}
    nbformat.write(book, path)
    assert "borrowed" not in packed(folder)[f"{NAME}.ipynb"]


WRONG = [
    {},
    [],
    {"before": {"hope": 4}},
    {"before": {"hope": 4}, "after": {}},
    {"before": {"hope": 4}, "after": {"open": 4}},
    {"before": {"hope": 4}, "after": {"hope": 11}},
    {**BOTH, "name": "Kari"},
]


@pytest.mark.parametrize("answer", WRONG, ids=repr)
def test_what_was_not_given_both_times_is_not_kept(private, folder, answer):
    widget = sharing(folder)
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"
