"""Makes a whole exercise again: the released notebook, with the student's text in its answer cells.

Everything that is locked comes from the released exercise, so nothing a student did to it counts, for or against.
What the student wrote is found by cell id, by content, and by where it stands.
"""

import copy
import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from ...text.messages import _
from ...written import STUBS, fields
from . import sentences as say
from .exercise import is_answer, text_of
from .matching import Known
from .reading import MOST_TEXT, Cell, Notebook
from .texts import added, is_code, is_python, lost, plain

CODE_STUBS = ("# Skriv svaret ditt her", "# Write your answer here")
# A picture is shown when it was pasted into the cell, and not when it lies on the student's disk or on a page.
PICTURES = re.compile(r"!\[[^\]]{0,300}\]\(\s*<?([^)>\s]{0,300})|<img[^>]{0,300}")


@dataclass
class Repaired:
    """The mended notebook; what was mended (`notes`), what a teacher must look at (`doubts`).

    `fields` names the text fields that the notebook had, `filled` the answer cells with a field's text in them,
    `unanswered` the answer cells with nothing in them; `elsewhere` says that the student has written something
    that is in no answer cell.
    """

    notebook: dict
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    answered: int = 0
    elsewhere: bool = False
    fields: set[str] = field(default_factory=set)
    filled: set[str] = field(default_factory=set)

    @property
    def written(self) -> list[str]:
        """The text of the answer cells."""
        return [text_of(c) for c in self.notebook["cells"] if "nbgrader" in c["metadata"] and is_answer(c)]


def repair(released: dict, handed_in: Notebook) -> Repaired:
    """The released notebook with the answers of the one that was handed in."""
    return _Repair(released, handed_in).result


