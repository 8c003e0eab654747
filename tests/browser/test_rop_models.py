"""The four models with real keys and real taps, in the book and in JupyterLab."""

import re

import pytest
import yaml
from playwright.sync_api import expect

from mestring import text
from mestring.logic import rop_models

from .axe import violations, violations_in_both
from .book_answers import OWN, kept
from .jupyter import ROOT, SHELL, widget
from .test_lab_keys import ACTIVE, COUNT

pytestmark = pytest.mark.slow
PAGE, NOTEBOOK, KEY = "course/08-rop.html", "course/08-rop.ipynb", "m08-modeller"
TEXTS = yaml.safe_load((ROOT / "course/widgets/m08.yml").read_text(encoding="utf-8"))
TITLE, FIGURE = TEXTS[KEY]["title"], TEXTS["m08-tolv-figur"]
WORDS = text.labels("rop_models")
UNREACHED = "Rusbruken er som før, for det går ingen pil fra plagene til rusbruken."
ANSWER = {
    "model": "self_medication",
    "treat": "cause",
    "effort": 3,
    "predicted": {"self_medication": {"cause": "na"}},
}


def explorer(page, address):
    page.goto(f"{address}/{PAGE}")
    found = widget(page, TITLE)
    found.wait_for()
    return found


def radios(found, part):
    return found.get_by_role("group", name=WORDS[part]).get_by_role("radio")


def large(found):
    return found.locator(".mst-picture")


def card(found, name):
    return found.locator(".mst-model").filter(has_text=re.compile(f"^{name}"))


def options(found):
    return found.get_by_role("group", name=WORDS["predict"])


def back(found):
    return found.get_by_role("button", name=WORDS["predict_again"])


def predict(found, option):
    options(found).get_by_role("button", name=WORDS["options"][option], exact=True).click()


