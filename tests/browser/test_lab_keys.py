"""Keys go where the student is: into the widget or the text, never into JupyterLab's shortcuts for cells."""

import json
import re

import pytest
from playwright.sync_api import expect

from ..lab.test_config import shipped_shortcuts
from .jupyter import EXERCISE, LESSON, wait_ready, widget, without_fields

pytestmark = pytest.mark.slow
ACTIVE = "[...document.querySelectorAll('.jp-Cell')].findIndex(cell => cell.classList.contains('jp-mod-active'))"
WITH_FIELDS = "exercises/09-spenningsfelt/09-spenningsfelt.ipynb"
UNRENDERED = ".jp-MarkdownCell:not(.jp-mod-rendered)"
COUNT = "document.querySelectorAll('.jp-Cell').length"


def text_answer(page, number=0):
    return page.locator(".mst-lab-answer").nth(number)


def source(desk, cell_id):
    content = json.loads((desk.folder / EXERCISE).read_text(encoding="utf-8"))
    return next("".join(cell["source"]) for cell in content["cells"] if cell["id"] == cell_id)


def test_arrows_move_the_ruler_and_not_the_cell(desk, page):
    desk.open(page, LESSON)
    active, count = page.evaluate(ACTIVE), page.evaluate(COUNT)
    radios = widget(page, "Borghilds skala").get_by_role("group", name="Hvor viktig").first.get_by_role("radio")
    radios.first.focus()
    active = page.evaluate(ACTIVE)
    page.keyboard.press("Space")
    for key in ("ArrowRight", "ArrowDown", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
    expect(radios.nth(2)).to_be_checked()
    for key in "xddbamz0":
        page.keyboard.press(key)
    expect(radios.nth(2)).to_be_focused()
    assert (page.evaluate(ACTIVE), page.evaluate(COUNT)) == (active, count)
    page.keyboard.press("Control+s")  # with Ctrl the keys are JupyterLab's, as ever
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)


def test_undoing_in_a_field_stays_in_the_field(desk, page):
    desk.edit(WITH_FIELDS, without_fields)
    desk.open(page, WITH_FIELDS)
    cell = text_answer(page)
    cell.locator(".jp-MarkdownOutput").click()
    page.keyboard.type("Troen har flyttet seg.")
    field = page.locator(".mst-field :is(input, textarea)").first
    field.focus()
    page.keyboard.type("gå en tur")
    for keys, expected in (
        ("Control+z", "gå en "),
        ("Control+z", "gå "),
        ("Control+Shift+z", "gå en "),
        ("Control+y", "gå en tur"),
        ("Meta+z", "gå en "),
    ):
        page.keyboard.press(keys)
        expect(field).to_have_value(expected)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")  # by mistake
    page.keyboard.press("Control+z")
    expect(field).to_have_value("gå en ")
    expect(field).to_be_focused()
    assert "Troen har flyttet seg." in cell.inner_text()


def test_single_letters_do_nothing_to_a_page_that_is_read(desk, page):
    desk.open(page, LESSON)
    page.locator(".jp-MarkdownOutput").nth(1).dblclick()
    count = page.evaluate(COUNT)
    for key in "xddvbamyr1z":
        page.keyboard.press(key)
    assert page.evaluate(COUNT) == count
    expect(page.locator(".jp-MarkdownCell.jp-mod-rendered").nth(1)).to_be_visible()
    expect(page.locator(UNRENDERED)).to_have_count(0)
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)


KEY_NAMES = {"Accel": "Control", "Ctrl": "Control"}
CELLS = """() => [...document.querySelectorAll(".jp-Cell")].map(cell => [...cell.classList].filter(name =>
    /^jp-(Markdown|Code|Raw)Cell$/.test(name)) + cell.innerText.split("Kort.").length)"""


def go_into(answer):
    """The cursor at the text's start: there Ctrl+Backspace has no word to delete, and would join two cells."""
    editor = answer.locator(".cm-content")
    if not editor.evaluate("editor => editor === document.activeElement"):
        answer.page.locator(".jp-MarkdownOutput h2").last.click()  # an answer that was left is a moment in closing
        answer.locator(".jp-MarkdownOutput").click()
    expect(editor).to_be_focused()
    editor.press("Control+Home")


