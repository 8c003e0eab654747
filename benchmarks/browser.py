"""What the benchmarks in Chromium share: the browser and the built pages."""

import contextlib
import json
import subprocess
from pathlib import Path

from playwright.sync_api import sync_playwright

from mestring.book.build import JUPYTER_BOOK
from mestring.widgets import modules
from tests.browser.book_site import built_book, serve
from tests.browser.conftest import FLAGS, find_chromium

ROOT = Path(__file__).parents[1]

__all__ = ["ROOT", "built_book", "chromium", "serve", "stock_book", "write_alone"]
HOST = """
const subscribers = {}, state = STATE;
const model = {
  get: (name) => state[name],
  set(name, value) { state[name] = value; (subscribers["change:" + name] ?? []).forEach((told) => told()); },
  on: (event, told) => (subscribers[event] ??= []).push(told),
  off() {}, send() {},
  save_changes: () => model.set("kept", { answer: state.answer, at: new Date().toISOString(), problem: "" }),
};
import(URL.createObjectURL(new Blob([SOURCE], { type: "text/javascript" })))
  .then((found) => found.default.render({ model, el: document.body }));
"""


@contextlib.contextmanager
def chromium():
    """A headless Chromium of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def stock_book(folder: Path, lessons) -> Path:
    """The same lessons as stock Jupyter Book pages, with Jupyter Book's defaults; returns the folder of pages."""
    for path in (ROOT / "course").rglob("*"):
        if path.suffix in (".ipynb", ".yml") and "svar" not in path.parts:
            target = folder / "source" / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    source = folder / "source"
    (source / "_config.yml").write_text("title: Stock\nonly_build_toc_files: true\n")
    first, *more = (Path(lesson).with_suffix("").as_posix() for lesson in lessons)
    toc = {"format": "jb-book", "root": first, "chapters": [{"file": name} for name in more]}
    (source / "_toc.yml").write_text(json.dumps(toc))
    command = [*JUPYTER_BOOK, "build", str(source), "--path-output", str(folder), "-q"]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "_build" / "html"


def write_alone(path: Path, widget) -> Path:
    """A page with the widget and nothing else, and a host that keeps at once."""
    state = {name: value for name, value in widget.get_state().items() if not name.startswith("_")}
    script = HOST.replace("STATE", json.dumps(state)).replace("SOURCE", json.dumps(modules.source(widget.module)))
    script = script.replace("</", "<\\/")
    style = f"<style>{modules.style(widget.module)}</style>"
    path.write_text(
        f"<!doctype html><meta charset=utf-8>{style}<script type=module>{script}</script>", encoding="utf-8"
    )
    return path
