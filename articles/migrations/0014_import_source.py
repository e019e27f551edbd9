"""An imported file is known again by its bytes, so that a run can be repeated."""

from django.db import migrations, models
from django.db.models import Q

from articles.chained import Chained
from articles.guards import InstallGuards


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_address_sentence")]
    operations = [
        migrations.AddField(
            "imported",
            "source",
            models.CharField(
                blank=True,
                default="",
                help_text="SHA-256 over the file's bytes, the medicine and the kind; empty where that draft is not the first.",
                max_length=64,
            ),
        ),
        migrations.AddConstraint(
            "imported",
            models.UniqueConstraint(
                models.F("source"), condition=Q(("source", ""), _negated=True), name="source_imported_once"
            ),
        ),
        InstallGuards([Chained("articles_imported")]),
    ]
