"""What is shown of a hand-in: text as text, our own tables and figures as they are."""

from contextlib import suppress
from html import unescape

import pytest
from nbformat.v4 import new_markdown_cell

from mestring.teacher import sanitize

DOT = "data:image/png;base64,iVBORw0KGgo="


def cell(locked):
    about = {"grade": not locked, "solution": not locked, "locked": locked, "task": False, "grade_id": "m03-x"}
    return new_markdown_cell("", metadata={"nbgrader": about})


def written(source, locked=False):
    return sanitize.markdown({"cell": cell(locked)}, source)


@pytest.mark.parametrize(
    "source", ["<script>x()</script>", "<b>fet</b>", "<img src=x onerror=x()>", "<div class='modal'>", "a <!-- b --> c"]
)
def test_html_that_a_student_writes_is_text(source):
    assert unescape(written(source)).strip() in (source, f"<p>{source}</p>")
    assert "<" not in written(source).replace("<p>", "").replace("</p>", "")


@pytest.mark.parametrize("link", ["javascript:x()", "data:text/html,x", "vbscript:x", "file:///etc/passwd"])
def test_links_lead_to_pages_only(link):
    assert "href" not in written(f"[her]({link})")
    assert f'href="{link}"' not in sanitize.html(f'<a href="{link}">her</a>')


def test_markdown_and_ordinary_links_work():
    assert written("**fet** og [kilde](https://example.org)") == (
        '<p><strong>fet</strong> og <a href="https://example.org">kilde</a></p>\n'
    )


def test_a_list_goes_on_with_its_number_after_what_stands_between():
    assert '<ol start="3">' in written("1. En\n2. To\n\n> Merk\n\n3. Tre")


def test_images_come_with_the_page_or_not_at_all():
    assert "src" not in written("![spor](https://example.org/spor.png)")
    assert "src" not in sanitize.html('<img src="data:image/svg+xml;base64,PHN2Zz4=">')
    assert sanitize.html(f'<img alt="Kart" src="{DOT}">') == f'<img alt="Kart" src="{DOT}">'


def test_a_picture_that_did_not_come_along_is_told_of():
    assert sanitize.LOST_PICTURE in written("Se: ![bilde](attachment:bilde.png) her")


def test_a_picture_without_data_is_told_of_too():
    bare = cell(locked=False)
    bare["attachments"] = {"bilde.png": {}}
    assert sanitize.LOST_PICTURE in sanitize.markdown({"cell": bare}, "![bilde](attachment:bilde.png)")


def test_a_text_that_takes_too_long_is_shown_as_it_was_written(monkeypatch):
    monkeypatch.setattr(sanitize, "MOST_SECONDS", 0.1)
    slow = "```\n" * 10_000  # seconds, if it were let
    shown = written(slow)
    assert sanitize.AS_WRITTEN in shown
    assert slow in shown
    assert "<strong>" in written("**fet**"), "the alarm is off again"


def test_an_alarm_that_is_lost_comes_again(monkeypatch):
    def stubborn(*_, **__):
        with suppress(TimeoutError):
            while True:
                pass
        while True:
            pass

    monkeypatch.setattr(sanitize, "MOST_SECONDS", 0.05)
    monkeypatch.setattr(sanitize, "_rendered", stubborn)
    assert sanitize.AS_WRITTEN in written("ord")


@pytest.mark.parametrize("there_is_an_alarm", [True, False])
def test_a_text_that_cannot_be_rendered_is_shown_as_it_was_written(monkeypatch, there_is_an_alarm):
    if not there_is_an_alarm:
        monkeypatch.delattr(sanitize.signal, "setitimer")
        assert sanitize.AS_WRITTEN in written("ord " * 6_000)
    assert "<strong>" in written("**fet**")
    monkeypatch.setattr(sanitize, "MarkdownWithMath", None)
    assert written("a < b") == f"<p><em>{sanitize.AS_WRITTEN}</em></p><pre>a &lt; b</pre>"


def test_a_table_has_room_between_its_columns():
    assert '<table class="table table-condensed">' in written(
        "| Nivå | Poeng |\n|---|---|\n| Godt | 1,5 |", locked=True
    )
    assert "table-condensed" not in written("<table> `<table>`")


def test_our_own_cells_may_use_html_but_no_scripts():
    assert "<summary>Tips</summary>" in written("<details><summary>Tips</summary>\n\nHei\n\n</details>", locked=True)
    assert "<script" not in written("<script>x()</script>", locked=True)
    assert "HEMMELIG" not in written("<!-- HEMMELIG -->", locked=True)


def test_verdicts_and_answers_pass_unchanged():
    table = '<table><tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table>'
    for shown in ('<div class="mst-verdict" data-state="right"><p>Ja</p></div>', table):
        assert sanitize.html(shown) == shown


def test_styles_and_handlers_do_not_pass():
    assert sanitize.html('<p style="position:fixed" onclick="x()" id="y">a</p>') == "<p>a</p>"


def test_code_is_folded_text():
    assert sanitize.code("a < b", metadata={}) == "<details><summary>Vis koden</summary><pre>a &lt; b</pre></details>"
