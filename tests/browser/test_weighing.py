"""The coherence map and the health continuum with real keys and real taps: weights, pictures, words."""

import re

import pytest
import yaml
from playwright.sync_api import expect

from .axe import violations
from .book_answers import OWN, kept, tab_to
from .book_site import ROOT
from .jupyter import SHELL, widget

pytestmark = pytest.mark.slow
PAGE, NOTEBOOK = "course/05-salutogenese.html", "course/05-salutogenese.ipynb"
TEXTS = yaml.safe_load((ROOT / "course/widgets/m05.yml").read_text(encoding="utf-8"))
LINE, MAP, MINE = TEXTS["m05-kontinuum"], TEXTS["m05-kart"], TEXTS["m05-mitt-kart"]
STRESSORS, RESOURCES = list(LINE["stressors"].values()), list(LINE["resources"].values())
ITEMS = [text for part in MAP["items"].values() for text in part.values()]


def opened(page, address, texts):
    page.goto(f"{address}/{PAGE}")
    found = page.locator(".mst").filter(has=page.locator(".mst-title").get_by_text(texts["title"], exact=True))
    found.wait_for()
    return found


def moment(found, number=0):
    return found.locator(".mst-moment").nth(number)


def scale(where, item):
    """The radio buttons of an item, as a screen reader finds them."""
    return where.get_by_role("group", name=item, exact=True).get_by_role("radio")


def weigh_by_keys(page, where, item, step):
    """Tab to an item and walk to its weight number `step` with the arrow key."""
    tab_to(page, scale(where, item).first)
    page.keyboard.press("Space")
    for _ in range(step):
        page.keyboard.press("ArrowRight")
    expect(scale(where, item).nth(step)).to_be_checked()
    expect(scale(where, item).nth(step)).to_be_focused()


def x(circle):
    """Where a marker stands, in per cent of the line's width."""
    return float(circle.get_attribute("cx").rstrip("%"))


def test_the_marker_comes_with_the_first_weight_and_follows(page, book):
    found = opened(page, book.address, LINE)
    marker, before = found.locator("circle.mst-before"), moment(found)
    expect(marker).to_be_hidden()
    expect(found.locator(".mst-sentences")).to_have_text("Linja er tom. Vei noe, så dukker merket opp.")
    scale(before, STRESSORS[0]).first.focus()
    page.keyboard.press("Space")  # «ikke med» is an answer, but nothing to draw
    expect(marker).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(marker).to_be_visible()
    light = x(marker)
    assert light < 50
    page.keyboard.press("ArrowRight")
    assert x(marker) < light
    expect(found.locator(".mst-heard")).to_have_text("Merket står nærmere uhelse enn helse.")
    weigh_by_keys(page, before, RESOURCES[0], 2)
    assert x(marker) == 50
    stands = "Merket står midt på linja."
    said = f"Før: Mot uhelse drar {STRESSORS[0]} (en del). Mot helse drar {RESOURCES[0]} (en del). {stands}"
    expect(found.locator(".mst-sentences")).to_have_text(said)
    kept(found)
    page.get_by_role("button", name=OWN).click()
    page.reload()
    expect(scale(moment(found), RESOURCES[0]).nth(2)).to_be_checked()
    expect(found.locator(".mst-sentences")).to_have_text(said)
    assert not violations(page)


def covered(page):
    """What lies over the middle of the element that has the focus, "" when nothing does."""
    return page.evaluate(
        """() => {
          const { x, y, width, height } = document.activeElement.getBoundingClientRect();
          const there = document.elementFromPoint(x + width / 2, y + height / 2);
          return document.activeElement.contains(there) ? "" : there?.className ?? "out of sight";
        }"""
    )


@pytest.mark.parametrize("width", [1280, 320])
def test_the_line_stays_in_sight_and_covers_nothing_that_has_the_focus(new_context, book, width):
    page = new_context(viewport={"width": width, "height": 640}, reduced_motion="reduce").new_page()
    found = opened(page, book.address, LINE)
    page.add_style_tag(content="html { scroll-behavior: auto !important }")
    scale(moment(found), RESOURCES[-1]).last.focus()
    for _ in range(2 + len(STRESSORS) + len(RESOURCES) - 2):
        page.keyboard.press("Shift+Tab")
        assert covered(page) == ""
        expect(found.locator("svg.mst-line")).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": width, "height": 256})  # enlarged to 400 %: the room is for the questions
    assert found.locator(".mst-picture").evaluate("node => getComputedStyle(node).position") == "static"


def test_items_of_ones_own_by_keyboard(page, book):
    found = opened(page, book.address, LINE)
    field = found.get_by_label("Legg til en ressurs")
    field.focus()
    page.keyboard.type("kaffe med naboen")
    page.keyboard.press("Enter")
    own = scale(found, "kaffe med naboen")
    expect(own.first).to_be_focused()  # straight on to weighing it
    page.keyboard.press("ArrowRight")
    expect(found.locator(".mst-sentences")).to_contain_text("Mot helse drar kaffe med naboen (litt).")
    words = found.get_by_label("Endre «kaffe med naboen»")
    words.focus()
    page.keyboard.press("End")
    page.keyboard.type(" på lørdag")
    expect(found.locator(".mst-sentences")).to_contain_text("Mot helse drar kaffe med naboen på lørdag (litt).")
    for _ in range(LINE["own"] - 1):
        field.fill("noe mer")
        field.press("Enter")
    expect(field).to_be_hidden()  # no more to add
    page.keyboard.press("Shift+Tab")
    remove = found.get_by_role("button", name="Fjern «kaffe med naboen på lørdag»")
    remove.focus()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(found.locator(".mst-sentences")).not_to_contain_text("kaffe")
    expect(found.locator(".mst-heard")).to_contain_text("er fjernet")


