"""The Hub on Kubernetes as far as it can be seen without a cluster: what the chart and KubeSpawner make of our values.

`chart/` holds what the chart holds values against, and the configuration that it gives JupyterHub.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from mestring.teacher.hub_folders import student_folder

from ..grading.exercises import ROOT

KUBERNETES, CHART = ROOT / "hub" / "kubernetes", Path(__file__).parent / "chart"
INSTALLED = "/srv/mestring"  # where the image has the course
KARI = "kari+ødegård@uni.no"
OWN = student_folder(Path(), KARI).as_posix()
DOCKERFILE = (KUBERNETES / "Dockerfile").read_text(encoding="utf-8")
LOCKS = [ROOT / "requirements.txt", ROOT / "hub" / "requirements.txt", KUBERNETES / "requirements.txt"]

# JupyterHub reads the chart's configuration, and that reads ours; then Kari's pod is made, but not sent to a cluster.
PROGRAM = """
import asyncio, json, sys
from types import SimpleNamespace
from kubernetes_asyncio.client import ApiClient
from kubespawner import KubeSpawner
from tornado.httpclient import AsyncHTTPClient
from traitlets.config.loader import PyFileConfigLoader
AsyncHTTPClient.configure = lambda _: None  # the chart asks for pycurl, which is the image's
config = PyFileConfigLoader("jupyterhub_config.py", path=sys.argv[1]).load_config()

async def make():
    user = SimpleNamespace(name=sys.argv[2], id=1, url="/user/kari/")
    spawner = KubeSpawner(_mock=True, config=config, user=user)
    spawner.pre_spawn_hook(spawner)
    return ApiClient().sanitize_for_serialization(await spawner.get_pod_manifest())

