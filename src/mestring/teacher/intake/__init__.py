"""Takes hand-ins as they come, keeps the originals, repairs what can be repaired, and says what was done.

names: who sent it · unpack: what is in it, safely · sources: one pile per student · reading: cells out of damaged
notebooks · repair: the exercise with the student's text, found with texts · answer_files: the widgets' answers ·
exercise: what was released · student: one student's way through all of it · sentences and report: what the teacher
reads · command: `mestring intake`
"""
