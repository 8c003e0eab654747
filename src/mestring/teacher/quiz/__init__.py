"""A lesson's own questions as a quiz for Canvas. Never an exercise's: only what every student can read in `course/`."""
