"""One file per word of the house."""

from .address import AddressAct
from .article import Article
from .audit import AuditHead, AuditLink
from .comment import Comment, Remark
from .desk import Claim, Imported, KeptTyping, Look, Quarantined
from .document import ARTICLE_KINDS, Document, Kind
from .edition import Edition, Reaffirmation, Withdrawal
from .facts import (
    FACTS,
    Advice,
    CommonQuestion,
    Contraindication,
    Dose,
    Fact,
    Indication,
    Interaction,
    Kinetic,
    Population,
    Product,
    SideEffect,
)
from .mail import LinkRequest, Mail
from .medication import Medication
from .people import Person, RoleAct, SigningAttempt
from .recheck import Recheck
from .reminder import Reminder
from .report import Report, ReportAct, ReportOutcome
from .rows import BoxedTopic, Name, Question, Reference
from .search import SearchEntry
from .tracked import NO_REASON, UntrackedWrite, drafting
from .version import Act, Contributor, Origin, OriginPerson, Version
from .waiver import Ruling, Waiver

__all__ = [
    "ARTICLE_KINDS",
    "FACTS",
    "NO_REASON",
    "Act",
    "AddressAct",
    "Advice",
    "Article",
    "AuditHead",
    "AuditLink",
    "BoxedTopic",
    "Claim",
    "Comment",
    "CommonQuestion",
    "Contraindication",
    "Contributor",
    "Document",
    "Dose",
    "Edition",
    "Fact",
    "Imported",
    "Indication",
    "Interaction",
    "KeptTyping",
    "Kind",
    "Kinetic",
    "LinkRequest",
    "Look",
    "Mail",
    "Medication",
    "Name",
    "Origin",
    "OriginPerson",
    "Person",
    "Population",
    "Product",
    "Quarantined",
    "Question",
    "Reaffirmation",
    "Recheck",
    "Reference",
    "Remark",
    "Reminder",
    "Report",
    "ReportAct",
    "ReportOutcome",
    "RoleAct",
    "Ruling",
    "SearchEntry",
    "SideEffect",
    "SigningAttempt",
    "UntrackedWrite",
    "Version",
    "Waiver",
    "Withdrawal",
    "drafting",
]
