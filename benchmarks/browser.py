"""What the benchmarks in Chromium share: the browser and the built pages."""

import contextlib
import subprocess
from pathlib import Path

from playwright.sync_api import sync_playwright

from mestring.book.build import JUPYTER_BOOK
from tests.browser.book_site import built_book, serve
from tests.browser.conftest import FLAGS, find_chromium

ROOT = Path(__file__).parents[1]
LESSON = "course/03-mestringstro.html"

__all__ = ["LESSON", "ROOT", "built_book", "chromium", "serve", "stock_book"]


@contextlib.contextmanager
def chromium():
    """A headless Chromium of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def stock_book(folder: Path) -> Path:
    """The same lesson as a stock Jupyter Book page, with Jupyter Book's defaults; returns the folder of pages."""
    for path in (ROOT / "course").rglob("*"):
        if path.suffix in (".ipynb", ".yml") and "svar" not in path.parts:
            target = folder / "source" / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    source = folder / "source"
    (source / "_config.yml").write_text("title: Stock\nonly_build_toc_files: true\n")
    (source / "_toc.yml").write_text(f"format: jb-book\nroot: {Path(LESSON).with_suffix('')}\n")
    command = [*JUPYTER_BOOK, "build", str(source), "--path-output", str(folder), "-q"]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "_build" / "html"
