"""«Lever»: from the start page to the zip that nbgrader takes, by keys alone and by taps alone."""

import io
import json
import re
import signal
import zipfile

import pytest
import yaml
from playwright.sync_api import expect

from mestring import text

from ..grading.commands import nbgrader
from ..grading.course import Course
from ..grading.exercises import graded
from .engines import wait_for
from .giving import give
from .input_devices import Keys, Taps
from .jupyter import EXERCISE, LESSON, panel, ready

pytestmark = pytest.mark.slow
NAME = "03-mestringstro"
PRACTICE = "exercises/00-start/00-start.ipynb"
LABELS = text.labels("hand_in")
WHY = LABELS["why_unsaved"]
PATIENCE = 11_000  # ms: longer than a button waits for an answer
PERSONAL = "Ring meg på 412 34 567 eller skriv til kari@example.no. Nummeret hennes er 01010750160."


@pytest.fixture(params=[Keys, Taps])
def device(request):
    return request.param(request.getfixturevalue(request.param.fixture))


def widget(page, title):
    """One of the widgets on the screen, by its title."""
    return panel(page).get_by_role("region", name=title)


def lever(page):
    return widget(page, "Lever oppgave 03")


def answer_first_task(device):
    """The full answer of the first task, from its hidden test."""
    said = graded(NAME)[0].full["goals"]["cafe"]["before"]
    box = widget(device.page, "Borghilds skala")
    for question, name in (("Hvor viktig", "importance"), ("Hvor stor tro", "confidence")):
        device.choose(box.get_by_role("group", name=question).first, said[name] - 1)
    expect(box).to_contain_text(re.compile(r"Lagret kl\."), timeout=15_000)


def write(device, text, number=0):
    """Into a text field, and stay in it."""
    field = panel(device.page).get_by_role("textbox", name="Svaret ditt").nth(number)
    device.write(field, "")
    device.page.keyboard.press("Control+a")
    device.page.keyboard.type(text)


def go_to_exercise(home, device):
    page = device.page
    home.enter(page)
    ready(page, "Slik bruker du kurset")
    device.press(
        panel(page).get_by_role("link", name=re.compile("^Fortsett med leksjon 03"))
    )  # there is a private answer in it
    ready(page, "Mestringstro")
    device.press(panel(page).get_by_role("toolbar").get_by_role("button", name="Start", exact=True))
    device.press(panel(page).get_by_role("link", name="Oppgave 03"))
    ready(page, "Oppgave 03")


