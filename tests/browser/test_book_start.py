"""The start page in the book: its links lead to the book's own pages, also from a disk."""

import re

import pytest
import yaml
from playwright.sync_api import expect

from ..content.material import ROOT
from .book_answers import OWN, kept
from .giving import give
from .input_devices import Taps

pytestmark = pytest.mark.slow
START = "course/00-start.html"
ANSWERS = {
    "03-mestringstro": {
        "m03-cafe": {"goals": {"cafe": {"before": {"importance": 10, "confidence": 1}}}},
        "m03-kilder": {"q1": ["a"]},
        "m03-grunner": {"rounds": {"first": {"skruene": "find_out", "trappa": "practise"}}},
    },
    "04-kontroll": {
        "m04-trine": {"rounds": {"cause": {"bussen": "luck", "tannlegen": "conditions"}}},
        "m04-begreper": {"q1": ["a"], "q2": ["b"]},
    },
}
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
    start(phone, book.address).get_by_role("link", name="Hva kan påvirkes, og av hvem?", exact=True).tap()
    phone.wait_for_url(f"{book.address}/course/04-kontroll.html")


def test_exercises_lead_to_their_pages(page, book):
    widget = start(page, book.address)
    assert widget.evaluate(ASK, "../exercises/04-kontroll/04-kontroll.ipynb") is False
    page.wait_for_url(f"{book.address}/exercises/04-kontroll/04-kontroll.html")


def test_nothing_leads_out_of_the_book(page, book):
    widget = start(page, book.address)
    for path in ("https://example.org/x.ipynb", "//example.org/x.ipynb", "javascript:alert(1).ipynb"):
        assert widget.evaluate(ASK, path) is False
    assert page.url == f"{book.address}/{START}"


def test_the_whole_way_by_taps_on_a_narrow_screen(phone, book):
    """From the start page through lessons 03 and 04 and back, where it shows what was done."""
    device = Taps(phone)
    start(phone, book.address).get_by_role("link", name="Mestringstro: Borghild på vei til kaféen", exact=True).tap()
    phone.wait_for_url(f"{book.address}/course/03-mestringstro.html")
    for lesson in ("03-mestringstro", "04-kontroll"):
        contents = yaml.safe_load((ROOT / "course" / "widgets" / f"m{lesson[:2]}.yml").read_text(encoding="utf-8"))
        for key in ANSWERS[lesson]:
            box = phone.get_by_role("region", name=contents[key]["title"], exact=True)
            give(device, box, contents[key], ANSWERS[lesson][key])
            kept(box)
        assert phone.evaluate("document.documentElement.scrollWidth") == 320
        sjekk = phone.get_by_role("region", name=contents[f"m{lesson[:2]}-sjekk"]["title"], exact=True)
        sjekk.get_by_role("button", name="Se tilbakemelding").first.tap()
        expect(sjekk.locator(".mst-feedback").first).not_to_be_empty()
        if lesson == "03-mestringstro":
            for after in ("exercises/03-mestringstro/03-mestringstro", "course/04-kontroll"):
                phone.get_by_role("link", name=re.compile("^neste", re.I)).first.tap()
                phone.wait_for_url(f"{book.address}/{after}.html")
    phone.get_by_role("button", name=OWN).tap()
    phone.reload()
    bus = phone.get_by_role("region", name="Trines uke", exact=True).get_by_role("group", name="Uflaks (1)", exact=True)
    expect(bus.get_by_role("button", name="Bussen kom ikke")).to_be_visible()
