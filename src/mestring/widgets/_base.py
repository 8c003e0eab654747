"""The base class of every widget that asks for an answer."""

import hashlib
import logging
import threading
from html import escape
from typing import Any, ClassVar

import anywidget
import traitlets as t

from .. import text as words
from ..errors import NotKept
from ..logic.fitting import Part, fit
from . import modules


class AnswerWidget(anywidget.AnyWidget):
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
    _live: ClassVar[dict[tuple, list["AnswerWidget"]]] = {}
    # JupyterLab 4.4 and later send a widget's messages to a subshell, and from the second on ipykernel 7 handles them
    # in that thread while the cells run in the main one (measured). So whatever looks at an answer, keeps or shows it
    # takes its turn: otherwise a look meets a write half done and calls the widget's own answer another window's.
    _turn: ClassVar = threading.RLock()

    module = t.Unicode().tag(sync=True)  # a subclass gives its stem
    key = t.Unicode().tag(sync=True)
    place = t.Unicode().tag(sync=True)
    language = t.Unicode().tag(sync=True)
    labels = t.Dict().tag(sync=True)
    title = t.Unicode().tag(sync=True)
    prompt = t.Unicode().tag(sync=True)
    note = t.Unicode().tag(sync=True)
    exercise = t.Bool(False).tag(sync=True)
    private = t.Bool(False).tag(sync=True)
    # No echo: the kernel's echo of an earlier answer would undo what was chosen since, before it was ever sent.
    answer = t.Any(None, allow_none=True).tag(sync=True, echo_update=False)
    kept = t.Dict().tag(sync=True)

    def __init_subclass__(cls, **kwargs):
        if "module" in cls.__dict__:  # anywidget makes a subclass per instance too
            stem = cls.module.default_value
            cls._esm, cls._css = modules.source(stem), modules.style(stem)
        super().__init_subclass__(**kwargs)

    def __init__(self, key: str, *, exercise=False, private=False, store=None, content: dict | None = None):
        content = dict(self.find_content(key) if content is None else content)
        with self._turn:
            self._store = self.open_store(private) if store is None else store
            seen, notice = self._store.load(key)
            super().__init__(
                key=key,
                place=hashlib.sha1(str(self._store.folder).encode()).hexdigest()[:12],
                language=words.language,
                labels=words.labels(type(self).module.default_value),
                title=content.pop("title", ""),
                prompt=content.pop("prompt", ""),
                note=content.pop("note", ""),
                exercise=exercise,
                private=private,
            )
            self.set_content(**content)
            self.parts = len(self.missing())  # so much is asked for: nothing is answered yet
            self._take(seen)
            self._receipt(notice=notice)
            self._siblings = self._live.setdefault((self.place, key), [])
            self._siblings.append(self)
            self.observe(lambda change: self._safely(self._changed), "answer")
            self.on_msg(lambda *message: self._safely(self._asked, *message))

    # What a widget of its own adds

    def set_content(self, **content) -> None:
        """Normalise the content into the widget's own traits. Raises ValueError where it is wrong."""
        raise NotImplementedError

    def check_answer(self, answer: Any) -> None:
        """Raises ValueError, TypeError, KeyError or AttributeError for anything that the front end would not write."""
        raise NotImplementedError

    def missing(self) -> list[str]:
        """What is still unanswered, in the reader's words; empty when everything is answered."""
        raise NotImplementedError

    def describe(self) -> list[tuple[str, str]]:
        """The answer in words, as rows of (what was asked, what was answered)."""
        raise NotImplementedError

    def asked(self) -> list[tuple[str, list[str]]]:
        """Everything that is asked, as rows of (the question, what there is to choose among)."""
        return []

    def choices(self, path: tuple[str, ...]) -> tuple[str, dict]:
        """What is asked at this place of the answer, and what there is to choose among: value -> words.

        A widget without right answers, like a thinking tool, has no such place.
        """
        raise NotImplementedError(f"{self.key}: a {type(self).__name__} has no right answers")

    # Keeping

    def _handle_msg(self, msg) -> None:
        """A message from the front end: all that follows from it is one turn."""
        with self._turn:
            super()._handle_msg(msg)

    def _safely(self, action, *arguments) -> None:
        """Do it, in turn. An error of ours would stand in a log that no student opens, so the receipt says it."""
        with self._turn:
            try:
                action(*arguments)
            except Exception:
                logging.getLogger(__name__).exception("the widget %s failed", self.key)
                self._receipt(problem="fault")

    def fit(self, kept) -> tuple[Any, list[Part]]:
        """The part of a kept answer (or None) that still fits this edition of the widget, and the parts that do not."""
        if kept is None:
            return None, []
        try:
            return fit(kept.answer, self._fits, [Part(*part) for part in kept.outside])
        except RecursionError:  # nested without end
            return None, [Part([], kept.answer)]

    def _fits(self, answer: Any) -> bool:
        try:
            if answer is not None:
                self.check_answer(answer)
        except Exception:  # whatever a widget says to an answer of another form or edition
            return False
        return True

    def _take(self, version) -> None:
        """Show a version that stands on disk. What does not fit stays there, and goes along with what is kept next."""
        self._seen = version
        self._shown, self._outside = self.fit(version)
        self.answer = self._shown
        whole = version is None or self._shown == version.answer
        self._open = (version.missing if version else 0) if whole else len(self.missing())

    def _changed(self) -> None:
        if self._seen and self.answer == self._shown and not self.kept["problem"]:
            self._receipt()
        else:
            if self.answer is None:  # deleted is deleted
                self._outside = []
            self._keep()

    def _keep(self, upon=None) -> None:
        """Write the answer; `upon` is the version that it may replace (by default the one last seen)."""
        if not self._fits(self.answer):
            return self._receipt(problem="invalid")
        known = {str(part) for part in self._outside}
        outside = [*self._outside, *(part for part in self.fit(upon)[1] if str(part) not in known)]
        try:
            missing = len(self.missing()) if self.answer is not None else 0
            upon = upon or self._seen
            self._seen = self._store.keep(self.key, self.answer, type(self).__name__, upon, missing, outside)
        except NotKept as error:
            return self._receipt(problem=error.code, other=error.other)
        self._shown, self._outside, self._open = self.answer, outside, missing
        self._receipt()
        for twin in self._siblings:
            if twin is not self:
                twin._adopt(self._seen)

    def _adopt(self, version, notice: str = "") -> None:
        """Take over a version that stands on disk already."""
        self._take(version)
        self._receipt(notice=notice)

    def _receipt(self, problem: str = "", other=None, notice: str = "") -> None:
        self._other = other
        emptied = self._seen and self._seen.answer is not None and self._shown is None  # not deleted: nothing fits
        self.kept = {
            "answer": self._shown,
            "at": self._seen.at if self._seen and not emptied else None,
            "missing": self._open,
            "tried": self.answer if problem else None,
            "problem": problem,
            "other": self.fit(other)[0],
            "notice": notice,
            "outside": self._told(),
        }

    def _told(self) -> dict:
        """What no longer fits, in words: how much it is, and the student's own texts in full."""
        texts = [part.words for part in self._outside if part.words]
        choices = len(self._outside) - len(texts)
        number = [("choice", choices), ("text", len(texts))]
        what = [self.labels[f"outside_{name}" + ("s" if n > 1 else "")].format(count=n) for name, n in number if n]
        return {"what": self.labels["outside_and"].join(what), "texts": texts}

    def _asked(self, _, message: dict, buffers) -> None:
        """`look`: does the disk still hold what is shown? `retry`: try again. `keep`: keep this, knowingly.

        `forget`: what no longer fits is not needed any more.
        """
        match message.get("do"):
            case "look":
                self._look()
            case "retry":
                self._keep()
            case "keep":
                self._keep(upon=self._other)
            case "forget":
                self._outside = []
                self._keep()

    def _look(self) -> None:
        there, _ = self._store.load(self.key)
        if there == self._seen:
            return
        if there is None:  # a deleted answer leaves a file; no file, or a damaged one, is a loss to be made good
            self._keep()
        elif self.kept["problem"]:
            self._receipt(problem="conflict", other=there)
        else:
            self._adopt(there, notice="newer")

    @classmethod
    def newest(cls, key: str) -> "AnswerWidget | None":
        """The newest widget with this key in this kernel."""
        return next((widgets[-1] for (_, name), widgets in cls._live.items() if name == key and widgets), None)

    def is_kept(self) -> bool:
        """Whether the disk holds this very answer right now."""
        there, _ = self._store.load(self.key)
        return self.fit(there)[0] == self.answer

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
