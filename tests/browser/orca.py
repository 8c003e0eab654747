"""Orca, the screen reader, beside a Firefox with real keys: what it would say, without a voice.

Orca writes each thing it says into its log, also where nothing can speak. It runs with a display, a message bus and a
home of its own, and in Norwegian: the names of roles («trykknapp») are Orca's.
"""

import contextlib
import os
import re
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psutil

from .engines import PATIENCE, display, installed, wait_for
from .firefox import Firefox

LANGUAGE = "nb_NO.UTF-8"
STILL = 0.4  # seconds: so long all have slept, and nothing came into Orca's log; what waits for a moment has come
# What the program `orca` does, but for its first act: to end, or to yield to, the Orca that a developer may need.
START = """
import sys
from orca import debug, orca
debug.debugLevel = debug.LEVEL_INFO
debug.debugFile = open(sys.argv[1], "w", encoding="utf-8", buffering=1)
settings = {"enableKeyEcho": False, "enableBraille": False, "sayAllOnLoad": False}
orca.getSettingsManager().activate(None, settings)
orca.main()
"""
FIREFOX = {
    "accessibility.force_disabled": -1,
    "ui.prefersReducedMotion": 1,
    "browser.download.alwaysOpenPanel": False,
    "layout.spellcheckDefault": 0,  # which words it knows hangs on the machine
}
SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*?)'\s*(?:\{.*)?$", re.M)
AT_ALL = 10  # seconds that its first word may take
PAUSE = 2  # seconds: what a widget tells of a text, it tells when nobody has typed for a while
MODES = {"Fokusmodus": 2, "Utforskermodus": 3}  # how often Insert+A is pressed
KEYS = {"Enter": "Return", "Space": "space"}
BUSY = """() => document.querySelector(
  '.mst-state[data-state=keeping], .mst-hand-in [aria-disabled=true], .mst-heard[data-coming]') !== null"""
MOUNTED = "() => document.querySelector('.mst-mount > script') === null"
FORGET = "() => location.origin === 'null' || [localStorage, sessionStorage].forEach((area) => area.clear())"
BEFORE = """(key) => {
  window.mstWidget = document.querySelector(`section.mst[data-key="${key}"]`);
  mstWidget.focus();
  mstWidget.blur();
}"""
BUTTON = """(words) => {
  const buttons = [...mstWidget.querySelectorAll("button")].filter((one) => one.checkVisibility());
  const found = buttons.find((one) => one.textContent.trim().startsWith(words));
  found?.focus();
  return Boolean(found);
}"""
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class Orca:
    """Orca and its Firefox. `press` presses keys and returns what was said."""

    def __init__(self, browser, process, environment, log):
        self.browser, self.process, self.environment = browser, psutil.Process(process.pid), environment
        self.log, self.read, self.now = log, 0, ""

    def visit(self, address, key=None):
        """Open a page without answers; the next Tab comes into its widget with this answer key. Without a key one is
        at the top of the page, and reads.
        """
        self.browser.evaluate(FORGET)
        self.browser.open(address)
        if key is None:
            self.browser.until(MOUNTED)
            return self.mode("Utforskermodus")
        self.browser.until("(key) => document.querySelector(`section.mst[data-key='${key}']`) !== null", key)
        self.mode("Fokusmodus")
        self.quiet()  # Orca goes to the top of a page that has loaded, some time after the browser is done
        self.come_to(key)

    def come_to(self, key):
        """The next Tab comes into the widget with this answer key, of the page that is open."""
        self.browser.evaluate(BEFORE, key)
        self.quiet()
        self.spoken()

    def go_to(self, words):
        """Put the focus on the button that begins with these words."""
        self.browser.until(BUTTON, words, seconds=10)
        return self.said()

    def mode(self, name):
        """Say who gets the keys, and for good: the page ("Fokusmodus") or Orca, which reads it ("Utforskermodus")."""
        if name == self.now:
            return
        presses = ["Insert+a"] * MODES[name]
        for _ in range(5):
            self.quiet()
            self.spoken()
            self.xdotool("key", "--delay", "50", *presses)
            if f"{name} blir husket." in self.said():
                self.now = name
                return
        raise AssertionError(f"Orca does not go to {name}")

    def press(self, chord):
        self.xdotool("key", "--clearmodifiers", "+".join(KEYS.get(key, key) for key in chord.split("+")))
        return self.said()

    def write(self, text):
        self.xdotool("type", "--delay", "60", text)
        time.sleep(PAUSE)
        self.quiet()
        return self.spoken()

    def said(self):
        """What is said by and by, one string each."""
        wait_for(lambda: SPOKEN.search(self.unread()), AT_ALL)
        self.quiet()
        return self.spoken()

    def spoken(self):
        """What has been said since the last time."""
        new = self.unread()
        self.read += len(new.encode())
        return [words for found in SPOKEN.findall(new) if (words := found.strip())]

    def unread(self):
        """What has come into Orca's log since `spoken` read it: whole lines."""
        with self.log.open("rb") as log:
            log.seek(self.read)
            new = log.read()
        return new[: new.rfind(b"\n") + 1].decode()

    def quiet(self):
        """Wait until Orca and Firefox have nothing to do, and the answer is kept.

        That nothing is written for a while says little: on a busy machine each of them waits for its turn.
        """
        size, since, until = -1, time.monotonic(), time.monotonic() + PATIENCE
        firefox = psutil.Process(self.browser.process.pid)
        processes = self.process, firefox, *firefox.children(recursive=True)  # a new one is for a new page
        while time.monotonic() < until:
            now = self.log.stat().st_size
            if now != size or not all(map(asleep, processes)):
                size, since = now, time.monotonic()
            elif time.monotonic() - since > STILL:
                if not self.browser.evaluate(BUSY):  # asked last, for an answer keeps Firefox awake
                    return
                since = time.monotonic()
            time.sleep(0.05)

    def xdotool(self, *arguments):
        subprocess.run([installed("xdotool"), *arguments], env=self.environment, check=True, **QUIET)


