"""The index of signed text. It is filled after the migration, from the editions (`articles/search/`)."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE articles_searchindex USING fts5("
        "heading, section, text, content = '', tokenize = \"porter unicode61 remove_diacritics 2\")"
    ],
    "postgresql": [
        "ALTER TABLE articles_searchentry ADD COLUMN vector tsvector NOT NULL",
        "CREATE INDEX articles_searchentry_vector ON articles_searchentry USING gin (vector)",
    ],
}
DROP = {
    "sqlite": ["DROP TABLE articles_searchindex"],
    "postgresql": ["ALTER TABLE articles_searchentry DROP COLUMN vector"],
}


def create(apps: Any, schema_editor: Any) -> None:
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def drop(apps: Any, schema_editor: Any) -> None:
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_readers_fields")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(help_text="Which of the fragment's paragraphs, from 0.")),
                (
                    "cut",
                    models.PositiveSmallIntegerField(help_text="The CUT of content.paragraphs that counted them."),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.edition",
                    ),
                ),
            ],
            options={"ordering": ("pk",)},
        ),
        migrations.AddConstraint(
            model_name="searchentry",
            constraint=models.UniqueConstraint(models.F("edition"), models.F("position"), name="search_entry_once"),
        ),
        migrations.RunPython(create, drop),
    ]
