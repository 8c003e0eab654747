"""The student's JupyterLab in Firefox and WebKit, by keys alone: from the start page through a lesson to the zip.

Chromium has its own, finer tests beside this one.
"""

import base64
import io
import json
import zipfile

import pytest

from mestring import text

from .engines import engine, wait_for
from .firefox import Firefox
from .jupyter import LESSON
from .webkit import WebKit

pytestmark = pytest.mark.slow
LABELS = text.labels("hand_in")
EXERCISE = "03-mestringstro"
NOTE = "Det er x a b dd, sa hun. Æ, ø og å"
MOST = 250  # presses of Tab from one end of a page to the other

PANEL = "const panel = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden)');"
READY = f"""(title) => {{
  {PANEL}
  return panel?.dataset.mestring === "ready" && panel.querySelector("h1")?.textContent.includes(title)
    && panel.querySelector("section.mst") && true;
}}"""
# Where a control with this name is from the focus: the key that leads there, and how often to press it before looking
# again: half the way, for some of what lies between may be no stop.
WAY = f"""(name) => {{
  {PANEL}
  const called = (node) => (node.getAttribute("aria-label") ?? node.textContent).trim();
  const first = (radio) => panel.querySelector(`input[name="${{radio.name}}"]`);
  const stops = [...panel.querySelectorAll("a, button, jp-button, input, textarea")].filter(
    (node) => node.checkVisibility() && (node.type !== "radio" || node === first(node)));
  const found = stops.find((node) => called(node) === name);
  const now = document.activeElement;
  if (!found) return null;
  if (found === now) return ["", 0];
  const before = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  const [from, to] = before(found, now) ? [found, now] : [now, found];
  const between = stops.filter((node) => before(from, node) && before(node, to));
  return [from === now ? "Tab" : "Shift+Tab", Math.ceil(between.length / 2) || 1];
}}"""
# What JupyterLab's keys for cells would change, and every dialog.
CELLS = f"""() => {{
  {PANEL}
  const cells = [...panel.querySelectorAll(".jp-Cell")];
  return {{
    kinds: cells.map((cell) => cell.classList.contains("jp-MarkdownCell")),
    active: cells.findIndex((cell) => cell.classList.contains("jp-mod-active")),
    written: cells.filter((cell) => cell.matches(".jp-MarkdownCell:not(.jp-mod-rendered)")).length,
    dialogs: [...document.querySelectorAll(".jp-Dialog, dialog[open]")].map((dialog) => dialog.textContent),
  }};
}}"""
SCALE = f"""() => {{
  {PANEL}
  const scale = panel.querySelector(".mst-borghild-scale"), now = document.activeElement;
  const ruler = scale.querySelector(".mst-ruler");
  return {{
    checked: [...scale.querySelectorAll("input:checked")].map((input) => input.value),
    note: ruler.querySelector("textarea").value,
    at: now.matches(".mst-clear") ? "clear" : `${{now.type}} ${{now.type === "radio" ? now.value : ""}}`.trim(),
    ruler: [...scale.querySelectorAll(".mst-ruler")].indexOf(now.closest(".mst-ruler")),
    kept: scale.querySelector(".mst-state").dataset.state === "kept",
  }};
}}"""
SAYS = f"(words) => {{ {PANEL} return panel.querySelector('.mst-hand-in').innerText.includes(words); }}"
GIVEN = f"""async () => {{
  {PANEL}
  const link = panel.querySelector(".mst-hand-in a[download]");
  const bytes = new Uint8Array(await (await fetch(link.href)).arrayBuffer());
  return [link.download, btoa(String.fromCharCode(...bytes))];
}}"""


@pytest.fixture(params=[Firefox, WebKit], ids=["firefox", "webkit"])
def browser(request):
    with engine(request.param) as started:
        yield started


def go(browser, name):
    """Tab until the focus is on the control with this name."""
    browser.until(WAY, name)
    pressed = 0
    while (way := browser.evaluate(WAY, name))[1]:
        key, times = way
        browser.press(*[key] * times)
        pressed += times
        assert pressed < MOST, f"{browser.name}: no Tab leads to {name}"


