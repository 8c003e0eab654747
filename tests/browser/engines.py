"""Firefox and WebKit with real keys: what a test needs of them is little, and the same of both.

Playwright drives neither of the two as Debian packages them, so each is spoken to in its own protocol, in files beside
this one.
"""

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import time

import pytest

# The keys that are no letter, by WebDriver's code points.
KEYS = {
    "Backspace": "\ue003", "Tab": "\ue004", "Enter": "\ue007", "Shift": "\ue008", "Control": "\ue009", "Alt": "\ue00a",
    "Escape": "\ue00c", "Space": " ", "End": "\ue010", "Home": "\ue011",
    "ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015",
}  # fmt: skip
PATIENCE = 60  # seconds: two browsers and two kernels may share two cores


def installed(program):
    """The path of a program, else a failure that says what to do."""
    found = shutil.which(program)
    if not found:
        pytest.fail(f"The tests need {program}. `python3 run.py test` installs it.", pytrace=False)
    return found


def wait_for(look, seconds=PATIENCE):
    """Ask again and again until the answer is true; returns the last answer."""
    until = time.monotonic() + seconds
    while not (found := look()) and time.monotonic() < until:
        time.sleep(0.05)
    return found


@contextlib.contextmanager
def display(width=1280, height=1000):
    """An X display of one's own with a window manager; yields its name."""
    read, write = os.pipe()
    command = [installed("Xvfb"), "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, pass_fds=[write], **quiet) as screen:
        os.close(write)
        with os.fdopen(read) as told:
            name = f":{told.readline().strip()}"
        with subprocess.Popen([installed("openbox")], env={**os.environ, "DISPLAY": name}, **quiet) as manager:
            try:
                yield name
            finally:
                manager.terminate()
                screen.terminate()


class Engine:
    """What the tests do with either browser. `tab` is the tab that the rest speaks of."""

    tab = None

    def evaluate(self, function, *arguments):
        """Call a JavaScript function in the page; arguments and result travel as JSON."""
        given = json.dumps(arguments)
        call = f"Promise.resolve(({function})(...{given})).then((value) => JSON.stringify(value ?? null))"
        return json.loads(self.script(call))

    def until(self, function, *arguments, seconds=PATIENCE):
        """Ask the page until the answer is true."""
        found = wait_for(lambda: self.evaluate(function, *arguments), seconds)
        assert found, f"{self.name}: still not so after {seconds} s: {function} {arguments}"
        return found

    def press(self, *chords):
        """Press keys one after the other: "Tab", "a", "Control+s"."""
        for chord in chords:
            keys = [KEYS.get(key, key) for key in chord.split("+")]
            down, up = ([{"type": kind, "value": key} for key in keys] for kind in ("keyDown", "keyUp"))
            self.keys(down + up[::-1])

    def write(self, text):
        """Type text letter by letter."""
        self.keys([{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")])


@contextlib.contextmanager
def engine(kind, **options):
    """A browser on a display of its own, with a profile of its own."""
    with display() as name, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        started = kind(profile, {"DISPLAY": name}, **options)
        try:
            yield started
        finally:
            started.quit()
