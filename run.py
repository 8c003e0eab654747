#!/usr/bin/env python3
"""The command list of the course: `python3 run.py` opens it, `python3 run.py --help` shows the rest.

Only Python's standard library, and no syntax newer than Python 3.6: an older Python must get far enough to say that
it is too old. What needs the installed packages lives in src/mestring and runs with the Python of `.venv`.
"""

import argparse
import glob
import hashlib
import importlib.util
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
ME = "py run.py" if os.name == "nt" else "python3 run.py"
LOWEST = (3, 11)
LANGUAGES = ["nb", "en"]
COURSE, TESTS, HUB = "requirements.txt", "requirements-test.txt", "hub/requirements.txt"
KUBERNETES = "hub/kubernetes/requirements.txt"
ROOM = 1_200_000_000  # bytes: .venv takes 0.6 GB, 0.8 with the tests' tools, and pip needs room to unpack
# What the tests need outside Python: Debian's package, and the programs or files of which any shows that it is there.
EVERYWHERE = {"git": "git", "nodejs": "node", "npm": "npm"}
HUB_TOOLS = {"nodejs": "node", "npm": "npm", "bubblewrap": "bwrap"}
QUICK = {**EVERYWHERE, **HUB_TOOLS}
ALL = {
    **QUICK,
    "chromium-headless-shell": "chromium-headless-shell chromium chromium-browser google-chrome chrome",
    "libatomic1": "/usr/lib/*/libatomic.so.1 /usr/lib*/libatomic.so.1",  # Playwright's own Node asks for it
    "firefox-esr": "firefox-esr",
    "webkit2gtk-driver": "WebKitWebDriver",
    "gir1.2-webkit2-4.1": "/usr/lib/*/girepository-1.0/WebKit2-4.1.typelib",  # a window for it, in Python
    "python3-gi": "/usr/lib/python3/dist-packages/gi/__init__.py",
    "xvfb": "Xvfb",  # a screen for those two
    "openbox": "openbox",
    "xdotool": "xdotool",  # keys that are the browser's own
    "poppler-utils": "pdftotext",  # what stands on a printed page
    "orca": "orca",  # the screen reader
    "at-spi2-core": "/usr/lib/systemd/user/at-spi-dbus-bus.service",  # what it reads browsers by
    "dbus-daemon": "dbus-daemon",
    "locales": "/usr/share/i18n/locales/nb_NO",  # it is to speak Norwegian
}
LINUX = sys.platform.startswith("linux")
TEXT = ROOT / "src" / "mestring" / "text"
SAID = {}  # {Norwegian sentence: English sentence}, empty where Norwegian is spoken


def _(sentence, **values):
    """The sentence in the language chosen, with its `{name}` filled in."""
    return SAID.get(sentence, sentence).format(**values)


def N_(sentence):
    """The sentence as it is: one that `_` is to say later."""
    return sentence


def speak(code):
    """From here on, this file and all that it starts speak the language `code` with whoever sits here."""
    os.environ["MESTRING_INTERFACE"] = code
    SAID.clear()
    if code != "nb":
        SAID.update(json.loads((TEXT / f"messages_{code}" / "run.json").read_text(encoding="utf-8")))


def start(*command, cwd=None, **more):
    """Run a command of .venv's Python in the root; returns its exit code."""
    process = subprocess.Popen([PYTHON, *map(str, command)], cwd=cwd or ROOT, env=environment(**more))
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            pass  # it has heard Ctrl + C too: let it end in its own time


def environment(**more):
    """The environment of what is started: .venv's commands come first, for nbgrader calls some by name."""
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "VIRTUAL_ENV": str(VENV), "PYTHONUTF8": "1", **more}


# Installing


