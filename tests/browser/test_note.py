"""A note with real keys and real taps in the book: one's own words first, then a way to think."""

import pytest
import yaml
from playwright.sync_api import expect

from mestring import text

from .axe import violations_in_both
from .book_answers import OWN, kept
from .jupyter import ROOT, widget

pytestmark = pytest.mark.slow
PAGE, KEY = "course/09-spenningsfelt.html", "m09-to-blikk"
CONTENT = yaml.safe_load((ROOT / "course/widgets/m09.yml").read_text(encoding="utf-8"))[KEY]
WORDS = text.labels("note")
MINE = "Han ser tall. Hun ser en dør."


def note(page, address):
    page.goto(f"{address}/{PAGE}")
    found = widget(page, CONTENT["title"])
    found.wait_for()
    return found, found.get_by_role("textbox", name=CONTENT["prompt"], exact=True)


def thoughts(found):
    return found.locator("details", has_text=WORDS["thoughts"])


def test_by_keyboard_one_writes_first_and_it_is_there_the_next_time(page, book):
    found, field = note(page, book.address)
    expect(thoughts(found)).not_to_have_attribute("open", "")
    field.focus()
    expect(field).to_have_accessible_description(WORDS["private"])
    page.keyboard.type(MINE)
    kept(found)
    expect(thoughts(found)).not_to_have_attribute("open", "")  # nobody is told while still writing
    page.keyboard.press("Tab")
    expect(thoughts(found)).to_have_attribute("open", "")
    expect(found.locator(".mst-heard")).to_have_text(WORDS["opened"])
    page.keyboard.press("Enter")  # the focus is on its name, and has not moved
    expect(thoughts(found)).not_to_have_attribute("open", "")
    page.get_by_role("button", name=OWN).click()
    found, field = note(page, book.address)
    expect(field).to_have_value(MINE)
    expect(thoughts(found)).to_have_attribute("open", "")
    page.emulate_media(media="print")
    expect(found.locator(".mst-printed")).to_have_text(MINE)
    expect(found.locator(".mst-printed")).to_be_visible()
    expect(field).to_be_hidden()


def test_by_taps_on_a_narrow_screen_one_may_read_without_writing(phone, book):
    found, field = note(phone, book.address)
    thoughts(found).locator("summary").tap()
    expect(thoughts(found)).to_have_attribute("open", "")
    expect(found.locator(".mst-state")).to_have_text(WORDS["unanswered"])
    field.tap()
    phone.keyboard.type(MINE)
    kept(found)
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert not violations_in_both(phone)
