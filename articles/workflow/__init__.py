"""The verbs. One file each; the only code that writes versions and all that follows them."""

from ..refusals import (
    AlreadyImported,
    Incomplete,
    MissingDigest,
    Refused,
    Stale,
    Unchanged,
    WrongPassword,
    WrongPerson,
    WrongState,
)
from .address import (
    confirm_address,
    confirm_address_by_link,
    propose_address,
    refuse_address,
    refuse_address_by_link,
)
from .approve import Approval, approve
from .archive import archive, unarchive
from .branch import branch
from .cancel import cancel
from .claim import claim, look, release
from .comment import comment, reopen, reply, resolve, take
from .export_article import export_article
from .export_record import export_record
from .import_article import accept, import_article, take_back_line
from .import_record import RecordImport, import_record
from .publish import publish_due
from .reaffirm import reaffirm
from .recall import recall
from .remind import remind
from .report import clear_reports, close_report, note_report, own_report, remind_of_reports, reopen_report
from .request_changes import request_changes
from .resume import Resumed, restore, resume
from .set_aside import set_aside
from .submit import Submission, submit
from .waive import grant, refuse_waiver, take_back_waiver, waive
from .withdraw import withdraw

__all__ = [
    "AlreadyImported",
    "Approval",
    "Incomplete",
    "MissingDigest",
    "RecordImport",
    "Refused",
    "Resumed",
    "Stale",
    "Submission",
    "Unchanged",
    "WrongPassword",
    "WrongPerson",
    "WrongState",
    "accept",
    "approve",
    "archive",
    "branch",
    "cancel",
    "claim",
    "clear_reports",
    "close_report",
    "comment",
    "confirm_address",
    "confirm_address_by_link",
    "export_article",
    "export_record",
    "grant",
    "import_article",
    "import_record",
    "look",
    "note_report",
    "own_report",
    "propose_address",
    "publish_due",
    "reaffirm",
    "recall",
    "refuse_address",
    "refuse_address_by_link",
    "refuse_waiver",
    "release",
    "remind",
    "remind_of_reports",
    "reopen",
    "reopen_report",
    "reply",
    "request_changes",
    "resolve",
    "restore",
    "resume",
    "set_aside",
    "submit",
    "take",
    "take_back_line",
    "take_back_waiver",
    "unarchive",
    "waive",
    "withdraw",
]
