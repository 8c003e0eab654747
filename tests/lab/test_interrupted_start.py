"""Ctrl + C while the student's server is still being loaded."""

import signal
import subprocess
import sys


def test_it_ends_without_a_traceback():
    command = [sys.executable, "-X", "importtime", "-m", "mestring.lab.server"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    said = []
    for line in server.stderr:  # what is imported is told as it comes; tornado.web is long before the end
        said.append(line)
        if line.endswith(" tornado.web\n"):
            break
    server.send_signal(signal.SIGINT)
    rest = server.communicate(timeout=30)[1]
    assert said[-1].endswith(" tornado.web\n") and server.returncode == -signal.SIGINT
    assert "Traceback" not in rest
