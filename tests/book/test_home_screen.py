"""What a phone reads when the book is put on its home screen."""

import json
import re
import struct
from pathlib import Path
from types import SimpleNamespace

from mestring.book import home_screen

ASSETS = Path(home_screen.__file__).parent / "assets"
CONFIG = SimpleNamespace(project="Mestring", language="nb_NO")
MANIFEST = json.loads(home_screen.manifest(CONFIG))


def size(path):
    """Width and height of a PNG."""
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG")
    return "{}x{}".format(*struct.unpack(">II", data[16:24]))


def test_name_language_start_and_scope_hold_wherever_the_book_is_published():
    assert (MANIFEST["name"], MANIFEST["lang"]) == ("Mestring", "nb")
    assert (MANIFEST["start_url"], MANIFEST["scope"]) == ("index.html", "./")
    assert not [icon for icon in MANIFEST["icons"] if icon["src"].startswith(("/", "http"))]


def test_each_icon_has_the_size_that_it_claims():
    for icon in MANIFEST["icons"]:
        assert size(ASSETS / icon["src"].removeprefix("_static/")) == icon["sizes"], icon
    assert {icon["purpose"] for icon in MANIFEST["icons"]} == {"any", "maskable"}
    assert size(ASSETS / "icon-touch.png") == "180x180"


def test_the_colours_are_the_page_s_own():
    css = (ASSETS / "mestring-book.css").read_text(encoding="utf-8")
    assert re.findall(r"--pst-color-background: (#\w+)", css)[:2] == [home_screen.LIGHT, home_screen.DARK]
