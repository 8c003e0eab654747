"""The pages a teacher shows and sends: legible at every width, without a barrier, and dead to what a student wrote."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from mestring.teacher.course import find_course
from mestring.teacher.intake import report
from mestring.teacher.overview.page import page as class_page
from mestring.teacher.wall.texts import Found, Task
from mestring.teacher.wall.texts import page as wall_page

from ..grading.course import WRITTEN, Course, fill
from ..grading.exercises import COUNTING, graded
from .axe import in_colours

pytestmark = pytest.mark.slow
HOSTILE = "<img src=x onerror='window.ran = true'>\n\n<script>window.ran = true</script>"
WIDTHS = (1100, 320)
DRAWN = "09-spenningsfelt"  # an answer that is drawn
PLACED = {"m09-roger": {"cases": {"roger": {"help_control": [{"at": 3, "why": HOSTILE}, {"at": -2}, {"at": 0}]}}}}


@pytest.fixture(scope="module", params=COUNTING)
def overview(request, tmp_path_factory):
    """The class page of an exercise that eleven have answered, some of them wrongly."""
    course = Course(tmp_path_factory.mktemp("overview"), request.param)
    for number in range(11):
        place = course.at("submitted", f"s{number}")
        shutil.copytree(course.folder / "exercises" / request.param, place)
        kind = "full" if number < 6 else "misunderstood"
        answers = {test.answer_key: getattr(test, kind) for test in graded(request.param)}
        fill(place, answers | (PLACED if request.param == DRAWN else {}), HOSTILE)
    file = course.folder / "oversikt.html"
    file.write_text(class_page(find_course(course.folder), request.param), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def feedback(tmp_path_factory):
    """A feedback page with everything on it: right and wrong, a picture, hostile text, a comment, the next step."""
    course = Course(tmp_path_factory.mktemp("feedback"), DRAWN)
    answers = {test.answer_key: test.part for test in graded(DRAWN)} | PLACED
    course.hand_in("kari", answers, f"{WRITTEN}\n\n{HOSTILE}")
    course.grade("kari")
    for grade_id, (_, waits) in course.grades("kari").items():
        if waits:
            course.give("kari", grade_id, 1, HOSTILE)
    course.feedback("kari")
    return course.at("feedback", "kari") / f"{DRAWN}.html"


@pytest.fixture(scope="module")
def intake_report(tmp_path_factory):
    """What intake found: a long name, a long file name, and HTML in both."""
    file = tmp_path_factory.mktemp("intake") / "report.html"
    lines = [
        f"Filer som ikke hører til oppgaven, ligger i originalen: {'lang' * 40}.ipynb {HOSTILE}.",
        "Alt er besvart.",
    ]
    entry = {"name": f"Đorđević{'navn' * 20}{HOSTILE}", "student": "51018", "late": True, "lines": lines}
    states = ("needs_you", "repaired", "fine")
    report.write(file, "03-mestringstro", [{**entry, "state": state, "personal": {"phone": 2}} for state in states])
    return file


def look(page, accessible, file, width):
    page.set_viewport_size({"width": width, "height": 800})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    for _ in in_colours(page):
        accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("window.ran") is None
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_class_page(page, accessible, overview, width):
    look(page, accessible, overview, width)
    assert page.locator("section").count() >= 2
    for picture in page.locator("img").all():
        assert picture.evaluate("image => image.naturalWidth") > 300


@pytest.mark.parametrize("width", [1100, 390])
def test_the_feedback_page(new_context, accessible, feedback, width):
    """Also as a student opens the file on a phone: all of it is there, and a tap opens what is folded."""
    on_phone = {"has_touch": True, "is_mobile": True, "device_scale_factor": 3} if width == 390 else {}
    page = new_context(**on_phone).new_page()
    look(page, accessible, feedback, width)
    points = page.get_by_text(re.compile(r"^[\d,]+ av \d+ poeng$"))
    assert points.count() > 5 and not any(one.is_visible() for one in points.all())
    page.emulate_media(media="print")
    assert all(one.is_visible() for one in points.all()), "on paper nobody can open a fold"
    page.emulate_media(media="screen")
    for folded in page.locator("summary").all():
        folded.tap() if on_phone else folded.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for _ in in_colours(page):
        accessible(page)
    picture = page.get_by_role("img", name="Hjelp og kontroll: først mot kontroll (3), nytt 1 mot hjelp (−2)")
    assert picture.evaluate("image => image.naturalWidth") > 300
    left, right = picture.evaluate("image => [image.getBoundingClientRect().left, image.getBoundingClientRect().right]")
    assert 0 <= left < right <= width
    words = page.locator("body").inner_text()
    assert WRITTEN in words and words.count("<script>window.ran = true</script>") >= 3, "text, reason and comment"
    assert page.get_by_text(re.compile(r"av 10 poeng")).first.is_visible()
    assert page.locator("section.next a").count() == 1
    page.locator("section.next a").click()
    expect(page.locator("section.task:target")).to_have_count(1)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_intake_report(page, accessible, intake_report, width):
    look(page, accessible, intake_report, width)
    found = page.get_by_text("Alt er besvart.").first
    assert found.bounding_box()["width"] > 250  # room for words, not a column of letters


def test_the_class_wall(page, accessible, tmp_path):
    """Chosen with boxes, shown with a clicker, and saved without what was not chosen."""
    file = tmp_path / "veggen.html"
    texts = [
        "Den første.",
        f"Den andre. {HOSTILE} {'En lang tekst om Borghild. ' * 70}",
        "Hun heter Kari.",
        "Den fjerde.",
    ]
    file.write_text(wall_page("Mestringstro", Found([Task("Tre uker senere", texts, {texts[2]})])), encoding="utf-8")
    for width in (320, 1280):
        look(page, accessible, file, width)
    page.get_by_role("button", name="Vis veggen").click()
    expect(page.get_by_role("status")).to_have_text("Kryss av for minst én tekst først.")
    boxes = page.get_by_role("checkbox")
    assert [box.is_checked() for box in boxes.all()] == [False] * 4
    for box in (boxes.nth(0), boxes.nth(1), boxes.nth(3)):
        box.press("Space")
    page.get_by_role("button", name="Vis veggen").press("Enter")
    shown, where = page.locator("#shown"), page.locator("#where")
    expect(shown).to_have_text("Den første.")
    for key, text, at in (
        ("PageDown", texts[1], 2),
        (" ", "Den fjerde.", 3),
        ("ArrowRight", "Den fjerde.", 3),
        ("Home", "Den første.", 1),
        ("End", "Den fjerde.", 3),
        ("PageUp", texts[1], 2),
    ):
        page.keyboard.press(key)
        assert shown.text_content() == text
        expect(where).to_have_text(f"{at} av 3")
    for _ in in_colours(page):
        accessible(page)
    assert shown.evaluate("node => node.scrollHeight <= node.clientHeight"), "a text of 300 words fits"
    assert page.evaluate("window.ran") is None
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Vis veggen")).to_be_focused()
    boxes.nth(1).press("Space")  # the one that was shown last
    with page.expect_download() as given:
        page.get_by_role("button", name="Lagre ei side med bare de valgte").click()
    given.value.save_as(tmp_path / "valgt.html")
    saved = (tmp_path / "valgt.html").read_text(encoding="utf-8")
    assert "Kari" not in saved and "Borghild" not in saved
    page.goto((tmp_path / "valgt.html").as_uri())
    assert [box.is_checked() for box in boxes.all()] == [True] * 2
