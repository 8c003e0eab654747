"""Takes hand-ins as they come, keeps the originals, repairs what can be repaired, and says what was done.

names: who sent it · unpack: what is in it, safely · sources: one pile per student · reading: cells out of damaged
notebooks · repair: the exercise with the student's text · answer_files: the widgets' answers · student: one student's
way through all of it · report: what the teacher reads · command: `mestring intake`
"""
