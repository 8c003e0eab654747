"""A note: one's own words, for nobody else, and a way to think in a little Markdown."""

import pytest

from mestring import Note
from mestring.answers import Store
from mestring.logic import markdown

CONTENT = {"prompt": "Hva ser Eskil?", "thoughts": "Han ser *tall*.\n\nHun ser **makt**,\nog tier."}
WORDS = {"text": "Det er mitt.\nBare mitt."}


@pytest.fixture
def note(store):
    return lambda change=None, **kw: Note("m09-blikk", **{"store": store, "content": CONTENT | (change or {}), **kw})


def test_what_is_written_comes_back_and_only_its_writer_reads_it(note):
    widget = note()
    assert widget.private and widget.missing() == ["Skriv noe med dine egne ord"]
    widget.answer = WORDS
    assert widget.kept["problem"] == ""
    again = note()
    assert again.answer == WORDS and again.missing() == []
    assert again.describe() == [("Dine ord", WORDS["text"])]
    assert "mitt" not in str(again._repr_mimebundle_())


def test_it_is_private_whatever_is_asked(note):
    with pytest.raises(TypeError):
        note(private=False)


def test_it_has_a_name_without_a_title_and_the_title_it_is_given(note):
    assert note().title == "Dine ord"
    assert note({"title": "To blikk"}).title == "To blikk"


def test_a_page_without_javascript_has_the_thoughts_too(note):
    said = note(store=Store(None)).fallback()
    assert "Slik kan man tenke" in said and "Hun ser makt, og tier." in said
    assert "Slik kan man tenke" not in note({"thoughts": ""}, store=Store(None)).fallback()


@pytest.mark.parametrize(
    "answer", [[], {}, {"text": " \n"}, {"text": 3}, {"text": "x" * 20_001}, {"text": "a", "b": 1}]
)
def test_what_the_front_end_would_not_write_is_not_kept(note, answer):
    widget = note()
    widget.answer = answer
    assert widget.kept["problem"] == "invalid"


@pytest.mark.parametrize("change", [{"prompt": ""}, {"thoughts": ["a"]}, {"thoughts": True}], ids=repr)
def test_wrong_content_is_said_at_once(note, change):
    with pytest.raises(ValueError, match="m09-blikk"):
        note(change)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Han ser *tall*.", [[("", "Han ser "), ("em", "tall"), ("", ".")]]),
        ("**Makt**", [[("strong", "Makt")]]),
        ("a\nb\n\n \nc", [[("", "a b")], [("", "c")]]),
        ("2 * 3 <b>x</b>", [[("", "2 * 3 <b>x</b>")]]),
        ("*ikke lukket", [[("", "*ikke lukket")]]),
    ],
)
def test_the_little_markdown(text, runs):
    assert markdown.paragraphs(text) == runs
