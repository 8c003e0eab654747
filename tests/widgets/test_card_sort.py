import json

import pytest

from mestring import CardSort, LocusSort

CARDS = {
    "bus": {"text": "Bussen var innstilt", "right": ["luck"], "why": "Ingen rådde over den."},
    "late": "Jeg forsov meg",
}
COLUMNS = {"mine": "Mitt ansvar", "luck": "Uflaks"}


@pytest.fixture
def sort(store):
    content = {"title": "Uka", "cards": CARDS, "columns": COLUMNS, "own_cards": 2}
    return lambda cls=CardSort, **kw: cls("m04-uka", **{"store": store, "content": content, **kw})


@pytest.fixture
def locus(sort):
    return sort(LocusSort, content={"title": "Uka", "cards": {"bus": "Bussen var innstilt"}, "own_cards": 2})


def test_the_answer_in_words(sort):
    widget = sort()
    widget.answer = {"rounds": {"first": {"bus": "luck", "own-1": "mine"}}, "cards": {"own-1": "Pizzaen ble svart"}}
    assert widget.kept["problem"] == ""
    assert widget.describe() == [("Bussen var innstilt", "Uflaks"), ("Pizzaen ble svart", "Mitt ansvar")]
    assert widget.missing() == ["«Jeg forsov meg»"]


def test_exercises_send_no_key(sort):
    sent = json.dumps(sort(exercise=True).cards)
    assert "right" not in sent and "why" not in sent
    assert "why" in json.dumps(sort().cards)


def test_two_rounds_with_columns_to_add_and_the_smallest_step(locus):
    assert [r["id"] for r in locus.rounds] == ["cause", "influence"]
    locus.answer = {
        "rounds": {"cause": {"bus": "conditions"}, "influence": {"bus": "me"}},
        "columns": ["conditions"],
        "notes": {"influence": {"bus": "Se på tavla før jeg går"}},
    }
    assert locus.kept["problem"] == ""
    words = dict(locus.describe())
    assert "Rammer og levekår" in words.values()
    assert any("Se på tavla" in said for said in words.values())
    assert locus.missing() == [] and "tankeverktøy" in locus.note


WRONG = [
    [],
    {"rounds": []},
    {"rounds": {"third": {}}},
    {"rounds": {"first": {"train": "luck"}}},
    {"rounds": {"first": {"bus": "nowhere"}}},
    {"rounds": {"first": {"bus": ["luck"]}}},
    {"rounds": {"first": {"own-1": "luck"}}},
    {"cards": {"own-3": "x"}},
    {"cards": {"own-1": "x" * 201}},
    {"columns": ["mine"]},
    {"notes": {"first": {"bus": 1}}},
]


@pytest.mark.parametrize("answer", WRONG, ids=repr)
def test_what_the_front_end_would_not_write_is_not_kept(sort, answer):
    widget = sort()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


def test_a_column_that_was_not_added_holds_no_card(locus):
    locus.answer = {"rounds": {"cause": {"bus": "conditions"}}}
    assert locus.kept["problem"] == "invalid"


@pytest.mark.parametrize(
    "content",
    [
        {"columns": COLUMNS},
        {"cards": CARDS, "columns": {"one": "Én"}},
        {"cards": CARDS, "columns": {str(i): "x" for i in range(8)}},
        {"cards": {"own-1": "x"}, "columns": COLUMNS},
        {"cards": {"bus": {"text": "x", "right": ["mine"]}}, "columns": COLUMNS},
        {"cards": {"bus": {"text": "x", "right": ["other"], "why": "y"}}, "columns": COLUMNS},
    ],
)
def test_wrong_content_is_said_at_once(sort, content):
    with pytest.raises(ValueError, match="m04-uka"):
        sort(content=content)
