"""The whole way, by real keys and by real taps: from the front door to the feedback, every counting exercise."""

import html
import json
import re
import shutil

import pytest
import yaml
from playwright.sync_api import expect

from mestring import text

from ..grading.course import Course
from ..grading.exercises import COUNTING, graded
from .giving import give
from .input_devices import Keys, Taps
from .jupyter import ROOT, panel, ready
from .test_formgrader import nbgrader

pytestmark = pytest.mark.slow
LABELS = text.labels("hand_in")
WRITTEN = "Jeg ville spurt: Hva har forandret seg for deg?"
BY_TAPS = "04-kontroll"


@pytest.mark.parametrize(
    ("device_type", "name"),
    [*((Keys, name) for name in COUNTING), (Taps, BY_TAPS)],
    ids=lambda v: getattr(v, "__name__", v),
)
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
    fields = panel(page).get_by_role("textbox", name="Svaret ditt")
    device.write(fields.first, WRITTEN)
    expect(fields.first).to_have_value(WRITTEN)
    unfinished = fields.count() > 1 or any("least" in entry for entry in content.values())
    lever = panel(page).get_by_role("region", name=f"Lever oppgave {number}")
    with page.expect_download() as download:
        device.press(lever.get_by_role("button", name=LABELS["hand_in"], exact=True))
        if unfinished:  # one of several is written, or it has fewer words than asked for
            device.press(lever.get_by_role("button", name=LABELS["anyway"]))

    course = Course(tmp_path / "kurs", name)
    place = course.folder / "grading" / "downloaded" / name / "archive"
    place.mkdir(parents=True)
    shutil.copy(download.value.path(), place / "kari.zip")
    nbgrader(course, "zip_collect", "autograde", "generate_feedback")
    grades = course.grades("kari")
    for test in tests:
        assert grades[test.grade_id][0] == test.told["points"], grades
    assert sum(needs for _, needs in grades.values()) == 1  # the one text that was written waits for the teacher
    feedback = (course.at("feedback", "kari") / f"{name}.html").read_text(encoding="utf-8")
    _, in_words = tests[0].widget(name, tests[0].full).describe()[0]
    assert html.escape(in_words) in feedback and WRITTEN in feedback
    for secret in ("HIDDEN TESTS", "MARK SCHEME", "Traceback", "check.grade"):
        assert secret not in feedback
