"""The facilitator: steps with minutes and roles, and of a group nothing but where it stands."""

import pytest

from mestring import Facilitator
from mestring.answers import Store

CONTENT = {
    "roles": {"chair": {"name": "Ordstyreren", "text": "passer på tida."}, "teller": {"name": "Fortelleren"}},
    "steps": {
        "in": {"title": "Innsjekk", "minutes": 15, "text": "Hver får ordet."},
        "ask": {"title": "Spørsmål", "minutes": 2, "who": ["chair", "teller"]},
        "out": {"title": "Utsjekk", "minutes": 1, "who": "chair"},
    },
}
RUNNING = {"step": "ask", "of": 120, "end": "2026-11-27T21:02:00.000Z"}
PAUSED = {"step": "in", "of": 900, "left": 45}


@pytest.fixture
def group(store):
    return lambda change=None, **kw: Facilitator(
        "m12-team", **{"store": store, "content": CONTENT | (change or {}), **kw}
    )


@pytest.mark.parametrize("answer", [RUNNING, PAUSED, {"done": True}, {"step": "out"}, {"of": 60}], ids=repr)
def test_where_the_group_stands_comes_back_and_is_its_own(group, answer):
    widget = group()
    widget.answer = answer
    assert widget.private and widget.kept["problem"] == ""
    again = group()
    assert again.answer == answer
    assert "Spørsmål" not in str(again._repr_mimebundle_()) and "Ferdig" not in str(again._repr_mimebundle_())


@pytest.mark.parametrize(
    "answer",
    [
        [],
        {"done": False},
        {"done": True, "step": "in"},
        {"step": "coffee"},
        {"step": ["in"]},
        {"step": "in", "of": 120.5, "left": 3},
        {"of": -1},
        {"of": True},
        {"left": 10**9},
        {**RUNNING, "left": 3},
        {"end": "2026-11-27T21:02:00"},
        {"end": "in a while"},
        {"end": 1764277320000},
        {"end": "2026-11-27T21:02:00Z" + " " * 40},
        {"step": "in", "names": ["Kari"]},
    ],
    ids=repr,
)
def test_what_the_front_end_would_not_write_is_not_kept(group, answer):
    widget = group()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


def test_it_is_through_when_the_last_step_is(group):
    widget = group()
    assert widget.missing() == ["Stegene er ikke gått gjennom ennå"] and widget.describe() == []
    widget.answer = RUNNING
    assert widget.missing() and widget.describe() == [("Klokke og steg", "Spørsmål")]
    widget.answer = {"done": True}
    assert widget.missing() == [] and widget.describe() == [("Klokke og steg", "Ferdig")]


def test_a_step_says_whose_it_is(group):
    assert [step["who"] for step in group().steps] == ["Alle", "Ordstyreren og fortelleren", "Ordstyreren"]


def test_a_page_without_javascript_has_the_whole_plan(group):
    said = group(store=Store(None)).fallback()
    for words in ("Ordstyreren: passer på tida.", "Steg 2 av 3: Spørsmål", "2 minutter · Ordstyreren og", "ett minutt"):
        assert words in said


def test_a_step_that_is_gone_after_an_update_lets_the_group_begin_anew(group, store):
    widget = group()
    widget.answer = RUNNING
    steps = {"in": CONTENT["steps"]["in"]}
    again = group({"steps": steps})
    assert "step" not in again.answer and again.kept["problem"] == ""


STEP = {"title": "T", "minutes": 3}


@pytest.mark.parametrize(
    "change",
    [
        {"steps": {}},
        {"steps": {"a": {**STEP, "minutes": "3"}}},
        {"steps": {"a": {**STEP, "minutes": 0}}},
        {"steps": {"a": {**STEP, "minutes": True}}},
        {"steps": {"a": {**STEP, "minutes": 181}}},
        {"steps": {"a": {"title": "T"}}},
        {"steps": {"a": {**STEP, "title": ""}}},
        {"steps": {"a": {**STEP, "title": True}}},
        {"steps": {"a": {**STEP, "text": 4}}},
        {"steps": {"a": {**STEP, "who": "nobody"}}},
        {"steps": {"a": {**STEP, "who": ["chair", "nobody"]}}},
        {"steps": {"a": {**STEP, "who": 3}}},
        {"steps": {"a": {**STEP, "whom": "chair"}}},
        {"steps": {1: STEP}},
        {"steps": {"a": "T"}},
        {"roles": {"chair": {"text": "passer på tida"}, "teller": {"name": "T"}}},
        {"roles": {False: {"name": "T"}}},
    ],
    ids=repr,
)
def test_wrong_content_is_said_at_once(group, change):
    with pytest.raises(ValueError, match="m12-team"):
        group(change)
