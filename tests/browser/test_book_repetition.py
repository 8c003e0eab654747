"""What is due, by the reader's own clock: from a lesson's "Husker du?" to the page Repetisjon, opened from a disk."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from mestring import bank
from mestring.logic import leitner

from .book_site import ROOT

pytestmark = pytest.mark.slow

ITEMS = bank.items(ROOT / "course" / "bank")
FIRST = sum(item["lesson"] == "00" for item in ITEMS)
A_DAY = leitner.A_DAY


@pytest.fixture
def reader(new_context, book_folder):
    page = new_context(timezone_id="Europe/Oslo", offline=True).new_page()

    def open_at(name, *when, seen=".mst-recall, .mst-repetition"):
        page.clock.set_fixed_time(datetime(*when, tzinfo=ZoneInfo("Europe/Oslo")))
        page.goto((book_folder / name).as_uri())
        box = page.locator(seen)
        box.wait_for(state="attached")
        return box

    open_at.page = page
    return open_at


def asked(group):
    legend = group.locator("legend").inner_text()
    return next(item for item in ITEMS if item["text"] in legend)


def answer(group, right=True):
    """Answer one item; returns its text."""
    item = asked(group)
    if "answer" in item:
        group.get_by_role("button", name="Vis svaret").click()
        group.get_by_role("button", name="Jeg husket det (" if right else "Jeg husket det ikke").click()
    else:
        number = next(i for i, option in enumerate(item["options"]) if (option["id"] == item["right"]) is right)
        group.get_by_role("radio").nth(number).check()
        group.get_by_role("button", name="Svar").click()
        expect(group).to_contain_text(item["why"])
        expect(group.get_by_role("radio").first).to_be_disabled()
    return item["text"]


def first(box):
    box.get_by_role("button", name="Begynn").click()
    return box.locator(".mst-stage .mst-question")


def test_days_are_dates_and_what_a_lesson_asks_counts(reader, accessible):
    page, repetition = reader.page, "book/repetisjon.html"
    lesson = reader("course/01-mestring.html", 2026, 3, 27, 23)
    groups = lesson.locator(".mst-question")
    expect(groups).to_have_count(3)
    known, forgotten = answer(groups.nth(0)), answer(groups.nth(1), right=False)
    lesson.locator(".mst-state.mst-kept").wait_for()

    def due(*when):
        """The text of the first card at this time if the two questions are due, else None."""
        text = asked(first(reader(repetition, *when)))["text"]
        return text if text in (known, forgotten) else None

    def remember():
        answer(page.locator(".mst-stage .mst-question"))
        page.locator(".mst-state.mst-kept").wait_for()

    night = 2026, 3, 28, 1
    due_on_front = reader("index.html", *night, seen=".mst-due")
    said = due_on_front.inner_text()
    due_on_front.get_by_role("link").click()  # to the page that asks it
    expect(page.locator(".mst-today")).to_have_text(f"I dag venter {said.removesuffix(' å repetere i dag')}.")
    assert due(*night) == forgotten  # two hours later, and a day
    remember()
    assert due(2026, 3, 29, 23, 59) is None  # summer time has begun
    assert due(2026, 3, 30, 0, 1) == known  # 3 days
    remember()
    assert due(2026, 3, 31, 0, 1) == forgotten
    remember()
    assert due(2026, 4, 5, 23, 59) is None
    assert due(2026, 4, 6, 0, 1) == known  # 7 days
    remember()
    box = reader(repetition, 2026, 4, 6, 12)
    box.locator("summary", has_text=f"1 av {FIRST} kort sitter").click()
    expect(box.get_by_text("Sitter (30 dager): 1")).to_be_visible()
    expect(box.locator(".mst-sitting li")).to_have_text([known])
    assert due(2026, 4, 7, 0, 1) == forgotten
    remember()
    assert due(2026, 5, 5, 23, 59) is None
    assert due(2026, 5, 6, 0, 1) == known  # 30 days
    accessible(page)

    page.get_by_role("button", name="Slett alt du har repetert").click()
    page.get_by_role("button", name="Ja, slett").click()
    expect(page.locator(".mst-today")).to_contain_text("Når du har lest en leksjon")
    lesson = reader("course/01-mestring.html", 2026, 5, 6, 1)
    expect(lesson.locator(".mst-state")).to_have_text("Ikke besvart ennå")
    expect(lesson.get_by_role("button", name="Svar")).to_have_count(3)
    expect(reader("index.html", 2026, 5, 6, 1, seen=".mst-due")).to_be_hidden()


def test_a_sitting_by_keyboard_keeps_the_focus_and_ends(reader):
    page, box = reader.page, reader("course/00-start.html", 2026, 11, 27, 12)
    come_to = box.get_by_label("Jeg har lest til og med").select_option
    due_above = page.locator(".mst-progress .mst-due")
    expect(due_above).to_be_hidden()
    come_to("leksjon 00")
    due_above.get_by_role("link", name=f"{FIRST} kort å repetere i dag").press("Enter")
    expect(box).to_be_focused()
    expect(box.locator(".mst-today")).to_have_text(f"I dag venter {FIRST} kort.")
    box.get_by_role("button", name="Begynn").focus()
    page.keyboard.press("Enter")
    for number in range(FIRST):
        group = box.locator(".mst-stage .mst-question")
        expect(group).to_be_focused()
        expect(group.locator("legend")).to_contain_text(f"Kort {number + 1} av {FIRST}")
        if group.get_by_role("radio").count():
            keys = ["Tab", "Space", "Tab", "Enter"]  # into the options, the first of them, to the button
        else:
            keys = ["Tab", "Enter", "Tab", "Enter"]
        for key in keys:
            page.keyboard.press(key)
        expect(group.locator(".mst-feedback")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    expect(box.locator(".mst-today")).to_be_focused()
    expect(box.locator(".mst-today")).to_have_text("Ingen flere kort i dag. De neste kommer i morgen.")
    expect(due_above).to_be_hidden()
    come_to("leksjon 02")  # ten cards a day: what is left of them is new ones
    left = A_DAY - FIRST
    said = f"I dag venter {left} kort." if left else "Ingen flere kort i dag. De neste kommer i morgen."
    expect(box.locator(".mst-today")).to_have_text(said)
