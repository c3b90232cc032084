"""Lines of print to train the code recogniser on. Used by scripts/train-codes."""
