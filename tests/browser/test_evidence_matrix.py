"""The evidence matrix by real keys and real taps, in the book and in JupyterLab."""

import re

import pytest
import yaml
from playwright.sync_api import expect

from mestring import text

from .axe import violations
from .book_answers import OWN, kept
from .giving import give
from .input_devices import Keys, Taps
from .jupyter import ROOT, SHELL, widget

pytestmark = pytest.mark.slow
PAGE, NOTEBOOK, KEY = "course/10-relasjonen.html", "course/10-relasjonen.ipynb", "m10-matrise"
EXERCISE, TASK = "exercises/10-relasjonen/10-relasjonen.ipynb", "m10-skole"
TABLE = yaml.safe_load((ROOT / "course/widgets/m10.yml").read_text(encoding="utf-8"))[KEY]
WORDS = text.labels("evidence_matrix")
EMPTY = ["brekke/flexibility", "vibeto/choice"]
ANSWER = {"asks": {"empty": EMPTY}, "gap": "Kanskje spurte ingen."}


def matrix(page, address):
    page.goto(f"{address}/{PAGE}")
    found = widget(page, TABLE["title"])
    found.wait_for()
    return found


def is_answered(found):
    expect(found.locator(".mst-picked li")).to_contain_text(
        "Brekke mfl. (2017): Fleksibilitet · Vibeto mfl. (2019): Eget valg"
    )
    expect(found.get_by_role("button").filter(has_text="✓")).to_have_count(2)
    expect(found.get_by_role("textbox")).to_have_value(ANSWER["gap"])


def test_by_keyboard_in_the_book_and_back_after_a_reload(page, book):
    found = matrix(page, book.address)
    give(Keys(page), found, TABLE, ANSWER)
    is_answered(found)
    assert kept(found)
    page.get_by_role("button", name=OWN).click()
    page.reload()
    is_answered(found)
    assert not violations(page)


def test_a_cell_opens_what_was_found_and_closes_to_where_it_was_opened(page, book):
    found = matrix(page, book.address)
    cell = found.get_by_role("button", name="Funn Topor mfl. (2019): Samvær")
    cell.press("Enter")
    opened = found.locator(".mst-opened")
    finding = TABLE["findings"]["topor"]["together"]
    expect(opened).to_contain_text(finding["text"].strip())
    expect(opened).to_contain_text(finding["place"])
    expect(found.locator(".mst-heard")).to_contain_text(finding["text"].strip())
    expect(cell).to_have_attribute("aria-expanded", "true")
    opened.get_by_role("button", name=WORDS["close"]).press("Enter")
    expect(opened).to_be_hidden()
    expect(cell).to_be_focused()
    found.get_by_role("button", name="Tomt Vibeto mfl. (2019): Eget valg").press("Enter")
    expect(opened).to_contain_text(WORDS["empty"])


def test_one_theme_or_one_study_may_be_shown_alone(page, book):
    found = matrix(page, book.address)
    found.get_by_label(WORDS["theme"], exact=True).select_option(label="Eget valg")
    expect(found.locator("thead th:visible")).to_have_text(["Eget valg"])
    expect(found.locator("tbody td:visible")).to_have_count(4)
    found.get_by_label(WORDS["study"], exact=True).select_option(label="Vibeto mfl. (2019)")
    expect(found.locator("tbody td:visible")).to_have_text([re.compile(WORDS["nothing"])])
    assert not violations(page)


def test_by_taps_on_a_narrow_screen_in_the_dark(narrow, book):
    phone = narrow("dark")
    found = matrix(phone, book.address)
    give(Taps(phone), found, TABLE, ANSWER)
    is_answered(found)
    assert kept(found)
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert not violations(phone)


def test_in_jupyterlab_the_chosen_cells_outlive_the_kernel(desk, page):
    desk.open(page, NOTEBOOK)
    found = widget(page, TABLE["title"])
    give(Keys(page), found, TABLE, ANSWER)
    desk.keeps(page, NOTEBOOK, KEY, ANSWER)
    is_answered(found)
    assert not violations(page, exclude=SHELL)


def test_an_exercise_says_only_what_is_chosen(desk, phone):
    content = yaml.safe_load((ROOT / "exercises/10-relasjonen/widgets/m10.yml").read_text(encoding="utf-8"))[TASK]
    desk.open(phone, EXERCISE)
    found = widget(phone, content["title"])
    give(Taps(phone), found, content, {"asks": {"number": ["berg/help"]}})
    expect(found.locator(".mst-picked li").nth(list(content["asks"]).index("number"))).to_contain_text(
        "Berg (12 elever)"
    )
    expect(found.locator(".mst-picked li", has_text=WORDS["none_chosen"])).to_have_count(len(content["asks"]) - 1)
    expect(found.locator(".mst-judged")).to_have_count(0)
    assert not violations(phone, exclude=SHELL)
