"""The confidence survey: two moments in one private answer, the items of the course, and what it says of changes."""

import re

import pytest

from mestring import ConfidenceSurvey, text
from mestring.answers import Store

WORDS = text.labels("confidence_survey")
FIRST = {"title": "Før", "prompt": "Hvor sikker? Bare du ser svarene.", "moment": "before"}
LAST = {**FIRST, "title": "Etter", "moment": "after"}


@pytest.fixture
def survey(store):
    return lambda content=FIRST, key="m00-trygghet", **kw: ConfidenceSurvey(
        key, **{"store": store, "content": content, **kw}
    )


def test_both_moments_are_one_answer_whichever_lesson_asks(survey, store):
    first, last = survey(), survey(LAST, "m14-trygghet")
    first.answer = {"before": {"hope": 4}}
    assert last.answer == first.answer
    last.answer = {**last.answer, "after": {"hope": 7}}
    assert survey().answer == {"before": {"hope": 4}, "after": {"hope": 7}}
    assert [path.name for path in store.folder.iterdir()] == ["m00-trygghet.json"]


def test_each_moment_asks_for_its_own_numbers(survey):
    first, last = survey(), survey(LAST, "m14-trygghet")
    assert first.missing() == list(WORDS["items"].values())
    first.answer = {"before": dict.fromkeys(WORDS["items"], 0)}
    assert first.missing() == []
    assert len(last.missing()) == len(WORDS["items"])


def test_the_answer_in_words(survey):
    widget = survey(LAST)
    widget.answer = {"before": {"hope": 0, "open": 3}, "after": {"hope": 10, "change": 5}}
    assert dict(widget.describe()) == {
        WORDS["items"]["hope"]: "først 0, nå 10",
        WORDS["items"]["open"]: "først 3",
        WORDS["items"]["change"]: "nå 5",
    }


def test_it_is_private_always(survey):
    assert survey().private
    with pytest.raises(ValueError, match="m00-trygghet"):
        survey(private=False)


def test_no_number_of_anybody_stands_in_a_notebook(survey):
    widget = survey()
    widget.answer = {"before": {"hope": 4}}
    assert "først" not in widget.fallback()
    assert WORDS["items"]["hope"] in survey(store=Store(None)).fallback()


@pytest.mark.parametrize("moment", ["first", "", None, ["before"]])
def test_another_moment_is_refused(survey, moment):
    with pytest.raises(ValueError, match="m00-trygghet"):
        survey({**FIRST, "moment": moment})


WRONG = [
    [],
    {"then": {}},
    {"before": []},
    {"before": {"luck": 4}},
    *({"before": {"hope": score}} for score in (-1, 11, 4.0, True, "4", None, [4])),
]


@pytest.mark.parametrize("answer", WRONG, ids=repr)
def test_what_the_front_end_would_not_write_is_not_kept(survey, answer):
    widget = survey()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


def test_the_items_are_few_short_and_each_one_thing():
    assert 8 <= len(WORDS["items"]) <= 12
    for words in WORDS["items"].values():
        assert len(words.split()) <= 16, words
        # No "and", "or" or denial, which could be answered in two ways, but where the item is about just that.
        assert not re.search(
            r"\b(og|eller|ikke|aldri)\b", re.sub("ruslidelse og psykisk|ikke tror|ikke kan svare", "", words)
        ), words


def test_the_items_cover_the_course():
    named = {number for where in WORDS["lessons"].values() for number in re.findall(r"\d\d", where)}
    assert WORDS["lessons"].keys() == WORDS["items"].keys()
    assert named == {f"{number:02}" for number in range(1, 15)}


def test_what_such_numbers_cannot_say_is_said_and_nothing_is_praised():
    said = " ".join(WORDS["limits"])
    for word in ("målestokken", "midten", "uten å ta kurset", "venter", "noe annet enn å kunne"):
        assert word in said
    assert not re.search(r"\b(bra|flott|godt jobbet|framgang|forbedring|bedre|verre)\b", str(WORDS), re.I)
