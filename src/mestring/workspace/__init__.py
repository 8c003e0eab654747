"""The student's workspace `mitt/`: filling and updating it, backing it up, packing what a student needs."""

WORKSPACE = "mitt"
LANGUAGE = ".language"  # in it: what run.py was asked for last
FOLDERS = ("course", "exercises")  # what is handed out, and where it lies in the workspace
