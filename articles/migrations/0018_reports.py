"""Reports of readers, what the staff did with them, and what the reader sees of that."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import articles.models.clock
from articles.chained import Chained
from articles.guards import Frozen, InstallGuards, Rule

PROBLEMS = [
    ("number", "A number or a dose is wrong"),
    ("dated", "It is out of date"),
    ("unclear", "It is hard to understand"),
    ("link", "A link does not work"),
    ("other", "Something else"),
]
OUTCOMES = [
    ("fixed", "Fixed in an edition"),
    ("unchanged", "No change needed"),
    ("duplicate", "Another report says the same"),
    ("unrelated", "Not about the page, or spam"),
]
VERBS = ["own", "note", "close", "reopen"]
LAST_MOVE = (
    "(SELECT a.verb FROM articles_reportact a WHERE a.report_id = NEW.id AND a.verb <> 'note'"
    " ORDER BY a.id DESC LIMIT 1)"
)
RULES = [
    Rule(
        "report_is_short",
        "articles_report",
        "LENGTH(NEW.quote) > 300 OR LENGTH(NEW.text) > 2000",
        "a report quotes at most 300 characters and has at most 2000",
    ),
    Rule(
        "report_is_only_emptied",
        "articles_report",
        "NEW.id <> OLD.id OR NEW.link <> OLD.link OR NEW.edition_id <> OLD.edition_id OR NEW.problem <> OLD.problem"
        f" OR NEW.at <> OLD.at OR NEW.quote <> '' OR NEW.text <> '' OR {LAST_MOVE} <> 'close'",
        "a report is never changed; its words are emptied once it is closed",
        event="UPDATE",
    ),
]
PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_search")]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "link",
                    models.CharField(help_text="SHA-256 of the link that the reader has.", max_length=64, unique=True),
                ),
                ("problem", models.CharField(choices=PROBLEMS, max_length=10)),
                ("quote", models.TextField(blank=True, help_text="Words of the page.")),
                ("text", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=articles.models.clock.now)),
                (
                    "edition",
                    models.ForeignKey(
                        help_text="What the reader had.",
                        on_delete=PROTECT,
                        related_name="reports",
                        to="articles.edition",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("problem__in", [value for value, _ in PROBLEMS])),
                        name="report_problem_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verb", models.CharField(choices=[(verb, verb) for verb in VERBS], max_length=10)),
                ("outcome", models.CharField(blank=True, choices=OUTCOMES, max_length=10)),
                ("words", models.CharField(blank=True, help_text="To the reader.", max_length=400)),
                ("note", models.CharField(blank=True, help_text="To the other staff.", max_length=400)),
                ("at", models.DateTimeField(default=articles.models.clock.now)),
                ("by", models.ForeignKey(on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "duplicate_of",
                    models.ForeignKey(null=True, on_delete=PROTECT, related_name="duplicates", to="articles.report"),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        help_text="That fixed it.",
                        null=True,
                        on_delete=PROTECT,
                        related_name="+",
                        to="articles.edition",
                    ),
                ),
                ("report", models.ForeignKey(on_delete=PROTECT, related_name="acts", to="articles.report")),
            ],
            options={
                "ordering": ("pk",),
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("verb__in", VERBS)), name="report_act_verb_is_known"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome__in", [value for value, _ in OUTCOMES]), ("verb", "close")),
                            models.Q(models.Q(("verb", "close"), _negated=True), ("outcome", "")),
                            _connector="OR",
                        ),
                        name="report_is_closed_with_an_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportOutcome",
            fields=[
                (
                    "link",
                    models.CharField(help_text="As in the report.", max_length=64, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(choices=[("looking", "The team is looking at it"), *OUTCOMES], max_length=10),
                ),
                ("words", models.CharField(blank=True, max_length=400)),
                (
                    "same_as",
                    models.CharField(blank=True, help_text="The link of the report that says the same.", max_length=64),
                ),
                ("at", models.DateTimeField(default=articles.models.clock.now)),
                (
                    "edition",
                    models.ForeignKey(
                        help_text="That fixed it.",
                        null=True,
                        on_delete=PROTECT,
                        related_name="+",
                        to="articles.edition",
                    ),
                ),
            ],
        ),
        InstallGuards([*RULES, Frozen("articles_reportact"), Chained("articles_reportact")]),
    ]
