"""The exercise that is taken in, as it was released: its cells by name, its answer cells, its widgets."""

import json
from dataclasses import dataclass

from ..course import Course
from . import answer_files
from .reading import Notebook
from .texts import plain


@dataclass
class Exercise:
    """The released exercise, and the others, to recognise a hand-in of the wrong one."""

    name: str
    released: dict
    widgets: dict
    others: dict[str, dict]

    @classmethod
    def of(cls, course: Course, name: str) -> "Exercise":
        """Read it from the course."""
        folder = course.released(name)
        books = {n: course.folder("release") / n / f"{n}.ipynb" for n in course.assignments}
        read = {n: json.loads(path.read_text(encoding="utf-8")) for n, path in books.items()}
        return cls(name, read.pop(name), answer_files.asked(folder), read)

    def titles(self, names: set[str]) -> list[str]:
        """The headings above the cells with these names, in order."""
        return list(dict.fromkeys(title for name, title in sections(self.released).items() if name in names))

    def title(self, key: str) -> str:
        """The heading above the widget with this answer key."""
        return next(iter(self.titles({self.cell(key)})), key)

    def cell(self, key: str) -> str:
        """The name of the cell with this widget; the answer cell below it may have the same name as the key."""
        code = {name: text_of(c) for name, c in by_name(self.released).items() if c["cell_type"] == "code"}
        return next((name for name, text in code.items() if f'"{key}"' in text), key)

    def open_cells(self, answers: answer_files.Answers) -> set[str]:
        """The names of the cells whose widgets nothing is answered in."""
        return {self.cell(key) for key in answers.open_keys(self.widgets)}

    @property
    def written(self) -> set[str]:
        """The names of the answer cells."""
        return {name for name, cell in by_name(self.released).items() if is_answer(cell)}

    def other(self, book: Notebook) -> str | None:
        """The exercise that this notebook is of instead, if it is."""
        found = max(self.others, key=lambda name: fits(self.others[name], book), default=None)
        return found if found and fits(self.others[found], book) > fits(self.released, book) else None


def by_name(released: dict) -> dict[str, dict]:
    """{name: cell}, in order."""
    return {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in released["cells"]}


def text_of(cell: dict) -> str:
    """The source of a cell, however it is kept."""
    return "".join(cell["source"])


def is_answer(cell: dict) -> bool:
    """Whether a student is to write in this cell."""
    about = cell["metadata"]["nbgrader"]
    return bool(about.get("solution")) and not about.get("locked")


def sections(released: dict) -> dict[str, str]:
    """{cell name: the heading it stands under}."""
    heading, found = "", {}
    for name, cell in by_name(released).items():
        text = text_of(cell)
        if cell["cell_type"] == "markdown" and text.startswith("#") and not is_answer(cell):
            heading = text.split("\n")[0].strip("# ").rsplit(" (", 1)[0]
        found[name] = heading
    return found


def fits(released: dict, handed_in: Notebook) -> int:
    """How many of the exercise's cells the notebook has, by name or by content."""
    known = by_name(released)
    texts = {plain(text_of(cell)): name for name, cell in known.items() if not is_answer(cell)}
    names = (next((n for n in c.names if n in known), texts.get(plain(c.source))) for c in handed_in.cells)
    return len({name for name in names if name})
