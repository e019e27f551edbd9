"""One file per word of the house."""

from .article import Article
from .comment import Comment, Remark
from .desk import Claim, Imported, KeptTyping, Look, Quarantined
from .document import ARTICLE_KINDS, Document, Kind
from .edition import Edition, Reaffirmation, Withdrawal
from .medication import Medication
from .people import Person, RoleAct, SigningAttempt
from .rows import BoxedTopic, Name, Question, Reference
from .tracked import UntrackedWrite, drafting
from .version import Act, Contributor, Origin, OriginPerson, Version

__all__ = [
    "ARTICLE_KINDS",
    "Act",
    "Article",
    "BoxedTopic",
    "Claim",
    "Comment",
    "Contributor",
    "Document",
    "Edition",
    "Imported",
    "KeptTyping",
    "Kind",
    "Look",
    "Medication",
    "Name",
    "Origin",
    "OriginPerson",
    "Person",
    "Quarantined",
    "Question",
    "Reaffirmation",
    "Reference",
    "Remark",
    "RoleAct",
    "SigningAttempt",
    "UntrackedWrite",
    "Version",
    "Withdrawal",
    "drafting",
]
