"""Makes a whole exercise again: the released notebook, with the student's text in its answer cells.

Everything that is locked comes from the released exercise, so nothing a student did to it counts, for or against.
What the student wrote is found by cell id, by content, and by where it stands.
"""

import copy
from dataclasses import dataclass, field

from ...handing_in import STUB
from .reading import MOST_TEXT, Cell, Notebook
from .sentences import NOTES
from .texts import added, alike, is_code, is_python, plain

CODE_STUB = "# Skriv svaret ditt her"


@dataclass
class Repaired:
    """The mended notebook; what was mended (`notes`), what a teacher must look at (`doubts`), what is unanswered."""

    notebook: dict
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    answered: int = 0


def repair(released: dict, handed_in: Notebook) -> Repaired:
    """The released notebook with the answers of the one that was handed in."""
    return _Repair(released, handed_in).result


def fits(released: dict, handed_in: Notebook) -> int:
    """How many of the exercise's cells the notebook has, by name or by content."""
    known = _by_name(released)
    texts = {plain(text_of(cell)): name for name, cell in known.items() if not _is_answer(cell)}
    names = (next((n for n in c.names if n in known), texts.get(plain(c.source))) for c in handed_in.cells)
    return len({name for name in names if name})


def text_of(cell: dict) -> str:
    """The source of a cell, however it is kept."""
    return "".join(cell["source"])


