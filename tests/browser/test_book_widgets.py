"""Answering in the book with real keys and real taps: no kernel, no network, nothing lost, nothing left behind."""

import json
import re

import pytest
from playwright.sync_api import expect

from .axe import violations

pytestmark = pytest.mark.slow

LESSON = "course/03-mestringstro.html"
IMPORTANCE, CONFIDENCE = "Hvor viktig er dette målet?", "Hvor stor tro er det på å klare det?"
OWN, SHARED = "Ja, husk svarene", "Nei, glem dem"
QUESTION = "Er dette din egen maskin?"


def open_lesson(page, address):
    page.goto(f"{address}/{LESSON}")
    return scale(page)


def scale(page):
    found = page.locator(".mst", has_text="Borghilds skala").first
    found.wait_for()
    return found


def number(widget, ruler, value, moment="Før"):
    """The radio button of one number on one ruler."""
    group = widget.get_by_role("group", name=moment, exact=True).get_by_role(
        "group", name=re.compile(f"^{re.escape(ruler)}")
    )
    return group.get_by_role("radio", name=re.compile(rf"^{value}\b"))


def state(widget):
    return widget.locator(".mst-state")


def kept(widget):
    widget.locator(".mst-state.mst-kept").wait_for()
    return state(widget).inner_text()


def tab_to(page, target, most=150):
    """Press Tab until the target has the focus, as somebody without a mouse would."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"{target} can't be reached with Tab")


def stored(page):
    """(what stays, what is forgotten with the tab): the book's own entries in the browser."""
    return [
        {
            name: value
            for name, value in json.loads(page.evaluate(f"JSON.stringify({area})")).items()
            if name.startswith("mestring:")
        }
        for area in ("localStorage", "sessionStorage")
    ]


def answer_by_keyboard(page, widget):
    tab_to(page, number(widget, IMPORTANCE, 1))
    page.keyboard.press("ArrowLeft")  # from the first number around to the last
    tab_to(page, number(widget, CONFIDENCE, 1))
    page.keyboard.press("Space")


def is_answered(widget):
    return number(widget, IMPORTANCE, 10).is_checked() and number(widget, CONFIDENCE, 1).is_checked()


def test_by_keyboard_alone(page, book):
    widget = open_lesson(page, book.address)
    answer_by_keyboard(page, widget)
    assert is_answered(widget)
    assert re.match(r"Lagret kl\. \d\d:\d\d", kept(widget))
    note = widget.get_by_label(re.compile("noen ord om mestringstro", re.IGNORECASE)).first
    tab_to(page, note)
    page.keyboard.type("Trappa er bratt, æøå.")
    # The question lies after the widget: keys get there, answer it, and go on from there.
    tab_to(page, page.get_by_role("button", name=OWN))
    assert "Trappa er bratt" in list(stored(page)[1].values())[0]
    page.keyboard.press("Enter")
    page.get_by_role("button", name=OWN).wait_for(state="hidden")
    assert "huskes i denne nettleseren" in page.evaluate("document.activeElement.textContent")
    page.reload()
    widget = scale(page)
    assert is_answered(widget)
    assert note.input_value() == "Trappa er bratt, æøå."
    assert "Lagret" in kept(widget)


