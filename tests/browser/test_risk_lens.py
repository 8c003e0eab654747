"""The risk lens by real keys and real taps: what it shows, what it refuses, and what is left after a reload."""

import pytest
import yaml
from playwright.sync_api import expect

from mestring import text

from .axe import violations, violations_in_both
from .book_answers import OWN, kept
from .giving import give
from .input_devices import Keys, Taps
from .jupyter import ROOT, widget

pytestmark = pytest.mark.slow
PAGE, KEY = "course/13-fellesskap.html", "m13-linse"
LENS = yaml.safe_load((ROOT / "course/widgets/m13.yml").read_text(encoding="utf-8"))[KEY]
(CASE,) = LENS["cases"]
WORDS = text.labels("risk_lens")


def lens(page, address):
    page.goto(f"{address}/{PAGE}")
    found = widget(page, LENS["title"])
    found.wait_for()
    return found


def answer(**given):
    return {"cases": {CASE: given}}


def total(found):
    return found.locator(".mst-sum")


def refused(found):
    return found.locator(".mst-refused")


def field(found):
    return found.get_by_role("textbox")


def test_by_keyboard_in_the_book_and_back_after_a_reload(page, book):
    found, keys = lens(page, book.address), Keys(page)
    expect(found.locator(".mst-waiting")).to_have_text(WORDS["set_first"])
    give(keys, found, LENS, answer(base=7, measure="risk_ratio", reading="times"))
    expect(total(found)).to_have_text("Fra 7 av 100 til 91 av 100; 84 flere av 100; 13 ganger så mange.")
    expect(found.locator(".mst-more")).to_have_text(WORDS["unknown_in_source"])
    expect(found.get_by_role("img").last).to_have_accessible_name("med selvhjelpsgruppe: 91 av 100 prikker er fylt.")
    give(keys, found, LENS, answer(reading="more"))
    expect(total(found)).to_contain_text("98 av 100; 91 flere av 100; 14 ganger så mange")
    slider = found.get_by_role("slider")
    keys.go(slider)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")  # 7,2 percent, 14 times: more than all
    expect(refused(found)).to_contain_text("Det går ikke. 14 ganger 7,2 av 100 er 100,8 av 100")
    expect(total(found)).to_be_hidden()
    expect(slider).to_be_focused()
    expect(field(found)).to_have_value("7,2")
    give(keys, found, LENS, answer(measure="odds_ratio"))
    expect(refused(found)).to_be_empty()
    expect(total(found)).to_contain_text("Fra 7 av 100 til 52 av 100")
    assert kept(found)
    page.get_by_role("button", name=OWN).click()
    page.reload()
    expect(total(found)).to_contain_text("Fra 7 av 100 til 52 av 100")
    expect(slider).to_have_attribute("aria-valuetext", "7,2 %")
    keys.go(field(found))
    page.keyboard.press("Control+a")
    page.keyboard.type("mye")
    expect(found.locator(".mst-waiting")).to_be_visible()
    keys.go(slider)
    expect(field(found)).to_have_attribute("aria-invalid", "true")
    expect(found.locator(".mst-wrong-number")).to_contain_text("Skriv et tall fra 0,1 til 99")
    assert not violations(page)


def test_by_taps_on_a_narrow_screen_with_a_thousand(phone, book):
    found, taps = lens(phone, book.address), Taps(phone)
    give(taps, found, LENS, answer(base=0.3, measure="risk_ratio", reading="times"))
    expect(total(found)).to_contain_text("Fra færre enn 1 av 100 til 4 av 100")
    taps.press(found.get_by_role("button", name=WORDS["sizes"]["1000"]))
    expect(total(found)).to_have_text("Fra 3 av 1000 til 39 av 1000; 36 flere av 1000; 13 ganger så mange.")
    before, after = found.get_by_role("img").all()
    assert after.bounding_box()["y"] >= before.bounding_box()["y"] + before.bounding_box()["height"]
    taps.slide(found.get_by_role("slider"), 100)
    expect(refused(found)).to_contain_text("høyst 7,69 %")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    assert not violations_in_both(phone)
