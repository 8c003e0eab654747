"""Notebooks renamed, there twice, in old formats and strange programs, cut off, and no longer JSON."""

import json

from mestring.written import STUB

from .exercises import ROOT
from .student_work import ALL, FINE, NEEDS_YOU, REPAIRED, case, pack


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


@case(NEEDS_YOU, "Noe av svaret på", texts=1)
def cut_off_in_the_last_answer(work):
    text = work.json
    return work.zipped(text[: text.index("Andre skriftlige")].encode())


@case(NEEDS_YOU, "skadet", texts=0)
def cut_off_before_the_answers(work):
    return work.zipped(work.json[: len(work.json) // 3].encode())


@case(NEEDS_YOU, "Noe av svaret på", texts=1)
def answer_cell_without_its_text(work):
    del work.cell(work.written[1])["source"]


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
def some_foreign_bytes_in_it(work):
    return work.zipped(work.json.encode().replace(b"Ferdig?", b"Fer\xe6\xf8\xe5\xff\xfedig?"))


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


@case(NEEDS_YOU, "skadet", taken=False, lost=ALL, texts=0)
def zip_cut_off(work):
    data = pack(work.files())
    return {f"{work.exercise}.zip": data[: len(data) // 2]}


@case(NEEDS_YOU, "Den forrige er tatt inn")
def zip_cut_off_after_a_good_one(work):
    data = pack(work.files())
    return {f"{work.exercise}.zip": data, f"{work.exercise}-1.zip": data[: len(data) // 2]}


@case(REPAIRED, "annet navn")
def saved_by_google_colab(work):
    for number, cell in enumerate(work.cells):
        del cell["id"]
        cell["metadata"] |= {"id": f"aB{number}xyz", "colab": {"base_uri": "https://localhost:8080/"}}
    work.book["metadata"] = {"colab": {"provenance": []}, "kernelspec": {"name": "python3", "display_name": "Python 3"}}
    work.book["nbformat_minor"] = 0
    return {"alt.zip": pack({n.replace(work.ipynb, f"Kopi av {work.ipynb}"): d for n, d in work.files().items()})}


@case(REPAIRED, "annet program")
def saved_by_vs_code(work):
    for cell in work.cells:
        cell["metadata"]["vscode"] = {"languageId": "markdown"}
    work.book["metadata"]["kernelspec"] = {"name": ".venv", "display_name": ".venv (3.12.1)", "language": "python"}


@case(NEEDS_YOU, "flere notatbøker i samme fil", texts=0)
def two_notebooks_in_one_file(work):
    empty = (ROOT / "exercises" / work.exercise / work.ipynb).read_bytes()
    return {f"{work.exercise}.zip": pack(work.files(empty + b"\n" + work.json.encode()))}


@case(NEEDS_YOU, "to ulike tekster", texts=0)
def a_text_twice_in_a_cell(work):
    text = work.json
    for name in work.written:
        at = text.index('"source"', text.index(f'"id": "{name}"'))
        source, end = json.JSONDecoder().raw_decode(text, text.index(":", at) + 2)
        text = f'{text[:end]}, "source": "{STUB}"{text[end:]}'
    return {f"{work.exercise}.zip": pack(work.files(text.encode()))}
