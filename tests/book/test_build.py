"""Real builds: of small books with one fault each, which must fail, and of this repository's book."""

import html
import json
import re
import shutil
import subprocess
import sys
import zipfile
from operator import itemgetter
from pathlib import Path

import nbformat
import pytest
import yaml

from ..browser.book_site import ROOT, build, pages
from ..browser.conftest import book_folder  # noqa: F401
from .weight import files as fetched
from .weight import further_down, later

pytestmark = pytest.mark.slow

TOC = {"format": "jb-book", "root": "index", "chapters": [{"file": "course/99-liten"}]}
PACKAGE_FILE = "_static/mestring-student.zip"  # it has the helpers that check and grade, and its own test
KEY = re.compile(r"BEGIN (HIDDEN TESTS|SOLUTION|MARK SCHEME)|check\.(right|grade|misunderstanding)\(")
WAY = re.compile(r'<p class="mst-way"><a[^>]* href="([^"]*)"')
WORDS = 4  # so many words of a secret are looked for first
PACKAGE = "```{student-package}\nLast ned\n```\n"


@pytest.fixture
def small_book(tmp_path):
    """A book of two pages with this repository's settings, and a solution that is not in the table of contents."""
    source = tmp_path / "book"
    for folder in ("course", "solutions", "exercises", "book"):
        (source / folder).mkdir(parents=True)
    shutil.copy(ROOT / "_config.yml", source)
    shutil.copy(ROOT / "book" / "references.bib", source / "book")
    (source / "_toc.yml").write_text(yaml.safe_dump(TOC), encoding="utf-8")
    (source / "index.md").write_text("# Forside\n\nHei.\n", encoding="utf-8")
    write_notebook(source / "course" / "99-liten.ipynb", "1 + 1")
    for folder in ("solutions", "exercises"):
        (source / folder / "99-liten.md").write_text("# Fasit\n\nhemmeligfasit\n", encoding="utf-8")
    return source


def write_notebook(path, code):
    cells = [nbformat.v4.new_markdown_cell("# Liten"), nbformat.v4.new_code_cell(code)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, path)


def test_a_small_book_builds_and_hides_what_is_not_in_its_contents(small_book, tmp_path):
    done = build(small_book, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    site = pages(tmp_path / "out")
    assert (site / "course" / "99-liten.html").is_file()
    assert not leaks(site, {"hemmeligfasit"})


def test_a_planted_solution_is_found(small_book, tmp_path):
    """The check of the real book, `leaks`, finds what it should: in a page, the search index and the copied sources."""
    config = yaml.safe_load((small_book / "_config.yml").read_text(encoding="utf-8"))
    config["only_build_toc_files"] = False
    config["exclude_patterns"] = ["build", "exercises/**"]
    config["sphinx"]["config"]["html_copy_source"] = True
    (small_book / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    build(small_book, tmp_path / "out")
    found = leaks(pages(tmp_path / "out"), {"hemmeligfasit"})
    assert {"solutions/99-liten.html", "_sources/solutions/99-liten.md"} <= found
    assert any(name.startswith("searchindex-") for name in found)  # one of the parts of the index


def run(source, *options):
    """`run.py book`, without the package for students."""
    command = [sys.executable, "-m", "mestring.book.build", "--out", *options]
    return subprocess.run(command, cwd=source, text=True, capture_output=True)


def test_it_says_nothing_but_norwegian_sentences_and_why_it_failed(small_book, tmp_path):
    done = run(small_book, tmp_path / "site")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Bygger boka på norsk og engelsk. Det tar noen minutter …",
        f"Boka ligger i {tmp_path / 'site'}",
    ]
    (small_book / "index.md").write_text("# Forside\n\n[borte](borte.md)\n", encoding="utf-8")
    done = run(small_book, tmp_path / "again")
    assert done.returncode == 1
    first, *_, last = done.stderr.strip().splitlines()
    assert "index.md:3: WARNING: " in first and "'borte.md'" in first
    assert last == "Boka ble ikke bygget. Årsaken står over."
    assert "Traceback" not in done.stderr and "IPKernelApp" not in done.stderr


FAULTS = {
    '<script src="https://cdn.example.org/x.js"></script>': "fault-0.html fetches from others: https://cdn.example.org/x.js",
    '<img src="_static/mestring-logo.svg">': "fault-1.html image without alternative text",
    "![](bilde.png)": "fault-2.html image without alternative text",
    "[borte](borte.md)": "cross-reference target not found: 'borte.md'",
    "{cite:p}`ukjent2020`": "fault-4.md:3: WARNING: could not find bibtex key",
    PACKAGE: "fault-5.md:3: WARNING: studentpakken er ikke laget",
}
CODE_FAULTS = {
    "import ipywidgets\nipywidgets.IntSlider()": "a widget that is not one of ours",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2]);": "fault-7.html image without alternative text",
    "raise ValueError('feil')": "Executing notebook failed",
    "import sys\nprint('advarsel', file=sys.stderr)": "stderr was found in the cell outputs",
}


