"""The hand-in button: what is answered, what is missing, and one zip to upload."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

import traitlets as t

from ..errors import PlainError
from ._base import AnswerWidget, only, text


class HandIn(AnswerWidget):
    """ "Lever": looks through the notebook's answers and makes the zip that is uploaded or submitted.

    >>> HandIn("m03-lever")

    The answer is the receipt: `{"at": "<UTC, ISO 8601>", "name": "03-mestringstro.zip", "missing": 0}`.
    """

    # Set by the package: reading the notebook and packing it.
    folder: ClassVar[Path]
    files: ClassVar[Any]

    module = t.Unicode("hand_in").tag(sync=True)

    def set_content(self) -> None:
        pass

    def check_answer(self, answer: Any) -> None:
        only(answer, {"at", "name", "missing"})
        text(answer["at"], 40)
        text(answer["name"], 120)
        if type(answer["missing"]) is not int:
            raise ValueError("expected a count")

    def missing(self) -> list[str]:
        return [] if self.answer else [self.title]

    def describe(self) -> list[tuple[str, str]]:
        return [(self.labels["file"], self.answer["name"])] if self.answer else []

    def _asked(self, widget, message: dict, buffers) -> None:
        """`inspect` reports on the saved notebook, `pack` makes the zip; both name the notebook's file."""
        if message.get("do") not in ("inspect", "pack"):
            return super()._asked(widget, message, buffers)
        notebook = self.folder / Path(str(message.get("notebook"))).name
        try:
            if message["do"] == "inspect":
                self.send({"report": self._report(notebook)})
            else:
                self._pack(notebook)
        except PlainError as error:
            self.send({"trouble": str(error)})
        except (OSError, ValueError, KeyError, TypeError):
            self.send({"trouble": self.labels["unreadable"]})

    def fallback(self) -> str:
        """Nothing in a hand-in: the zip is made before its receipt is kept, so it would say that nobody handed in."""
        return super().fallback() if self._store.writable else ""

    def _report(self, notebook: Path) -> dict:
        started = {w.key: w for w in self._tasks()}
        tasks = [{"name": w.title, "missing": w.missing(), "kept": w.is_kept()} for w in started.values()]
        asked = [key for key, private in self.files.asked(notebook).items() if not private and key != self.key]
        tasks += [self._not_started(key) for key in asked if key not in started]
        tasks += [
            {"name": name, "missing": [] if words else [self.labels["unwritten"]], "kept": True}
            for name, words in self.files.written_answers(notebook)
        ]
        found = self.files.personal(self.folder, notebook)
        return {"tasks": tasks, "personal": [{"kind": kind, "words": words} for kind, words in found]}

    def _not_started(self, key: str) -> dict:
        """A task of the notebook whose widget is not there: all that is known of it stands on the disk."""
        try:
            name = self.find_content(key)["title"]
        except (PlainError, KeyError):
            name = key
        there, _ = self._store.load(key)
        whole = there is not None and there.answer is not None and not there.missing
        return {"name": name, "missing": [] if whole else [self.labels["not_started"]], "kept": True}

    def _tasks(self) -> list[AnswerWidget]:
        """The newest widget of every key in this kernel that goes into the hand-in."""
        newest = [widgets[-1] for (place, _), widgets in self._live.items() if place == self.place]
        return [w for w in newest if not w.private and not isinstance(w, HandIn)]

    def _pack(self, notebook: Path) -> None:
        tasks = self._report(notebook)["tasks"]
        if unkept := [task["name"] for task in tasks if not task["kept"]]:
            return self.send({"trouble": self.labels["unkept"].format(what=", ".join(unkept))})
        missing = sum(bool(task["missing"]) for task in tasks)
        name = f"{self.folder.name}.zip"
        data, names = self.files.pack(self.folder, notebook)
        self.answer = {"at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "name": name, "missing": missing}
        self.send({"zip": name, "files": names}, buffers=[data])
