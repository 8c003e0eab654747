"""The marking room in a browser: comments at a student's sentence, and a share on a colleague's tablet."""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from ..grading.read_class import read_class, rows
from .marking_room import EXERCISE, WEEKS, enter, saved, shown

pytestmark = pytest.mark.slow


def test_a_comment_stands_at_the_students_sentence_and_a_changed_one_comes_to_all(
    tmp_path, open_room, new_context, accessible
):
    """By keys, by a tap and by selecting; reloaded; on the feedback page; changed in the list and brought, undone."""
    written = "Dette er {}. Hun kom **seg dit**. Bussen gikk, f.eks.\nhver time.\n\n- Hva gjorde hun?\n- Hun ventet."
    course = read_class(tmp_path, EXERCISE, {name: {WEEKS: written.format(name)} for name in ("s0", "s1")})
    server = open_room(course)
    context = new_context(viewport={"width": 1024, "height": 768}, has_touch=True)
    page = context.new_page()
    enter(page, server.address)
    comment, first = page.get_by_label("Kommentar til studenten"), shown(page)
    for key in ("s", "ArrowDown", "ArrowDown", "Shift+ArrowDown"):
        page.keyboard.press(key)
    expect(page.locator("#chosen")).to_contain_text("Setning 3–4 av 5")
    accessible(page)
    page.keyboard.press("Shift+M")
    page.keyboard.type("itt eget.")
    page.keyboard.press("Escape")
    expect(page.locator("#answer mark")).to_have_text(["Bussen gikk, f.eks.\nhver time.", "Hva gjorde hun?"])
    page.locator(".sentence", has_text="Hun ventet.").tap()
    page.get_by_role("button", name="Skriv", exact=False).tap()
    page.keyboard.press("Escape")
    expect(comment).to_have_value("> Bussen gikk, f.eks. hver time. Hva gjorde hun?\n\nMitt eget.")
    page.locator(".sentence", has_text="Hun kom").first.select_text()
    page.keyboard.press("b")
    page.keyboard.press("2")
    expect(page.locator("#answer .notes li")).to_have_count(2)
    page.reload()
    expect(page.locator("#answer sup")).to_have_text(["1", "2"])
    accessible(page)
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#number")).to_contain_text("Svar 2 av 2")

    page.keyboard.press("Shift+M")
    page.keyboard.type("itt eget.")
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    page.get_by_role("button", name="Ta vare på").tap()
    page.get_by_role("button", name="Endre: Mitt eget.").tap()
    page.get_by_role("dialog").get_by_role("textbox").fill("Vårt.")
    page.route("**/comments/*", lambda route: route.abort())
    page.get_by_role("button", name="Lagre").tap()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("Får ikke kontakt med programmet")
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value("Vårt.")
    accessible(page)
    page.unroute("**/comments/*")
    page.get_by_role("button", name="Lagre").tap()
    expect(page.get_by_role("dialog", name="Kommentaren står i 2 svar").get_by_role("row")).to_have_count(3)
    accessible(page)
    page.keyboard.press("Tab")  # Enter alone leaves it as it is
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Endre i alle 2")).to_be_hidden()
    expect(comment).to_have_value("Vårt.")
    second = shown(page)
    assert "Mitt" not in rows(course, EXERCISE, first, WEEKS)[1] + rows(course, EXERCISE, second, WEEKS)[1]
    page.keyboard.press("u")
    expect(comment).to_have_value("Mitt eget.")
    points, kept, waits = rows(course, EXERCISE, first, WEEKS)
    assert (points, waits) == (2, False) and "> Bussen gikk, f.eks. hver time. Hva gjorde hun?\n\nMitt eget." in kept

    publish = [sys.executable, "-m", "mestring.teacher.cli", "publish", EXERCISE, "--course", str(course.root)]
    subprocess.run(publish, capture_output=True, check=False)  # it says that an answer waits
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto((course.at("feedback", first, EXERCISE) / f"{EXERCISE}.html").as_uri())
    expect(page.locator("mark")).to_have_text(
        ["Hun kom ", "seg dit", ".", "Bussen gikk, f.eks.\nhver time.", "Hva gjorde hun?"]
    )
    page.get_by_role("link", name="Kommentar 2 til setningen").tap()
    assert page.locator(":target").inner_text().startswith("Mitt eget.")
    accessible(page)
    page.emulate_media(color_scheme="dark")
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def sizes(page):
    """What can be tapped and is too small: [what it says, its width and height]; links in running text may be."""
    return page.evaluate(
        """() => [...document.querySelectorAll("button, summary, nav a, .choices label, #typed, .button, .choice")]
          .filter((one) => one.checkVisibility())
          .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
          .filter(([, { width, height }]) => width < 44 || height < 44)
          .map(([words, { width, height }]) => [words, width, height])"""
    )


