"""Wall sharing: a student's own choice whether a text may be shown to the class, without a name."""

from typing import Any

import traitlets as t

from ..logic.required import Required
from ._base import AnswerWidget, only


class WallSharing(AnswerWidget):
    """A box for each text that the class may see, none ticked beforehand.

    Nothing waits for it, and *Lever* does not list it. The texts themselves stand in their own answers; the teacher's
    `wall` looks only at those that are ticked in what was handed in last.

    >>> WallSharing("m03-veggen", exercise=True)

    The answer: `{"shown": ["m03-three-weeks-text"]}`, the answer keys of the ticked texts; none where no box is ticked.
    """

    for_portfolio = listed = False
    module = t.Unicode("wall_sharing").tag(sync=True)
    texts = t.List().tag(sync=True)

    def set_content(self, texts: dict[str, str]) -> None:
        """`texts`: the answer key of a written answer -> what the task is called.

        Choose tasks about constructed people, never about a student's own life or place of work. A widget without a
        `title` or a `prompt` has ready-made ones.
        """
        self.title = self.title or self.labels["title"]
        self.prompt = self.prompt or self.labels["prompt"]
        if not texts or not all(type(part) is str and part for entry in texts.items() for part in entry):
            raise ValueError(f"{self.key}: texts are answer keys and what each task is called")
        self.texts = [{"id": key, "title": title} for key, title in texts.items()]

    def check_answer(self, answer: Any) -> None:
        only(answer, {"shown"})
        shown, known = answer["shown"], {text["id"] for text in self.texts}
        if type(shown) is not list or not shown or len(set(shown)) < len(shown) or not set(shown) <= known:
            raise ValueError("expected some of the texts, each once")

    def required(self) -> list[Required]:
        return []

    def asked(self) -> list[tuple[str, list[str]]]:
        return [(self._tick(text), []) for text in self.texts]

    def describe(self) -> list[tuple[str, str]]:
        shown = (self.answer or {}).get("shown", [])
        return [(self._tick(text), self.labels["ticked"]) for text in self.texts if text["id"] in shown]

    def fallback(self) -> str:
        """Nothing in a hand-in: whoever reads and gives points there need not know."""
        return super().fallback() if self._store.writable or self._store.folder is None else ""

    def _tick(self, text: dict) -> str:
        return self.labels["tick"].format(title=text["title"])
