"""Opening means ready, for our cells and for no others."""

import json
import re
import shutil

import pytest
from playwright.sync_api import expect

from mestring.lab.manifest import COURSE

from ..widgets.node import node
from .jupyter import EXERCISE, LESSON, ROOT, SHELL, START, panel, ready, wait_ready, widget

pytestmark = pytest.mark.slow
RULES = ROOT / "src" / "mestring" / "lab" / "labextensions" / "mestring" / "static" / "rules.js"
SPY = "import pathlib\n\npathlib.Path('ran.txt').touch()"


def code(cell_id, source, **metadata):
    return {
        "cell_type": "code", "id": cell_id, "metadata": metadata, "source": source,
        "outputs": [], "execution_count": None,
    }  # fmt: skip


def test_a_lesson_is_ready_without_a_key_press(desk, page):
    before, asked = (desk.folder / LESSON).read_bytes(), []
    page.on("request", lambda request: asked.append((request.method, request.url)))
    desk.open(page, LESSON)
    read = next(place for place, (_, url) in enumerate(asked) if f"{LESSON}?type=notebook" in url)
    assert not [url for method, url in asked[:read] if method == "PUT"], "it waits for nothing that is being saved"
    for title in ("Borghilds skala", "Hvilken kilde er det?"):
        expect(widget(page, title)).to_be_visible()
    expect(page.locator(".jp-OutputArea-output img[alt]").first).to_be_attached()
    expect(page.locator(".jp-Cell-inputWrapper:visible", has_text="BorghildScale")).to_have_count(0)  # no code
    expect(page.locator(".jp-InputPlaceholder:visible")).to_have_count(0)  # nor what stands for it when it is folded
    # Neither the focus nor the page has moved, and nobody is asked to save.
    assert page.evaluate("document.activeElement.closest('.mst') === null")
    assert page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop") == 0
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)
    assert (desk.folder / LESSON).read_bytes() == before
    # The page reads the package's own list, so that the tests below speak of what students get.
    served = page.request.get(f"{desk.lab.address}/lab/extensions/mestring/static/manifest.json").text()
    assert "m03-cafe" in json.loads(served)[LESSON]


def test_a_forged_tag_an_edited_cell_and_a_module_beside_the_notebook_do_not_run(desk, page):
    def change(cells, all_cells):
        cells["m03-cafe"]["source"] = [SPY + "\n", 'BorghildScale("m03-cafe")']
        all_cells.append(code("forged", SPY, tags=["mestring"]))

    desk.edit(LESSON, change)
    (desk.folder / "course" / "mestring.py").write_text(SPY + "\nraise SystemExit")  # not our package
    desk.open(page, LESSON)
    expect(widget(page, "Hvilken kilde er det?")).to_be_visible()
    expect(widget(page, "Borghilds skala")).to_have_count(0)
    expect(page.locator(".mst-lab-notices")).to_have_text(re.compile("^2 oppgaver på siden er endret"))
    ran = desk.folder / "course" / "ran.txt"
    assert not ran.exists()
    # The same code does run when the student asks for it: the silence above was not a broken cell.
    forged = page.locator(".jp-CodeCell").last
    expect(forged.locator(".cm-content span").first).to_be_attached()  # code is coloured, as in every course on Python
    forged.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    expect(forged.locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[\d+\]"))
    assert ran.exists()


PLACES = {
    **dict.fromkeys(["submitted/kari", "Innlevert 2026", "grading/autograded/kari", "C:\\INNLEVERINGER\\kari"], True),
    **dict.fromkeys(["exercises", "innleveringstips", "course"], False),
}


def test_which_places_hold_handed_in_work():
    with node(RULES, "module.isHandedIn") as is_handed_in:
        assert {place: is_handed_in(f"{place}/03-mestringstro/03-mestringstro.ipynb") for place in PLACES} == PLACES


def test_nothing_runs_among_handed_in_work(desk, page):
    handed_in = "Innlevert 2026/03-mestringstro/03-mestringstro.ipynb"
    shutil.copytree((desk.folder / EXERCISE).parent, (desk.folder / handed_in).parent)
    words = "<section class='mst-fallback'><p>Viktighet: 10 av 10</p>" + (
        "<img src='nothing' onerror='window.hostile = 1'><script>window.hostile = 1</script></section>"
    )
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "gone", "version_major": 2, "version_minor": 1}}

    def change(cells, all_cells):
        cells["m03-borghild-before-widget"]["outputs"] = [
            {"output_type": "display_data", "metadata": {}, "data": {**view, "text/html": words}}
        ]
        cells["m03-next-question-widget"]["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": view}]

    desk.edit(handed_in, change)
    desk.open(page, handed_in, ready=False)
    desk.kernel(handed_in)  # it is there, and nobody asks it anything
    expect(page.locator(".mst-lab-notices")).to_contain_text("innlevert arbeid")
    expect(page.get_by_text("Viktighet: 10 av 10")).to_be_visible()
    expect(page.get_by_text("Denne oppgaven er ikke i gang.")).to_be_visible()
    expect(page.locator(".jp-OutputArea-output:visible", has_text="Error displaying widget")).to_have_count(0)
    page.locator(".mst-lab-check").click()
    expect(page.locator(".mst-lab-dialog")).to_contain_text("innlevert arbeid")
    assert page.evaluate("window.hostile") is None
    expect(page.locator(".mst")).to_have_count(0)
    assert not (desk.folder / handed_in).parent.joinpath("svar").exists()
    expect(page.locator(".jp-NotebookPanel[data-mestring]")).to_have_count(0)


