"""The checks as the rest of the house uses them: every rule is asked about a text, and reports findings."""

from hashlib import sha256

from articles.clinical.finding import Finding, Fix
from articles.clinical.rule import Rule
from articles.clinical.rules import RULES
from articles.clinical.subject import Subject
from articles.content.article import ArticleContent

__all__ = ["RULES", "Finding", "Fix", "Rule", "Subject", "check", "versions", "warm"]


def versions() -> str:
    """A digest of the versions of all rules. It changes with every change of what they find."""
    return sha256(" ".join(sorted(f"{rule.id}.{rule.version}" for rule in RULES.values())).encode()).hexdigest()[:16]


def check(subject: Subject) -> list[Finding]:
    """Everything that the rules find, in the order of the text."""
    order = {place: number for number, place in enumerate(dict.fromkeys(p.place for p in subject.passages))}
    rules = (rule for rule in RULES.values() if subject.kind != "medication" or rule.reads_records)
    findings = (finding for rule in rules for finding in rule.findings(subject))
    return sorted(findings, key=lambda one: (order.get(one.place, -1), one.start, one.end, one.rule))


def warm() -> None:
    """Check a text of our own. Word lists are read and patterns compiled with the first text, which takes half a
    second; a process that serves staff does it before it takes requests, so that no writer waits for it.
    """
    check(Subject.from_content(ArticleContent(body="\n\n".join(rule.triggers[0].body for rule in RULES.values()))))