def install(*locks):
    """Make .venv and install the locked packages into it, unless that is done already."""
    make_venv()
    for lock in locks:
        stamp, wanted = VENV / f"{lock.replace('/', '-')}.stamp", fingerprint(lock)
        if not stamp.is_file() or stamp.read_text() != wanted:
            if not stamp.is_file() and shutil.disk_usage(ROOT).free < ROOM:  # an update needs little
                sys.exit(_("Det er for lite plass på disken. Rydd til det er minst 1,2 GB ledig, og prøv igjen."))
            pip_install(lock)
            stamp.write_text(wanted)


def fingerprint(lock):
    """What an installation is made from."""
    return hashlib.sha256((ROOT / lock).read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()


def install_system(packages):
    """Install Debian packages when we may, else stop with the one line to type."""
    if not packages:
        return
    if not shutil.which("apt-get"):
        sys.exit(_("Dette mangler på maskinen: {names}. Installer det, og prøv igjen.", names=", ".join(packages)))
    steps = [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages]]
    if os.geteuid():
        line = " && ".join(" ".join(["sudo", *step]) for step in steps)
        sys.exit(_("Noe mangler på maskinen. Skriv denne linja, og prøv igjen:") + f"\n{line}")
    for step in steps:
        if subprocess.call(step, env=environment(DEBIAN_FRONTEND="noninteractive")):
            sys.exit(_("apt-get stoppet. Er maskinen på nett?"))


def node_version():
    """The first number of the version of Node.js."""
    return int(re.search(r"\d+", subprocess.check_output(["node", "--version"]).decode()).group())


def npm_install(*folders):
    """Install the JavaScript tools as package-lock.json in each folder pins them, unless that is done already."""
    for folder in folders:
        stamp, wanted = ROOT / folder / "node_modules" / "stamp", fingerprint(f"{folder}/package-lock.json")
        if not stamp.is_file() or stamp.read_text() != wanted:
            if subprocess.call([shutil.which("npm"), "ci", "--silent"], cwd=ROOT / folder):
                sys.exit(_("Fikk ikke hentet JavaScript-programmene som trengs. Er maskinen på nett?"))
            stamp.write_text(wanted)


def make_venv():
    """Make .venv; also anew where it was moved (its commands hold its path) or the Python it was made with is gone."""
    config = VENV / "pyvenv.cfg"
    here = config.is_file() and str(VENV) in config.read_text(encoding="utf-8") and PYTHON.exists()
    if here and subprocess.run([PYTHON, "-c", "import pip"], capture_output=True).returncode == 0:
        return
    if importlib.util.find_spec("ensurepip") is None:  # Debian ships it apart from Python
        install_system(["python3-venv"])
    if os.pathsep in str(ROOT):  # venv refuses: it could not be named in PATH
        problem = _("Kurset kan ikke ligge i en mappe med «{sign}» i navnet.", sign=os.pathsep)
        sys.exit(problem + " " + _("Gi mappa et annet navn, og prøv igjen."))
    print(_("Gjør klart for kurset …"), flush=True)
    if subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True).returncode:
        sys.exit(_("Fikk ikke laget mappa .venv. Er det plass på disken, og kan du skrive i denne mappa?"))


def pip_install(lock):
    """Install a lock file with pip and show how far it has come; what pip says goes to .venv/install.log."""
    log = VENV / "install.log"
    total = sum("==" in line for line in (ROOT / lock).read_text(encoding="utf-8").splitlines())
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "-r", lock]
    with log.open("wb") as out:
        pip = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=out, stderr=subprocess.STDOUT)
        while pip.poll() is None:
            said = log.read_text(encoding="utf-8", errors="replace")
            step = N_("Legger på plass") if "\nInstalling collected" in said else N_("Henter")
            if sys.stdout.isatty():  # one line that changes; a log would fill with them
                done = min(len(re.findall(r"^(?:Collecting|Processing) ", said, re.M)), total)
                far = _("{step}: {done} av {total} pakker …", step=_(step), done=done, total=total)
                print(f"\r  {far}   ", end="", flush=True)
            time.sleep(0.3)
    print(flush=True)
    if pip.returncode:
        sys.exit(reason(log.read_text(encoding="utf-8", errors="replace")))


