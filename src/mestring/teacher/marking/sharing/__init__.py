"""Two teachers and one pile: a share goes to a colleague as a file, is marked there in the same room and comes back."""
