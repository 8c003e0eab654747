"""The two views: what JupyterLab is started with, and that every setting named is one that JupyterLab knows."""

import json
import os
import re
import sys
import tomllib
from pathlib import Path

import pytest
from jupyter_core.paths import ENV_JUPYTER_PATH
from jupyterlab_server.config import get_page_config

import mestring.lab
from mestring.lab import launch, server
from mestring.written import STUBS

ROOT = Path(__file__).parents[2]
LAB = Path(mestring.lab.__file__).parent
CONFIG = LAB / "config"
SCHEMAS = Path(ENV_JUPYTER_PATH[0]) / "lab" / "schemas"


def settings(kind, name):
    return json.loads((CONFIG / kind / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", launch.KINDS)
def test_every_setting_exists(kind):
    for plugin, values in settings(kind, "labconfig/default_setting_overrides.json").items():
        folder, name = plugin.split(":")
        known = json.loads((SCHEMAS / folder / f"{name}.json").read_text(encoding="utf-8"))["properties"]
        assert set(values) <= set(known), plugin


@pytest.mark.parametrize("kind", launch.KINDS)
def test_every_part_of_a_page_has_its_height_from_the_start(kind):
    """JupyterLab guesses the heights of what was not on the screen yet: the page moves when they turn out wrong."""
    tracker = settings(kind, "labconfig/default_setting_overrides.json")["@jupyterlab/notebook-extension:tracker"]
    assert tracker["windowingMode"] == "none"


def test_what_students_do_not_see():
    page = settings("student", "labconfig/page_config.json")
    assert page["mestringView"] == "student"
    assert page["disabledExtensions"]["@jupyter/nbgrader"] is True
    parts = settings("student", "jupyter_server_config.json")["ServerApp"]["jpserver_extensions"]
    assert parts and not any(on for name, on in parts.items() if name.startswith("nbgrader") or "teacher" in name)
    assert "nbgrader" not in json.dumps([settings("teacher", path.relative_to(CONFIG / "teacher")) for path in
                                         (CONFIG / "teacher").rglob("*.json")])  # fmt: skip


def test_what_is_switched_off_is_not_fetched():
    """JupyterLab would fetch it all the same; the widgets' extensions and our own stay."""
    disabled = list(settings("student", "labconfig/page_config.json")["disabledExtensions"])
    page = get_page_config([str(Path(ENV_JUPYTER_PATH[0]) / "labextensions"), str(LAB / "labextensions")])
    before = {each["name"] for each in page["federated_extensions"]}
    page = server._page_config(None, {**page, "disabledExtensions": disabled})
    kept = {each["name"] for each in page["federated_extensions"]}
    assert kept == {"mestring", "anywidget", "@jupyter-widgets/jupyterlab-manager"}
    assert before - kept == {"@jupyter/nbgrader", "@jupyter-notebook/lab-extension", "jupyterlab_pygments"}


def test_no_page_of_the_course_needs_mathjax():
    """It is off for students, and a megabyte: a page with a formula is noticed here."""
    assert settings("student", "labconfig/page_config.json")["disabledExtensions"]["@jupyterlab/mathjax-extension"]
    pages = [path for part in ("course", "exercises") for path in (ROOT / part).rglob("*.ipynb")]
    assert pages
    for page in pages:
        cells = json.loads(page.read_text(encoding="utf-8"))["cells"]
        texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
        assert not [text for text in texts if re.search(r"\$|\\\\[(\[]|\\begin\{", text)], page


@pytest.mark.parametrize("kind", launch.KINDS)
def test_nobody_is_asked_about_news_and_nothing_calls_home(kind):
    lab = settings(kind, "jupyter_lab_config.json")["LabApp"]
    assert lab.pop("default_url", "/lab") == {"student": "/doc", "teacher": "/lab"}[kind]
    assert lab == {"check_for_updates_class": "jupyterlab.NeverCheckForUpdate", "news_url": None}
    notices = settings(kind, "labconfig/default_setting_overrides.json")["@jupyterlab/apputils-extension:notification"]
    assert notices == {"fetchNews": "false", "checkForUpdates": False}


# What JupyterLab's keys may still do to a notebook: move about, fold, run a cell, open and leave one.
HARMLESS = """notebook:access-next-history-entry notebook:access-previous-history-entry notebook:collapse-all-headings
notebook:enter-command-mode notebook:enter-edit-mode notebook:expand-all-headings notebook:move-cursor-down
notebook:move-cursor-heading-above-or-collapse notebook:move-cursor-heading-below-or-expand notebook:move-cursor-up
notebook:run-cell""".split()
NO_EXTENSION = "@jupyter-notebook/", "imageviewer"  # what Notebook 7 adds, and a viewer of pictures


def shipped_shortcuts():
    """Every key that JupyterLab's own schemas bind, as (command, keys, selector)."""
    for path in (SCHEMAS).rglob("*.json"):
        for shortcut in json.loads(path.read_text(encoding="utf-8")).get("jupyter.lab.shortcuts", []):
            keys = tuple(filter(None, shortcut["keys"]))
            if keys and not any(part in path.as_posix() for part in NO_EXTENSION):
                yield shortcut["command"], keys, shortcut["selector"]


def test_keys_that_could_double_or_lose_an_answer_are_off_for_students():
    """Split, merge, cut, paste, move, undo of cells; a key that a newer JupyterLab adds is noticed here."""
    overrides = settings("student", "labconfig/default_setting_overrides.json")
    set_here = overrides["@jupyterlab/shortcuts-extension:shortcuts"]["shortcuts"]
    off = {(s["command"], tuple(s["keys"]), s["selector"]) for s in set_here if s.get("disabled")}
    shipped = set(shipped_shortcuts())
    assert off <= shipped, "each is spelt as JupyterLab spells it, else it switches nothing off"
    left = shipped - off
    assert {s[0] for s in left if s[0].startswith("notebook:")} <= set(HARMLESS)
    assert not [s for s in left if all(len(key.removeprefix("Shift ")) == 1 for key in s[1])], "single letters"
    assert {s["command"] for s in set_here if not s.get("disabled")} <= set(HARMLESS)


def test_the_command_line(tmp_path):
    argv, env = launch.command("student", tmp_path, port=8899, browser=False)
    assert argv[:3] == [sys.executable, "-m", "mestring.lab.server"]
    assert argv[3:] == [f"--ServerApp.root_dir={tmp_path}", "--port=8899", "--ServerApp.port_retries=0", "--no-browser"]
    assert env["JUPYTER_CONFIG_PATH"] == str(CONFIG / "student")
    argv, env = launch.command("teacher", tmp_path)
    assert argv[:3] == [sys.executable, "-m", "jupyterlab"]
    assert argv[3:] == [f"--ServerApp.root_dir={tmp_path}"]
    assert env["JUPYTER_CONFIG_PATH"] == str(CONFIG / "teacher")
    with pytest.raises(ValueError, match="student"):
        launch.command("guest", tmp_path)


def test_the_users_own_jupyter_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTERLAB_SETTINGS_DIR", "elsewhere")
    monkeypatch.setenv("JUPYTER_TOKEN", "x")
    env = launch.command("student", tmp_path)[1]
    assert not {"JUPYTERLAB_SETTINGS_DIR", "JUPYTER_TOKEN"} & set(env)
    written = [env[name] for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")]
    assert all(Path(folder).is_relative_to(tmp_path / launch.STATE) for folder in written)


def test_the_extension_is_where_jupyter_looks_for_it(tmp_path):
    """For our own start through JUPYTER_PATH, for every other start through the wheel's shared data."""
    extension = Path(launch.command("student", tmp_path)[1]["JUPYTER_PATH"]) / "labextensions" / "mestring"
    package = json.loads((extension / "package.json").read_text(encoding="utf-8"))
    assert (extension / package["jupyterlab"]["_build"]["load"]).is_file()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert package["version"] == project["project"]["version"]
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {extension.relative_to(ROOT).as_posix(): "share/jupyter/labextensions/mestring"}


def test_the_words_students_replace_are_the_ones_nbgrader_writes():
    for file, code in (("words.js", "nb"), ("words_en.js", "en")):
        assert f'stub: "{STUBS[code]}"' in (LAB / "labextensions/mestring/static" / file).read_text(encoding="utf-8")


def test_the_english_view_has_the_same_buttons_and_every_word(monkeypatch):
    folder = LAB / "labextensions/mestring/static"
    known = [re.findall(r"^ +(\w+):", (folder / name).read_text("utf-8"), re.M) for name in ("words.js", "words_en.js")]
    assert known[0] == known[1]
    bars = [settings(kind, "labconfig/default_setting_overrides.json") for kind in ("student", "student-en")]
    bars = [bar["@jupyterlab/notebook-extension:panel"]["toolbar"] for bar in bars]
    bare = [[{k: v for k, v in item.items() if k not in ("label", "caption")} for item in bar] for bar in bars]
    assert bare[0] == bare[1] and bars[0] != bars[1]
    monkeypatch.setenv("MESTRING_LANGUAGE", "en")
    assert launch.settings("student", LAB)["JUPYTER_CONFIG_PATH"].split(os.pathsep)[0].endswith("student-en")


def test_a_teachers_view_speaks_the_language_of_the_teacher(monkeypatch):
    for code, views in (("nb", ["teacher"]), ("en", ["teacher-en", "teacher"])):
        monkeypatch.setenv("MESTRING_INTERFACE", code)
        folders = launch.settings("teacher", LAB)["JUPYTER_CONFIG_PATH"].split(os.pathsep)
        assert [Path(folder).name for folder in folders] == views
    assert settings("teacher-en", "labconfig/page_config.json") == {"mestringLanguage": "en"}
