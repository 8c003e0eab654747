"""JupyterHub for the course on one Linux machine, from the top: where it listens, who signs in, what each one gets.

`python3 run.py hub` starts it. Whatever is to be otherwise stands in `grading/hub/config.py`, which is read at the end.
"""

import os
import sys
from pathlib import Path

HUB = Path(__file__).resolve().parent
sys.path.insert(0, str(HUB))
from ports import free_ports  # noqa: E402
from spawner import DATA, OWN, StudentSpawner  # noqa: E402

c = get_config()  # noqa: F821 - given by traitlets

# Where it listens: the proxy, to which everybody comes, and two ports that only the Hub and the proxy use.
inner, control = free_ports(2)
c.JupyterHub.bind_url = f"http://127.0.0.1:{os.environ.get('MESTRING_HUB_PORT', 8000)}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{inner}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{control}"
c.ConfigurableHTTPProxy.command = [str(HUB / "node_modules" / ".bin" / "configurable-http-proxy")]
c.ConfigurableHTTPProxy.pid_file = str(DATA / "proxy.pid")

# What it remembers: who there is, and their sessions. No student can read it.
c.JupyterHub.db_url = f"sqlite:///{DATA / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(DATA / "cookie_secret")

# Who signs in: for trying out, anybody who has the password, by any name.
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = os.environ.get("MESTRING_HUB_PASSWORD")
c.Authenticator.allow_all = True
# Teachers work on the machine itself: nobody rules over the others' servers from a browser.
c.JupyterHub.admin_access = False

# Should one student lure another to a page of one's own: names of their own for all keep their pages apart.
c.JupyterHub.subdomain_host = os.environ.get("MESTRING_HUB_DOMAIN", "")

# What they see on the way: JupyterHub's own pages are in English only.
c.JupyterHub.template_paths = [str(HUB / "templates")]

# What each one gets: the student's view of the course, in a sandbox.
c.JupyterHub.spawner_class = StudentSpawner
c.Spawner.default_url = "/doc"
c.Spawner.http_timeout = 120  # JupyterHub's own 30 seconds are too few when twenty start at once on two cores
c.Spawner.start_timeout = 180
c.JupyterHub.concurrent_spawn_limit = 4
c.LocalProcessSpawner.interrupt_timeout = 1  # the sandbox does not pass SIGINT on; SIGTERM ends it

# What nobody uses stops: answers stay in the student's folder, and the server starts again when the page is opened.
IDLE = int(os.environ.get("MESTRING_HUB_IDLE", 3600))  # seconds since a page of it was last open
culler = [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={IDLE}", f"--cull-every={max(1, IDLE // 12)}"]
c.JupyterHub.services = [{"name": "culler", "command": culler}]
may_stop = ["list:users", "read:users:activity", "read:servers", "delete:servers"]
c.JupyterHub.load_roles = [{"name": "culler", "scopes": may_stop, "services": ["culler"]}]
c.JupyterHub.last_activity_interval = max(1, min(300, IDLE // 12))

# The institution's own: sign-in, address, who may come in.
if OWN.is_file():
    load_subconfig(str(OWN))  # noqa: F821 - given by traitlets
