"""The whole hand-in of a good student, and how a damaged one is made of it, with the truth about it.

A case gets the good one (`Work`), damages it, and returns the files as Canvas would name them: `{file name: bytes}`, or
nothing for the zip of the hand-in button.
"""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from .exercises import ROOT, graded

TEXTS = [
    "Bussen gikk, og Borghild kom fram. Å stå der sammen med Arne, sier hun, var som å puste ut. Første skriftlige.",
    "Jeg ville spurt om hva torsdagene betyr for ham. Andre skriftlige svar, med æ, ø og å, og «sitater».",
]
FINE, REPAIRED, NEEDS_YOU = "fine", "repaired", "needs_you"


@dataclass
class Work:
    """What a good student has done: the notebook and the answers, all right."""

    exercise: str
    book: dict
    answers: dict[str, bytes]

    @classmethod
    def good(cls, exercise, edition=""):
        book = json.loads((ROOT / edition / "exercises" / exercise / f"{exercise}.ipynb").read_text(encoding="utf-8"))
        for cell in book["cells"]:
            cell["source"] = "".join(cell["source"])
        work = cls(exercise, book, {})
        for name, text in zip(work.written, TEXTS, strict=False):
            work.cell(name)["source"] = text
        for test in graded(exercise):
            work.answers[test.answer_key] = answer_file(test.answer_key, test.full)
        return work

    @property
    def cells(self):
        return self.book["cells"]

    @property
    def written(self):
        return [c["id"] for c in self.cells if c.get("metadata", {}).get("nbgrader", {}).get("solution")]

    def cell(self, name):
        return next(cell for cell in self.cells if cell.get("id") == name)

    def index(self, name):
        return self.cells.index(self.cell(name))

    def add(self, after, text, kind="markdown", **more):
        new = {"cell_type": kind, "id": f"ny{len(self.cells)}", "metadata": {}, "source": text, **more}
        if kind == "code":
            new |= {"outputs": [], "execution_count": None}
        self.cells.insert(self.index(after) + 1, new)

    @property
    def json(self):
        return json.dumps(self.book, ensure_ascii=False, indent=1)

    @property
    def ipynb(self):
        return f"{self.exercise}.ipynb"

    def files(self, notebook=None, folder=""):
        found = {f"{folder}{self.ipynb}": self.json.encode() if notebook is None else notebook}
        return found | {f"{folder}svar/{key}.json": data for key, data in self.answers.items()}

    def zipped(self, notebook=None):
        return {f"{self.exercise}.zip": pack(self.files(notebook))}


@dataclass
class HandIn:
    """One damaged hand-in: its files, and the truth about it."""

    name: str
    files: dict[str, bytes]
    state: str
    says: str
    answers: set[str]  # the answer keys that must get full points; all others get none
    texts: dict[str, str]  # {grade id: what must stand in it}
    taken: bool = True
    late: bool = False
    personal: dict = field(default_factory=dict)


@dataclass
class Case:
    make: Callable
    state: str
    says: str = ""
    lost: int = 0  # so many answers cannot be had, the first ones
    texts: int = 2  # so many written answers survive
    taken: bool = True
    late: bool = False
    personal: dict = field(default_factory=dict)


CASES: dict[str, Case] = {}
ALL = 99


def case(state, says="", **truth):
    """Registers a damaged hand-in with its truth."""

    def register(make):
        CASES[make.__name__] = Case(make, state, says, **truth)
        return make

    return register


def hand_in(name, exercise):
    """One of the damaged hand-ins of this exercise."""
    what, work = CASES[name], Work.good(exercise)
    keys, written = list(work.answers), work.written
    files = what.make(work) or work.zipped()
    texts = dict(zip(written[: what.texts], TEXTS, strict=False))
    kept = set(keys[what.lost :])
    return HandIn(name, files, what.state, what.says, kept, texts, what.taken, what.late, what.personal)


def canvas_zip(hand_ins, first_id=51001):
    """All of them as Canvas' bulk download: {name: user id}, and the zip."""
    ids, files = {}, {}
    for number, one in enumerate(hand_ins):
        ids[one.name] = str(first_id + number)
        who = f"{one.name.replace('_', '')}{'_LATE' if one.late else ''}_{ids[one.name]}"
        for serial, (file, data) in enumerate(one.files.items()):
            online = file in ("text.html", "link.html")
            files[f"{who}_{file}" if online else f"{who}_{900000 + 10 * number + serial}_{file}"] = data
    return ids, pack(files)


def pack(files, change=lambda info: None):
    """A zip of {name: bytes}."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (2026, 11, 21, 12, 0, 0))
            change(info)
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def answer_file(key, answer, revision=1, at="2026-11-21T13:02:11Z"):
    document = {"version": 1, "key": key, "widget": "-", "revision": revision, "at": at}
    return json.dumps({**document, "answer": answer}, ensure_ascii=False).encode()
