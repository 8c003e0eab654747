"""The strict build checks on seeded faults: each must be found, and only those."""

import pytest

from mestring.book.strict_checks import Page, style_faults

ELSEWHERE = [
    '<script src="https://cdn.example.org/x.js"></script>',
    '<script src="//cdn.example.org/x.js"></script>',
    '<link rel="stylesheet" href="https://fonts.example.org/css">',
    '<link rel="preload" as="script" href="HTTPS://cdn.example.org/x.js">',
    '<img alt="Et bilde" src="https://example.org/x.png">',
    '<img alt="Et bilde" src="x.png" srcset="x.png 1x, https://example.org/x2.png 2x">',
    '<iframe src="https://video.example.org/1"></iframe>',
    '<video poster="https://example.org/x.jpg"></video>',
    '<object data="https://example.org/x.pdf"></object>',
    '<svg><image href="https://example.org/x.svg"/></svg>',
    "<p style=\"background: url('https://example.org/x.png')\">x</p>",
    '<style>@import "https://example.org/x.css";</style>',
    "<style>p { background: url(//example.org/x.png) }</style>",
]
NO_WORDS = [
    '<img src="x.png">',
    '<img src="x.png" alt="">',
    '<img src="x.png" alt=" ">',
    '<img src="_images/a.png" alt="_images/a.png">',
]
FINE = [
    '<a href="https://example.org">Et annet nettsted</a>',
    '<link rel="canonical" href="https://example.org/bok/">',
    '<link rel="icon" href="_static/x.svg">',
    '<script src="_static/x.js"></script>',
    '<script>location = "https://example.org"</script>',
    '<img src="data:image/png;base64,AA" alt="To kurver">',
    '<img src="x.png" alt="" role="presentation">',
    "<pre>&lt;script src=https://example.org&gt;</pre>",
]


@pytest.mark.parametrize("html", ELSEWHERE)
def test_what_is_fetched_from_others_is_found(html):
    (fault,) = Page(html).faults
    assert fault.startswith("fetches from others:") and "example.org" in fault.lower()


@pytest.mark.parametrize("html", NO_WORDS)
def test_an_image_without_words_is_found(html):
    (fault,) = Page(html).faults
    assert fault.startswith("image without alternative text")


@pytest.mark.parametrize("html", FINE)
def test_what_is_right_passes(html):
    assert Page(html).faults == []


def test_style_sheets_are_read_too():
    assert len(style_faults('@import "https://a.example/x.css"; p { background: url(https://b.example/y.png) }')) == 2
    assert style_faults("p { background: url(data:image/png;base64,AA) } /* https://example.org */") == []
