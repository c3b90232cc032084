"""Training of the scorer that says how sure a value is: see scripts/train-scorer."""
