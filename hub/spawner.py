"""Starts a student's server in bubblewrap: it sees the course, the student's own folder, and nothing of anybody else.

All that is one student's lies in `grading/hub/students/<id>/`: `home`, the workspace; `exchange`, where hand-ins are
laid; `feedback`, pages that were given back; `server.log`. Inside, the first three and the released exercises are all
there is of grading/. So a hand-in under another's name lies in the wrong folder, and `nbgrader collect` leaves it
there.
"""

import subprocess
import sys
from pathlib import Path

import languages
from jupyterhub.spawner import SimpleLocalProcessSpawner
from tornado.web import HTTPError

from mestring.lab.launch import settings
from mestring.teacher.batch.isolation import readable
from mestring.teacher.hub_folders import COURSE_ID, canonical, hub_folder, inbound_folder, student_folder
from mestring.text import EDITION, speaking
from mestring.workspace import FOLDERS

HUB = Path(__file__).resolve().parent
ROOT, STUDENT = HUB.parent, HUB / "student"
DATA = hub_folder(ROOT / "grading")
OWN = DATA / "config.py"  # the institution's own settings
EXCHANGE = DATA / "exchange" / COURSE_ID
# Where things lie inside.
HOME, INSIDE = Path("/student"), Path("/exchange")
FEEDBACK = {"nb": HOME / "tilbakemeldinger", "en": HOME / "feedback"}
SANDBOX = ["bwrap", "--unshare-user", "--disable-userns", "--unshare-pid", "--unshare-ipc", "--unshare-uts"]
SANDBOX += ["--die-with-parent", "--cap-drop", "ALL", "--dev", "/dev", "--tmpfs", "/tmp", "--tmpfs", str(INSIDE)]
SANDBOX += ["--proc", "/proc", "--remount-ro", "/proc"]  # switches of the whole machine, should root run the Hub


class StudentSpawner(SimpleLocalProcessSpawner):
    """JupyterHub's plainest spawner, in a sandbox, with the settings of the student's view."""

    async def start(self):
        """Start the server; a student who is new gets a folder first."""
        own = own_folder(self.user.name)
        (own / "home").mkdir(exist_ok=True)
        self.home_dir = str(own)
        self.language = languages.for_server(self.handler, own)
        self.cmd = [*sandbox(own, self.language), sys.executable, str(STUDENT / "server.py")]
        with (own / "server.log").open("w", encoding="utf-8") as log:
            # Not the Hub's own: a process inside can open again, through /proc, whatever it has been handed.
            self.popen_kwargs = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
            return await super().start()

    def get_args(self):
        """Nothing: JupyterHub tells all in the environment."""
        return []

    def user_env(self, env):
        """JupyterHub's own, and the student's view."""
        return env | environment(self.user.name, self.language)


def own_folder(user: str) -> Path:
    """The folder of who is signed in as `user`, who gets one if new, with all that the exchange needs there."""
    if user != canonical(user):
        raise HTTPError(403, f"{user} is another spelling of {canonical(user)}")
    own = student_folder(DATA, user)
    for folder in (own / "feedback", inbound_folder(own), EXCHANGE / "outbound"):
        folder.mkdir(parents=True, exist_ok=True)
    return own


def environment(user: str, language: str) -> dict[str, str]:
    """What the student's server knows: the view's settings, the language, and who hands in."""
    with speaking(language):
        ours = settings("student", HOME)
    ours |= {"MESTRING_LANGUAGE": language, "MESTRING_INTERFACE": language}
    ours["JUPYTER_CONFIG_PATH"] = f"{STUDENT}:{ours['JUPYTER_CONFIG_PATH']}"
    ours |= {"HOME": str(HOME), "USER": "student", "LOGNAME": "student", "SHELL": "/bin/sh"}
    ours |= {"JUPYTERHUB_ROOT_DIR": str(HOME), "MESTRING_COURSE": str(ROOT), "MESTRING_EXCHANGE": str(INSIDE)}
    ours["MESTRING_INBOUND"] = str(INSIDE / COURSE_ID / "inbound")
    ours["MESTRING_STUDENT"] = student_folder(DATA, user).name
    return ours


def sandbox(own: Path, language: str) -> list[str]:
    """The command line of bubblewrap for the student whose folder is `own`, up to the command to run in it."""
    command = list(SANDBOX)
    english = [ROOT / EDITION / part for part in FOLDERS]  # of which only what is released is handed out
    for place in [*readable(), "/etc/ssl", STUDENT, ROOT / "course", *english]:
        command += ["--ro-bind-try", str(place), str(place)]
    command += ["--ro-bind", str(EXCHANGE / "outbound"), str(ROOT / "exercises")]  # to be handed out as the lessons are
    command += ["--ro-bind", str(EXCHANGE / "outbound"), str(INSIDE / COURSE_ID / "outbound")]
    command += ["--bind", str(inbound_folder(own)), str(INSIDE / COURSE_ID / "inbound")]
    command += ["--bind", str(own / "home"), str(HOME)]
    command += ["--ro-bind", str(own / "feedback"), str(FEEDBACK[language]), "--chdir", str(HOME)]
    return command
