"""The catalogue against what the installed packages ask for: no word of the interface is left in English."""

import ast
import gettext
import json
import re
import string
from itertools import chain
from pathlib import Path

import pydata_sphinx_theme
import pytest
import sphinx
import sphinx_book_theme
import yaml
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from mestring.book import header_buttons, translations

ROOT = Path(__file__).parents[2]
FOUND = translations.words("nb")
HOST = Path(translations.__file__).parent / "host"
APART = {name: header_buttons.sources(name) for name in header_buttons.PARTS} | {"review": [HOST / "review.js"]}
TEMPLATES = Path(translations.__file__).parent / "templates"


def folder(package):
    return Path(package.__file__).parent


def asked_for(place, *patterns):
    """The message ids that a package's code and templates ask for."""
    reader = {".py": "python", "html": "jinja2.ext:babel_extract"}
    method = [(pattern, reader[pattern[-4:].lstrip("*")]) for pattern in patterns]
    found = extract_from_dir(place, method, keywords={"_": None, "trans": None, "gettext": None, "ngettext": (1, 2)})
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def shipped_by_sphinx():
    with open(folder(sphinx) / "locale" / "nb_NO" / "LC_MESSAGES" / "sphinx.po", "rb") as file:
        return {entry.id for entry in read_po(file) if entry.string and not entry.fuzzy}


def test_sphinx_and_its_templates_have_every_word():
    asked = asked_for(folder(sphinx), "**.py", "**.html")
    assert len(asked) > 150, "the ids were not found"
    assert asked - shipped_by_sphinx() - FOUND["sphinx"].keys() == set()


@pytest.mark.parametrize("place", [folder(pydata_sphinx_theme) / "theme", TEMPLATES])
def test_the_themes_templates_have_every_word(place):
    asked = asked_for(place, "**.html")
    assert asked
    assert asked - shipped_by_sphinx() - FOUND["sphinx"].keys() == set()


def test_the_book_theme_has_every_word():
    locales = folder(sphinx_book_theme) / "theme" / "sphinx_book_theme" / "static" / "locales"
    with open(locales / "no" / "LC_MESSAGES" / "booktheme.po", "rb") as file:
        asked = {entry.id for entry in read_po(file) if entry.id}
    asked |= {call for path in folder(sphinx_book_theme).rglob("*.py") for call in translated(path)}
    assert len(asked) > 15
    assert asked - FOUND["booktheme"].keys() == set()


def translated(path):
    """The texts that Python code of the theme translates: `translation("…")`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "translation":
            yield from (part.value for part in node.args if isinstance(part, ast.Constant))


def test_the_search_scripts_have_every_word():
    static = folder(sphinx) / "themes" / "basic" / "static"
    call = re.compile(r"""(?:\b_|gettext)\(\s*"((?:[^"\\]|\\.)*)"\s*\)""")
    asked = {text for path in static.glob("*.js") for text in call.findall(path.read_text(encoding="utf-8"))}
    assert len(asked) >= 6
    assert asked - FOUND["script"].keys() == set()


def test_what_is_filled_in_is_kept():
    for domain in ("sphinx", "booktheme", "script"):
        for english, norwegian in FOUND[domain].items():
            for mark in (r"%\(\w+\)s", r"%[sd]", r"\$\{\w+\}"):
                assert re.findall(mark, english) == re.findall(mark, norwegian), english


def test_catalogues_are_compiled_where_sphinx_looks(tmp_path):
    translations.compile_catalogues("nb_NO", tmp_path)
    for domain, english in (("sphinx", "Back to top"), ("booktheme", "Contents")):
        assert gettext.translation(domain, tmp_path, ["nb_NO"]).gettext(english) == FOUND[domain][english]
    script = (tmp_path / "nb_NO" / "LC_MESSAGES" / "sphinx.js").read_text(encoding="utf-8")
    messages = json.loads(script.removeprefix("Documentation.addTranslations(").rstrip(");\n"))["messages"]
    assert messages["Searching"] == "Søker"


def test_the_templates_use_words_that_exist():
    used = {
        name for path in TEMPLATES.rglob("*.html") for name in re.findall(r"\bwords\.(\w+)", path.read_text("utf-8"))
    }
    assert used and used <= FOUND["book"].keys()


def test_the_templates_hold_no_text_of_their_own():
    for path in TEMPLATES.rglob("*.html"):
        bare = re.sub(r"\{[#%{].*?[#%}]\}|<[^>]*>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not set(bare) & set(string.ascii_letters), path
        markup = re.sub(r"\{[#%{].*?[#%}]\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r'(?:aria-label|title|placeholder)="[^"]*\w', markup), path


@pytest.mark.parametrize("part", ["host", *APART])
def test_a_script_holds_no_text_of_its_own(part):
    """Every word comes from the catalogue, and every word of the catalogue is used."""
    files = APART.get(part) or {*HOST.glob("*.js")} - {*chain(*APART.values())}
    code = "".join(path.read_text("utf-8") for path in files)
    said = FOUND["book"][part]
    assert set(re.findall(r"\bwords\.(\w+)", code)) == {**said, **said.get("files", {})}.keys() - {"files"}
    code = re.sub(r"//.*|/\*.*?\*/", "", code)
    assert not re.search(r'"[A-ZÆØÅ][a-zæøå]+ [a-zæøå]+', code)


def test_words_that_replace_the_widgets_own_exist_there():
    words = json.loads((ROOT / "src/mestring/text/nb.json").read_text(encoding="utf-8"))

    def check(ours, theirs):
        for name, value in ours.items():
            assert name in theirs
            if isinstance(value, dict):
                check(value, theirs[name])

    check(FOUND["book"]["host"]["labels"], words["common"])
    check(FOUND["book"]["host"]["files"]["of_one"], words)


def test_the_file_has_no_entry_twice():
    class Once(yaml.SafeLoader):
        def construct_mapping(self, node, deep=False):
            names = [self.construct_object(name) for name, _ in node.value]
            assert len(names) == len(set(names)), names
            return super().construct_mapping(node, deep)

    yaml.load((Path(translations.__file__).parent / "locale" / "nb.yml").read_text(encoding="utf-8"), Once)
