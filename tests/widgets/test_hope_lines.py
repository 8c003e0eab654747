import json

import pytest

from mestring import HopeLines

PHASES = {
    "letter": {"title": "Brevet", "text": "Et nei kommer.", "events": {"no": "Avslaget", "call": "Telefonen"}},
    "walk": {"title": "Turen", "text": "Hun går likevel."},
}
READING = {"title": "En annen lesning", "text": "Hemmelig.", "lines": {"letter": [1, 3], "walk": [2, 2]}}
CONTENT = {"title": "Linjene", "phases": PHASES, "reading": READING}


@pytest.fixture
def lines(store):
    return lambda change=None, **kw: HopeLines("m07-linjer", store=store, content=CONTENT | (change or {}), **kw)


def test_the_answer_in_words(lines):
    widget = lines()
    asked = [
        "Brevet: håp",
        "Brevet: håpløshet",
        "Brevet: Avslaget",
        "Brevet: Telefonen",
        "Turen: håp",
        "Turen: håpløshet",
    ]
    assert widget.missing() == asked
    letter = {"hope": 1, "hopelessness": 4, "events": {"no": "broke"}}
    widget.answer = {"phases": {"letter": letter, "walk": {"hope": 0, "expected": {"hope": "more"}}}}
    assert widget.kept["problem"] == ""
    assert widget.missing() == ["Brevet: Telefonen", "Turen: håpløshet"]
    assert widget.describe() == [
        ("Brevet", "håp litt, håpløshet svært mye"),
        ("Avslaget", "Brøt håpet ned"),
        ("Turen", "håp ikke noe, håpløshet ikke tegnet"),
    ]
    assert "tankeverktøy" in widget.note


def test_another_reading_is_never_sent_to_an_exercise(lines):
    assert lines().reading["lines"] == {
        "letter": {"hope": 1, "hopelessness": 3},
        "walk": {"hope": 2, "hopelessness": 2},
    }
    exercise = lines(exercise=True)
    assert exercise.reading == {} and "Hemmelig" not in json.dumps(exercise.get_state(), default=str)


def phase(**said):
    return {"phases": {"letter": said}}


WRONG = [
    {"lines": {}},
    {"phases": {"other": {}}},
    phase(hope=5),
    phase(hope=-1),
    phase(hope=True),
    phase(hope=1.0),
    phase(hope=None),
    phase(fear=1),
    phase(events={"none": "fed"}),
    phase(events={"no": "hope"}),
    phase(events={"no": ["fed"]}),
    phase(expected={"fear": "more"}),
    phase(expected={"hope": "up"}),
    {"phases": {"walk": {"events": {"no": "fed"}}}},
    {"earlier": {"letter": {"hope": 5}}},
    {"earlier": {"letter": {"events": {}}}},
    {"earlier": []},
]


@pytest.mark.parametrize("answer", WRONG, ids=repr)
def test_what_the_front_end_would_not_write_is_not_kept(lines, answer):
    widget = lines()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


@pytest.mark.parametrize(
    "change",
    [
        {"phases": {}},
        {"phases": {"letter": PHASES["letter"]}, "reading": None},
        {"phases": PHASES | {"walk": {"title": "Turen"}}},
        {"phases": PHASES | {"letter": {"title": "B", "text": "T", "events": {"no": 1}}}},
        {"phases": PHASES | {"letter": {"title": "B", "text": "T", "events": {False: "Avslaget"}}}},
        {"reading": READING | {"lines": {"letter": [1, 3]}}},
        {"reading": READING | {"lines": {"letter": [1, 3], "walk": [2]}}},
        {"reading": READING | {"lines": {"letter": [1, 3], "walk": [2, 5]}}},
    ],
    ids=repr,
)
def test_wrong_content_is_said_at_once(lines, change):
    with pytest.raises(ValueError, match="m07-linjer"):
        lines(change)
