"""The plain JavaScript: its own tests (`node --test`), its form and common mistakes (Biome), its types (TypeScript).

package.json pins the tools; `run.py check` and `run.py test` install them.
"""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "node_modules" / ".bin"
LINT, TYPES = ["biome", "check", "--error-on-warnings"], ["tsc", "--pretty", "false", "-p"]
FAULTS = {
    "let unused = 1;\n": "noUnusedVariables",
    "export const a = {b:1}\n": "format",
    "export const a = (b) => b && (b.c = 1);\n": "noAssignInExpressions",
}
WRONG_TYPES = {
    "export default widget(() => ({ element: document.body }));\n": "'draw' is missing",
    "export default widget(({ change }) => ({ element: document.body, draw: () => change() }));\n": "Expected 1 arg",
    "export default widget(({ tell }) => ({ element: document.body, draw: tell }));\n": "'tell' does not exist",
}


def run(*command):
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, cwd=ROOT)
    return done.returncode, done.stdout + done.stderr


def tool(command, *more):
    assert TOOLS.is_dir(), "The JavaScript tools are missing: run `python3 run.py check` once"
    return run(TOOLS / command[0], *command[1:], *more)


def test_javascript():
    code, said = run("node", "--test", *sorted((ROOT / "tests" / "js").glob("*.test.mjs")))
    assert code == 0, said
    assert "# fail 0" in said and "# pass 0" not in said


def test_form_and_common_mistakes():
    code, said = tool(LINT, ".")
    assert code == 0, f"{said}\nMuch of it is mended by: node_modules/.bin/biome check --write ."


def test_types():
    code, said = tool(TYPES, ROOT)
    assert code == 0, said


def test_every_export_is_asked_for():
    """By a module or a test; the book's scripts and the extension's boxes are also called from Python."""
    package = ROOT / "src/mestring"
    sources = {path: path.read_text(encoding="utf-8") for path in package.rglob("*.js")}
    callers = [*sources.values(), *(path.read_text(encoding="utf-8") for path in ROOT.glob("tests/js/*.mjs"))]
    imported = re.findall(r"\{([^{}]*)\}\s*(?:from\b|=\s*await\s+import\b)", "".join(callers))
    python = [*package.glob("book/*.py"), *ROOT.glob("tests/book/*.py"), *ROOT.glob("tests/lab/*.py")]
    asked = set(re.findall(r"\w+", " ".join(imported)))
    called = set(re.findall(r"\w+", "".join(path.read_text(encoding="utf-8") for path in python)))
    idle = []
    for path, text in sources.items():
        exports = set(re.findall(r"^export (?:async )?(?:const|let|function|class) (\w+)", text, re.MULTILINE))
        idle += sorted(exports - asked - (set() if path.parent.name == "widgets" else called))
    assert idle == []


@pytest.mark.parametrize(("source", "rule"), FAULTS.items())
def test_a_seeded_fault_is_found(tmp_path, source, rule):
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "x.js").write_text(source, encoding="utf-8")
    (tmp_path / "biome.json").write_text(
        (ROOT / "biome.json").read_text().replace('"enabled": true', '"enabled": false')
    )
    code, said = tool(LINT, "--config-path", tmp_path, tmp_path / "src")
    assert code and rule in said, said


@pytest.mark.parametrize(("source", "fault"), WRONG_TYPES.items())
def test_a_broken_contract_is_found(tmp_path, source, fault):
    base = (ROOT / "src/mestring/widgets/_base.js").as_posix()
    (tmp_path / "x.js").write_text(f'import {{ widget }} from "{base}";\n{source}', encoding="utf-8")
    settings = (
        (ROOT / "tsconfig.json")
        .read_text()
        .replace("src/mestring/**/*.js", "x.js")
        .replace("src/mestring/**/*.d.ts", "")
    )
    (tmp_path / "tsconfig.json").write_text(settings)
    code, said = tool(TYPES, tmp_path)
    assert code and fault in said, said
