"""Words of widgets and of the book come from the words files, and so do the signs each language writes its own way."""

import re
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src/mestring"
WIDGETS = SOURCE / "widgets"
COMMENTS = re.compile(r"/\*.*?\*/|//.*?$|#.*?$|\"\"\".*?\"\"\"", re.DOTALL | re.MULTILINE)
SIGNS = re.compile(r"«|replace\(\"\.\", \",\"\)|toLocale(?:Date|Time)String")


def own_signs(code):
    return SIGNS.findall(COMMENTS.sub("", code))


def test_no_script_quotes_or_writes_numbers_and_dates_by_itself():
    scripts = {*WIDGETS.glob("*.js"), *WIDGETS.glob("*.py"), *(SOURCE / "book/host").glob("*.js")}
    files = scripts - {WIDGETS / "_dates.js"}
    found = {path.name: own_signs(path.read_text(encoding="utf-8")) for path in files}
    assert {name: signs for name, signs in found.items() if signs} == {}


def test_what_is_found():
    assert own_signs('a = `«${b}»`; c = x.replace(".", ","); d.toLocaleTimeString("nb") // «x»') == [
        "«",
        'replace(".", ",")',
        "toLocaleTimeString",
    ]
