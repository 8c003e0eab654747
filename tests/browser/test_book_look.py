"""What the eyes meet in the book's widgets: what belongs together is in one screen, and nothing covers anything."""

import pytest
from playwright.sync_api import expect

from mestring.book.home_screen import DARK, LIGHT

from .book_answers import LESSON, kept
from .jupyter import widget
from .paper import picture
from .test_book_pages import ready
from .test_book_ways import CUT

pytestmark = pytest.mark.slow
SORTS = ["course/00-start.html", "course/01-mestring.html", "course/03-mestringstro.html", "course/04-kontroll.html"]
BAR = 60  # px: the book's own bar on top
# The colour that a phone's browser gives its own bars.
AROUND = """() => [...document.querySelectorAll("meta[name=theme-color]")]
  .filter(({ media }) => matchMedia(media).matches).map(({ content }) => content)"""


def opened(page, address, name):
    page.goto(f"{address}/{name}")
    ready(page)
    page.add_style_tag(content="html { scroll-behavior: auto !important }")


def boxes(locator):
    return [found.bounding_box() for found in locator.all()]


def apart(a, b):
    return (
        a["x"] + a["width"] <= b["x"] + 1
        or b["x"] + b["width"] <= a["x"] + 1
        or a["y"] + a["height"] <= b["y"] + 1
        or b["y"] + b["height"] <= a["y"] + 1
    )


@pytest.mark.parametrize("name", SORTS)
@pytest.mark.parametrize("width", [1280, 1024])
def test_cards_and_columns_are_seen_together(new_context, book, name, width):
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    opened(page, book.address, name)
    boards = page.locator(".mst-card-sort .mst-board").locator("visible=true")
    assert boards.count()
    for board in boards.all():
        if not board.locator(".mst-card").count():
            continue  # the student's own cards come first
        assert board.bounding_box()["height"] <= 800 - BAR, board.inner_text()
        tray, *columns = boxes(board.locator(".mst-column"))
        assert all(apart(tray, column) and column["x"] > tray["x"] for column in columns)
    expect(page.locator(".mst-chart:visible")).to_have_count(0)  # no bars of nothing


