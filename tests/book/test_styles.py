"""Which rules of a style sheet stay for which pages."""

import pytest

from mestring.book.styles import purge, words

PAGE = '<p class="lead mst-note" id="top" data-theme="dark">Avsnitt</p><button aria-label="card">x</button>'
THEIRS, OURS = ['e.classList.add("shown")'], ['h("table", { class: "mst-card alert" })']
KNOWN = words([PAGE], THEIRS, OURS)

STAYS = [
    "p{color:red}",
    ".lead{color:red}",
    "#top p>a,#top p{color:red}",
    "*{color:red}",
    "table{color:red}",
    ".mst-card:hover::before{color:red}",
    ".shown:not(.gone){color:red}",
    ':is(.gone,.lead)[data-theme="dark"]{color:red}',
    "@media print{.lead{color:red}}",
    "@media (min-width:9px){@supports (gap:1px){.lead{color:red}}}",
    "::selection{color:red}",
    'p{background:url("data:image/svg+xml;utf8,<svg fill=none>")!important}',
]
GOES = [
    "article{color:red}",
    ".card{color:red}",  # a word in an attribute, no class
    ".alert{color:red}",  # a script of ours, but no class of ours
    ".lead .gone{color:red}",
    "#lead{color:red}",
    "p[hidden]{color:red}",
    "@media print{.gone{color:red}}",
    "@font-face{font-family:x;src:url(x.woff2)}",
    '@charset "utf-8";',
    "p{}",
    "@keyframes turn{to{rotate:1turn}}",
    "/* said */",
]


@pytest.mark.parametrize("css", STAYS)
def test_what_can_apply_stays(css):
    tight = "".join(purge(css, KNOWN).split())
    assert tight == "".join(css.replace("#top p>a,", "").split())


@pytest.mark.parametrize("css", GOES)
def test_what_no_page_can_use_goes(css):
    assert purge(css, KNOWN) == ""


def test_a_variable_stays_as_long_as_somebody_reads_it():
    css = "p{--a:1;--b:var(--a);--c:var(--d);--d:2;--e:3;color:var(--b)}"
    assert purge(css, KNOWN) == "p{--a:1;--b:var(--a);color:var(--b)}\n"
    assert "--e:3" in purge(css, KNOWN | {"--e"})


def test_a_movement_stays_as_long_as_something_moves_so():
    css = "@keyframes turn{to{rotate:1turn}}\np{animation:turn 1s}\n"
    assert purge(css, KNOWN) == css


def test_a_style_sheet_that_can_not_be_read_is_said():
    with pytest.raises(ValueError, match="line 2 of a style sheet"):
        purge("p{color:red}\n.lead", KNOWN)
