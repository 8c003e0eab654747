"""The whole way once: answer in JupyterLab by real keys or taps, hand the folder in, grade it, read the feedback."""

import json
import re
import shutil

import pytest
import yaml
from playwright.sync_api import expect

from ..grading.course import Course
from ..grading.exercises import graded
from .jupyter import EXERCISE, ROOT, widget
from .test_formgrader import nbgrader

pytestmark = pytest.mark.slow
NAME = "03-mestringstro"
WRITTEN = "Jeg ville spurt: Hva har forandret seg for deg?"


def choose_by_keys(page, radios, number):
    """Tab to a group of radio buttons and walk to one of them."""
    radios.first.focus()
    page.keyboard.press("Space")
    for _ in range(number):
        page.keyboard.press("ArrowDown")


def choose_by_taps(page, radios, number):
    radios.nth(number).tap()


def write_by_keys(page, cell):
    cell.focus()
    page.keyboard.press("Enter")


def write_by_taps(page, cell):
    cell.locator(".jp-MarkdownOutput").tap()


def answer(page, choose, title, given):
    """Give one widget its answer, as {question or ruler: number of the choice}."""
    box = widget(page, title)
    for number, choice in enumerate(given):
        group = box.locator("fieldset.mst-ruler, fieldset.mst-question").nth(number)
        group.scroll_into_view_if_needed()
        choose(page, group.get_by_role("radio"), choice)
        expect(group.get_by_role("radio").nth(choice)).to_be_checked()
    expect(box).to_contain_text(re.compile(r"Lagret kl\."), timeout=15_000)


def choices(test, content):
    """The full answer of a test cell as the numbers of the choices to make, in the page's order."""
    if "goals" in test.full:
        said = test.full["goals"]["cafe"]["before"]
        return [said["importance"] - 1, said["confidence"] - 1]
    options = {name: list(question["options"]) for name, question in content["questions"].items()}
    return [names.index(test.full[question][0]) for question, names in options.items()]


@pytest.mark.parametrize("hand", ["keys", "taps"])
def test_what_a_student_answers_is_what_is_graded(hand, desk, request, tmp_path):
    page = request.getfixturevalue("page" if hand == "keys" else "phone")
    choose, write = (choose_by_keys, write_by_keys) if hand == "keys" else (choose_by_taps, write_by_taps)
    content = yaml.safe_load((ROOT / "exercises" / NAME / "widgets" / "m03.yml").read_text(encoding="utf-8"))
    tests = graded(NAME)

    desk.open(page, EXERCISE)
    for test in tests:
        entry = content[test.answer_key]
        answer(page, choose, entry["title"], choices(test, entry))
        assert desk.answer(EXERCISE, test.answer_key) == test.full
    cell = page.locator(".jp-MarkdownCell", has_text="Skriv svaret ditt her").first
    cell.scroll_into_view_if_needed()
    write(page, cell)
    page.keyboard.press("Control+a")
    page.keyboard.type(WRITTEN)
    page.keyboard.press("Control+s")
    path = desk.folder / EXERCISE
    page.wait_for_function("() => !document.querySelector('.jp-mod-dirty')")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert WRITTEN in {"".join(c["source"]) for c in cells}

    course = Course(tmp_path, NAME)
    shutil.copytree(path.parent, course.at("submitted", "kari"))
    nbgrader(course, "autograde", NAME)
    grades = course.grades("kari")
    for test in tests:
        assert grades[test.grade_id][0] == test.told["points"], grades
    assert sum(needs for _, needs in grades.values()) == 1  # the one text that was written waits for the teacher
    nbgrader(course, "generate_feedback", NAME)
    feedback = (course.at("feedback", "kari") / f"{NAME}.html").read_text(encoding="utf-8")
    assert "10 av 10" in feedback and WRITTEN in feedback
    for secret in ("HIDDEN TESTS", "MARK SCHEME", "Traceback", "check.grade"):
        assert secret not in feedback
