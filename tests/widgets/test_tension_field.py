import json

import pytest

from mestring import TensionField

BOARD = {
    "title": "Brettet",
    "cases": {
        "amir": {"title": "Amir", "text": "Søker.", "fields": ["help_control"], "steps": [{"text": "Et brev."}]},
        "leila": {"title": "Leila", "text": "Ringer."},
    },
}
AMIR = {"title": "Amir", "text": "Søker."}


@pytest.fixture
def board(store):
    return lambda change=None, **kw: TensionField("m09-brett", store=store, content=BOARD | (change or {}), **kw)


def test_three_lines_of_our_own_with_what_each_pull_shows_and_hides(board):
    widget = board()
    assert [(f["left"], f["right"]) for f in widget.fields] == [
        ("Individ", "Samfunn"), ("Teori", "Praksis"), ("Hjelp", "Kontroll")
    ]  # fmt: skip
    pulls = [pull for case in widget.cases for both in case["pulls"].values() for pull in both]
    assert len(pulls) == 2 * 4 and all(pull["shows"] and pull["hides"] for pull in pulls)
    assert widget.cases[0]["fields"] == ["help_control"] and len(widget.cases[1]["fields"]) == 3
    assert "tankeverktøy" in widget.note


def test_lines_and_pulls_of_a_board_and_of_a_case(board):
    case = AMIR | {
        "shows": {"help_control": {"left": "Leiligheten."}},
        "hides": {"help_control": {"right": "Frykten."}},
    }
    fields = {"help_control": {"left_shows": "Behovet."}, "law": {"left": "Rom", "right": "Regel"}}
    widget = board({"fields": fields, "cases": {"amir": case}})
    assert [field["id"] for field in widget.fields] == ["help_control", "law"]
    assert widget.fields[0]["left"] == "Hjelp"
    left, right = widget.cases[0]["pulls"]["help_control"]
    assert left["shows"] == "Leiligheten." and "makt" in left["hides"]  # the case's own words, else the line's
    assert "Vilkårene" in right["shows"] and right["hides"] == "Frykten."
    assert board({"fields": fields}).cases[0]["pulls"]["help_control"][0]["shows"] == "Behovet."


def test_places_in_words(board):
    places = board().fields[2]["places"]
    assert len(places) == 11
    assert (places[0], places[5], places[10]) == (
        "helt ved hjelp",
        "midt mellom hjelp og kontroll",
        "helt ved kontroll",
    )
    assert len(set(places)) == 11


def test_the_answer_in_words(board):
    widget = board()
    rows = ["Amir, Hjelp – kontroll, første vurdering", "Amir, Hjelp – kontroll, etter ny opplysning 1"]
    assert widget.missing()[:2] == rows and len(widget.missing()) == 5
    widget.answer = {"cases": {"amir": {"help_control": [{"at": 0}, {"at": 4, "why": "Brevet"}]}}}
    assert widget.kept["problem"] == ""
    assert widget.describe()[:3] == [
        (rows[0], "midt mellom hjelp og kontroll"),
        (rows[1], "langt mot kontroll – Brevet"),
        ("Leila, Individ – samfunn, første vurdering", "ikke plassert ennå"),
    ]
    assert len(widget.missing()) == 3
    widget.answer = {"cases": {"amir": {"help_control": [None, {"why": "Bare et ord"}]}}}
    assert widget.kept["problem"] == "" and widget.missing()[:2] == rows


def test_an_exercise_asks_for_reasons_and_gives_none(board):
    content = {"cases": {"amir": BOARD["cases"]["amir"] | {"shows": {"help_control": {"left": "Leiligheten."}}}}}
    widget = board(content, exercise=True)
    sent = json.dumps([widget.fields, widget.cases])
    assert "Leiligheten" not in sent and "shows" not in sent and "hides" not in sent
    widget.answer = {"cases": {"amir": {"help_control": [{"at": 1, "why": "Derfor"}, {"at": 1, "why": " "}]}}}
    assert widget.missing() == ["Amir, Hjelp – kontroll, etter ny opplysning 1: Hvorfor akkurat her?"]


def wrong(entries):
    return {"cases": {"amir": {"help_control": entries}}}


WRONG = [
    [],
    {"case": {}},
    {"cases": {"kari": {}}},
    {"cases": {"amir": {"theory_practice": []}}},
    wrong({}),
    wrong([None, None, None]),
    wrong([1]),
    wrong([{"at": 6}]),
    wrong([{"at": -6}]),
    wrong([{"at": True}]),
    wrong([{"at": 1.0}]),
    wrong([{"at": None}]),
    wrong([{"why": 1}]),
    wrong([{"why": "x" * 2001}]),
    wrong([{"right": True}]),
]


@pytest.mark.parametrize("answer", WRONG, ids=repr)
def test_what_the_front_end_would_not_write_is_not_kept(board, answer):
    widget = board()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


@pytest.mark.parametrize(
    "change",
    [
        {"cases": {}},
        {"cases": {"amir": AMIR | {"fields": ["law"]}}},
        {"cases": {"amir": AMIR | {"fields": []}}},
        {"cases": {"amir": AMIR | {"shows": {"law": {"left": "x"}}}}},
        {"cases": {"amir": AMIR | {"steps": [{"words": "x"}]}}},
        {"cases": {"amir": {"title": "Amir"}}},
        {"fields": {"law": {"left": "Rom"}}},
        {"fields": {"help_control": {"left_sees": "x"}}},
    ],
    ids=repr,
)
def test_wrong_content_is_said_at_once(board, change):
    with pytest.raises(ValueError, match="m09-brett"):
        board(change)
