"""Where answers in the book stay, and for how long: the reader is asked once, and deleted is deleted."""

import pytest

from .axe import violations
from .book_answers import (
    IMPORTANCE,
    OWN,
    QUESTION,
    SHARED,
    answer_by_keyboard,
    is_answered,
    kept,
    number,
    open_lesson,
    scale,
    state,
    stored,
    tab_to,
)

pytestmark = pytest.mark.slow
COUNT_PERSIST = """globalThis.asked = 0;
  const persist = StorageManager.prototype.persist;
  StorageManager.prototype.persist = function () { asked++; return persist.call(this); };"""


def test_the_question_comes_once_and_not_before_an_answer(page, book):
    widget = open_lesson(page, book.address)
    question = page.get_by_role("region", name=QUESTION)
    assert question.count() == 0
    number(widget, IMPORTANCE, 5).locator("xpath=..").click()
    question.wait_for()
    assert "glemmes de når du lukker fanen" in question.inner_text()
    assert not violations(page)
    number(widget, IMPORTANCE, 6).locator("xpath=..").click()
    kept(widget)
    assert question.count() == 1
    own, tab = stored(page)
    assert own == {} and list(tab) == ["mestring:mestring:course/03-mestringstro:m03-cafe"]
    page.reload()
    question.wait_for()  # left open, so it still stands
    widget = scale(page)
    page.get_by_role("button", name=SHARED).click()
    number(widget, IMPORTANCE, 7).locator("xpath=..").click()
    page.reload()
    assert number(scale(page), IMPORTANCE, 7).is_checked()
    number(scale(page), IMPORTANCE, 8).locator("xpath=..").click()
    kept(scale(page))
    assert question.count() == 0


def test_on_a_shared_machine_a_closed_tab_is_forgotten(new_context, book):
    context = new_context()
    page = context.new_page()
    widget = open_lesson(page, book.address)
    answer_by_keyboard(page, widget)
    page.get_by_role("button", name=SHARED).click()
    kept(widget)
    assert stored(page)[0] == {}
    page.close()
    page = context.new_page()
    widget = open_lesson(page, book.address)
    assert state(widget).inner_text() == "Ikke besvart ennå"
    assert not is_answered(widget)
    assert stored(page) == [{}, {}]


def test_on_the_readers_own_machine_a_new_tab_remembers_and_the_mind_may_be_changed(new_context, book):
    context = new_context()
    context.add_init_script(COUNT_PERSIST)
    page = context.new_page()
    answer_by_keyboard(page, open_lesson(page, book.address))
    assert page.evaluate("asked") == 0
    page.get_by_role("button", name=OWN).click()
    assert page.evaluate("asked") == 1, "that the browser is to keep what is to stay"
    page.close()
    page = context.new_page()
    assert is_answered(open_lesson(page, book.address))
    assert page.evaluate("asked") == 0, "and never again"
    line = page.get_by_role("region", name="Svarene dine i denne boka")
    assert "huskes i denne nettleseren" in line.inner_text()
    line.get_by_role("button", name="Endre").click()
    page.get_by_role("button", name=SHARED).click()
    own, tab = stored(page)
    assert own == {} and len(tab) == 2
    assert is_answered(scale(page))


def test_one_answer_is_deleted_from_the_widgets_foot(page, book):
    widget = open_lesson(page, book.address)
    answer_by_keyboard(page, widget)
    kept(widget)
    widget.get_by_role("button", name="Slett svaret").click()
    widget.get_by_role("button", name="Ja, slett").click()
    widget.locator(".mst-state", has_text="Svaret er slettet.").wait_for()
    widget.locator(".mst-heard", has_text="Svaret er slettet.").wait_for(state="attached")
    assert stored(page)[1] == {}
    page.reload()
    assert not is_answered(scale(page))


def test_all_answers_are_deleted_by_keyboard_also_from_the_privacy_page(new_context, book):
    context = new_context()
    lesson, privacy = context.new_page(), context.new_page()
    widget = open_lesson(lesson, book.address)
    answer_by_keyboard(lesson, widget)
    lesson.get_by_role("button", name=OWN).click()
    kept(widget)
    privacy.goto(f"{book.address}/book/personvern.html")
    clear = privacy.get_by_role("button", name="Slett alle svar i boka")
    tab_to(privacy, clear)
    privacy.keyboard.press("Enter")
    assert privacy.evaluate("document.activeElement.textContent") == "Avbryt"
    privacy.keyboard.press("Enter")
    assert stored(privacy)[0], "«Avbryt» must delete nothing"
    assert clear.evaluate("node => node === document.activeElement")
    privacy.keyboard.press("Enter")
    privacy.keyboard.press("Shift+Tab")
    privacy.keyboard.press("Enter")
    privacy.get_by_text("Boka husker ingen svar fra deg.").wait_for()
    assert stored(privacy) == [{}, {}]
    assert not violations(privacy)
    # The other tab shows no answer that is gone.
    number(widget, IMPORTANCE, 10).and_(lesson.locator(":not(:checked)")).wait_for(state="attached")
    assert not is_answered(widget)


def test_two_tabs_never_overwrite_each_other_unseen(new_context, book):
    context = new_context()
    first, second = context.new_page(), context.new_page()
    one, two = (open_lesson(page, book.address) for page in (first, second))
    for widget, value in ((one, 3), (two, 2)):  # both before it is said whose machine it is
        number(widget, IMPORTANCE, value).locator("xpath=..").click()
        kept(widget)
    first.get_by_role("button", name=OWN).click()
    two.get_by_text("svaret ble endret i en annen fane").wait_for()
    assert number(two, IMPORTANCE, 2).is_checked() and second.get_by_role("region", name=QUESTION).count() == 0
    two.get_by_role("button", name="Vis svaret fra den andre fanen").click()
    kept(two)
    assert number(two, IMPORTANCE, 3).is_checked()
    number(two, IMPORTANCE, 4).locator("xpath=..").click()
    kept(two)
    one.get_by_text("Hentet et nyere svar fra en annen fane.").wait_for()
    assert number(one, IMPORTANCE, 4).is_checked()


def test_a_browser_that_refuses_is_not_called_kept(new_context, book):
    context = new_context()
    # The browser's own refusal, as in a private window with storage switched off or full.
    refuse = "Storage.prototype.setItem = () => { throw new DOMException('no', '%s'); };"
    for name, reason in (("QuotaExceededError", "ikke plass til mer"), ("SecurityError", "lar ikke siden lagre")):
        page = context.new_page()
        page.add_init_script(refuse % name)
        widget = open_lesson(page, book.address)
        answer_by_keyboard(page, widget)
        problem = widget.get_by_role("alert")
        problem.get_by_text("Ikke lagret").wait_for()
        assert reason in problem.inner_text()
        assert is_answered(widget)
        assert "Lagret" not in state(widget).inner_text()
