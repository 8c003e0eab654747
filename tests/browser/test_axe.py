"""The accessibility check itself: it must find seeded faults, or a clean run means nothing."""

import pytest

pytestmark = pytest.mark.slow
PAGE = "<!doctype html><html lang='nb'><title>Prøve</title><main><h1>Prøve</h1>{}</main></html>"


def test_a_clean_page_passes(page, accessible):
    page.set_content(PAGE.format("<button>Slett svaret</button>"))
    accessible(page)


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("<button></button>", "button-name"),
        ("<img src='data:,'>", "image-alt"),
        ("<input type='range'>", "label"),
        ("<p style='color:#999;background:#fff'>For svak tekst</p>", "color-contrast"),
    ],
)
def test_a_seeded_fault_is_found(page, accessible, fault, rule):
    page.set_content(PAGE.format(fault))
    with pytest.raises(AssertionError, match=rule):
        accessible(page)


def test_only_the_named_shell_is_left_out(page, accessible):
    page.set_content(PAGE.format("<div class='shell'><button></button></div><button class='ours'></button>"))
    with pytest.raises(AssertionError, match="ours") as raised:
        accessible(page, exclude=[".shell"])
    assert "shell" not in str(raised.value).split("ours")[0]
