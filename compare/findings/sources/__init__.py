"""Who is said to have said it."""
