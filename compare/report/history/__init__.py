"""A history dressed for a reader or a program: one view, and a module for each format."""
