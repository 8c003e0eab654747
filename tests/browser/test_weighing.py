"""The coherence map and the health continuum with real keys and real taps: weights, pictures, words."""

import re

import pytest
import yaml
from playwright.sync_api import expect

from .axe import violations, violations_in_both
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


def marker(found):
    """The radio buttons on the line, from dis-ease to ease."""
    return found.locator(".mst-line").get_by_role("radio")


def reason(found):
    return found.get_by_label("Hvorfor der?")


def test_the_marker_stands_where_one_puts_it_whatever_was_weighed(page, book):
    found = opened(page, book.address, LINE)
    weigh_by_keys(page, moment(found), STRESSORS[0], 3)
    expect(marker(found)).to_have_count(7)
    expect(found.locator(".mst-line :checked")).to_have_count(0)  # no weight places it
    tab_to(page, marker(found).first)
    page.keyboard.press("Space")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(marker(found).nth(5)).to_be_focused()
    expect(found.locator(".mst-stands")).to_have_text("Merket står her: nær helse.")
    page.keyboard.press("Tab")
    expect(reason(found)).to_be_focused()
    page.keyboard.type("Koret er hennes")
    scale(moment(found), RESOURCES[0]).nth(2).check(force=True)
    expect(marker(found).nth(5)).to_be_checked()
    said = f"Dette krever noe: {STRESSORS[0]} (mye). Dette er der å møte det med: {RESOURCES[0]} (en del)."
    expect(found.locator(".mst-sentences")).to_have_text(said.replace(". D", ".D"))
    kept(found)
    page.get_by_role("button", name=OWN).click()
    page.reload()
    expect(marker(found).nth(5)).to_be_checked()
    expect(reason(found)).to_have_value("Koret er hennes")
    assert not violations(page)


def test_the_marker_by_taps_on_a_narrow_screen(phone, book):
    found = opened(phone, book.address, LINE)
    spots = found.locator(".mst-place")
    assert all(min(box["width"], box["height"]) >= 24 for box in (spot.bounding_box() for spot in spots.all()))
    spots.nth(1).tap()
    expect(marker(found).nth(1)).to_be_checked()
    assert phone.evaluate("document.documentElement.scrollWidth") == 320


def test_items_of_ones_own_by_keyboard(page, book):
    found = opened(page, book.address, LINE)
    field = found.get_by_label("Legg til en ressurs")
    field.focus()
    page.keyboard.type("kaffe med naboen")
    page.keyboard.press("Enter")
    own = scale(found, "kaffe med naboen")
    expect(own.first).to_be_focused()  # straight on to weighing it
    page.keyboard.press("ArrowRight")
    expect(found.locator(".mst-sentences")).to_have_text("Dette er der å møte det med: kaffe med naboen (litt).")
    words = found.get_by_label("Endre «kaffe med naboen»")
    words.focus()
    page.keyboard.press("End")
    page.keyboard.type(" på lørdag")
    expect(found.locator(".mst-sentences")).to_contain_text("kaffe med naboen på lørdag (litt).")
    for _ in range(LINE["own"] - 1):
        field.fill("noe mer")
        field.press("Enter")
    expect(field).to_be_hidden()  # no more to add
    marker(found).nth(2).check(force=True)
    remove = found.get_by_role("button", name="Fjern «kaffe med naboen på lørdag»")
    remove.focus()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(found.locator(".mst-sentences")).not_to_contain_text("kaffe")
    expect(found.locator(".mst-heard")).to_contain_text("er fjernet")
    expect(marker(found).nth(2)).to_be_checked()  # what is removed takes nothing else with it


def test_before_and_after_are_seen_together(page, book):
    found = opened(page, book.address, MAP)
    items = moment(found).locator(".mst-weigh")
    expect(moment(found, 1)).to_be_hidden()
    expect(found.locator(".mst-later")).to_contain_text(MAP["action"])
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
    both = found.get_by_role("img", name="Før: tærer mye. Etter: bærer mye")
    assert both.locator("rect.mst-drains").count() == both.locator("rect.mst-bears").count() == 1
    opened(page, book.address, LINE).locator(".mst-place").nth(3).click()
    assert not violations_in_both(page)


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
    marker(line).nth(2).check(force=True)
    chart = widget(page, MAP["title"])
    for item, step in zip(ITEMS, (0, 4), strict=False):
        scale(moment(chart), item).nth(step).check(force=True)
    ground = page.evaluate("getComputedStyle(document.querySelector('.mst')).backgroundColor")
    for mark in ("rect.mst-drains", "rect.mst-bears", "line.mst-axis"):
        assert page.locator(mark).first.evaluate("node => getComputedStyle(node).stroke") != ground, mark
    assert page.locator("rect.mst-bears").first.evaluate("node => getComputedStyle(node).fill") != ground
    assert line.locator(":checked + span").evaluate("node => getComputedStyle(node).backgroundColor") != ground


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
    desk.lose_kernel(page, NOTEBOOK, ".mst-coherence-map")
    expect(chart.locator(".mst-said").first).to_contain_text(f"Her bærer «{ITEMS[0]}» (mye)", timeout=60_000)
    expect(scale(moment(line), RESOURCES[0]).nth(3)).to_be_checked()
    assert page.locator(".jp-Cell").count() == cells
    assert not violations(page, exclude=SHELL)
