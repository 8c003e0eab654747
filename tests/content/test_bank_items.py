"""The course's own items: enough of them, about its concepts, and none that is won without knowing."""

from collections import Counter

import pytest

from mestring import bank, content

from .material import LESSONS, ROOT, number, texts
from .test_concepts import CONCEPTS

FOLDER = ROOT / "course" / "bank"
ITEMS = bank.items(FOLDER)
QUESTIONS = [item for item in ITEMS if "options" in item]
ENTRIES = {name: entry for path in FOLDER.glob("*.yml") for name, entry in content.read(path).items()}
LEAST, MOST_BY_GUESSING, LONGEST, EVEN = 8, 1 / 3, 220, 16


def asked_in_lessons():
    for path in LESSONS:
        for entry in texts(path).values():
            for question in entry.get("questions", {}).values():
                yield question["text"].strip().lower()


@pytest.mark.parametrize("lesson", [number(path) for path in LESSONS])
def test_every_lesson_has_enough_questions_and_some_cards(lesson):
    own = [item for item in ITEMS if item["lesson"] == lesson]
    assert len(own) >= LEAST
    assert 0 < sum("answer" in item for item in own) < len(own) / 2


def test_every_item_names_concepts_of_its_lesson():
    for name, entry in ENTRIES.items():
        concepts = entry.get("concepts", [])
        assert set(concepts) <= CONCEPTS.keys(), name
        assert concepts or name.startswith("m00-"), name
        if concepts:
            assert {CONCEPTS[concept]["lesson"] for concept in concepts} & {name[1:3]}, name


@pytest.mark.parametrize(
    ("strategy", "pick"),
    [
        *((f"always {place + 1}", lambda options, place=place: options[place]) for place in range(bank.OPTIONS)),
        ("the longest", lambda options: max(options, key=lambda option: len(option["text"]))),
        ("the shortest", lambda options: min(options, key=lambda option: len(option["text"]))),
    ],
)
def test_nobody_wins_by_guessing(strategy, pick):
    won = sum(pick(item["options"])["id"] == item["right"] for item in QUESTIONS)
    print(f"{strategy}: {won} of {len(QUESTIONS)}")
    assert won / len(QUESTIONS) <= MOST_BY_GUESSING


@pytest.mark.parametrize("lesson", [number(path) for path in LESSONS])
def test_the_right_option_is_rarely_the_longest(lesson):
    own = [question for question in QUESTIONS if question["lesson"] == lesson]
    longest = 0
    for question in own:
        lengths = {option["id"]: len(option["text"]) for option in question["options"]}
        longest += lengths[question["right"]] == max(lengths.values())
    print(f"{lesson}: {longest} of {len(own)}")
    assert longest / len(own) <= MOST_BY_GUESSING


def test_options_are_of_even_length_and_differ():
    for item in QUESTIONS:
        lengths = [len(option["text"]) for option in item["options"]]
        assert max(lengths) - min(lengths) <= EVEN, item["id"]
        assert len({option["text"].lower() for option in item["options"]}) == bank.OPTIONS, item["id"]


def test_items_are_short_and_echo_nothing():
    asked = Counter(item["text"].strip().lower() for item in ITEMS)
    assert [text for text, times in asked.items() if times > 1] == []
    assert asked.keys() & set(asked_in_lessons()) == set()
    for item in ITEMS:
        assert len(item["text"]) <= LONGEST / 1.5, item["id"]
        assert len(item.get("why") or item["answer"]) <= LONGEST, item["id"]
