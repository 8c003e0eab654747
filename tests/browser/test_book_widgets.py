"""Answering in the book with real keys and real taps: no kernel, no network, nothing lost."""

import re

import pytest
from playwright.sync_api import expect

from .axe import violations
from .book_answers import (
    CONFIDENCE,
    IMPORTANCE,
    OWN,
    QUESTION,
    answer_by_keyboard,
    is_answered,
    kept,
    number,
    open_lesson,
    scale,
    stored,
    tab_to,
)
from .paper import pages

pytestmark = pytest.mark.slow


def test_by_keyboard_alone(page, book):
    widget = open_lesson(page, book.address)
    answer_by_keyboard(page, widget)
    assert is_answered(widget)
    assert re.match(r"Lagret kl\. \d\d:\d\d", kept(widget))
    note = widget.get_by_label(re.compile("noen ord om mestringstro", re.IGNORECASE)).first
    tab_to(page, note)
    page.keyboard.type("Trappa er bratt, æøå.")
    # The question lies after the widget: keys get there, answer it, and go on from there.
    tab_to(page, page.get_by_role("button", name=OWN))
    assert "Trappa er bratt" in list(stored(page)[1].values())[0]
    page.keyboard.press("Enter")
    page.get_by_role("button", name=OWN).wait_for(state="hidden")
    assert "huskes i denne nettleseren" in page.evaluate("document.activeElement.textContent")
    page.reload()
    widget = scale(page)
    assert is_answered(widget)
    assert note.input_value() == "Trappa er bratt, æøå."
    assert "Lagret" in kept(widget)


