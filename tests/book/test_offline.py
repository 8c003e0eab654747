"""A small finished site, and the worker that is written for it: every file that a page fetches, with its digest."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from types import SimpleNamespace

import pytest

from mestring.book import offline

FILES = {
    "index.html": """<link rel="stylesheet" href="_static/pages.css?v=older" />
<script defer src="_static/pages.js?v=older"></script><button data-script="_static/read-aloud.js">Les opp</button>
<a href="_static/package.zip">Pakken</a><a href="https://helsenorge.no/">Mer</a><img alt="" src="data:image/png;,">""",
    "course/x.html": '<script type="text/plain" data-script="../_static/later.js?v=older"></script>'
    '<script src="../_static/pages.js?v=older"></script><img alt="" src="../_images/a&amp;b.svg">',
    "_static/theme.html": '<script src="never.js"></script>',
    "_static/pages.css": "p { background: url('sign.svg') } b { background: url(data:image/png;,) }",
    "_static/pages.js": "one()",
    "_static/read-aloud.js": "read()",
    "_static/later.js": "later()",
    "_static/never.js": "",
    "_static/sign.svg": "<svg/>",
    "_static/package.zip": "PK",
    "_images/a&b.svg": "<svg></svg>",
    "manifest.webmanifest": "{}",
}


@pytest.fixture
def site(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def book(site):
    """What the worker knows of the book."""
    offline.write(site, {"title": "Uten nett", "text": "Du & jeg"})
    code = (site / offline.NAME).read_text(encoding="utf-8")
    assert code.endswith(offline.CODE.read_text(encoding="utf-8"))
    return json.loads(re.match("globalThis.BOOK = (.*);\n", code)[1])


def test_all_that_a_page_fetches_at_once_or_when_a_button_is_pressed_is_kept_and_nothing_else(site):
    kept = {name.partition("?")[0] for name in book(site)["files"]}
    assert kept == {*FILES} - {"_static/theme.html", "_static/never.js", "_static/package.zip"}


def test_each_file_is_known_by_its_digest(site):
    known = book(site)
    for name, digest in known["files"].items():
        content = (site / name.partition("?")[0]).read_bytes()
        assert b64encode(sha256(content).digest()).decode() == digest
    assert known["bytes"] == sum((site / name.partition("?")[0]).stat().st_size for name in known["files"])
    assert "<p>Du &amp; jeg</p>" in known["notice"]


def test_an_address_with_a_version_has_the_file_s_digest(site):
    """Such a file is never asked for again: Sphinx's own digest is of the file before its last changes."""
    files = book(site)["files"]
    digest = sha256(FILES["_static/pages.js"].encode()).hexdigest()[:12]
    assert f"_static/pages.js?v={digest}" in files
    for page, up in (("index.html", ""), ("course/x.html", "../")):
        assert f'src="{up}_static/pages.js?v={digest}"' in (site / page).read_text(encoding="utf-8")
    assert "older" not in str(files) + (site / "index.html").read_text(encoding="utf-8")


def test_every_picture_has_its_digest_too(site):
    (site / "later.html").write_text('<img alt="" src="_images/a&amp;b.svg#view"><img alt="" src="gone.png">')
    digests = {name: sha256(FILES[name].encode()).hexdigest()[:12] for name in ("_static/sign.svg", "_images/a&b.svg")}
    files = book(site)["files"]
    assert {f"{name}?v={digest}" for name, digest in digests.items()} <= files.keys()
    drawing = f"_images/a&amp;b.svg?v={digests['_images/a&b.svg']}"
    assert f'src="../{drawing}"' in (site / "course/x.html").read_text(encoding="utf-8")
    assert (site / "later.html").read_text(encoding="utf-8") == (
        f'<img alt="" src="{drawing}#view"><img alt="" src="gone.png">'
    )
    style = (site / "_static/pages.css").read_text(encoding="utf-8")
    assert f"url('sign.svg?v={digests['_static/sign.svg']}')" in style and "url(data:image/png;,)" in style


def test_the_same_book_is_the_same_build_and_any_change_another(site):
    first = book(site)
    assert book(site) == first
    (site / "_static/sign.svg").write_text("<svg>2</svg>", encoding="utf-8")
    assert book(site)["build"] != first["build"]


@pytest.mark.parametrize("wanted", [True, False])
def test_a_book_that_is_published_without_it_asks_for_no_worker_and_takes_back_what_there_is(site, wanted):
    asked = []
    config = SimpleNamespace(mestring_offline=wanted, language="nb_NO")
    app = SimpleNamespace(
        config=config,
        outdir=site,
        builder=SimpleNamespace(format="html"),
        add_js_file=lambda _, body: asked.append(body),
    )
    offline.settings(app, config)
    offline.finished(app, None)
    assert asked == [offline.REGISTER] * wanted
    assert ("unregister()" in (site / offline.NAME).read_text(encoding="utf-8")) is not wanted
