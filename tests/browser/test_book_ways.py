"""How one gets about in the book: by keys, without JavaScript, with wider text, from the front page."""

import re

import pytest
from playwright.sync_api import expect

from .axe import violations
from .test_book_pages import MODES, every, ready

pytestmark = pytest.mark.slow


def test_menus_open_and_close_by_keyboard(page, phone, book):
    page.goto(f"{book.address}/course/03-mestringstro.html")
    page.get_by_role("button", name="Søk i boka").last.focus()
    page.keyboard.press("Enter")
    page.get_by_role("searchbox", name="Søk i boka").wait_for()
    assert not violations(page)
    page.keyboard.press("Escape")
    page.get_by_role("searchbox", name="Søk i boka").wait_for(state="hidden")
    phone.goto(f"{book.address}/course/03-mestringstro.html")
    close = phone.get_by_role("button", name="Lukk", exact=True)
    for name in ("Søk i boka", "På denne siden", "Vis eller skjul menyen"):
        phone.get_by_role("button", name=name).last.tap()
        expect(phone.get_by_role("dialog")).to_be_visible()
        assert not violations(phone)
        close.tap()
        expect(phone.get_by_role("dialog")).to_have_count(0)
    phone.get_by_role("button", name="På denne siden").tap()
    phone.get_by_role("dialog").get_by_role("link", name="Oppsummert").tap()
    expect(phone.get_by_role("dialog")).to_have_count(0)
    expect(phone.get_by_role("heading", name="Oppsummert")).to_be_focused()
    expect(phone.get_by_role("heading", name="Oppsummert")).to_be_in_viewport()
    phone.get_by_role("button", name="Vis eller skjul menyen").tap()
    phone.get_by_role("link", name="Ordliste", exact=True).tap()
    phone.wait_for_url("**/ordliste.html")


@pytest.mark.parametrize("width", [940, 970, 1000])
def test_the_menu_can_be_put_away_at_every_width(page, book, width):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{book.address}/book/om.html")
    menu, button = page.get_by_role("navigation", name="Meny"), page.locator(".primary-toggle")
    beside = menu.is_visible()
    assert beside == (width > 992)
    if not beside:
        button.click()
        expect(menu).to_be_in_viewport()
        page.get_by_role("button", name="Lukk", exact=True).click()
    else:
        button.click()
    expect(menu).to_be_hidden()


