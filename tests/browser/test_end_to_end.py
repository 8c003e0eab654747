"""The whole way, by real keys and by real taps: from the front door to the feedback, with every kind of widget."""

import html
import json
import re
import shutil
import zipfile

import pytest
import yaml
from playwright.sync_api import expect

from mestring import text

from ..grading.commands import nbgrader
from ..grading.course import Course
from ..grading.exercises import COUNTING, graded
from .giving import give
from .input_devices import Keys, Taps
from .jupyter import ROOT, panel, ready

pytestmark = pytest.mark.slow
LABELS = text.labels("hand_in")
WRITTEN = "Jeg ville spurt: Hva har forandret seg for deg?"
BY_TAPS = "04-kontroll"
# Their kinds of widget stand in the others too; what each of their answers is worth, grading/test_grading.py tells.
LIKE_OTHERS = "01-mestring 05-salutogenese 06-recovery 07-haap 09-spenningsfelt 12-samtalen 14-mappe".split()
WAYS = [(Keys, name) for name in COUNTING if name not in (BY_TAPS, *LIKE_OTHERS)] + [(Taps, BY_TAPS)]
ALSO_IN_BOOK = ("03-mestringstro", "10-relasjonen", "13-fellesskap")  # rulers, a matrix, a lens, cards, choices
AT_390 = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.mark.parametrize(("device_type", "name"), WAYS, ids=lambda v: getattr(v, "__name__", v))
def test_what_a_student_answers_is_what_is_graded(device_type, name, home, request, tmp_path):
    page = request.getfixturevalue(device_type.fixture)
    device, number, tests = device_type(page), name[:2], graded(name)
    folder = home.folder / "exercises" / name
    content = yaml.safe_load((ROOT / "exercises" / name / "widgets" / f"m{number}.yml").read_text(encoding="utf-8"))

    home.enter(page)
    ready(page, "Slik bruker du kurset")
    device.press(panel(page).get_by_role("link", name=f"Oppgave {number}"))
    ready(page, f"Oppgave {number}")
    for test in tests:
        entry = content[test.answer_key]
        box = panel(page).get_by_role("region", name=entry["title"], exact=True)
        give(device, box, entry, test.full)
        expect(box).to_contain_text(re.compile(r"Lagret kl\."), timeout=15_000)
        document = json.loads((folder / "svar" / f"{test.answer_key}.json").read_text(encoding="utf-8"))
        assert document["answer"] == test.full
    handed_in = {"kari": write_and_hand_in(device, panel(page), number, content)}
    if device_type is Keys and name in ALSO_IN_BOOK:
        handed_in["ola"] = in_book(request, name, content, tests)
        assert contents(handed_in["ola"]) == contents(handed_in["kari"])

    course = Course(tmp_path / "kurs", name)
    place = course.folder / "grading" / "downloaded" / name / "archive"
    place.mkdir(parents=True)
    for student, file in handed_in.items():
        shutil.copy(file, place / f"{student}.zip")
    nbgrader(course, "zip_collect", "autograde", "generate_feedback")
    grades = course.grades("kari")
    assert all(course.grades(student) == grades for student in handed_in)
    for test in tests:
        assert grades[test.grade_id][0] == test.told["points"], grades
    assert sum(needs for _, needs in grades.values()) == 1  # the one text that was written waits for the teacher
    feedback = (course.at("feedback", "kari") / f"{name}.html").read_text(encoding="utf-8")
    _, in_words = tests[0].widget(name, tests[0].full).describe()[0]
    assert html.escape(in_words) in feedback and WRITTEN in feedback
    for secret in ("HIDDEN TESTS", "MARK SCHEME", "Traceback", "check.grade"):
        assert secret not in feedback


def test_no_kind_of_widget_is_left_out():
    def kinds(names):
        return {test.widget_class for name in names for test in graded(name)}

    assert kinds(COUNTING) == kinds(name for _, name in WAYS)


def write_and_hand_in(device, page, number, content):
    """The first text, then «Lever»; returns the file. `page` is what holds the exercise."""
    fields = page.get_by_role("textbox", name="Svaret ditt")
    device.write(fields.first, WRITTEN)
    expect(fields.first).to_have_value(WRITTEN)
    unfinished = fields.count() > 1 or any("least" in entry for entry in content.values())
    lever = page.get_by_role("region", name=f"Lever oppgave {number}")
    with device.page.expect_download() as download:
        device.press(lever.get_by_role("button", name=LABELS["hand_in"], exact=True))
        if unfinished:  # one of several is written, or it has fewer words than asked for
            device.press(lever.get_by_role("button", name=LABELS["anyway"]))
    return download.value.path()


def in_book(request, name, content, tests):
    """The same answers by taps on a phone, in the book's page; returns the file that «Lever» gives."""
    page = request.getfixturevalue("new_context")(**AT_390).new_page()
    page.goto(f"{request.getfixturevalue('book').address}/exercises/{name}/{name}.html")
    device = Taps(page)
    for test in tests:
        entry = content[test.answer_key]
        box = page.get_by_role("region", name=entry["title"], exact=True)
        give(device, box, entry, test.full)
        expect(box).to_contain_text(re.compile(r"Lagret kl\."))
    return write_and_hand_in(device, page, name[:2], content)


def contents(file):
    """What a hand-in says: the notebook's cells, and every answer with its words; not when, or how often changed."""
    found = {}
    with zipfile.ZipFile(file) as archive:
        for path in archive.namelist():
            document = json.loads(archive.read(path))
            when = ("at", "revision")
            found[path] = document.get("cells") or {part: document[part] for part in document if part not in when}
    for cell in found[next(iter(found))]:
        cell["source"] = "".join(cell["source"])
    return found
