"""Damaged hand-ins, named by what they are, each with what it deserves.

A case gets the whole hand-in of a good student (`Work`), damages it, and returns the files as Canvas would name them:
`{file name: bytes}`, or nothing for the zip of the hand-in button.
"""

import io
import json
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from mestring import handing_in

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
    def good(cls, exercise):
        book = json.loads((ROOT / "exercises" / exercise / f"{exercise}.ipynb").read_text(encoding="utf-8"))
        for cell in book["cells"]:
            cell["source"] = "".join(cell["source"])
        work = cls(exercise, book, {})
        for name, text in zip(work.written, TEXTS, strict=True):
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


def answer_file(key, answer, revision=1):
    document = {"version": 1, "key": key, "widget": "-", "revision": revision, "at": "2026-11-21T13:02:11Z"}
    return json.dumps({**document, "answer": answer}, ensure_ascii=False).encode()


# Whole hand-ins in odd wrapping


@case(FINE, "Alt er besvart")
def intact(work):
    pass


@case(FINE, late=True)
def late(work):
    pass


@case(FINE)
def packed_by_the_button(work):
    with TemporaryDirectory() as place:
        folder = Path(place) / work.exercise
        for name, data in work.files().items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        return {f"{work.exercise}.zip": handing_in.pack(folder, folder / work.ipynb)[0]}


@case(FINE)
def second_download_of_the_browser(work):
    return {f"{work.exercise} (1).zip": pack(work.files())}


@case(FINE)
def copy_made_in_windows(work):
    return {f"{work.exercise} - Kopi.zip": pack(work.files())}


@case(FINE)
def handed_in_again(work):
    return {f"{work.exercise}-3.zip": pack(work.files())}


@case(FINE)
def file_name_with_decomposed_letters(work):
    return {unicodedata.normalize("NFD", "Min øving på åsen.zip"): pack(work.files())}


@case(FINE)
def file_name_with_script(work):
    return {"<script>alert(1)<script>.zip": pack(work.files())}


@case(FINE)
def zip_in_a_zip(work):
    return {"levering.zip": pack({f"{work.exercise}.zip": pack(work.files())})}


@case(FINE)
def zip_that_calls_itself_a_notebook(work):
    return {work.ipynb: pack(work.files())}


@case(NEEDS_YOU, "«levering.rar» kan ikke leses her", taken=False, lost=ALL, texts=0)
def packed_as_rar(work):
    return {"levering.rar": b"Rar!\x1a\x07"}


@case(NEEDS_YOU, "Word", taken=False, lost=ALL, texts=0)
def word_document(work):
    return {"svar.docx": pack({"word/document.xml": b"<w/>"})}


@case(FINE)
def folder_packed_on_a_mac(work):
    junk = {f"__MACOSX/{work.exercise}/._{work.ipynb}": b"\0\5\x16\7", f"{work.exercise}/.DS_Store": b"\0\0"}
    return {"Arkiv.zip": pack(work.files(folder=f"{work.exercise}/") | junk)}


@case(FINE)
def folder_packed_in_windows(work):
    return {"Ny mappe.zip": pack({name.replace("/", "\\"): d for name, d in work.files(folder="Ny/").items()})}


@case(FINE)
def names_without_the_utf8_mark(work):
    class Raw(zipfile.ZipInfo):
        def _encodeFilenameFlags(self):
            return self.filename.encode(), 0

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in work.files(folder="øvelse/").items():
            archive.writestr(Raw(name, (2026, 11, 21, 12, 0, 0)), data)
    return {"arkiv.zip": packed.getvalue()}


@case(FINE)
def old_checkpoint_beside_it(work):
    old = {".ipynb_checkpoints/x-checkpoint.ipynb": Work.good(work.exercise).json.replace("Bussen", "Gammelt").encode()}
    return {f"{work.exercise}.zip": pack(work.files() | old)}


