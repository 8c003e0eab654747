"""The start page in the book: its links lead to the book's own pages, also from a disk."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
START = "course/00-start.html"
ASK = """(node, path) => node.dispatchEvent(
    new CustomEvent("mestring:open", { bubbles: true, cancelable: true, detail: { path } }))"""


def start(page, address):
    page.goto(f"{address}/{START}")
    found = page.locator(".mst-progress")
    found.wait_for()
    return found


@pytest.mark.parametrize("place", ["web", "disk"])
def test_links_lead_to_the_lessons_pages(page, book, book_folder, place):
    address = book.address if place == "web" else book_folder.as_uri()
    link = start(page, address).get_by_role("link", name=re.compile("^Begynn"))
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/course/01-mestring.html")
    expect(page.locator("h1").first).to_contain_text("Hva er mestring?")


def test_by_tap_on_a_narrow_screen(phone, book):
    start(phone, book.address).get_by_role("link", name="Hva kan påvirkes, og av hvem?").tap()
    phone.wait_for_url(f"{book.address}/course/04-kontroll.html")


def test_exercises_lead_to_the_page_about_the_notebook_edition(page, book):
    widget = start(page, book.address)
    assert widget.evaluate(ASK, "../exercises/04-kontroll/04-kontroll.ipynb") is False
    page.wait_for_url(f"{book.address}/book/notatbok.html")


def test_nothing_leads_out_of_the_book(page, book):
    widget = start(page, book.address)
    for path in ("https://example.org/x.ipynb", "//example.org/x.ipynb", "javascript:alert(1).ipynb"):
        assert widget.evaluate(ASK, path) is False
    assert page.url == f"{book.address}/{START}"