def test_by_taps_alone_on_a_narrow_screen(phone, book):
    widget = open_lesson(phone, book.address)
    number(widget, IMPORTANCE, 10).locator("xpath=..").tap()
    number(widget, CONFIDENCE, 1).locator("xpath=..").tap()
    assert is_answered(widget)
    kept(widget)
    question = phone.get_by_role("region", name=QUESTION)
    foot = widget.locator(".mst-foot").bounding_box()
    gap = question.bounding_box()["y"] - (foot["y"] + foot["height"])
    assert 0 < gap < 60, "the question stands right below «Lagret»"
    assert not violations(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    phone.get_by_role("button", name=OWN).tap()
    question.wait_for(state="hidden")
    phone.reload()
    assert is_answered(scale(phone))
    # A question with options: choose, see why, and find it again.
    check = phone.locator(".mst", has_text="Hvilken kilde er det?").first
    check.get_by_text("Egne erfaringer", exact=True).first.tap()
    kept(check)
    phone.reload()
    check.locator("input:checked").first.wait_for(state="attached")


def test_every_widget_of_the_lesson_answers(page, book):
    open_lesson(page, book.address)
    widgets = page.locator(".mst-mount > div > .mst")
    assert widgets.count() == page.locator(".mst-mount").count() == 5
    for index in range(widgets.count()):
        widget = widgets.nth(index)
        widget.locator("input[type=radio], input[type=checkbox], .mst-card").first.focus()
        page.keyboard.press("Space")
        if widget.locator(".mst-card").count():
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
        kept(widget)
    assert not violations(page)
    page.emulate_media(color_scheme="dark")
    page.locator("html[data-theme=dark]").wait_for()
    page.wait_for_function("!document.getAnimations().length")  # no colour is measured on its way
    assert not violations(page)
    assert len(stored(page)[1]) == widgets.count()


def test_without_a_network(new_context, book):
    context = new_context()
    page = context.new_page()
    widget = open_lesson(page, book.address)
    context.set_offline(True)
    answer_by_keyboard(page, widget)
    kept(widget)
    assert is_answered(widget)


def test_from_a_folder_on_a_disk_without_a_network(new_context, book_folder):
    context = new_context(offline=True)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    widget = open_lesson(page, book_folder.as_uri())
    answer_by_keyboard(page, widget)
    kept(widget)
    page.get_by_role("button", name=OWN).click()
    page.reload()
    kept(scale(page))  # drawn, with its answer
    assert is_answered(scale(page))
    assert not [url for url in asked if not url.startswith(("file:", "blob:", "data:"))]


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
    page = context.new_page()
    answer_by_keyboard(page, open_lesson(page, book.address))
    page.get_by_role("button", name=OWN).click()
    page.close()
    page = context.new_page()
    assert is_answered(open_lesson(page, book.address))
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
    privacy.get_by_text("Boka har ingen svar fra deg.").wait_for()
    assert stored(privacy) == [{}, {}]
    assert not violations(privacy)
    # The other tab shows no answer that is gone.
    number(widget, IMPORTANCE, 10).and_(lesson.locator(":not(:checked)")).wait_for(state="attached")
    assert not is_answered(widget)


def test_two_tabs_never_overwrite_each_other_unseen(new_context, book):
    context = new_context()
    first, second = context.new_page(), context.new_page()
    one = open_lesson(first, book.address)
    number(one, IMPORTANCE, 3).locator("xpath=..").click()
    first.get_by_role("button", name=OWN).click()
    two = open_lesson(second, book.address)
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


def test_a_text_that_is_too_long_stays_whole_and_is_not_called_kept(page, book):
    widget = open_lesson(page, book.address)
    answer_by_keyboard(page, widget)
    note = widget.get_by_label(re.compile("noen ord om mestringstro", re.IGNORECASE)).first
    note.focus()
    page.keyboard.insert_text("Trappa er bratt.")
    kept(widget)
    page.keyboard.insert_text("🙂" * 4000)  # pasted
    problem = widget.get_by_role("alert")
    problem.get_by_text("Ikke lagret: teksten er 16 tegn for lang").wait_for()
    assert note.input_value() == "Trappa er bratt." + "🙂" * 4000
    assert note.get_attribute("aria-invalid") == "true"
    expect(note).to_have_accessible_description(re.compile("blir ikke lagret"))
    assert violations(page, include=".mst") == []
    note.evaluate("node => node.blur()")
    stands = next(iter(stored(page)[1].values()))
    assert "Trappa er bratt." in stands and "🙂" not in stands, "what was kept before is kept still"
    note.focus()
    page.keyboard.press("Control+z")
    kept(widget)
    assert note.input_value() == "Trappa er bratt."


def test_on_paper_the_question_and_the_answer_can_be_read(page, book):
    widget = open_lesson(page, book.address)
    answer_by_keyboard(page, widget)
    note = widget.get_by_label(re.compile("noen ord om mestringstro", re.IGNORECASE)).first
    note.fill("En lang linje om trappa. " * 30)
    kept(widget)
    page.emulate_media(media="print")
    assert widget.get_by_text(IMPORTANCE).first.is_visible()
    assert widget.get_by_text("10 av 10").first.is_visible()
    assert widget.get_by_text("1 av 10").first.is_visible()
    assert note.is_visible()
    assert note.evaluate("node => node.scrollHeight <= node.clientHeight + 2"), "the note is cut off"
    for hidden in (
        widget.locator(".mst-foot"),
        widget.locator("button").first,
        page.get_by_role("region", name=QUESTION),
        page.locator(".bd-sidebar-primary"),
        page.locator(".prev-next-footer"),
        page.locator(".mst-book-answers-line"),
    ):
        assert not hidden.is_visible(), hidden
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.pdf()[:5] == b"%PDF-"
