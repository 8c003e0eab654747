"""Every page of the book in a real browser: accessible, no wider than the screen, Norwegian, nothing from others."""

import re

import pytest
from playwright.sync_api import expect

from .axe import violations
from .conftest import PHONE

pytestmark = pytest.mark.slow

MODES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
    "narrow-dark": {"viewport": PHONE, "has_touch": True, "is_mobile": True, "color_scheme": "dark"},
}
# Words that no Norwegian text has; English terms stand in elements with lang="en".
ENGLISH = re.compile(
    r"\b(the|this|that|of|and|with|your|you|page|pages|search|toggle|skip|back|next|previous|click|show|hide|close|open"
    r"|link|contents|navigation|menu|light|dark|mode|home|copyright|download|source|loading|results?|source code)\b",
    re.IGNORECASE,
)


# Headings that are more than one level below the one before: who moves by headings would look for what is between.
SKIPPED = """() => [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6, [role=heading])")]
  .filter((node) => node.checkVisibility())
  .map((node) => [Number(node.ariaLevel ?? node.localName.at(1)), node.textContent])
  .filter(([level], i, all) => level > (all[i - 1]?.[0] ?? 0) + 1)
  .map(([level, words]) => `a heading of level ${level}: ${words}`)"""


def every(book):
    pages = book.pages
    assert {"index.html", "search.html", "course/03-mestringstro.html", "book/ordliste.html"} <= set(pages)
    return pages


@pytest.mark.parametrize("mode", MODES)
def test_every_page_is_accessible_and_fits(new_context, book, mode):
    page = new_context(**MODES[mode]).new_page()
    faults = []
    for name in every(book):
        page.goto(f"{book.address}/{name}")
        ready(page)
        if name == "search.html":
            page.goto(f"{book.address}/{name}?q=mestring")
            page.locator("#search-results li").first.wait_for()
        faults += [f"{name}: {fault}" for fault in violations(page) + page.evaluate(SKIPPED)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > page.viewport_size["width"]:
            faults.append(f"{name}: {wide} px wide")
    assert not faults, "\n".join(faults)


def ready(page):
    """Wait until every widget of the page lives."""
    for number in range(page.locator(".mst-mount").count()):
        page.locator(".mst-mount").nth(number).locator(".mst").first.wait_for(state="attached")


def test_a_sideways_scroll_would_be_noticed(phone, book):
    phone.goto(f"{book.address}/index.html")
    phone.evaluate("document.querySelector('article').append('menneskerettighetsorganisasjon'.repeat(9))")
    phone.add_style_tag(content="article { overflow-wrap: normal !important; white-space: nowrap }")
    assert phone.evaluate("document.documentElement.scrollWidth") > 320


def test_no_page_asks_others_for_anything_or_complains(new_context, book):
    page = new_context().new_page()
    faults = []
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((book.address, "blob:", "data:")) else faults.append(asked.url),
    )
    page.on("response", lambda answer: faults.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    page.on(
        "console", lambda said: faults.append(f"{page.url} {said.text}") if said.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: faults.append(f"{page.url} {error}"))
    for name in every(book):
        page.goto(f"{book.address}/{name}")
        ready(page)
        page.wait_for_load_state("networkidle")
    assert not faults


def test_no_cookies_and_nothing_kept_about_a_reader_who_only_reads(new_context, book):
    context = new_context()
    page = context.new_page()
    page.goto(f"{book.address}/course/03-mestringstro.html")
    ready(page)
    assert context.cookies() == []
    kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert not [name for name in kept if name.startswith("mestring")]


def interface(page):
    """Every name that the interface carries outside elements marked as English, hidden ones too."""
    return page.evaluate(
        """() => {
          const found = [];
          for (const node of document.querySelectorAll("body *")) {
            if (node.closest("[lang=en], article, #search-results li, script, style, noscript")) continue;
            for (const name of ["aria-label", "title", "placeholder", "alt", "data-bs-title"])
              if (node.getAttribute(name)) found.push(node.getAttribute(name));
            for (const child of node.childNodes)
              if (child.nodeType === 3 && child.textContent.trim()) found.push(child.textContent.trim());
          }
          for (const node of document.querySelectorAll("article *"))
            for (const name of ["aria-label", "title", "placeholder", "alt"])
              if (node.getAttribute(name) && !node.closest("[lang=en]")) found.push(node.getAttribute(name));
          return [...new Set(found)];
        }"""
    )


def test_the_interface_is_norwegian(page, book):
    left = {}
    for name in every(book):
        page.goto(f"{book.address}/{name}")
        ready(page)
        assert page.locator("html").get_attribute("lang") == "nb-NO"
        words = interface(page)
        assert len(words) > 10
        left.update({word: name for word in words if ENGLISH.search(word)})
    assert not left


def test_an_english_word_would_be_noticed(page, book):
    page.goto(f"{book.address}/index.html")
    page.evaluate("document.querySelector('nav').setAttribute('aria-label', 'Toggle navigation')")
    assert [word for word in interface(page) if ENGLISH.search(word)] == ["Toggle navigation"]


def test_the_search_finds_bent_words_and_answers_in_norwegian(page, book):
    page.goto(f"{book.address}/search.html?q=skalaene")
    page.locator("#search-results li").first.wait_for()
    page.get_by_text("Sider som passer").wait_for()
    assert page.locator("#search-results").get_by_role("link", name=re.compile("Borghild")).count()
    assert not [word for word in interface(page) if ENGLISH.search(word)]
    page.goto(f"{book.address}/search.html?q=finnesikke")
    page.get_by_text("Søket ga ingen treff").wait_for()


def test_menus_open_and_close_by_keyboard(page, phone, book):
    page.goto(f"{book.address}/course/03-mestringstro.html")
    page.get_by_role("button", name="Søk i boka").last.focus()
    page.keyboard.press("Enter")
    page.get_by_role("searchbox", name="Søk i boka").wait_for()
    assert not violations(page)
    page.keyboard.press("Escape")
    page.get_by_role("searchbox", name="Søk i boka").wait_for(state="hidden")
    phone.goto(f"{book.address}/course/03-mestringstro.html")
    phone.get_by_role("button", name="Vis eller skjul menyen").tap()
    phone.get_by_role("link", name="Ordliste", exact=True).wait_for()
    assert not violations(phone)
    phone.get_by_role("link", name="Ordliste", exact=True).tap()
    phone.wait_for_url("**/ordliste.html")


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
    page.get_by_role("navigation", name="Innhold").get_by_role("link", name="Ordliste").tap()
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


@pytest.mark.parametrize("mode", ["light", "narrow"])
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
