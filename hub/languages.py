"""Which language a student meets: on the Hub's pages, and in the JupyterLab that is started.

First what was chosen by a link on the sign-in page, which this browser remembers till it is closed; then what the
student's server was started in last, which the student's folder remembers; then what the browser asks for; then that of
`run.py hub`.
"""

import re
from contextlib import suppress
from pathlib import Path

from tornado.web import RequestHandler

from mestring.text import LANGUAGES
from mestring.text.messages import interface

COOKIE = "mestring-language"
ASKED = "lang"  # in an address: ?lang=en
FILE = "language"  # in the student's folder
BROWSERS = {"nb": "nb", "no": "nb", "nn": "nb", "en": "en"}  # what they call a language, and what we have for it


def chosen(handler: RequestHandler | None, own: Path | None) -> str:
    """The language for this request, of the student whose folder is `own`, if that is known."""
    return asked(handler) or (own and remembered(own)) or preferred(handler) or interface()


def asked(handler: RequestHandler | None) -> str:
    """What was chosen in this browser, now or some time before; "" where nothing was."""
    if handler is None:  # a server that is started by a program
        return ""
    now = handler.request.query_arguments.get(ASKED, [b""])[-1].decode("ascii", "replace")
    return next((code for code in (now, handler.get_cookie(COOKIE)) if code in LANGUAGES), "")


def remember(handler: RequestHandler) -> None:
    """Let the browser remember what is asked for now, for the Hub and for the pages it shows in a server's place.

    Until it is closed: on a shared machine the next student has a language too, which the own folder remembers.
    """
    if ASKED in handler.request.query_arguments and (code := asked(handler)):
        secure = handler.request.protocol == "https"
        site = "None" if secure else "Lax"  # who comes from Canvas is sent here by a form of its own
        handler.set_cookie(COOKIE, code, expires_days=None, httponly=True, samesite=site, secure=secure)


def remembered(own: Path) -> str:
    """What the student's server was started in last; "" before the first time."""
    try:
        code = (own / FILE).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
    return code if code in LANGUAGES else ""


def for_server(handler: RequestHandler | None, own: Path) -> str:
    """The language of a server that is about to start, remembered from now on."""
    code = chosen(handler, own)
    if code != remembered(own):
        with suppress(OSError):  # on a full disk the course opens all the same
            (own / FILE).write_text(code, encoding="utf-8")
    return code


def preferred(handler: RequestHandler | None) -> str:
    """The first of our languages in the browser's own order; "" where it names none."""
    header = handler.request.headers.get("Accept-Language", "") if handler else ""
    ranked = re.findall(r"([a-z]+)(?:-[\w-]*)?\s*(?:;\s*q=([01](?:\.\d*)?))?(?:,|\s|$)", header.lower())
    ranked.sort(key=lambda one: -float(one[1] or 1))
    return next((BROWSERS[code] for code, weight in ranked if code in BROWSERS and float(weight or 1)), "")
