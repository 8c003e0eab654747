"""The language pack: found by its entry point, in gettext's form, and nothing lost on the way."""

import importlib
import json
import re
import tomllib
from pathlib import Path

from jupyterlab_server.translation_utils import is_valid_locale

ROOT = Path(__file__).parents[2]
PACKS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]


def catalogue():
    module = importlib.import_module(PACKS["jupyterlab.languagepack"]["nb_NO"])
    (path,) = Path(module.__file__).parent.rglob("*.json")  # JupyterLab reads every one it finds there
    assert path.name == "jupyterlab.json"
    return json.loads(path.read_text(encoding="utf-8"))


def test_jupyterlab_takes_it():
    assert is_valid_locale("nb_NO")
    head = catalogue()[""]
    assert head["domain"] == "jupyterlab" and head["language"] == "nb-NO" and "nplurals=2" in head["plural_forms"]
    settings = ROOT / "src/mestring/lab/config/student/labconfig/default_setting_overrides.json"
    chosen = json.loads(settings.read_text(encoding="utf-8"))["@jupyterlab/translation-extension:plugin"]
    assert chosen == {"locale": "nb_NO"}


def test_no_translation_asks_for_what_it_is_not_given():
    for english, ours in catalogue().items():
        if english:
            assert ours and all(isinstance(text, str) and text for text in ours), english
            given = set(re.findall(r"%\d", english))
            assert all(set(re.findall(r"%\d", text)) <= given for text in ours), english
