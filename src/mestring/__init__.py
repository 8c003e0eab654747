"""Mestring: the widgets, answers and checks of the course."""
