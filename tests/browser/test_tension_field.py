"""The tension fields by real keys, a real mouse and real taps, in the book and in JupyterLab."""

import re

import pytest
import yaml
from playwright.sync_api import expect

from mestring import text

from .axe import violations, violations_in_both
from .book_answers import OWN, kept
from .giving import give
from .input_devices import Keys, Taps
from .jupyter import ROOT, SHELL, widget
from .test_lab_keys import ACTIVE, COUNT

pytestmark = pytest.mark.slow
PAGE, NOTEBOOK, KEY = "course/09-spenningsfelt.html", "course/09-spenningsfelt.ipynb", "m09-brett"
BOARD = yaml.safe_load((ROOT / "course/widgets/m09.yml").read_text(encoding="utf-8"))[KEY]
WORDS = text.labels("tension_field")
FIRST, SECOND = list(BOARD["cases"])[:2]
LINE, TASK = "help_control", "m09-roger"
ANSWER = {
    "cases": {
        FIRST: {
            "help_control": [{"at": -4, "why": "Hun trenger penger."}, {"at": 0}],
            "individual_society": [{"at": 0}, {"at": 3}],
        }
    }
}


def board(page, address):
    page.goto(f"{address}/{PAGE}")
    found = widget(page, BOARD["title"])
    found.wait_for()
    return found


def steps(found):
    return found.locator(".mst-case:visible .mst-step")


def slider(found, step=0):
    """The line between help and control, at one step of the case that is shown."""
    return steps(found).nth(step).get_by_role("slider", name="Hjelp – kontroll")


def at(found, step=0):
    """Where its marker stands, in words."""
    return steps(found).nth(step).locator(".mst-line", has_text="Hjelp – kontroll").locator(".mst-at")


def is_answered(found):
    expect(slider(found)).to_have_attribute("aria-valuetext", "langt mot hjelp")
    expect(slider(found, 1)).to_have_attribute("aria-valuetext", "midt mellom hjelp og kontroll")
    ways = found.locator(".mst-case:visible .mst-way", has_text="hjelp")
    expect(ways).to_contain_text("Først satte du merket langt mot hjelp.")
    expect(ways).to_contain_text("Etter ny opplysning 1 flyttet du det i retning kontroll.")
    expect(ways.locator(".mst-link")).to_have_count(1)


def test_by_keyboard_in_the_book_and_back_after_a_reload(page, book):
    found = board(page, book.address)
    expect(steps(found).locator("visible=true").locator(".mst-step-name")).to_have_count(1)
    expect(found.get_by_role("button", name=WORDS["next"])).to_have_count(0)
    give(Keys(page), found, BOARD, ANSWER)
    is_answered(found)
    assert kept(found)
    page.get_by_role("button", name=OWN).click()
    page.reload()
    is_answered(found)
    assert not violations(page)


def test_an_unset_marker_is_nowhere_until_it_is_placed_and_can_be_taken_away(page, book):
    found = board(page, book.address)
    expect(slider(found)).to_have_attribute("aria-valuetext", WORDS["unset"])
    expect(slider(found)).to_have_accessible_description(WORDS["unset_how"])
    expect(found.locator(".mst-way")).to_have_count(0)
    slider(found).focus()
    page.keyboard.press("Space")  # the middle is a place too
    expect(at(found)).to_have_text("midt mellom hjelp og kontroll")
    # the slider's value is as before, and a browser need not tell of it
    expect(found.locator(".mst-heard")).to_have_text("Merket er satt midt mellom hjelp og kontroll.")
    expect(slider(found)).to_be_focused()
    both = found.locator(".mst-pulls:visible").first
    expect(both).to_contain_text("Draget mot hjelp gjør synlig:")
    expect(both).to_contain_text("Draget mot kontroll gjør synlig:")
    page.keyboard.press("ArrowRight")
    expect(both).not_to_contain_text("Draget mot hjelp gjør synlig:")
    expect(both).to_contain_text(BOARD["cases"][FIRST]["hides"][LINE]["right"])
    clear = found.get_by_role("button", name=f"{WORDS['clear']}: Hjelp – kontroll")
    clear.focus()
    expect(slider(found)).not_to_have_accessible_description(re.compile(re.escape(WORDS["unset_how"])))
    page.keyboard.press("Enter")
    expect(slider(found)).to_have_attribute("aria-valuetext", WORDS["unset"])
    expect(slider(found)).to_be_focused()  # the button is gone, the student is not
    expect(at(found)).to_contain_text(WORDS["unset"])
    expect(found.locator(".mst-state")).to_have_text("Ikke besvart ennå")  # it was all there was
    expect(found.locator(".mst-heard")).to_have_text("")  # the slider has the focus, and says it


