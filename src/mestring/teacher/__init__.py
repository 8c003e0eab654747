"""What only a teacher needs: release, grading, feedback. Students never import this."""
