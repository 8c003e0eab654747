"""The student's server: JupyterLab with a kernel at hand, no page but Lab's, and a terminal that says what helps.

`python -m mestring.lab.server` takes what `jupyter lab` takes; `launch.py` gives it the student's settings. All that
servers and kernels write about themselves goes to `LOG` in the folder of the desk; the terminal names that file.
"""

import os
import signal
import sys
from pathlib import Path

if __name__ == "__main__":  # who presses Ctrl + C while all this is loaded sees no traceback; Jupyter Server asks later
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from tornado.web import GZipContentEncoding, RedirectHandler  # noqa: E402
from traitlets import import_item  # noqa: E402

from .. import formats  # noqa: E402
from ..text import language  # noqa: E402
from ..text.messages import N_, _  # noqa: E402
from .copy_handler import CopyHandler  # noqa: E402

LOG = "logg.txt"
WHERE = N_("Åpner ikke nettleseren seg, er adressen {address}")
HELPER = N_("Er noe galt, kan den som hjelper deg, lese {log}")
STOPPED = N_("Kurset stoppet. Vis denne fila til den som hjelper deg: {log}")


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "mestring.lab.server"}]


def _load_jupyter_server_extension(serverapp) -> None:
    """Send the addresses of Notebook 7, whose pages speak English, to the student's own view."""
    base = serverapp.base_url.rstrip("/")
    other = "(?:notebooks|tree|edit)"
    to_page = (rf"{base}/{other}/(.+)", RedirectHandler, {"url": base + "/doc/tree/{0}"})
    to_start = (rf"{base}/(?:{other}|consoles/.*|terminals/.*)/?", RedirectHandler, {"url": f"{base}/doc"})
    serverapp.web_app.add_handlers(".*$", [to_page, to_start, (rf"{base}/mestring/copy", CopyHandler)])


def _page_config(handler, page_config: dict) -> dict:
    """Tell the page its language, and leave disabled extensions out: JupyterLab fetches them, too.

    On a Hub no token, and no copy kept by the browser: whoever went back to the page after its user had signed out
    would still be that user.
    """
    disabled, every = page_config["disabledExtensions"], page_config["federated_extensions"]
    ours = {"mestringLanguage": language()}
    if "JUPYTERHUB_API_TOKEN" in os.environ:
        ours["token"] = ""
        handler.set_header("Cache-Control", "no-store")
    return page_config | ours | {"federated_extensions": [each for each in every if each["name"] not in disabled]}


async def _start_jupyter_server_extension(serverapp) -> None:
    """Say where the course is, once it answers."""
    serverapp.web_app.settings["page_config_hook"] = _page_config  # not sooner: JupyterHub puts its own here
    serverapp.kernel_manager.make_spare()
    for line in (WHERE, HELPER):
        terminal.write(_(line, address=serverapp.connect_url.split()[0], log=log_file()) + "\n")
    terminal.flush()


def log_file() -> Path:
    """Where warnings and errors are written."""
    return Path(os.environ["JUPYTER_RUNTIME_DIR"]).parent / LOG


def main(app: str = "jupyterlab.labapp.LabApp") -> None:
    """Run the server, the class named `app`, until it is stopped."""
    global terminal
    log = log_file()
    log.parent.mkdir(parents=True, exist_ok=True)
    terminal = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8", errors="replace")
    with log.open("a") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)  # kernels inherit both
    formats.leave_out()
    GZipContentEncoding.GZIP_LEVEL = 1  # a fifth more bytes in a third of the time, while everything else waits
    try:
        import_item(app).launch_instance()
    except SystemExit as end:
        if end.code:
            terminal.write(_(STOPPED, log=log) + "\n")
        raise
    except BaseException:
        terminal.write(_(STOPPED, log=log) + "\n")
        raise


if __name__ == "__main__":
    sys.modules["mestring.lab.server"] = sys.modules[__name__]  # as the extension is called
    main()
