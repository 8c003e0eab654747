"""What was answered in another lesson, chosen for the portfolio and saved as a PDF, in the book and in JupyterLab."""

import subprocess

import yaml
from playwright.sync_api import expect

from mestring import text

from .engines import installed
from .jupyter import ROOT, widget

PAGE, NOTEBOOK, KEY = "course/14-mappe.html", "course/14-mappe.ipynb", "m14-mappe"
MINE = yaml.safe_load((ROOT / "course/widgets/m14.yml").read_text(encoding="utf-8"))[KEY]
WORDS = text.labels("portfolio")
WHY = "For å huske Čáhcesuolu og æøå."


def chooses(page, device, sheet, title):
    """Opens the sheet, ticks the piece and says why; gives the portfolio, and the structure and words of its PDF."""
    folder = widget(page, MINE["title"])
    folder.wait_for()
    device.press(folder.locator("summary", has_text=sheet))
    piece = folder.get_by_role("checkbox", name=title)
    expect(folder.get_by_role("checkbox", checked=True)).to_have_count(0)  # nothing is chosen beforehand
    device.tick(piece)
    folder.get_by_label(WORDS["comment_of"].format(title=title)).fill(WHY)
    device.press(folder.locator("summary", has_text=WORDS["preview"]))
    expect(folder.locator(".mst-preview .mst-h3")).to_have_text(title)
    expect(folder.locator(".mst-preview")).to_contain_text(WHY)
    with page.expect_download() as download:
        device.press(folder.get_by_role("button", name=WORDS["pdf"]))
    assert download.value.suggested_filename == f"{WORDS['file']}.pdf"
    path = download.value.path()
    about = _poppler("pdfinfo", path)
    assert "Tagged:          yes" in about and MINE["title"] in about
    assert WHY in _poppler("pdftotext", path, "-")
    return folder, _poppler("pdfinfo", "-struct-text", path)


def _poppler(program, *options):
    done = subprocess.run([installed(program), *options], capture_output=True, check=True)
    return done.stdout.decode()
