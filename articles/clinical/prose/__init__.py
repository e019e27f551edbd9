"""What a text says: doses, times, interactions, uses, advice, read out of its sentences."""
