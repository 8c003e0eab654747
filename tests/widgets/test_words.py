"""The words that a widget shows come from the words file, and so do the signs that each language writes its own way."""

import re
from pathlib import Path

WIDGETS = Path(__file__).parents[2] / "src/mestring/widgets"
COMMENTS = re.compile(r"/\*.*?\*/|//.*?$|#.*?$|\"\"\".*?\"\"\"", re.DOTALL | re.MULTILINE)
SIGNS = re.compile(r"«|replace\(\"\.\", \",\"\)|toLocale(?:Date|Time)String")


def own_signs(code):
    return SIGNS.findall(COMMENTS.sub("", code))


def test_no_widget_quotes_or_writes_numbers_and_dates_by_itself():
    files = {*WIDGETS.glob("*.js"), *WIDGETS.glob("*.py")} - {WIDGETS / "_dates.js"}
    found = {path.name: own_signs(path.read_text(encoding="utf-8")) for path in files}
    assert {name: signs for name, signs in found.items() if signs} == {}


def test_what_is_found():
    assert own_signs('a = `«${b}»`; c = x.replace(".", ","); d.toLocaleTimeString("nb") // «x»') == [
        "«",
        'replace(".", ",")',
        "toLocaleTimeString",
    ]
