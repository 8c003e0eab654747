"""What the English edition is built from, and the way from one edition to the other."""

import json
from types import SimpleNamespace

import pytest
import yaml

from mestring.book.english import gather
from mestring.book.other_edition import address

from ..content.material import ROOT

LESSON = "See [the story](04-kontroll.ipynb), [help](../book/hjelp.md#now) and [the net](https://example.org/a.md)."


@pytest.fixture
def root(tmp_path):
    """A course whose English edition has a front page and one lesson."""
    (tmp_path / "book" / "images").mkdir(parents=True)
    (tmp_path / "en" / "course").mkdir(parents=True)
    (tmp_path / "en" / "solutions").mkdir()
    (tmp_path / "en" / "book").mkdir()
    (tmp_path / "en" / "book" / "references.yml").write_text("{}\n")
    (tmp_path / "book" / "references.bib").write_text("")
    for name in ("_config.yml", "en/_config.yml", "en/_toc.yml"):
        (tmp_path / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "en" / "index.md").write_text("[The lesson](course/03-mestringstro.ipynb)\n")
    cells = [{"cell_type": "markdown", "source": [LESSON]}, {"cell_type": "code", "source": ["[1](a.md)"]}]
    (tmp_path / "en" / "course" / "03-mestringstro.ipynb").write_text(json.dumps({"cells": cells}))
    return tmp_path


def test_what_is_not_there_yet_is_left_out_and_a_link_to_it_leads_to_the_norwegian_page(root, tmp_path):
    made = gather(root, tmp_path / "made")
    toc = yaml.safe_load((made / "_toc.yml").read_text(encoding="utf-8"))
    lesson = {"file": "course/03-mestringstro", "title": "03 Self-efficacy"}
    assert toc["parts"] == [{"caption": "Lessons", "chapters": [lesson]}]
    text, code = (
        "".join(cell["source"]) for cell in json.loads((made / "course/03-mestringstro.ipynb").read_text())["cells"]
    )
    assert '<a href="../../course/04-kontroll.html" hreflang="nb">the story</a>' in text
    assert '<a href="../../book/hjelp.html" hreflang="nb">help</a>' in text
    assert text.endswith("[the net](https://example.org/a.md).") and code == "[1](a.md)"
    assert (made / "index.md").read_text() == "[The lesson](course/03-mestringstro.ipynb)\n"
    assert not (made / "solutions").exists()


def test_the_english_edition_has_the_settings_of_the_norwegian_one_but_for_its_language(root, tmp_path):
    made = yaml.safe_load((gather(root, tmp_path / "made") / "_config.yml").read_text(encoding="utf-8"))
    settings, ours = (one["sphinx"]["config"] for one in (made, yaml.safe_load((ROOT / "_config.yml").read_text())))
    differ = {name for name in ours if settings[name] != ours[name]}
    assert differ == {"language", "html_search_language", "mestring_other_edition"} and settings["language"] == "en_GB"


def test_a_page_whose_texts_are_not_translated_is_left_out(root, tmp_path):
    for name in ("tilgjengelighet", "hjelp"):
        (root / "en" / "book" / f"{name}.md").write_text("# A\n")
    assert [path.name for path in (gather(root, tmp_path / "made") / "book").glob("*.md")] == ["hjelp.md"]


@pytest.mark.parametrize(
    ("place", "page", "there"),
    [
        ("en/", "course/03-mestringstro", "../en/course/03-mestringstro.html"),
        ("en/", "course/04-kontroll", ""),
        ("en/", "index", "en/index.html"),
        ("en/", "search", "en/search.html"),
        ("../", "course/04-kontroll", "../../course/04-kontroll.html"),
        ("", "index", ""),
    ],
)
def test_the_way_to_the_other_edition_is_there_where_the_page_is(root, place, page, there):
    config = SimpleNamespace(mestring_other_edition=place)
    env = SimpleNamespace(found_docs={"index", "course/03-mestringstro", "course/04-kontroll"})
    assert address(SimpleNamespace(config=config, srcdir=root, env=env), page) == there