def follow(browser, name, title):
    """Enter on a link, until the page with this title is ready."""
    go(browser, name)
    browser.press("Enter")
    browser.until(READY, title)


def seen(browser):
    shown = browser.evaluate(SCALE)
    return shown["at"], shown["ruler"], shown["checked"]


def sees(browser, at, ruler):
    """Until the focus is there, with a 3 chosen."""
    assert wait_for(lambda: seen(browser) == (at, ruler, ["3"]), 10), seen(browser)


def test_from_the_start_page_to_the_zip(browser, home):
    browser.open(f"{home.address}/?token={home.token}")
    browser.until(READY, "Slik bruker du kurset")
    follow(browser, "Mestringstro: Borghild på vei til kaféen", "Mestringstro")
    answer_the_lesson(browser, home)
    follow(browser, "Oppgaven til leksjonen Oppgave 03: Mestringstro", "Oppgave 03")  # at the lesson's foot
    check(browser)
    hand_in(browser)


def first_answer(home):
    """What is kept of the first widget in the lesson."""
    document = (home.folder / LESSON).parent / "svar" / "m03-cafe.json"
    return json.loads(document.read_text(encoding="utf-8"))["answer"]["goals"]["cafe"]["before"]


def answer_the_lesson(browser, home):
    go(browser, "1, ikke viktig")
    before = browser.evaluate(CELLS)
    browser.press("Space", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowLeft")
    sees(browser, "radio 3", 0)
    browser.press(*"xddambz0c")
    assert seen(browser) == ("radio 3", 0, ["3"])
    browser.press("Tab")
    sees(browser, "textarea", 0)
    browser.write(NOTE)
    browser.press("ArrowUp", "ArrowLeft", "End")
    browser.press("Tab")
    sees(browser, "clear", 0)
    browser.press("Tab")
    sees(browser, "radio 1", 1)
    assert browser.evaluate(CELLS) == before

    file = home.folder / LESSON
    saved = file.stat().st_mtime_ns
    browser.press("Control+s")
    assert wait_for(lambda: file.stat().st_mtime_ns > saved)
    browser.until("() => !document.querySelector('.jp-mod-dirty')")
    assert browser.evaluate(CELLS) == before  # no dialog either
    assert wait_for(lambda: browser.evaluate(SCALE)["kept"])
    assert wait_for(lambda: first_answer(home) == {"importance": 3, "notes": {"importance": NOTE}}), first_answer(home)

    browser.reload()
    browser.until(READY, "Mestringstro")
    assert wait_for(lambda: browser.evaluate(SCALE)["note"] == NOTE)
    assert browser.evaluate(SCALE)["checked"] == ["3"]


def check(browser):
    go(browser, "Sjekk")
    browser.press("Enter")
    browser.until("() => /^\\d av \\d /.test(document.querySelector('.mst-lab-summary')?.textContent)")
    browser.press("Escape")
    browser.until("() => !document.querySelector('dialog[open]')")
    assert wait_for(lambda: browser.evaluate(WAY, "Sjekk") == ["", 0], 10)


def hand_in(browser):
    go(browser, "1, ikke viktig")
    browser.press("Space", "ArrowRight")
    go(browser, LABELS["hand_in"])
    browser.press("Enter")
    go(browser, LABELS["anyway"])
    browser.press("Enter")
    browser.until(SAYS, LABELS["handed"].format(name=f"{EXERCISE}.zip"))
    # The zip that the page gives; where the browser puts it is the browser's.
    name, content = browser.evaluate(GIVEN)
    assert name == f"{EXERCISE}.zip"
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(content))) as archive:
        assert archive.namelist()[0] == f"{EXERCISE}.ipynb"
        answer = json.loads(archive.read("svar/m03-borghild-before.json"))["answer"]
    assert answer["goals"]["cafe"]["before"] == {"importance": 2}