@pytest.mark.parametrize("texts", [LINE, MAP], ids=["line", "map"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_before_and_after_are_seen_together(new_context, book, texts, scheme):
    page = new_context(color_scheme=scheme).new_page()
    found = opened(page, book.address, texts)
    items = moment(found).locator(".mst-weigh")
    expect(moment(found, 1)).to_be_hidden()
    expect(found.locator(".mst-later")).to_contain_text(texts["action"])
    for i in range(items.count()):
        items.nth(i).locator("label").nth(i % 4).click()
    expect(found.locator(".mst-later")).to_be_hidden()
    later = moment(found, 1).locator(".mst-weigh")
    later.first.locator("label").last.click()
    copy = found.get_by_role("button", name="Sett resten likt som før")
    copy.press("Enter")
    expect(moment(found, 1).locator(".mst-moment-name")).to_be_focused()
    expect(copy).to_be_hidden()
    assert later.locator("input:checked").count() == items.count()
    if texts is LINE:
        before, after = found.locator("circle.mst-before"), found.locator("circle.mst-after")
        expect(found.locator("line.mst-shift")).not_to_have_attribute("hidden", "")
        assert x(after) < x(before)  # the first stressor became the heaviest
        expect(found.locator(".mst-sentences")).to_contain_text("Fra før til etter flytter merket seg mot uhelse.")
    else:
        both = found.get_by_role("img", name="Før: tærer mye. Etter: bærer mye")
        assert both.locator("rect.mst-drains").count() == both.locator("rect.mst-bears").count() == 1
    assert not violations(page)


def test_the_map_by_taps_on_a_narrow_screen(phone, book):
    found = opened(phone, book.address, MAP)
    lanes = found.locator(".mst-lane")
    expect(lanes.first).to_contain_text("Her er ingenting veid ennå.")
    for item, word in zip(ITEMS, ("tærer mye", "bærer litt", "verken–eller"), strict=False):
        group = moment(found).get_by_role("group", name=item, exact=True)
        group.get_by_role("radio", name=word).locator("xpath=..").tap()
    kept(found)
    expect(lanes.first.locator(".mst-said")).to_have_text(
        f"Før: Her bærer «{ITEMS[1]}» (litt), mens «{ITEMS[0]}» (mye) tærer."
    )
    bars = lanes.first.locator(".mst-lane-items li")
    drains, bears = (bars.nth(i).locator("rect").bounding_box() for i in (0, 1))
    middle = bars.first.locator("line").bounding_box()["x"]
    assert drains["x"] + drains["width"] <= middle + 2 and bears["x"] >= middle - 2
    assert abs(drains["width"] - 2 * bears["width"]) < 4
    expect(bars.nth(2).locator("circle")).to_be_visible()
    for words in found.locator(".mst-bars text").all():
        box, lane = words.bounding_box(), lanes.first.bounding_box()
        assert lane["x"] <= box["x"] and box["x"] + box["width"] <= lane["x"] + lane["width"]
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert not violations(phone)
    phone.reload()
    expect(scale(moment(found), ITEMS[0]).first).to_be_checked()


def test_bars_and_markers_are_seen_in_forced_colours(new_context, book):
    page = new_context(forced_colors="active").new_page()
    line = opened(page, book.address, LINE)
    scale(moment(line), STRESSORS[0]).nth(2).check(force=True)
    chart = widget(page, MAP["title"])
    for item, step in zip(ITEMS, (0, 4), strict=False):
        scale(moment(chart), item).nth(step).check(force=True)
    ground = page.evaluate("getComputedStyle(document.querySelector('.mst')).backgroundColor")
    for mark in ("line.mst-base", "circle.mst-before", "rect.mst-drains", "rect.mst-bears", "line.mst-axis"):
        assert page.locator(mark).first.evaluate("node => getComputedStyle(node).stroke") != ground, mark
    assert page.locator("rect.mst-bears").first.evaluate("node => getComputedStyle(node).fill") != ground


def test_weights_by_keyboard_in_jupyterlab_and_after_a_killed_kernel(desk, page):
    desk.open(page, NOTEBOOK)
    line, chart = widget(page, LINE["title"]), widget(page, MAP["title"])
    cells = page.locator(".jp-Cell").count()
    for found, item, step in ((line, RESOURCES[0], 3), (chart, ITEMS[0], 4)):
        scale(moment(found), item).first.focus()
        page.keyboard.press("Space")
        for _ in range(step):
            page.keyboard.press("ArrowRight")
        expect(found).to_contain_text(re.compile(r"Lagret kl\."), timeout=15_000)
    first = next(iter(next(iter(MAP["items"].values()))))
    assert desk.answer(NOTEBOOK, "m05-kontinuum") == {"before": {next(iter(LINE["resources"])): 3}}
    assert desk.answer(NOTEBOOK, "m05-kart") == {"before": {first: 2}}
    scale(moment(line), STRESSORS[-1]).first.focus()
    expect(line.locator("svg.mst-line")).to_be_in_viewport(ratio=1)
    desk.lose_kernel(page, NOTEBOOK, ".mst-coherence-map")
    expect(chart.locator(".mst-said").first).to_contain_text(f"Her bærer «{ITEMS[0]}» (mye)", timeout=60_000)
    expect(line.locator("circle.mst-before")).to_be_visible()
    assert page.locator(".jp-Cell").count() == cells
    assert not violations(page, exclude=SHELL)
