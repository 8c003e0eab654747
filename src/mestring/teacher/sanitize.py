"""Makes what students hand in safe to show: their text is text, never a page's own HTML.

The functions replace nbconvert's Jinja filters of the same purpose, in formgrader and in the feedback pages.
"""

import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from html import escape

import bleach
from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath
from nbgrader.utils import is_locked

from ..text.messages import N_, _, interface

TAGS = """a b blockquote br caption code dd details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img li ol p
 pre s section small span strong sub summary sup table tbody td tfoot th thead tr u ul""".split()
# An image comes with the page or not at all; a link leads to a page.
IMAGE = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=\s]*\Z")
TABLE = '<table class="table table-condensed">'  # with room between the columns, where formgrader's Bootstrap is
LOST_PICTURE = N_("[Et bilde kom ikke med i innleveringen.]")
AS_WRITTEN = N_("Denne teksten kunne ikke vises med overskrifter, lister og bilder. Her står den slik den ble skrevet:")
MOST_SECONDS, MOST_UNTIMED = 3.0, 20_000  # for a text, and its letters where the time cannot be limited
LINK = re.compile(r"(https?://|mailto:|#)")


def interface_of(_page: str) -> str:
    """The language of whoever reads formgrader, as a filter: formgrader's templates can be given nothing else."""
    return interface()


def html(text: str) -> str:
    """Keeps the tags of running text and tables; every other tag shows as the text it is."""
    return bleach.clean(str(text), TAGS, _allowed, protocols=["http", "https", "mailto", "data"])


@pass_context
def markdown(context, source: str) -> str:
    """Markdown as HTML. HTML written in it counts only in the course's own (locked) cells."""
    cell = context.get("cell")
    if cell is not None and is_locked(cell):
        return _rendered(source, cell, escaped=False) if cell.get("attachments") else _of_the_course(source)
    try:
        with _time_limit(source):
            return _rendered(source, cell)
    except Exception:  # whatever a student has written, the teacher's page is there, and soon
        return f"<p><em>{escape(_(AS_WRITTEN))}</em></p><pre>{escape(source)}</pre>"


@lru_cache(maxsize=200)  # an exercise's own texts stand on the page of everybody
def _of_the_course(source):
    return _rendered(source, None, escaped=False)


def _rendered(source, cell, escaped=True):
    renderer = Renderer(
        escape=escaped,
        attachments=cell.get("attachments", {}) if cell else {},
        exclude_anchor_links=True,
    )
    made = MarkdownWithMath(renderer=renderer).render(source)
    return html(made.replace("<table>", TABLE))


@contextmanager
def _time_limit(source: str) -> Iterator[None]:
    """Raises TimeoutError in what computes too long; where there is no alarm (Windows, a thread), for a long text."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        if len(source) > MOST_UNTIMED:
            raise TimeoutError
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS, MOST_SECONDS)  # again: Python drops one in a weakref's call
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(*signal_and_frame):
    raise TimeoutError


class Renderer(IPythonRenderer):
    """nbconvert's, but for a picture that was pasted from another cell and did not come along."""

    def image(self, text, url, title=None):
        """The picture, or a sentence about it."""
        try:
            return super().image(text, url, title)
        except (InvalidNotebook, StopIteration):  # the latter for one that is there without any data
            return f"<em>{escape(_(LOST_PICTURE))}</em>"


def code(source: str, **highlighting) -> str:
    """Code, folded: a teacher reads answers and points, and opens a hidden test when in doubt."""
    return f"<details><summary>{_('Vis koden')}</summary><pre>{escape(source)}</pre></details>"


def _allowed(tag, name, value):
    if name == "src":
        return tag == "img" and bool(IMAGE.match(value))
    if name == "href":
        return tag == "a" and bool(LINK.match(value))
    of_tag = {"img": ["alt", "width", "height"], "th": ["scope"], "ol": ["start"]}
    return name in ["class", "lang", "data-state", *of_tag.get(tag, [])]
