"""Settings that would hurt silently when they were lost."""

from pathlib import Path

import yaml

from mestring.book.theme import fingerprint

ROOT = Path(__file__).parents[2]
CONFIG = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
SPHINX = CONFIG["sphinx"]["config"]


def toc_files(node):
    if isinstance(node, dict):
        for name, value in node.items():
            yield from [value] if name in ("root", "file") else [] if name == "title" else toc_files(value)
    elif isinstance(node, list):
        for item in node:
            yield from toc_files(item)


def test_only_what_stands_in_the_table_of_contents_is_published():
    assert CONFIG["only_build_toc_files"] is True
    assert "solutions/**" in CONFIG["exclude_patterns"]
    assert SPHINX["html_copy_source"] is False
    files = list(toc_files(yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))))
    assert {name.split("/")[0] for name in files} == {"index", "course", "exercises", "book"}
    assert len(files) == len(set(files))


def test_every_lesson_and_page_is_in_the_table_of_contents():
    files = set(toc_files(yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))))
    sources = {path for form in ("course/*.ipynb", "exercises/*/*.ipynb", "book/*.md") for path in ROOT.glob(form)}
    assert {path.relative_to(ROOT).with_suffix("").as_posix() for path in sources} <= files


def test_no_warning_is_suppressed():
    assert not {"suppress_warnings", "nitpick_ignore", "nitpick_ignore_regex"} & SPHINX.keys()
    assert CONFIG["execute"].get("allow_errors", False) is False


def test_the_language_is_norwegian():
    assert SPHINX["language"] == "nb_NO"
    assert SPHINX["html_search_language"] == "no"


def test_notebooks_run_at_every_build():
    """A cache knows the cells, not the widgets behind them."""
    assert CONFIG["execute"]["execute_notebooks"] == "force"


def test_a_changed_widget_or_extension_makes_every_page_anew(tmp_path):
    (tmp_path / "widget.js").write_text("1")
    before = fingerprint(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_text("1")
    assert fingerprint(tmp_path) == before
    (tmp_path / "widget.js").write_text("2")
    assert fingerprint(tmp_path) != before
