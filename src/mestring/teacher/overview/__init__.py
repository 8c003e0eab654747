"""The class as one page with figures: no names, and no number that stands for fewer than five students."""
