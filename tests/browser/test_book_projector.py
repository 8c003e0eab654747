"""The view for a classroom: the lesson itself, a step at a time, without the teacher's own answers on the wall."""

import pytest
from playwright.sync_api import expect

from .axe import in_colours
from .book_answers import CONFIDENCE, IMPORTANCE, LESSON, OWN, is_answered, kept, scale
from .book_answers import number as choice

pytestmark = pytest.mark.slow

OPEN, SECRET = "Vis i klasserommet", "Dette er bare mitt."
NEITHER = ".mst-mount, .mst-way, .mst-as-notebook, .mst-note-line, .mst-book-ask, .mst-book-reply, details.hide"
# The lesson's own texts and pictures that are in sight, each by a name.
TEXTS = f"""() => [...document.querySelectorAll("article > section[id] :is(p, li, img)")]
  .filter((node) => node.checkVisibility() && !node.closest("{NEITHER}"))
  .map((node) => (node.id ||= `seen-${{Math.random()}}`))"""
STEP = f"""(secret) => {{
  const article = document.querySelector("article");
  const fits = article.scrollHeight <= article.clientHeight + 1;
  article.scrollTo(0, article.scrollHeight);
  const chosen = [...document.querySelectorAll(".mst-borghild-scale :checked")].filter((one) => one.checkVisibility());
  const fields = [...document.querySelectorAll("textarea")].filter((one) => one.checkVisibility());
  const said = article.innerText.includes(secret) || fields.some((one) => one.value.includes(secret));
  return [fits, said || chosen.length > 0, ({TEXTS})()];
}}"""


def number(page):
    """The step, and how many there are."""
    at, _, count = page.locator(".mst-projector-at").inner_text().split()
    return int(at), int(count)


def enter(page):
    page.get_by_role("button", name=OPEN, exact=True).press("Enter")
    expect(page.locator(".mst-projector-title")).to_be_focused()


@pytest.fixture
def wall(new_context):
    return new_context(viewport={"width": 1280, "height": 720}).new_page()


def test_every_part_is_shown_once_and_nothing_private(wall, book, accessible):
    page, asked = wall, []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{book.address}/{LESSON}")
    for ruler, value in ((IMPORTANCE, 10), (CONFIDENCE, 1)):
        choice(scale(page), ruler, value).press("Space")
    page.get_by_role("button", name=OWN).press("Enter")
    kept(scale(page))
    note = page.locator(".mst-note").first
    note.locator("textarea").fill(SECRET)
    kept(note)
    page.locator(".mst-note-button").first.press("Enter")
    page.locator(".mst-section-note textarea").fill(SECRET)
    page.evaluate("scrollTo(0, 0)")
    texts = page.evaluate(TEXTS)
    assert not any("projector" in url for url in asked)
    enter(page)
    at, count = number(page)
    assert at == 1
    expect(page.get_by_text("Egne svar og notater vises ikke.")).to_be_visible()
    seen, tall = [], []
    for step in range(1, count + 1):
        assert number(page) == (step, count)
        fits, own, shown = page.evaluate(STEP, SECRET)
        assert not own, f"the teacher's own words or choices are in step {step}"
        tall += [] if fits else [step]
        seen += shown
        if step == 7:  # the scale, covered
            for _ in in_colours(page):
                accessible(page)
        page.keyboard.press("PageDown" if step % 2 else "ArrowRight")
    assert [one for one in texts if seen.count(one) != 1] == []
    assert len(tall) <= count / 4, f"{tall} of {count} must be scrolled"
    page.keyboard.press("Home")
    assert number(page) == (1, count)
    page.keyboard.press("End")
    page.keyboard.press("PageUp")
    assert number(page) == (count - 1, count)
    page.reload()
    expect(page.locator(".mst-projector-title")).to_be_focused()
    assert number(page) == (count - 1, count)  # the address knows the step
    page.keyboard.press("Escape")
    expect(page.locator(".mst-projector")).to_have_count(0)
    assert "vis" not in page.url.partition("?")[2]
    assert is_answered(scale(page))
    expect(page.locator(".mst-note textarea").first).to_have_value(SECRET)


def test_widgets_are_the_same_ones_and_keep_their_keys(wall, book):
    page = wall
    page.goto(f"{book.address}/course/12-samtalen.html")
    widget = page.locator(".mst-question-coach")
    widget.wait_for()
    widget.scroll_into_view_if_needed()
    page.evaluate("window.own = document.querySelector('.mst-question-coach')")
    enter(page)
    while not widget.is_visible():
        page.keyboard.press("PageDown")
    at, count = number(page)
    field = widget.locator("textarea, input[type=text]").first
    field.press_sequentially("Hva er viktig?")
    for key in ("Space", "PageDown", "ArrowRight", "Home"):
        field.press(key)
    assert number(page) == (at, count)
    page.keyboard.press("Escape")
    expect(page.locator(".mst-projector-title")).to_be_focused()
    page.keyboard.press("PageDown")
    assert number(page)[0] in (at, at + 1)  # what does not fit is scrolled first
    while number(page)[0] != at:
        page.keyboard.press("PageUp")
    page.get_by_role("button", name="Gruppeklokka").click()
    large = page.locator(".mst-facilitator dialog[open]")
    expect(large.get_by_role("timer")).to_be_visible()
    page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    expect(large).to_have_count(0)
    expect(page.get_by_role("button", name="Gruppeklokka")).to_be_focused()
    assert number(page) == (at, count)
    page.get_by_role("button", name="Avslutt").click()
    assert page.evaluate("own === document.querySelector('.mst-question-coach')")
    top = widget.evaluate("node => node.getBoundingClientRect().top")
    assert 0 <= top < 720


def test_it_is_turned_by_taps(phone, book, accessible):
    phone.goto(f"{book.address}/{LESSON}?vis")
    expect(phone.get_by_role("status").filter(has_text="Steg 1 av")).to_have_count(1)
    phone.get_by_role("button", name="Neste").tap()
    assert number(phone)[0] in (1, 2)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    accessible(phone)
    phone.get_by_role("button", name="Avslutt").tap()
    expect(phone.locator(".mst-projector")).to_have_count(0)
