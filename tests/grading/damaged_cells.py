"""Notebooks with cells copied, split, deleted, reordered, retyped, or answered in the wrong place."""

from mestring import written

from .student_work import FINE, NEEDS_YOU, REPAIRED, TEXTS, case


@case(REPAIRED, "Kopierte celler")
def question_copied(work):
    place = work.index(f"{work.written[0]}-task")
    work.cells.insert(place + 1, {**work.cells[place], "id": "kopi"})


@case(NEEDS_YOU, "satt sammen")
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


@case(NEEDS_YOU, "satt sammen")
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
    work.cells[place + 1] = {**work.cells[place + 1], "source": written.STUB}


@case(REPAIRED, "flyttet inn")
def answer_in_a_new_cell_below(work):
    cell = work.cell(work.written[0])
    work.add(work.written[0], cell["source"])
    cell["source"] = written.STUB


@case(REPAIRED, "flyttet inn")
def answer_in_a_new_code_cell(work):
    cell = work.cell(work.written[1])
    work.add(work.written[1], cell["source"], "code")
    cell["source"] = written.STUB


@case(REPAIRED, "flyttet inn")
def answer_written_in_the_question(work):
    cell = work.cell(work.written[0])
    work.cell(f"{work.written[0]}-task")["source"] += f"\n\n{cell['source']}"
    cell["source"] = written.STUB


@case(REPAIRED, "flyttet inn")
def answer_cell_deleted_and_answered_in_a_new_one(work):
    cell = work.cell(work.written[0])
    work.add(work.written[0], cell["source"])
    work.cells.remove(cell)


@case(FINE)
def written_below_the_words_that_stood_there(work):
    cell = work.cell(work.written[0])
    cell["source"] = f"{written.STUB}\n\n{cell['source']}"


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


def moved_away(work, number=0):
    """Takes a written answer out of its cell; returns it."""
    cell = work.cell(work.written[number])
    text, cell["source"] = cell["source"], written.STUB
    return text


@case(NEEDS_YOU, "andre steder i notatboka", texts=0)
def answer_in_a_part_that_asks_for_none(work):
    for number in (0, 1):
        work.add(work.cells[1]["id"], moved_away(work, number))


@case(NEEDS_YOU, "andre steder i notatboka", texts=1)
def answer_cell_deleted_and_answered_at_the_very_end(work):
    text = moved_away(work, 1)
    work.cells.remove(work.cell(work.written[1]))
    work.add(work.cells[-1]["id"], text)


@case(NEEDS_YOU, "andre steder i notatboka", texts=1)
def answer_as_a_comment_in_a_test_cell(work):
    next(c for c in work.cells if c["source"].startswith("check"))["source"] += f"\n# {moved_away(work, 1)}"


@case(NEEDS_YOU, "andre steder i notatboka", texts=1)
def answer_as_a_string_of_python(work):
    work.add(work.cells[1]["id"], f"svar = {moved_away(work, 1)!r}", "code")


@case(NEEDS_YOU, "Svarcella på «Del", texts=1)
def answer_cell_deleted(work):
    work.cells.remove(work.cell(work.written[1]))


@case(REPAIRED, "Ikke besvart", texts=1)
def answer_cell_left_as_it_was_without_its_names(work):
    moved_away(work, 1)
    work.cell(work.written[1]).update(id="noe", metadata={})


@case(NEEDS_YOU, "andre steder i notatboka", texts=0)
def answer_written_over_the_question(work):
    work.cell(f"{work.written[0]}-task")["source"] = moved_away(work)


@case(NEEDS_YOU, "Oppgaveteksten hadde andre ord (på «")
def notebook_translated_by_the_browser(work):
    for cell in work.cells:
        if cell["cell_type"] == "markdown" and cell["id"] not in work.written:
            cell["source"] = "\n".join(
                f"Translated {line[::-1]}" if line else "" for line in cell["source"].split("\n")
            )


@case(NEEDS_YOU, "Oppgaveteksten hadde andre ord (på «")
def one_line_of_the_question_in_other_words(work):
    task = work.cell(f"{work.written[0]}-task")
    line = next(line for line in task["source"].split("\n") if len(line) > 40)
    task["source"] = task["source"].replace(line, "Noe helt annet, som det ble spurt om i fjor.")


@case(FINE)
def answer_cell_made_raw(work):
    work.cell(work.written[0])["cell_type"] = "raw"


@case(FINE, "Ikke besvart", texts=1)
def half_of_the_words_that_stood_there_deleted(work):
    work.cell(work.written[1])["source"] = written.STUB[:40]


@case(NEEDS_YOU, "bilde som ikke kan vises", texts=0)
def pictures_that_did_not_come_along(work):
    work.cell(work.written[0])["source"] = "![svaret mitt](svar.png)"
    cell = work.cell(work.written[1])
    cell["source"], cell["attachments"] = "![x](attachment:x.webp)", {"x.webp": {"image/webp": "UklGRg=="}}


@case(FINE)
def picture_pasted_into_the_answer(work):
    cell = work.cell(work.written[0])
    cell["source"] += f"\n\n![et bilde](attachment:et%20bilde.png)\n\n{cell['source'][-20:]}"
    cell["attachments"] = {"et bilde.png": {"image/png": "iVBORw0KGgo="}}


@case(FINE)
def large_picture_in_the_text_itself(work):
    cell = work.cell(work.written[0])
    picture = f"![et bilde](data:image/png;base64,iVBORw0KGgo{'A' * 200_001})"
    cell["source"] = f"{cell['source']}\n\n{picture}\n\nEtter bildet: {cell['source'][-20:]}"


@case(NEEDS_YOU, "bilde som ikke kan vises")
def picture_in_the_text_itself_that_is_none(work):
    work.cell(work.written[0])["source"] += "\n\n![](data:image/png;base64,c2tpa2tlbGln)"


@case(NEEDS_YOU, "bilde som ikke kan vises")
def pasted_picture_that_is_no_picture(work):
    cell = work.cell(work.written[0])
    cell["source"] += "\n\n![x](attachment:x.png)"
    cell["attachments"] = {"x.png": {"image/png": 'x" onerror="'}}
