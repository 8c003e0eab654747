"""The student's server: what the terminal says, which pages there are, and the kernel that waits for the next page."""

import re
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from .jupyter import EXERCISE, LESSON, Desk, Lab, panel, wait_ready

pytestmark = pytest.mark.slow


def test_the_terminal_says_where_the_course_is_and_nothing_else(home, page):
    home.enter(page)
    wait_ready(page)
    said = home.log.read_text(encoding="utf-8")
    assert home.address.removeprefix("http://127.0.0.1") in said
    log = re.search(r"lese (.+)$", said, re.M)[1]
    assert log.startswith(str(home.folder)) and Path(log).is_file()
    assert [line.split(",")[0] for line in said.splitlines()] == ["Åpner ikke nettleseren seg", "Er noe galt"]


def test_no_address_leads_to_another_view(desk, page):
    page.goto(f"{desk.lab.address}/notebooks/{desk.path(LESSON)}?token={desk.lab.token}")
    expect(panel(page).locator("h1").first).to_contain_text("Mestringstro")
    assert "/doc/tree/" in page.url
    for other in ("notebooks", "tree", "edit"):
        for address, place in ((other, "/doc"), (f"{other}/{desk.path(LESSON)}", f"/doc/tree/{desk.path(LESSON)}")):
            led_to = page.request.get(f"{desk.lab.address}/{address}")
            assert led_to.ok and urlsplit(led_to.url).path == place


@pytest.fixture
def alone(tmp_path):
    """A server that no other test asks for kernels: some may still be on their way to pages that are left."""
    folder = tmp_path / "lab"
    folder.mkdir()
    server = Lab(folder)
    yield Desk(server, "mitt")
    server.stop()


def test_a_page_gets_the_kernel_that_is_ready_and_the_next_gets_another(alone, page):
    desk = alone
    desk.open(page, EXERCISE)
    spare = waiting(desk.lab)
    assert spare != desk.kernel(EXERCISE)
    desk.open(page, LESSON)
    assert desk.kernel(LESSON) == spare
    assert waiting(desk.lab) not in (desk.kernel(EXERCISE), spare)
    # Its folder is the page's own, also after a restart.
    assert desk.lab.process_of(desk.kernel(LESSON)).cwd() == str(desk.folder / "course")
    before = page.locator(".mst").first.element_handle()
    page.locator("[data-command='notebook:restart-kernel']").click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.wait_for_function("before => !before.isConnected", arg=before, timeout=60_000)
    wait_ready(page)
    assert desk.lab.process_of(desk.kernel(LESSON)).cwd() == str(desk.folder / "course")


def waiting(lab: Lab) -> str:
    """The one kernel that no page has, once there is one."""
    for _ in range(300):
        taken = {session["kernel"]["id"] for session in lab.api("sessions")}
        found = {kernel["id"] for kernel in lab.api("kernels")} - taken
        if found:
            (spare,) = found
            return spare
        time.sleep(0.2)
    pytest.fail("no kernel is made in advance")
