"""What stands where, and what became of the parts of a statement."""
