"""Holds claims against each other and against the medicine's record: one comparer for each measure."""
