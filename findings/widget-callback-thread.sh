#!/usr/bin/env bash
# Which thread runs a comm's message (a widget's callback)?
#
# Guess: the one that the message names. JupyterLab 4.6 gives each comm a subshell (`perCommTarget`) and every message
# carries its id, so a callback should run at once, beside a cell that takes long.
# Seen:  ipykernel 7.4 goes by where the comm last SPOKE from. The first message after the comm was made in a cell
#        waits for the running cell, on the main thread; after the callback has answered on the subshell, later ones run
#        there at once. So the same callback runs on two threads in one session.
# Versions: ipykernel 7.4.0, jupyter_client 8.10.0, Python 3.11.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH"
cd "$place"
pip install -qq ipykernel==7.4.0 jupyter_client==8.10.0
cat > ask.py <<'PY'
import time

from jupyter_client.manager import start_new_kernel

CELL = """
import threading, time
from comm import create_comm
comm = create_comm(target_name="finding")
def heard(message):
    main = threading.current_thread() is threading.main_thread()
    comm.send({"thread": "main" if main else "subshell"})
comm.on_msg(heard)
print(comm.comm_id)
"""
LONG = 4  # seconds that the cell takes


def messages(client, until):
    while time.monotonic() < until:
        try:
            yield client.get_iopub_msg(timeout=0.2)
        except Exception:
            pass


def move(client, comm_id, subshell):
    """Send a message to the comm while a long cell runs; which thread heard it, and after how many seconds?"""
    client.execute(f"time.sleep({LONG})")
    time.sleep(0.5)
    sent = time.monotonic()
    message = client.session.msg("comm_msg", {"comm_id": comm_id, "data": {}})
    message["header"]["subshell_id"] = subshell
    client.shell_channel.send(message)
    for reply in messages(client, sent + LONG + 5):
        if reply["msg_type"] == "comm_msg":
            took = time.monotonic() - sent
            time.sleep(max(0, LONG - took))
            return reply["content"]["data"]["thread"], "at once" if took < 2 else "after the cell"
    return "nobody", "never"


manager, client = start_new_kernel()
try:
    request = client.session.msg("create_subshell_request", {})
    client.control_channel.send(request)
    subshell = client.get_control_msg(timeout=10)["content"]["subshell_id"]
    client.execute(CELL)
    comm_id = ""
    for said in messages(client, time.monotonic() + 20):
        if said["msg_type"] == "stream":
            comm_id = said["content"]["text"].strip()
            break
    moves = [move(client, comm_id, subshell) for _ in range(3)]
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
for number, (thread, when) in enumerate(moves, 1):
    print(f"message {number}: {thread} thread, {when}")
assert moves == [("main", "after the cell"), ("subshell", "at once"), ("subshell", "at once")], "it has changed"
PY
python ask.py
