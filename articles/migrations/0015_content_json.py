"""`content` is the typed value; the stored text has a name of its own. No table changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_open_judgements")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameField("version", "content", "content_json"),
                migrations.RenameField("edition", "content", "content_json"),
                migrations.AlterField(
                    "version",
                    "content_json",
                    models.TextField(
                        db_column="content", help_text="Canonical JSON (RFC 8785) of all that the page shows."
                    ),
                ),
                migrations.AlterField("edition", "content_json", models.TextField(db_column="content")),
            ]
        )
    ]
