"""The scripts of pages with widgets."""

import json
import re
import shutil
import subprocess

import pytest

from mestring import text
from mestring.book import modules as book
from mestring.book import translations
from mestring.widgets import modules

EVERYDAY, RARE = {"note", "quick_check"}, {"health_continuum", "coherence_map"}
PAGES = [EVERYDAY, EVERYDAY, EVERYDAY | RARE]
ALL = [set(modules.names())]


def scripts(pages):
    return book.scripts("prøve", translations.own("nb_NO")["host"], pages)


def run(files, expression):
    """What node finds when it has run these scripts as a browser would."""
    assert shutil.which("node"), "Node.js is missing: `python3 run.py test` installs it"
    page = "const sheets = []; var document = { head: { append: (node) => sheets.push(node.textContent) }, "
    page += "createElement: () => ({}) }; globalThis.addEventListener = () => {};\n"
    program = f"{page}{''.join(files)}console.log(JSON.stringify({expression}));"
    done = subprocess.run(["node", "-"], input=program, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def plain(css):
    """The style without comments and spaces."""
    return "".join(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).split())


def test_every_widget_comes_alive_with_its_words_and_its_style():
    files = scripts(ALL)
    assert list(files) == [book.KEEPING, book.FILES, book.SHARED]
    found = run(
        files.values(), "[Object.entries(mestring.parts).map(([n, p]) => [n, typeof p.default?.render]), sheets]"
    )
    assert {name for name, render in found[0] if render == "function"} == set(modules.names())
    styles = {modules.own_style(name) for stem in modules.names() for name in modules.parts(stem)} - {""}
    assert sorted(map(plain, found[1])) == sorted(map(plain, styles))
    found = run(files.values(), "mestring.labels")
    shared = found.pop("common")
    assert {stem: {**shared, **words} for stem, words in found.items()} == {s: text.labels(s) for s in modules.names()}


def test_what_few_pages_need_has_scripts_of_its_own_that_run_what_they_share_once():
    files = scripts(PAGES)
    assert set(files) == {book.KEEPING, book.FILES, book.SHARED, *(f"mestring-{stem}.js" for stem in RARE)}
    names = "Object.keys(mestring.parts)"
    shared = run([files[book.KEEPING], files[book.SHARED]], names)
    assert EVERYDAY < set(shared) and not RARE & set(shared) and "_weighing" not in shared
    for stem in RARE:
        assert {stem, "_weighing"} <= set(
            run([files[name] for name in (book.KEEPING, book.SHARED, f"mestring-{stem}.js")], names)
        )
    assert run(files.values(), "sheets.length") == run(files.values(), "new Set(sheets).size")


@pytest.mark.parametrize("path", [*modules.FOLDER.glob("*.js"), *book.HOST.glob("*.js")], ids=lambda path: path.stem)
def test_every_file_leaves_what_it_exports_and_no_comment(path):
    code = book.part(path)
    exported = re.findall(r"^export (?:async )?(?:default|\w+ (\w+))", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert exported and re.search(r"return \{ (.*) \};\n\}\)\(\);\n$", code)[1].split(", ") == [
        name or "default: whole" for name in exported
    ]
    assert not re.search(r"^\s*(//|\* |import |export )", code, re.MULTILINE)
    for said in re.findall(r"`[^`]*`", book.COMMENT.sub("", path.read_text(encoding="utf-8"))):
        while said != (plain := re.sub(r"\{[^{}]*\}", "", said)):
            said = plain
        assert not re.search(r"\n[ \t]", said) or re.fullmatch(r"[\d\s`]*", said), "an indent counts"


def test_code_beside_a_comment_stays(tmp_path):
    path = tmp_path / "toy.js"
    path.write_text(
        "/** One. */\nexport const a = /* is */ 1;\n  /** @type {X} */ let b;\n// Last\n/*\n two\n */\nb = a;\n"
    )
    assert "{\nconst a = /* is */ 1;\n/** @type {X} */ let b;\nb = a;\nreturn { a };" in book.part(path)


def test_they_fetch_nothing():
    for code in scripts(PAGES).values():
        assert not re.search(r"\bfetch\(|XMLHttpRequest|import\s*\(", code)
        assert not re.search(r"(?:src|href|url)\W{1,3}https?://", code)


def test_what_gives_files_is_there_for_the_host():
    files = scripts(PAGES)
    given = "[typeof globalThis.mstExercise, typeof globalThis.mstCopy, typeof mestring.parts.host_mount.start]"
    assert run([files[book.KEEPING], files[book.FILES]], given) == ["function"] * 3
