"""A whole class goes the teacher's way: Canvas' zip, three commands, the reading in formgrader, Canvas' gradebook.

What each student deserves stands in grading/classroom.py. Nine hand-ins, three of each exercise and one of them with
HTML in its text, are marked in the real formgrader by typing. The other seventy-odd are marked through the gradebook,
with the values that formgrader's fields would have left there: typing them all would only take longer.
"""

import csv
import io
import json
import re
import zipfile
from dataclasses import dataclass, field

import pytest

from ..grading import classroom
from ..grading.commands import mestring
from ..grading.course import Course
from ..grading.exercises import graded
from ..grading.test_grading import requests, secrets, text_of
from .formgrader import answer_to, formgrader, mark, open_hand_in, scheme_is_beside

pytestmark = pytest.mark.slow
TYPED = ("right_and_late", "half", "hostile_script_in_the_text")
SAID = {  # how `mestring publish` says why somebody has no number
    classroom.NOT_READ: "venter på at du leser",
    classroom.NOT_WHOLE: "er rettet, men innleveringen er ikke hel",
    classroom.NOT_GRADED: "er ikke rettet",
    classroom.NOT_LISTED: "har levert, men står ikke i lista",
}


@dataclass
class Term:
    """One exercise, all the way: what went in, what was said on the way, and what came of it."""

    course: Course
    everybody: dict[str, classroom.HandIn]
    said: dict[str, str] = field(default_factory=dict)
    first: dict[str, dict] = field(default_factory=dict)  # the grades before the teacher has read
    seen: dict[str, list] = field(default_factory=dict)  # what formgrader showed beside the texts that were typed at

    @property
    def exercise(self):
        return self.course.exercise

    @property
    def list(self):
        """The gradebook that the teacher has exported from Canvas."""
        return self.course.folder / f"karakterer-{self.exercise[:2]}.csv"

    @property
    def taken(self):
        return {student: one for student, one in self.everybody.items() if one.taken}

    def run(self, step, *more):
        """The real command."""
        self.said[step] = mestring(self.course.folder, step, self.exercise, *more)

    def read(self, page, server):
        """The teacher reads everybody's texts and gives points and comments."""
        for student, one in self.taken.items():
            if one.part in TYPED:
                open_hand_in(page, server, self.exercise, student)
                assert page.evaluate("window.ran") is None
            for grade_id, (points, comment) in one.marks.items():
                if one.part in TYPED:
                    shown = answer_to(page, grade_id).inner_text()
                    self.seen.setdefault(one.part, []).append((shown, scheme_is_beside(page, grade_id)))
                    mark(page, grade_id, points, comment)
                else:
                    self.course.give(student, grade_id, points, comment)

    def numbers(self):
        """{Canvas' id: what stands in the new list}."""
        column, separator = classroom.EXERCISES[self.exercise]
        file = self.list.with_name(f"{self.list.stem}-{self.exercise}-utfylt.csv")
        text = file.read_bytes().decode("utf-8-sig")
        head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return {row[head.index("ID")]: row[head.index(column)] for row in rows if row[head.index("ID")]}

    def page(self, student):
        return (self.course.at("feedback", student) / f"{self.exercise}.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def terms(tmp_path_factory, browser):
    """The three exercises of a term, in one course."""
    folder, terms = tmp_path_factory.mktemp("classroom"), {}
    for exercise in classroom.EXERCISES:
        terms[exercise] = Term(Course(folder, exercise), classroom.ids(classroom.everybody(exercise)))
        terms[exercise].list.write_bytes(classroom.exported_list(exercise))
    for term in terms.values():
        (folder / "submissions.zip").write_bytes(classroom.bulk_download(term.everybody.values()))
        term.run("intake", "submissions.zip")
        term.run("grade")
        term.first = {student: term.course.grades(student) for student in term.taken}
    with formgrader(folder) as server, browser.new_context(locale="nb-NO") as context:
        page = context.new_page()
        for term in terms.values():
            term.read(page, server)
            term.run("publish", "--canvas", term.list.name)
    return terms


@pytest.fixture(params=classroom.EXERCISES)
def term(request, terms):
    return terms[request.param]


def test_intake_says_of_each_what_is_true(term):
    listed = json.loads((term.course.folder / "grading/intake" / term.exercise / "students.json").read_text())
    assert {one["student"]: (one["name"], one["state"], one["late"]) for one in listed} == {
        student: (one.name, one.state, one.late) for student, one in term.everybody.items()
    }
    assert all(one.name in term.said["intake"] for one in term.everybody.values())


def test_each_item_has_the_points_it_deserves_before_anybody_reads(term):
    for student, one in term.taken.items():
        given = {name: points for name, (points, _) in term.first[student].items() if name in one.auto}
        assert given == one.auto, one.part
        assert {name for name, (_, waits) in term.first[student].items() if waits} == one.texts, one.part


def test_the_mark_scheme_stands_beside_the_answer_that_is_marked(term):
    assert set(term.seen) == set(TYPED)
    for part, texts in term.seen.items():
        (one,) = (one for one in term.everybody.values() if one.part == part)
        for shown, beside in texts:
            assert beside
            assert one.sign in shown
            assert (classroom.SCRIPT in shown) == ("script" in part)


def test_the_number_in_canvas_is_the_truth_for_each(term):
    comma = classroom.EXERCISES[term.exercise][1] == ";"
    found, listed = term.numbers(), 0
    for student, one in term.everybody.items():
        if one.person != classroom.GUEST:
            listed += 1
            number = "" if one.number is None else f"{one.number:g}".replace(".", "," if comma else ".")
            assert found.pop(student) == number, (one.part, one.why_none)
    assert listed == 29
    assert list(found.values()) == ["", ""]  # who handed nothing in, and Canvas' own test student


def test_who_has_no_number_is_named_with_the_reason(term):
    lines = term.said["publish"].split("\n")
    for why, words in SAID.items():
        named = next((below for line, below in zip(lines, lines[1:], strict=False) if words in line), "")
        for student, one in term.everybody.items():
            name = one.name if one.person == classroom.GUEST else one.person
            assert (f"{name} ({student})" in named) == (one.why_none == why), (why, one.part)
    assert "1 student står i Canvas, men har ikke levert" in term.said["publish"]
    assert classroom.ABSENT in term.said["publish"]


def test_each_page_has_its_own_points_comments_and_reasons_and_nothing_else(term):
    signs = {one.sign for one in term.everybody.values()}
    for student, one in term.taken.items():
        if one.held:
            assert not term.course.at("feedback", student).exists(), one.part
            continue
        made = term.page(student)
        read = text_of(made)
        assert (secrets(made), requests(made)) == ([], []), one.part
        marks = {item: points for item, (points, _) in one.marks.items()}
        total = f"{sum((one.auto | marks).values()):g}".replace(".", ",")
        assert f"{total} av 10 poeng" in read
        assert ("Læreren har ikke lest alt ennå" in read) == (one.why_none == classroom.NOT_READ)
        assert ("Noe av innleveringen din mangler" in read) == (one.why_none == classroom.NOT_WHOLE)
        for test in graded(term.exercise):
            assert (test.told["right"] in read) == (one.auto[test.grade_id] == test.told["points"]), one.part
            if one.part.startswith("misunderstood"):
                assert test.told["misunderstandings"][0].text in read
        for _, comment in one.marks.values():
            assert comment in read
        assert re.findall(r'class="points">([^<]+)<', made) == [
            "Læreren har ikke lest dette ennå."
            if item in one.texts - one.marks.keys()
            else f"{(one.auto | marks).get(item, 0):g} av {most:g} poeng".replace(".", ",")
            for item, most in classroom.items(term.exercise).items()
        ], one.part
        assert {sign for sign in signs if sign in read} == ({one.sign} if one.texts else set())
        assert "<script" not in made
        assert made.count('class="mst-verdict"') == len(one.auto)
    assert not any((term.course.at("feedback", s)).exists() for s in term.everybody.keys() - term.taken.keys())


def test_canvas_gets_each_finished_page_under_the_name_that_it_knows(term):
    """Canvas reads the student and the hand-in out of the first two numbers between underscores, LATE left out."""
    ready = {s: one for s, one in term.taken.items() if one.why_none in ("", classroom.NOT_LISTED)}
    apart = {student for student, one in ready.items() if one.part == "files_uploaded_one_by_one"}
    with zipfile.ZipFile(term.course.folder / f"grading/feedback/til-canvas-{term.exercise}.zip") as packed:
        found = {next(part for part in name.split("_") if part.isdecimal()): name for name in packed.namelist()}
        assert found.keys() == ready.keys() - apart
        for student, name in found.items():
            assert name.split("_")[-1] == list(ready[student].files)[-1]  # the newest
            with zipfile.ZipFile(io.BytesIO(packed.read(name))) as inner:
                assert inner.read(f"tilbakemelding-{term.exercise}.html").decode() == term.page(student)
    assert ("Gi den videre selv" in term.said["publish"]) == bool(apart)
