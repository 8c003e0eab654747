"""A class of 30 as a teacher meets it: each hands in every exercise, in another part each time, with the truth.

The truth is worked out here, from the keys in solutions/ and what the student did, never by the code that is tested.
"""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field

from mestring import check

from . import hand_ins
from .exercises import graded, notebook
from .hand_ins import CASES, FINE, NEEDS_YOU, REPAIRED, Work, canvas_zip, pack

EXERCISES = {  # name: (the column in Canvas, the separator of the exported list)
    "03-mestringstro": ("Oppgave 03: Mestringstro (9003)", ";"),
    "04-kontroll": ("Oppgave 04 (9004)", ","),
    "08-rop": ("ROP: hvem har ansvaret? (9008)", ","),
}
NAMES = """Ødegård, Åse|Ås, Øyvind|Bråthen, Æsa|Sæther, Håkon|Kårvåg, Maj-Britt|Næss, Bjørn|Øye, Pål|Bjørnsdóttir, Ásta
Li, Na|Nguyễn, Thị Ánh|Sørensen, Søren|D'Amico, Lucía|Hansen, Anne Grete|Hansen, Anne|Åsen, Ragnhild|Lægreid, Tor Åge
Müller, Jürgen|Đorđević, Đurđa|Gåvåli, Sunniva|Aas, Ine|Strøm, Jørn|Vågå, Ida|Kjær, Kåre|Rød, Liv|Bø, Trønd
Fjære, Aud|Grønn, Mæve|Hæstad, Ulrik|Østby, Per-Åge|Gjest, Gro""".replace("\n", "|").split("|")
GUEST = NAMES[-1]  # hands in, but has left the course: not in Canvas' list
ABSENT = "Vik, Ærlend"  # in the list, but hands nothing in
FIRST_ID = 51001
SCRIPT = "<script>window.ran = true</script> <svg onload='window.ran = true'> <b>fet</b></textarea>"
NOT_READ, NOT_WHOLE, NOT_GRADED, NOT_LISTED = "not read", "not whole", "not graded", "not in the list"


@dataclass(frozen=True)
class Part:
    """What somebody in this part does: which answers, and what is done to the hand-in."""

    answers: str = "full"
    make: Callable[[Work], dict | None] = lambda work: None
    state: str = FINE
    late: bool = False
    taken: bool = True
    lost: int = 0  # so many answers cannot be had, the first ones
    held: bool = False  # an answer file that no check can read holds the page back
    texts: int = 2  # so many texts are there for the teacher
    read: bool = True  # whether the teacher gets so far


@dataclass
class HandIn:
    """What one student handed in, and the truth about it."""

    name: str  # as Canvas writes it in a file name
    person: str
    part: str
    files: dict[str, bytes]
    late: bool
    state: str
    taken: bool
    held: bool
    texts: set[str] = field(default_factory=set)  # the grade ids that wait for the teacher
    auto: dict[str, float] = field(default_factory=dict)
    marks: dict[str, tuple[float, str]] = field(default_factory=dict)  # grade id: points and comment of the teacher
    why_none: str = ""

    @property
    def number(self) -> float | None:
        """What must stand in Canvas; None where `why_none` says why not."""
        return None if self.why_none else sum(self.auto.values()) + sum(points for points, _ in self.marks.values())

    @property
    def sign(self) -> str:
        """Stands in everything that this student writes, and in nothing else."""
        return f"Dette skrev {self.name}."


def _texts(change):
    """A part that does something to the written answers."""

    def make(work):
        for name in work.written:
            work.cell(name)["source"] = change(work.cell(name)["source"])

    return make


def _without_texts(work):
    for name in work.written:
        work.cell(name)["source"] = hand_ins.written.STUB


def _untouched(work):
    _without_texts(work)
    work.answers.clear()


def _draft_and_final(work):
    draft = Work(work.exercise, json.loads(work.json.replace("Bussen", "Et utkast: bussen")), {})
    _answer(draft, "misunderstood")
    return {f"{work.exercise}.zip": pack(draft.files()), f"{work.exercise}-1.zip": pack(work.files())}