def reason(said):
    """Why pip failed, in a sentence a student can act on."""
    if re.search(r"No space left|Errno 28|WinError 112", said):
        return _("Disken ble full. Rydd til det er minst 1,2 GB ledig, og prøv igjen.")
    if re.search(r"(WARNING|ERROR).*([Cc]onnect|Max retries|[Tt]imed out|getaddrinfo|SSL)", said):
        return _("Fikk ikke hentet pakkene fra nettet. Sjekk at maskinen er på nett, og prøv igjen.")
    log = VENV / "install.log"
    return _("Installasjonen stoppet. Vis denne fila til den som hjelper deg: {log}", log=log)


# What several commands need


def free_port(wanted, first=8888):
    """`wanted`, or the first free port from `first` on."""
    for port in [wanted] if wanted else range(first, first + 100):
        with socket.socket() as probe:
            if os.name == "posix":  # a server that was stopped just now does not block its port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except (OSError, OverflowError):
                pass
    sys.exit(_("Port {port} er opptatt eller sperret. Velg en annen med --port.", port=wanted or first))


def lacking(tools):
    """The Debian packages of these tools that are not there."""
    return [name for name, signs in tools.items() if not any(shutil.which(s) or glob.glob(s) for s in signs.split())]


def lab(kind, folder, options):
    """Open JupyterLab in `folder` as a student or a teacher sees it."""
    port = free_port(options.port)
    print(_("Kurset åpnes i nettleseren. La dette vinduet stå åpent; avslutt med Ctrl + C."), flush=True)
    return start("-m", "mestring.lab.launch", kind, folder, "--port", port, *["--no-browser"] * options.no_browser)


# The commands. A docstring would repeat HELP.


def course(options):
    install(COURSE)
    os.environ["MESTRING_LANGUAGE"] = os.environ["MESTRING_INTERFACE"]
    return start("-m", "mestring.workspace.fill") or lab("student", ROOT / "mitt", options)


def teach(options):
    install(COURSE)
    return lab("teacher", ROOT, options)


def backup(options):
    if options.command == "restore" and not options.rest:
        sys.exit(_("Skriv hvilken fil som skal legges tilbake: {me} restore FIL", me=ME))
    install(COURSE)
    return start("-m", "mestring.workspace.backup", options.command, *map(os.path.abspath, options.rest[:1]))


def step(line):
    """One of the teacher's steps, as mestring.teacher.cli reads it. Files are named from where the teacher stands."""
    install(COURSE)
    here = Path.cwd().resolve()
    elsewhere = [] if ROOT in [here, *here.parents] or line[1:] in ([], ["--help"]) else ["--course", ROOT]
    return start("-m", "mestring.teacher.cli", *line, *elsewhere, cwd=here if line[1:] else ROOT)


def student_zip(options):
    install(COURSE)
    return start("-m", "mestring.workspace.student_zip")


def teacher_zip(options):
    install(COURSE)
    return start("-m", "mestring.workspace.teacher_zip")


def book(options):
    if student_zip(options):
        return 1
    where = ["--out", os.path.abspath(options.out)] if options.out else ["--port", free_port(options.port, 8000)]
    return start("-m", "mestring.book.build", *where, *["--no-browser"] * options.no_browser)


def hub(options):
    if not LINUX:
        sys.exit(_("Huben trenger Linux, for der kan studentenes filer skilles fra hverandre."))
    install_system(lacking(HUB_TOOLS))
    if node_version() < 18:
        sys.exit(_("Huben trenger Node.js 18 eller nyere. Hent en nyere på https://nodejs.org/, og prøv igjen."))
    install(COURSE, HUB)
    npm_install("hub")
    return start("hub/start.py", "--port", free_port(options.port, 8000), *["--no-browser"] * options.no_browser)


def check(options):
    install_for_tests(QUICK)
    ruff = start("-m", "ruff", "check", ".") or start("-m", "ruff", "format", "--check", ".")
    return ruff or start("-m", "pytest", "-q", "-m", "not slow", *options.rest)


