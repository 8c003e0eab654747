"""`mestring grade`: a pile of hand-ins through nbgrader's own converters, safely, and with no need to watch it."""
