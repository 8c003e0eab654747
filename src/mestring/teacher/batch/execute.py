"""Runs a hand-in for grading so that it always ends, with outputs that are small and harmless.

Where an exercise asks for code, what is answered by widgets alone is graded in a kernel that never sees that code.
"""

import ast
import builtins
import copy
import secrets
import time

from nbclient.exceptions import DeadKernelError
from nbformat.v4 import new_code_cell, new_output
from nbgrader.utils import is_grade, is_locked
from traitlets import Bool, Integer

from ...errors import PlainError
from .. import clean
from ..execute import QuietExecute
from .kernels import SandboxManager

KEPT = ("text/plain", "text/html", "image/png", "image/jpeg", "application/vnd.mestring.verdict+json")
STOPPED = "Koden stoppet rettingen av denne delen."
TOO_LONG = "Koden brukte for lang tid."
TOO_MUCH = "Koden brukte for mye minne."
TAMPERED = "Koden griper inn i rettingen, så denne delen ble ikke rettet."
BROKEN = "Kontrollen «{}» lot seg ikke kjøre. Se på svaret selv."
CUT = "\n… (resten av utskriften er kuttet)"


class BatchExecute(QuietExecute):
    """Executes in the sandbox; a kernel that dies, hangs or is tampered with gives tests that failed, not a crash.

    What a teacher should know stands in `resources["trouble"]`, as sentences.
    """

    sandbox = Bool(True, help="Whether kernels run in bubblewrap").tag(config=True)
    budget = Integer(120, help="Seconds for the whole notebook").tag(config=True)
    most_text = Integer(100_000, help="Characters of output kept of one cell").tag(config=True)
    most_image = Integer(3_000_000, help="Characters of one image").tag(config=True)
    most_outputs = Integer(100, help="Outputs kept of one cell").tag(config=True)

    shutdown_kernel = "immediate"

    def preprocess(self, nb, resources, km=None):
        """Execute; where there is code of the student's, the tests of widgets alone first, without it."""
        self.trouble = resources.setdefault("trouble", [])
        self.deadline = time.monotonic() + self.budget
        foreign = [cell for cell in nb.cells if cell.cell_type == "code" and not is_locked(cell)]
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        if not foreign:
            self._run(nb, resources)
            self._doubt(nb)
            return nb, resources
        apart = ours_alone(nb.cells)
        ours = copy.deepcopy(nb)
        ours.cells = [cell for number, cell in enumerate(ours.cells) if number in apart]
        self._run(ours, resources)
        self._doubt(ours)
        nonce = secrets.token_hex(16)
        nb.cells.append(new_code_cell(f"raise AssertionError('{nonce}')"))
        self._run(nb, resources)
        canary = nb.cells.pop()  # a shell that no longer fails what must fail has told nothing of the tests
        if not any(nonce in output.get("evalue", "") for output in canary.outputs):
            self._refuse(nb, next((why for why in (STOPPED, TOO_LONG) if why in self.trouble), TAMPERED))
        for number, cell in zip(sorted(apart), ours.cells, strict=True):
            nb.cells[number].outputs = cell.outputs
        return nb, resources

    def _run(self, nb, resources):
        self.started = False
        try:
            super().preprocess(nb, resources)
        except Exception as error:
            if not self.started:  # the machine's fault, not the student's
                raise
            self.log.warning("The kernel stopped: %r", error)
            self._say(STOPPED)
            for cell in nb.cells:
                if is_grade(cell) and cell.cell_type == "code" and cell.execution_count is None:
                    cell.outputs = [failed(STOPPED)]
        for cell in nb.cells:
            if cell.cell_type == "code":
                self._tame(cell)

    def create_kernel_manager(self):
        """A manager of sandboxed kernels, if there is a sandbox."""
        if self.sandbox:
            self.km = SandboxManager(config=self.config)
            return self.km
        return super().create_kernel_manager()

    def preprocess_cell(self, cell, resources, index):
        """Execute a cell; tests that come when the time is used up fail with a sentence that says so."""
        self.started, self.size, self.count = True, 0, 0
        if cell.cell_type == "code" and time.monotonic() > self.deadline:
            cell.outputs = [failed(TOO_LONG)]
            self._say(TOO_LONG)
            return cell, resources
        try:
            return super().preprocess_cell(cell, resources, index)
        except DeadKernelError:
            if is_grade(cell):
                cell.outputs, cell.execution_count = [failed(STOPPED)], None
            raise

    def _get_timeout(self, cell):
        return max(1, min(self.timeout, int(self.deadline - time.monotonic())))

    def process_message(self, msg, cell, cell_index):
        """Drop printed text beyond the limit as it arrives, so that no output fills the memory."""
        kind, content = msg["msg_type"], msg["content"]
        if kind in ("update_display_data",) or kind.startswith("comm"):
            return None
        if kind in ("stream", "display_data", "execute_result", "error"):
            self.count += 1
            self.size += len(str(content))
            if self.size > self.most_text + self.most_image or self.count > self.most_outputs:
                if kind in ("stream", "display_data"):
                    return None
                if self.count > 10 * self.most_outputs:
                    raise DeadKernelError("a flood of results")
        return super().process_message(msg, cell, cell_index)

    def _tame(self, cell):
        """Keep what is harmless and small, and never a result that nbgrader could not read."""
        for output in cell.outputs:
            if "data" in output:
                output.data = {kind: output.data[kind] for kind in KEPT if kind in output.data}
                output.metadata = {}
                for kind, value in list(output.data.items()):
                    if kind.startswith("image/"):
                        if len(value) > self.most_image:
                            del output.data[kind]
                    elif kind == "text/html":
                        output.data[kind] = clean.html(self._cut(value))
                    elif kind == "text/plain":
                        output.data[kind] = self._cut(value)
            if "text" in output:
                output.text = self._cut(output.text)
            if output.output_type == "error":
                output.evalue = self._cut(output.evalue)
                output.traceback = [self._cut("\n".join(output.traceback))]
                if output.ename == "CellTimeoutError":
                    output.evalue = TOO_LONG
                    self._say(TOO_LONG)
                if output.ename == "MemoryError":
                    self._say(TOO_MUCH)
        if is_grade(cell) and not self._believable(cell):
            cell.outputs = [failed(TAMPERED)]
            self._say(TAMPERED)

    def _believable(self, cell):
        """nbgrader stops at more points than there are, and takes less than none, or "nan", for all of them."""
        results = [output for output in cell.outputs if output.output_type == "execute_result"]
        try:
            return not results or 0 <= float(results[0].data["text/plain"]) <= cell.metadata.nbgrader["points"]
        except ValueError:  # a text: full points, as nbgrader has it
            return True
        except KeyError:
            return False

    def _cut(self, text):
        text = str(text)
        return text if len(text) <= self.most_text else text[: self.most_text] + CUT

    def _doubt(self, nb):
        """Our own cells don't fail by a wrong answer: whatever failed, a teacher must look before it counts."""
        for cell in nb.cells:
            if any(output.output_type == "error" for output in cell.get("outputs", [])):
                self._say(BROKEN.format(cell.metadata.get("nbgrader", {}).get("grade_id", "?")))

    def _refuse(self, nb, why):
        self._say(why)
        for cell in nb.cells:
            if is_grade(cell) and cell.cell_type == "code":
                cell.outputs = [failed(why)]

    def _say(self, sentence):
        if sentence not in self.trouble:
            self.trouble.append(sentence)


def failed(sentence):
    """What a test leaves that could not be run: no points, and a sentence for the student."""
    return new_output("error", ename=PlainError.__name__, evalue=sentence, traceback=[sentence])


def ours_alone(cells) -> set[int]:
    """The numbers of the code cells that need nothing from a student's code: each name comes from such a cell."""
    known, found = set(dir(builtins)), set()
    for number, cell in enumerate(cells):
        if cell.cell_type != "code" or not is_locked(cell):
            continue
        try:
            used, made = names(cell.source)
        except SyntaxError:  # a magic
            continue
        if used <= known | made:
            found.add(number)
            known |= made
    return found


def names(source: str) -> tuple[set[str], set[str]]:
    """The names that a cell reads, and those that it makes."""
    used, made = set(), set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name):
            (used if isinstance(node.ctx, ast.Load) else made).add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            made.add(node.name)
        elif isinstance(node, ast.alias):
            made.add((node.asname or node.name).split(".")[0])
        elif isinstance(node, ast.arg):
            made.add(node.arg)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            made.add(node.name)
    return used, made
