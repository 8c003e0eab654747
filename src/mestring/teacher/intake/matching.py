"""Which of an exercise's cells a handed-in cell is, and which answer a student's own cell belongs to."""

from .exercise import by_name, is_answer, sections, text_of
from .reading import Cell
from .texts import alike, plain


class Known:
    """The released exercise's cells: all by name, the order, the headings, the locked ones' words."""

    def __init__(self, released: dict):
        self.cells = by_name(released)
        self.order = list(self.cells)
        self.sections = sections(released)
        self.answers = [name for name, cell in self.cells.items() if is_answer(cell)]
        self.locked = {name: plain(text_of(cell)) for name, cell in self.cells.items() if name not in self.answers}
        self.asks_for_code = any(self.cells[name]["cell_type"] == "code" for name in self.answers)

    def name(self, cell: Cell, seen: list[str]) -> str | None:
        """The name of this cell: by its content, the name it has, or nearly the content of one not `seen` yet."""
        words = plain(cell.source)
        name = next((name for name, text in self.locked.items() if words and text == words), None)
        name = name or next((name for name in cell.names if name in self.cells), None)
        if name or len(words) < 20:
            return name
        if not cell.whole:
            return next((name for name, text in self.locked.items() if text.startswith(words[:-8])), None)
        left = (name for name in self.locked if name not in seen and len(words) >= 60)
        return next((name for name in left if alike(words, self.locked[name])), None)

    def answer_near(self, anchor: str | None) -> str | None:
        """The answer cell of the section that `anchor` stands in: the next one from there, or else the last."""
        if anchor is None:
            return None
        there = [name for name in self.order if self.sections[name] == self.sections[anchor]]
        after = [name for name in there[there.index(anchor) :] if name in self.answers]
        before = [name for name in there if name in self.answers]
        return after[0] if after else before[-1] if before else None
