"""Every widget is one self-contained module, and no word stands in JavaScript."""

import inspect
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mestring import text, widgets
from mestring.widgets import modules


def test_every_front_end_has_its_class():
    known = {getattr(widgets, name).module.default_value for name in widgets.__all__}
    assert set(modules.names()) == known, "widgets/__init__.py names each widget, and a class its `module`"


def test_missing_words_are_said():
    with pytest.raises(LookupError, match="no entry 'no_such_widget'"):
        text.labels("no_such_widget")


@pytest.mark.parametrize("stem", modules.names())
def test_the_joined_module_imports_nothing_and_loads(stem, tmp_path):
    source = modules.source(stem)
    assert not re.search(r"^\s*import\b|await import", source, re.M) and "http://" not in source.replace(
        "http://www.w3.org/2000/svg", ""
    )
    path = tmp_path / "joined.mjs"
    path.write_text(source, encoding="utf-8")
    program = f"import('{path.as_uri()}').then(m => console.log(typeof m.default.render))"
    done = subprocess.run(["node", "-e", program], capture_output=True, text=True)
    assert done.stdout.strip() == "function", done.stderr


@pytest.mark.parametrize("stem", ["coherence_map", "health_continuum"])
def test_what_two_widgets_share_is_joined_once(stem):
    assert modules.source(stem).count("function weighing(") == modules.source(stem).count("function widget(") == 1
    assert modules.style(stem).count(".mst-weighing .mst-weights {") == 1


@pytest.mark.parametrize("stem", modules.names())
def test_every_label_that_the_script_reads_exists(stem):
    read = set(re.findall(r"labels\.(\w+)", modules.source(stem)))
    assert read and read <= text.labels(stem).keys()


WORDS = json.loads((Path(text.__file__).parent / "nb.json").read_text(encoding="utf-8"))


def python_of(stem):
    """The modules of the widget's classes, of their bases, and its own helpers."""
    kinds = [kind for kind in map(vars(widgets).get, widgets.__all__) if kind.module.default_value == stem]
    names = {above.__module__ for kind in kinds for above in kind.mro()}
    names |= {name for name in sys.modules if name.startswith(f"{widgets.__name__}._{stem}")}
    return [sys.modules[name] for name in sorted(names) if name.startswith("mestring.")]


def unread(words, source):
    """The words that nobody asks for: by name, or by a name put together, as labels[`${ruler}_low`]."""
    named = set(re.findall(r"labels\??\.(\w+)", source)) | set(re.findall(r"""["'](\w+)["']""", source))
    made = [re.split(r"\$?\{[^}]*\}", name) for name in re.findall(r"""labels\[f?[`"]([^`"]*\{[^`"]*)""", source)]
    patterns = [r"\w+".join(map(re.escape, parts)) for parts in made]
    return [word for word in words if word not in named and not any(re.match(each, word) for each in patterns)]


@pytest.mark.parametrize("stem", modules.names())
def test_every_word_of_a_widget_is_read(stem):
    source = modules.source(stem) + "".join(map(inspect.getsource, python_of(stem)))
    assert unread(WORDS[stem], source) == []
    assert unread({"no_such_word": ""}, source) == ["no_such_word"]


def test_every_word_that_widgets_share_is_read():
    python = "".join(path.read_text(encoding="utf-8") for path in modules.FOLDER.glob("_*.py"))
    assert unread(WORDS["common"], "".join(map(modules.source, modules.names())) + python) == []


@pytest.mark.parametrize("stem", modules.names())
def test_a_field_takes_as_much_as_python_accepts(stem):
    fields = set(map(int, re.findall(r"(?:longest: |LONGEST = )(\d+)", modules.source(stem))))
    most = {name: value for module in python_of(stem) for name, value in vars(module).items() if "LONGEST" in name}
    if 'model.get("longest")' in modules.source(stem):  # Python says it
        most = {}
    assert fields == set(most.values())


@pytest.mark.parametrize("stem", sorted(path.stem for path in modules.FOLDER.glob("*.js")))
def test_no_norwegian_in_javascript(stem):
    source = re.sub(r"//.*|/\*.*?\*/", "", (modules.FOLDER / f"{stem}.js").read_text(encoding="utf-8"))
    assert not re.search(r"[æøåÆØÅ]|Lagre|svar\b", source)


@pytest.mark.parametrize("stem", modules.names())
def test_css_stays_within_its_widget(stem):
    rules = re.sub(r"@[^{]*\{|/\*.*?\*/", "", modules.style(stem))
    selectors = [s.strip() for block in re.findall(r"([^{}]+)\{", rules) for s in re.split(r",(?![^(]*\))", block)]
    assert selectors and all(s.startswith(".mst") for s in selectors if s)
