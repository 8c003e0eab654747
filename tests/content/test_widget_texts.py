"""Answer keys are well formed and unique, every widget has its texts, and an exercise's texts hold no key."""

import re
from collections import Counter

import pytest

import mestring
from mestring.answers import Store

from .material import EXERCISES, NOTEBOOKS, TEACHING, number, texts, widgets

MADE = [made for path in NOTEBOOKS for made in widgets(path)]
ASKING = [made for made in MADE if made.widget not in ("HandIn", "Progress")]
each = pytest.mark.parametrize("made", MADE, ids=lambda made: made.key)
each_asking = pytest.mark.parametrize("made", ASKING, ids=lambda made: made.key)


def give_away(content):
    """Words in an exercise's texts that tell what is right."""
    if isinstance(content, dict):
        found = [key for key in content if key in ("right", "feedback", "key", "answer", "comment", "given")]
        return found + [word for below in content.values() for word in give_away(below)]
    return [word for below in content for word in give_away(below)] if isinstance(content, list) else []


def test_answer_keys_are_unique_in_the_repository():
    again = [key for key, times in Counter(made.key for made in MADE).items() if times > 1]
    assert MADE
    assert again == []


@each
def test_the_answer_key_names_its_lesson(made):
    assert re.fullmatch(r"[a-z0-9-]{1,40}", made.key)
    assert made.key.startswith(f"m{number(made.notebook)}-")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=str)
def test_every_entry_is_used(path):
    assert sorted(texts(path)) == sorted(made.key for made in widgets(path))


@each_asking
def test_the_texts_make_the_widget(made):
    content = texts(made.notebook)[made.key]
    widget = getattr(mestring, made.widget)(made.key, store=Store(None), content=content, **made.options)
    assert widget.title
    assert widget.prompt
    free = made.widget in ("ConfidenceSharing", "RegradeRequest", "WallSharing")  # nobody waits for a choice
    if not free and made.key != "m14-vis":
        assert widget.missing() or content["own_cards"]  # who makes all the cards is asked for none


@each_asking
def test_exercises_count_and_lessons_teach(made):
    assert made.options.get("exercise", False) is (made.notebook in EXERCISES)
    if made.notebook in EXERCISES:
        assert not made.options.get("private")
        assert give_away(texts(made.notebook)[made.key]) == []
    if made.options.get("private"):
        assert "Bare du" in texts(made.notebook)[made.key]["prompt"]


@pytest.mark.parametrize("path", TEACHING, ids=str)
def test_self_check_has_a_handful_of_questions(path):
    assert 3 <= len(texts(path)[f"m{number(path)}-sjekk"]["questions"]) <= 6


def test_a_planted_key_is_found():
    assert give_away({"questions": {"q1": {"options": {"a": {"text": "Ja", "right": True}}}}}) == ["right"]


def starred(content, field=""):
    """Sentences with Markdown in them, though nothing but thoughts is read as Markdown."""
    if isinstance(content, str):
        return [content] if field != "thoughts" and re.search(r"[*`]", content) else []
    below = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    return [sentence for name, one in below for sentence in starred(one, name)]


@each
def test_no_star_is_left_in_a_sentence(made):
    assert starred(texts(made.notebook)[made.key]) == []


def test_a_star_is_found():
    assert starred({"text": "Hva er *det*?", "thoughts": "Se *her*."}) == ["Hva er *det*?"]
    assert starred({"cards": {"a": ["`a`"]}}) == ["`a`"]


@pytest.mark.parametrize("path", TEACHING, ids=lambda path: path.stem)
def test_the_right_option_of_a_lesson_is_the_longest_in_at_most_a_third(path):
    asked = [q for about in texts(path).values() for q in about.get("questions", {}).values() if not q.get("many")]
    lengths = [{len(o["text"]): o.get("right", False) for o in q["options"].values()} for q in asked]
    assert 3 * sum(found[max(found)] for found in lengths) <= len(lengths)
