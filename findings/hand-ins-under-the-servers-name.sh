#!/usr/bin/env bash
# Four students are signed in at one JupyterHub whose servers share an account. Whose hand-ins does nbgrader collect?
#
# Guess: each student's own: the Hub tells every server who is signed in (JUPYTERHUB_USER), and nbgrader reads it.
# Seen:  nbgrader reads it only where the account is called jovyan, as in the public Docker images. Under any other
#        name it hands in as that account: four students' hand-ins lie in the exchange as one student's, and `collect`
#        brings the latest of them alone. No warning, and every student is told "Submitted".
# Versions: nbgrader 0.9.6.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
export PATH="$place/venv/bin:$PATH" HOME="$place" JUPYTER_CONFIG_DIR="$place/config"
cd "$place"
pip install -qq nbgrader==0.9.6
mkdir -p course/source/one exchange
chmod 777 exchange
python - <<'PY'
import nbformat
from nbformat.v4 import new_code_cell, new_notebook

marks = {"schema_version": 3, "grade": True, "grade_id": "a", "locked": False, "solution": True, "points": 1}
cell = new_code_cell("1", metadata={"nbgrader": {**marks, "cell_type": "code", "task": False}})
nbformat.write(new_notebook(cells=[cell]), "course/source/one/one.ipynb")
PY
cat > nbgrader_config.py <<PY
c = get_config()
c.CourseDirectory.course_id = "course"
c.CourseDirectory.root = "$place/course"
c.Exchange.root = "$place/exchange"
PY
nbgrader generate_assignment one --create > log 2>&1
nbgrader release_assignment one >> log 2>&1
for student in anne bo chi dag; do
  mkdir "$student"
  cp nbgrader_config.py "$student"
  (cd "$student"
   export JUPYTERHUB_USER=$student
   nbgrader fetch_assignment one --course course
   nbgrader submit one --course course) >> log 2>&1
  sleep 1.1 # hand-ins are told apart by the second
done
grep -c "Submitted as" log
nbgrader collect one >> log 2>&1
handed_in=$(find exchange/course/inbound -mindepth 1 -maxdepth 1 | wc -l)
collected=$(find course/submitted -mindepth 1 -maxdepth 1 -printf '%f\n')
echo "signed in: anne bo chi dag; hand-ins in the exchange: $handed_in; students collected: $collected"
[ "$handed_in" = 4 ] && [ "$collected" = "$(id -un)" ] || { cat log; echo "It has changed."; exit 1; }