def test_by_mouse_with_a_drag_and_a_click_in_the_middle(page, book):
    page.set_viewport_size({"width": 1280, "height": 2000})  # nothing scrolls while the mouse is down
    found = board(page, book.address)
    slider(found).scroll_into_view_if_needed()
    box = slider(found).bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(*middle)
    expect(at(found)).to_have_text("midt mellom hjelp og kontroll")
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, middle[1], steps=5)
    page.mouse.move(box["x"] + box["width"] - 3, middle[1], steps=5)
    page.mouse.up()
    expect(at(found)).to_have_text("helt ved kontroll")
    assert kept(found)


def test_new_information_comes_when_all_markers_stand_and_a_marker_may_be_left_standing(page, book):
    found = board(page, book.address)
    case = BOARD["cases"][FIRST]
    expect(steps(found).first).to_contain_text(WORDS["next_later"])
    arrived = found.get_by_text(case["steps"][0]["text"].strip()[:30])
    expect(arrived).to_be_hidden()
    first = {line: [{"at": 2}] for line in case["fields"]}
    give(Keys(page), found, BOARD, {"cases": {FIRST: first}})
    found.get_by_role("button", name=WORDS["next"]).locator("visible=true").press("Enter")
    expect(arrived).to_be_visible()
    expect(steps(found).nth(1).get_by_role("heading", name=WORDS["new"].format(number=1))).to_be_focused()
    expect(slider(found, 1)).to_have_attribute("aria-valuetext", WORDS["unset"])
    found.get_by_role("button", name=f"{WORDS['stay']}: Hjelp – kontroll").press("Enter")
    expect(at(found, 1)).to_have_text("litt mot kontroll")
    expect(slider(found, 1)).to_be_focused()
    expect(found.locator(".mst-case:visible .mst-ways")).to_contain_text("lot du det stå litt mot kontroll")


def test_by_taps_on_a_narrow_screen_with_the_cases_side_by_side(phone, book):
    found = board(phone, book.address)
    give(Taps(phone), found, BOARD, ANSWER)
    is_answered(found)
    expect(found.locator(".mst-compared")).to_be_hidden()
    other = next(name for name, case in BOARD["cases"].items() if name != FIRST and LINE in case["fields"])
    give(Taps(phone), found, BOARD, {"cases": {other: {LINE: [{"at": 5}]}}})
    rows = found.locator(".mst-compared .mst-words li")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text(f"{BOARD['cases'][FIRST]['title']}: midt mellom hjelp og kontroll")
    expect(rows.last).to_contain_text(f"{BOARD['cases'][other]['title']}: helt ved kontroll")
    kept(found)
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert not violations_in_both(phone)


def test_in_jupyterlab_the_keys_are_the_markers_and_the_answer_outlives_the_kernel(desk, page):
    desk.open(page, NOTEBOOK)
    found = widget(page, BOARD["title"])
    slider(found).focus()
    active, count = page.evaluate(ACTIVE), page.evaluate(COUNT)
    give(Keys(page), found, BOARD, ANSWER)
    slider(found).focus()
    for key in "xdb":
        page.keyboard.press(key)
    expect(slider(found)).to_be_focused()
    assert (page.evaluate(ACTIVE), page.evaluate(COUNT)) == (active, count)
    desk.keeps(page, NOTEBOOK, KEY, ANSWER)
    is_answered(found)
    found.scroll_into_view_if_needed()
    assert not violations(page, exclude=SHELL)


def test_an_exercise_says_only_what_is_missing(desk, phone):
    content = yaml.safe_load((ROOT / "exercises/09-spenningsfelt/widgets/m09.yml").read_text(encoding="utf-8"))[TASK]
    desk.open(phone, "exercises/09-spenningsfelt/09-spenningsfelt.ipynb")
    found = widget(phone, content["title"])
    case, shown = next(iter(content["cases"].items()))
    for line in shown["fields"]:
        give(Taps(phone), found, content, {"cases": {case: {line: [{"at": -5, "why": "Derfor."}]}}})
    expect(found.locator(".mst-left")).to_have_text(f"Mangler: {shown['title']}")
    expect(found.locator(".mst-pulls p")).to_have_count(0)
    expect(found.get_by_role("button", name=WORDS["next"]).locator("visible=true")).to_have_count(1)
    assert found.evaluate("node => node.scrollWidth <= node.clientWidth + 1")
    assert not violations(phone, exclude=SHELL)
