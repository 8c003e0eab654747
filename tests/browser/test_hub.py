"""A class at a Hub, on one account without root: fetched, answered, handed in, collected, graded, given back.

Two students whose names are hard for programs. Each one's work must arrive as that one's own, and nobody may see
anything of anybody else. Kari sits at a browser; Per's work goes over HTTP, as JupyterLab would send it.
More names, and more that may lie in a folder, stand in grading/test_exchange.py.
"""

import json
import re
import shutil
import subprocess
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from mestring import text
from mestring.teacher.hub_folders import canonical, student_folder

from ..grading.exercises import graded
from ..grading.student_work import Work
from ..hub.classroom import EXERCISE, NOTEBOOK, Hub, Student
from .axe import violations
from .jupyter import panel, ready, wait_ready, widget

pytestmark = pytest.mark.slow
LATER = "04-released-later"
KARI, PER = NAMES = "Kari+Ødegård", "per@skole.no"
LABELS = text.labels("hand_in")


def text_of(name):
    return f"Dette har {name} skrevet, og ingen andre."


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    hub = Hub(tmp_path_factory.mktemp("course"))
    yield hub
    assert hub.stop() == 0


@pytest.fixture(scope="module")
def students(hub):
    """The exercise is released, and all are signed in."""
    hub.releasing = hub.teacher("nbgrader", "release_assignment", EXERCISE)
    found = {name: Student(hub, name) for name in NAMES}
    for student in found.values():
        student.wait()
    return found


@pytest.fixture(scope="module")
def handed_in(hub, students, browser):
    """Both have answered and handed in: at a browser with «Lever», and by nbgrader's own command."""
    per, work = students[PER], Work.good(EXERCISE)
    work.cell(work.written[0])["source"] = text_of(PER)
    for file, data in work.files().items():
        per.write(f"exercises/{EXERCISE}/{file}", data.decode())
    per.open(NOTEBOOK)
    ours = [c["source"] for c in per.read(NOTEBOOK)["cells"] if "mestring" in c["metadata"].get("tags", [])]
    per.shown = [per.run(source) for source in ours]
    per.told = per.run(f"!python -m nbgrader submit {EXERCISE}")
    with browser.new_context(locale="nb-NO") as context:
        students[KARI].told = at_the_browser(hub, context.new_page(), students[KARI])
    students[KARI].open(NOTEBOOK)
    return students


def sign_in(page, name, password):
    page.get_by_label("Brukernavn").fill(name)
    page.get_by_label("Passord").fill(password)
    page.get_by_role("button", name="Logg inn").click()


def at_the_browser(hub, page, kari):
    """Sign in, answer the first task and a text, and press «Lever»; returns what the button says then."""
    page.goto(hub.address)
    assert not violations(page)
    sign_in(page, KARI, "feil passord")
    expect(page.get_by_role("alert")).to_contain_text("Prøv igjen")
    sign_in(page, KARI, hub.password)
    ready(page, "Slik bruker du kurset")
    page.goto(f"{kari.address}/doc/tree/{NOTEBOOK}")
    wait_ready(page)
    said = graded(EXERCISE)[0].full["goals"]["cafe"]["before"]
    scale = widget(page, "Borghilds skala").first
    for question, name in (("Hvor viktig", "importance"), ("Hvor stor tro", "confidence")):
        scale.get_by_role("group", name=question).first.get_by_role("radio").nth(said[name] - 1).check(force=True)
    expect(scale).to_contain_text(re.compile(r"Lagret kl\."))
    panel(page).get_by_role("textbox", name="Svaret ditt").first.fill(text_of(KARI))
    lever = panel(page).get_by_role("region", name="Lever oppgave 03")
    lever.get_by_role("button", name=LABELS["hand_in"], exact=True).click()
    lever.get_by_role("button", name=LABELS["anyway"]).click()
    expect(lever).to_contain_text(LABELS["sent"])
    return lever.inner_text()


def own_name(hub, name):
    """What a student is called in nbgrader."""
    (found,) = hub.data.glob(f"students/{name.lower()[:4]}*")
    return found.name


def test_it_says_that_it_is_for_trying_out(hub):
    assert "Alle som har passordet, kan logge inn som hvem som helst" in hub.said


def test_what_is_released_is_there_in_the_students_view(hub, students):
    assert "Released as" in hub.releasing
    for student in students.values():
        assert re.search('"mestringView": ?"student"', student.page)
        assert {one["name"] for one in student.read("exercises")} == {EXERCISE}
        assert "HIDDEN" not in json.dumps(student.read(NOTEBOOK))
        assert student.read("course/00-start.ipynb")["cells"]


def test_the_widgets_are_ready(handed_in):
    shown = handed_in[PER].shown
    assert sum("application/vnd.jupyter.widget-view+json" in one for one in shown) >= 4, shown


