"""The hand-in button: what is answered, what is missing, and one zip to upload."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

import traitlets as t

from ..errors import PlainError
from ._base import AnswerWidget, only, text


class HandIn(AnswerWidget):
    """ "Lever": looks through the notebook's answers and makes the zip that is uploaded or submitted.

    >>> HandIn("m03-lever")

    The answer is the receipt: `{"at": "<UTC, ISO 8601>", "name": "03-mestringstro.zip", "missing": 0}`, and
    `"sent": True` where it went to the teacher by itself.
    """

    # Set by `widgets`: where the notebook is, reading it and packing it.
    here: ClassVar[Callable[[], Path]]
    files: ClassVar[Any]

    for_portfolio = False
    module = t.Unicode("hand_in").tag(sync=True)

    def set_content(self) -> None:
        pass

    def check_answer(self, answer: Any) -> None:
        only(answer, {"at", "name", "missing", "sent"})
        text(answer["at"], 40)
        text(answer["name"], 120)
        if type(answer["missing"]) is not int:
            raise ValueError("expected a count")
        if type(answer.get("sent", True)) is not bool:
            raise ValueError("expected true or false")

    def missing(self) -> list[str]:
        return [] if self.answer else [self.title]

    def describe(self) -> list[tuple[str, str]]:
        return [(self.labels["file"], self.answer["name"])] if self.answer else []

    def _asked(self, widget, message: dict, buffers) -> None:
        """`inspect` reports on the saved notebook, `pack` makes the zip, `why` says why a notebook was not saved.

        `to` in the reply is the question's `ask`: a slow answer may come when something else was asked since.
        """
        if message.get("do") not in ("inspect", "pack", "why"):
            return super()._asked(widget, message, buffers)
        try:
            content, buffers = self._reply(message)
        except PlainError as error:
            content, buffers = {"trouble": str(error)}, []
        except (OSError, ValueError, KeyError, TypeError):
            content, buffers = {"trouble": self.labels["unreadable"]}, []
        self.send({**content, "to": message.get("ask")}, buffers=buffers)

    def _reply(self, message: dict) -> tuple[dict, list[bytes]]:
        if message["do"] == "why":
            return {"trouble": self._why_unsaved()}, []
        notebook = self.here() / Path(str(message.get("notebook"))).name
        if message["do"] == "inspect":
            return {"report": self._report(notebook)}, []
        return self._pack(notebook)

    def fallback(self) -> str:
        """Nothing in a hand-in: the zip is made before its receipt is kept, so it would say that nobody handed in."""
        return super().fallback() if self._store.writable else ""

    def _report(self, notebook: Path) -> dict:
        """Part by part (that is, heading by heading): how much is left of how much, and where the first of it is."""
        parts: dict[str, dict] = {}
        rows, beside = self._rows(notebook), {one.key for one in self._tasks() if not one.listed}
        for name, key, missing, count, _ in rows:
            if key in beside:
                continue
            part = parts.setdefault(name, {"name": name, "key": key, "left": [], "all": 0})
            part["key"] = part["key"] if part["left"] or not missing else key
            part["left"] += missing
            part["all"] += max(count, len(missing))
        found = self.files.personal(self.here(), notebook)
        return {
            "parts": list(parts.values()),
            "unkept": [name for name, *_, kept in rows if not kept],
            "personal": [{"kind": kind, "words": words} for kind, words in found],
            "large": self._too_large(notebook),
        }

    def _too_large(self, notebook: Path) -> str:
        """What to do about a notebook that the teacher could not take in; "" where it is none."""
        size, headings = self.files.largest(notebook)
        numbers = {"size": round(size / 1e6), "most": self.files.MOST_NOTEBOOK // 10**6}
        where = ", ".join(self.labels["quoted"].format(words=name) for name in headings) or self.labels["anywhere"]
        return self.labels["too_large"].format(where=where, **numbers) if size else ""

    def _rows(self, notebook: Path) -> list[tuple[str, str, list[str], int, bool]]:
        """Every answer of the notebook: (the heading it stands under, key, what is missing, of how much, kept?)."""
        headings, started = self.files.parts(notebook), {w.key: w for w in self._tasks()}
        private = {key for key, private in self.files.asked(notebook).items() if private}
        rows = []
        for key in [*headings, *(key for key in started if key not in headings)]:
            if key in started:
                one = started[key]
                name = (one.listed and headings.get(key)) or one.title
                rows.append((name, key, one.missing(), one.parts, one.is_kept()))
            elif key not in private and key != self.key:
                rows.append((headings[key] or self._title(key), key, self._not_started(key), 1, True))
        for key, name, words in self.files.written_answers(notebook):
            rows.append((name, key, [] if words else [self.labels["unwritten"]], 1, True))
        return rows

    def _title(self, key: str) -> str:
        try:
            return self.find_content(key)["title"]
        except (PlainError, KeyError):
            return key

    def _not_started(self, key: str) -> list[str]:
        """What is missing where the widget is not there: all that is known of it stands on the disk."""
        there, _ = self._store.load(key)
        whole = there is not None and there.answer is not None and not there.missing
        return [] if whole else [self.labels["not_started"]]

    def _why_unsaved(self) -> str:
        """Why JupyterLab could not save, tried out here: it has told so in English, or not at all."""
        why = self.files.why_not_saved(self.here())
        reason = self.labels["why_unsaved"][why].format(folder=self.here().name)
        return self.labels["unsaved"].format(reason=reason)

    def _tasks(self) -> list[AnswerWidget]:
        """The newest widget of every key in this kernel that goes into the hand-in."""
        newest = [widgets[-1] for (place, _), widgets in self._live.items() if place == self.place]
        return [w for w in newest if not w.private and not isinstance(w, HandIn)]

    def _pack(self, notebook: Path) -> tuple[dict, list[bytes]]:
        report = self._report(notebook)
        if report["unkept"]:
            return {"trouble": self.labels["unkept"].format(what=", ".join(report["unkept"]))}, []
        missing = sum(bool(part["left"]) for part in report["parts"])
        name = f"{self.here().name}.zip"
        data, names = self.files.pack(self.here(), notebook)
        sent = self.files.send(data, self.here().name)
        receipt = {"at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "name": name, "missing": missing}
        self.answer = receipt | ({"sent": True} if sent else {})
        return {"zip": name, "files": names, "sent": sent}, [data]
