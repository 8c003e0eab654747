"""Hand-ins whose texts were written in text fields, and what may come of field and answer cell."""

from nbformat import from_dict
from nbgrader.utils import compute_checksum

from mestring import written

from .student_work import FINE, NEEDS_YOU, REPAIRED, answer_file, case, pack


def in_fields(work):
    """The texts as a student writes them today: in the fields, and from there in the cells."""
    for name in work.written:
        cell = work.cell(name)
        work.answers[written.key_of(name)] = answer_file(written.key_of(name), {"text": cell["source"]})
        cell["source"] = written.source_for({"text": cell["source"]})
        cell["metadata"]["mestring"] = {"filled": written.digest(cell["source"])}


@case(FINE, "Alt er besvart")
def texts_in_fields_and_cells(work):
    in_fields(work)


@case(FINE, "Alt er besvart")
def texts_in_fields_and_not_yet_in_the_cells(work):
    in_fields(work)
    for name in work.written:
        work.cell(name)["source"] = written.STUB


@case(FINE, "Alt er besvart")
def cells_one_save_behind_their_fields(work):
    in_fields(work)
    for name in work.written:
        work.cell(name)["source"] = "Et tidlig utkast."
        work.cell(name)["metadata"]["mestring"] = {"filled": written.digest("Et tidlig utkast.")}


@case(NEEDS_YOU, "ikke den samme i tekstfeltet")
def another_text_in_the_cell_than_in_the_field(work):
    in_fields(work)
    work.cell(work.written[0])["source"] = "Skrevet rett i cella, i et annet program."


@case(NEEDS_YOU, "Den i svarcella er tatt inn")
def written_on_in_an_older_edition(work):
    in_fields(work)
    for name in work.written:
        work.answers[written.key_of(name)] = answer_file(written.key_of(name), {"text": "Tatt over i den nye utgaven."})
        del work.cell(name)["metadata"]["mestring"]
    work.cells[:] = [cell for cell in work.cells if not cell["source"].startswith("WrittenAnswer")]


@case(REPAIRED, "eldre utgave")
def an_older_edition(work):
    """Without fields, and with other words in a cell that the student cannot change."""
    work.cells[:] = [cell for cell in work.cells if not cell["source"].startswith("WrittenAnswer")]
    intro = work.cells[0]
    intro["source"] += "\n\nDet du skriver, lagrer du med Ctrl + S. Slik sto det før."
    intro["metadata"]["nbgrader"]["checksum"] = compute_checksum(from_dict(intro))


@case(FINE, "Alt er besvart")
def answer_files_alone_with_the_texts_in_them(work):
    in_fields(work)
    return {f"{work.exercise}.zip": pack({name: data for name, data in work.files().items() if "svar/" in name})}
