"""Sorting cards with real keys, real taps and a real mouse, in the book and in JupyterLab."""

import re

import pytest
from playwright.sync_api import expect

from .axe import violations
from .book_answers import OWN, kept
from .jupyter import SHELL, widget

pytestmark = pytest.mark.slow
PAGE, NOTEBOOK, TITLE, KEY = "course/04-kontroll.html", "course/04-kontroll.ipynb", "Trines uke", "m04-trine"
BUS, GYM = "Bussen kom ikke, og Trine kom for sent", "Elias sto uten gymtøy"


def sort(page, address):
    page.goto(f"{address}/{PAGE}")
    found = widget(page, TITLE)
    found.wait_for()
    return found


def first_round(found):
    return found.locator(".mst-round").first


def card(where, text):
    return where.get_by_role("button", name=text, exact=True)


def column(where, name):
    return where.get_by_role("group", name=re.compile(rf"^{re.escape(name)} \(\d+\)$"))


def heard(found):
    return found.locator(".mst-heard")


def in_order(found):
    """The chart's numbers, column by column."""
    return first_round(found).locator(".mst-bar").all_inner_texts()


def place_by_keys(page, round_, text, steps):
    """Open the focused card's choices and go `steps` tabs to a column."""
    expect(card(round_, text)).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(steps):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def sorted_by_keys(page, found):
    round_ = first_round(found)
    card(round_, BUS).focus()
    place_by_keys(page, round_, BUS, 3)
    expect(column(round_, "Uflaks").get_by_role("button", name=BUS)).to_be_visible()
    expect(heard(found)).to_contain_text(f"«{BUS}» ligger nå i Uflaks.")
    expect(heard(found)).to_contain_text(f"Neste kort: {GYM}")  # Orca does not name it by itself
    place_by_keys(page, round_, GYM, 1)  # the focus went on to the next card by itself
    expect(column(round_, "Mitt ansvar").get_by_role("button", name=GYM)).to_be_visible()
    assert in_order(found)[:3] == ["1", "0", "1"]


def test_by_keyboard_in_the_book_and_back_after_a_reload(page, book):
    found = sort(page, book.address)
    sorted_by_keys(page, found)
    kept(found)
    page.get_by_role("button", name=OWN).click()
    page.reload()
    expect(column(first_round(found), "Uflaks").get_by_role("button", name=BUS)).to_be_visible()
    # taken back, and Escape closes without moving anything
    bus = card(first_round(found), BUS)
    bus.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(bus).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    first_round(found).get_by_role("button", name="Ta tilbake").focus()
    page.keyboard.press("Enter")
    assert in_order(found)[:3] == ["1", "0", "0"]
    assert not violations(page)


def test_by_taps_on_a_narrow_screen_with_a_second_round(phone, book):
    found = sort(phone, book.address)
    round_ = first_round(found)
    card(round_, BUS).tap()
    round_.get_by_role("button", name="Andres ansvar", exact=True).tap()
    expect(column(round_, "Andres ansvar").get_by_role("button", name=BUS)).to_be_visible()
    round_.get_by_role("button", name="Legg til kolonnen «Rammer og levekår»").tap()
    card(round_, GYM).tap()
    round_.get_by_role("button", name="Rammer og levekår", exact=True).tap()
    second = found.locator(".mst-round").nth(1)
    expect(second).to_be_hidden()  # one round at a time, not a second heap of cards below the first
    found.get_by_role("button", name="Gå videre: Runde 2").tap()
    expect(round_).to_be_hidden()
    expect(second.locator(".mst-round-name")).to_be_focused()
    card(second, BUS).tap()
    second.get_by_role("button", name="Trine kan gjøre noe", exact=True).tap()
    second.locator("textarea:visible").tap()
    phone.keyboard.type("Se på tavla")
    kept(found)
    rows = found.locator(".mst-comparison tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Se på tavla")
    expect(rows).to_contain_text("Andres ansvar")
    told = "Av 1 kort i «Andres ansvar» i første runde: Trine kan gjøre noe 1."
    expect(found.locator(".mst-words")).to_have_text(told)
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert not violations(phone)


def test_by_mouse_and_with_the_reasons(page, book):
    page.set_viewport_size({"width": 1280, "height": 2000})  # nothing scrolls while the mouse is down
    found = sort(page, book.address)
    round_ = first_round(found)
    found.scroll_into_view_if_needed()
    card(round_, BUS).drag_to(column(round_, "Mitt ansvar"))
    expect(column(round_, "Mitt ansvar").get_by_role("button", name=BUS)).to_be_visible()
    expect(heard(found)).to_contain_text("ligger nå i Mitt ansvar")
    round_.get_by_role("button", name="Se tilbakemelding").click()
    why = round_.locator(".mst-why:visible")
    expect(why).to_contain_text("Vi la det et annet sted")
    card(round_, BUS).drag_to(column(round_, "Uflaks"))
    expect(round_.locator(".mst-why:visible")).to_have_count(0)  # it was about another column
    round_.get_by_role("button", name="Se tilbakemelding").click()
    expect(why).to_contain_text("Det passer")


def test_cards_of_ones_own(page, book):
    page.goto(f"{book.address}/{PAGE}")
    found = page.locator(".mst", has=page.get_by_label("Lag et kort")).last
    field = found.get_by_label("Lag et kort")
    field.focus()
    page.keyboard.type("Pizzaen ble svart")
    page.keyboard.press("Enter")
    expect(heard(found)).to_contain_text("«Pizzaen ble svart» er lagt til")
    edit = found.get_by_label("Endre kort 1")
    edit.focus()
    page.keyboard.press("End")
    page.keyboard.type(" i ovnen")
    expect(card(first_round(found), "Pizzaen ble svart i ovnen")).to_be_visible()
    found.get_by_role("button", name="Fjern «Pizzaen ble svart i ovnen»").click()
    expect(found.locator(".mst-card")).to_have_count(0)
    expect(field).to_be_focused()


def test_by_keyboard_in_jupyterlab_and_after_a_killed_kernel(desk, page):
    desk.open(page, NOTEBOOK)
    found = widget(page, TITLE)
    cells = page.locator(".jp-Cell").count()
    sorted_by_keys(page, found)
    placed = {"bussen": "luck", "gymtoyet": "mine"}
    desk.keeps(page, NOTEBOOK, KEY, {"rounds": {"cause": placed}})
    expect(column(first_round(found), "Uflaks").get_by_role("button", name=BUS)).to_be_visible(timeout=60_000)
    assert page.locator(".jp-Cell").count() == cells
    found.scroll_into_view_if_needed()
    assert not violations(page, exclude=SHELL)
