"""Whole hand-ins in odd wrapping, and what students hand in instead of one."""

import io
import random
import unicodedata
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from mestring import handing_in

from .student_work import ALL, FINE, NEEDS_YOU, Work, case, pack


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


@case(FINE)
def names_longer_than_the_disk_takes(work):
    files = {f"{'b' * 300}/{name}": data for name, data in work.files().items()}
    return {f"{'å' * 200}.zip": pack(files)}


@case(FINE)
def answers_packed_on_their_own_in_it(work):
    answers = {name.split("/")[-1]: data for name, data in work.files().items() if name.startswith("svar/")}
    return {"alt.zip": pack({work.ipynb: work.json.encode(), "svar.zip": pack(answers)})}


@case(NEEDS_YOU, "Fant ingen notatbok", taken=False, lost=ALL, texts=0)
def zip_with_nothing_in_it(work):
    return {f"{work.exercise}.zip": pack({})}


@case(NEEDS_YOU, "«IMG_2031.jpg» kan ikke leses her", taken=False, lost=ALL, texts=0)
def picture_of_the_screen(work):
    return {"IMG_2031.jpg": b"\xff\xd8\xff\xe0"}


@case(NEEDS_YOU, "er et bilde", taken=False, lost=ALL, texts=0)
def picture_that_calls_itself_a_notebook(work):
    return {work.ipynb: b"\xff\xd8\xff\xe0" + bytes(200)}


@case(FINE)
def a_film_that_cannot_be_made_smaller_beside_it(work):
    return {f"{work.exercise}.zip": pack(work.files() | {"film.mp4": random.Random(1).randbytes(25_000_000)})}


@case(FINE)
def large_documents_beside_it(work):
    return {f"{work.exercise}.zip": pack({f"a{n}.pdf": b"%PDF-1.7" + bytes(25_000_000) for n in "123"} | work.files())}