@pytest.mark.parametrize("name", SORTS)
def test_on_a_phone_a_card_and_its_columns_are_one_screen(new_context, book, name):
    page = new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).new_page()
    opened(page, book.address, name)
    open_cards = page.locator(".mst-tray .mst-item:has(.mst-choices:not([hidden]))").locator("visible=true")
    assert open_cards.count()
    for item in open_cards.all():
        assert item.bounding_box()["height"] <= 844 - 2 * BAR
        for choice in boxes(item.locator(".mst-choices button")):
            assert choice["height"] >= 44 and choice["width"] > 250
    # one after the other, by taps alone
    sort = page.locator(".mst-card-sort", has=page.locator(".mst-choices:visible")).first
    found = widget(page, sort.locator(".mst-title").inner_text())  # by name: what is open changes with each tap
    for _ in range(found.locator(".mst-round").first.locator(".mst-tray .mst-card").count()):
        found.locator(".mst-tray .mst-choices:visible button").first.tap()
    expect(found.locator(".mst-tray:visible .mst-card")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_no_mark_on_the_map_covers_a_word_or_another_mark(page, book):
    opened(page, book.address, LESSON)
    found = widget(page, "Din egen skala")
    found.get_by_label("Mål 1 med egne ord").fill("Gå tur")
    found.get_by_role("button", name="Legg til et mål").click()
    found.get_by_label("Mål 2 med egne ord").fill("Sove bedre")
    for goal in range(2):
        for moment, ruler, score in ((0, 0, 9), (0, 1, 1), (1, 0, 9), (1, 1, goal)):
            rulers = found.locator(".mst-goal").nth(goal).locator(".mst-moment").nth(moment).locator(".mst-ruler")
            rulers.nth(ruler).locator(".mst-tick").nth(score).click()
    marks, words = boxes(found.locator(".mst-point circle")), boxes(found.locator(".mst-map > text"))
    assert len(marks) == 4 and len(words) == 6
    for i, mark in enumerate(marks):
        assert all(apart(mark, word) for word in words)
        middle = [[box["x"] + box["width"] / 2, box["y"] + box["height"] / 2] for box in (mark, *marks[:i])]
        assert all(
            ((x - middle[0][0]) ** 2 + (y - middle[0][1]) ** 2) ** 0.5 >= mark["width"] - 1 for x, y in middle[1:]
        )
    for line in found.locator(".mst-story li").all():
        assert len(line.evaluate("node => node.lastChild.textContent")) < 80


def test_right_and_wrong_differ_in_words_marks_and_colours(page, book):
    opened(page, book.address, LESSON)
    check = widget(page, "Hvilken kilde er det?")
    for number in range(2):
        check.get_by_role("group").nth(number).get_by_role("radio").first.check()
        check.get_by_role("button", name="Se tilbakemelding").nth(number).click()
    kept(check)
    right, wrong = (check.locator(f".mst-judged.mst-{state}") for state in ("right", "wrong"))
    expect(right).to_contain_text("Riktig")
    marks = [each.evaluate("n => getComputedStyle(n.firstChild, '::before').content") for each in (right, wrong)]
    grounds = [each.evaluate("n => getComputedStyle(n).backgroundColor") for each in (right, wrong, check)]
    assert len(set(marks)) == 2 and len(set(grounds)) == 3
    expect(check.locator(".mst-option.mst-right, .mst-option.mst-wrong")).to_have_count(2)


def test_on_paper_notes_flow_on_and_letters_are_dark_on_white(page, book):
    opened(page, book.address, LESSON)
    page.emulate_media(media="print")
    stiff = page.evaluate(
        """() => [...document.querySelectorAll("main, main *")]
          .filter((node) => node.checkVisibility() && /flex|grid/.test(getComputedStyle(node).display))
          .filter((node) => node.matches(".mst :has(fieldset, textarea)") || node.offsetHeight > 400)
          .map((node) => node.className)"""
    )
    assert not stiff  # a grid is laid over what follows it where it is higher than a page, and some break it nowhere
    assert page.locator(".mst").first.evaluate("n => getComputedStyle(n).breakInside") == "auto"
    letter = page.locator(".mst-letter").first
    assert letter.evaluate("n => getComputedStyle(n).color") == "rgb(0, 0, 0)"
    assert letter.evaluate("n => getComputedStyle(n).backgroundColor") == "rgb(255, 255, 255)"
    answer = page.locator("details:not([open]) p").first
    assert answer.count() == 0 or answer.is_visible(), "a closed answer is lost on paper"


def test_a_page_is_printed_in_the_dark_as_in_the_light_and_the_browser_has_its_colour(new_context, book):
    sheets = []
    for colours in ("light", "dark"):
        page = new_context(color_scheme=colours).new_page()
        opened(page, book.address, LESSON)
        expect(page.locator("html")).to_have_attribute("data-theme", colours)
        sheets.append(picture(page.pdf(format="A4", print_background=True)))
        expect(page.locator("html")).to_have_attribute("data-theme", colours)
        seen = set()
        for _ in range(3):  # as on the machine, light, dark
            page.get_by_role("button", name="Lyst eller mørkt").click()
            look = page.locator("html").get_attribute("data-theme")
            assert page.evaluate(AROUND) == [{"light": LIGHT, "dark": DARK}[look]]
            seen.add(look)
        assert seen == {"light", "dark"}
    assert sheets[0] == sheets[1]


def test_large_text_gets_the_room_it_needs(page, book):
    opened(page, book.address, LESSON)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    parts = ("article", ".bd-sidebar-primary", ".logo__title")
    text, side, name = (page.locator(part).bounding_box() for part in parts)
    assert text["width"] > page.viewport_size["width"] / 2
    assert name["x"] + name["width"] <= side["x"] + side["width"], "the book's name is whole"
    assert page.evaluate(CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
