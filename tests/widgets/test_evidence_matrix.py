import pytest

from mestring import EvidenceMatrix

CONTENT = {
    "title": "Matrisa",
    "studies": {"berg": "Berg (2001)", "lie": "Lie (2002)"},
    "themes": {"time": "Tid", "choice": "Valg"},
    "findings": {
        "berg": {"time": {"text": "Tid hjelper.", "place": "s. 3"}, "choice": {"text": "Valg også.", "place": "s. 4"}},
        "lie": {"time": {"text": "Tid igjen.", "place": "s. 9"}},
    },
    "asks": {"empty": "Hvilken celle er tom?"},
    "gap": "Hva kan det bety?",
}


@pytest.fixture
def matrix(store):
    return lambda change=None, **kw: EvidenceMatrix("m10-matrise", store=store, content=CONTENT | (change or {}), **kw)


def test_cells_and_a_thought_are_the_answer(matrix):
    widget = matrix()
    assert widget.missing() == ["Hvilken celle er tom?", "Hva kan det bety?"]
    widget.answer = {"asks": {"empty": ["lie/choice", "berg/time"]}, "gap": "Ingen spurte."}
    assert widget.kept["problem"] == "" and widget.missing() == []
    assert widget.describe() == [
        ("Hvilken celle er tom?", "Berg (2001): Tid · Lie (2002): Valg"),
        ("Hva kan det bety?", "Ingen spurte."),
    ]
    assert widget.choices(("asks", "empty"))[1]["lie/choice"] == "Lie (2002): Valg"


def test_on_paper_an_empty_cell_says_that_it_is_empty(matrix):
    rows = dict(matrix().asked())
    assert rows["Lie (2002)"] == ["Tid: Tid igjen. (s. 9)", f"Valg: {matrix().labels['empty']}"]


def asks(cells):
    return {"asks": {"empty": cells}}


@pytest.mark.parametrize(
    "answer",
    [
        {"cells": {}},
        {"asks": {"other": []}},
        asks("lie/choice"),
        asks(["lie/other"]),
        asks([["lie/choice"]]),
        asks(["lie/choice", "lie/choice"]),
        {"gap": 1},
        {"gap": "x" * 4001},
    ],
    ids=repr,
)
def test_what_the_front_end_would_not_write_is_not_kept(matrix, answer):
    widget = matrix()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


def test_a_thought_is_only_taken_where_it_is_asked_for(matrix):
    widget = matrix({"gap": ""})
    widget.answer = {"gap": "Hei"}
    assert widget.kept["problem"] == "invalid"


@pytest.mark.parametrize(
    "change",
    [
        {"studies": {False: "Berg"}},
        {"studies": {"a/b": "Berg"}},
        {"themes": {"time": ""}},
        {"findings": {"moe": {}}},
        {"findings": {"berg": {"place": {"text": "x", "place": "y"}}}},
        {"findings": {"berg": {"time": {"text": "Tid"}}}},
        {"findings": {"berg": {"time": {"text": "Tid", "place": ""}}}},
        {"asks": {"empty": ""}},
        {"asks": {}, "gap": ""},
        {"gap": None},
    ],
    ids=repr,
)
def test_wrong_content_is_said_at_once(matrix, change):
    with pytest.raises(ValueError, match="m10-matrise"):
        matrix(change)
