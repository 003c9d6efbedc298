"""Facts that changed: numbers and dates, names and titles, places, and who did what to whom."""
