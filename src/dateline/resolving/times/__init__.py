"""Time expressions: finding them by a table of named rules, and the calendar that resolves them."""