def test_from_the_start_page_to_a_graded_zip(home, device, tmp_path):
    page = device.page
    private = home.folder / ".privat"
    private.mkdir()
    secret = {"version": 1, "key": "m03-mine-maal", "widget": "-", "revision": 1, "at": "2026-11-21T13:02:11Z"}
    (private / "m03-mine-maal.json").write_text(json.dumps({**secret, "answer": {"goals": "hemmelig"}}))
    go_to_exercise(home, device)
    answer_first_task(device)
    write(device, PERSONAL)

    # The text is still open and never saved by hand: «Lever» finds it.
    device.press(lever(page).get_by_role("button", name=LABELS["hand_in"], exact=True))
    report = lever(page).locator(".mst-report")
    expect(report).to_contain_text("Del 2: Hva spør du om nå? (2 poeng): 6 av 6 gjenstår", timeout=15_000)
    expect(report).to_contain_text("Del 1: Sett skalaen som Borghild (1 poeng): " + LABELS["part_done"])
    expect(report).to_contain_text("Skriv svaret ditt")  # the second text
    expect(report.get_by_role("button", name="Gå dit").first).to_be_focused()
    for kind, words in (
        ("Telefonnummer", "412 34 567"),
        ("E-postadresse", "kari@example.no"),
        ("Fødselsnummer", "01010750160"),
    ):
        expect(report).to_contain_text(f"{kind}: {words}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    notebook = home.folder / EXERCISE
    kept = json.loads((notebook.parent / "svar/m03-three-weeks-text.json").read_text(encoding="utf-8"))
    assert kept["answer"] == {"text": PERSONAL}  # the zip's notebook gets it from here; the one on the desk, by and by
    saved = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    assert not any(cell.get("outputs") for cell in saved)  # they could show an answer that is deleted later

    # The student goes back, mends the text, and hands in with something missing.
    device.press(lever(page).get_by_role("button", name=LABELS["go_back"]))
    expect(lever(page)).to_contain_text(LABELS["not_yet"])
    write(device, "Hva ville en tur til kaféen betydd for deg?")
    device.press(lever(page).get_by_role("button", name=LABELS["hand_in"], exact=True))
    expect(report).to_contain_text("6 av 6 gjenstår", timeout=15_000)
    device.press(report.get_by_role("button", name=re.compile("Gå dit: Del 2")))
    expect(widget(page, "Hva spør du om nå?").get_by_role("radio").first).to_be_focused()
    expect(report).not_to_contain_text(LABELS["personal"])
    with page.expect_download() as download:
        device.press(lever(page).get_by_role("button", name=LABELS["anyway"]))
    assert download.value.suggested_filename == f"{NAME}.zip"
    expect(lever(page)).to_contain_text(LABELS["handed"].format(name=f"{NAME}.zip"))
    data = download.value.path().read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert names[0] == f"{NAME}.ipynb" and "svar/m03-borghild-before.json" in names
        assert not any("privat" in name or "mine-maal" in name for name in names)
        assert all(re.fullmatch(rf"{NAME}\.ipynb|svar/m03-[a-z0-9-]+\.json", name) for name in names)
        texts = b"".join(map(archive.read, names)).decode()
    assert "Hva ville en tur til kaféen betydd" in texts
    assert "hemmelig" not in texts and "412 34 567" not in texts

    # The start page knows.
    device.press(panel(page).get_by_role("toolbar").get_by_role("button", name="Start", exact=True))
    row = panel(page).get_by_role("listitem").filter(has_text="Oppgave 03")
    expect(row).to_contain_text(text.labels("progress")["states"]["handed_in"], timeout=15_000)

    # The teacher takes the zip as it is.
    course = Course(tmp_path / "kurs", NAME)
    place = course.folder / "grading" / "downloaded" / NAME / "archive"
    place.mkdir(parents=True)
    (place / "kari.zip").write_bytes(data)
    nbgrader(course, "zip_collect", "autograde")
    grades = course.grades("kari")
    first, *others = graded(NAME)
    assert grades[first.grade_id][0] == first.told["points"], grades
    assert all(grades[test.grade_id][0] == 0 for test in others), grades


def no_zip(page):
    """Collects what is downloaded; there should be nothing."""
    found = []
    page.on("download", lambda download: found.append(download))
    return found


def test_while_the_course_is_gone_nothing_is_handed_in(home, page):
    device, downloads = Keys(page), no_zip(page)
    page.goto(f"{home.address}/doc/tree/{EXERCISE}?token={home.token}")
    ready(page, "Oppgave 03")
    write(device, "Skrevet rett før strømmen gikk")
    home.process.send_signal(signal.SIGSTOP)
    try:
        device.press(lever(page).get_by_role("button", name=LABELS["hand_in"], exact=True))
        expect(lever(page)).to_contain_text(re.compile("ble ikke lagret|Siden svarer ikke"), timeout=40_000)
        expect(lever(page)).not_to_contain_text(f"{NAME}.zip")
    finally:
        home.process.send_signal(signal.SIGCONT)
    assert downloads == []
    # It comes back, and nothing that was written is lost.
    expect(page.locator(".jp-mod-dirty")).to_have_count(0, timeout=60_000)
    device.press(lever(page).get_by_role("button", name=LABELS["hand_in"], exact=True))
    expect(lever(page).locator(".mst-report")).to_contain_text("gjenstår", timeout=30_000)
    with page.expect_download() as download:
        device.press(lever(page).get_by_role("button", name=LABELS["anyway"]))
    with zipfile.ZipFile(download.value.path()) as archive:
        assert "Skrevet rett før strømmen gikk" in archive.read(f"{NAME}.ipynb").decode()


def test_a_check_that_nobody_answers_comes_to_an_end(home, page):
    page.goto(f"{home.address}/doc/tree/{EXERCISE}?token={home.token}")
    ready(page, "Oppgave 03")
    kernel = home.kernel_of(EXERCISE)
    kernel.suspend()
    try:
        page.clock.install()
        page.get_by_role("button", name="Sjekk", exact=True).press("Enter")
        over = page.locator(".mst-lab-dialog").get_by_text("5 kunne ikke sjekkes")
        assert wait_for(lambda: over.is_visible() or page.clock.fast_forward(PATIENCE)), "it goes on and on"
    finally:
        kernel.resume()


def test_whole_work_is_handed_in_without_a_question(desk, page):
    device = Keys(page)
    desk.open(page, PRACTICE)
    content = yaml.safe_load((desk.folder / PRACTICE).parent.joinpath("widgets/m00.yml").read_text(encoding="utf-8"))
    for entry in content.values():
        if "questions" in entry:
            full = {name: [next(iter(question["options"]))] for name, question in entry["questions"].items()}
            give(device, widget(page, entry["title"]), entry, full)
    write(device, "Et svar")
    button = widget(page, content["m00-lever"]["title"])
    page.clock.install()
    with page.expect_download() as download:
        device.press(button.get_by_role("button", name=LABELS["hand_in"], exact=True))
    with zipfile.ZipFile(download.value.path()) as archive:  # what was typed the moment before is in it
        assert "Et svar" in archive.read("00-start.ipynb").decode()
    expect(button).to_contain_text(LABELS["handed"].format(name="00-start.zip"))
    page.clock.fast_forward(PATIENCE)
    expect(button).to_contain_text(LABELS["handed"].format(name="00-start.zip"))


def test_a_file_that_cannot_be_written_is_not_handed_in(desk, page):
    """A folder stands where the file was: that stops root too."""
    device, downloads = Keys(page), no_zip(page)
    desk.open(page, EXERCISE)
    write(device, "Dette kommer aldri på disken")
    page.keyboard.press("Escape")
    path = desk.folder / EXERCISE
    path.rename(path.with_suffix(".bak"))
    path.mkdir()
    device.press(lever(page).get_by_role("button", name=LABELS["hand_in"], exact=True))
    expect(lever(page)).to_contain_text(WHY["other"], timeout=30_000)
    expect(lever(page)).not_to_contain_text(f"{NAME}.zip")
    assert downloads == []


def test_a_lesson_that_nobody_can_save_is_told_as_such(desk, page):
    """The event as a widget sends it; the answer is the file's name only after a real save."""
    desk.open(page, LESSON)
    ask = """node => new Promise((saved) => node.dispatchEvent(
        new CustomEvent("mestring:save", { bubbles: true, detail: { saved } })))"""
    first = page.locator(".mst").first
    assert first.evaluate(ask) == "03-mestringstro.ipynb"
    page.route("**/api/contents/**", lambda route: route.abort() if route.request.method == "PUT" else route.fallback())
    assert first.evaluate(ask) == ""
