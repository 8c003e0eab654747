import copy

import pytest

from mestring import RiskLens, check
from mestring.text import speaking

CLAIM = {
    "title": "Søvn",
    "text": "Sjansen er tre ganger større med kveldstur.",
    "outcome": "sover godt",
    "before": "uten kveldstur",
    "after": "med kveldstur",
    "ratio": 3,
    "readings": ["times", "more"],
}
FIXED = CLAIM | {"title": "Fast", "base": 20, "ratio": 1.5, "measures": ["risk_ratio"], "readings": ["times"]}
GUESS = FIXED | {"title": "Gjett", "guess": True}


@pytest.fixture
def lens(store):
    return lambda cases=None, **kw: RiskLens(
        "m13-linse", store=store, content={"title": "Tall", "cases": cases or {"a": CLAIM}}, **kw
    )


def test_what_is_open_is_asked_and_told_in_words(lens):
    widget = lens()
    assert len(widget.missing()) == 3
    widget.answer = {"cases": {"a": {"base": 7.5, "measure": "risk_ratio", "reading": "more"}}}
    assert (widget.kept["problem"], widget.missing()) == ("", [])
    assert [told for _, told in widget.describe()] == [
        "7,5 %",
        "Antallet. Da er tallet en risikoratio.",
        "3 ganger i tillegg til det som var. Vi ganger med 4.",
        "Fra 8 av 100 til 30 av 100",
    ]


def test_english_numbers_have_a_point(lens):
    with speaking("en"):
        widget = lens({"a": CLAIM, "b": FIXED | {"base": None}, "c": GUESS | {"base": 7.5}})
    widget.answer = {"cases": {"a": {"base": 7.5}}}
    assert widget.describe()[0][1] == "7.5%"
    assert "1.5" in widget.cases[1]["known"][0]
    assert widget.cases[2]["known"][0].startswith("7.5%")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"base": 40, "measure": "risk_ratio"}, "Det går ikke: Det blir flere enn alle."),
        ({"base": 40, "measure": "odds_ratio"}, "Fra 40 av 100 til 67 av 100"),
        ({"base": 0.1, "measure": "risk_ratio"}, "Fra færre enn 1 av 100 til færre enn 1 av 100"),
        ({"base": 99, "measure": "odds_ratio"}, "Fra 99 av 100 til flere enn 99 av 100"),
    ],
)
def test_what_it_comes_to_in_words(lens, given, told):
    widget = lens()
    widget.answer = {"cases": {"a": given | {"reading": "times"}}}
    assert widget.describe()[-1] == ("Slik blir det", told)


def test_an_exercise_that_asks_how_many_never_says_it(lens):
    widget = lens({"g": GUESS}, exercise=True)
    widget.answer = {"cases": {"g": {"guess": 30}}}
    assert widget.describe() == [("Hvor mange av 100 sover godt med kveldstur?", "30 av 100")]
    assert widget.note == ""  # it is about dots
    assert lens({"g": GUESS}).describe()[-1] == ("Slik blir det", "Fra 20 av 100 til 30 av 100")


def test_numbers_and_choices_can_be_keyed(lens):
    case = CLAIM | {"ratio": None}
    widget = lens({"a": case}, exercise=True)
    key = {
        "base": check.right(7.5, why="Det står 75 av 1 000."),
        "ratio": check.right(13, why="Det står tretten."),
        "measure": check.right("risk_ratio", why="Det er antallet."),
    }
    widget.answer = {"cases": {"a": {"base": 7.5, "ratio": 13.1, "measure": "risk_ratio"}}}
    verdict = check.grade(widget, key={"cases": {"a": key}}, points=3)
    assert [(row.given, row.right) for row in verdict.rows] == [
        ("7,5 %", True),
        ("× 13,1", False),
        ("Antallet. Da er tallet en risikoratio.", True),
    ]
    assert verdict.rows[1].others == ("× 13",)
    assert verdict.points == 1.75  # one of three may be guessed, half of the time


def test_what_is_fixed_is_not_asked(lens):
    widget = lens({"a": CLAIM, "f": FIXED})
    assert all(asked.startswith("Søvn: ") for asked in widget.missing())
    assert widget.asked()[1][1] == [
        "Prikkene viser hvor mange sover godt uten kveldstur og med kveldstur.",
        "20 % sover godt uten kveldstur.",
        "Risikoratioen er 1,5.",
    ]


WRONG = [
    [],
    {"a": {}},
    {"cases": []},
    {"cases": {"b": {}}},
    {"cases": {"a": []}},
    {"cases": {"a": {"ratio": 3}}},
    {"cases": {"a": {"guess": 3}}},
    {"cases": {"a": {"base": "7"}}},
    {"cases": {"a": {"base": True}}},
    {"cases": {"a": {"base": 7.0}}},
    {"cases": {"a": {"base": 7.55}}},
    {"cases": {"a": {"base": 0}}},
    {"cases": {"a": {"base": 99.1}}},
    {"cases": {"a": {"base": float("nan")}}},
    {"cases": {"a": {"measure": "times"}}},
    {"cases": {"a": {"reading": ["more"]}}},
    {"cases": {"a": {"reading": None}}},
]


@pytest.mark.parametrize("answer", WRONG, ids=repr)
def test_what_the_front_end_would_not_write_is_not_kept(lens, answer):
    widget = lens()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


@pytest.mark.parametrize(
    "change",
    [
        {"base": 100},
        {"base": 7.55},
        {"base": "7"},
        {"base": True},
        {"ratio": 0},
        {"ratio": 1.001},
        {"interval": [3, 2]},
        {"interval": [4, 5]},
        {"ratio": None, "interval": [1, 2]},
        {"interval": [2]},
        {"measures": []},
        {"measures": ["odds"]},
        {"readings": ["plus"]},
        {"source": 2019},
        {"unknown": "x"},
        {"goal": {"text": "x", "told": "y", "holds": {}}},
        {"goal": {"text": "x", "told": "y", "holds": {"sum": 3}}},
        {"goal": {"text": "x", "told": "y", "holds": {"possible": 1}}},
        {"base": 7, "measures": ["risk_ratio"], "readings": ["times"]},
    ],
    ids=repr,
)
def test_wrong_content_is_said_at_once(lens, change):
    with pytest.raises(ValueError, match="m13-linse"):
        lens({"a": copy.deepcopy(CLAIM) | change})


def test_an_exercise_carries_no_goal(lens):
    goal = {"text": "Finn ti flere.", "holds": {"more": 10}, "told": "Fem av hundre."}
    assert lens({"a": CLAIM | {"goal": goal}}).cases[0]["goal"]["holds"] == {"more": [10, 10]}
    with pytest.raises(ValueError, match="goal"):
        lens({"a": CLAIM | {"goal": goal}}, exercise=True)