def test_words_stand_in_until_the_widget_is_there(desk, page):
    """An old output without a kernel behind it: its words, never an error, then the widget."""
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "gone", "version_major": 2, "version_minor": 1}}
    output = {"output_type": "display_data", "metadata": {}, "data": view}
    desk.edit(LESSON, lambda cells, _: cells["m03-map-code"].update(outputs=[output]))
    desk.edit(LESSON, lambda cells, _: cells["m03-cafe"].update(outputs=[output]))
    desk.open(page, LESSON)
    expect(widget(page, "Borghilds skala")).to_be_visible()
    # Its own cell runs only when the reader asks.
    expect(page.get_by_text("Denne oppgaven er ikke i gang.")).to_have_count(1)
    expect(page.locator(".jp-OutputArea-output:visible", has_text="Error displaying widget")).to_have_count(0)


def test_without_https_nothing_runs_and_the_page_says_so(desk, page):
    page.add_init_script(
        "Object.defineProperty(crypto, 'subtle', { value: undefined })"
    )  # as browsers do on plain http
    desk.open(page, LESSON, ready=False)
    expect(page.locator(".mst-lab-notices")).to_contain_text("uten sikker tilkobling")
    expect(page.locator(".jp-OutputArea-output")).to_have_count(0)


def test_a_cell_of_ours_that_fails_shows_no_traceback(desk, page):
    (desk.folder / "course" / "widgets" / "m03.yml").write_text("m03-cafe: {title: 1, goals: 2}\n")
    desk.open(page, LESSON, ready=False)
    expect(page.locator(".mst-lab-notices")).to_contain_text("Noe gikk galt da oppgavene skulle starte")
    expect(page.locator(".jp-OutputArea-output", has_text="Traceback")).to_have_count(0)
    # Errors that are a plain sentence are for the student to read.
    expect(page.locator(".jp-OutputArea-output", has_text="m03-kilder")).to_contain_text("mangler i fila m03.yml")


SESSIONS = "**/api/sessions?*"
# Heights are remembered when what is drawn has come to rest.
REMEMBERED = "count => Object.keys(localStorage).filter((name) => name.startsWith('mestring:height ')).length === count"
JUMP = 4  # px that what one reads may move when the exercises come
TOPS = """() => [...document.querySelectorAll(".jp-Notebook h1, .jp-Notebook h2")].map(
    (heading) => heading.getBoundingClientRect().top)"""


def hold_kernels(page):
    """No kernel comes until the function returned is called."""
    held, free = [], []

    def answer(route):
        if free or route.request.method != "POST":
            route.continue_()
        else:
            held.append(route)

    def let_go():
        free.append(True)
        for route in held:
            route.continue_()

    page.route(SESSIONS, answer)

    return let_go


def forget_kernels(desk):
    for session in desk.lab.api("sessions"):
        desk.lab.api(f"sessions/{session['id']}", "DELETE")


def test_until_an_exercise_is_there_its_place_says_so(desk, page, accessible):
    boxes = page.locator(".mst-lab-waiting")
    for visit in range(2):
        let_go = hold_kernels(page)
        desk.open(page, EXERCISE, ready=False)
        expect(boxes.first).to_be_visible()
        assert set(boxes.all_text_contents()) == {"Øvelsen gjøres klar …"}
        assert min(box.bounding_box()["height"] for box in boxes.all()) > 100
        said = panel(page).get_by_role("status").filter(has_text="Øvelsene på siden gjøres klare …")
        expect(said).to_have_count(1)
        if not visit:
            page.wait_for_timeout(4000)  # longer than a widget waits for an answer
            accessible(page, exclude=SHELL)
        expect(page.locator(".mst-lab-notices p, .jp-Dialog, .jp-toastContainer *")).to_have_count(0)
        before, count = page.evaluate(TOPS), boxes.count()
        page.evaluate("localStorage.clear()")  # the boxes have their heights
        let_go()
        wait_ready(page)
        expect(boxes).to_have_count(0)
        expect(said).to_have_count(0)
        page.wait_for_function(REMEMBERED, arg=count)
        moved = [abs(a - b) for a, b in zip(before, page.evaluate(TOPS), strict=True)]
        forget_kernels(desk)
    assert len(moved) > 3 and max(moved) <= JUMP, "on the second visit their heights are known"


def test_the_start_page_lists_the_course_before_anything_has_run(desk, page, accessible):
    let_go = hold_kernels(page)
    desk.open(page, START, ready=False)
    links = page.locator(".mst-lab-waiting").get_by_role("link")
    course = json.loads((ROOT / COURSE).read_text(encoding="utf-8"))
    titles = [sheet["title"] for sheet in course if sheet["path"] != START]
    expect(links).to_have_text(titles)
    accessible(page, exclude=SHELL)
    links.nth(2).focus()
    let_go()
    wait_ready(page)
    links = page.locator(".mst-progress .mst-sheets").get_by_role("link")
    expect(links).to_have_text(titles)
    expect(links.nth(2)).to_be_focused()
    forget_kernels(desk)
    let_go = hold_kernels(page)
    page.reload()
    page.locator(".mst-lab-waiting").get_by_role("link", name="Stress og mestring", exact=True).press("Enter")
    expect(panel(page).locator("h1").first).to_contain_text("Stress og mestring")
    let_go()
    ready(page, "Stress og mestring")
