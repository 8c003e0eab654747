"""Whatever a program says has an English sentence, and says it in the language of whoever sits there."""

import json
import string

import pytest

from mestring.teacher.translation.stray_words import strays
from mestring.text import messages, speaking
from mestring.text.messages import _

from .messages_said import ROOT, marked, unmarked

PLACES = ("run.py", "hub/*.py", "hub/kubernetes/*.py", "hub/templates/*.html", "src/mestring/**/*.py")
PAGES = ("src/mestring/teacher/**/*.j2", "src/mestring/teacher/**/*.js")
SOURCES = sorted(path for pattern in (*PLACES, *PAGES) for path in ROOT.glob(pattern))
MARKED = {path: set(marked(path)) for path in SOURCES}
FILES = [path for pattern in messages.FILES for path in sorted(messages.PACKAGE.glob(pattern))]
# Their Norwegian is not for whoever sits there: it is the course's, looked for, or the language itself.
NORWEGIAN = json.loads((ROOT / "tests/messages_norwegian.json").read_text(encoding="utf-8"))


def fields(sentence):
    return sorted(name for _text, name, *_rest in string.Formatter().parse(sentence) if name is not None)


def test_every_sentence_has_an_english_one_and_none_is_left_over():
    said = set().union(*MARKED.values())
    assert said == set(messages.english())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_english_is_english_with_the_same_gaps(path):
    text = path.read_text(encoding="utf-8")
    words = json.loads(text)
    assert text == json.dumps(dict(sorted(words.items())), ensure_ascii=False, indent=2) + "\n"
    assert [en for nb, en in words.items() if fields(nb) != fields(en) or strays(en, "en")] == []


def test_no_sentence_stands_in_two_files():
    every = [nb for path in FILES for nb in json.loads(path.read_text(encoding="utf-8"))]
    assert sorted(every) == sorted(set(every))


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if path.suffix == ".py"], ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_norwegian_in_the_code_is_said_in_both_languages(path):
    name = path.relative_to(ROOT).as_posix()
    assert unmarked(path) == NORWEGIAN.get(name, [])


def test_the_sentence_follows_who_sits_there(monkeypatch):
    sentence = next(iter(messages.english()))
    monkeypatch.setenv("MESTRING_INTERFACE", "en")
    with speaking("nb"):
        assert _(sentence) == messages.english()[sentence]
    monkeypatch.setenv("MESTRING_INTERFACE", "nb")
    with speaking("en"):
        assert _(sentence) == sentence
