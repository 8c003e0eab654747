"""The base class of every widget that asks for an answer."""

import hashlib
from html import escape
from typing import Any, ClassVar

import traitlets as t

from .. import text as words
from ..logic import required
from ..logic.required import Required
from . import modules
from ._keeping import KeptAnswer


class AnswerWidget(KeptAnswer):
    """A widget with one `answer`, kept beside the notebook and restored when the widget is made again.

    The front end reads every trait and writes only `answer`. `kept` is the host's receipt: JS shows "Lagret" only
    when the receipt names the very answer that is on the screen.

    Parameters
    ----------
    key: the answer's name, `mNN-…`, unique in the course; also finds the content in `widgets/mNN.yml`
    exercise: True in exercises: nothing about right and wrong, only what is missing
    private: True keeps the answer outside everything that is handed in
    store, content: where the answer is kept and what the widget is about; found by `key` when left out
    """

    # Set by `widgets`: the classes know neither the student's folder nor the content files.
    open_store: ClassVar[Any]
    find_content: ClassVar[Any]

    # Read when the first widget of a kind is made: a page uses few of all the kinds that it imports.
    _esm = property(lambda self: modules.source(self.module))
    _css = property(lambda self: modules.style(self.module))

    listed: ClassVar[bool] = True  # among an exercise's parts, where *Sjekk* and *Lever* go through them

    module = t.Unicode().tag(sync=True)  # a subclass gives its stem
    language = t.Unicode().tag(sync=True)
    title = t.Unicode().tag(sync=True)
    prompt = t.Unicode().tag(sync=True)
    note = t.Unicode().tag(sync=True)
    exercise = t.Bool(False).tag(sync=True)
    private = t.Bool(False).tag(sync=True)

    def __init__(self, key: str, *, exercise=False, private=False, store=None, content: dict | None = None):
        content = dict(self.find_content(key) if content is None else content)
        with self._turn:
            self._store = self.open_store(private) if store is None else store
            seen, notice = self._store.load(key)
            super().__init__(
                key=key,
                place=hashlib.sha1(str(self._store.folder).encode()).hexdigest()[:12],
                language=words.language(),
                labels=words.labels(type(self).module.default_value),
                title=content.pop("title", ""),
                prompt=content.pop("prompt", ""),
                note=content.pop("note", ""),
                exercise=exercise,
                private=private,
            )
            self.set_content(**content)
            self.parts = len(self.missing())  # so much is asked for: nothing is answered yet
            self._begin(seen, notice)

    # What a widget of its own adds

    def set_content(self, **content) -> None:
        """Normalise the content into the widget's own traits. Raises ValueError where it is wrong."""
        raise NotImplementedError

    def check_answer(self, answer: Any) -> None:
        """Raises ValueError, TypeError, KeyError or AttributeError for anything that the front end would not write."""
        raise NotImplementedError

    def required(self) -> list[Required]:
        """What an answer must hold to be complete. A page of the book reads it too, so in exercises it never changes.

        A widget that stands in no exercise may have `missing` alone.
        """
        raise NotImplementedError

    def missing(self) -> list[str]:
        """What is still unanswered, in the reader's words; empty when everything is answered."""
        return required.missing(self.required(), self.answer)

    def describe(self) -> list[tuple[str, str]]:
        """The answer in words, as rows of (what was asked, what was answered)."""
        raise NotImplementedError

    def drawing(self) -> dict | None:
        """The answer as lines over steps, for a document that has no widget; its form is in `logic.in_words`."""
        return None

    def asked(self) -> list[tuple[str, list[str]]]:
        """Everything that is asked, as rows of (the question, what there is to choose among)."""
        return []

    def choices(self, path: tuple[str, ...]) -> tuple[str, dict]:
        """What is asked at this place of the answer, and what there is to choose among: value -> words.

        A widget without right answers, like a thinking tool, has no such place.
        """
        raise NotImplementedError(f"{self.key}: a {type(self).__name__} has no right answers")

    # Showing without a front end

    def fallback(self) -> str:
        """The question and the current answer as HTML, for formgrader, feedback, previews and paper.

        On a published page nobody has answered yet: there it lists what is asked.
        """
        published = self._store.folder is None
        hidden = self.private or self.answer is None  # a notebook's outputs are saved, and handed in
        rows = [] if hidden else [*self.describe(), *((self.labels["outside"], text) for text in self._told()["texts"])]
        cells = "".join(f"<tr><th scope='row'>{escape(a)}</th><td>{escape(b)}</td></tr>" for a, b in rows)
        instead = self.labels["private" if self.private else "unanswered"]
        answer = f"<table>{cells}</table>" if rows else f"<p>{escape(instead)}</p>"
        if published and hidden:
            answer = "".join(f"<p>{escape(question)}</p>{_list(options)}" for question, options in self.asked())
        prompt = f"<p>{escape(self.prompt)}</p>" if self.prompt else ""
        return (
            f"<section class='mst-fallback' lang='{self.language}'><p><strong>{escape(self.title)}</strong></p>"
            f"{prompt}{answer}</section>"
        )

    def _repr_mimebundle_(self, **kwargs):
        shown = {"text/html": self.fallback(), "text/plain": f"{self.title} ({self.key})"}
        if not self._store.writable and self._store.folder is not None:  # being graded: words are all that is seen
            return shown
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return {**data, **shown}, metadata


def _list(items: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>" if items else ""


def only(value: Any, names: set[str]) -> None:
    """Raises ValueError unless `value` is a dict with no other keys than these."""
    if type(value) is not dict or not value.keys() <= names:
        raise ValueError(f"expected only {sorted(names)}")


def text(value: Any, most: int) -> None:
    """Raises ValueError unless `value` is a text of at most so many characters."""
    if type(value) is not str or len(value) > most:
        raise ValueError("expected a short text")