def test_the_first_tab_leads_past_the_menu(page, book):
    page.goto(f"{book.address}/course/03-mestringstro.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hopp til innholdet"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main-content"


def test_a_lesson_leads_to_the_student_package(page, book):
    page.goto(f"{book.address}/course/03-mestringstro.html")
    page.get_by_role("link", name="Åpne som notatbok").first.click()
    page.wait_for_url("**/notatbok.html")
    with page.expect_download() as started:
        page.get_by_role("link", name="Last ned studentpakken").click()
    assert started.value.suggested_filename == "mestring-student.zip"
    assert started.value.path().read_bytes().startswith(b"PK")


def test_every_lesson_leads_to_its_words_in_the_glossary(page, book):
    lessons = [name for name in every(book) if name.startswith("course/") and "00-start" not in name]
    for name in lessons:
        page.goto(f"{book.address}/{name}")
        links = page.locator("article p a[href*='ordliste.html#term-']")
        words = [word.lower() for word in links.all_text_contents()]  # some are folded up
        assert len(words) >= 5 and len(words) == len(set(words)), (name, words)
    link = links.first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/book/ordliste.html#term-*")
    assert page.locator("dt:target").inner_text().lower().startswith(words[0])


def test_without_javascript_the_exercise_is_there_in_words(new_context, book):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{book.address}/course/03-mestringstro.html")
    mounts = page.locator(".mst-mount").all_inner_texts()
    scale = next(words for words in mounts if "Borghilds skala" in words)
    for words in ("trenger JavaScript", "Å gå til kaféen og treffe venninnene", "Hvor viktig er dette målet? Fra 1"):
        assert words in scale
    sort = next(words for words in mounts if "Holder skruene i hofta?" in words)
    assert "Det må øves" in sort


def test_on_a_phone_without_javascript_there_is_a_menu(new_context, book):
    page = new_context(**MODES["narrow"], java_script_enabled=False).new_page()
    page.goto(f"{book.address}/course/03-mestringstro.html")
    menu = page.get_by_role("navigation", name="Meny")
    expect(menu).to_be_hidden()
    page.get_by_role("link", name="Meny").tap()
    expect(menu).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    menu.get_by_role("link", name="Ordliste").tap()
    page.wait_for_url("**/ordliste.html")


STOP = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const shown = (each) => {
    for (const part of [undefined, "::after", "::before"]) {
      const style = getComputedStyle(each, part);
      if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) return true;
    }
    return false;
  };
  const around = [node, node.parentElement, node.parentElement?.parentElement, node.nextElementSibling];
  window.stops = (window.stops ?? new Set()).add(node);
  const seen = around.some((each) => each && shown(each));
  return { seen, html: node.outerHTML.slice(0, 90), count: window.stops.size };
}"""


def test_every_stop_of_the_tab_key_is_seen(page, book):
    unseen, stops = [], 0
    for name in (name for name in every(book) if name.startswith("course/")):
        page.goto(f"{book.address}/{name}")
        ready(page)
        count = 0
        while True:
            page.keyboard.press("Tab")
            stop = page.evaluate(STOP)
            if stop is None or stop["count"] == count:  # past the last, or around
                break
            count = stop["count"]
            unseen += [] if stop["seen"] else [f"{name}: {stop['html']}"]
        assert count > 40, f"{name}: {count} stops"
        stops += count
    assert unseen == []
    assert stops >= 700, stops  # what book/wcag.yml says


# What WCAG 1.4.12 names.
WIDER = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
CUT = """() => [...document.querySelectorAll("main *")].filter((node) => {
  const style = getComputedStyle(node);
  const hides = style.overflowX === "hidden" || style.overflowY === "hidden" || style.overflowY === "clip";
  const cut = node.scrollWidth > node.clientWidth + 2 || node.scrollHeight > node.clientHeight + 2;
  return hides && cut && node.clientWidth > 1 && node.textContent.trim() && !node.closest("svg");
}).map((node) => node.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("mode", MODES)
def test_wider_text_cuts_nothing(new_context, book, mode):
    page = new_context(**MODES[mode]).new_page()
    page.goto(f"{book.address}/course/03-mestringstro.html")
    ready(page)
    page.add_style_tag(content=WIDER)
    assert page.evaluate(CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<p id=short>Kort</p>')")
    page.add_style_tag(content="#short { height: .5em; overflow: hidden }")
    assert len(page.evaluate(CUT)) == 1, "a cut text would be noticed"


def test_the_page_has_named_parts_and_large_links(page, book):
    page.goto(f"{book.address}/course/03-mestringstro.html")
    ready(page)
    first = page.locator("h1, h2, h3, [role=heading]").first
    assert first.evaluate("node => node.tagName") == "H1"
    assert page.locator("main").count() == 1
    assert page.locator("header a.logo").count() == 1 and page.locator("footer").count() == 0
    navs = page.locator("nav:visible")
    names = navs.evaluate_all("all => all.map((nav) => nav.ariaLabel || nav.getAttribute('aria-labelledby'))")
    assert all(names) and len(set(names)) == len(names) >= 4, names
    for link in page.locator(".mst-footer a").all():
        assert link.bounding_box()["height"] >= 24


def test_who_wants_less_motion_gets_none(new_context, book):
    page = new_context(reduced_motion="reduce").new_page()
    page.goto(f"{book.address}/course/03-mestringstro.html")
    ready(page)
    moving = """() => [...document.querySelectorAll("body *")].filter((node) => {
      const { transitionDuration, animationDuration } = getComputedStyle(node);
      return `${transitionDuration},${animationDuration}`.split(",").some((time) => parseFloat(time) > 0.001);
    }).map((node) => node.outerHTML.slice(0, 80))"""
    assert page.evaluate(moving) == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moving), "the theme's own motion would be noticed"


def test_the_front_page_leads_to_every_lesson(page, book):
    page.goto(f"{book.address}/index.html")
    cards = page.locator(".mst-lessons li")
    lessons = [name for name in every(book) if name.startswith("course/")]
    assert [card.get_attribute("href") for card in cards.locator("a").all()] == lessons
    assert all("minutter" in words for words in cards.all_inner_texts())
    cards.last.click(position={"x": 8, "y": 60})  # the whole card is the link
    page.wait_for_url(f"**/{lessons[-1]}")
    menu = page.get_by_role("navigation", name="Meny").get_by_role("link").all_inner_texts()
    assert [words[:2] for words in menu if words[:2].isdigit()] == [name[7:9] for name in lessons]


def test_the_front_page_begins_with_something_to_touch_and_counts_what_is_answered(page, book):
    page.goto(f"{book.address}/index.html")
    cards = page.locator(".mst-lessons li")
    drawings = cards.locator("img").all()
    assert len(drawings) == cards.count() and all(image.get_attribute("alt") for image in drawings)
    assert all(image.evaluate("image => image.naturalWidth > 0") for image in drawings)
    rulers = page.locator(".mst-borghild-scale")
    rulers.get_by_role("radio").first.check()
    expect(rulers.locator(".mst-state.mst-kept")).to_be_visible()
    expect(cards.locator(".mst-done:visible")).to_have_count(0)  # it is no part of a lesson
    cards.get_by_role("link", name="04").click()
    first = page.locator(".mst-quick-check").first
    first.get_by_role("radio").first.check()
    expect(first.locator(".mst-state.mst-kept")).to_be_visible()
    page.goto(f"{book.address}/index.html")
    expect(cards.locator(".mst-done:visible")).to_have_text(re.compile(r"^1 av \d+ besvart$"))
