"""Pure rules of the field: no widgets, no files, no words."""
