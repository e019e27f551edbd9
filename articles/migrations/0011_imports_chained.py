"""Which file became a draft, and what was set aside of it, stays as it was imported, and is in the audit chain."""

from django.db import migrations

from articles.chained import Chained
from articles.guards import Frozen, InstallGuards, Rule

SAID = ("id", "source_id", "line", "text", "reason")
RULES = (
    Rule(
        "quarantined_settled_once",
        "articles_quarantined",
        f"OLD.state <> 'waiting' OR {' OR '.join(f'NEW.{name} <> OLD.{name}' for name in SAID)}",
        "a line that was set aside stays as it was, and is settled once",
        event="UPDATE",
    ),
    Rule("quarantined_stays", "articles_quarantined", "TRUE", "a line that was set aside stays", event="DELETE"),
)


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_audit")]
    operations = [
        InstallGuards([Frozen("articles_imported"), Chained("articles_imported")]),
        InstallGuards([*RULES, Chained("articles_quarantined", only=" ".join(SAID))]),
    ]
