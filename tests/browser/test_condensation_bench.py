"""The condensation bench by real keys and real taps, in the book and in JupyterLab."""

import re

import pytest
import yaml
from playwright.sync_api import expect

from mestring import text

from .axe import violations
from .book_answers import OWN, kept
from .giving import give
from .input_devices import Keys, Taps
from .jupyter import ROOT, SHELL, widget

pytestmark = pytest.mark.slow
PAGE, NOTEBOOK, KEY = "course/11-metode.html", "course/11-metode.ipynb", "m11-benk"
EXERCISE, TASK = "exercises/11-metode/11-metode.ipynb", "m11-koding"
TALK = yaml.safe_load((ROOT / "course/widgets/m11.yml").read_text(encoding="utf-8"))[KEY]
WORDS = text.labels("condensation_bench")
ANSWER = {
    "impression": "Om en plass som er ens egen.",
    "preliminary": {"p1": "Plassen"},
    "units": {"u02:1-3": ["k1"], "u08:1-3": ["k1", "k2"]},
    "codes": {
        "k1": {"name": "Ventet på", "theme": "t1", "text": "Noen ser etter meg.", "from": ["u02:1-3", "u08:1-3"]},
        "k2": {"name": "Små skritt"},
    },
    "themes": {"t1": {"name": "En plass", "text": "De har en plass der.", "from": {"k1": "1oz5h0a"}}},
}
TRAIL = [
    ("made", ["Ventet på"]),
    ("made", ["Små skritt"]),
    ("theme_made", ["En plass"]),
    ("grouped", ["Ventet på", "En plass"]),
]


def bench(page, address):
    page.goto(f"{address}/{PAGE}")
    found = widget(page, TALK["title"])
    found.wait_for()
    return found


def step(found, number):
    return found.locator(".mst-way").get_by_role("button").nth(number - 1)


def opener(found, words):
    return found.locator(".mst-opener:visible", has_text=words)


def utterance(found, number):
    return found.locator(".mst-utterance").nth(number - 1)


def is_answered(found):
    step(found, 1).press("Enter")
    expect(found.get_by_label(WORDS["impression"])).to_have_value(ANSWER["impression"])
    expect(found.locator(".mst-preliminary li")).to_contain_text("Plassen")
    step(found, 2).press("Enter")
    expect(found.locator(".mst-unit")).to_have_text(
        ["Hele utsagnet: Ventet på", "Hele utsagnet: Ventet på · Små skritt"]
    )
    step(found, 3).press("Enter")
    expect(found.locator(".mst-opener:visible")).to_have_text(["Ventet på: skrevet", "Små skritt: ikke skrevet"])
    step(found, 4).press("Enter")
    expect(found.locator(".mst-opener:visible")).to_have_text(["En plass (koder: 1): skrevet"])


def test_by_keyboard_in_the_book_and_back_after_a_reload(page, book):
    found = bench(page, book.address)
    give(Keys(page), found, TALK, ANSWER)
    is_answered(found)
    assert kept(found)
    page.get_by_role("button", name=OWN).click()
    page.reload()
    expect(found.locator(".mst-part-name").first).to_have_text("Trinn 4: Tema og syntese")  # where one left off
    is_answered(found)
    assert not violations(page)


def test_moves_are_undone_and_redone_by_keys_and_the_focus_stays_inside(page, book):
    found = bench(page, book.address)
    heard = found.locator(".mst-heard").first
    give(Keys(page), found, TALK, {**ANSWER, "themes": {}})
    step(found, 2).press("Enter")
    found.locator(".mst-unit").nth(1).press("Enter")
    remove = found.get_by_role("button", name=WORDS["remove_unit"])
    remove.press("Enter")
    expect(found.locator(".mst-unit")).to_have_count(1)
    expect(utterance(found, 8)).to_be_focused()
    page.keyboard.press("Control+z")
    expect(found.locator(".mst-unit")).to_have_count(2)
    expect(heard).to_have_text(f"Angret: {WORDS['unit_removed']}")
    page.keyboard.press("Control+y")
    expect(found.locator(".mst-unit")).to_have_count(1)
    found.get_by_role("button", name=WORDS["undo"]).press("Enter")
    expect(found.locator(".mst-unit")).to_have_count(2)
    # What has the focus is undone: it goes to the step's heading, never out of the bench.
    utterance(found, 2).press("Enter")
    found.get_by_role("checkbox", name="Små skritt").check()
    found.get_by_role("button", name=WORDS["mark_unit"]).press("Enter")
    found.locator(".mst-unit").first.press("Enter")
    found.get_by_role("button", name=WORDS["done"]).focus()
    back = found.get_by_role("button", name=WORDS["undo"])
    while found.locator(".mst-unit").count():
        back.evaluate("button => button.click()")
    assert page.evaluate("document.querySelector('.mst-condensation-bench').contains(document.activeElement)")
    # In a field the keys undo what is written there, and nothing else.
    step(found, 1).press("Enter")
    field = found.get_by_label(WORDS["impression"])
    field.fill("Ny tekst")
    field.press("Control+z")
    expect(field).not_to_have_value("Ny tekst")
    expect(found.locator(".mst-preliminary li")).to_have_count(1)


