"""An imported file is known again by its bytes, so that a run can be repeated."""

from django.db import migrations, models

from articles.chained import Chained
from articles.guards import InstallGuards


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_address_sentence")]
    operations = [
        migrations.AddField(
            "imported",
            "digest",
            models.CharField(
                help_text="SHA-256 over the file's bytes, the medicine and the kind; empty where that draft is not the first.",
                max_length=64,
                null=True,
                unique=True,
            ),
        ),
        InstallGuards([Chained("articles_imported")]),
    ]
