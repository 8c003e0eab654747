"""Walking a branching story with real keys and real taps: the path, the map, the way back, ways side by side."""

import pytest
import yaml
from playwright.sync_api import expect

from .axe import violations, violations_in_both
from .book_answers import OWN, kept, tab_to
from .book_site import ROOT
from .engines import wait_for
from .jupyter import widget

pytestmark = pytest.mark.slow
PAGE = "course/02-stress.html"
TEXTS = yaml.safe_load((ROOT / "course/widgets/m02.yml").read_text(encoding="utf-8"))
VOICES, OWN_WAY = TEXTS["m02-regnskur"], TEXTS["m02-din-vei"]  # several walkers; given ways to compare with


def way(story, pick=0):
    """The way of somebody who always takes the choice number `pick`, where there are so many: the choices' ids."""
    node, taken = next(iter(story["nodes"])), {}
    while choices := story["nodes"][node].get("choices"):
        taken[node] = list(choices)[min(pick, len(choices) - 1)]
        node = choices[taken[node]]["to"]
    return taken, node


LONG, END = way(VOICES, 1)
STEPS = [(VOICES["nodes"][node], VOICES["nodes"][node]["choices"][choice]) for node, choice in LONG.items()]
LAST = VOICES["nodes"][END]["title"]


def story(page, address, texts=VOICES):
    page.goto(f"{address}/{PAGE}")
    found = widget(page, texts["title"])
    found.wait_for()
    return found


def heading(found, title):
    return found.locator(".mst-step").get_by_role("heading", name=title, exact=True)


def choose(page, found, node, choice):
    """Tab on from the step's heading to a choice, and take it."""
    tab_to(page, found.get_by_role("button", name=choice["text"], exact=True), most=5)
    page.keyboard.press("Enter")


def walked_by_keys(page, found):
    heading(found, STEPS[0][0]["title"]).focus()
    for number, (node, choice) in enumerate(STEPS, 1):
        expect(heading(found, node["title"])).to_be_focused()  # every choice leads the focus to the next step
        choose(page, found, node, choice)
        expect(found.locator(".mst-step")).to_have_count(number + 1)
    expect(heading(found, LAST)).to_be_focused()
    _, last = STEPS[-1]
    expect(found.locator(".mst-heard")).to_have_text(f"Du valgte: {last['text']} {last['comment']}")


def expect_walked(found):
    """The whole path with its reasons stands there, on the map too: in shape and in words."""
    for i, (node, choice) in enumerate(STEPS):
        for words in (node["title"], choice["text"], choice["comment"]):
            expect(found.locator(".mst-step").nth(i)).to_contain_text(words)
    assert found.locator(".mst-place.mst-passed").count() == len(STEPS)
    expect(found.locator(".mst-place.mst-now")).to_contain_text(LAST)
    assert found.locator("path.mst-walked").count() == len(STEPS)
    assert found.locator(".mst-been", has_text="Du har vært her.").count() == len(STEPS)


def covered(page):
    """What lies over the middle of the element that has the focus, "" when nothing does."""
    return page.evaluate(
        """() => {
          const { x, y, width, height } = document.activeElement.getBoundingClientRect();
          const there = document.elementFromPoint(x + width / 2, y + height / 2);
          return document.activeElement.contains(there) ? "" : there?.className ?? "out of sight";
        }"""
    )


def test_by_keyboard_in_the_book_there_and_back_again(page, book):
    found = story(page, book.address)
    walked_by_keys(page, found)
    expect_walked(found)
    kept(found)
    page.get_by_role("button", name=OWN).click()
    page.reload()
    expect_walked(found)
    # The map in words says where one is.
    words = found.locator("details").filter(has_text="Kartet i ord")
    tab_to(page, words.locator("summary"))
    page.keyboard.press("Enter")
    for name, node in VOICES["nodes"].items():  # but an end that nobody has come to
        told = int(name == END or "choices" in node)
        expect(words.get_by_text(node["title"], exact=True).locator("visible=true")).to_have_count(told)
    expect(words.locator("li", has_text=LAST).filter(has_text="Her står du nå.")).to_have_count(1)
    assert not violations(page)
    # Back to the second step: what came after it is gone, the first choice stands.
    node, _ = STEPS[1]
    back = found.get_by_role("button", name=f"Gå tilbake hit «{node['title']}»")
    back.focus()
    page.keyboard.press("Enter")
    expect(heading(found, node["title"])).to_be_focused()
    assert wait_for(lambda: covered(page) == "", 10), "the heading is below the book's own bar"
    expect(found.locator(".mst-step")).to_have_count(2)
    assert found.locator("path.mst-walked").count() == 1
    expect(found.locator(".mst-step").first).to_contain_text(STEPS[0][1]["text"])


def test_by_taps_on_a_narrow_screen_with_several_walkers_below_each_other(phone, book):
    found = story(phone, book.address)
    names = list(VOICES["walkers"].values())
    short, _ = way(VOICES, 0)
    for name, path in zip(names, (LONG, short), strict=False):
        found.get_by_role("button", name=name, exact=True).tap()
        expect(found.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", "true")
        for node, choice in path.items():
            found.get_by_role("button", name=VOICES["nodes"][node]["choices"][choice]["text"], exact=True).tap()
    kept(found)
    expect(found.locator(".mst-partings > li")).to_contain_text(
        f"«{names[1]}» og «{names[0]}» skilles ved «{STEPS[0][0]['title']}»."
    )
    columns = [column.bounding_box() for column in found.locator(".mst-way").all()]
    assert len(columns) == 2
    assert columns[0]["x"] == columns[1]["x"] and columns[1]["y"] > columns[0]["y"]
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    picture = found.locator(".mst-map")
    assert picture.evaluate("node => node.scrollWidth <= node.clientWidth")
    boxes = [place.bounding_box() for place in found.locator(".mst-place").all()]
    assert not [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if overlap(a, b)]
    assert not violations(phone)


def overlap(a, b):
    return all(a[x] < b[x] + b[size] - 1 and b[x] < a[x] + a[size] - 1 for x, size in (("x", "width"), ("y", "height")))


def test_given_ways_come_side_by_side_when_ones_own_is_walked(page, book):
    found = story(page, book.address, OWN_WAY)
    names = [given["name"] for given in OWN_WAY["given"].values()]
    expect(found.locator(".mst-way")).to_have_count(0)
    expect(found.locator(".mst-later")).to_contain_text(names[0])
    for node, choice in way(OWN_WAY)[0].items():
        found.get_by_role("button", name=OWN_WAY["nodes"][node]["choices"][choice]["text"], exact=True).click()
    expect(found.locator(".mst-later")).to_be_hidden()
    expect(found.locator(".mst-way-name")).to_have_text([*OWN_WAY["walkers"].values(), *names])
    columns = [column.bounding_box() for column in found.locator(".mst-way").all()]
    assert len({column["y"] for column in columns}) == 1 and len({column["x"] for column in columns}) == len(columns)
    assert not violations_in_both(page)
