"""What makes a text safe: rules read it against the medicine's record and say what they find."""

from hashlib import sha256

from articles.clinical.finding import Finding, Fix
from articles.clinical.recordtext import asks_of_records
from articles.clinical.rule import Rule
from articles.clinical.rules import RULES
from articles.clinical.subject import Subject
from articles.content.article import ArticleContent

__all__ = ["RULES", "Finding", "Fix", "Rule", "Subject", "check", "versions", "warm"]


def versions() -> str:
    """Of all rules together: another after every change of what they find."""
    return sha256(" ".join(sorted(f"{rule.id}.{rule.version}" for rule in RULES.values())).encode()).hexdigest()[:16]


def check(subject: Subject) -> list[Finding]:
    """Everything that the rules find, in the order of the text."""
    order = {place: number for number, place in enumerate(dict.fromkeys(p.place for p in subject.passages))}
    asked = (rule for rule in RULES.values() if subject.kind != "medication" or asks_of_records(rule))
    found = [finding for rule in asked for finding in rule.findings(subject)]
    return sorted(found, key=lambda finding: (order.get(finding.place, -1), finding.start, finding.end, finding.rule))


def warm() -> None:
    """Check a text of our own. Word lists are read and patterns compiled with the first text, which takes half a
    second; a process that serves staff does it before it takes requests, so that no writer waits for it.
    """
    check(Subject.from_content(ArticleContent(body="\n\n".join(rule.hits[0].body for rule in RULES.values()))))
