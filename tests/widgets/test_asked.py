"""Without a kernel and an answer, the words of each exercise can still be read; in a hand-in they are not."""

from html import unescape

import pytest

import mestring
from mestring.answers import Store

from ..content.material import LESSONS, texts, widgets

ASKING = [made for path in LESSONS for made in widgets(path) if made.widget not in ("Progress", "HandIn")]
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
    "moments",
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


@pytest.mark.parametrize("made", ASKING, ids=lambda made: made.key)
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
