"""Reports on several accounts of one event: one view (``view.py``), dressed by each reporter."""
