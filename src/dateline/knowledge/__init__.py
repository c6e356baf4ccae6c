"""Facts as data, each row with its source and, where it has one, its time; loaders, and no logic."""
