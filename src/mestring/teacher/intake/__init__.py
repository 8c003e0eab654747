"""Takes hand-ins as they come, keeps the originals, repairs what can be repaired, and says what was done.

sources: one pile per student, with names (who sent it), listing and unpack (what is in it, safely), private (what is
not kept) and group_work (one hand-in for several students) · opening: a hand-in's notebooks and its answer_files ·
reading and salvage: cells out of damaged notebooks · exercise: what was released · repair: the exercise with the
student's text, found with matching and texts · choosing: which hand-in counts · student: one student's way through all
of it · outcome, sentences and report: what the teacher reads · command: `mestring intake`
"""