@case(FINE)
def answers_beside_the_notebook(work):
    return {"alt.zip": pack({name.replace("svar/", ""): data for name, data in work.files().items()})}


@case(FINE)
def files_uploaded_one_by_one(work):
    return {name.replace("svar/", ""): data for name, data in work.files().items()}


@case(FINE)
def outputs_with_scripts(work):
    out = {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<script>fetch('/api')</script>"}}
    for cell in work.cells:
        if cell["cell_type"] == "code":
            cell["outputs"] = [out]


@case(FINE)
def a_film_beside_it(work):
    return {f"{work.exercise}.zip": pack(work.files() | {"film.mp4": bytes(25_000_000)})}


@case(FINE)
def notebook_with_a_byte_order_mark(work):
    return work.zipped(b"\xef\xbb\xbf" + work.json.encode())


@case(FINE)
def half_of_a_letter_in_the_text(work):
    return work.zipped(work.json.replace("Bussen gikk", "\\ud83dBussen gikk").encode())


@case(FINE, "Ikke besvart: «Del 1", lost=1)
def one_part_left_open(work):
    del work.answers[next(iter(work.answers))]


@case(FINE, personal={"phone": 1, "email": 1})
def personal_data_in_an_answer(work):
    work.cell(work.written[0])["source"] += " Ring 912 34 567 eller skriv til kari.nordmann@example.no."


# A renamed or copied notebook


@case(REPAIRED, "annet navn")
def notebook_renamed(work):
    return {"levering.zip": pack({n.replace(work.ipynb, "Øving Kari.ipynb"): d for n, d in work.files().items()})}


@case(REPAIRED, "to like utgaver")
def notebook_there_twice(work):
    return {"alt.zip": pack(work.files() | {f"{work.exercise}-Copy1.ipynb": work.json.encode()})}


@case(NEEDS_YOU, "To notatbøker med ulike svar")
def work_continued_in_a_copy(work):
    copied = work.json.encode()
    empty = (ROOT / "exercises" / work.exercise / work.ipynb).read_bytes()
    half = json.loads(empty)
    next(c for c in half["cells"] if c["id"] == work.written[0])["source"] = "Et utkast."
    files = work.files(json.dumps(half).encode()) | {f"{work.exercise}-Copy1.ipynb": copied}
    return {"alt.zip": pack(files)}


@case(REPAIRED, "navn")
def notebook_saved_as_text(work):
    files = work.files()
    return {"alt.zip": pack({n.replace(".ipynb", ".ipynb.txt"): d for n, d in files.items()})}


# Cells copied, split, deleted, reordered, retyped


@case(REPAIRED, "Kopierte celler")
def question_copied(work):
    place = work.index(f"{work.written[0]}-task")
    work.cells.insert(place + 1, {**work.cells[place], "id": "kopi"})


@case(REPAIRED, "satt sammen")
def answer_cell_copied_and_continued(work):
    place = work.index(work.written[0])
    work.cells.insert(place + 1, {**work.cells[place], "id": "kopi", "source": "Og så litt til om Arne."})


@case(NEEDS_YOU, "svært langt")
def answer_as_long_as_a_book(work):
    work.cell(work.written[0])["source"] += "\n\n" + "Ord og flere ord. " * 20_000 + TEXTS[0][-20:]


@case(REPAIRED, "Kopierte celler")
def answer_cell_copied(work):
    place = work.index(work.written[0])
    work.cells.insert(place + 1, {**work.cells[place], "id": "kopi"})


@case(REPAIRED, "satt sammen")
def answer_cell_split(work):
    place = work.index(work.written[0])
    whole = work.cells[place]["source"]
    first, second = whole.split(". ", 1)
    work.cells[place]["source"] = first + "."
    work.cells.insert(place + 1, {**work.cells[place], "id": "resten", "source": second})


@case(REPAIRED, "slått sammen")
def answer_in_a_copy_above_the_untouched_cell(work):
    place = work.index(work.written[0])
    work.cells.insert(place, {**work.cells[place], "id": "kopi"})
    work.cells[place + 1] = {**work.cells[place + 1], "source": handing_in.STUB}


@case(REPAIRED, "flyttet inn")
def answer_in_a_new_cell_below(work):
    cell = work.cell(work.written[0])
    work.add(work.written[0], cell["source"])
    cell["source"] = handing_in.STUB


@case(REPAIRED, "flyttet inn")
def answer_in_a_new_code_cell(work):
    cell = work.cell(work.written[1])
    work.add(work.written[1], cell["source"], "code")
    cell["source"] = handing_in.STUB


@case(REPAIRED, "flyttet inn")
def answer_written_in_the_question(work):
    cell = work.cell(work.written[0])
    work.cell(f"{work.written[0]}-task")["source"] += f"\n\n{cell['source']}"
    cell["source"] = handing_in.STUB


@case(REPAIRED, "flyttet inn")
def answer_cell_deleted_and_answered_in_a_new_one(work):
    cell = work.cell(work.written[0])
    work.add(work.written[0], cell["source"])
    work.cells.remove(cell)


@case(FINE)
def written_below_the_words_that_stood_there(work):
    cell = work.cell(work.written[0])
    cell["source"] = f"{handing_in.STUB}\n\n{cell['source']}"


@case(REPAIRED, "lagt tilbake")
def test_cells_deleted(work):
    work.cells[:] = [c for c in work.cells if not c["source"].startswith("check")]


@case(REPAIRED, "lagt tilbake")
def everything_deleted_but_the_answers(work):
    work.cells[:] = [c for c in work.cells if c["id"] in work.written]


@case(REPAIRED, "rekkefølge")
def cells_turned_around(work):
    work.cells.reverse()


@case(REPAIRED, "type")
def answer_cell_made_code(work):
    work.cell(work.written[0])["cell_type"] = "code"


@case(REPAIRED, "type")
def test_cell_made_text(work):
    next(c for c in work.cells if c["source"].startswith("check"))["cell_type"] = "markdown"


@case(REPAIRED, "oppgavens egne celler")
def locked_cells_rewritten(work):
    for cell in work.cells:
        if cell["source"].startswith("check"):
            cell["source"] = "print(10)"


@case(REPAIRED, "kjøres ikke")
def code_of_the_students_own(work):
    work.add(work.cells[1]["id"], "import os\nos.system('rm -rf /')", "code")


# Metadata and formats


@case(REPAIRED, "mistet")
def metadata_stripped(work):
    for cell in work.cells:
        cell["metadata"] = {}


@case(REPAIRED, "mistet")
def metadata_and_ids_stripped(work):
    for number, cell in enumerate(work.cells):
        cell["metadata"], cell["id"] = {}, f"{number:08x}"


@case(FINE)
def ids_made_anew(work):
    for number, cell in enumerate(work.cells):
        cell["id"] = f"{number:08x}"


@case(REPAIRED, "gammelt format")
def format_3(work):
    cells = []
    for cell in work.cells:
        cell = {name: value for name, value in cell.items() if name != "id"}
        if cell["cell_type"] == "code":
            cell |= {"input": cell.pop("source"), "language": "python", "prompt_number": 1}
        cells.append(cell)
    book = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [{"cells": cells}]}
    return work.zipped(json.dumps(book).encode())


