"""`python3 run.py hub`: starts the Hub on this machine, and says where it is and whom it is for."""

import argparse
import os
import re
import secrets
import signal
import subprocess
import sys
import time
import webbrowser
from pathlib import Path

from mestring import formats

formats.leave_out()

from refusal import FOR_TRYING_OUT, NOT_STARTED  # noqa: E402
from spawner import DATA, HUB, ROOT  # noqa: E402

from mestring.teacher.batch.isolation import exposed, why_not  # noqa: E402
from mestring.text.messages import N_, _  # noqa: E402

TRYING_OUT = N_(
    "Huben er her: {address}\nPassord: {password}\n\n"
    "Dette er en prøvehub: Alle som har passordet, kan logge inn som hvem som helst. Ingen er skilt fra hverandre, så "
    "bruk\nden ikke med ekte studenter før du har satt opp innlogging (se hub/README.md). Avslutt med Ctrl + C."
)
STOPPED = N_("Huben stoppet. Vis denne fila til den som hjelper deg: {log}")
IN_USE = N_("Huben er her: {address}\nAvslutt med Ctrl + C.")


class Log:
    """What the Hub writes: all of its starts in one file, and the one before that, when it had become large."""

    LARGE = 10_000_000  # bytes

    def __init__(self, path: Path):
        self.path = path
        if path.exists() and path.stat().st_size > self.LARGE:
            path.replace(f"{path}.1")
        self.begin = path.stat().st_size if path.exists() else 0

    def read(self) -> str:
        """What was written since this start."""
        with self.path.open("rb") as file:
            file.seek(self.begin)
            return file.read().decode("utf-8", "replace")


def main() -> int:
    """Start the Hub and stay until it ends; returns the exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--no-browser", dest="browser", action="store_false")
    chosen = parser.parse_args()
    if why := why_not() or exposed(ROOT):
        sys.exit(_("Huben kan ikke skille studentenes filer fra hverandre.") + f" {why}")
    DATA.mkdir(parents=True, exist_ok=True)
    DATA.chmod(0o700)
    os.environ.setdefault("MESTRING_HUB_PASSWORD", secrets.token_urlsafe(9))
    os.environ["MESTRING_HUB_PORT"] = str(chosen.port)
    log = Log(DATA / "hub.log")
    with log.path.open("a", encoding="utf-8") as file:
        command = [sys.executable, str(HUB / "hub.py"), "-f", str(HUB / "jupyterhub_config.py")]
        hub = subprocess.Popen(command, cwd=DATA, stdin=subprocess.DEVNULL, stdout=file, stderr=file)
    signal.signal(signal.SIGINT, lambda *how: None)  # the Hub has heard Ctrl + C too: let it end the students' servers
    signal.signal(signal.SIGTERM, lambda *how: hub.terminate())
    _tell(hub, log, chosen.browser)
    if code := hub.wait():
        said = re.findall(rf"^{_(NOT_STARTED)}.*", log.read(), re.M)
        print(said[-1] if said else _(STOPPED, log=log.path), file=sys.stderr)
    return code


def _tell(hub: subprocess.Popen, log: Log, browser: bool) -> None:
    """Say where the Hub is, once it is there, and whether it is for trying out."""
    while hub.poll() is None:
        if found := re.search(r"JupyterHub is now running at (\S+)", log.read()):
            for_trying_out = any(f".{each.__name__}-" in log.read() for each in FOR_TRYING_OUT)
            words = TRYING_OUT if for_trying_out else IN_USE
            print(_(words, address=found[1], password=os.environ["MESTRING_HUB_PASSWORD"]), flush=True)
            return webbrowser.open(found[1]) if browser else None
        time.sleep(0.3)


if __name__ == "__main__":
    sys.exit(main())
