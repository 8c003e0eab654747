"""The question coach with real keys and real taps in the book: it says what it sees, and of no other question."""

import pytest
import yaml
from playwright.sync_api import expect

from mestring import text

from .axe import violations_in_both
from .book_answers import OWN, kept, tab_to
from .jupyter import ROOT, widget

pytestmark = pytest.mark.slow
PAGE, KEY = "course/12-samtalen.html", "m12-spoersmaal"
CONTENT = yaml.safe_load((ROOT / "course/widgets/m12.yml").read_text(encoding="utf-8"))[KEY]
WORDS, RULES = text.labels("question_coach"), {rule["id"]: rule for rule in text.question_rules()["rules"]}
SITUATIONS = list(CONTENT["situations"].values())


def coach(page, address):
    page.goto(f"{address}/{PAGE}")
    found = widget(page, CONTENT["title"])
    found.wait_for()
    return found, found.get_by_role("textbox")


def test_by_keyboard_one_asks_hears_why_and_asks_again(page, book):
    found, fields = coach(page, book.address)
    told = found.locator(".mst-said")
    tab_to(page, fields.first)
    expect(fields.first).to_have_accessible_name(WORDS["field"].format(number=1))
    expect(fields.first).to_have_accessible_description(f"{CONTENT['prompt']} {SITUATIONS[0]}")
    page.keyboard.press("Enter")
    expect(found.locator(".mst-heard")).to_have_text(WORDS["empty"])
    page.keyboard.type("Har du prøvd å hvile?")
    expect(told).to_have_count(0)
    page.keyboard.press("Enter")
    expect(told).to_contain_text(WORDS["closed"])
    expect(told).to_contain_text(RULES["advice"]["says"])
    expect(found.locator(".mst-heard")).to_contain_text(RULES["advice"]["try"])
    expect(fields.first).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Hva har hjulpet før?")
    expect(told).to_have_count(0)  # that was said of another question
    page.keyboard.press("Enter")
    expect(told).to_contain_text(WORDS["open"])
    kept(found)
    page.get_by_role("button", name=OWN).click()
    found, fields = coach(page, book.address)
    expect(fields.first).to_have_value("Hva har hjulpet før?")
    assert "Hva har hjulpet før?" not in page.url


def test_by_taps_on_a_narrow_screen_each_field_has_its_own_answer_and_the_rules_are_there(phone, book):
    found, fields = coach(phone, book.address)
    for number, (question, verdict) in enumerate([("Hvordan var det?", "open"), ("Banan", "doubt")]):
        fields.nth(number).tap()
        phone.keyboard.type(question)
        found.get_by_role("button", name=WORDS["look"]).nth(number).tap()
        expect(found.locator(".mst-said").nth(number)).to_contain_text(WORDS[verdict])
    found.locator("summary", has_text=WORDS["rules"]).tap()
    expect(found.locator(".mst-rules li")).to_have_count(len(RULES))
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert not violations_in_both(phone)
    found.locator(".mst-foot button").first.tap()
    found.get_by_role("button", name=WORDS["delete_yes"]).tap()
    expect(found.locator(".mst-said")).to_have_count(0)
