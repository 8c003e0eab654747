"""Opens one hand-in: the notebooks and the answers that are in it, and what it was that is neither."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from . import answer_files, reading, sources, unpack
from .exercise import EXERCISE, LESSON, Exercise
from .names import stem

MOST_BOOKS = 60  # a student's whole folder has all lessons and all exercises
DOCUMENTS = {
    ".docx",
    ".doc",
    ".odt",
    ".rtf",
    ".pdf",
    ".pages",
    ".txt",
    ".md",
    ".png",
    ".jpg",
    ".jpeg",
    ".heic",
    ".webp",
}


@dataclass
class Opened:
    """A hand-in whose files were read; `wrong` tells what its other notebooks are of, see `Exercise.other`."""

    piece: sources.Piece
    found: unpack.Found
    answers: answer_files.Answers
    notebooks: list[tuple[float, str, reading.Notebook]]  # (how well it fits, its name, the notebook)
    wrong: list[tuple[str, str]]

    @property
    def exercises(self) -> list[str]:
        """The names of the other exercises."""
        return [name for kind, name in self.wrong if kind == EXERCISE]

    @property
    def lessons(self) -> list[str]:
        """The titles of the lessons."""
        return [name for kind, name in self.wrong if kind == LESSON]

    @property
    def fitting(self) -> list[tuple[float, str, reading.Notebook]]:
        """The notebooks of this exercise, the best one first."""
        return sorted((one for one in self.notebooks if one[0] >= 1), key=lambda one: one[0], reverse=True)

    def documents(self) -> list[str]:
        """The documents and photographs: an answer may have been written there."""
        names = [*self.found.extras, *(parts[-1] for parts, _ in self.found.files if parts[-1] != "timestamp.txt")]
        return [name for name in names if _ending(name) in DOCUMENTS and ".ipynb" not in name.lower()]

    @property
    def beside(self) -> bool:
        """Whether it is nothing but documents and photographs: handed in with the exercise, and not instead of it."""
        files = len(self.found.files) + len(self.found.extras)
        return 0 < files == len(self.documents()) and not self.found.troubles

    def named_by(self, key: str) -> list[str]:
        """The files that have the name of this answer's file and are none that could be read as one: with an ending of
        their own (a download that was not finished, a file that has been sent to the cloud), or beside it."""
        read = [parts[-1] for parts, _ in self.found.files]
        others = [name for name in read if stem(name.lower(), [key]) != key]
        traces = self.found.junk if others == read else []  # a Mac leaves them beside every file
        return [name for name in (*self.found.extras, *others, *traces) if key in name.lower()]

    def foreign(self, exercise: Exercise) -> list[tuple[str, bytes]]:
        """The files that were read and are neither notebook nor answer, the one most like a notebook first."""
        files = [(parts[-1], data) for parts, data in self.found.files if stem(parts[-1], []) not in exercise.widgets]
        files = [(name, data) for name, data in files if name != "timestamp.txt"]
        return sorted(files, key=lambda file: (_ending(file[0]) == ".ipynb", len(file[1])), reverse=True)


def open_piece(piece: sources.Piece, exercise: Exercise) -> Opened:
    """Read all that is in a hand-in."""
    found = unpack.read(piece.entries)
    notebooks, wrong = [], []
    likely = sorted(found.files, key=lambda file: _ending(file[0][-1]) != ".ipynb")
    for parts, data in likely:
        if stem(parts[-1], []) in exercise.widgets or len(data) < 2 or (book := reading.read_notebook(data)) is None:
            continue
        if len(notebooks) + len(wrong) == MOST_BOOKS:
            found.troubles.add("books")
            break
        if other := exercise.other(book):
            wrong.append(other)
        else:
            same_name = stem(parts[-1], [exercise.name]) == exercise.name
            notebooks.append((exercise.fits(book) + same_name / 2, "/".join(parts), book))
    return Opened(piece, found, answer_files.collect(found.files, exercise.widgets), notebooks, wrong)


def _ending(name):
    return PurePosixPath(name).suffix.lower()
