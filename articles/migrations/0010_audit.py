"""The audit chain: what is changed, deleted, put in or cut off behind the guards is found."""

from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from articles.chained import Chain, Chained
from articles.guards import Frozen, InstallGuards, Rule
from articles.models.sealed import store_key

CHAINED = (
    "version",
    "contributor",
    "act",
    "origin",
    "originperson",
    "edition",
    "withdrawal",
    "reaffirmation",
    "comment",
    "remark",
    "waiver",
    "ruling",
    "recheck",
    "roleact",
    "signingattempt",
    "addressact",
    "reminder",
    "historicalarticle",
    "historicalmedication",
    "historicalreference",
    "historicalquestion",
    "historicalname",
    "historicalboxedtopic",
    "historicalindication",
    "historicaldose",
    "historicalproduct",
    "historicalsideeffect",
    "historicalinteraction",
    "historicalcontraindication",
    "historicalpopulation",
    "historicalkinetic",
    "historicalperson",
)
"""Every table that an earlier migration froze. What is in them is taken in here, once."""
RULES = (
    Rule(
        "audit_head_grows",
        "articles_audithead",
        "NEW.size < OLD.size",
        "the audit chain only grows",
        event="UPDATE",
    ),
    Rule("audit_head_stays", "articles_audithead", "TRUE", "the audit chain keeps its head", event="DELETE"),
)


def give_key(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """The head is signed in this migration; PostgreSQL would have the present key only after it."""
    store_key(editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_reminders")]
    operations = [
        migrations.CreateModel(
            "AuditLink",
            [
                (
                    "position",
                    models.BigIntegerField(
                        help_text="1, 2, 3 and so on, without a gap.", primary_key=True, serialize=False
                    ),
                ),
                ("table_name", models.CharField(max_length=63)),
                ("row_key", models.BigIntegerField()),
                ("columns", models.TextField(help_text="The columns that the leaf covers, in their order.")),
                ("leaf", models.CharField(help_text="The hash of the row.", max_length=64)),
                (
                    "hash",
                    models.CharField(help_text="The hash of the link before this one and of the leaf.", max_length=64),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [models.Index("table_name", "row_key", name="audit_link_of_row")],
            },
        ),
        migrations.CreateModel(
            "AuditHead",
            [
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("size", models.BigIntegerField(help_text="How many links there are.")),
                ("hash", models.CharField(help_text="That of the last one.", max_length=64)),
                (
                    "vouched",
                    models.BigIntegerField(
                        help_text="The last link that an operator vouched for, after a change of the key."
                    ),
                ),
                ("seal", models.CharField(help_text="Empty where it could not be signed.", max_length=64)),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunPython(give_key, migrations.RunPython.noop),
        InstallGuards([Frozen("articles_auditlink"), *RULES, Chain()]),
        InstallGuards([Chained(f"articles_{table}") for table in CHAINED]),
    ]
