"""The student's view of JupyterLab: small, Norwegian, and where the student was."""

import re
import zipfile
from pathlib import Path

import pytest
from jupyter_core.paths import ENV_JUPYTER_PATH
from playwright.sync_api import expect

from mestring import copies
from mestring.answers import ANSWERS, Store
from mestring.lab.launch import STATE

from .engines import wait_for
from .input_devices import asks_for_a_file
from .jupyter import EXERCISE, LESSON, SHELL, START, panel, ready
from .shell_words import catalogue, foreign, shown

pytestmark = pytest.mark.slow
FIELD = "m03-three-weeks-text"
# What is still English on the student's way, each with its reason.
ENGLISH_LEFT = {
    "Del": "the name of a key, as it stands on the keyboard",
}


def button(page, name):
    return panel(page).get_by_role("toolbar", name="Knapper").get_by_role("button", name=name, exact=True)


def remembered(home, path):
    """Until JupyterLab has written down where the student is."""
    files = (home.folder / STATE).rglob
    return wait_for(lambda: any(path in file.read_text() for file in files("*.jupyterlab-workspace")))


def test_the_first_time_it_opens_the_start_page_and_then_where_the_student_was(home, new_context):
    page = new_context().new_page()
    home.enter(page)
    ready(page, "Slik bruker du kurset")
    go_on = panel(page).get_by_role("link", name=re.compile("^Fortsett|^Begynn"))
    go_on.focus()
    page.keyboard.press("Enter")
    ready(page, "Hva er mestring")
    # The keyboard is on the new page, at its top.
    page.wait_for_function("document.activeElement.closest('.jp-NotebookPanel:not(.lm-mod-hidden)') !== null")
    expect(panel(page).locator(".jp-Cell").first).to_be_in_viewport()
    button(page, "Start").click()
    ready(page, "Slik bruker du kurset")
    panel(page).get_by_role("link", name="Mestringstro: Borghild på vei til kaféen").click()
    ready(page, "Mestringstro")
    assert remembered(home, LESSON)
    page = new_context().new_page()
    home.enter(page)
    ready(page, "Mestringstro")


def test_a_folder_without_a_start_page_shows_its_files(home, page):
    (home.folder / START).unlink()
    page.goto(f"{home.address}/?token={home.token}")
    expect(page.get_by_role("listitem").filter(has_text="course")).to_be_visible(timeout=60_000)


def test_there_is_little_to_see(desk, page):
    desk.open(page, EXERCISE)
    names = page.locator("jp-toolbar:visible button, jp-toolbar:visible jp-button").all_inner_texts()
    names = [name.strip() for name in names if name.strip()]
    assert names == [
        "Sjekk",
        "Start",
        "Filer",
        "Lagre",
        "Start siden på nytt",
        "Hjelp",
    ]
    for gone in (".lm-MenuBar-item", ".jp-SideBar", ".lm-DockPanel-tabBar", ".jp-Launcher", ".jp-cell-toolbar",
                 ".jp-Toolbar-kernelName", "#jp-top-panel", "#jp-bottom-panel", ".jp-Notebook-footer"):  # fmt: skip
        expect(page.locator(f"{gone}:visible")).to_have_count(0)
    assert not re.search("kernel|python|ipynb|jupyter", page.inner_text("body"), re.IGNORECASE)
    # The browser's own menu: copying, spelling, translation.
    page.locator(".jp-MarkdownOutput:visible").first.click(button="right")
    expect(page.locator(".lm-Menu")).to_have_count(0)
    page.keyboard.press("Control+Shift+C")
    expect(page.locator(".jp-ModalCommandPalette:visible")).to_have_count(0)
    # English that slips in is found.
    page.locator(".jp-NotebookPanel").evaluate(
        "node => node.append(Object.assign(document.createElement('p'), { title: 'Restart Kernel' }))"
    )
    assert "Restart Kernel" in foreign(shown(page), set())


