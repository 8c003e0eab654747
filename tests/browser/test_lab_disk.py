"""A disk that takes nothing more: said once, in plain words, and nothing is lost."""

import psutil
import pytest
from playwright.sync_api import expect

from .jupyter import EXERCISE, LESSON, wait_ready, widget
from .lab_scale import LABELS, TITLE, expect_kept, expect_number, importance, set_by_keys

pytestmark = pytest.mark.slow


def test_a_full_disk_is_said_and_nothing_is_lost(desk, page):
    """The system refuses the kernel every byte from now on, as a full disk does."""
    desk.open(page, LESSON)
    set_by_keys(page, 4)
    expect_kept(page)
    kernel = desk.lab.process_of(desk.kernel(LESSON))
    limit = kernel.rlimit(psutil.RLIMIT_FSIZE)
    kernel.rlimit(psutil.RLIMIT_FSIZE, (0, limit[1]))
    page.keyboard.press("ArrowRight")
    expect_number(page, 5)
    problem = widget(page, TITLE).get_by_role("alert")
    expect(problem).to_contain_text("Ikke lagret: disken er full", timeout=15_000)
    expect(widget(page, TITLE)).not_to_contain_text("Lagret kl.")
    assert importance(desk) == 4
    kernel.rlimit(psutil.RLIMIT_FSIZE, limit)
    problem.get_by_role("button", name=LABELS["retry"]).press("Enter")
    expect_kept(page)
    assert importance(desk) == 5


def test_a_full_disk_under_the_notebook_is_said_once_and_takes_no_keys(desk, page):
    """The system refuses the server every byte, as a full disk does; a page opens all the same."""
    desk.open(page, EXERCISE)
    notices = page.locator(".jp-NotebookPanel:visible .mst-lab-notices")
    # A kernel that is ready would need no disk: this takes it away, and the next one is not begun yet.
    desk.lab.api(f"kernels/{desk.lab.api('kernels', 'POST')['id']}", "DELETE")
    server = psutil.Process(desk.lab.process.pid)
    limit = server.rlimit(psutil.RLIMIT_FSIZE)
    server.rlimit(psutil.RLIMIT_FSIZE, (0, limit[1]))
    try:
        field = page.get_by_role("textbox", name="Svaret ditt").first
        field.click()
        typed = "Troen har flyttet seg. " * 4
        page.keyboard.type(typed)
        page.keyboard.press("Control+s")
        expect(notices).to_contain_text("Disken er full", timeout=30_000)
        page.keyboard.type("Litt til.")
        page.keyboard.press("Control+s")
        expect(field).to_have_value(typed + "Litt til.")
        expect(page.locator(".jp-Dialog")).to_have_count(0)
        expect(notices.locator("p")).to_have_count(1)
        other = page.context.new_page()
        desk.open(other, LESSON, ready=False)
        expect(other.locator(".jp-NotebookPanel h1").first).to_contain_text("Mestringstro")
        expect(other.locator(".mst-lab-notices")).to_contain_text(
            "Disken er full, så øvelsene på siden kan ikke starte"
        )
        expect(other.locator(".jp-Dialog")).to_have_count(0)
    finally:
        server.rlimit(psutil.RLIMIT_FSIZE, limit)
    other.reload()
    wait_ready(other)
    expect(other.locator(".mst-lab-notices")).not_to_contain_text("Disken er full")
    page.keyboard.press("Control+s")
    expect(notices).not_to_contain_text("Disken er full", timeout=30_000)
    assert "Litt til." in (desk.folder / EXERCISE).read_text(encoding="utf-8")


def test_where_nothing_can_be_written_the_page_says_not_kept(desk, page):
    (desk.folder / "course" / "svar").write_text("a file where the folder should be")
    desk.open(page, LESSON)
    set_by_keys(page, 4)
    expect(widget(page, TITLE)).to_contain_text("Ikke lagret", timeout=10_000)
    expect(widget(page, TITLE)).not_to_contain_text("Lagret kl.")
    # Mended while the page is open: the answer on the screen can still be kept.
    (desk.folder / "course" / "svar").unlink()
    widget(page, TITLE).get_by_role("button", name="Prøv igjen").press("Enter")
    expect_kept(page)
    assert importance(desk) == 4