class _Repair:
    def __init__(self, released, handed_in):
        self.known = _by_name(released)
        self.order = list(self.known)
        self.sections = _sections(self.known)
        self.runs_code = any(_is_answer(c) and c["cell_type"] == "code" for c in self.known.values())
        self.texts = {name: [] for name in self.order if _is_answer(self.known[name])}
        self.images = {name: {} for name in self.texts}
        self.own = {name: [] for name in [None, *self.order]}  # the student's own cells, by the cell they follow
        self.result = Repaired(copy.deepcopy(released))
        self.seen, self.says = [], set()
        self.stripped = all(cell.bare for cell in handed_in.cells)
        self._read(handed_in.cells)
        self._write()
        self._compare(handed_in)

    def _read(self, cells):
        anchor = None
        for cell in cells:
            name = self._name(cell)
            if name is None:
                self._stray(cell, anchor)
                continue
            if name in self.seen:
                self.says.add("copied")
            if cell.kind != self.known[name]["cell_type"]:
                self.says.add("retyped")
            if cell.bare or name not in cell.names:
                self.says.add("metadata")
            if name in self.texts:
                self._answer(name, cell)
            elif plain(cell.source) != plain(text_of(self.known[name])):
                self._changed(name, cell)
            self.seen.append(name)
            anchor = name

    def _name(self, cell):
        """Which of the exercise's cells this is: by its name, else by its content."""
        name = next((name for name in cell.names if name in self.known), None)
        words = plain(cell.source)
        same = next((n for n in self.order if n not in self.texts and plain(text_of(self.known[n])) == words), None)
        if same and words:
            return same
        if name is None and not cell.whole and len(words) > 20:
            return next((n for n in self.order if plain(text_of(self.known[n])).startswith(words[:-8])), None)
        if name or len(words) < 60:
            return name
        locked = [n for n in self.order if n not in self.texts and n not in self.seen]
        return next((n for n in locked if alike(words, plain(text_of(self.known[n])))), None)

    def _answer(self, name, cell):
        text = cell.source.strip()
        if text and text not in (STUB, CODE_STUB):
            text = text.replace(STUB, "").strip()  # some write above or below the words that stood there
            self.texts[name].append(text)
        self.images[name] |= cell.attachments
        if not cell.whole:
            self.result.doubts.append(f"Slutten av svaret på «{self.title(name)}» mangler: fila er avkuttet.")

    def _changed(self, name, cell):
        """A locked cell that is not as it was: it is put back, and what was written into it is an answer."""
        self.says.add("locked")
        prose = "markdown" in (cell.kind, self.known[name]["cell_type"]) or not is_python(cell.source)
        if prose and cell.whole:
            text = added(text_of(self.known[name]), cell.source)
            self._stray(Cell("markdown", text, attachments=cell.attachments), name)

    def _stray(self, cell, anchor):
        """A cell of the student's own: text in a section with a written answer belongs to that answer."""
        text = cell.source.strip()
        if not text or text in (STUB, CODE_STUB):
            return
        if cell.kind == "code" and is_code(text):
            self.says.add("code")
            if self.runs_code:
                self.own[anchor].append(_cell("code", text))
                return
            text = f"```python\n{text}\n```"
        target = self._answer_near(anchor)
        if target is None and anchor is None and self.texts:
            target = next(iter(self.texts))
            self.says.add("lost_place")
        if target and (self.known[target]["cell_type"] == "markdown"):
            self.says.add("metadata" if self.stripped else "moved")
            self.texts[target].append(text)
            self.images[target] |= cell.attachments
        else:
            self.own[anchor].append(_cell("markdown", text, cell.attachments))

    def _answer_near(self, anchor):
        """The answer cell of the section that `anchor` stands in: the next one from there, or else the last."""
        if anchor is None:
            return None
        section = self.sections[anchor]
        there = [name for name in self.order if self.sections[name] == section]
        after = [name for name in there[there.index(anchor) :] if name in self.texts]
        before = [name for name in there if name in self.texts]
        return after[0] if after else before[-1] if before else None

    def _compare(self, handed_in):
        first = list(dict.fromkeys(self.seen))
        missing = [name for name in self.order if name not in first and not self.texts.get(name)]
        if self.stripped:  # nobody can tell an answer cell without its name
            missing = [name for name in missing if name not in self.texts]
        if "json" in handed_in.damage:  # the file is to blame, not the student: what is said of the file is enough
            missing, first = [], []
            self.says -= {"copied", "metadata", "locked", "retyped"}
        if missing:
            number = "1 celle" if len(missing) == 1 else f"{len(missing)} celler"
            self.result.notes.append(f"{number} som manglet, er lagt tilbake.")
        if first != sorted(first, key=self.order.index):
            self.result.notes.append("Cellene er satt tilbake i riktig rekkefølge.")
        self.result.notes += [NOTES[what] for what in NOTES if what in self.says]
        if "lost_place" in self.says:
            self.result.doubts.append(
                "Noe tekst sto uten oppgavetekst rundt. Den er samlet i den første skriftlige delen."
            )
        if handed_in.kernel not in (None, self.result.notebook["metadata"]["kernelspec"]["name"]):
            self.result.notes.append("Notatboka var satt til et annet program enn Python. Det er satt tilbake.")
        if handed_in.kernel is None and handed_in.cells and "json" not in handed_in.damage:
            self.result.notes.append("Innstillingen for Python manglet og er lagt tilbake.")
        if handed_in.lost and not set(self.texts) <= set(self.seen):
            read = len(set(self.seen))
            self.result.doubts.append(
                f"Notatboka er skadet: {read} av {len(self.order)} celler kunne leses. Svar kan mangle."
            )

    def _write(self):
        cells = list(self.own[None])
        for name, cell in zip(self.order, self.result.notebook["cells"], strict=True):
            if name in self.texts:
                self._fill(name, cell)
            cells += [cell, *self.own[name]]
        for number, cell in enumerate(own for below in self.own.values() for own in below if "id" not in own):
            cell["id"] = f"student-{number + 1}"
        self.result.notebook["cells"] = cells

    def _fill(self, name, cell):
        texts = self.texts[name]
        texts = [t for i, t in enumerate(texts) if not any(t in other for other in texts[:i])]
        texts = [t for i, t in enumerate(texts) if not any(t in other for other in texts[i + 1 :])]
        if len(texts) > 1:
            self.says.add("joined")
        text = "\n\n".join(texts)
        if len(text) > MOST_TEXT:
            text = text[:MOST_TEXT] + " …"
            self.result.doubts.append(f"Svaret på «{self.title(name)}» er svært langt og er kuttet. Se originalen.")
        if text or self.images[name]:
            cell["source"] = text
            self.result.answered += 1
            if self.images[name]:
                cell["attachments"] = self.images[name]
        else:
            self.result.unanswered.append(self.title(name))

    def title(self, name):
        """The heading of the section that a cell stands in."""
        return self.sections[name]


def sections(released: dict) -> dict[str, str]:
    """{cell name: the heading it stands under}."""
    return _sections(_by_name(released))


def _by_name(released):
    return {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in released["cells"]}


def _sections(known):
    heading, found = "", {}
    for name, cell in known.items():
        text = text_of(cell)
        if cell["cell_type"] == "markdown" and text.startswith("#") and not _is_answer(cell):
            heading = text.split("\n")[0].strip("# ").rsplit(" (", 1)[0]
        found[name] = heading
    return found


def _is_answer(cell):
    about = cell["metadata"]["nbgrader"]
    return bool(about.get("solution")) and not about.get("locked")


def _cell(kind, source, attachments=None):
    cell = {"cell_type": kind, "metadata": {}, "source": source}
    if kind == "code":
        cell |= {"outputs": [], "execution_count": None}
    elif attachments:
        cell["attachments"] = attachments
    return cell
