"""Every page of the book in a real browser: accessible, no wider than the screen, Norwegian, nothing from others.

What a screen reader gets from the widgets is looked at too; that each fault of theirs is noticed: test_book_speech.
"""

import re

import pytest

from .axe import COLOURS, in_colours, violations
from .conftest import PHONE
from .names import faults as misnamed

pytestmark = pytest.mark.slow

MODES = {"wide": {}, "narrow": {"viewport": PHONE, "has_touch": True, "is_mobile": True}}
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


def looked_at(book, mode):
    """Every page; exercises, whose widgets stand in lessons too, take turns at the modes."""
    exercises = [name for name in every(book) if name.startswith("exercises/")]
    others = [name for i, name in enumerate(exercises) if i % len(MODES) != list(MODES).index(mode)]
    return [name for name in every(book) if name not in others]


# Headings that are higher with the link behind them than without.
EMPTY_LINE = """() => [...document.querySelectorAll("article :is(h1, h2, h3)")].filter((node) => {
  const link = node.querySelector(".headerlink");
  const high = node.offsetHeight;
  if (link) link.style.display = "none";
  const higher = high > node.offsetHeight;
  if (link) link.style.display = "";
  return higher;
}).map((node) => `an empty line below «${node.innerText}»`)"""

# Tables that do not look as they are written: numbers that do not stand under each other, links of another colour.
TABLES = """() => [...document.querySelectorAll("article table.table")].flatMap((table) => {
  const off = [...table.querySelectorAll(".text-right")].filter((cell) => getComputedStyle(cell).textAlign !== "right");
  const link = document.createElement("a");
  link.href = "#";
  document.querySelector("article").append(link);
  const color = getComputedStyle(link).color;
  link.remove();
  const other = [...table.querySelectorAll("a")].filter((one) => getComputedStyle(one).color !== color);
  const name = (what) => (node) => `${what}: ${node.innerText}`;
  return [...off.map(name("not to the right")), ...other.map(name("another colour"))];
})"""
SCROLLING = """() => [...document.querySelectorAll("article .pst-scrollable-table-container")]
  .filter((box) => box.scrollWidth > box.clientWidth)
  .map((box) => `a column out of sight: ${box.querySelector("tr").innerText}`)"""
SMALLER = {**PHONE, "width": 360}  # most phones are no narrower


# Widgets where more than one button is loud, or something is called missing before one has begun.
LOUD = """() => [...document.querySelectorAll(".mst")].filter((box) =>
  [...box.querySelectorAll("button.mst-main")].filter((node) => node.checkVisibility()).length > 1
  || [...box.querySelectorAll(".mst-left")].some((node) => node.checkVisibility()))
  .map((box) => `too loud: ${box.querySelector(".mst-title").textContent}`)"""


def complaints(page, address):
    """A list that grows by each thing that a page asks of others, does not find or complains of."""
    found = []
    page.on(
        "request", lambda asked: None if asked.url.startswith((address, "blob:", "data:")) else found.append(asked.url)
    )
    page.on("response", lambda answer: found.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    page.on(
        "console", lambda said: found.append(f"{page.url} {said.text}") if said.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: found.append(f"{page.url} {error}"))
    return found


@pytest.mark.parametrize("mode", MODES)
def test_every_page_is_accessible_and_fits(new_context, book, mode):
    """In light and dark; all that it says is Norwegian, and it asks others for nothing and complains of nothing.

    Pages that are opened in both modes take turns at the colours in the narrow one: what only it has, is on every page.
    """
    page = new_context(**MODES[mode]).new_page()
    faults = complaints(page, book.address)
    for number, name in enumerate(looked_at(book, mode)):
        page.goto(f"{book.address}/{name}")
        ready(page)
        if name == "search.html":
            page.goto(f"{book.address}/{name}?q=mestring")
            page.locator("#search-results li").first.wait_for()
        found = [fault for look in (SKIPPED, EMPTY_LINE, TABLES, LOUD) for fault in page.evaluate(look)]
        in_full = mode == "wide" or name.startswith("exercises/")
        for _ in in_colours(page, COLOURS if in_full else COLOURS[number % 2 :][:1]):
            found += violations(page)
        found += english(page)
        if in_full:
            found += misnamed(page)
        if mode == "narrow" and page.evaluate(SCROLLING):
            page.set_viewport_size(SMALLER)
            found += page.evaluate(SCROLLING)
            page.set_viewport_size(PHONE)
        faults += [f"{name}: {fault}" for fault in found]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > page.viewport_size["width"]:
            faults.append(f"{name}: {wide} px wide")
        page.wait_for_load_state("networkidle")
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


def test_a_complaint_would_be_noticed(page, book):
    found = complaints(page, book.address)
    page.goto(f"{book.address}/index.html")
    page.evaluate("fetch('http://nowhere.invalid/').catch(() => fetch('/borte.js'))")
    with page.expect_event("pageerror"):
        page.evaluate("void setTimeout(() => { throw new Error('feil') })")
    assert {"http://nowhere.invalid/", f"404 {book.address}/borte.js", f"{page.url} feil"} <= set(found)


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


def english(page):
    """The English words among them."""
    assert page.locator("html").get_attribute("lang") == "nb-NO"
    words = interface(page)
    assert len(words) > 10
    return [f"English: {word}" for word in words if ENGLISH.search(word)]


def test_an_english_word_would_be_noticed(page, book):
    page.goto(f"{book.address}/index.html")
    page.evaluate("document.querySelector('nav').setAttribute('aria-label', 'Toggle navigation')")
    assert english(page) == ["English: Toggle navigation"]


def test_the_search_finds_bent_words_and_answers_in_norwegian(page, book):
    page.goto(f"{book.address}/search.html?q=skalaene")
    page.locator("#search-results li").first.wait_for()
    page.get_by_text("Sider som passer").wait_for()
    assert page.locator("#search-results").get_by_role("link", name=re.compile("Borghild")).count()
    assert not english(page)
    page.goto(f"{book.address}/search.html?q=finnesikke")
    page.get_by_text("Søket ga ingen treff").wait_for()
