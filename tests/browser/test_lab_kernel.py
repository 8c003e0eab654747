"""What is shown as kept survives everything: a killed kernel, a reload, a closed browser, the course started again."""

import json

import pytest
from playwright.sync_api import expect

from .axe import violations
from .jupyter import LESSON, Desk, Lab, wait_ready, widget
from .lab_scale import KEY, LABELS, TITLE, expect_kept, expect_number, importance, ruler, set_by_keys

pytestmark = pytest.mark.slow


def test_a_killed_kernel_comes_back_with_the_answers(desk, page):
    desk.open(page, LESSON)
    set_by_keys(page, 7)
    expect_kept(page)
    scroll = "document.querySelector('.jp-WindowedPanel-outer').scrollTop"
    place = page.evaluate(scroll)
    assert place > 0, "the widget is far down the page, so that a jump would show"
    page.evaluate("window.old = document.querySelector('.mst')")
    desk.kill_kernel(LESSON)
    page.wait_for_function("!window.old.isConnected", timeout=60_000)
    expect_number(page, 7)
    expect_kept(page)
    # The student is where she was: same place, same focus, no box in the way.
    expect(ruler(page).get_by_role("radio").nth(6)).to_be_focused()
    assert abs(page.evaluate(scroll) - place) <= 2  # px: heights are rounded
    expect(page.locator(".jp-Dialog")).to_have_count(0)
    expect(page.locator(".mst-lab-notices")).to_contain_text("måtte starte på nytt")
    page.keyboard.press("ArrowRight")
    expect_number(page, 8)
    expect_kept(page)
    assert importance(desk) == 8


def test_a_text_that_is_typed_while_the_kernel_dies_is_kept_whole(desk, page):
    desk.open(page, LESSON)
    set_by_keys(page, 2)
    note = ruler(page).get_by_role("textbox")
    note.focus()
    page.evaluate("window.old = document.querySelector('.mst')")
    typed, after = "", 0
    while len(typed) < 90 or after < 30:  # goes on well past the moment when the new widget is drawn
        letter = "hun vil ut "[len(typed) % 11]
        page.keyboard.type(letter, delay=40)
        typed += letter
        after += page.evaluate("!window.old.isConnected")
        if len(typed) == 30:
            desk.kill_kernel(LESSON)
        assert len(typed) < 1500, "the kernel never came back"
    expect(note).to_have_value(typed)
    expect(note).to_be_focused()
    assert note.evaluate("node => node.selectionStart") == len(typed)
    expect_kept(page)
    expect(widget(page, TITLE)).not_to_contain_text(LABELS["unkept_left"])
    assert desk.answer(LESSON, KEY)["goals"]["cafe"]["before"]["notes"]["importance"] == typed


def test_the_last_of_many_quick_keys_is_kept_and_comes_back_from_a_restarted_kernel(desk, page):
    desk.open(page, LESSON)
    set_by_keys(page, 10)
    expect_kept(page)
    assert importance(desk) == 10
    page.evaluate("window.old = document.querySelector('.mst')")
    page.locator("[data-command='notebook:restart-kernel']").click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.wait_for_function("!window.old.isConnected", timeout=60_000)
    expect_number(page, 10)
    expect_kept(page)


def test_an_answer_given_while_the_kernel_is_dead_is_never_called_kept_before_it_is(desk, page):
    desk.open(page, LESSON)
    set_by_keys(page, 3)
    expect_kept(page)
    desk.kill_kernel(LESSON)
    page.keyboard.press("ArrowRight")
    expect_number(page, 4)
    expect_kept(page)
    assert importance(desk) == 4


def test_an_answer_to_a_busy_kernel_outlives_a_reload(desk, page):
    desk.open(page, LESSON)
    set_by_keys(page, 2)
    expect_kept(page)
    kernel = desk.lab.process_of(desk.kernel(LESSON))
    kernel.suspend()  # it hears nothing, as when a cell keeps it busy
    page.keyboard.press("ArrowRight")
    expect_number(page, 3)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"], "the page asks before it goes"
    kernel.kill()  # and what was sent to it is gone
    wait_ready(page)
    expect_number(page, 3)
    expect_kept(page)
    assert importance(desk) == 3


