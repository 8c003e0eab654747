"""Which language a student of the Hub meets, and that its pages are whole in both."""

import asyncio
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from types import SimpleNamespace

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from mestring.teacher.translation.stray_words import strays
from mestring.text import LANGUAGES
from mestring.text.messages import translated

from ..grading.exercises import ROOT

sys.path.insert(0, str(ROOT / "hub"))
import languages  # noqa: E402

import hub as the_hub  # noqa: E402

TEMPLATES = ROOT / "hub" / "templates"
PAGES = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)
SHOWN = [(path.name, {}) for path in sorted(TEMPLATES.glob("*.html")) if path.name != "page.html"]
SHOWN += [("error.html", {"status_code": code}) for code in (403, 404, 500)]
SHOWN += [("login.html", {"login_service": "Feide"}), ("login.html", {"login_error": "x"})]
SHOWN += [("logout.html", {"login_service": "Feide"}), ("not_running.html", {"failed": True})]


def request(address="/hub/login", accept="", cookie="", https=False):
    """What a page is asked for with, as far as a language is to be found in it; `set` is what is to be remembered."""
    headers = HTTPHeaders({"Host": "hub.example.no", "Accept-Language": accept})
    asked = HTTPServerRequest(headers=headers, start_line=RequestStartLine("GET", address, "HTTP/1.1"))
    asked.protocol = "https" if https else "http"
    found = SimpleNamespace(request=asked, set={}, stopped=[])
    found.get_cookie = {languages.COOKIE: cookie}.get
    found.set_cookie = lambda name, value, **how: found.set.update({name: value, **how})

    async def stop(user):
        found.stopped.append(user.name)

    found.stop_single_user = stop
    return found


@pytest.mark.parametrize(
    ("asked", "own", "language"),
    [
        (request("/?lang=en", "nb", "nb"), "nb", "en"),
        (request("/", "en", "nb"), "en", "nb"),
        (request("/", "en"), "nb", "nb"),
        (request("/", "en-GB,en;q=0.9,nb;q=0.8"), "", "en"),
        (request("/", "en;q=0.5, nn-NO;q=0.7"), "", "nb"),
        (request("/", "no"), "", "nb"),
        (request("/", "en;q=0, nb;q=0.1"), "", "nb"),
        (request("/", "de,fr;q=0.5"), "", "nb"),
        (request("/?lang=xx&lang=%ff", "", "xx"), "xx", "nb"),
        (None, "en", "en"),
        (None, "", "nb"),
    ],
)
def test_what_was_chosen_comes_first_then_what_one_had_then_the_browser(asked, own, language, tmp_path):
    (tmp_path / languages.FILE).write_text(own)
    assert languages.chosen(asked, tmp_path) == language
    assert languages.for_server(asked, tmp_path) == languages.remembered(tmp_path) == language


def test_whoever_starts_the_hub_chooses_for_browsers_with_other_languages(monkeypatch):
    monkeypatch.setenv("MESTRING_INTERFACE", "en")
    assert languages.chosen(request("/", "de"), None) == "en"
    assert languages.chosen(request("/", "nb"), None) == "nb"


@given(st.text(alphabet="enb-;q=0.1, *", max_size=40))
def test_no_header_is_too_strange(header):
    assert languages.preferred(request("/", header)) in ("", *LANGUAGES)


def test_only_a_choice_is_remembered_by_the_browser():
    for address, cookie, kept in (("/?lang=en", "", "en"), ("/", "en", None), ("/?lang=xx", "", None)):
        asked = request(address, cookie=cookie)
        languages.remember(asked)
        assert asked.set.get(languages.COOKIE) == kept
    secure = request("/?lang=en", https=True)
    languages.remember(secure)
    assert secure.set["secure"] and secure.set["httponly"]
    assert secure.set["expires_days"] is None, "the next student at this machine has a language too"


@pytest.mark.parametrize(
    ("running", "cookie", "stopped"), [(True, "en", ["kari"]), (True, "nb", []), (True, "", []), (False, "en", [])]
)
def test_a_server_in_another_language_than_the_chosen_one_is_stopped_at_sign_in(
    monkeypatch, tmp_path, running, cookie, stopped
):
    async def sign_in(handler, data):
        return SimpleNamespace(name="kari", running=running)

    monkeypatch.setattr(the_hub, "sign_in", sign_in)
    monkeypatch.setattr(the_hub, "DATA", tmp_path)
    (tmp_path / "students" / "kari").mkdir(parents=True)
    (tmp_path / "students" / "kari" / languages.FILE).write_text("nb")
    asked = request(cookie=cookie, accept="en")
    with ThreadPoolExecutor(1) as pool:  # in this thread, tests in browsers may have left an event loop running
        assert pool.submit(asyncio.run, the_hub.sign_in_by_language(asked)).result().name == "kari"
    assert asked.stopped == stopped


@pytest.mark.parametrize(("page", "more"), SHOWN, ids=str)
def test_every_page_is_whole_in_both_languages(page, more):
    known = {
        "status_code": 500,
        "base_url": "/hub/",
        "progress_url": "/p",
        "user": SimpleNamespace(name="kari"),
        **more,
    }
    for code in LANGUAGES:
        shown = PAGES.get_template(page).render(language=code, _=partial(translated, code), **known)
        assert page == "language.html" or f'<html lang="{code}">' in shown
        words = re.sub(r"<(style|script)>.*?</\1>", " ", shown, flags=re.DOTALL)
        assert strays(words, code) == []
