"""A reader's own note to each section of a lesson or an exercise: private, kept by the section's id, and never lost."""

import re
import zipfile

import pytest
from playwright.sync_api import expect

from mestring.teacher import comments

from .book_answers import LESSON, OWN, tab_to

pytestmark = pytest.mark.slow

SECTION, NAME = "sjekk-deg-selv", "Notat til «Sjekk deg selv»"
TEXT = "Her må jeg lese en gang til.\n" * 12
GONE = "Notater til deler av siden som er endret eller borte"


def opener(page):
    return page.get_by_role("button", name=NAME, exact=True)


def note(page):
    return page.locator(f".mst[data-key=note-{SECTION}]")


def test_a_note_is_written_by_keys_printed_and_copied(page, book, accessible, tmp_path):
    page.goto(f"{book.address}/{LESSON}")
    headings = page.locator("article section[id] > h2")
    expect(page.locator(".mst-note-button")).to_have_count(headings.count())
    opener(page).focus()
    page.keyboard.press("Enter")
    field = note(page).locator("textarea")
    expect(field).to_be_focused()
    page.keyboard.insert_text(TEXT)
    tab_to(page, page.get_by_role("button", name=OWN))
    page.keyboard.press("Enter")
    accessible(page)
    opener(page).press("Enter")
    expect(note(page)).to_be_hidden()
    page.emulate_media(media="print")
    expect(note(page).locator(".mst-printed")).to_be_visible()  # folded or not
    expect(page.locator(".mst-note-button").first).to_be_hidden()
    page.emulate_media(media="screen")
    page.reload()
    expect(field).to_have_value(TEXT)
    expect(opener(page)).to_have_attribute("aria-expanded", "true")

    page.goto(f"{book.address}/book/personvern.html")
    line = page.get_by_role("region", name="Svarene dine i denne boka")
    with page.expect_download() as given:
        line.get_by_role("button", name="Ta en kopi").click()
    given.value.save_as(tmp_path / "kopi.zip")
    names = zipfile.ZipFile(tmp_path / "kopi.zip").namelist()
    assert names == [f"mitt/.privat/notater/course/03-mestringstro/note-{SECTION}.json"]
    line.get_by_role("button", name="Slett alle svar i boka").click()
    line.get_by_role("button", name="Ja, slett alle").click()
    line.locator("input[type=file]").set_input_files(tmp_path / "kopi.zip")
    expect(line).to_contain_text("Hentet inn svar fra kopien: 1.")
    page.goto(f"{book.address}/{LESSON}")
    expect(field).to_have_value(TEXT)


def test_a_note_outlives_its_section(phone, book, accessible):
    phone.goto(f"{book.address}/{LESSON}")
    opener(phone).tap()
    note(phone).locator("textarea").fill(TEXT)
    phone.get_by_role("button", name=OWN).tap()
    expect(note(phone).locator(".mst-state")).to_contain_text("Lagret")

    def updated(route):
        html = route.fetch().text()
        route.fulfill(body=re.sub(f'id="{SECTION}"', 'id="prov-deg-selv"', html), content_type="text/html")

    phone.route(f"**/{LESSON}", updated)
    phone.reload()
    gone = phone.get_by_role("region", name=GONE)
    expect(gone.locator("textarea")).to_have_value(TEXT)
    expect(gone.get_by_role("heading", name=NAME)).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    accessible(phone)
    gone.get_by_role("button", name="Slett svaret").tap()
    gone.get_by_role("button", name="Ja, slett").tap()
    expect(gone.locator("textarea")).to_have_value("")


def test_a_reader_hands_on_the_notes_that_were_chosen_and_no_other(page, book, accessible, tmp_path):
    page.goto(f"{book.address}/book/medvirkning.html")
    form = page.locator(".mst-review")
    expect(form).to_contain_text("Du har ingen notater ennå.")
    page.goto(f"{book.address}/{LESSON}")
    for button, text in ((opener(page), TEXT), (page.locator(".mst-note-button").first, "Ring 99 88 77 66.")):
        button.press("Enter")
        expect(page.locator("textarea:focus")).to_have_count(1)
        page.keyboard.insert_text(text)
    expect(page.locator(".mst-section-note .mst-state", has_text="Lagret")).to_have_count(2)
    page.goto(f"{book.address}/book/medvirkning.html")
    boxes, make = form.get_by_role("checkbox"), form.get_by_role("button", name="Lag fila")
    expect(boxes).to_have_count(2)
    make.press("Enter")
    expect(form.get_by_role("status")).to_have_text("Kryss av for minst ett notat først.")
    mine = form.get_by_role("checkbox", name="Ta med notatet til «Sjekk deg selv»")
    mine.press("Space")
    form.get_by_label("Hvem er du?").select_option("En pårørende")
    form.get_by_label("Ja, med navnet under.").press("Space")
    form.get_by_label("Navnet slik du vil ha det").fill("Kari")
    accessible(page)
    with page.expect_download() as given:
        make.press("Enter")
    given.value.save_as(tmp_path / "fil.json")
    (one,) = comments.read(tmp_path / "fil.json")
    assert one == (LESSON.removesuffix(".html"), SECTION, "Sjekk deg selv", TEXT.strip(), one.who)
    assert one.who == "En pårørende. Kan nevnes som «Kari»."
    for box in boxes.all():
        box.check()
    make.press("Enter")
    expect(form.get_by_role("status")).to_contain_text("Dette kan være personopplysninger: 99 88 77 66.")
