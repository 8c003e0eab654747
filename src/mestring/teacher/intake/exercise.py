"""The exercise that is taken in, as it was released: its cells by name, its answer cells, its widgets."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from ...text import speaking
from ...widgets import RegradeRequest
from .. import editions
from ..course import Course
from . import answer_files, rewording
from .reading import Notebook
from .texts import plain

EXERCISE, LESSON = "exercise", "lesson"


@dataclass
class Exercise:
    """The released exercise; and the other exercises and the lessons, to recognise a hand-in of the wrong one.

    `others` holds the words of each (see `words`), by its kind and what a teacher calls it. `rekeyed` are the widgets
    whose right answers have changed since an earlier intake.
    """

    name: str
    released: dict
    widgets: dict
    others: dict[tuple[str, str], dict[str, str]]
    rekeyed: set[str] = field(default_factory=set)
    english: "Exercise | None" = None

    @classmethod
    def of(cls, course: Course, name: str) -> "Exercise":
        """Read it from the course, and its English edition where there is one."""
        course.released(name)  # says which exercises there are
        found = cls._in(course, name, editions.NORWEGIAN)
        if editions.ENGLISH in editions.languages(course, name):
            with speaking(editions.ENGLISH):
                found.english = cls._in(course, name, editions.ENGLISH)
        return found

    @classmethod
    def _in(cls, course: Course, name: str, language: str) -> "Exercise":
        place = editions.folder(course, "release", language)
        folder = place / name
        books = {n: _read(p) for n in course.assignments if (p := place / n / f"{n}.ipynb").exists()}
        released = books.pop(name)
        others = {(EXERCISE, n): words(book) for n, book in books.items()}
        lessons = [_read(path) for path in sorted((place.parent / "course").glob("*.ipynb"))]
        others |= {(LESSON, _heading(book)): words(book) for book in lessons}
        solved = editions.notebook(course, "source", name, language)
        rekeyed = rewording.rekeyed(course.intake(name), solved)
        return cls(name, released, answer_files.asked(folder), others, rekeyed)

    def same_words(self, book: Notebook) -> int:
        """How many of the texts that this edition was released with the notebook has."""
        return len({plain(cell.source) for cell in book.cells} & set(filter(None, words(self.released).values())))

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
    def asking(self) -> set[str]:
        """The widgets that ask for an answer; the others are one's own choice."""
        return {key for key, widget in self.widgets.items() if widget.parts}

    @property
    def request(self) -> str:
        """The key of the widget in which a student asks to have something looked at again; "" where there is none."""
        return next((key for key, widget in self.widgets.items() if isinstance(widget, RegradeRequest)), "")

    @property
    def written(self) -> set[str]:
        """The names of the answer cells."""
        return {name for name, cell in by_name(self.released).items() if is_answer(cell)}

    def other(self, book: Notebook) -> tuple[str, str] | None:
        """The exercise or the lesson that this notebook is of instead, if it is: EXERCISE or LESSON, and its name."""
        found = max(self.others, key=lambda one: fits(self.others[one], book), default=None)
        return found if found and fits(self.others[found], book) > self.fits(book) else None

    def fits(self, book: Notebook) -> int:
        """How many of the exercise's cells the notebook has."""
        return fits(words(self.released), book)


def by_name(released: dict) -> dict[str, dict]:
    """{name: cell}, in order. A lesson's cells have no other name than their id."""
    return {cell["metadata"].get("nbgrader", {}).get("grade_id", cell["id"]): cell for cell in released["cells"]}


def text_of(cell: dict) -> str:
    """The source of a cell, however it is kept."""
    return "".join(cell["source"])


def is_answer(cell: dict) -> bool:
    """Whether a student is to write in this cell."""
    about = cell["metadata"].get("nbgrader", {})
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


def words(notebook: dict) -> dict[str, str]:
    """{name: the words of the cell}, "" where the student is to write."""
    return {name: "" if is_answer(cell) else plain(text_of(cell)) for name, cell in by_name(notebook).items()}


def fits(known: dict[str, str], handed_in: Notebook) -> int:
    """How many of these cells (see `words`) the notebook has, by name or by content."""
    texts = {text: name for name, text in known.items() if text}
    names = (next((n for n in c.names if n in known), texts.get(plain(c.source))) for c in handed_in.cells)
    return len({name for name in names if name})


def _read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def _heading(notebook: dict) -> str:
    return next((text_of(c).split("\n")[0].strip("# ") for c in notebook["cells"] if text_of(c).startswith("# ")), "")