def test_every_button_by_keyboard(desk, page):
    """The toolbar is one stop for Tab, and the arrow keys lead from button to button."""
    desk.open(page, LESSON)
    page.locator(".skip-link").focus()
    name = "document.activeElement.closest('jp-button, button')?.getAttribute('aria-label')"
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate(name):
            break
    passed = [page.evaluate(name)]
    while passed[-1] != "Hjelp" and len(passed) < 8:
        page.keyboard.press("ArrowRight")
        passed.append(page.evaluate(name))
    assert passed == ["Start", "Filer", "Lagre", "Start siden på nytt", "Hjelp"]
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Hjelp")).to_be_visible()
    page.keyboard.press("Escape")
    assert page.evaluate(name) == "Hjelp"


def test_a_copy_of_the_answers_comes_in_and_goes_out(desk, new_context, accessible, tmp_path):
    """By keys and by taps; the file is the one that the book gives."""
    page = new_context(has_touch=True).new_page()
    Store(tmp_path / Path(EXERCISE).parent / ANSWERS).keep(FIELD, {"text": "Hei"}, "WrittenAnswer", None)
    (tmp_path / "kopi.zip").write_bytes(copies.pack(tmp_path))
    desk.open(page, EXERCISE)
    button(page, "Hjelp").press("Enter")
    dialog = page.get_by_role("dialog", name="Hjelp")
    told, field = dialog.get_by_role("status"), dialog.locator("input[type=file]")
    asks_for_a_file(dialog.get_by_role("button", name="Hent inn en kopi"), field)
    field.set_input_files({"name": "bilde.zip", "mimeType": "application/zip", "buffer": b"ikke en zip"})
    expect(told).to_have_text("Denne fila er ikke en kopi, eller den er skadet. Ingenting er endret.")
    field.set_input_files(tmp_path / "kopi.zip")
    expect(told).to_have_text("Hentet inn svar fra kopien: 1.")
    accessible(page, exclude=SHELL)
    with page.expect_download() as given:
        dialog.get_by_role("button", name="Ta en kopi", exact=True).tap()
    expect(told).to_contain_text(given.value.suggested_filename)
    assert zipfile.ZipFile(given.value.path()).namelist() == zipfile.ZipFile(tmp_path / "kopi.zip").namelist()
    page.keyboard.press("Escape")
    expect(page.locator(f".mst[data-key={FIELD}] textarea")).to_have_value("Hei")


def test_links_of_widgets_never_leave_the_course(desk, page):
    desk.open(page, START)
    (desk.lab.folder / "other.ipynb").write_bytes((desk.folder / LESSON).read_bytes())
    ask = """(node, path) => node.dispatchEvent(
        new CustomEvent("mestring:open", { bubbles: true, cancelable: true, detail: { path } }))"""
    for path in ("../../other.ipynb", "../../../other.ipynb", "/other.ipynb", "../other.ipynb"):
        assert page.locator(".mst").first.evaluate(ask, path) is False  # stopped: the browser does not follow it either
    page.locator(".mst").first.evaluate(ask, "03-mestringstro.ipynb")
    ready(page, "Mestringstro")
    expect(page.locator(".jp-NotebookPanel")).to_have_count(2)  # the start page and the lesson, nothing else


