"""What became of every quotation."""
