"""What a screen reader gets from the widgets of the book: whole names, nothing twice, untrue or silent."""

import re

import pytest
from playwright.sync_api import expect

from .book_answers import CONFIDENCE, IMPORTANCE, kept, number, open_lesson
from .jupyter import widget
from .names import faults

pytestmark = pytest.mark.slow


def heard(found):
    return found.locator(".mst-heard")


def test_each_such_fault_would_be_noticed(page):
    page.set_content(
        """<div class="mst"><h2>x</h2><p role="heading" aria-level="5">Dypt</p>
        <svg role="img" aria-label="Kart"><text>Viktig, og</text></svg>
        <button>Legg til</button><button>Legg til</button><button> </button>
        <fieldset><legend><span>Spørsmål 1</span>Hvem?</legend></fieldset></div>"""
    )
    kinds = (
        "heading 2 to 5",
        "read twice: Kart",
        "two have this name: Legg til",
        "no name: <button> </button>",
        "glued: Spørsmål 1Hvem?",
    )
    assert [fault.split(" (")[0] for fault in faults(page)] == [
        *(f"{kind}: Dypt" if kind.startswith("heading") else kind for kind in kinds)
    ]


def test_what_is_asked_is_heard_on_the_first_control_and_kept_is_said_once(page, book):
    found = open_lesson(page, book.address)
    first = number(found, IMPORTANCE, 1)
    first.focus()
    expect(first).to_have_accessible_description(re.compile("^Sett «Før» slik du tror Borghild"))
    page.keyboard.press("ArrowRight")
    second = number(found, IMPORTANCE, 2)
    expect(second).to_be_focused()
    expect(second).to_have_accessible_description("")  # once is enough
    note = found.get_by_label("Skriv gjerne noen ord om viktighet").first
    expect(note).to_have_accessible_description(re.compile("Hva gjør at det er 2 og ikke"))
    # «Lagret» is said at the first answer of the page, and nowhere again.
    receipts = page.locator(".mst [role=status].mst-unseen")
    expect(receipts.filter(has_text="Lagret kl.")).to_have_count(1)
    other = widget(page, "Hvilken kilde er det?")
    other.get_by_role("radio").first.check()
    kept(other)
    number(found, CONFIDENCE, 3).check()
    expect(receipts.filter(has_text="Lagret kl.")).to_have_count(0)  # it was true of an answer that stands no longer
    kept(found)
    expect(receipts.filter(has_text="Lagret kl.")).to_have_count(0)


def test_a_part_taken_back_is_not_an_answer_deleted(page, book):
    page.goto(f"{book.address}/course/03-mestringstro.html")
    found = widget(page, "Hva slags hjelp kan grunnene trenge?")
    card = found.get_by_role("button", name="Trappa skremmer", exact=True)
    card.press("Enter")
    found.get_by_role("button", name="Det må øves", exact=True).press("Enter")
    expect(heard(found)).to_have_text(
        "«Trappa skremmer» ligger nå i Det må øves. 4 igjen. Neste kort: Holder skruene i hofta?"
    )
    kept(found)
    card.press("Enter")
    found.get_by_role("button", name="Ta tilbake").press("Enter")
    expect(found.locator(".mst-state")).to_have_text("Ikke besvart ennå")
    expect(heard(found)).to_have_text("«Trappa skremmer» er tatt tilbake. 5 igjen.")


def test_the_text_of_a_step_is_heard_by_who_tabs_to_its_choices(page, book):
    page.goto(f"{book.address}/course/02-stress.html")
    found = widget(page, "Tre stemmer i regnet")
    choices = found.get_by_role("group", name=re.compile("^Tre mennesker står ute, og ingen .* Velg vei videre$"))
    expect(choices.get_by_role("button")).not_to_have_count(0)
    page.goto(f"{book.address}/course/09-spenningsfelt.html")
    board = widget(page, "Spenningsbrettet")
    step = board.get_by_role("group", name=re.compile("^Første vurdering Kine har søkt"))
    expect(step.get_by_role("slider")).to_have_count(2)