def test_everything_around_the_page_is_norwegian(home, page):
    """The student's way through every dialog; whatever JupyterLab says that we have not written is listed."""
    seen = set()
    home.enter(page)
    ready(page, "Slik bruker du kurset")
    seen |= shown(page)
    assert page.evaluate("document.documentElement.lang") == "nb-NO"
    # files
    button(page, "Filer").click()
    for step in ("exercises", "03-mestringstro"):
        item = page.locator(".jp-DirListing-item", has_text=step)
        item.hover()
        seen |= shown(page)
        item.click()
    file = page.locator(".jp-DirListing-item", has_text="03-mestringstro.ipynb")
    file.click(button="right")
    expect(page.locator(".lm-Menu-item")).to_have_count(3)
    seen |= shown(page)
    page.locator(".lm-Menu-item", has_text="Flytt til papirkurven").click()
    expect(page.get_by_role("dialog")).to_contain_text("Vil du flytte 03-mestringstro.ipynb")
    seen |= shown(page)
    page.keyboard.press("Escape")
    file.click()
    ready(page, "Oppgave 03")
    seen |= shown(page)
    # writing and saving
    panel(page).get_by_role("textbox", name="Svaret ditt").first.click()
    page.keyboard.type("Hei")
    seen |= shown(page)
    button(page, "Lagre").click()
    expect(page.locator(".jp-toast-message")).to_contain_text(re.compile(r"^Lagret kl\."))
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)
    seen |= shown(page)
    # our own dialogs
    button(page, "Sjekk").click()
    expect(page.locator(".mst-lab-summary")).to_contain_text("ikke ferdige", timeout=30_000)
    page.keyboard.press("Escape")
    button(page, "Hjelp").click()
    seen |= shown(page)
    page.keyboard.press("Escape")
    # starting anew, asked and unasked
    page.evaluate("window.old = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .mst')")
    button(page, "Start siden på nytt").click()
    expect(page.get_by_role("dialog")).to_contain_text("Starte siden på nytt?")
    seen |= shown(page)
    page.get_by_role("dialog").get_by_role("button", name="Start på nytt").click()
    page.wait_for_function("!window.old.isConnected", timeout=60_000)
    ready(page, "Oppgave 03")
    seen |= shown(page)
    home.kernel_of(EXERCISE).kill()
    expect(panel(page).locator(".mst-lab-notices")).to_contain_text("måtte starte på nytt", timeout=60_000)
    seen |= shown(page)
    # somebody else changed the file: texts stand in answer files of their own, so nobody is asked which to keep
    path = home.folder / EXERCISE
    path.write_text(path.read_text(encoding="utf-8").replace("Les leksjon 03", "Les leksjon 3"), encoding="utf-8")
    write(page, "Hei igjen")
    page.keyboard.press("Control+s")
    for _ in range(150):  # the text is kept first, then saved into the notebook
        if "Hei igjen" in path.read_text(encoding="utf-8"):
            break
        page.wait_for_timeout(200)
    assert "Hei igjen" in path.read_text(encoding="utf-8")
    # closing with unsaved changes, which nothing saves meanwhile
    page.route("**/api/contents/**", lambda route: route.abort() if route.request.method == "PUT" else route.fallback())
    write(page, "Mer")
    expect(page.locator(".jp-mod-dirty").first).to_be_attached()  # kept, and not yet in the notebook
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+w")
    expect(page.get_by_role("dialog")).to_contain_text("Lagre det du har skrevet?")
    seen |= shown(page)
    page.keyboard.press("Escape")
    # a disk that refuses, a server that is gone
    page.keyboard.press("Control+s")
    expect(page.locator(".jp-NotebookPanel:visible .mst-lab-notices")).to_contain_text("Ikke lagret")
    seen |= shown(page)
    home.stop()
    expect(page.locator(".jp-NotebookPanel:visible .mst-lab-notices")).to_contain_text("Kurset svarer ikke")
    seen |= shown(page)

    assert foreign(seen, home.names() | set(ENGLISH_LEFT)) == set()
    assert seen >= set(ENGLISH_LEFT)  # what is mended comes off the list
    assert len(seen) > 60  # the walk has seen something


def write(page, text):
    """Into the first text answer."""
    panel(page).get_by_role("textbox", name="Svaret ditt").first.click()
    page.keyboard.type(text)


def test_what_the_language_pack_translates_is_what_jupyterlab_says():
    """Word for word: a string that a new JupyterLab words differently would be English again, in silence."""
    folder = Path(ENV_JUPYTER_PATH[0]) / "lab" / "static"
    script = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.js"))

    def spelled(english):
        text = english.split("\u0004")[-1].replace("\n", "\\n")
        return {text, text.replace('"', '\\"'), text.replace("'", "\\'"), text.replace("\\n", "\n")}

    assert [e for e in catalogue() if not any(way in script for way in spelled(e))] == []