def test_every_fault_fails_the_build_and_is_named(small_book, tmp_path):
    shutil.copy(Path(__file__).parent / "one_pixel.png", small_book / "bilde.png")
    for number, fault in enumerate(FAULTS):
        (small_book / f"fault-{number}.md").write_text(f"# Side\n\n{fault}\n", encoding="utf-8")
    for number, code in enumerate(CODE_FAULTS, start=len(FAULTS)):
        write_notebook(small_book / f"fault-{number}.ipynb", code)
    count = len(FAULTS) + len(CODE_FAULTS)
    toc = {**TOC, "chapters": [{"file": f"fault-{number}"} for number in range(count)]}
    (small_book / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    done = build(small_book, tmp_path / "out", MESTRING_STUDENT_ZIP=str(tmp_path / "none.zip"))
    assert done.returncode != 0
    said = " ".join(done.stderr.split())
    assert not [words for words in (*FAULTS.values(), *CODE_FAULTS.values()) if words not in said], done.stderr


def test_a_developers_own_answers_never_get_into_the_book(small_book, tmp_path):
    code = "from mestring import QuickCheck\nQuickCheck('m99-liten', exercise=True)"
    write_notebook(small_book / "course" / "99-liten.ipynb", code)
    (small_book / "course" / "widgets").mkdir()
    question = {"text": "Hva?", "options": {"a": "Det ene", "b": "Det andre"}}
    content = {"m99-liten": {"title": "Liten", "questions": {"q1": question}}}
    (small_book / "course" / "widgets" / "m99.yml").write_text(yaml.safe_dump(content), encoding="utf-8")
    kept = {"version": 1, "key": "m99-liten", "widget": "QuickCheck", "revision": 1, "at": "2026-11-21T12:00:00Z"}
    (small_book / "course" / "svar").mkdir()
    answer = small_book / "course" / "svar" / "m99-liten.json"
    answer.write_text(json.dumps({**kept, "answer": {"q1": ["b"]}}), encoding="utf-8")
    done = build(small_book, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    page = (pages(tmp_path / "out") / "course" / "99-liten.html").read_text(encoding="utf-8")
    assert "Det andre" in page
    assert "<td>Det andre</td>" not in page and "2026-11-21" not in page
    assert "_esm" not in page and "widget-state" not in page


# This repository's book


def test_no_key_is_published(book_folder):  # noqa: F811
    """What only solutions/ says is in no file of the site, in whatever form it is written there."""
    public = " ".join(sorted(texts("course", "book", "exercises")))  # a lesson's sentence may hold what a feedback says
    secret = {line for line in texts("solutions") if line not in public}
    assert len(secret) > 30, "no text of the solutions was found to look for"
    assert not leaks(book_folder, secret)
    assert not [name for name, text in files(book_folder) if not name.startswith(PACKAGE_FILE) and KEY.search(text)]


def test_lessons_and_exercises_lead_to_each_other(book_folder):  # noqa: F811
    for path in sorted((ROOT / "exercises").glob("*/*.ipynb")):
        lesson, exercise = f"course/{path.stem}.html", f"exercises/{path.stem}/{path.stem}.html"
        ways = {name: WAY.findall((book_folder / name).read_text(encoding="utf-8")) for name in (lesson, exercise)}
        assert ways == {lesson: [f"../{exercise}"], exercise: [f"../../{lesson}"]}
        time = re.search(r"<p><strong>Tid:</strong>.*?</p>", (book_folder / lesson).read_text("utf-8"), re.DOTALL)[0]
        assert f'href="../{exercise}"' in time, "the way there is near the top, too"


def test_every_page_says_in_a_sentence_what_it_is_about(book_folder):  # noqa: F811
    pages = [path for path in book_folder.rglob("*.html") if "_static" not in path.parts]
    metas = {
        path.relative_to(book_folder): re.findall(r"<meta [^>]*>", path.read_text(encoding="utf-8")) for path in pages
    }
    about = {
        name: [re.search(r'content="([^"]*)"', tag)[1] for tag in tags if 'name="description"' in tag]
        for name, tags in metas.items()
    }
    assert len(about) > 20 and [name for name, found in about.items() if len(found) != 1] == []
    said = [html.unescape(found[0]) for found in about.values()]
    assert [words for words in said if not 40 < len(words) < 200 or words[-1] not in ".!?"] == []
    assert len(set(said)) == len(said)


def texts(*folders):
    """What is written in the notebooks, pages and content files of the folders: every line long enough to be told."""
    found = set()
    for path in (path for folder in folders for path in (ROOT / folder).rglob("*")):
        if path.suffix == ".ipynb":
            cells = nbformat.read(path, as_version=4).cells
            found.update(line for cell in cells for line in cell.source.splitlines())
        elif path.suffix in (".yml", ".md"):
            found.update(re.sub(r"^\s*[\w-]+:\s*", "", line) for line in path.read_text("utf-8").splitlines())
    return {plain for line in found if len(plain := words_of(line)) > 35}


def words_of(text):
    """Only the words: no markup, no escapes, one space between them."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), text)
    return " ".join(re.findall(r"\w+", re.sub(r"<[^>]*>|\\[nrt]", " ", html.unescape(text))))


def files(site):
    """(name, text) of every file of the site, and of the files in its archives."""
    for path in sorted(path for path in Path(site).rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".zip":
            archive = zipfile.ZipFile(path)
            yield from (
                (f"{name}/{inside}", archive.read(inside).decode(errors="replace")) for inside in archive.namelist()
            )
        else:
            yield name, path.read_bytes().decode(errors="replace")


def leaks(site, secret):
    """The files of the site that hold one of the secret texts, or lie where none may be."""
    beginnings = {}
    for line in secret:
        beginnings.setdefault(tuple(line.split()[:WORDS]), []).append(line)
    found = set()
    for name, content in files(site):
        if name.startswith("solutions/") or (name.startswith("exercises/") and not name.endswith(".html")):
            found.add(name)
        text = words_of(content)
        words = text.split()
        there = {tuple(words[i : i + size]) for size in {len(start) for start in beginnings} for i in range(len(words))}
        if any(line in text for start in there & beginnings.keys() for line in beginnings[start]):
            found.add(name)
    return found


PROSE, WIDGETS, NEXT, REQUESTS = 60_000, 110_000, 45_000, 12
PICTURES = 130_000  # further down on a page: fetched when the reader comes near
# The front page is lighter than a lesson: (all of it, after another lesson, requests).
LIGHTER = {"index.html": (66_000, 0, REQUESTS)}


def test_no_page_is_heavier_than_a_phone_should_carry(book_folder):  # noqa: F811
    site, faults, before = book_folder.resolve(), [], {}
    for path in sorted(path for path in site.rglob("*.html") if "_static" not in path.parts):
        name, found = path.relative_to(site).as_posix(), fetched(path)
        if name == "search.html":  # a search fetches a part of the index for a word: the heaviest of them
            found |= dict([max(later(path).items(), key=itemgetter(1))])
        alive = 'class="mst-mount"' in path.read_text(encoding="utf-8")
        most, new, requests = LIGHTER.get(name, (WIDGETS if alive else PROSE, NEXT, REQUESTS))
        told = [("bytes", sum(found.values()), most), ("requests", len(found), requests)]
        told.append(("bytes of pictures further down", sum(further_down(path).values()), PICTURES))
        if name.startswith("course/"):
            if before:
                fresh = sum(size for each, size in found.items() if each not in before)
                told.append(("bytes after another lesson", fresh, new))
            before = found
        faults += [f"{name}: {size} {what}, at most {limit}" for what, size, limit in told if size > limit]
    assert before and not faults, "\n".join(faults)


def test_what_a_page_fetches_later_is_kept_for_reading_without_a_network(book_folder):  # noqa: F811
    kept = json.loads(re.match("globalThis.BOOK = (.*);\n", (book_folder / "service-worker.js").read_text("utf-8"))[1])
    asked = {
        address
        for path in (book_folder / "course").glob("*.html")
        for address in re.findall(r'(?:data-script=|"picture":)"\.\./([^"]+)"', path.read_text(encoding="utf-8"))
    }
    assert {Path(address).suffix.partition("?")[0] for address in asked} == {".js", ".svg"}
    assert asked <= kept["files"].keys()


def test_what_others_write_last_is_packed_too(book_folder):  # noqa: F811
    (sheet,) = book_folder.rglob("*.css")
    for theme in ("light", "dark"):  # the theme writes the colours of code when all pages are written
        assert re.search(rf"data-theme=[\"']?{theme}[^{{}}]*\.highlight \.s1?\b", sheet.read_text(encoding="utf-8"))


def test_what_a_page_weighs_is_all_that_it_fetches(tmp_path):
    sheet, script = '<link rel="stylesheet" href="s/a.css?v=1" />', '<script defer src="b.js"></script>'
    (tmp_path / "a.html").write_text(f'{sheet}{script}<img alt="x" src="c.svg#one"><img alt="x" src="c.svg#two">')
    with (tmp_path / "a.html").open("a") as page:
        page.write('<img alt="y" src="e.webp" loading="lazy"><img loading="lazy" alt="z" src="f.webp">')
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "a.css").write_text("p { background: url(../d.svg) }")
    for name in ("b.js", "c.svg", "d.svg", "e.webp", "f.webp"):
        (tmp_path / name).write_text(name)
    assert [path.name for path in fetched(tmp_path.resolve() / "a.html")] == [
        "a.html",
        "a.css",
        "b.js",
        "c.svg",
        "d.svg",
    ]
    assert [path.name for path in further_down(tmp_path.resolve() / "a.html")] == ["e.webp", "f.webp"]
