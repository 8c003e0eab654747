"""The hope lines by real keys, a real mouse and real taps, in the book and in JupyterLab."""

import re

import pytest
import yaml
from playwright.sync_api import expect

from mestring import text

from . import portfolio
from .axe import violations
from .book_answers import OWN, kept
from .giving import give
from .input_devices import Keys, Taps
from .jupyter import ROOT, SHELL, widget

pytestmark = pytest.mark.slow
PAGE, NOTEBOOK, KEY = "course/07-haap.html", "course/07-haap.ipynb", "m07-linjer"
STORY = yaml.safe_load((ROOT / "course/widgets/m07.yml").read_text(encoding="utf-8"))[KEY]
WORDS = text.labels("hope_lines")
FIRST, SECOND, *REST = STORY["phases"]
EXPECTED = {"hope": "less", "hopelessness": "more"}
ANSWER = {
    "phases": {
        FIRST: {"hope": 3, "hopelessness": 2, "events": dict.fromkeys(STORY["phases"][FIRST]["events"], "both")},
        SECOND: {"expected": EXPECTED, "hope": 1, "hopelessness": 4},
        **{name: {"expected": EXPECTED, "hope": 1, "hopelessness": 1} for name in REST},
    }
}


def story(page, address):
    page.goto(f"{address}/{PAGE}")
    found = widget(page, STORY["title"])
    found.wait_for()
    return found


def level(found, phase, line):
    """The words that are chosen for a line in a phase."""
    scale = found.locator(".mst-phase").nth(phase).locator(".mst-steps").nth(["hope", "hopelessness"].index(line))
    return scale.locator("input:checked")


def is_answered(found):
    for phase, said in enumerate(ANSWER["phases"].values()):
        for line in ("hope", "hopelessness"):
            expect(level(found, phase, line)).to_have_accessible_name(WORDS["levels"][said[line]])
    told = found.locator(".mst-phase").nth(1).locator(".mst-expected li")
    expect(told).to_have_text(
        ["Håp: Du ventet «mindre», og slik tegnet du det.", "Håpløshet: Du ventet «mer», og slik tegnet du det."]
    )
    expect(found.locator(".mst-together")).to_contain_text(STORY["phases"][FIRST]["title"])
    expect(found.locator(".mst-drawn .mst-mark")).to_have_count(2 * len(STORY["phases"]) + 2)  # and two in the legend


def test_by_keyboard_in_the_book_and_back_after_a_reload(page, book):
    found = story(page, book.address)
    later = found.get_by_text(STORY["phases"][SECOND]["text"].strip()[:30])
    expect(later).to_be_hidden()
    expect(found.locator(".mst-expect:visible")).to_have_count(0)  # nothing to expect before the first is drawn
    give(Keys(page), found, STORY, ANSWER)
    expect(later).to_be_visible()
    is_answered(found)
    assert kept(found)
    page.get_by_role("button", name=OWN).click()
    page.reload()
    is_answered(found)
    assert not violations(page)
    page.goto(f"{book.address}/{portfolio.PAGE}")
    is_in_the_portfolio(page)
    assert not violations(page)
    done = widget(page, text.labels("course_record")["title"])
    expect(done.locator("dl div").filter(has_text="Leksjon 07")).to_contain_text("1 av ")


def is_in_the_portfolio(page):
    folder, told = portfolio.chooses(page, Keys(page), "Leksjon 07", STORY["title"])
    assert kept(folder)
    place = told.index("H3")
    tags = ["Figure", "L (block)", "LI (block)", "Lbl (block)", "LBody (block)"]
    for part in (STORY["title"], *tags, STORY["phases"][FIRST]["title"], "håp mye, håpløshet en del"):
        assert part in told[place:], part
    expect(folder.locator(".mst-preview svg")).to_have_accessible_name(re.compile("^Håp: "))


def test_a_drawing_is_put_aside_compared_and_told_in_a_table(page, book):
    found = story(page, book.address)
    give(Keys(page), found, STORY, ANSWER)
    found.get_by_role("button", name=WORDS["keep"]).press("Enter")
    expect(found.get_by_role("button", name=WORDS["forget"])).to_be_focused()
    expect(found.locator(".mst-heard")).to_have_text(WORDS["put_aside"])
    found.get_by_role("button", name=WORDS["other"]).press("Enter")
    expect(found.get_by_text(STORY["reading"]["title"], exact=True)).to_be_visible()
    found.get_by_text(WORDS["table"], exact=True).click()
    expect(found.locator(".mst-table thead th")).to_have_count(1 + 3 * 2)
    row = found.locator(".mst-table tbody tr").first
    expect(row.locator("td")).to_have_text(["mye", "en del", "mye", "en del", "litt", "mye"])
    assert not violations(page)
    found.get_by_role("button", name=WORDS["forget"]).press("Enter")
    expect(found.get_by_role("button", name=WORDS["keep"])).to_be_focused()
    expect(found.locator(".mst-table thead th")).to_have_count(1 + 2 * 2)


def test_by_mouse_in_the_drawing_as_far_as_the_story_has_come(page, book):
    page.set_viewport_size({"width": 1280, "height": 2000})  # nothing scrolls while the mouse is down
    found = story(page, book.address)
    give(Keys(page), found, STORY, {"phases": dict(list(ANSWER["phases"].items())[:2])})
    drawing = found.locator(".mst-touched")
    drawing.scroll_into_view_if_needed()
    found.get_by_role("radio", name="Håpløshet", exact=True).check()
    box = drawing.bounding_box()
    unit = box["width"] / 320
    page.mouse.move(box["x"] + 104 * unit, box["y"] + 158 * unit)
    page.mouse.down()
    page.mouse.move(box["x"] + 290 * unit, box["y"] + 158 * unit, steps=12)
    page.mouse.up()
    for phase in (0, 1):
        expect(level(found, phase, "hopelessness")).to_have_accessible_name(WORDS["levels"][0])
    expect(level(found, 0, "hope")).to_have_accessible_name(WORDS["levels"][3])
    expect(found.locator(".mst-phase:visible")).to_have_count(2)  # the story goes on only when one reads on
    assert kept(found)


def test_by_taps_on_a_narrow_screen_in_the_dark(narrow, book):
    phone = narrow("dark")
    found = story(phone, book.address)
    give(Taps(phone), found, STORY, ANSWER)
    is_answered(found)
    assert kept(found)
    drawing = found.locator(".mst-touched")
    box = drawing.bounding_box()
    unit = box["width"] / 320
    drawing.tap(position={"x": 104 * unit, "y": 14 * unit})
    expect(level(found, 0, "hope")).to_have_accessible_name(WORDS["levels"][4])
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert not violations(phone)


def test_in_jupyterlab_the_lines_outlive_the_kernel(desk, page):
    desk.open(page, NOTEBOOK)
    found = widget(page, STORY["title"])
    give(Keys(page), found, STORY, ANSWER)
    desk.keeps(page, NOTEBOOK, KEY, ANSWER)
    is_answered(found)
    assert not violations(page, exclude=SHELL)
    desk.open(page, portfolio.NOTEBOOK)
    is_in_the_portfolio(page)
    assert not violations(page, exclude=SHELL)