def _own_modules(work):
    extras = {
        "mestring.py": b"class check:\n    grade = staticmethod(lambda widget, points, **more: points)\n",
        "sitecustomize.py": b"import os; os._exit(3)",
        "ipython_kernel_config.py": b"import os; os._exit(3)",
        f"widgets/m{work.exercise[:2]}.yml": b"!!python/object/apply:os.abort []",
    }
    return {f"{work.exercise}.zip": pack(work.files() | extras)}


def _own_tests(work):
    for cell in work.cells:
        about = cell["metadata"]["nbgrader"]
        if about["grade"] and cell["cell_type"] == "code":
            cell["source"], about["points"] = f"{about['points']}.0", 100
    work.add(
        work.cells[1]["id"], "import mestring.check\nmestring.check.grade = lambda *a, points, **k: points", "code"
    )


def _strange_metadata(work):
    for cell, value in zip(work.cells, ["x", [], {"grade_id": ["a"]}, {"schema_version": 99}, 7, None], strict=False):
        cell["metadata"]["nbgrader"] = value
    work.book["metadata"] = {"kernelspec": {"name": "../../bin/sh", "display_name": "x", "language": "bash"}}


def _bottomless(work):
    work.answers[next(iter(work.answers))] = b"[" * 100_000


PARTS = {
    "right": Part(),
    "right_packed_by_the_button": Part(make=CASES["packed_by_the_button"].make),
    "right_too": Part(),
    "right_and_late": Part(late=True),
    "right_with_personal_data": Part(make=_texts(lambda text: f"{text} Ring 912 34 567.")),
    "right_but_not_read_yet": Part(read=False),
    "half": Part("part"),
    "half_too": Part("part"),
    "half_and_late": Part("part", late=True),
    "half_and_no_text": Part("part", _without_texts, texts=0),
    "misunderstood": Part("misunderstood"),
    "misunderstood_too": Part("misunderstood"),
    "misunderstood_and_late": Part("misunderstood", late=True),
    "misunderstood_and_no_text": Part("misunderstood", _without_texts, texts=0),
    "texts_alone": Part(make=lambda work: work.answers.clear(), state=NEEDS_YOU, lost=99),
    "untouched": Part(make=_untouched, state=NEEDS_YOU, lost=99, texts=0),
    "draft_and_final": Part(make=_draft_and_final, state=REPAIRED),
    "the_first_is_whole_the_second_cut_off": Part(make=CASES["zip_cut_off_after_a_good_one"].make, state=NEEDS_YOU),
    "hostile_script_in_the_text": Part(make=_texts(lambda text: f"{text}\n\n{SCRIPT}")),
    "hostile_modules_and_questions": Part("part", _own_modules),
    "hostile_tests_and_points": Part("misunderstood", _own_tests, state=REPAIRED),
    "hostile_metadata": Part("part", _strange_metadata, state=REPAIRED),
    "hostile_bottomless_answer": Part(make=_bottomless, state=NEEDS_YOU, lost=1, held=True),
}
DAMAGED = {  # seven in each exercise, all of them different
    "03-mestringstro": """answer_cell_split test_cells_deleted metadata_and_ids_stripped format_3 only_the_notebook
        answer_file_cut_off zip_cut_off""",
    "04-kontroll": """answer_in_a_new_cell_below cells_turned_around saved_as_windows_text a_comma_too_many
        empty_notebook_file wrong_exercise files_uploaded_one_by_one""",
    "08-rop": """answer_cell_made_code notebook_renamed folder_packed_on_a_mac link_to_the_gradebook only_the_answers
        answer_that_the_widget_refuses printed_as_pdf""",
}


def everybody(exercise: str) -> list[HandIn]:
    """Everybody's hand-in of an exercise."""
    parts = PARTS | {name: _damaged(name) for name in DAMAGED[exercise].split()}
    assert len(parts) == len(NAMES) == 30
    turn = 7 * list(EXERCISES).index(exercise)
    turned = [*list(parts.items())[turn:], *list(parts.items())[:turn]]
    return [_hand_in(exercise, number, *turned[number]) for number in range(30)]


