"""Without a kernel and an answer, the words of each exercise can still be read; in a hand-in they are not."""

from html import unescape

import pytest

import mestring
from mestring.answers import Store

from ..content.material import LESSONS, NOTEBOOKS, texts, widgets

EVERY = [made for path in NOTEBOOKS for made in widgets(path) if made.widget not in ("Progress", "HandIn")]
ASKING = [made for made in EVERY if made.notebook in LESSONS]
ONE_OF_EACH = {made.widget: made for made in EVERY}
# What is said only after an answer, or is no text.
AFTERWARDS = {
    "feedback",
    "why",
    "thoughts",
    "outcome",
    "right",
    "comment",
    "shows",
    "hides",
    "given",
    "note",
    "many",
    "fields",
    "to",
    "start",
    "moment",
    "moments",
    "measures",
    "readings",
    "holds",
    "told",
    "who",
    "trust",  # what a talk remembers, and what is said because of it
    "promises",
    "promise",
    "keep",
    "own_up",
    "when",
}
TOLD_ELSEWHERE = {"title", "prompt"}  # of the widget itself: always there


def asked_words(content):
    """Every text of a widget's content that somebody has to read before answering."""
    if isinstance(content, str):
        yield " ".join(content.split())
    elif isinstance(content, dict):
        for name, part in content.items():
            if name not in AFTERWARDS:
                yield from asked_words(part)
    elif isinstance(content, list):
        for part in content:
            yield from asked_words(part)


def made_with(made, store):
    return getattr(mestring, made.widget)(made.key, content=texts(made.notebook)[made.key], store=store, **made.options)


def read(html):
    return " ".join(unescape(html).split())


@pytest.mark.parametrize("made", EVERY, ids=lambda made: made.key)
def test_every_word_that_is_asked_is_in_the_page(made):
    widget = made_with(made, Store(None))
    html = read(widget.fallback())
    content = texts(made.notebook)[made.key]
    assert widget.asked()
    assert [words for words in asked_words(content) if words not in html] == []
    assert widget.labels["unanswered"] not in html


@pytest.mark.parametrize("made", ASKING, ids=lambda made: made.key)
def test_a_hand_in_says_only_that_nothing_is_answered(made, tmp_path):
    html = read(made_with(made, Store(tmp_path)).fallback())
    content = {name: part for name, part in texts(made.notebook)[made.key].items() if name not in TOLD_ELSEWHERE}
    assert [words for words in asked_words(content) if len(words) > 12 and words in html] == []


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_every_widget_hears_what_the_page_asks_of_all(kind, tmp_path):
    widget = made_with(ONE_OF_EACH[kind], Store(tmp_path))
    for what in ("look", "retry", "keep", "forget"):
        widget._handle_custom_msg({"do": what}, [])
        assert widget.kept["problem"] == "", what
