"""The class wall: texts that students let be shown without a name, on one page for the classroom."""
