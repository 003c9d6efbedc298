"""How it is told: hedged, denied, on what condition, of how many, in which tone."""
