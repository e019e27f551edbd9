"""Freezing: what a draft says, what it lacks, what the checks find in it, who has a hand in it, and how all of this
becomes an immutable version.
"""
