"""An answer between the screen and the disk: kept, restored, and told how it went."""

import logging
import threading
from typing import Any, ClassVar

import anywidget
import traitlets as t

from ..errors import NotKept
from ..logic.fitting import Part, fit


class KeptAnswer(anywidget.AnyWidget):
    """The part of `AnswerWidget` that keeps: from its store (`_store`), by its `check_answer` and `missing`."""

    for_portfolio: ClassVar = True  # whether the answer is something that one may want to keep and show
    _live: ClassVar[dict[tuple, list["KeptAnswer"]]] = {}
    # JupyterLab 4.4 and later send a widget's messages to a subshell, and from the second on ipykernel 7 handles them
    # in that thread while the cells run in the main one (measured). So whatever looks at an answer, keeps or shows it
    # takes its turn: otherwise a look meets a write half done and calls the widget's own answer another window's.
    _turn: ClassVar = threading.RLock()

    key = t.Unicode().tag(sync=True)
    place = t.Unicode().tag(sync=True)
    labels = t.Dict().tag(sync=True)
    # No echo: the kernel's echo of an earlier answer would undo what was chosen since, before it was ever sent.
    answer = t.Any(None, allow_none=True).tag(sync=True, echo_update=False)
    kept = t.Dict().tag(sync=True)

    def _begin(self, seen, notice: str) -> None:
        """Show what stands on disk, and keep what changes from now on."""
        self._take(seen)
        self._receipt(notice=notice)
        self._siblings = self._live.setdefault((self.place, self.key), [])
        self._siblings.append(self)
        self.observe(lambda change: self._safely(self._changed), "answer")
        self.on_msg(lambda *message: self._safely(self._asked, *message))

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
            upon, kind = upon or self._seen, type(self).__name__
            self._seen = self._store.keep(self.key, self.answer, kind, upon, missing, outside, self._in_words(outside))
        except NotKept as error:
            return self._receipt(problem=error.code, other=error.other)
        self._shown, self._outside, self._open = self.answer, outside, missing
        self._receipt()
        for twin in self._siblings:
            if twin is not self:
                twin._adopt(self._seen)

    def _in_words(self, outside: list[Part]) -> dict:
        """The answer in words, kept beside it: the portfolio shows it where no widget is there to describe it."""
        if self.answer is None:
            return {}
        rows = self.describe() if self.for_portfolio else []
        rows += [(self.labels["outside"], part.words) for part in outside if part.words]
        drawing = self.drawing() if rows else None
        more = {"drawing": drawing} if drawing else {}
        return {"title": self.title, "prompt": self.prompt, "rows": [list(row) for row in rows], **more}

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
    def newest(cls, key: str) -> "KeptAnswer | None":
        """The newest widget with this key in this kernel."""
        return next((widgets[-1] for (_, name), widgets in cls._live.items() if name == key and widgets), None)

    @classmethod
    def forget_all(cls) -> None:
        """No widget is there any more: for a process that runs one notebook after another."""
        cls._live.clear()

    def is_kept(self) -> bool:
        """Whether the disk holds this very answer right now."""
        there, _ = self._store.load(self.key)
        return self.fit(there)[0] == self.answer
