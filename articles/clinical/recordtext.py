"""Which rules check a medicine's record."""

from articles.clinical.rule import Rule

OF_SENTENCES = frozenset(
    {"DOSE-001", "DOSE-002", "DOSE-003", "DOSE-005", "DOSE-006", "DOSE-007", "SAF-004", "SAF-008", "CLM-005"}
)
FAMILIES_OF_RECORDS = ("NAME", "TXT", "SCR", "REC")
"""Those that read any sentence, and the one that holds a record's rows against each other."""


def asks_of_records(rule: Rule) -> bool:
    """Whether a rule reads sentences or rows. The others ask an article for its sections, or hold it against the
    record.
    """
    return rule.id in OF_SENTENCES or rule.family in FAMILIES_OF_RECORDS
