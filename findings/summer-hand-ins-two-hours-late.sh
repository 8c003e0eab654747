#!/usr/bin/env bash
# A course in Oslo has `c.Exchange.timezone = "Europe/Oslo"` in nbgrader's settings, on a server that runs in UTC, as
# containers do. The deadline is 14:30 in Oslo, and a student hands in at 14:00. Is she late?
#
# Guess: no.
# Seen:  in November no, in June yes, by an hour and a half. nbgrader writes the zone's short name into timestamp.txt,
#        CET or CEST, and reads it as the name of a zone. There is a zone called CET, but none called CEST: such a
#        time is taken for UTC, without a word. (A server that runs in Oslo's time knows both.) And a deadline at
#        "+0200" is read as 200 SECONDS from UTC. Leave the setting at UTC, and write "Europe/Oslo" in deadlines.
# Versions: nbgrader 0.9.6, python-dateutil 4.0.0, time-machine 3.6.0 (which makes it June).
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH" HOME="$place" JUPYTER_CONFIG_DIR="$place/config" TZ=UTC
cd "$place"
pip install -qq nbgrader==0.9.6 python-dateutil==4.0.0 time-machine==3.6.0
mkdir exchange
chmod 777 exchange
cat > nbgrader_config.py <<PY
c = get_config()
c.CourseDirectory.course_id = "course"
c.CourseDirectory.root = "$place"
c.Exchange.root = "$place/exchange"
c.Exchange.timezone = "Europe/Oslo"
PY
cat > at.py <<'PY'
import sys

import time_machine
from nbgrader.apps import NbGraderApp

with time_machine.travel(sys.argv[1]):
    NbGraderApp.launch_instance(sys.argv[2:])
PY
cat > ask.py <<'PY'
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
from nbformat.v4 import new_markdown_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderApp
from nbgrader.apps.api import NbGraderAPI

HANDED_IN = {"november": "2026-11-27T14:00:00+01:00", "june": "2026-06-05T14:00:00+02:00"}


def done(result):
    assert result["success"], result
    return result


app = NbGraderApp()
app.load_config_file()
teacher = NbGraderAPI(config=app.config)
marks = {"schema_version": 3, "grade": True, "grade_id": "a", "locked": False, "solution": True, "points": 1}
cell = new_markdown_cell("A text.", metadata={"nbgrader": {**marks, "cell_type": "markdown", "task": False}})
minutes_late = {}
for name, time in HANDED_IN.items():
    (Path("source") / name).mkdir(parents=True)
    nbformat.write(new_notebook(cells=[cell]), f"source/{name}/text.ipynb")
    done(teacher.generate_assignment(name, create=True))
    done(teacher.release_assignment(name))
    shutil.copytree(f"release/{name}", name)
    subprocess.run([sys.executable, "at.py", time, "submit", name], check=True, capture_output=True)
    done(teacher.collect(name))
    (student,) = (folder.name for folder in Path("submitted").iterdir())
    done(teacher.autograde(name, student))
    with Gradebook("sqlite:///gradebook.db") as gradebook:
        gradebook.update_or_create_assignment(name, duedate=f"{time[:10]} 14:30:00 Europe/Oslo")
        minutes_late[name] = gradebook.find_submission(name, student).total_seconds_late / 60
        kept = gradebook.update_or_create_assignment("offset", duedate="2026-06-05 14:30 +0200").duedate
    stamp = (Path("submitted") / student / name / "timestamp.txt").read_text()
    print(f"{name}: timestamp.txt says {stamp}, {minutes_late[name]:.0f} minutes late for 14:30 in Oslo")
print(f"a deadline on 5 June at 14:30 +0200 is kept as {kept:%H:%M:%S} UTC")
sys.exit(0 if minutes_late["november"] == 0 and 90 <= minutes_late["june"] < 91 and f"{kept:%H:%M:%S}" == "14:26:40"
         else "It has changed.")
PY
python ask.py 2> log || { tail -n 30 log; exit 1; }
