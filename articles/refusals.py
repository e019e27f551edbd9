"""Why a verb was refused. The sentence is shown to the person as it stands; nothing was changed."""


class Refused(Exception):
    """Base of all refusals. `status` is what a web face answers."""

    status = 409

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class WrongPerson(Refused):
    status = 403


class WrongState(Refused):
    """The document or version is not where this verb can start from."""


class Stale(Refused):
    """What the person saw is no longer what stands."""


class MissingDigest(Refused):
    """The form did not say which version it is about."""

    status = 422


class Incomplete(Refused):
    """Something is missing first. `problems` names each thing."""

    status = 422

    def __init__(self, sentence: str, problems: tuple[str, ...] = ()) -> None:
        super().__init__(" ".join((sentence, *problems)))
        self.problems = problems


class Unchanged(Refused):
    """Nothing would be new."""


class AlreadyImported(Unchanged):
    """This file is a draft of that medicine and kind already."""


class WrongPassword(Refused):
    status = 403


class SigningLocked(Refused):
    status = 429
