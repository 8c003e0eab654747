"""When a Hub may be reached from other machines, and when it refuses to start."""

import sys

import pytest
from jupyterhub.app import JupyterHub
from traitlets.config import Config

from ..grading.exercises import ROOT
from ..ports import free_port
from .classroom import copy_course, start

sys.path.insert(0, str(ROOT / "hub"))
from refusal import NOT_STARTED, why_not_listen  # noqa: E402

OPEN = [
    "http://0.0.0.0:8000",
    "http://:8000",
    "http://192.0.2.1:8000",
    "http://hub.example.no:8000",
    "http://[::]:8000",
]
CLOSED = ["http://127.0.0.1:8000", "http://localhost:8000", "http://[::1]:8000"]
FOR_TRYING_OUT = [
    "shared-password",
    "dummy",
    "jupyterhub.auth.DummyAuthenticator",
    "jupyterhub.authenticators.shared.SharedPasswordAuthenticator",
]


def refused(sign_in, *line, **hub):
    """What a Hub with these settings, and this on its command line, says before it listens."""
    app = JupyterHub(config=Config({"JupyterHub": {"authenticator_class": sign_in, "bind_url": CLOSED[0], **hub}}))
    app.parse_command_line(list(line))
    app.init_hub()
    return why_not_listen(app)


@pytest.mark.parametrize("address", OPEN)
@pytest.mark.parametrize("sign_in", FOR_TRYING_OUT)
def test_an_open_hub_without_real_sign_in_is_refused(address, sign_in):
    assert refused(sign_in, bind_url=address).startswith(NOT_STARTED)


@pytest.mark.parametrize("setting", [{"ip": "0.0.0.0"}, {"hub_ip": "0.0.0.0"}, {"hub_bind_url": OPEN[0]}])
def test_it_is_refused_whichever_setting_opens_it(setting):
    assert refused("shared-password", **setting)


@pytest.mark.parametrize("line", ["--ip=0.0.0.0", "--url=http://0.0.0.0:8000", "--JupyterHub.bind_url=http://:8000"])
def test_it_is_refused_when_the_command_line_opens_it(line):
    assert refused("shared-password", line)


@pytest.mark.parametrize("address", CLOSED)
def test_on_this_machine_alone_it_may_start(address):
    assert refused("shared-password", bind_url=address) == ""


def test_with_real_sign_in_it_may_be_open():
    assert refused("jupyterhub.auth.PAMAuthenticator", bind_url=OPEN[0]) == ""


@pytest.mark.slow
def test_the_command_stops_with_the_reason_in_the_terminal(tmp_path):
    """What is set in the institution's own file counts."""
    copy_course(tmp_path)
    own = tmp_path / "grading" / "hub" / "config.py"
    own.parent.mkdir(parents=True)
    own.write_text("c.JupyterHub.bind_url = 'http://0.0.0.0:8000'\n")
    process = start(tmp_path, free_port())
    said, _ = process.communicate(timeout=90)
    assert process.returncode == 1 and said.startswith(
        f"{NOT_STARTED} Den skulle kunne nås fra andre maskiner (0.0.0.0)"
    )
    assert "Traceback" not in said