def test_each_hand_in_arrives_as_ones_own(hub, handed_in):
    for name, told in ((KARI, LABELS["after_sent"]), (PER, "Submitted as")):
        assert told in handed_in[name].told, handed_in[name].told
        (one,) = hub.own(own_name(hub, name)).joinpath("exchange/mestring/inbound").iterdir()
        assert one.name.startswith(f"{own_name(hub, name)}+{EXERCISE}+")
        assert own_name(hub, name) == student_folder(hub.data, canonical(name)).name
        assert text_of(name) in (one / f"{EXERCISE}.ipynb").read_text(encoding="utf-8")


# What a student can try from a notebook of one's own: every place that holds something of somebody else's.
LOOK = """
import os, pathlib, socket
def tried(path):
    try:
        path = pathlib.Path(path)
        return sorted(os.listdir(path)) if path.is_dir() else path.read_bytes()[:20]
    except OSError as error:
        return type(error).__name__
for path in {paths!r}:
    print(path, "->", tried(path))
"""


def test_no_student_can_read_what_is_not_ones_own(hub, handed_in):
    """Each of these files is there, and the account that all servers run as may read it; no student's server can."""
    kari, per = own_name(hub, KARI), own_name(hub, PER)
    forbidden = [
        hub.folder / "solutions" / EXERCISE / f"{EXERCISE}.ipynb",
        hub.folder / "grading" / "gradebook.db",
        hub.data / "hub.sqlite",
        hub.data / "cookie_secret",
        hub.own(per) / "home" / NOTEBOOK,
        hub.own(per) / "exchange",
        hub.own(kari),
        hub.folder / "nbgrader_config.py",
    ]
    (hub.folder / "grading" / "gradebook.db").touch()
    assert all(path.exists() for path in forbidden)
    shown = handed_in[KARI].run(LOOK.format(paths=list(map(str, forbidden)))).strip().splitlines()
    assert [line.split(" -> ")[1] for line in shown] == ["FileNotFoundError"] * len(forbidden)
    # The same look sees what is the student's own.
    assert f"{EXERCISE}.ipynb" in handed_in[KARI].run(LOOK.format(paths=[f"/student/exercises/{EXERCISE}"]))


def test_no_student_sees_the_hubs_processes_or_its_tokens(hub, handed_in):
    shown = handed_in[KARI].run(
        "import pathlib; print([p.read_bytes() for p in pathlib.Path('/proc').glob('[0-9]*/environ')])"
    )
    assert f"MESTRING_STUDENT={own_name(hub, KARI)}" in shown  # of the own server
    assert f"MESTRING_STUDENT={own_name(hub, PER)}" not in shown
    assert "CONFIGPROXY_AUTH_TOKEN" not in shown and hub.password not in shown


HANDLES = """
import glob, os, stat
for handle in glob.glob("/proc/[0-9]*/fd/*"):
    try:
        if stat.S_ISREG(os.stat(handle).st_mode):
            print(os.readlink(handle), open(handle, errors="replace").read())
    except OSError:
        pass
print("may change the machine:", os.access("/proc/sys/kernel/hostname", os.W_OK))
"""


def test_no_handle_of_the_hubs_is_left_inside(hub, handed_in):
    """What a process inside has been handed can be opened again through /proc, wherever it lies."""
    said = "JupyterHub is now running"
    assert said in (hub.data / "hub.log").read_text(encoding="utf-8")
    shown = handed_in[KARI].run(HANDLES)
    assert "logg.txt" in shown  # of the own server
    assert said not in shown
    assert "may change the machine: False" in shown


def test_no_student_can_listen_to_anothers_kernel(handed_in):
    """Its messages are not encrypted, and all servers share the machine's network."""
    assert '"transport": "ipc"' in handed_in[PER].run("import ipykernel.connect as c; print(c.get_connection_info())")


def test_no_student_can_use_anothers_server_or_rule_the_hub(hub, handed_in):
    kari, per = handed_in[KARI], handed_in[PER]
    assert kari.ask("api/contents/course").status_code == 200
    assert kari.ask("api/contents/course", address=per.address).status_code == 403
    assert kari.ask("hub/api/users", address=hub.address).status_code == 403
    assert kari.ask("hub/api/proxy", address=hub.address).status_code == 403


FORGE = """
import os, shutil, pathlib
inbound = pathlib.Path(os.environ["MESTRING_INBOUND"])
(mine,) = inbound.iterdir()
forged = inbound / mine.name.replace(os.environ["MESTRING_STUDENT"], "{victim}")
shutil.copytree(mine, forged)
(forged / "forged.txt").write_text("canary")
print("laid")
"""


