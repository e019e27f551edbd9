"""The note to readers: what is new in an edition, and why. One that corrects an error says so in its first word."""

CORRECTION = "Correction: "


def as_correction(note: str) -> str:
    """The note with the word before it, once."""
    return note if is_correction(note) else f"{CORRECTION}{note.lstrip()}"


def is_correction(note: str) -> bool:
    return note.startswith(CORRECTION)


def without_mark(note: str) -> str:
    """For pages that say in another way that it is a correction."""
    return note.removeprefix(CORRECTION)
