"""What a student sees around and between the exercises in JupyterLab: boxes, contents, how far one is, the way on."""

import json
import re

import pytest
from playwright.sync_api import expect

from mestring.book.admonitions import KINDS

from .axe import in_colours
from .jupyter import EXERCISE, LESSON, SHELL, START, panel, ready

pytestmark = pytest.mark.slow
TABLET = {"width": 1024, "height": 768}
# The sides of what may be framed: the active cell and its text.
FRAMES = """node => [node, ...node.querySelectorAll(".jp-MarkdownOutput")].flatMap((part) => {
  const { borderTopWidth, borderTopColor, outlineStyle, boxShadow } = getComputedStyle(part);
  const border = borderTopWidth !== "0px" && borderTopColor !== "rgba(0, 0, 0, 0)";
  return border || outlineStyle !== "none" || boxShadow !== "none" ? [part.className] : [];
})"""
# Buttons of the toolbar that stick out of it.
OUTSIDE = """toolbar => {
  const frame = toolbar.getBoundingClientRect();
  return [...toolbar.querySelectorAll("jp-button, button, img")].filter((node) => {
    const { left, right, top, bottom, width } = node.getBoundingClientRect();
    return width && (left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom);
  }).map((node) => node.outerHTML);
}"""

# How far below the screen the page goes on: at once after a jump to its foot, and after something above has grown.
FOOT = """async () => {
  const outer = document.querySelector(".jp-WindowedPanel-outer");
  const drawn = () => new Promise((over) => setTimeout(() => requestAnimationFrame(() => setTimeout(over)), 500));
  const below = () => Math.round(outer.scrollHeight - outer.clientHeight - outer.scrollTop);
  outer.scrollTop = outer.scrollHeight;
  await drawn();
  const jumped = below();
  outer.querySelector(".mst").style.minHeight = "3000px";
  await drawn();
  return [jumped, below()];
}"""


def prose(desk, notebook):
    cells = json.loads((desk.folder / notebook).read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]


# Nothing is wider than the screen, neither the window nor the column that scrolls.
FITS = """() => [document.documentElement, ...document.querySelectorAll(".jp-WindowedPanel-outer")]
  .every((node) => node.scrollWidth <= Math.min(node.clientWidth, innerWidth))"""


def fits(page):
    return page.evaluate(FITS)


def test_a_lesson_reads_like_the_book(desk, page):
    desk.open(page, LESSON)
    bold = [
        m[1].split()[0].rstrip(":.!?").lower()
        for t in prose(desk, LESSON)
        for m in re.finditer(r"^> \*\*(.+?)\*\*", t, re.M)
    ]
    boxes = [word for word in bold if word in KINDS]
    assert len(set(map(KINDS.get, boxes))) >= 3
    expect(page.locator("blockquote.mst-box")).to_have_count(len(boxes))
    kinds = page.locator(".mst-box-title")
    colours = kinds.evaluate_all("nodes => nodes.map(node => getComputedStyle(node).color)")
    assert len(set(colours)) >= 3
    edge = "node => Math.round(node.getBoundingClientRect().right)"
    assert page.locator(".mst").first.evaluate(edge) == page.locator(".mst-box").first.evaluate(edge)
    for heading in ("h1", "h2"):
        style = page.locator(f".jp-MarkdownOutput {heading}").first.evaluate(
            "node => [getComputedStyle(node).lineHeight, getComputedStyle(node).fontSize].map(parseFloat)"
        )
        assert style[0] / style[1] > 1.15
    paragraph = page.locator(".jp-MarkdownOutput p:visible").nth(3)
    paragraph.click()
    active = page.locator(".jp-Cell.jp-mod-active")
    expect(active).to_have_count(1)
    assert active.evaluate(FRAMES) == []
    # Whoever goes from text to text with the arrow keys still sees where.
    page.keyboard.press("ArrowDown")
    assert page.locator(".jp-Cell.jp-mod-active").evaluate("node => getComputedStyle(node, '::before').content") == '""'