def test_a_newer_edition_of_the_exercise_keeps_what_fits_and_says_what_does_not(desk, page):
    desk.open(page, LESSON)
    set_by_keys(page, 2)
    expect_kept(page)
    path = desk.folder / "course" / "svar" / f"{KEY}.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    note = "Hun vil gjerne treffe venninnene sine."
    document["answer"]["goals"]["bading"] = {"before": {"importance": 4, "notes": {"importance": note}}}
    path.write_text(json.dumps(document), encoding="utf-8")
    page.reload()
    wait_ready(page)
    expect_number(page, 2)
    found = widget(page, TITLE)
    expect(found).to_contain_text("Dette passer ikke lenger: ett valg og én tekst.")
    found.get_by_text(LABELS["outside_show"]).press("Enter")
    expect(found.get_by_text(note)).to_be_visible()
    assert violations(page, include=".mst") == []
    set_by_keys(page, 5)
    expect_kept(page)
    assert note in path.read_text(encoding="utf-8")
    found.get_by_role("button", name=LABELS["outside_forget"]).press("Enter")
    expect(found.get_by_text(note)).to_be_hidden()
    expect_kept(page)
    assert note not in path.read_text(encoding="utf-8") and importance(desk) == 5


def test_everything_is_there_after_browser_and_kernel_were_closed(desk, new_context):
    first = new_context()
    page = first.new_page()
    desk.open(page, LESSON)
    set_by_keys(page, 9)
    set_by_keys(page, 2, "Hvor stor tro")
    expect_kept(page)
    first.close()
    desk.shut_down(LESSON)
    page = new_context().new_page()
    desk.open(page, LESSON)
    expect_number(page, 9)
    expect_number(page, 2, "Hvor stor tro")
    expect_kept(page)


@pytest.mark.parametrize("button", ["Prøv igjen", "Start siden på nytt"])
def test_the_course_stopped_and_started_again_loses_nothing(tmp_path, page, button):
    """On the same port, with a new key, as `run.py` does."""
    folder = tmp_path / "work"
    folder.mkdir()
    first = Lab(folder)
    desk = Desk(first, "kari")
    desk.open(page, LESSON)
    set_by_keys(page, 3)
    expect_kept(page)
    first.stop()
    page.keyboard.press("ArrowRight")
    expect(widget(page, TITLE)).to_contain_text("Ikke lagret", timeout=15_000)
    expect_number(page, 4)
    note, typed = ruler(page).get_by_role("textbox"), ""
    note.focus()
    # Once, on past the moment when JupyterLab would open a box, and the space would close it.
    for _ in range(40 if button == "Prøv igjen" else 2):
        page.keyboard.type("ut igjen ", delay=40)
        typed += "ut igjen "
    expect(note).to_have_value(typed)
    expect(page.locator(".mst-lab-notices")).to_contain_text("Kurset svarer ikke")
    expect(page.locator(".jp-Dialog")).to_have_count(0)
    if button == "Prøv igjen":  # too early; what helps is the page's own trying
        widget(page, TITLE).get_by_role("button", name=button).click()
    else:  # what helps is the button alone: the page's own trying may be over before it is pressed, or amid it
        page.route("**/api", lambda route: route.abort())
    second = Lab(folder, port=first.port)
    try:
        if button != "Prøv igjen":
            page.locator("[data-command='notebook:restart-kernel']").click()
            page.locator(".jp-Dialog .jp-mod-accept").click()
            page.unroute("**/api")
        expect_kept(page)
        expect_number(page, 4)
        expect(page.locator(".mst-lab-notices")).not_to_contain_text("Kurset svarer ikke")
        assert importance(desk) == 4
        assert desk.answer(LESSON, KEY)["goals"]["cafe"]["before"]["notes"]["importance"] == typed
    finally:
        second.stop()