def test(options):
    install_for_tests(ALL)
    if not LINUX and start("-m", "playwright", "install", "chromium"):
        return 1
    # Four at a time, also on two cores: while one test waits for a browser, a kernel or the screen reader, others work.
    # Each worker starts browsers and JupyterLab for itself, so a file stays with one worker.
    # Which tests are tried again stands in tests/browser/conftest.py.
    again = ["--max-suite-reruns", "8", "--rerun-show-tracebacks"]
    workers = ["-n", "4", "--dist", "loadfile", "--no-loadscope-reorder"]  # in the order of tests/conftest.py
    return start("-m", "pytest", *workers, *again, *options.rest)


def install_for_tests(tools):
    install_system(lacking(tools if LINUX else EVERYWHERE))
    install(COURSE, TESTS, HUB, KUBERNETES)
    npm_install(".", "hub")


STUDENTS = {"course": course, "backup": backup, "restore": backup}
STEPS = "guide intake grade mark publish status levels overview wall quiz comments doctor".split()
TEACHERS = {
    "teach": teach,
    "teacher-zip": teacher_zip,
    "student-zip": student_zip,
    "book": book,
    "hub": hub,
    "check": check,
    "test": test,
}
COMMANDS = {**STUDENTS, **dict.fromkeys(STEPS), **TEACHERS}


class Parser(argparse.ArgumentParser):
    """argparse speaks English only; this one says the same in the language chosen."""

    def format_help(self):
        words = TEXT / f"help_{os.environ['MESTRING_INTERFACE']}.txt"
        return words.read_text(encoding="utf-8").replace("{ME}", ME)

    def error(self, message):
        typed = " ".join(sys.argv[1:])
        sys.exit(_("Forsto ikke «{typed}». Skriv {me} --help for å se hva du kan velge.", typed=typed, me=ME))


def language(line):
    """(the language asked for, which is remembered, else the one asked for last; the line without it)."""
    parser = Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("--lang", choices=LANGUAGES)
    options, rest = parser.parse_known_args(line)
    remembered = ROOT / "mitt" / ".language"
    if options.lang == "en" and not (ROOT / "en" / "course").is_dir():
        sys.exit("Den engelske utgaven følger ikke med her. / The English edition is not part of this copy.")
    if options.lang:
        remembered.parent.mkdir(exist_ok=True)
        remembered.write_text(options.lang)
    chosen = remembered.read_text().strip() if remembered.is_file() else ""
    return chosen if chosen in LANGUAGES else "nb", rest


def main():
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **how: None)(errors="replace")  # a terminal without æ, ø and å
    if sys.version_info < LOWEST:
        version = ".".join(map(str, sys.version_info[:3]))
        need = _("Kurset trenger Python 3.11 eller nyere, og dette er {version}.", version=version)
        sys.exit(need + " " + _("Hent en nyere på https://www.python.org/downloads/"))
    code, wanted = language(sys.argv[1:])
    speak(code)
    parser = Parser(allow_abbrev=False)
    parser.add_argument("command", nargs="?", default="course", choices=COMMANDS)
    parser.add_argument("--port", type=int)
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--out")
    is_step = wanted[:1] and wanted[0] in STEPS  # which reads the rest of its line itself
    options, options.rest = parser.parse_known_args(wanted[:1] if is_step else wanted)
    if options.rest and options.command not in ("backup", "restore", "test", "check"):
        parser.error("")
    if options.command not in STUDENTS and not (ROOT / "solutions").is_dir():
        sys.exit(_("Denne kommandoen finnes ikke i studentpakken, bare i hele kurset."))
    if options.command in ("check", "test") and not (ROOT / "tests").is_dir():
        sys.exit(_("Testene følger ikke med i lærerpakken, bare med hele kurset."))
    try:
        return step(wanted) if is_step else COMMANDS[options.command](options)
    except KeyboardInterrupt:
        print("\n" + _("Avsluttet."))


if __name__ == "__main__":
    sys.exit(main())
