"""Students who hand in again, or something else too: two exercises, an emptier one, files one by one."""

import json

from mestring import written

from .exercises import ROOT
from .student_work import FINE, NEEDS_YOU, REPAIRED, Work, answer_file, case, pack


def other(work):
    """The good hand-in of another exercise."""
    return Work.good(next(name for name in ("03-mestringstro", "04-kontroll") if name != work.exercise))


def again(work, newer):
    """A good hand-in, and then another."""
    return {f"{work.exercise}.zip": pack(work.files()), f"{work.exercise}-1.zip": newer}


@case(REPAIRED, "Levert 2 ganger")
def handed_in_twice(work):
    first = json.loads(work.json.replace("Bussen", "Utkast"))
    return {
        f"{work.exercise}.zip": pack(work.files(json.dumps(first).encode())),
        f"{work.exercise}-1.zip": pack(work.files()),
    }


@case(NEEDS_YOU, "mangler svar som studenten har levert før", texts=0, lost=99)
def handed_in_again_and_then_it_was_empty(work):
    empty = Work.good(work.exercise)
    empty.answers = {key: answer_file(key, None) for key in work.answers}
    for name in empty.written:
        empty.cell(name)["source"] = written.STUB
    return again(work, pack(empty.files()))


@case(NEEDS_YOU, "mangler svar som studenten har levert før, på «Del 1", lost=1)
def handed_in_again_without_one_of_the_answers(work):
    newer = Work.good(work.exercise)
    del newer.answers[next(iter(newer.answers))]
    return again(work, pack(newer.files()))


@case(NEEDS_YOU, "mangler svar som studenten har levert før, på «Del", texts=1)
def handed_in_again_without_one_of_the_texts(work):
    newer = Work.good(work.exercise)
    newer.cell(newer.written[1])["source"] = written.STUB
    return again(work, pack(newer.files()))


@case(REPAIRED, "hentet fra en annen fil")
def handed_in_again_as_the_notebook_alone(work):
    return {f"{work.exercise}.zip": pack(work.files()), f"{work.exercise}-1.ipynb": work.json.encode()}


@case(REPAIRED, "Noe av det som er levert, er av oppgaven")
def another_exercise_handed_in_after_this_one(work):
    return {f"{work.exercise}.zip": pack(work.files()), "siste.zip": pack(other(work).files())}


@case(FINE)
def another_exercise_handed_in_before_this_one(work):
    return {"forrige.zip": pack(other(work).files()), f"{work.exercise}.zip": pack(work.files())}


@case(FINE)
def two_exercises_in_one_zip(work):
    return {"alt.zip": pack(work.files(folder="en/") | other(work).files(folder="to/"))}


@case(NEEDS_YOU, "ikke", taken=False, lost=99, texts=0)
def wrong_exercise(work):
    return other(work).zipped()


def lesson(name):
    """The lesson of an exercise; the two files have the same name."""
    return (ROOT / "course" / f"{name}.ipynb").read_bytes()


@case(NEEDS_YOU, "Notatboka er leksjonen «", taken=False, lost=99, texts=0)
def the_lesson_instead(work):
    return {work.ipynb: lesson(work.exercise)}


@case(NEEDS_YOU, "trykke «Lever» der", texts=0)
def the_lesson_instead_and_the_right_answers(work):
    return work.zipped(lesson(work.exercise))


@case(NEEDS_YOU, "er av oppgaven", taken=False, lost=99, texts=0)
def another_exercise_and_its_lesson(work):
    wrong = other(work)
    return {"alt.zip": pack({"leksjon.ipynb": lesson(wrong.exercise)} | wrong.files(folder="oppgave/"))}


@case(REPAIRED, "lå ved. Den skal ikke rettes")
def the_lesson_beside_the_exercise(work):
    files = {f"mitt/course/{work.ipynb}": lesson(work.exercise)}
    return {"mitt.zip": pack(files | work.files(folder=f"mitt/exercises/{work.exercise}/"))}


@case(REPAIRED, "lå ved. Den skal ikke rettes")
def the_lesson_handed_in_after_the_exercise(work):
    return {f"{work.exercise}.zip": pack(work.files()), "siste.ipynb": lesson(work.exercise)}


@case(REPAIRED, "Flere leksjoner lå ved")
def the_whole_folder(work):
    books = [*(ROOT / "course").glob("*.ipynb"), *(ROOT / "exercises").glob("*/*.ipynb")]
    files = {f"mitt/{path.relative_to(ROOT)}": path.read_bytes() for path in books}
    return {"mitt.zip": pack(files | work.files(folder=f"mitt/exercises/{work.exercise}/"))}


@case(REPAIRED, "private svar (mappa .privat) kom med")
def a_backup_with_the_private_answers(work):
    files = work.files(folder=f"mitt/exercises/{work.exercise}/")
    return {"kopi.zip": pack(files | {"mitt/.privat/m03-notat.json": b'{"answer": "bare mitt"}'})}


@case(NEEDS_YOU, "er av en annen oppgave", lost=99)
def answers_of_another_exercise(work):
    work.answers = other(work).answers


@case(NEEDS_YOU, "er av en annen oppgave", lost=99)
def answers_of_another_exercise_under_the_right_names(work):
    foreign = list(other(work).answers.values())
    work.answers = dict(zip(work.answers, foreign, strict=False))


@case(NEEDS_YOU, "«Svarene mine.docx» ligger ved", texts=0)
def written_in_word_instead(work):
    for name in work.written:
        work.cell(name)["source"] = written.STUB
    return {f"{work.exercise}.zip": pack(work.files()), "Svarene mine.docx": pack({"word/document.xml": b"<w/>"})}


@case(NEEDS_YOU, "«IMG_2031.HEIC» ligger ved", texts=1)
def photographed_instead(work):
    work.cell(work.written[1])["source"] = written.STUB
    return {f"{work.exercise}.zip": pack(work.files() | {"IMG_2031.HEIC": b"\0\0\0\x18ftypheic"})}


@case(REPAIRED, "IMG_2031.jpg» lå ved og er ikke tatt inn")
def a_photograph_beside_it(work):
    return {f"{work.exercise}.zip": pack(work.files()), "IMG_2031.jpg": b"\xff\xd8\xff\xe0"}


@case(NEEDS_YOU, "Den forrige er tatt inn")
def a_photograph_and_a_broken_zip_after_it(work):
    broken = pack(work.files())[:500]
    return {f"{work.exercise}.zip": pack(work.files()), "a-1.zip": broken, "IMG_2031.jpg": b"\xff\xd8\xff\xe0"}
