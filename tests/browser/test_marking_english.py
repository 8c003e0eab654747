"""The marking room in English, for a batch in two languages, and the page where a teacher looks at points again."""

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import expect

from ..grading.read_class import asks, read_class
from .marking_room import EXERCISE, WEEKS

pytestmark = pytest.mark.slow
PART, WRITTEN = "m03-borghild-before", {"nb": "Troen har vokst.", "en": "Her belief has grown."}


def test_a_teacher_reads_both_editions_in_english_and_looks_again(tmp_path, open_room, new_context, accessible):
    texts = {"nora": {WEEKS: WRITTEN["nb"]}, "emma": {WEEKS: WRITTEN["en"]}}
    course = read_class(tmp_path, EXERCISE, texts, english=["emma"])
    asks(course, EXERCISE, "nora", PART, "Jeg satte ti, slik hun gjør.")
    asks(course, EXERCISE, "emma", PART, "I set ten, as she does.")
    page = new_context(viewport={"width": 390, "height": 844}, has_touch=True).new_page()
    page.goto(open_room(course, language="en").address)
    offered = {}
    for number in (1, 2):
        expect(page.locator("#number")).to_have_text(f"Answer {number} of 2: not marked yet")
        language = page.locator("#answer").get_attribute("lang")
        expect(page.locator("#answer")).to_have_text(
            {"nb": "Troen har vokst.", "en": "Her belief has grown."}[language]
        )
        assert page.get_by_label("Comment to the student").get_attribute("lang") == language
        page.locator("#bank summary").tap()
        offered[language] = page.locator(f"#bank li span[lang={language}]").count()
        assert page.locator("#bank li").count() == offered[language]
        page.get_by_role("button", name="All of it is there").tap()
        expect(page.locator("#sum")).to_have_text("2 of 2 points")
        if number == 1:
            accessible(page)
            page.get_by_role("button", name="Marked, next").tap()
    assert min(offered["nb"], offered["en"]) > 5

    page.get_by_role("link", name="Look again (2)").tap()
    first = page.get_by_role("article", name="answer 1 of 2")
    expect(first).to_contain_text("Now: 0.5 of 1 points")
    page.emulate_media(color_scheme="dark")
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    first.get_by_label("Other points").fill("2")
    first.get_by_role("button", name="Give these points").tap()
    expect(page.get_by_role("alert")).to_contain_text("‘2’ cannot be points here.")
    page.go_back()
    first.get_by_label("Other points").fill("0.75")
    first.get_by_role("button", name="Give these points").tap()
    page.get_by_role("article", name="answer 1 of 1").get_by_role("button", name="The points stand").tap()
    expect(page.get_by_text("Nothing is waiting for you here.")).to_be_visible()
    with Gradebook(course.db_url) as gradebook:
        scores = [gradebook.find_grade(PART, EXERCISE, EXERCISE, student).score for student in texts]
    assert sorted(scores) == [0.5, 0.75]
