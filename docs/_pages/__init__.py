"""Pages that are written from the program itself, so that they cannot say anything else than it does."""