@case(REPAIRED, "Python manglet")
def no_kernel(work):
    work.book["metadata"] = {}


@case(REPAIRED, "annet program")
def foreign_kernel(work):
    work.book["metadata"]["kernelspec"] = {"name": "ir", "display_name": "R", "language": "R"}


@case(FINE)
def newer_format_than_anybody_knows(work):
    work.book["nbformat"], work.book["nbformat_minor"] = 7, 99
    for cell in work.cells:
        cell["metadata"]["nbgrader"]["schema_version"] = 99


# Damaged files


@case(NEEDS_YOU, "avkuttet", texts=1)
def cut_off_in_the_last_answer(work):
    text = work.json
    return work.zipped(text[: text.index("Andre skriftlige")].encode())


@case(NEEDS_YOU, "skadet", texts=0)
def cut_off_before_the_answers(work):
    return work.zipped(work.json[: len(work.json) // 3].encode())


@case(REPAIRED, "skadet")
def cut_off_after_the_answers(work):
    text = work.json
    return work.zipped(text[: text.index("Ferdig?")].encode())


@case(REPAIRED, "skadet")
def cut_off_in_the_middle_of_a_letter(work):
    data = work.json.encode()
    return work.zipped(data[: data.rindex("å".encode()) + 1])


@case(REPAIRED, "skadet")
def a_hole_in_a_locked_cell(work):
    return work.zipped(work.json.replace('"cell_type": "markdown"', '"cell_type": "mark\0\0', 1).encode())


@case(REPAIRED, "skadet")
def a_comma_too_many(work):
    return work.zipped(work.json.replace(' ],\n "metadata"', ' ,],\n "metadata"').encode())


@case(REPAIRED, "skadet")
def rubbish_after_the_end(work):
    return work.zipped(work.json.encode() + b"\n}]\0\0")


@case(REPAIRED, "skadet")
def marks_of_a_git_conflict(work):
    lines = work.json.split("\n")
    lines[3:3] = ["<<<<<<< HEAD", "=======", ">>>>>>> kari"]
    return work.zipped("\n".join(lines).encode())


@case(REPAIRED, "tegnsett")
def saved_as_utf16(work):
    return work.zipped(work.json.encode("utf-16"))


@case(REPAIRED, "tegnsett")
def saved_as_windows_text(work):
    return work.zipped(work.json.encode("cp1252", "replace"))


@case(NEEDS_YOU, "tom fil", texts=0)
def empty_notebook_file(work):
    return work.zipped(b"")


@case(NEEDS_YOU, "kan leses", taken=False, lost=ALL, texts=0)
def notebook_nested_beyond_reason(work):
    return {work.ipynb: b"[" * 200_000}


@case(NEEDS_YOU, "(HTML)", taken=False, lost=ALL, texts=0)
def printed_as_html(work):
    return {f"{work.exercise}.html": b"<!DOCTYPE html><html><body>Svar</body></html>"}


@case(NEEDS_YOU, "en PDF", taken=False, lost=ALL, texts=0)
def printed_as_pdf(work):
    return {f"{work.exercise}.pdf": b"%PDF-1.7\n"}


@case(NEEDS_YOU, "Canvas", taken=False, lost=ALL, texts=0)
def written_in_canvas(work):
    return {"text.html": b"<p>Svaret mitt</p>"}


@case(NEEDS_YOU, "ikke", taken=False, lost=ALL, texts=0)
def wrong_exercise(work):
    other = next(name for name in ("03-mestringstro", "04-kontroll") if name != work.exercise)
    return Work.good(other).zipped()


@case(NEEDS_YOU, "skadet", taken=False, lost=ALL, texts=0)
def zip_cut_off(work):
    data = pack(work.files())
    return {f"{work.exercise}.zip": data[: len(data) // 2]}


@case(NEEDS_YOU, "Den forrige er tatt inn")
def zip_cut_off_after_a_good_one(work):
    data = pack(work.files())
    return {f"{work.exercise}.zip": data, f"{work.exercise}-1.zip": data[: len(data) // 2]}


@case(REPAIRED, "Levert 2 ganger")
def handed_in_twice(work):
    first = json.loads(work.json.replace("Bussen", "Utkast"))
    return {
        f"{work.exercise}.zip": pack(work.files(json.dumps(first).encode())),
        f"{work.exercise}-1.zip": pack(work.files()),
    }


# Answer files


@case(NEEDS_YOU, "kom ikke med", lost=ALL)
def only_the_notebook(work):
    return {work.ipynb: work.json.encode()}


@case(NEEDS_YOU, "Notatboka mangler", texts=0)
def only_the_answers(work):
    return {"svar.zip": pack({n: d for n, d in work.files().items() if n.startswith("svar/")})}


def first_answer(work, data):
    key = next(iter(work.answers))
    work.answers[key] = data(work.answers[key])


@case(NEEDS_YOU, "lagt til side", lost=1)
def answer_file_cut_off(work):
    first_answer(work, lambda data: data[: len(data) - 10])


@case(NEEDS_YOU, "lagt til side", lost=1)
def answer_file_empty(work):
    first_answer(work, lambda data: b"")


@case(NEEDS_YOU, "lagt til side", lost=1)
def answer_file_of_another_form(work):
    first_answer(work, lambda data: b"[1, 2, 3]")


@case(NEEDS_YOU, "lagt til side", lost=1)
def answer_that_the_widget_refuses(work):
    key = next(iter(work.answers))
    work.answers[key] = answer_file(key, {"noe": ["helt", "annet"]})


@case(REPAIRED, "Svarfiler")
def answer_file_renamed(work):
    key = next(iter(work.answers))
    return {"alt.zip": pack({n.replace(f"{key}.json", f"{key} (1).json"): d for n, d in work.files().items()})}


@case(FINE)
def answer_file_saved_as_utf16(work):
    first_answer(work, lambda data: data.decode().encode("utf-16"))


@case(REPAIRED, "Svarfiler")
def answer_file_without_its_form(work):
    first_answer(work, lambda data: json.dumps({"answer": json.loads(data)["answer"]}).encode())


@case(REPAIRED, "flere utgaver")
def older_answers_beside_the_newer(work):
    key = next(iter(work.answers))
    old = {f"gammelt/svar/{key}.json": answer_file(key, None, revision=0)}
    work.answers[key] = answer_file(key, json.loads(work.answers[key])["answer"], revision=7)
    return {"alt.zip": pack(work.files() | old)}


@case(NEEDS_YOU, "tom: ingenting er besvart", lost=ALL, texts=0)
def nothing_answered(work):
    work.answers = {key: answer_file(key, None) for key in work.answers}
    for name in work.written:
        work.cell(name)["source"] = handing_in.STUB


# On purpose, or as good as


@case(REPAIRED, "over 20 MB")
def zip_bomb_beside_it(work):
    return {f"{work.exercise}.zip": pack(work.files() | {"data.json": bytes(21 * 1024 * 1024)})}


@case(NEEDS_YOU, "over 20 MB", taken=False, lost=ALL, texts=0)
def notebook_that_is_a_bomb(work):
    return {f"{work.exercise}.zip": pack({work.ipynb: b'{"cells": [' + b" " * 21 * 1024 * 1024})}


@case(NEEDS_YOU, "filer i seg", taken=False, lost=ALL, texts=0)
def thousands_of_files(work):
    return {f"{work.exercise}.zip": pack({f"{number}.txt": b"" for number in range(6000)})}


@case(REPAIRED, "lenke")
def link_to_the_gradebook(work):
    def change(info):
        if info.filename == "svar/m00-lenke.json":
            info.create_system, info.external_attr = 3, 0o120777 << 16

    return {f"{work.exercise}.zip": pack(work.files() | {"svar/m00-lenke.json": b"../../../gradebook.db"}, change)}


@case(FINE)
def names_that_climb_out(work):
    return {f"{work.exercise}.zip": pack(work.files(folder="../../../../"))}


@case(NEEDS_YOU, "passord", taken=False, lost=ALL, texts=0)
def zip_with_a_password(work):
    data = bytearray(pack(work.files()))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            data[start + at] |= 1
    return {f"{work.exercise}.zip": bytes(data)}
