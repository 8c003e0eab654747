"""An exercise on a page of the book: done, checked and handed in without a kernel, and kept in a copy."""

import json
import zipfile

import pytest
from playwright.sync_api import expect

from .book_answers import OWN
from .input_devices import asks_for_a_file

pytestmark = pytest.mark.slow

PAGE = "exercises/03-mestringstro/03-mestringstro"
FIELD, CELL = "m03-three-weeks-text", "m03-three-weeks"
TEXT = "1. Ring meg på 412 34 567.\n" + "ord " * 80
AS_MARKDOWN = "1\\. Ring meg på 412 34 567.\\\n" + ("ord " * 80).rstrip()


def written(page):
    return page.locator(f".mst[data-key={FIELD}] textarea")


def write(page):
    written(page).fill(TEXT)
    written(page).blur()
    page.locator(f".mst[data-key={FIELD}] .mst-state.mst-kept").wait_for()


def test_from_the_lesson_to_the_file_by_taps(phone, book, accessible, tmp_path):
    phone.goto(f"{book.address}/course/03-mestringstro.html")
    phone.locator(".mst-way a").tap()
    phone.wait_for_url(f"{book.address}/{PAGE}.html")
    write(phone)
    phone.get_by_role("button", name="Sjekk", exact=True).first.tap()
    parts = phone.locator(".mst-check").first
    expect(parts.get_by_role("status")).to_have_text("4 av 5 deler er ikke ferdige.")
    expect(parts.locator("li").nth(1)).to_contain_text("6 av 6 gjenstår")
    expect(parts.locator("li").nth(3)).to_contain_text("Tre uker senere (2 poeng): ferdig")
    parts.get_by_role("button").nth(2).tap()
    expect(phone.locator(".mst[data-key=m03-next-question]")).to_be_focused()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    accessible(phone)
    note = phone.locator(".mst[data-key^=note-]")
    phone.get_by_role("button", name="Notat til «Del 4: Tre uker senere (2 poeng)»").tap()
    note.locator("textarea").fill("Min egen huskelapp.")
    note.locator("textarea").blur()
    note.locator(".mst-state.mst-kept").wait_for()
    phone.get_by_role("button", name="Lever", exact=True).tap()
    expect(phone.locator(".mst-personal li")).to_have_text("Telefonnummer: 412 34 567")
    accessible(phone)
    with phone.expect_download() as given:
        phone.get_by_role("button", name="Lever likevel").tap()
    assert given.value.suggested_filename == "03-mestringstro.zip"
    given.value.save_as(tmp_path / "levert.zip")
    archive = zipfile.ZipFile(tmp_path / "levert.zip")
    assert archive.namelist() == ["03-mestringstro.ipynb", f"svar/{FIELD}.json"]
    cells = json.loads(archive.read("03-mestringstro.ipynb"))["cells"]
    (cell,) = [cell for cell in cells if cell["metadata"]["nbgrader"]["grade_id"] == CELL]
    assert cell["source"] == AS_MARKDOWN and len(cell["metadata"]["mestring"]["filled"]) == 64
    expect(phone.locator(".mst-hand-in .mst-how-it-goes")).to_have_text("Fila 03-mestringstro.zip er lastet ned.")


def test_answers_come_back_from_a_copy_by_keys(page, book, accessible, tmp_path):
    page.goto(f"{book.address}/{PAGE}.html")
    write(page)
    page.get_by_role("button", name=OWN).press("Enter")
    line = page.get_by_role("region", name="Svarene dine i denne boka")
    expect(line).to_contain_text("kan slette svarene når du ikke har vært her på en uke")
    with page.expect_download() as given:
        line.get_by_role("button", name="Ta en kopi").press("Enter")
    given.value.save_as(tmp_path / "kopi.zip")
    line.get_by_role("button", name="Slett alle svar i boka").press("Enter")
    line.get_by_role("button", name="Ja, slett alle").press("Enter")
    expect(written(page)).to_have_value("")
    field = line.locator("input[type=file]")
    asks_for_a_file(line.get_by_role("button", name="Hent inn en kopi"), field)
    field.set_input_files(tmp_path / "kopi.zip")
    expect(line).to_contain_text("Hentet inn svar fra kopien: 1.")
    expect(written(page)).to_have_value(TEXT)
    accessible(page)