def test_no_key_of_jupyterlab_doubles_or_loses_an_answer(desk, page):
    """Every key that JupyterLab ships for notebooks, in the open answer and on the closed one."""
    shipped = {keys for command, keys, _ in shipped_shortcuts() if re.match("notebook:|viewmenu:|kernelmenu:", command)}
    assert len(shipped) > 40
    desk.edit(EXERCISE, without_fields)
    desk.open(page, EXERCISE)
    answer = text_answer(page)
    answer.locator(".jp-MarkdownOutput").click()
    page.keyboard.type("Kort.")
    before = page.evaluate(CELLS)
    for opened in (True, False):
        for keys in sorted(shipped):
            if opened and (len(keys[0].removeprefix("Shift ")) == 1 or keys[0] in ("Enter", "Accel A")):
                continue  # letters, a new line and "all" are for writing
            if opened:
                go_into(answer)
            else:
                page.keyboard.press("Escape")
            for key in keys:
                page.keyboard.press("+".join(KEY_NAMES.get(part, part) for part in key.split()))
            if page.locator(".jp-Dialog").count():
                page.keyboard.press("Escape")
            assert page.evaluate(CELLS) == before, f"{keys} in the {'open' if opened else 'closed'} answer"


def test_a_text_answer_opens_on_one_click_and_closes_when_left(desk, page):
    desk.edit(EXERCISE, without_fields)
    desk.open(page, EXERCISE)
    cell = text_answer(page)
    cell.locator(".jp-MarkdownOutput").click()
    expect(cell.locator(".cm-content")).to_be_focused()
    page.keyboard.type("Troen har **flyttet** seg.")
    page.locator(".jp-MarkdownOutput h2").last.click()
    expect(cell.locator(".jp-MarkdownOutput strong")).to_have_text("flyttet")
    expect(cell).not_to_contain_text("Skriv svaret ditt her")  # writing took its place
    # A second click goes on where the text ends.
    cell.locator(".jp-MarkdownOutput").click()
    page.keyboard.type(" Litt.")
    expect(cell.locator(".cm-content")).to_have_text("Troen har **flyttet** seg. Litt.")
    # Saved by itself, before anyone asks.
    expect(page.locator(".jp-mod-dirty")).to_have_count(0, timeout=30_000)
    assert source(desk, "m03-three-weeks") == "Troen har **flyttet** seg. Litt."
    page.reload()
    wait_ready(page)
    expect(text_answer(page).locator(".jp-MarkdownOutput")).to_have_text(re.compile("Troen har flyttet seg. Litt."))


def test_a_text_answer_by_keyboard_alone(desk, page):
    desk.edit(EXERCISE, without_fields)
    desk.open(page, EXERCISE)
    cell = text_answer(page)
    heading = page.locator(".jp-MarkdownOutput h1")  # no answer
    heading.dblclick()
    expect(heading).to_be_visible()
    expect(page.locator(UNRENDERED)).to_have_count(0)
    page.locator(".jp-MarkdownOutput h2", has_text="Del 4").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(cell.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Ett ord")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    expect(cell.locator(".jp-MarkdownOutput")).to_have_text(re.compile("Ett ord"))


def test_a_text_answer_by_tap(desk, phone):
    desk.edit(EXERCISE, without_fields)
    desk.open(phone, EXERCISE)
    cell = text_answer(phone)
    cell.evaluate("node => node.scrollIntoView({ block: 'center' })")
    cell.locator(".jp-MarkdownOutput").tap()
    phone.keyboard.type("Et svar")
    phone.locator(".jp-MarkdownOutput h2", has_text="Del 4").tap()
    expect(cell.locator(".jp-MarkdownOutput")).to_have_text(re.compile("Et svar"))


def test_what_is_clicked_after_writing_is_what_is_meant(desk, page):
    """The open answer is taller than the closed one; it must not close under a finger that is going down."""
    desk.edit(EXERCISE, without_fields)
    desk.open(page, EXERCISE)
    cell = text_answer(page)
    cell.locator(".jp-MarkdownOutput").click()
    page.keyboard.type("\n".join("linje" for _ in range(12)))
    text_answer(page, 1).evaluate("node => node.scrollIntoView({ block: 'end' })")
    text_answer(page, 1).locator(".jp-MarkdownOutput").click(delay=200)
    expect(text_answer(page, 1).locator(".cm-content")).to_be_focused()
    expect(cell.locator(".jp-MarkdownOutput")).to_contain_text("linje")
