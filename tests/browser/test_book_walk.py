"""The whole way on a phone, without a kernel and, after the first visit, without a network: from the front page to the
file, by taps alone and by keys alone; then the teacher's three commands, and the page that comes back."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from playwright.sync_api import expect

from ..grading.commands import mestring
from ..grading.course import Course
from ..grading.exercises import ROOT, graded
from ..grading.student_work import canvas_zip
from .book_answers import CONFIDENCE, IMPORTANCE, OWN, kept, scale
from .giving import give
from .input_devices import Keys, Taps
from .test_book_offline import settled, site  # noqa: F401
from .test_end_to_end import AT_390, WRITTEN, contents, write_and_hand_in

pytestmark = pytest.mark.slow
NAME = "03-mestringstro"
TESTS = graded(NAME)
CONTENT = yaml.safe_load((ROOT / "exercises" / NAME / "widgets" / "m03.yml").read_text(encoding="utf-8"))
COMMENT = "Du hører på henne."
DEVICES = (Taps, Keys)


def walk(device, look=lambda station: None):
    """From the front page to the file that «Lever» gives, with everything answered but the last text.

    `look(station)` is called on the way: for whoever wants pictures.
    """
    page = device.page
    look("front page")
    device.press(page.locator("article").get_by_role("link", name=re.compile("^03 Mestringstro")))
    page.wait_for_url("**/course/03-mestringstro.html")
    rulers = scale(page)
    look("lesson")
    for asked in (IMPORTANCE, CONFIDENCE):
        device.choose(rulers.get_by_role("group", name=re.compile(f"^{re.escape(asked)}")).first, 4)
    kept(rulers)
    look("lesson, answered")
    device.press(page.get_by_role("button", name=OWN))
    device.press(page.locator(".mst-way a"))
    page.wait_for_url(f"**/exercises/{NAME}/{NAME}.html")
    look("exercise")
    for test in TESTS:
        box = page.get_by_role("region", name=CONTENT[test.answer_key]["title"], exact=True)
        give(device, box, CONTENT[test.answer_key], test.full)
        kept(box)
        look(test.answer_key)
    device.press(page.get_by_role("button", name="Sjekk", exact=True).first)
    expect(page.locator(".mst-check").first.get_by_role("status")).to_have_text("2 av 5 deler er ikke ferdige.")
    look("what is missing")
    file = write_and_hand_in(device, page, "03", CONTENT)
    look("handed in")
    return file


def test_from_the_front_page_to_the_feedback(new_context, site, accessible, tmp_path):  # noqa: F811
    pages = [new_context(worker=True, **AT_390).new_page() for _ in DEVICES]
    for page in pages:
        page.goto(f"{site.address}/")
        settled(page)
    site.up = False
    by_taps, by_keys = (walk(kind(page)) for kind, page in zip(DEVICES, pages, strict=True))
    assert contents(by_taps) == contents(by_keys)

    course = Course(tmp_path / "kurs", NAME)
    handed_in = SimpleNamespace(name="tiril", late=False, files={f"{NAME}.zip": Path(by_taps).read_bytes()})
    ids, bundle = canvas_zip([handed_in])
    (course.folder / "submissions.zip").write_bytes(bundle)
    mestring(course.folder, "intake", NAME, "submissions.zip")
    mestring(course.folder, "grade", NAME)
    (student,) = ids.values()
    grades = course.grades(student)
    assert [grades[test.grade_id][0] for test in TESTS] == [test.told["points"] for test in TESTS]
    course.give(student, "m03-three-weeks", 2, COMMENT)
    mestring(course.folder, "publish", NAME)
    page = pages[0]
    page.goto((course.at("feedback", student) / f"{NAME}.html").as_uri())
    for words in (COMMENT, WRITTEN):
        expect(page.locator("body")).to_contain_text(words)
    assert page.evaluate("document.documentElement.scrollWidth") <= AT_390["viewport"]["width"]
    accessible(page)
