"""Written answer: a text field, with a word count where the task names one."""

from typing import Any, ClassVar

import traitlets as t

from ..logic.required import Required
from ._writing import FEWEST_LINES, LONGEST, Writing

WORDS_A_LINE, MOST_LINES = 12, 20


class WrittenAnswer(Writing):
    """A text in the student's own words, which a teacher reads.

    >>> WrittenAnswer("m03-three-weeks-text", exercise=True)

    In an exercise the text stands in the answer cell `m03-three-weeks` too: formgrader reads it there.
    The answer: `{"text": "…"}`.
    """

    # Set by `widgets`: what stands in answer cells.
    cells: ClassVar[Any]

    module = t.Unicode("written_answer").tag(sync=True)
    least = t.Int(0).tag(sync=True)
    most = t.Int(0).tag(sync=True)
    # What the answer cell is to hold now: {name, source, filled, text}; the page puts it there.
    cell = t.Dict().tag(sync=True)

    def __init__(self, key: str, **more):
        super().__init__(key, **more)
        self.observe(self._tell_cell, "kept")
        if self._seen is None and not self.kept["notice"] and self._store.writable and not self.private:
            self._take_over(self.cells.typed_before(self._store.folder.parent, key))
        self._tell_cell()

    def set_content(self, least: int = 0, most: int = 0) -> None:
        """`least`, `most`: how many words the task asks for, if it says so."""
        if type(least) is not int or type(most) is not int or not 0 <= least <= (most or least):
            raise ValueError(f"{self.key}: least and most are numbers of words, the smaller one first")
        self.least, self.most = least, most
        self.rows = min(max(most // WORDS_A_LINE, FEWEST_LINES), MOST_LINES)

    def required(self) -> list[Required]:
        return [Required(self.labels["empty"], ("text",), least=self.least, short=self.labels["too_few"])]

    def fallback(self) -> str:
        """Nothing in a hand-in: there the answer cell below has the text."""
        handed_in = self._store.folder is not None and not self._store.writable
        return "" if handed_in else super().fallback()

    def _take_over(self, written: str) -> None:
        """What was written before there was a field."""
        if written and len(written) <= LONGEST:
            self.answer = {"text": written}
            if not self.kept["problem"]:
                self._receipt(notice="taken_over")

    def _tell_cell(self, *_) -> None:
        if self.private or self.kept["problem"]:
            return
        name, source = self.cells.cell_of(self.key), self.cells.source_for(self.answer)
        written = self.answer["text"] if self.answer else ""
        self.cell = {"name": name, "source": source, "filled": self.cells.digest(source), "text": written}
