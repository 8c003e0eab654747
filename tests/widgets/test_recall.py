"""What is remembered: one private answer for the whole course, and questions of earlier lessons only."""

import pytest

from mestring import Recall
from mestring.answers import Store

CONTENT = {"title": "Husker du?", "prompt": "Tre. Bare du ser svarene."}
RECORD = {"box": 2, "day": "2026-11-27", "chosen": "a", "at": "02"}


@pytest.fixture
def recall(store):
    return lambda key="m02-husk", **kw: Recall(key, **{"store": store, "content": CONTENT, **kw})


def test_a_lesson_asks_of_the_lessons_before_it(recall):
    assert {item["lesson"] for item in recall("m01-husk").items} == {"00"}
    assert {item["lesson"] for item in recall("m09-husk").items} == {
        "00",
        "01",
        "02",
        "03",
        "04",
        "05",
        "06",
        "07",
        "08",
    }
    assert len(recall("m09-husk").items) <= 12


def test_lessons_share_what_is_remembered(recall, store):
    one, other = recall("m02-husk"), recall("m05-husk")
    item = one.items[0]["id"]
    one.answer = {"read": "01", "items": {item: RECORD}}
    assert other.answer == one.answer
    assert recall("m09-husk").answer == one.answer
    assert [path.name for path in store.folder.iterdir()] == ["m00-repetisjon.json"]


def test_what_another_kernel_has_kept_is_taken_over_without_a_word(recall, store):
    widget = recall()
    store.keep(widget.key, {"read": "01"}, "Recall", None)
    widget._asked(None, {"do": "look"}, [])
    assert widget.answer == {"read": "01"}
    assert widget.kept["notice"] == ""


def test_it_is_private_always(recall):
    assert recall().private
    with pytest.raises(ValueError, match="m02-husk"):
        recall(private=False)


def test_the_answer_in_words(recall):
    widget = recall()
    question = next(item for item in widget.items if "options" in item)
    card = next(item for item in widget.items if "answer" in item)
    assert len(widget.missing()) == 3
    widget.answer = {"items": {question["id"]: RECORD, card["id"]: {**RECORD, "chosen": "yes"}}}
    assert dict(widget.describe()) == {
        question["text"]: question["options"][0]["text"],
        card["text"]: "Jeg husket det",
    }


def test_an_item_that_is_gone_from_the_course_stays_kept(recall):
    widget = recall()
    widget.answer = {"items": {"m01-gone": RECORD}}
    assert widget.kept["problem"] == ""
    assert widget.describe() == []


WRONG = [
    [],
    {"other": 1},
    {"read": "2"},
    {"read": 2},
    {"items": []},
    {"items": {"x": RECORD}},
    {"items": {"m01-x": []}},
    {"items": {"m01-x": {**RECORD, "box": 5}}},
    {"items": {"m01-x": {**RECORD, "box": True}}},
    {"items": {"m01-x": {**RECORD, "day": "27.11.2026"}}},
    {"items": {"m01-x": {**RECORD, "day": "2026-02-30"}}},
    {"items": {"m01-x": {**RECORD, "day": "20261127"}}},
    {"items": {"m01-x": {**RECORD, "chosen": "e"}}},
    {"items": {"m01-x": {**RECORD, "chosen": ["a"]}}},
    {"items": {"m01-x": {**RECORD, "at": "two"}}},
    {"items": {"m01-x": {**RECORD, "more": 1}}},
    {"items": {f"m01-{i}": RECORD for i in range(1001)}},
]


@pytest.mark.parametrize("answer", WRONG, ids=lambda answer: repr(answer)[:60])
def test_what_the_front_end_would_not_write_is_not_kept(recall, answer):
    widget = recall()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


def test_without_a_kernel_some_of_it_can_be_read(recall):
    html = recall(store=Store(None)).fallback()
    assert all(question in html for question, _ in recall().asked())
