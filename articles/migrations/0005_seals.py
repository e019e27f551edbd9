"""Seals: rows that only a process with the key can have written."""

from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q

from articles.guards import InstallGuards, Sealed

# SHA-256 is all that PostgreSQL has built in, and all that HMAC needs beside the padded keys. Both sides are hashed
# once more, so that the time of the comparison tells nothing of the right seal. pg_temp last: see `guards`.
POSTGRESQL = """
CREATE TABLE articles_sealkey (inner_pad bytea NOT NULL, outer_pad bytea NOT NULL);
REVOKE ALL ON articles_sealkey FROM PUBLIC;
CREATE FUNCTION articles_sealed(message text, seal text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM articles_sealkey
        WHERE sha256(convert_to($2, 'UTF8')) = sha256(convert_to(
            encode(sha256(outer_pad || sha256(inner_pad || convert_to($1, 'UTF8'))), 'hex'), 'UTF8'
        ))
    )
$$;
REVOKE ALL ON FUNCTION articles_sealed(text, text) FROM PUBLIC;
"""

SIGNATURE = "checklist conflict credentials digest meaning name register registration slug"
SEALED = (
    Sealed(
        "articles_version",
        texts="checked content content_digest digest fragment note",
        numbers="author_id base_edition_id document_id made_by_id number pinned_edition_id revision signatures_required",
        flags="urgent",
        moments="made_at",
    ),
    Sealed(
        "articles_act",
        texts=f"reason verb {SIGNATURE}",
        numbers="person_id version_id",
        moments="at publish_at",
        days="registration_expires",
    ),
    Sealed(
        "articles_edition",
        texts="author_credentials author_name content country digest disclosure fragment kind medication_name"
        " medication_slug note signatures slug title",
        numbers="document_id medication_id number version_id",
        moments="published_at reviewed_at",
        days="review_due",
    ),
    Sealed(
        "articles_withdrawal",
        texts=f"reason {SIGNATURE}",
        numbers="edition_id person_id",
        moments="at",
        days="registration_expires",
    ),
    Sealed(
        "articles_reaffirmation",
        texts=f"note {SIGNATURE}",
        numbers="edition_id person_id",
        moments="at",
        days="registration_expires review_due",
    ),
    Sealed(
        "articles_ruling",
        texts=f"reason verb {SIGNATURE}",
        numbers="person_id waiver_id",
        moments="at",
        days="registration_expires",
    ),
)
MODELS = [guard.table.removeprefix("articles_") for guard in SEALED]


def make_key_table(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """On SQLite the process itself has the function."""
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRESQL, params=None)


def drop_key_table(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION articles_sealed(text, text); DROP TABLE articles_sealkey", params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_checks")]
    operations = [
        *(
            migrations.AddField(
                model,
                "seal",
                models.CharField(
                    default="", editable=False, help_text="Empty in rows older than seals.", max_length=64
                ),
            )
            for model in MODELS
        ),
        *(
            migrations.AddConstraint(
                model,
                models.UniqueConstraint("seal", condition=~Q(seal=""), name=f"{model}_sealed_once"),
            )
            for model in MODELS
        ),
        migrations.RunPython(make_key_table, drop_key_table),
        InstallGuards(list(SEALED)),
    ]