@pytest.fixture(scope="module")
def collected(hub, handed_in):
    """Kari has laid a hand-in under Per's name, too; then the teacher collects and takes in."""
    released = hub.data / "exchange" / "mestring" / "outbound"
    shutil.copytree(released / EXERCISE, released / LATER)  # as nbgrader does
    assert "laid" in handed_in[KARI].run(FORGE.format(victim=own_name(hub, PER)))
    hub.collecting = hub.teacher("nbgrader", "collect", EXERCISE)
    hub.taking_in = hub.teacher("mestring.teacher.cli", "intake", EXERCISE)
    return hub


def test_a_forged_hand_in_is_refused_and_told(collected):
    kari, per = own_name(collected, KARI), own_name(collected, PER)
    assert f"{kari} har levert i en annens navn ('{per}+" in collected.collecting
    submitted = collected.folder / "grading" / "submitted"
    assert {path.name for path in submitted.iterdir()} == {own_name(collected, name) for name in NAMES}
    assert not list(submitted.rglob("forged.txt"))


def test_each_is_graded_and_gets_ones_own_page_back(collected, handed_in, browser):
    hub = collected
    said = hub.teacher("mestring.teacher.cli", "grade", EXERCISE)
    assert f"{len(NAMES)} rettet nå" in said, hub.collecting + hub.taking_in + said
    hub.teacher("mestring.teacher.cli", "publish", EXERCISE)
    hub.teacher("nbgrader", "release_feedback", EXERCISE)
    for name, student in handed_in.items():
        (page,) = student.ask("api/contents/tilbakemeldinger").json()["content"]
        shown = student.ask(f"files/{page['path']}").content.decode()
        assert [each for each in handed_in if text_of(each) in shown] == [name]
    with browser.new_context(locale="nb-NO") as context:
        page = context.new_page()
        page.goto(hub.address)
        sign_in(page, PER, hub.password)
        ready(page, "Slik bruker du kurset")
        page.get_by_role("button", name="Filer").click()
        page.locator(".jp-DirListing-item", has_text="tilbakemeldinger").click()
        with context.expect_page() as opened:
            page.locator(".jp-DirListing-item", has_text=f"{EXERCISE}.html").click()
        expect(opened.value.locator("body")).to_contain_text(text_of(PER))
        page.get_by_role("button", name="Logg ut").click()
        expect(page.get_by_role("heading", name="Du er logget ut")).to_be_visible()
        assert not violations(page)
        page.go_back()  # as whoever sits down at the machine next may do
        expect(page.get_by_label("Brukernavn")).to_be_visible()


def test_what_is_released_later_comes_while_the_server_runs(collected, handed_in):
    for student in handed_in.values():
        assert {one["name"] for one in student.read("exercises")} == {EXERCISE, LATER}
        assert student.read(f"exercises/{LATER}/{EXERCISE}.ipynb")["cells"]


@pytest.fixture(scope="module")
def moved(collected, handed_in, tmp_path_factory):
    """Per's server is stopped, as the culler does it; then the Hub; it starts again elsewhere, from README's backup."""
    hub, per = collected, handed_in[PER]
    per.kept = {NOTEBOOK: per.read(NOTEBOOK)}
    per.kept |= {one["path"]: per.read(one["path"]) for one in per.read(f"exercises/{EXERCISE}/svar")}
    assert per.ask(f"hub/api/users/{quote(PER)}/server", "DELETE", address=hub.address).ok
    per.shown = per.web.get(f"{per.address}/doc").content.decode()
    assert hub.stop() == 0
    folder = tmp_path_factory.mktemp("elsewhere")
    for command in (
        ["-C", hub.folder, "--warning=no-file-ignored", "-cf", folder / "grading.tar", "grading"],
        ["-xf", "grading.tar"],
    ):
        subprocess.run(["tar", *command], cwd=folder, check=True)
    shutil.rmtree(hub.data)
    hub = Hub(folder)
    yield hub
    assert hub.stop() == 0


def test_all_answers_are_there_after_the_server_was_stopped_and_the_hub_moved(moved, handed_in):
    """Also where another language is chosen when signing in: the page and the notebooks are English then."""
    before = handed_in[PER]
    assert "Kurset er lukket" in before.shown and "Åpne kurset" in before.shown
    answers = {path: kept for path, kept in before.kept.items() if path != NOTEBOOK}
    assert len(answers) > 3 and text_of(PER) in str(answers)
    per = Student(moved, PER, "?lang=en").wait()
    assert {path: per.read(path) for path in answers} == answers
    assert re.search('"mestringLanguage": ?"en"', per.page)
    for notebook, title in (("course/00-start.ipynb", "# How to use this course"), (NOTEBOOK, "# Exercise 03")):
        assert per.read(notebook)["cells"][0]["source"].startswith(title)


def test_what_nobody_uses_is_looked_for(moved):
    log = (moved.data / "hub.log").read_text(encoding="utf-8")
    assert log.count("JupyterHub is now running") == 2  # what was written before is kept
    assert re.search(r"200 GET /hub/api/users\S* \(culler@", log)
