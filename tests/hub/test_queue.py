"""What those see who come while as many as the Hub takes at a time are starting: a page that tries again by itself."""

import inspect
from functools import partial

import jinja2
import pytest
from jupyterhub.handlers.base import BaseHandler

from mestring.text.messages import translated

from ..grading.exercises import ROOT

PAGES = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "hub" / "templates"), autoescape=True)


@pytest.mark.parametrize("page, again", [("429.html", True), ("error.html", False)])
def test_only_who_stands_in_line_is_asked_to_wait(page, again):
    shown = PAGES.get_template(page).render(
        status_code=int(page[:3]) if again else 500, base_url="/hub/", language="nb", _=partial(translated, "nb")
    )
    assert ("Du står i kø" in shown) is ("location.reload()" in shown) is again


def test_jupyterhub_still_refuses_with_that_number_and_takes_the_page_of_that_name():
    assert "429" in inspect.getsource(BaseHandler.spawn_single_user)
    assert "f'{status_code}.html'" in inspect.getsource(BaseHandler.write_error)
