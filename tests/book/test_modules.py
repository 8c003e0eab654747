"""The scripts of pages with widgets."""

import json
import re
import shutil
import subprocess

import pytest

from mestring import text
from mestring.book import modules as book
from mestring.book import pieces, translations
from mestring.book.minify import minify
from mestring.widgets import modules

EVERYDAY, RARE = {"note", "quick_check"}, {"health_continuum", "coherence_map"}
PAGES = {
    "index": {"borghild_scale"},
    "course/a": EVERYDAY,
    "course/b": EVERYDAY,
    "course/c": EVERYDAY | RARE,
    "exercises/a": {"quick_check", "written_answer"},
}
MANY = [book.ALL, "mestring-lessons-exercises.js", "mestring-exercises.js", "mestring-lessons.js"]
EVERY = {"course/a": set(modules.names())}


def scripts(pages):
    return book.scripts("prøve", translations.own("nb_NO")["host"], pages)


def run(files, expression):
    """What node finds when it has run these scripts as a browser would."""
    assert shutil.which("node"), "Node.js is missing: `python3 run.py test` installs it"
    page = "const sheets = []; var document = { head: { append: (node) => sheets.push(node.textContent) }, "
    page += "createElement: () => ({}) }; globalThis.addEventListener = () => {};\n"
    program = f"{page}{''.join(files)}Promise.resolve({expression})"
    program += ".then((found) => console.log(JSON.stringify(found)));"
    done = subprocess.run(["node", "-"], input=program, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def plain(css):
    """The style without comments and spaces."""
    return "".join(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).split())


def test_every_widget_comes_alive_with_its_words_and_its_style():
    files = scripts(EVERY)
    later = {f"mestring-later{name}.js" for stem in modules.names() for name in modules.later(stem)}
    assert set(files) == {book.KEEPING, book.FILES, book.ALL} | later
    found = run(
        files.values(), "[Object.entries(mestring.parts).map(([n, p]) => [n, typeof p.default?.render]), sheets]"
    )
    assert {name for name, render in found[0] if render == "function"} == set(modules.names())
    styles = {modules.own_style(name) for stem in modules.names() for name in modules.whole(stem)} - {""}
    assert sorted(map(plain, found[1])) == sorted(map(plain, styles))
    found = run(files.values(), "mestring.labels")
    shared = found.pop("common")
    assert {stem: {**shared, **words} for stem, words in found.items()} == {s: text.labels(s) for s in modules.names()}


def test_a_page_runs_the_scripts_of_its_own_widgets_and_what_many_pages_share():
    files, shared = scripts(PAGES), book.groups(PAGES)
    own = [f"mestring-{stem}.js" for stem in sorted(RARE | {"borghild_scale"})]
    assert list(shared) == [*MANY, *own] and list(files) == [book.KEEPING, book.FILES, *shared]
    lesson = [book.ALL, "mestring-lessons-exercises.js", "mestring-lessons.js"]
    assert {page: book.wanted(stems, shared) for page, stems in PAGES.items()} == {
        "index": [book.ALL, "mestring-borghild_scale.js"],
        "course/a": lesson,
        "course/b": lesson,
        "course/c": [*lesson, *(f"mestring-{stem}.js" for stem in sorted(RARE))],
        "exercises/a": MANY[:3],
    }
    for stems in PAGES.values():
        there = run(
            [files[name] for name in (book.KEEPING, *book.wanted(stems, shared))], "Object.keys(mestring.parts)"
        )
        assert {part for stem in stems for part in modules.parts(stem)} <= set(there)
        assert not (set(there) & set(modules.names())) - stems, "a page brings to life what it shows"
    assert not set(shared[own[1]]) & set(shared[own[2]]), "of two that are always together, one brings what both need"
    assert run(files.values(), "sheets.length") == run(files.values(), "new Set(sheets).size")


@pytest.mark.parametrize("path", [*modules.FOLDER.glob("*.js"), *book.HOST.glob("*.js")], ids=lambda path: path.stem)
def test_every_file_leaves_what_it_exports(path):
    source, code = path.read_text(encoding="utf-8"), minify(pieces.piece(path))
    exported = re.findall(r"^export (?:async )?(?:default|\w+ (\w+))", source, re.MULTILINE)
    assert exported and re.search(r"return\{([^{}]*)\};\}\)\(\);$", code)[1].split(",") == [
        name or "default:whole" for name in exported
    ]
    assert not re.search(r"^\s*(//|\* |import |export )", code, re.MULTILINE)


PRESSED = """(async () => {
    const asked = [];
    document.querySelector = () => ({ dataset: { script: "later.js" } });
    const answers = (node) => { asked.push(node.src); eval(later); node.onload(); };
    const kind = (part) => typeof part.documentPdf;
    const press = () => mestring.later("_document_pdf").then(kind, (error) => error.message);
    document.head.append = (node) => node.onerror();
    const first = await press();
    document.head.append = answers;
    return [first, await press(), await press(), asked];
})()"""


def test_what_a_button_needs_is_fetched_once_when_it_is_pressed():
    files = scripts({"course/a": {"portfolio"}})
    later = files.pop("mestring-later_document_pdf.js")
    found = run([*files.values(), f"const later = {json.dumps(later)};"], PRESSED)
    assert found == ["unfetched", "function", "function", ["later.js"]]


def test_they_fetch_nothing():
    for code in scripts(PAGES).values():
        assert not re.search(r"\bfetch\(|XMLHttpRequest|import\s*\(", code)
        assert not re.search(r"(?:src|href|url)\W{1,3}https?://", code)


def test_what_gives_files_is_there_for_the_host():
    files = scripts(PAGES)
    given = "[typeof globalThis.mstExercise, typeof globalThis.mstCopy, typeof mestring.parts.host_mount.start]"
    assert run([files[book.KEEPING], files[book.FILES]], given) == ["function"] * 3
