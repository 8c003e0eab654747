"""JupyterHub itself, without what makes its start slow: `python hub/hub.py -f hub/jupyterhub_config.py`."""

import signal
import sys

from mestring import formats

formats.leave_out()

from jupyterhub.app import JupyterHub  # noqa: E402
from jupyterhub.handlers.login import LogoutHandler  # noqa: E402
from refusal import why_not_listen  # noqa: E402


class Hub(JupyterHub):
    """JupyterHub that looks once more, when all settings are known, at where it is about to listen."""

    async def start(self):
        if trouble := why_not_listen(self):
            sys.exit(trouble)
        await super().start()


async def say_signed_out(handler):
    """JupyterHub would show the sign-in page, which does not tell that one has signed out."""
    handler.finish(await handler.render_template("logout.html"))


LogoutHandler.render_logout_page = say_signed_out
if __name__ == "__main__":
    # JupyterHub ends its services by SIGINT and waits half a minute for each that ignores it; behind `nohup … &` or in
    # a script's background all do, for what is ignored is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    Hub.launch_instance()
