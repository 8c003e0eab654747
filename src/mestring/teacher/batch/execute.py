"""Runs a hand-in for grading so that it always ends, with outputs that are small and harmless.

Where an exercise asks for code, what is answered by widgets alone is graded in a kernel that never sees that code.
"""

import copy
import secrets
import time

from nbclient.exceptions import DeadKernelError
from nbformat.v4 import new_code_cell
from nbgrader.utils import is_grade, is_locked
from traitlets import Bool, Integer

from ...text.messages import N_, _
from ..execute import QuietExecute
from .kernels import SandboxManager
from .outputs import MOST_IMAGE, MOST_TEXT, STOPPED, TAMPERED, TOO_LONG, broken, failed, keep_what_the_test_says, tame
from .student_code import ours_alone, reaches

READ_IT = N_("Koden bruker {}. Det trengs sjelden i en oppgave. Les den.")
TOO_LARGE = N_("Utskriftene var så store at resten er kuttet.")


class BatchExecute(QuietExecute):
    """Executes in the sandbox; a kernel that dies, hangs or is tampered with gives tests that failed, not a crash.

    What a teacher should know stands in `resources["trouble"]`, as sentences.
    """

    sandbox = Bool(True, help="Whether kernels run in bubblewrap").tag(config=True)
    budget = Integer(120, help="Seconds for the whole notebook").tag(config=True)
    most_text = Integer(MOST_TEXT, help="Characters of output kept of one cell").tag(config=True)
    most_image = Integer(MOST_IMAGE, help="Characters of one image").tag(config=True)
    most_in_all = Integer(20_000_000, help="Characters of output of the whole notebook").tag(config=True)
    most_outputs = Integer(100, help="Outputs kept of one cell").tag(config=True)

    def preprocess(self, nb, resources, km=None):
        """Execute; where there is code of the student's, the tests of widgets alone first, without it."""
        self.trouble = resources.setdefault("trouble", [])
        self.deadline, self.total = time.monotonic() + self.budget, 0
        foreign = [cell for cell in nb.cells if cell.cell_type == "code" and not is_locked(cell)]
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        apart = ours_alone(nb.cells)
        ours = copy.deepcopy(nb)
        ours.cells = [cell for number, cell in enumerate(ours.cells) if number in apart]
        if ours.cells:
            self._run(ours, resources)
        for sentence in broken(ours.cells):
            self._say(sentence)
        words = {word for cell in foreign for word in reaches(cell.source)}
        if words:
            self._say(_(READ_IT, ", ".join(sorted(words))))
        keys = {number: nb.cells[number].source for number in apart if is_grade(nb.cells[number])}
        for number in keys:  # not for the student's code to read
            nb.cells[number].source = ""
        nonce = secrets.token_hex(16)
        nb.cells.append(new_code_cell(f"raise AssertionError('{nonce}')"))
        self._run(nb, resources)
        canary = nb.cells.pop()  # a shell that no longer fails what must fail has told nothing of the tests
        if not any(nonce in output.get("evalue", "") for output in canary.outputs):
            self._refuse(nb, next((why for why in (STOPPED, TOO_LONG) if _(why) in self.trouble), TAMPERED))
        for number, cell in enumerate(nb.cells):
            if is_grade(cell) and cell.cell_type == "code" and number not in apart:
                keep_what_the_test_says(cell)
        for number, cell in zip(sorted(apart), ours.cells, strict=True):
            nb.cells[number].outputs = cell.outputs
        for number, source in keys.items():
            nb.cells[number].source = source
        return nb, resources

    def _run(self, nb, resources):
        self.started = False
        try:
            super().preprocess(nb, resources)
        except Exception as error:
            if not self.started:  # the machine's fault, not the student's
                raise
            self.log.warning("The kernel stopped: %r", error)
            self._say(_(STOPPED))
            for cell in nb.cells:
                if is_grade(cell) and cell.cell_type == "code" and cell.execution_count is None:
                    cell.outputs = [failed(STOPPED)]
        for cell in nb.cells:
            if cell.cell_type == "code":
                for sentence in tame(cell, self.most_text, self.most_image):
                    self._say(sentence)

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
            self._say(_(TOO_LONG))
            return cell, resources
        try:
            return super().preprocess_cell(cell, resources, index)
        except Exception:  # a test that was not finished says nothing; nbgrader would give it all points
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
            self.total += len(str(content))
            if self.total > self.most_in_all and not is_grade(cell):
                self._say(_(TOO_LARGE))
                return None
            if self.size > self.most_text + self.most_image or self.count > self.most_outputs:
                if kind in ("stream", "display_data"):
                    return None
                if self.count > 10 * self.most_outputs:
                    raise DeadKernelError("a flood of results")
        return super().process_message(msg, cell, cell_index)

    def _refuse(self, nb, why):
        self._say(_(why))
        for cell in nb.cells:
            if is_grade(cell) and cell.cell_type == "code":
                cell.outputs = [failed(why)]

    def _say(self, sentence):
        if sentence not in self.trouble:
            self.trouble.append(sentence)