def predicted_by_keys(page, found):
    """To the second model, to the common cause, one step up in effort, and what then happens; the focus stays."""
    steps = [
        ("model", 0, "ArrowDown"),
        ("treat", 0, "ArrowDown"),
        ("treat", 1, "ArrowDown"),
        ("effort", 2, "ArrowRight"),
    ]
    for part, option, key in steps:
        radio = radios(found, part).nth(option)
        radio.focus()
        page.keyboard.press(key)
        expect(radios(found, part).nth(option + 1)).to_be_checked()
        expect(radios(found, part).nth(option + 1)).to_be_focused()
    expect(found.locator(".mst-heard")).to_have_text(f"Selvmedisinering. {WORDS['predict']}")
    expect(large(found)).not_to_contain_text("Gjelder ikke.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(back(found)).to_be_focused()
    expect(found.locator(".mst-predicted")).to_contain_text(f"Du spådde: Begge. {WORDS['differs']}")
    page.keyboard.press("Enter")
    expect(options(found).get_by_role("button").first).to_be_focused()
    expect(large(found)).not_to_contain_text("Gjelder ikke.")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(large(found)).to_contain_text("Gjelder ikke.")
    expect(found.locator(".mst-heard")).to_contain_text(f"{WORDS['agrees']} Gjelder ikke.")


def test_by_keyboard_in_the_book_and_back_after_a_reload(page, book):
    found = explorer(page, book.address)
    expect(large(found)).to_contain_text("Pil fra rusbruk til psykiske plager.")
    expect(large(found)).to_contain_text(UNREACHED)  # the example
    expect(options(found)).to_be_hidden()
    predicted_by_keys(page, found)
    kept(found)
    page.get_by_role("button", name=OWN).click()
    page.reload()
    for part, option in (("model", 1), ("treat", 2), ("effort", 3)):
        expect(radios(found, part).nth(option)).to_be_checked()
    expect(found.locator(".mst-predicted")).to_contain_text(WORDS["agrees"])
    assert not violations(page)


def test_nothing_is_told_before_it_is_predicted_and_then_all_four_are(page, book):
    found = explorer(page, book.address)
    radios(found, "treat").nth(2).check()
    expect(found.locator(".mst-curve, .mst-na, .mst-predicts")).to_have_count(0)
    for name in ("Skademodellen", "Selvmedisinering", "Felles årsak", "Gjensidig påvirkning"):
        card(found, name).get_by_role("button", name=f"Spå i modellen: {name}").click()
        expect(options(found).get_by_role("button").first).to_be_focused()
        predict(found, "both")
        expect(card(found, name)).to_contain_text("Du spådde: Begge.")
    expect(found.locator(".mst-model .mst-na")).to_have_count(3)
    expect(card(found, "Felles årsak").locator(".mst-curve.mst-mental")).not_to_have_count(0)
    curves = card(found, "Felles årsak").get_by_role("img", name=WORDS["curves"])
    expect(curves).to_have_accessible_name(re.compile("Psykiske plager går ned. Rusbruk går ned."))
    radios(found, "treat").nth(0).check()
    expect(curves).to_have_count(0)
    radios(found, "model").nth(2).check()
    predict(found, "mental")
    expect(curves).to_have_accessible_name(re.compile("Psykiske plager går ned. Rusbruk blir liggende."))
    expect(card(found, "Skademodellen").get_by_role("img", name=WORDS["graph"])).to_have_accessible_name(
        f"{WORDS['graph']}: Pil fra rusbruk til psykiske plager. Behandles: psykiske plager."
    )
    radios(found, "effort").nth(0).check()
    expect(found.locator(".mst-models").get_by_text(WORDS["at_rest"])).to_have_count(2)  # the example, and this
    assert not re.search(r"\d", found.locator(".mst-all").inner_text()), "no number on any axis"


def test_the_curves_differ_in_more_than_colour_and_end_where_the_data_ends(page, book):
    found = explorer(page, book.address)
    dashes = [
        large(found).locator(f"polyline.mst-{side}").evaluate("node => getComputedStyle(node).strokeDasharray")
        for side in ("mental", "substance")
    ]
    assert dashes[0] == "none" and dashes[1] != "none"
    # the data ends where the axis does, and no line goes on from there: a mark tells which name is whose
    curves, axis = found.locator("polyline.mst-curve"), found.locator(".mst-chart .mst-axes").first
    end = float(axis.get_attribute("d").rpartition("H")[2])
    for points in (curve.get_attribute("points").split() for curve in curves.all()):
        assert len(points) == len(rop_models.run("harm", "mental", 2)["mental"])
        assert float(points[-1].split(",")[0]) == end
    assert found.locator(".mst-chart line").count() == 0
    for side, shape in (("mental", "circle"), ("substance", "rect")):
        marks = large(found).locator(f".mst-chart {shape}.mst-end.mst-{side}")
        assert marks.count() == 2, "at the end of the curve, and before its name"
    # the note stands with every drawing, and lies over none
    expect(found.locator("figcaption")).to_have_text([WORDS["not_measured"]] * found.locator(".mst-chart").count())
    assert found.locator(".mst-tool").evaluate("node => getComputedStyle(node).position") == "static"
    names = large(found).locator(".mst-chart text").all_text_contents()
    assert {"Psykiskeplager", "Rusbruk"} <= set(names)  # one word on each line


def test_a_figure_is_seen_when_one_has_said_what_it_will_show(page, book):
    page.goto(f"{book.address}/{PAGE}")
    found = widget(page, FIGURE["title"])
    told, picture = text.labels("prediction"), found.get_by_role("img")
    wrong, right = (
        found.get_by_role("button", name=FIGURE["options"][name], exact=True) for name in ("six", FIGURE["right"])
    )
    expect(picture).to_have_count(0)
    expect(found.get_by_text(FIGURE["outcome"])).to_be_hidden()
    wrong.focus()
    page.keyboard.press("Enter")
    expect(picture).to_have_accessible_name(re.compile("Tolv punkter under hverandre"))
    assert picture.evaluate("node => node.decode().then(() => node.naturalWidth)") > 300
    expect(found.locator(".mst-heard").first).to_have_text(f"{told['differs']} {FIGURE['outcome']}")
    assert not violations(page)
    expect(back(found)).to_be_focused()
    page.keyboard.press("Space")
    expect(picture).to_have_count(0)
    right.press("Space")
    expect(found).to_contain_text(f"Du spådde: Tre. {told['agrees']}")
    kept(found)


def test_by_taps_on_a_narrow_screen(phone, book):
    found = explorer(phone, book.address)
    for part, option in (("model", 1), ("treat", 2), ("effort", 3)):
        radio = radios(found, part).nth(option)
        radio.locator("xpath=..").tap()
        expect(radio).to_be_checked()
    options(found).get_by_role("button").nth(3).tap()
    expect(found.locator(".mst-predicted")).to_contain_text(WORDS["agrees"])
    kept(found)
    found.get_by_label(WORDS["notes"]).tap()
    phone.keyboard.type("Tre av fire sier ingenting.")
    expect(found.locator(".mst-state")).to_contain_text("Lagret")
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert not violations_in_both(phone)


def test_in_jupyterlab_the_keys_are_the_widgets_and_the_answer_outlives_the_kernel(desk, page):
    desk.open(page, NOTEBOOK)
    found = widget(page, TITLE)
    radios(found, "model").first.focus()
    active, count = page.evaluate(ACTIVE), page.evaluate(COUNT)
    predicted_by_keys(page, found)
    for key in "xdb":
        page.keyboard.press(key)
    assert (page.evaluate(ACTIVE), page.evaluate(COUNT)) == (active, count)
    desk.keeps(page, NOTEBOOK, KEY, ANSWER)
    expect(radios(found, "treat").nth(2)).to_be_checked(timeout=60_000)
    found.scroll_into_view_if_needed()
    assert not violations(page, exclude=SHELL)