print("POD", json.dumps({"pod": asyncio.run(make()), "sign-in": config.JupyterHub.authenticator_class}))
"""
# It wants to know of a cluster, and asks it nothing.
CLUSTER = """
current-context: none
contexts: [{name: none, context: {cluster: none, user: none}}]
clusters: [{name: none, cluster: {server: "http://127.0.0.1:9"}}]
users: [{name: none, user: {}}]
"""


def values():
    """Ours, with the sign-in that `helm --set-file` puts there."""
    found = yaml.safe_load((KUBERNETES / "values.yaml").read_text(encoding="utf-8"))
    found["hub"]["extraFiles"]["sign_in"]["stringData"] = (ROOT / "hub" / "sign_in" / "feide.py").read_text()
    return found


def merged(ours, chart):
    """Values as Helm puts them together."""
    if not (isinstance(ours, dict) and isinstance(chart, dict)):
        return ours
    return {**chart, **{name: merged(value, chart.get(name)) for name, value in ours.items()}}


def every_value():
    return merged(values(), yaml.safe_load((CHART / "values.yaml").read_text(encoding="utf-8")))


def broken(found):
    schema = json.loads((CHART / "values.schema.json").read_text(encoding="utf-8"))
    return [error.json_path for error in jsonschema.Draft7Validator(schema).iter_errors(found)]


def configured(folder, sign_in):
    """The Hub's own container, as folders: what the chart lays in it, and what the image has. Returns the command."""
    course = folder / "course"
    shutil.copytree(ROOT / "hub", course / "hub", ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    if sign_in:
        shutil.copy(ROOT / "hub" / "sign_in" / sign_in, folder / "sign_in.py")
    places = {INSTALLED: str(course), "/srv/sign_in.py": str(folder / "sign_in.py")}
    places["/usr/local/etc/jupyterhub"] = str(folder)

    def here(text):
        for there, place in places.items():
            text = text.replace(there, place)
        return text

    for name in ("jupyterhub_config.py", "z2jh.py"):
        (folder / name).write_text(here((CHART / name).read_text(encoding="utf-8")))
    secrets = {"values.yaml": here(yaml.safe_dump(every_value())), "hub.config.CryptKeeper.keys": "00" * 32}
    secrets["hub.config.JupyterHub.cookie_secret"] = "00" * 32
    names = ("hub", "proxy-api", "user-scheduler", "singleuser")
    for kind, files in (("secret", secrets), ("config", {name: name for name in names})):
        (folder / kind).mkdir()
        for name, text in files.items():
            (folder / kind / name).write_text(text, encoding="utf-8")
    return [sys.executable, "-c", PROGRAM, str(folder), KARI]


def run(folder, sign_in):
    """Run the program there."""
    command = configured(folder, sign_in)
    (folder / "cluster.yaml").write_text(CLUSTER)
    environment = {"HUB_SERVICE_PORT": "8081", "PROXY_API_SERVICE_PORT": "8001"}
    environment["KUBECONFIG"] = str(folder / "cluster.yaml")
    return subprocess.run(command, capture_output=True, text=True, env=environment)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hub")
    done = run(folder, "feide.py")
    assert "POD" in done.stdout, done.stdout + done.stderr
    assert not re.search("not recognized|Traceback", done.stderr), done.stderr
    return json.loads(done.stdout.rpartition("POD ")[2]) | {"folder": folder}


@pytest.fixture(scope="module")
def container(made):
    (only,) = made["pod"]["spec"]["containers"]
    return only


def test_the_values_are_such_as_the_chart_takes():
    assert broken(every_value()) == []


@pytest.mark.parametrize("path", ["hub.image", "singleuser.storage", "cull"])
def test_a_misspelt_value_would_be_found(path):
    found = every_value()
    place = found
    for name in path.split("."):
        place = place[name]
    place["misspelt"] = 1
    assert broken(found) == [f"$.{path}"]


def test_no_pod_is_root_or_can_become_it(made, container):
    pod, context = made["pod"]["spec"], container["securityContext"]
    assert pod["securityContext"]["runAsNonRoot"] and context["runAsUser"] == 1000
    assert context["allowPrivilegeEscalation"] is False and context["capabilities"] == {"drop": ["ALL"]}
    assert context["readOnlyRootFilesystem"] and not pod.get("initContainers")
    assert pod["automountServiceAccountToken"] is False  # no way into the cluster


def test_of_the_exchange_a_student_reaches_the_own_folders_only(container):
    """The whole of it is the Hub's and the teacher's."""
    exchange = {
        mount["mountPath"]: (mount["subPath"], mount["readOnly"])
        for mount in container["volumeMounts"]
        if mount["name"] == "exchange"
    }
    course = next(place for place in exchange if place.endswith("/exercises"))
    assert exchange == {
        "/exchange/mestring/inbound": (f"{OWN}/exchange/mestring/inbound", False),
        "/exchange/mestring/outbound": ("exchange/mestring/outbound", True),
        course: ("exchange/mestring/outbound", True),
        "/student/tilbakemeldinger": (f"{OWN}/feedback", True),
    }
    rest = {mount["mountPath"] for mount in container["volumeMounts"]} - set(exchange)
    assert rest == {"/student", "/tmp"}


def test_answers_lie_on_a_volume_of_the_students_own(made):
    (home,) = [each for each in made["pod"]["spec"]["volumes"] if each["name"].startswith("volume-")]
    assert "kari" in home["persistentVolumeClaim"]["claimName"]


def test_the_hub_has_made_the_folders(made):
    """Those that the cluster makes for a mount are root's, and a student could hand nothing in."""
    data = made["folder"] / "course" / "grading" / "hub"
    assert (data / OWN / "exchange/mestring/inbound").is_dir() and (data / OWN / "feedback").is_dir()


def test_the_server_is_the_one_of_one_machine(made, container):
    """Its command, its settings and its name for nbgrader."""
    given = {each["name"]: each.get("value") for each in container["env"]}
    assert container["args"] == ["python", str(made["folder"] / "course/hub/student/server.py")]
    assert container["workingDir"] == given["HOME"] == "/student"
    assert given["MESTRING_STUDENT"] == Path(OWN).name
    assert given["MESTRING_LANGUAGE"] == given["MESTRING_INTERFACE"] == "nb"
    assert given["JUPYTER_CONFIG_PATH"].startswith(str(made["folder"] / "course/hub/student:"))
    assert made["sign-in"] == "generic-oauth"


def test_without_a_sign_in_the_hub_stops(tmp_path):
    done = run(tmp_path, None)
    assert done.returncode == 1 and "Huben startet ikke" in done.stderr and "Traceback" not in done.stderr


def test_the_image_is_made_from_the_locks_and_runs_as_nobody_special():
    for lock in LOCKS:
        assert f"COPY {lock.relative_to(ROOT).as_posix()} " in DOCKERFILE
    assert re.findall("^USER (.+)", DOCKERFILE, re.M)[-1] == f"{values()['singleuser']['uid']}:1000"
    # The locks are made for Python 3.11, and that is Debian 12's.
    assert "debian:bookworm" in DOCKERFILE
    for source in (ROOT / "requirements.in", ROOT / "hub/requirements.in", KUBERNETES / "requirements.in"):
        assert "--python-version 3.11" in source.read_text(encoding="utf-8")


def test_the_image_has_no_key_and_nothing_of_a_student():
    copied = {name for line in re.findall("^COPY (.+)", DOCKERFILE, re.M) for name in line.split()[:-1]}
    allowed = set(re.findall("^!(.+)", (KUBERNETES / "Dockerfile.dockerignore").read_text(), re.M))
    assert {name for name in copied if not name.startswith("hub/")} | {"hub"} == allowed
    assert allowed.isdisjoint({"solutions", "exercises", "grading", "mitt", "en", "en/solutions"})
