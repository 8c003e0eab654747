"""A widget's JavaScript asked from Python: one Node process that answers as often as it is asked."""

import json
import subprocess
from contextlib import contextmanager
from pathlib import Path

WIDGETS = Path(__file__).parents[2] / "src" / "mestring" / "widgets"
LISTEN = """
import {{ createInterface }} from "node:readline";
import * as module from "{module}";
const answer = {function};
for await (const line of createInterface({{ input: process.stdin }}))
  console.log(JSON.stringify(await answer(JSON.parse(line))));
"""


@contextmanager
def node(module, function):
    """`ask(question)` calls a JavaScript function, `module` being the widget's module; both sides are JSON."""
    source = LISTEN.format(module=(WIDGETS / module).as_uri(), function=function)
    command = ["node", "--no-warnings", "--input-type=module", "-e", source]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:

        def ask(question):
            process.stdin.write(json.dumps(question) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield ask
        process.stdin.close()
