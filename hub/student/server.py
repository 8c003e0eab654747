"""The server of a student who is signed in at a Hub: the workspace is brought up to date, then JupyterLab starts."""

import os
from pathlib import Path

from mestring.lab import server
from mestring.workspace.fill import fill

for told in fill(Path(os.environ["MESTRING_COURSE"]), Path.cwd()):
    print(told, flush=True)
server.main("jupyterhub.singleuser.extension.JupyterHubSingleUser")
