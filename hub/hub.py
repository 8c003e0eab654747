"""JupyterHub itself, without what makes its start slow: `python hub/hub.py -f hub/jupyterhub_config.py`.

Its pages know a language, and who comes for another than the own server runs in gets it started anew.
"""

import signal
import sys
from functools import partial

from mestring import formats

formats.leave_out()

import languages  # noqa: E402
from jupyterhub.app import JupyterHub  # noqa: E402
from jupyterhub.handlers.base import BaseHandler  # noqa: E402
from jupyterhub.handlers.login import LogoutHandler  # noqa: E402
from refusal import why_not_listen  # noqa: E402
from spawner import DATA  # noqa: E402

from mestring.teacher.hub_folders import student_folder  # noqa: E402
from mestring.text.messages import translated  # noqa: E402

known_to_pages, sign_in = BaseHandler.template_namespace.fget, BaseHandler.login_user


class Hub(JupyterHub):
    """JupyterHub that looks once more, when all settings are known, at where it is about to listen."""

    async def start(self):
        if trouble := why_not_listen(self):
            sys.exit(trouble)
        await super().start()


async def say_signed_out(handler):
    """JupyterHub would show the sign-in page, which does not tell that one has signed out."""
    handler.finish(await handler.render_template("logout.html"))


def with_language(handler):
    """What every page knows: JupyterHub's own, its language, and `_`, which says a sentence in it."""
    user = handler.current_user
    code = languages.chosen(handler, user and student_folder(DATA, user.name))
    languages.remember(handler)
    return known_to_pages(handler) | {"language": code, "_": partial(translated, code)}


async def sign_in_by_language(handler, data=None):
    """Sign in. A server in another language than the one asked for is stopped: a start is what changes it."""
    user = await sign_in(handler, data)
    if user and user.running and (code := languages.asked(handler)):
        if code != languages.remembered(student_folder(DATA, user.name)):
            await handler.stop_single_user(user)
    return user


LogoutHandler.render_logout_page = say_signed_out
BaseHandler.template_namespace = property(with_language)
BaseHandler.login_user = sign_in_by_language
if __name__ == "__main__":
    # JupyterHub ends its services by SIGINT and waits half a minute for each that ignores it; behind `nohup … &` or in
    # a script's background all do, for what is ignored is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    Hub.launch_instance()
