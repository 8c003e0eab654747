"""«Sjekk»: what is answered and what is missing, in Norwegian, by keyboard and by tap."""

import re

import pytest
from playwright.sync_api import expect

from .jupyter import EXERCISE, widget

pytestmark = pytest.mark.slow


# What cuts off the ring of what has the focus: the parts around it, or the thing itself where it has no ring.
CUT = """(node) => {
  const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(node);
  const ring = node.getBoundingClientRect(), beyond = parseFloat(outlineWidth) + parseFloat(outlineOffset);
  const cuts = (part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    return getComputedStyle(part).overflowY !== "visible" && (ring.left - beyond < left || ring.right + beyond > right
      || ring.top - beyond < top || ring.bottom + beyond > bottom);
  };
  const found = outlineStyle === "none" || parseFloat(outlineWidth) < 2 ? [node] : [];
  for (let part = node.parentElement; part !== document.body; part = part.parentElement) {
    if (cuts(part)) found.push(part);
  }
  return found.map((part) => part.className);
}"""


def tab_to(page, target, limit=150):
    """Press Tab until `target` has the focus."""
    for _ in range(limit):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{limit} presses of Tab never reached {target}")


def entries(page):
    """The list, once the check has come to its end."""
    expect(page.locator(".mst-lab-summary")).to_have_text(re.compile(r"ikke ferdige\.|svart på alt"), timeout=30_000)
    return page.locator(".mst-lab-verdicts li")


def answer_by_keys(page):
    """Both rulers of the first task."""
    scale = widget(page, "Borghilds skala")
    for question in ("Hvor viktig", "Hvor stor tro"):
        scale.get_by_role("group", name=question).get_by_role("radio").first.focus()
        page.keyboard.press("Space")
    expect(scale).to_contain_text("Lagret kl.", timeout=15_000)


def test_sjekk_by_keyboard(desk, page):
    desk.open(page, EXERCISE)
    button = page.get_by_role("button", name="Sjekk")
    tab_to(page, button)
    assert button.evaluate(CUT) == []
    page.keyboard.press("Enter")
    first, *_, last = (found := entries(page)).all()
    expect(found).to_have_count(5)
    expect(first).to_contain_text("Del 1")
    expect(first).to_contain_text("2 av 2 gjenstår")
    expect(last).to_contain_text("Skriv svaret ditt")
    expect(page.locator(".mst-lab-summary")).to_have_text("5 av 5 deler er ikke ferdige.")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    assert button.evaluate(CUT) == []
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)

    answer_by_keys(page)
    tab_to(page, button)
    page.keyboard.press("Space")
    expect(entries(page).first).to_contain_text("Ferdig")
    expect(page.locator(".mst-lab-summary")).to_have_text("4 av 5 deler er ikke ferdige.")
    go = page.get_by_role("button", name=re.compile("Gå dit: Del 2"))
    tab_to(page, go)
    page.keyboard.press("Enter")
    expect(widget(page, "Hva spør du om nå?")).to_be_in_viewport()
    expect(widget(page, "Hva spør du om nå?").get_by_role("radio").first).to_be_focused()


def test_sjekk_by_tap_on_a_narrow_screen(desk, phone):
    desk.open(phone, EXERCISE)
    phone.get_by_role("button", name="Sjekk").tap()
    expect(entries(phone)).to_have_count(5)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    box = phone.locator(".mst-lab-dialog")
    assert box.evaluate("node => node.scrollWidth <= node.clientWidth")
    phone.get_by_role("button", name=re.compile("Gå dit: Del 1")).tap()
    expect(box).to_have_count(0)
    scale = widget(phone, "Borghilds skala")
    expect(scale).to_be_in_viewport()
    scale.get_by_role("radio", name="10, svært viktig").tap()
    expect(scale).to_contain_text("Lagret kl.", timeout=15_000)


def test_a_changed_check_is_listed_and_not_run(desk, page):
    spy = "import pathlib; pathlib.Path('ran.txt').touch()"
    desk.edit(EXERCISE, lambda cells, _: cells["m03-next-question"].update(source=spy))
    desk.open(page, EXERCISE)
    page.get_by_role("button", name="Sjekk").click()
    expect(entries(page).nth(1)).to_contain_text("Sjekken til denne oppgaven er endret")
    assert not (desk.folder / EXERCISE).parent.joinpath("ran.txt").exists()


def test_an_error_nobody_foresaw_is_one_friendly_sentence(desk, page):
    """The widget's cell was changed, so it did not start and its check finds no widget."""
    desk.edit(EXERCISE, lambda cells, _: cells["m03-next-question-widget"].update(source="# tom"))
    desk.open(page, EXERCISE)
    page.get_by_role("button", name="Sjekk").click()
    expect(entries(page).nth(1)).to_contain_text(
        "Noe gikk galt da denne oppgaven skulle sjekkes. Det er ikke din feil."
    )
    expect(entries(page).nth(2)).to_contain_text("8 av 8 gjenstår")
    assert not re.search("Traceback|NameError", page.inner_text("body"))


def test_sjekk_works_right_after_the_kernel_was_killed(desk, page):
    desk.open(page, EXERCISE)
    answer_by_keys(page)
    desk.kill_kernel(EXERCISE)
    expect(page.locator(".mst-lab-notices")).to_contain_text("måtte starte på nytt", timeout=60_000)
    page.get_by_role("button", name="Sjekk").click()
    expect(entries(page).first).to_contain_text("Ferdig")


def test_a_lesson_has_nothing_to_check(desk, page):
    desk.open(page, "course/03-mestringstro.ipynb")
    expect(page.get_by_role("button", name="Sjekk", exact=True)).to_have_count(0)