def asleep(process):
    try:
        return process.status() == psutil.STATUS_SLEEPING
    except psutil.NoSuchProcess:  # it has ended since they were counted
        return True


def norwegian(folder):
    """Build the Norwegian locale into a folder: a machine need not have it."""
    command = [installed("localedef"), "-i", "nb_NO", "-f", "UTF-8", folder / LANGUAGE]
    subprocess.run(command, check=False, **QUIET)  # it warns of what it does not find, and says so in its exit code
    assert (folder / LANGUAGE).is_dir(), "localedef made no locale"


@contextlib.contextmanager
def message_bus(environment):
    """A D-Bus of one's own; yields the environment to reach it."""
    command = [installed("dbus-daemon"), "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as bus:
        try:
            yield {**environment, "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().decode().strip()}
        finally:
            bus.terminate()


@contextlib.contextmanager
def orca():
    """Orca with a Firefox, both new."""
    with contextlib.ExitStack() as stack:
        screen = stack.enter_context(display())
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        norwegian(home)
        log = home / "orca.log"
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("LC_", "DBUS_", "WAYLAND_"))},
            "DISPLAY": screen, "HOME": str(home), "LOCPATH": str(home),
            "LANG": LANGUAGE, "LC_ALL": LANGUAGE, "LANGUAGE": "nb",
            **{f"XDG_{name}": str(home / folder) for name, folder in
               {"DATA_HOME": "data", "CONFIG_HOME": "config", "CACHE_HOME": "cache", "RUNTIME_DIR": "."}.items()},
            "GNOME_ACCESSIBILITY": "1", "GSETTINGS_BACKEND": "memory",
            "SPEECHD_ADDRESS": "inet_socket:nowhere.invalid:1",  # no voice, and none is started
        }  # fmt: skip
        environment = stack.enter_context(message_bus(environment))
        installed("orca")
        command = ["/usr/bin/python3", "-c", START, log]  # Debian's own Python has its modules
        reader = subprocess.Popen(command, env=environment, **QUIET)
        stack.callback(reader.wait)
        stack.callback(reader.send_signal, signal.SIGKILL)
        assert wait_for(lambda: log.exists() and log.stat().st_size), "Orca did not start"
        browser = Firefox(home / "firefox", environment, prefs=FIREFOX.items())
        stack.callback(browser.quit)
        yield Orca(browser, reader, environment, log)