def test_a_share_goes_to_a_colleagues_tablet_and_comes_back(tmp_path, open_room, new_context, accessible):
    """One teacher gives two answers, the other marks them by taps alone; where both said something, one chooses."""
    mine = read_class(tmp_path / "mine", EXERCISE, {f"s{n}": {WEEKS: f"Dette er s{n}."} for n in range(3)})
    theirs = read_class(tmp_path / "theirs", EXERCISE, {"x": {WEEKS: "Dette er s99."}})
    page = new_context(accept_downloads=True).new_page()
    first = open_room(mine).address.removesuffix(f"{EXERCISE}/")
    page.goto(first)
    accessible(page)
    page.get_by_role("link", name="Del med en kollega: ").click()
    page.get_by_label("Hvor mange svar").fill("2")
    accessible(page)
    page.get_by_role("button", name="Lag fila").click()
    accessible(page)
    given = download(page, "Last ned fila til kollegaen", tmp_path)

    context = new_context(viewport={"width": 1024, "height": 768}, has_touch=True, accept_downloads=True)
    tablet = context.new_page()
    tablet.goto(open_room(theirs).address.removesuffix(f"{EXERCISE}/"))
    open_file(tablet, given)
    for number in (1, 2):
        expect(tablet.locator("#number")).to_contain_text(f"Svar {number} av 2: ikke")
        tablet.get_by_role("button", name="Alt er med").tap()
        tablet.get_by_role("group", name="2 ").get_by_text("nei", exact=True).tap()
        tablet.locator("#bank summary").tap()
        tablet.locator("#bank li button").first.tap()
        saved(tablet)
        for colours, size in (("light", (820, 1180)), ("dark", (1024, 768))) if number == 1 else ():
            tablet.set_viewport_size({"width": size[0], "height": size[1]})
            tablet.emulate_media(color_scheme=colours)
            assert sizes(tablet) == []
            assert tablet.evaluate("document.documentElement.scrollWidth <= innerWidth")
            accessible(tablet)
        tablet.get_by_role("button", name="Vurdert, neste").tap()
    expect(tablet.locator("#status")).to_have_text("Ingen flere svar på denne delen venter på deg.")
    back = download(tablet, "Last ned fila som skal tilbake", tmp_path)

    room = context.new_page()
    room.goto(f"{first}{EXERCISE}/")
    expect(room.locator("#waiting")).to_have_text("1 venter, 2 hos en kollega")
    room.get_by_role("button", name="Alt er med").tap()
    room.get_by_role("button", name="Vurdert, neste").tap()
    expect(room.locator("#status")).to_have_text("Ingen flere svar på denne delen venter på deg.")
    room.get_by_role("button", name="Neste", exact=False).last.tap()
    expect(room.locator("#number")).to_contain_text("Svar 2 av 3")
    room.get_by_role("button", name="Ingenting er med").tap()
    saved(room)
    student = shown(room)
    page.goto(first)
    open_file(page, back)
    expect(page.get_by_text("1 svar er tatt inn i karakterboka.")).to_be_visible()
    expect(page.locator("article")).to_contain_text(f"Dette er {student}.")
    accessible(page)
    assert rows(mine, EXERCISE, student, WEEKS)[0] == 0
    page.get_by_role("button", name="Bruk kollegaens").click()
    expect(page.get_by_text("2 svar er tatt inn i karakterboka.")).to_be_visible()
    assert rows(mine, EXERCISE, student, WEEKS)[0] == 1.5

    page.get_by_role("link", name="Del med en kollega").click()
    page.get_by_text("Vurdere de samme svarene hver for seg.").click()
    page.get_by_role("button", name="Lag fila").click()
    sample = download(page, "Last ned fila til kollegaen", tmp_path)
    tablet.goto(open_room(theirs).address.removesuffix(f"{EXERCISE}/"))
    open_file(tablet, sample)
    expect(tablet.locator("#number")).to_contain_text("Svar 1 av 3")
    tablet.get_by_role("button", name="Alt er med").tap()
    tablet.get_by_role("button", name="Vurdert, neste").tap()
    expect(tablet.locator("#number")).to_contain_text("Svar 2 av 3")
    back = download(tablet, "Last ned fila som skal tilbake", tmp_path)
    page.goto(first)
    open_file(page, back)
    expect(page.get_by_role("region", name="Enighet kriterium for kriterium")).to_be_visible()
    accessible(page)


def open_file(page, path):
    page.get_by_label("Fil", exact=True).set_input_files(path)
    page.get_by_role("button", name="Åpne fila").click()


def download(page, name, folder):
    with page.expect_download() as waits:
        page.get_by_role("link", name=name).click()
    path = folder / waits.value.suggested_filename
    waits.value.save_as(path)
    return path