def test_contents_and_the_way_on(desk, page):
    desk.open(page, LESSON)
    headings = [h.replace("*", "") for text in prose(desk, LESSON) for h in re.findall(r"^## (.+)$", text, re.M)]
    contents = panel(page).get_by_role("navigation", name="Innhold")
    expect(contents.get_by_role("link")).to_have_text(headings)
    contents.get_by_role("link", name=headings[-2], exact=True).click()
    heading = panel(page).get_by_role("heading", name=headings[-2], exact=True)
    expect(heading).to_be_in_viewport()
    expect(heading).to_be_focused()
    # Nothing is higher once it is seen, and what comes late above moves nothing that is read.
    assert page.evaluate(FOOT) == [0, 0]
    expect(contents.locator("[aria-current]")).to_have_text(headings[-1])
    ways = panel(page).get_by_role("navigation", name="Veien videre").get_by_role("link")
    expect(ways).to_have_text([re.compile("Leksjon 02"), re.compile("Oppgave 03"), re.compile("Leksjon 04")])
    ways.first.focus()
    page.keyboard.press("Tab")
    expect(ways.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    ready(page, "Oppgave 03")
    ways = panel(page).get_by_role("navigation", name="Veien videre").get_by_role("link")
    expect(ways).to_have_text([re.compile("Leksjon 03"), re.compile("Leksjon 04")])
    ways.last.click()
    ready(page, "Hva kan påvirkes, og av hvem")


def test_what_is_answered_is_counted_on_the_page_and_on_the_start_page(desk, page):
    desk.open(page, START)
    page.locator(".mst-progress").get_by_role("link", name="Oppgave 00").click()
    ready(page, "Oppgave 00")
    said = panel(page).locator(".mst-lab-how-far")
    all_of_them = int(re.fullmatch(r"0 av (\d+) øvelser? besvart", said.inner_text())[1])
    panel(page).get_by_role("textbox").first.click()
    page.keyboard.type("Hei")
    expect(said).to_have_text(re.compile(f"^1 av {all_of_them} "))
    panel(page).get_by_role("toolbar", name="Knapper").get_by_role("button", name="Start", exact=True).click()
    card = panel(page).get_by_role("listitem").filter(has_text="Oppgave 00")
    expect(card).to_contain_text(f"1 av {all_of_them} besvart")
    expect(panel(page).locator(".mst-next a")).to_have_text(re.compile("^Fortsett med oppgave 00"))


@pytest.mark.parametrize("view", ["page", "phone"])
def test_the_start_page_in_every_view(desk, request, accessible, view):
    page = request.getfixturevalue(view)
    desk.open(page, START)
    for _ in in_colours(page):
        accessible(page, exclude=SHELL)
        assert fits(page)
    if view == "page":
        page.evaluate("document.documentElement.style.fontSize = '200%'")  # text at twice its size
        assert fits(page)
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size(TABLET)
        accessible(page, exclude=SHELL)
    else:
        for width in (360, 390, 412):  # of phones
            page.set_viewport_size({"width": width, "height": 844})
            page.wait_for_function(FITS)
        assert fits(page)


def test_on_a_phone(desk, phone):
    desk.open(phone, EXERCISE)
    assert panel(phone).locator(".jp-NotebookPanel-toolbar").evaluate(OUTSIDE) == []
    opener = panel(phone).get_by_role("button", name="Innhold")
    contents = panel(phone).get_by_role("navigation", name="Innhold")
    expect(contents.get_by_role("link").first).to_be_hidden()
    opener.tap()
    expect(contents.get_by_role("link").first).to_be_visible()
    assert fits(phone)
    phone.keyboard.press("Escape")
    expect(contents.get_by_role("link").first).to_be_hidden()
    expect(opener).to_be_focused()
    opener.tap()
    contents.get_by_role("link", name=re.compile("^Del 3")).tap()
    heading = panel(phone).get_by_role("heading", name=re.compile("^Del 3"))
    expect(heading).to_be_in_viewport()
    bar = panel(phone).locator(".mst-lab-side").bounding_box()
    assert heading.bounding_box()["y"] >= bar["y"] + bar["height"] - 1  # not behind the bar that stays in sight