class _Repair:
    def __init__(self, released, handed_in):
        self.known = Known(released)
        self.texts = {name: [] for name in self.known.answers}
        self.halves = {name: [] for name in self.texts}  # the texts that stood in cells with this name
        self.images = {name: {} for name in self.texts}
        self.own = {name: [] for name in [None, *self.known.order]}  # the student's own cells, by the cell they follow
        self.result = Repaired(copy.deepcopy(released))
        self.seen, self.says, self.stubs = [], set(), 0
        self.reworded = {}  # the headings above texts of the exercise that have other words
        self.stripped = all(cell.bare for cell in handed_in.cells)
        code = [{"cell_type": "code", "source": cell.source} for cell in handed_in.cells if cell.kind == "code"]
        self.result.fields = fields({"cells": code})
        self._read(handed_in.cells)
        self._write()
        self._compare(handed_in)

    def _read(self, cells):
        anchor = None
        for cell in cells:
            name = self.known.name(cell, self.seen)
            if name is None:
                self._stray(cell, anchor)
                continue
            if name in self.seen:
                self.says.add("copied")
            if cell.kind != self.known.cells[name]["cell_type"]:
                self.says.add("retyped")
            if cell.bare or name not in cell.names:
                self.says.add("metadata")
            if name in self.texts:
                self._answer(name, cell)
            elif plain(cell.source) == self.known.locked[name]:
                pass
            elif cell.untouched:
                self.says.add("edition")
            else:
                self._changed(name, cell)
            self.seen.append(name)
            anchor = name

    def _answer(self, name, cell):
        text = cell.source.strip()
        if not _is_stub(text):
            for stub in STUBS.values():  # some write above or below the words that stood there
                text = text.replace(stub, "").strip()
            self.texts[name].append(text)
            self.halves[name].append(text)
            self.result.filled |= {name} if cell.filled else set()
        self.images[name] |= cell.attachments
        if not cell.whole:
            self.result.doubts.append(_(say.CUT, self.known.sections[name]))

    def _changed(self, name, cell):
        """A locked cell that is not as it was: it is put back, and what was written into it is an answer."""
        self.says.add("locked")
        prose = "markdown" in (cell.kind, self.known.cells[name]["cell_type"]) or not is_python(cell.source)
        before = text_of(self.known.cells[name])
        text = added(before, cell.source)
        if prose and cell.whole and text and lost(before, cell.source):
            self.result.elsewhere = True
            self.reworded[self.known.sections[name]] = None
        elif prose and cell.whole:
            self._stray(Cell("markdown", text, attachments=cell.attachments), name)
        elif text:
            self.result.elsewhere = True

    def _stray(self, cell, anchor):
        """A cell of the student's own: text in a section with a written answer belongs to that answer."""
        text = cell.source.strip()
        if _is_stub(text) and not cell.attachments:
            self.stubs += bool(text)
            return
        if cell.kind == "code" and is_code(text):
            self.says.add("code")
            if self.known.asks_for_code:
                self.own[anchor].append(_cell("code", text))
                return
            text = f"```python\n{text}\n```"
        target = self.known.answer_near(anchor)
        if target is None and anchor is None and self.texts:
            target = next(iter(self.texts))
            self.says.add("lost_place")
        if target and (self.known.cells[target]["cell_type"] == "markdown"):
            self.says.add("metadata" if self.stripped else "moved")
            self.texts[target].append(text)
            self.images[target] |= cell.attachments
        else:
            self.result.elsewhere = True
            self.own[anchor].append(_cell("markdown", text, cell.attachments))

    def _write(self):
        cells = list(self.own[None])
        for name, cell in zip(self.known.order, self.result.notebook["cells"], strict=True):
            if name in self.texts:
                self._fill(name, cell)
            cells += [cell, *self.own[name]]
        for number, cell in enumerate(own for below in self.own.values() for own in below):
            cell["id"] = f"student-{number + 1}"
        self.result.notebook["cells"] = cells

    def _fill(self, name, cell):
        texts, images, title = self.texts[name], self.images[name], self.known.sections[name]
        texts = [t for i, t in enumerate(texts) if not any(t in other for other in texts[:i])]
        texts = [t for i, t in enumerate(texts) if not any(t in other for other in texts[i + 1 :])]
        if sum(half in texts for half in set(self.halves[name])) > 1:
            self.result.doubts.append(_(say.SPLIT, title))
        elif len(texts) > 1:
            self.says.add("joined")
        text = "\n\n".join(texts)
        if len(text) > MOST_TEXT:
            text = text[:MOST_TEXT] + " …"
            self.result.doubts.append(_(say.TOO_LONG, title))
        if any(unquote(place or "").removeprefix("attachment:") not in images for place in PICTURES.findall(text)):
            self.result.doubts.append(_(say.PICTURE, title))
        if text or images:
            cell["source"] = text
            self.result.answered += 1
            if images:
                cell["attachments"] = images
        else:
            self.result.unanswered.append(name)

    def _compare(self, handed_in):
        """Say what was put right: cells that were missing or in another order, the kernel, all that was noticed."""
        result, broken = self.result, "json" in handed_in.damage
        first = list(dict.fromkeys(self.seen))
        missing = [name for name in self.known.order if name not in first and not self.texts.get(name)]
        if self.stripped:  # nobody can tell an answer cell without its name
            missing = [name for name in missing if name not in self.texts]
        if broken:  # the file is to blame, not the student: what is said of the file is enough
            missing, first = [], []
            self.says -= {"copied", "metadata", "locked", "retyped"}
        if missing:
            result.notes.append(_(say.PUT_BACK_ONE) if len(missing) == 1 else _(say.PUT_BACK, len(missing)))
        if first != sorted(first, key=self.known.order.index):
            result.notes.append(_(say.ORDER))
        result.notes += [_(say.NOTES[what]) for what in say.NOTES if what in self.says]
        gone = [name for name in result.unanswered if name not in self.seen]
        if handed_in.cells and len(gone) > self.stubs:  # an answer that was left open has its cell
            result.doubts.append(_(say.GONE, say.quoted([self.known.sections[name] for name in gone])))
        if self.reworded and not broken:
            result.doubts.append(_(say.REWORDED, say.quoted(list(self.reworded))))
        if "lost_place" in self.says:
            result.doubts.append(_(say.LOST_PLACE))
        if handed_in.kernel not in (None, result.notebook["metadata"]["kernelspec"]["name"]):
            result.notes.append(_(say.FOREIGN_KERNEL))
        if handed_in.kernel is None and handed_in.cells and not broken:
            result.notes.append(_(say.NO_KERNEL))
        result.doubts += [_(say.DROPPED[what]) for what in handed_in.dropped]
        if handed_in.lost and not set(self.texts) <= set(self.seen):
            result.doubts.append(_(say.LOST_CELLS, len(set(self.seen)), len(self.known.order)))


def _is_stub(text):
    """Whether it is what stood there before anybody wrote, perhaps only the rest of it."""
    return not text or text in CODE_STUBS or (len(text) > 10 and any(text in stub for stub in STUBS.values()))


def _cell(kind, source, attachments=None):
    cell = {"cell_type": kind, "metadata": {}, "source": source}
    if kind == "code":
        cell |= {"outputs": [], "execution_count": None}
    elif attachments:
        cell["attachments"] = attachments
    return cell
