import pytest

from mestring import Portfolio

CONTENT = {"title": "Mappa"}
COPY = {"sheet": "Leksjon 03: X", "title": "T", "prompt": "", "rows": [["Spurt?", "Svart."]], "at": "2026-11-27"}
ITEM = {"comment": "Fordi.", "copy": COPY}


@pytest.fixture
def own(store):
    return lambda **content: Portfolio("m14-mappe", private=True, store=store, content=CONTENT | content)


@pytest.fixture
def handed(store):
    return lambda **content: Portfolio("m14-vis", exercise=True, store=store, content=CONTENT | content)


def test_it_is_ones_own_or_it_is_handed_in(store, own, handed):
    assert own().private and not handed().private
    with pytest.raises(ValueError, match="private=True, or exercise=True"):
        Portfolio("m14-mappe", private=False, store=store, content=CONTENT)


@pytest.mark.parametrize("content", [{"least": "2"}, {"least": 3, "most": 2}, {"least": -1}])
def test_numbers_that_cannot_be_met_are_refused(own, content):
    with pytest.raises(ValueError, match="least and most"):
        own(**content)


def test_ones_own_choice_holds_no_answer_but_ones_words_about_it(own):
    widget = own()
    assert widget.missing() == ["Ingenting er valgt"] and widget.describe() == []
    widget.answer = {"intro": "Til meg.", "items": {"m03-notat": {"comment": "Fordi."}}}
    assert widget.kept["problem"] == "" and widget.missing() == []
    assert widget.describe() == [("Innledning", "Til meg."), ("Hvorfor tar du med dette?", "Fordi.")]


def test_nobody_has_to_hand_a_piece_in_unless_told_to(handed):
    assert handed(most=3).missing() == []
    assert handed(least=1, most=3).missing() == ["Ingenting er valgt"]


def test_what_is_handed_in_holds_the_very_texts_in_order(handed):
    widget = handed(least=2, most=3)
    widget.answer = {"items": {"m03-a": ITEM}}
    assert widget.missing() == ["Velg minst 2"]
    assert widget.describe() == [("Leksjon 03: X: Spurt?", "Svart."), ("Hvorfor tar du med dette?", "Fordi.")]
    widget.answer = {"items": {"m03-a": ITEM, "m04-b": ITEM}}
    assert widget.missing() == [] and widget.kept["problem"] == ""


@pytest.mark.parametrize(
    "answer",
    [
        {"items": {"m03-a": {"comment": "uten kopi"}}},
        {"items": {"m03-a": {"copy": COPY | {"more": 1}}}},
        {"items": {"m03-a": {"copy": COPY | {"rows": [["bare én"]]}}}},
        {"items": {"m03-a": {"copy": COPY | {"rows": [["a", 1]]}}}},
        {"items": {"../m03": ITEM}},
        {"items": {f"m03-{i}": ITEM for i in "abcd"}},
        {"items": []},
        {"intro": "x" * 4001},
    ],
)
def test_what_the_front_end_would_not_write_is_refused(handed, answer):
    widget = handed(most=3)
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


def test_a_private_copy_is_no_part_of_ones_own_portfolio(own):
    widget = own()
    widget.answer = {"items": {"m03-a": ITEM}}
    assert widget.kept["problem"] == "invalid"
