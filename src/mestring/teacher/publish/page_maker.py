"""nbgrader's feedback converter for many students: what is the same for all of them is made once."""

from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import capture_log
from traitlets.config import Config

from ..feedback import CollectFeedback, FeedbackExporter


class PageMaker(GenerateFeedback):
    """Makes one page after the other of an assignment.

    nbgrader's own compiles the page's template and opens the gradebook for each of them.
    """

    preprocessors = []  # the exporter has its own

    def __init__(self, config: Config, assignment: str, gradebook: Gradebook):
        super().__init__(CourseDirectory(config=config, assignment_id=assignment), config=config, force=True)
        self._one = FeedbackExporter(parent=self, config=self.config)
        self._one.register_preprocessor(CollectFeedback(parent=self, gradebook=gradebook), enabled=True)

    def make(self, student: str) -> dict:
        """Make the student's page anew; returns {"success": …, "log" and "error": what nbgrader said, if anything}."""
        self.coursedir.student_id = student
        return capture_log(self)

    def exporter_class(self, **_):
        """The one exporter, where nbgrader makes a new one."""
        return self._one
