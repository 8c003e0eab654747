"""The same page in two windows, with one kernel or two: nobody overwrites anybody unseen."""

import pytest
from playwright.sync_api import expect

from .jupyter import LESSON, Lab, widget
from .lab_scale import KEY, LABELS, TITLE, expect_kept, expect_number, importance, ruler, set_by_keys

pytestmark = pytest.mark.slow


def test_two_windows_agree(desk, new_context):
    one, two = new_context().new_page(), new_context().new_page()
    desk.open(one, LESSON)
    desk.open(two, LESSON)
    set_by_keys(one, 6)
    expect_kept(one)
    ruler(two).get_by_role("radio").first.focus()
    expect_number(two, 6)
    two.keyboard.press("Tab")
    set_by_keys(two, 2, "Hvor stor tro")
    expect_kept(two)
    ruler(one).get_by_role("radio").nth(5).focus()
    expect_number(one, 2, "Hvor stor tro")
    assert desk.answer(LESSON, KEY)["goals"]["cafe"]["before"] == {"importance": 6, "confidence": 2}


@pytest.fixture(scope="module")
def another(lab):
    """The course started a second time in the same folder: the same notebook gets a second kernel."""
    server = Lab(lab.folder)
    yield server
    server.stop()


@pytest.fixture
def two_kernels(desk, another, new_context):
    """Two windows with a kernel each. The second one has looked before the first one answers 6."""
    one, two = new_context().new_page(), new_context().new_page()
    desk.open(one, LESSON)
    desk.open(two, LESSON, lab=another)
    ruler(two).get_by_role("radio").first.focus()
    # The kernel takes one message at a time: when it has kept a note written afterwards, it has looked.
    note = two.locator("[data-key=m03-tre-grunner]")
    written = "field => { field.value = 'Sett'; field.dispatchEvent(new InputEvent('input', { bubbles: true })) }"
    note.locator("textarea").evaluate(written)  # without moving the focus: that would look again
    expect(note).to_contain_text("Lagret kl.")
    set_by_keys(one, 6)
    expect_kept(one)
    return one, two


def test_two_kernels_never_overwrite_each_other_unseen(desk, two_kernels):
    _, two = two_kernels
    two.keyboard.press("Space")  # a 1, in the belief that nothing was answered
    problem = widget(two, TITLE).get_by_role("alert")
    expect(problem).to_contain_text(LABELS["reasons"]["conflict"], timeout=15_000)
    expect(widget(two, TITLE)).not_to_contain_text("Lagret kl.")
    assert importance(desk) == 6
    problem.get_by_role("button", name=LABELS["show_other"]).press("Enter")
    expect_number(two, 6)
    expect_kept(two)
    assert importance(desk) == 6


def test_of_two_kernels_answers_the_student_chooses(desk, two_kernels):
    one, two = two_kernels
    two.keyboard.press("Space")
    widget(two, TITLE).get_by_role("button", name=LABELS["keep_mine"]).press("Enter", timeout=15_000)
    expect_kept(two)
    assert importance(desk) == 1
    one.evaluate("document.activeElement.blur()")  # somewhere else, and back: coming back looks
    ruler(one).get_by_role("radio").nth(5).focus()
    expect_number(one, 1)
    expect(widget(one, TITLE)).to_contain_text(LABELS["notices"]["newer"])


def test_two_kernels_one_after_the_other(desk, two_kernels):
    _, two = two_kernels
    two.evaluate("document.activeElement.blur()")
    ruler(two, "Hvor stor tro").get_by_role("radio").first.focus()
    expect_number(two, 6)
    set_by_keys(two, 2, "Hvor stor tro")
    expect_kept(two)
    assert desk.answer(LESSON, KEY)["goals"]["cafe"]["before"] == {"importance": 6, "confidence": 2}