def bulk_download(class_of_30: list[HandIn]) -> bytes:
    """The zip that Canvas makes of them; everybody has the same id in every exercise."""
    return canvas_zip(class_of_30, FIRST_ID)[1]


def ids(class_of_30: list[HandIn]) -> dict[str, HandIn]:
    """{Canvas' id: the hand-in}."""
    return {str(FIRST_ID + number): one for number, one in enumerate(class_of_30)}


def exported_list(exercise: str) -> bytes:
    """The gradebook as the teacher exports it from Canvas: all three columns, the class and somebody absent."""
    _, separator = EXERCISES[exercise]
    columns = [column for column, _ in EXERCISES.values()]
    out = io.StringIO(newline="")
    write = csv.writer(out, delimiter=separator, lineterminator="\r\n").writerow
    write(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *columns, "Final Score"])
    write(["", "", "", "", "", *["Manual Posting"] * 3, ""])
    write(["    Points Possible", "", "", "", "", *["10,0" if separator == ";" else "10.0"] * 3, "(read only)"])
    for number, person in enumerate([*NAMES[:-1], ABSENT], FIRST_ID):
        number = FIRST_ID + 100 if person == ABSENT else number
        write([person, number, f"sis{number}", f"{number}@skole.no", "Kull 1", "", "", "", ""])
    write(["Student, Test", FIRST_ID + 200, "", "", "Kull 1", "", "", "", ""])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def items(exercise: str, written: bool = False) -> dict[str, float]:
    """{grade id: its points}, of everything that gives points or of the written answers."""
    cells = [cell.metadata.nbgrader for cell in notebook(exercise).cells]
    return {about.grade_id: about.points for about in cells if about.grade and (about.solution or not written)}


def points(exercise: str, test, answer: dict | None) -> float:
    """What the rules give: the right ones above what guessing gives, as a share of all above it, in quarters."""
    leaves = check.leaves(test.told["key"])
    hits = sum(_right(answer or {}, path, leaf) for path, leaf in leaves)
    guessed = sum(check.chance(test.widget(exercise), path, leaf) for path, leaf in leaves)
    most = test.told["points"]
    if hits == len(leaves):
        return most
    return min(int(4 * most * max(0, hits - guessed) / (len(leaves) - guessed) + 0.5) / 4, most - 0.25)


def _right(answer, path, leaf):
    for step in path:
        answer = answer.get(step, {})
    return any(
        sorted(answer) == sorted(option) if isinstance(option, list) else answer == option for option in (leaf.options)
    )


def _damaged(name):
    case = CASES[name]
    held = name in ("answer_file_cut_off", "answer_that_the_widget_refuses")
    return Part("full", case.make, case.state, case.late, case.taken, case.lost, held, case.texts)


def _answer(work, kind):
    work.answers = {
        test.answer_key: hand_ins.answer_file(test.answer_key, getattr(test, kind)) for test in graded(work.exercise)
    }


def _hand_in(exercise, number, name, part):
    person = NAMES[number]
    in_canvas = "".join(letter for letter in person.lower() if letter.isalnum())
    one = HandIn(in_canvas, person, name, {}, part.late, part.state, part.taken, part.held)
    work = Work.good(exercise)
    _answer(work, part.answers)
    for cell in work.written:
        work.cell(cell)["source"] += f" {one.sign}"
    one.files = part.make(work) or work.zipped()
    if not part.taken:
        one.why_none = NOT_GRADED
        return one
    for place, test in enumerate(graded(exercise)):
        one.auto[test.grade_id] = points(exercise, test, getattr(test, part.answers)) if place >= part.lost else 0
    for place, (cell, most) in enumerate(items(exercise, written=True).items()):
        if place >= part.texts:
            continue
        one.texts.add(cell)
        if part.read:
            given = (0, 1, most - 0.5, most)[(number + place) % 4]
            one.marks[cell] = given, f"Du hører på dem, {person}. <b>Spør</b> gjerne om mer!"
    if part.state == NEEDS_YOU:
        one.why_none = NOT_WHOLE
    elif not part.read:
        one.why_none = NOT_READ
    elif person == GUEST:
        one.why_none = NOT_LISTED
    return one