def test_codes_are_tidied_and_what_it_means_further_on_is_told(page, book):
    found = bench(page, book.address)
    heard = found.locator(".mst-heard").first
    give(Keys(page), found, TALK, ANSWER)
    step(found, 2).press("Enter")
    found.get_by_role("button", name=WORDS["to_codes"]).press("Enter")
    expect(found.get_by_text(WORDS["codes"], exact=True)).to_be_focused()
    # A code that has a condensate gets a unit.
    utterance(found, 3).press("Enter")
    found.get_by_role("checkbox", name="Ventet på").press("Space")
    found.get_by_role("button", name=WORDS["mark_unit"]).press("Enter")
    expect(step(found, 3)).to_contain_text("(1 å lese igjen)")
    found.locator(".mst-unit").nth(1).press("Enter")
    found.get_by_role("checkbox", name="Små skritt").press("Space")
    found.get_by_role("checkbox", name="Ventet på").press("Space")
    expect(step(found, 3)).not_to_contain_text("lese igjen")
    page.keyboard.press("Escape")
    expect(found.locator(".mst-unit").nth(1)).to_be_focused()
    # Renamed, split, merged and removed.
    opener(found, "Små skritt").press("Enter")
    name = found.get_by_label(WORDS["rename"])
    name.fill("Skritt")
    name.press("Enter")
    expect(opener(found, "Skritt (2 enheter)")).to_be_visible()
    expect(found.locator(".mst-trail li").first).to_contain_text("Koden «Små skritt» heter nå «Skritt»")
    found.get_by_text(WORDS["split_open"]).press("Enter")
    found.get_by_role("group", name=WORDS["split"]).get_by_role("checkbox").first.press("Space")
    found.get_by_label(WORDS["split_name"]).fill("Kaffen")
    found.get_by_label(WORDS["split_name"]).press("Enter")
    expect(opener(found, "Kaffen (1 enhet)")).to_be_visible()
    opener(found, "Kaffen").press("Enter")
    found.get_by_role("combobox", name=WORDS["merge"]).select_option(label="Ventet på")
    found.get_by_role("button", name=WORDS["merge_do"]).press("Enter")
    expect(opener(found, "Ventet på (3 enheter)")).to_be_focused()
    expect(heard).to_contain_text("Koden «Kaffen» er slått sammen med «Ventet på» Kondensatet for «Ventet på»")
    expect(step(found, 3)).to_contain_text("(1 å lese igjen)")
    why = found.get_by_label("Koden «Kaffen» er slått sammen med «Ventet på»")
    why.fill("De sier det samme.")
    assert not violations(page)
    # Read again, it stands.
    step(found, 3).press("Enter")
    expect(opener(found, "Ventet på: les igjen")).to_have_attribute("aria-expanded", "true")  # as it was left
    expect(found.locator(".mst-since:visible")).to_contain_text("(enheter: 1 kommet til)")
    found.get_by_role("button", name=WORDS["stands"]).press("Enter")
    expect(found.get_by_label(WORDS["write_condensate"])).to_be_focused()
    expect(found.locator(".mst-since:visible")).to_have_count(0)
    # Another condensate is told where the theme is.
    found.get_by_label(WORDS["write_condensate"]).fill("Noen ser etter meg når jeg ikke kommer.")
    step(found, 4).press("Enter")
    expect(opener(found, "En plass (koder: 1): les igjen")).to_be_visible()
    expect(found.locator(".mst-since:visible")).to_contain_text("(koder: 1 med et annet kondensat)")
    assert kept(found)
    assert not violations(page)


def test_by_taps_on_a_narrow_screen_in_the_dark(narrow, book):
    phone = narrow("dark")
    found = bench(phone, book.address)
    give(Taps(phone), found, TALK, ANSWER)
    is_answered(found)
    assert kept(found)
    for number, opened in ((1, None), (2, ".mst-codes .mst-opener"), (2, ".mst-utterance"), (3, ".mst-opener:visible")):
        step(found, number).tap()
        if opened:
            found.locator(opened).first.tap()
        assert phone.evaluate("document.documentElement.scrollWidth") == 320
        assert not violations(phone)


def test_in_jupyterlab_the_work_outlives_the_kernel(desk, page):
    desk.open(page, NOTEBOOK)
    found = widget(page, TALK["title"])
    give(Keys(page), found, TALK, ANSWER)
    expect(found).to_contain_text(re.compile(r"Lagret kl\."), timeout=15_000)
    trail = {f"s{number}": {"do": kind, "names": names} for number, (kind, names) in enumerate(TRAIL, 1)}
    assert desk.answer(NOTEBOOK, KEY) == {**ANSWER, "trail": trail}
    step(found, 2).press("Enter")
    utterance(found, 3).press("Enter")
    page.keyboard.press("Control+z")  # the bench's own, not the notebook's
    expect(found.locator(".mst-heard").first).to_contain_text("Angret")
    page.keyboard.press("Control+y")
    desk.lose_kernel(page, NOTEBOOK, ".mst-condensation-bench")
    is_answered(found)
    assert not violations(page, exclude=SHELL)


def test_an_exercise_shows_only_what_is_chosen(desk, phone):
    content = yaml.safe_load((ROOT / "exercises/11-metode/widgets/m11.yml").read_text(encoding="utf-8"))[TASK]
    desk.open(phone, EXERCISE)
    found = widget(phone, content["title"])
    asked = [name for name, one in content["utterances"].items() if not one.get("context")]
    codes = list(content["codes"])
    give(Taps(phone), found, content, {"coded": {asked[0]: codes[:2], asked[1]: codes[1:2]}})
    expect(found.locator("input:checked")).to_have_count(3)
    expect(found.locator(".mst-judged")).to_have_count(0)
    expect(found).to_contain_text(re.compile(r"Lagret kl\."), timeout=15_000)
    assert desk.answer(EXERCISE, TASK) == {"coded": {asked[0]: codes[:2], asked[1]: codes[1:2]}}
    assert not violations(phone, exclude=SHELL)