def test_by_taps_alone_on_a_narrow_screen(phone, book):
    widget = open_lesson(phone, book.address)
    number(widget, IMPORTANCE, 10).locator("xpath=..").tap()
    number(widget, CONFIDENCE, 1).locator("xpath=..").tap()
    assert is_answered(widget)
    kept(widget)
    question = phone.get_by_role("region", name=QUESTION)
    foot = widget.locator(".mst-foot").bounding_box()
    gap = question.bounding_box()["y"] - (foot["y"] + foot["height"])
    assert 0 < gap < 60, "the question stands right below «Lagret»"
    assert not violations(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    phone.get_by_role("button", name=OWN).tap()
    question.wait_for(state="hidden")
    phone.reload()
    assert is_answered(scale(phone))
    # A question with options: choose, see why, and find it again.
    check = phone.locator(".mst", has_text="Hvilken kilde er det?").first
    check.get_by_text("Egne erfaringer", exact=True).first.tap()
    kept(check)
    phone.reload()
    check.locator("input:checked").first.wait_for(state="attached")


IN_TURN = """globalThis.seen = { moved: 0 };
new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { seen.moved += value; }))
  .observe({ type: "layout-shift", buffered: true });
const count = () => { seen.first = document.querySelectorAll(".mst-mount section.mst").length; };
document.addEventListener("DOMContentLoaded", () => addEventListener("DOMContentLoaded", count));  // after the host"""


def test_widgets_come_to_life_in_turn_and_nothing_in_sight_moves(phone, book):
    phone.add_init_script(IN_TURN)
    phone.goto(f"{book.address}/course/08-rop.html")
    count = phone.locator(".mst-mount").count()
    expect(phone.locator(".mst-mount > div > .mst")).to_have_count(count)
    first, moved = phone.evaluate("() => [seen.first, seen.moved]")
    assert first < count / 2 and moved <= 0.02
    phone.reload()
    assert phone.evaluate("seen.first") == count, "the browser goes down to where one was: what is above it is there"


def test_every_widget_of_the_lesson_answers(page, book):
    open_lesson(page, book.address)
    widgets = page.locator(".mst-mount > div > .mst")
    expect(widgets).to_have_count(page.locator(".mst-mount").count())
    assert widgets.count() > 5
    # A reader mode looks at what stands in the page, not at the style sheet.
    words = page.locator(".mst-mount > .mst-fallback:not([hidden], [style], [aria-hidden])")
    expect(words).to_have_count(widgets.count())
    expect(words.locator("visible=true")).to_have_count(0)
    for index in range(widgets.count()):
        widget = widgets.nth(index)
        control = widget.locator(
            "input[type=radio], input[type=checkbox], .mst-card, .mst-choices button, .mst-buttons button, textarea"
        ).first
        control.focus()
        page.keyboard.press("o" if control.evaluate("node => node.localName === 'textarea'") else "Space")
        if widget.locator(".mst-card").count() or widget.get_by_role("button", name=re.compile("^Svar ")).count():
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
        kept(widget)
    assert not violations(page)
    page.emulate_media(color_scheme="dark")
    page.locator("html[data-theme=dark]").wait_for()
    page.wait_for_function("!document.getAnimations().length")  # no colour is measured on its way
    assert not violations(page)
    assert len(stored(page)[1]) == widgets.count()


def test_without_a_network(new_context, book):
    context = new_context()
    page = context.new_page()
    widget = open_lesson(page, book.address)
    context.set_offline(True)
    answer_by_keyboard(page, widget)
    kept(widget)
    assert is_answered(widget)


def test_from_a_folder_on_a_disk_without_a_network(new_context, book_folder):
    context = new_context(offline=True)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    widget = open_lesson(page, book_folder.as_uri())
    answer_by_keyboard(page, widget)
    kept(widget)
    page.get_by_role("button", name=OWN).click()
    page.reload()
    kept(scale(page))  # drawn, with its answer
    assert is_answered(scale(page))
    assert not [url for url in asked if not url.startswith(("file:", "blob:", "data:"))]


def test_the_last_lesson_has_what_was_answered_in_the_first(new_context, book_folder):
    """How sure one is, first and last in the course: one answer for all pages, opened from a disk, by keys."""
    page = new_context(offline=True).new_page()

    def open_at(name):
        page.goto((book_folder / name).as_uri())
        box = page.locator(".mst-confidence-survey")
        box.wait_for()
        return box

    def choose(box, number, *keys):
        box.get_by_role("group").nth(number).get_by_role("radio").first.focus()
        for key in keys:
            page.keyboard.press(key)
        kept(box)

    first = open_at("course/00-start.html")
    choose(first, 0, "Space")
    choose(first, 1, "ArrowRight", "ArrowRight", "ArrowRight")
    page.get_by_role("button", name=OWN).click()
    last = open_at("course/14-mappe.html")
    choose(last, 0, "ArrowRight")
    choose(last, 1, "ArrowRight")
    expect(last).not_to_contain_text("nå 1")
    tab_to(page, last.get_by_role("button", name="Vis det du svarte først"))
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Først og nå"
    expect(last).to_contain_text("Først 0, nå 1. Det er 1 høyere.")
    expect(last).to_contain_text("Først 3, nå 1. Det er 2 lavere.")
    assert violations(page, ".mst-confidence-survey") == []
    assert open_at("course/00-start.html").get_by_role("radio", checked=True).count() == 2


def test_a_text_that_is_too_long_stays_whole_and_is_not_called_kept(page, book):
    widget = open_lesson(page, book.address)
    answer_by_keyboard(page, widget)
    note = widget.get_by_label(re.compile("noen ord om mestringstro", re.IGNORECASE)).first
    note.focus()
    page.keyboard.insert_text("Trappa er bratt.")
    kept(widget)
    page.keyboard.insert_text("🙂" * 4000)  # pasted
    problem = widget.get_by_role("alert")
    problem.get_by_text("Ikke lagret: teksten er 16 tegn for lang").wait_for()
    assert note.input_value() == "Trappa er bratt." + "🙂" * 4000
    assert note.get_attribute("aria-invalid") == "true"
    assert violations(page, include=".mst") == []
    note.evaluate("node => node.blur()")
    expect(note).to_have_accessible_description(re.compile("blir ikke lagret"))
    stands = next(iter(stored(page)[1].values()))
    assert "Trappa er bratt." in stands and "🙂" not in stands, "what was kept before is kept still"
    note.focus()
    page.keyboard.press("Control+z")
    kept(widget)
    assert note.input_value() == "Trappa er bratt."


def test_on_paper_the_question_and_the_answer_can_be_read(page, book):
    widget = open_lesson(page, book.address)
    answer_by_keyboard(page, widget)
    note = widget.get_by_label(re.compile("noen ord om mestringstro", re.IGNORECASE)).first
    lines = [f"Linje {number} om trappa." for number in range(1, 61)]  # more than a page holds
    note.fill("\n".join(lines))
    kept(widget)
    page.emulate_media(media="print")
    assert widget.get_by_text(IMPORTANCE).first.is_visible()
    assert widget.get_by_text("10 av 10").first.is_visible()
    assert widget.get_by_text("1 av 10").first.is_visible()
    for hidden in (
        widget.locator(".mst-foot"),
        widget.locator("button").first,
        page.get_by_role("region", name=QUESTION),
        page.locator(".bd-sidebar-primary"),
        page.locator(".prev-next-footer"),
        page.locator(".mst-book-answers-line"),
    ):
        assert not hidden.is_visible(), hidden
    assert page.get_by_role("heading", level=1).is_visible()
    sheets = pages(page.pdf(format="A4"))
    text = " ".join(word for sheet in sheets for word in sheet.words)
    assert [line for line in lines if line not in text] == [], "the note is cut off"
    assert [sheet.over for sheet in sheets if sheet.over] == []
