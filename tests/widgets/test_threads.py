"""A real kernel, and a front end that sends as JupyterLab does: answers are kept while a cell runs."""

import time

import pytest
from jupyter_client.manager import start_new_kernel

from mestring.answers import Store

pytestmark = pytest.mark.slow
CELL = """
from pathlib import Path
from mestring import BorghildScale
from mestring.answers import Store
content = {{"goals": {{"cafe": "Å gå til kaféen"}}, "own_goals": 1}}
def make():
    return BorghildScale("m03-cafe", store=Store(Path({folder!r})), content=content)
widget = make()
print(widget.comm.comm_id)
"""
LONG = """
import threading, time
heard, keep, over = set(), widget._keep, threading.Event()
def kept(*upon):
    keep(*upon)
    heard.add(threading.current_thread() is threading.main_thread())
    if widget.kept["answer"] == LAST:
        over.set()
widget._keep = kept
until = time.monotonic() + 60
while not over.is_set() and time.monotonic() < until:
    again = make()  # the cell is run again and again
    again._asked(again, {"do": "look"}, [])
    # "newer": an answer was kept since it was made
    assert not again.kept["problem"] and again.kept["notice"] in ("", "newer"), again.kept
    time.sleep(0.05)
print("threads", heard)
"""


@pytest.fixture
def kernel():
    manager, client = start_new_kernel()
    client.control_channel.send(client.session.msg("create_subshell_request", {}))
    client.subshell = client.get_control_msg(timeout=30)["content"]["subshell_id"]
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def printed(client, code):
    """What the kernel says from now until this cell is through."""
    request = client.execute(code)
    while True:
        message = client.get_iopub_msg(timeout=60)
        yield message
        done = message["msg_type"] == "status" and message["content"]["execution_state"] == "idle"
        if done and message["parent_header"].get("msg_id") == request:
            return


def stream(messages):
    return "".join(m["content"]["text"] for m in messages if m["msg_type"] == "stream")


def answer(client, comm_id, said):
    data = {"method": "update", "state": {"answer": said}, "buffer_paths": []}
    message = client.session.msg("comm_msg", {"comm_id": comm_id, "data": data})
    message["header"]["subshell_id"] = client.subshell
    client.shell_channel.send(message)


def test_every_answer_is_kept_once_while_a_cell_runs(kernel, tmp_path):
    folder = tmp_path / "svar"
    comm_id = stream(printed(kernel, CELL.format(folder=str(folder)))).strip()
    said = [{"goals": {"own-1": {"name": "x" * count}}} for count in range(1, 41)]
    answer(kernel, comm_id, said[0])  # the first one is handled in the main thread
    assert stream(printed(kernel, "print(widget.kept['problem'])")).strip() == ""
    messages = []
    for message in printed(kernel, LONG.replace("LAST", repr(said[-1]))):
        messages.append(message)
        if message["msg_type"] == "execute_input":
            for each in said[1:]:
                answer(kernel, comm_id, each)
                time.sleep(0.05)
    errors = [m["content"]["evalue"] for m in messages if m["msg_type"] == "error"]
    assert errors == []
    assert "threads {False}" in stream(messages), "the answers came on the subshell's thread, beside the cell"
    kept, note = Store(folder).load("m03-cafe")
    assert (kept.answer, kept.revision, note) == (said[-1], len(said), ""), "none lost, none written twice"
    sent = [
        m["content"]["data"] for m in messages if m["msg_type"] == "comm_msg" and m["content"]["comm_id"] == comm_id
    ]
    receipts = [data["state"]["kept"] for data in sent if "kept" in data.get("state", {})]
    assert [receipt["answer"] for receipt in receipts if receipt["answer"] in said[1:]] == said[1:]
    assert not any(receipt["problem"] or receipt["notice"] for receipt in receipts)
