"""A written answer from the keyboard to the feedback page: as it was typed, whoever saves, in whichever window."""

import json
import re
import zipfile

import pytest
from playwright.sync_api import expect

from mestring import written

from ..grading.commands import nbgrader
from ..grading.course import Course
from ..logic.test_plain_text import Shown, typed
from .jupyter import EXERCISE, widget, without_fields

pytestmark = pytest.mark.slow
NAME = "03-mestringstro"
TALK, WEEKS = "m03-first-talk", "m03-three-weeks"
TEXT = (
    "# Ikke stort\n\n1. først\n2. så\n- og\n* det\n\n\n<b>ikke fet</b> & **slik**, _slik_ | ~~slik~~ [her](http://x.no)"
)


def field(page, title="En første samtale"):
    return widget(page, title).get_by_role("textbox")


def type_into(page, text, title="En første samtale"):
    field(page, title).click()
    for line in text.split("\n"):
        page.keyboard.type(line)
        page.keyboard.press("Enter")
    expect(widget(page, title).locator(".mst-state")).to_have_text(re.compile(r"^Lagret kl\."), timeout=20_000)


def cell(desk, name=TALK):
    book = json.loads((desk.folder / EXERCISE).read_text(encoding="utf-8"))
    return written.text(dict(written.answer_cells(book))[name])


def save(page):
    page.get_by_role("button", name="Lagre", exact=True).click()
    expect(page.get_by_text(re.compile(r"^Lagret kl\. \d\d:\d\d$")).first).to_be_visible()
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)


def test_what_one_types_is_what_everybody_reads(desk, page, tmp_path):
    desk.open(page, EXERCISE)
    expect(page.locator(".mst-lab-filled")).to_have_count(2)
    expect(page.locator(".mst-lab-answer:visible")).to_have_count(0)  # one place to write
    area = field(page)
    assert area.get_attribute("lang") == "nb" and area.get_attribute("spellcheck") == "true"
    before = area.bounding_box()["height"]
    assert before > 300  # 400 words are asked for
    area.click(button="right")  # spelling suggestions stand in the browser's own menu
    expect(page.locator(".lm-Menu")).to_have_count(0)
    page.keyboard.press("Escape")
    type_into(page, TEXT)
    expect(widget(page, "En første samtale")).to_contain_text(f"{len(TEXT.split())} ord av 250–400")
    expect(page.locator(".jp-mod-dirty")).to_have_count(0, timeout=30_000)  # it saves itself
    assert cell(desk) == typed(TEXT)
    page.keyboard.type("linje\n" * 40)
    assert area.bounding_box()["height"] > before
    area.fill(TEXT)
    expect(widget(page, "En første samtale").locator(".mst-state")).to_have_text(re.compile(r"^Lagret kl\."))

    page.get_by_role("button", name="Sjekk").click()
    expect(page.locator(".mst-lab-verdicts")).to_contain_text("Oppgaven ber om minst 250")
    page.get_by_role("button", name=re.compile("Gå dit: Del 5")).click()
    expect(area).to_be_focused()

    button = widget(page, "Lever oppgave 03")
    button.get_by_role("button", name="Lever", exact=True).click()
    with page.expect_download() as download:
        button.get_by_role("button", name="Lever likevel").click()
    course = Course(tmp_path / "kurs", NAME)
    archive = course.folder / "grading" / "downloaded" / NAME / "archive"
    archive.mkdir(parents=True)
    (archive / "kari.zip").write_bytes(download.value.path().read_bytes())
    with zipfile.ZipFile(archive / "kari.zip") as packed:
        assert f"svar/{TALK}-text.json" in packed.namelist()
    course.hand_in("gammel", {}, "**Jeg:** Hei.\n\n- en\n- to", lambda book: without_fields({}, book.cells))
    nbgrader(course, "zip_collect", "autograde")
    assert course.grades("kari")[TALK][1]  # waits for the teacher
    assert course.grades("kari")[WEEKS] == (0, False)  # nothing was written: nothing to read
    pages = {student: course.feedback(student) for student in ("kari", "gammel")}
    assert shown_in(pages["kari"]) == typed(TEXT)
    assert "<strong>Jeg:</strong>" in pages["gammel"] and "<li>to</li>" in pages["gammel"]


def shown_in(feedback):
    """The answer as the feedback page shows it."""
    html = next(part for part in re.findall(r"<p>.*?</p>\s*(?=</)", feedback, re.DOTALL) if "Ikke stort" in part)
    shown = Shown(html)
    assert shown.tags <= {"p", "br"}
    return shown.text


def test_two_windows_lose_nothing_and_ask_nothing(desk, page, new_context):
    desk.open(page, EXERCISE)
    other = new_context().new_page()
    desk.open(other, EXERCISE)
    type_into(page, "Fra det første vinduet.", "Tre uker senere")
    save(page)
    type_into(other, "Fra det andre vinduet.")
    save(other)
    type_into(page, "Og litt til.", "Tre uker senere")
    save(page)
    for one in (page, other):
        expect(one.get_by_role("dialog")).to_have_count(0)
    assert (cell(desk, WEEKS), cell(desk)) == (
        "Fra det første vinduet.\nOg litt til.",
        "Fra det andre vinduet.",
    )


def test_a_text_in_an_old_answer_cell_is_still_there(desk, page):
    """An update comes beside the notebook that was begun."""
    place = desk.folder / EXERCISE
    new = place.with_name(f"{NAME}-ny.ipynb")
    new.write_bytes(place.read_bytes())
    desk.edit(EXERCISE, without_fields)
    desk.edit(EXERCISE, lambda cells, _: cells[TALK].update(source="Skrevet i **fjor**."))
    desk.open(page, EXERCISE)
    old = page.locator(".mst-lab-answer").nth(1)
    expect(old).to_contain_text("Skrevet i fjor.")
    desk.open(page, str(new.relative_to(desk.folder)))
    expect(field(page)).to_have_value("Skrevet i **fjor**.")
    expect(widget(page, "En første samtale")).to_contain_text("er hentet hit")
    assert cell(desk) == "Skrevet i **fjor**."  # and where it stood, it stands
