"""What a student and a teacher meet when JupyterLab opens."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from mestring.teacher.course import find_course

from ..grading.read_class import read_class, rows
from ..ports import free_port
from .jupyter import EXERCISE, ROOT, SHELL, START, Lab, panel, ready, wait_ready

pytestmark = pytest.mark.slow
MARKED, WEEKS = "03-mestringstro", "m03-three-weeks"


@pytest.fixture(scope="module", params=["student", "teacher"])
def desk_of(request, tmp_path_factory):
    """(kind, a JupyterLab whose root is the course)."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "teacher":
        read_class(folder, MARKED, {"s1": {WEEKS: "Dette er s1."}})
    for part in ("course", "exercises"):
        ignore = shutil.ignore_patterns("svar", ".*")
        shutil.copytree(ROOT / part, folder / part, ignore=ignore, dirs_exist_ok=True)
    server = Lab(folder, request.param)
    yield request.param, server
    server.stop()


def test_the_first_page(desk_of, page, accessible):
    kind, server = desk_of
    foreign, faults, asked = [], [], []
    page.on("request", lambda r: asked.append(r.url))
    page.on("request", lambda r: r.url.startswith((server.address, "data:", "blob:", "ws:")) or foreign.append(r.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{server.address}/?token={server.token}")
    if kind == "teacher":
        expect(page.locator("#filebrowser .jp-DirListing-item").first).to_be_visible(timeout=60_000)
        expect(page.locator(".lm-MenuBar-item").get_by_text("Nbgrader", exact=True)).to_be_visible()
        return
    wait_ready(page)
    expect(page.get_by_role("heading", name="Slik bruker du kurset")).to_be_visible()
    expect(page.locator(".lm-MenuBar-item")).to_have_count(0)
    accessible(page, exclude=SHELL)
    page.get_by_role("button", name="Filer").click()
    expect(page.locator("#filebrowser .jp-DirListing-item")).to_have_text(["course", "exercises"])
    expect(page.locator(".jp-Dialog, .jp-toastContainer *")).to_have_count(0)
    assert (foreign, faults) == ([], [])
    # What takes time and no student needs: can it be exported, be built anew, what is switched off, an icon per cell.
    assert asked and not [url for url in asked if re.search("/api/(nbconvert|build)|@jupyter/|favicon-busy", url)]


@pytest.mark.parametrize("part", ["formgrader", "mestring/mark/", f"mestring/mark/{MARKED}/start/"])
def test_grading_is_for_teachers(desk_of, part):
    kind, server = desk_of
    request = urllib.request.Request(f"{server.address}/{part}", headers={"Authorization": f"token {server.token}"})
    try:
        status = urllib.request.urlopen(request).status
    except urllib.error.HTTPError as error:
        status = error.code
    assert status == {"student": 404, "teacher": 200}[kind]


@pytest.mark.parametrize("desk_of", ["teacher"], indirect=True)
def test_the_teacher_marks_in_a_room_that_the_same_server_has(desk_of, page):
    _, server = desk_of
    page.goto(f"{server.address}/?token={server.token}")
    page.locator(".lm-MenuBar-item").get_by_text("Mestring", exact=True).click(timeout=60_000)
    page.locator(".lm-Menu-item").get_by_text("Oppgavene med fasit").click()
    expect(page.locator("#filebrowser .jp-BreadCrumbs")).to_contain_text("solutions")
    page.locator(".lm-MenuBar-item").get_by_text("Mestring", exact=True).click()
    with page.context.expect_page() as opened:
        page.locator(".lm-Menu-item").get_by_text("Les og vurder").click()
    room = opened.value
    with room.expect_response(re.compile(f"{MARKED}/$")) as told:
        room.locator("li a").first.click()
    assert "default-src 'none'" in told.value.headers["content-security-policy"]
    expect(room.locator("#answer")).to_contain_text("Dette er s1.")
    room.keyboard.press("a")
    expect(room.locator("#status")).to_have_text("Lagret")
    assert rows(find_course(server.folder), MARKED, "s1", WEEKS)[0] == 2
    answer = f"{server.address}/mestring/mark/{MARKED}/answers/{WEEKS}/{room.url.rsplit('/', 1)[1]}"
    assert page.request.put(answer, data="{}").status == 403, "signed in, but from elsewhere"
    assert "/login" in urllib.request.urlopen(answer).url, "not signed in"
    room.goto(f"{server.address}/mestring/mark/{MARKED}/share/")
    room.get_by_label("Vurdere de samme svarene").check()
    room.get_by_role("button", name="Lag fila").click()  # a form, which names no origin where a page is too discreet
    expect(room.get_by_role("link", name="Last ned fila til kollegaen")).to_be_visible()


@pytest.mark.parametrize("desk_of", ["teacher"], indirect=True)
def test_code_is_folded_and_not_hidden_from_teachers(desk_of, page):
    """That a student sees none: test_lab_ready."""
    _, server = desk_of
    page.goto(f"{server.address}/lab/tree/course/03-mestringstro.ipynb?reset&token={server.token}")
    wait_ready(page)
    expect(page.locator(".jp-InputPlaceholder:visible")).not_to_have_count(0)


def test_who_has_gone_on_is_not_called_back(desk, page):
    """When JupyterLab has saved its state for the first time, it opens the address's notebook once more."""
    saving = []
    page.route("**/lab/api/workspaces/*", lambda r: r.continue_() if r.request.method == "GET" else saving.append(r))
    page.goto(f"{desk.lab.address}/lab/tree/{desk.path(START)}?token={desk.lab.token}")
    ready(page, "Slik bruker du kurset")
    panel(page).get_by_role("link", name="Oppgave 03").first.click()
    ready(page, "Oppgave 03")
    with page.expect_response(lambda r: f"/api/contents/{desk.name}/course?" in r.url):  # it goes to its folder first
        for save in saving:
            save.continue_()
    page.wait_for_timeout(1500)
    expect(panel(page).locator("h1")).to_contain_text("Oppgave 03")
    assert page.url.split("?")[0].endswith(EXERCISE)


def test_the_command_that_run_py_calls(tmp_path):
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "mestring.lab.launch",
        "student",
        str(tmp_path),
        "--port",
        str(port),
        "--no-browser",
    ]
    log = tmp_path / "log"
    with log.open("w") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out)
    try:
        for _ in range(300):
            try:
                assert urllib.request.urlopen(f"http://127.0.0.1:{port}/api").status == 200
                break
            except urllib.error.URLError:
                assert server.poll() is None, log.read_text()
                time.sleep(0.2)
        else:
            pytest.fail(log.read_text())
        assert (tmp_path / ".jupyter").is_dir()
    finally:
        os.kill(server.pid, signal.SIGTERM)
        server.wait(30)
