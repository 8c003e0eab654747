"""What a student's pod gets that the chart's values cannot say: the folders of the exchange that are this student's.

They lie as on one machine (`hub/spawner.py`), on a volume that the Hub and the teacher have whole.
"""

import sys
from pathlib import Path

from jupyterhub.app import JupyterHub

HUB = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HUB))
import languages  # noqa: E402
from refusal import FOR_TRYING_OUT, NOT_STARTED  # noqa: E402
from spawner import DATA, EXCHANGE, FEEDBACK, HOME, INSIDE, ROOT, STUDENT, environment, own_folder  # noqa: E402

from mestring.teacher.hub_folders import COURSE_ID, inbound_folder  # noqa: E402
from mestring.text.messages import N_, _  # noqa: E402

OPEN = N_("Alle kunne logge inn som hvem som helst. Sett opp ekte innlogging, se values.yaml.")


def configure(c):
    """Add to the chart's configuration what `hub/jupyterhub_config.py` says on one machine."""
    c.JupyterHub.template_paths = [str(HUB / "templates")]
    c.Authenticator.allow_all = True  # whom the sign-in lets through
    c.KubeSpawner.cmd = ["python", str(STUDENT / "server.py")]
    c.KubeSpawner.working_dir = str(HOME)
    c.KubeSpawner.http_timeout = 120  # JupyterHub's own 30 seconds are too few when a class starts at once
    c.KubeSpawner.pre_spawn_hook = prepare


def prepare(spawner):
    """Make the student's folders (those that the cluster makes are root's), and lay them into the pod."""
    own = own_folder(spawner.user.name)
    language = languages.for_server(spawner.handler, own)
    spawner.environment = {**spawner.environment, **environment(spawner.user.name, language)}
    inside = INSIDE / COURSE_ID
    spawner.volume_mounts = {
        **spawner.volume_mounts,
        "inbound": _mount(inbound_folder(own), inside / "inbound", read_only=False),
        "outbound": _mount(EXCHANGE / "outbound", inside / "outbound"),
        "exercises": _mount(EXCHANGE / "outbound", ROOT / "exercises"),  # to be handed out as the lessons are
        "feedback": _mount(own / "feedback", FEEDBACK[language]),
    }


def _mount(folder, place, read_only=True):
    """A folder of the volume `exchange` at a place in the pod, as Kubernetes says it."""
    inside = folder.relative_to(DATA).as_posix()
    return {"name": "exchange", "subPath": inside, "mountPath": str(place), "readOnly": read_only}


def refuse_if_open(c):
    """Stop while anybody can sign in as anybody: until a sign-in is set, the chart lets them."""
    if issubclass(JupyterHub(config=c).authenticator_class, FOR_TRYING_OUT):
        sys.exit(f"{_(NOT_STARTED)} {_(OPEN)}")
