"""What the checks said of a version, waivers and who granted them, rechecks of live pages, and class records."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import articles.models.clock
from articles.guards import Frozen, InstallGuards, Rule

IS_PHARMACIST = (
    "EXISTS (SELECT 1 FROM articles_person p JOIN articles_person_groups pg ON pg.person_id = p.id"
    " JOIN auth_group g ON g.id = pg.group_id"
    " WHERE p.id = NEW.person_id AND p.is_active AND g.name = 'Pharmacist')"
)
RULES = (
    Rule(
        "ruling_by_pharmacist",
        "articles_ruling",
        f"NEW.verb IN ('grant', 'refuse') AND NOT {IS_PHARMACIST}",
        "only an active pharmacist rules on a waiver",
    ),
    Rule(
        "grant_by_another",
        "articles_ruling",
        "NEW.verb = 'grant' AND EXISTS (SELECT 1 FROM articles_waiver w"
        " WHERE w.id = NEW.waiver_id AND w.by_id = NEW.person_id)",
        "nobody grants a waiver of their own",
    ),
)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_record_facts"),
    ]

    operations = [
        migrations.AddField(
            model_name="boxedtopic",
            name="source",
            field=models.CharField(
                blank=True,
                default="",
                help_text="The label of the reference that says so.",
                max_length=40,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[A-Za-z0-9][A-Za-z0-9-]{0,39}$", "Use letters, digits and hyphens only."
                    )
                ],
                verbose_name="reference",
            ),
        ),
        migrations.AddField(
            model_name="historicalboxedtopic",
            name="source",
            field=models.CharField(
                blank=True,
                default="",
                help_text="The label of the reference that says so.",
                max_length=40,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[A-Za-z0-9][A-Za-z0-9-]{0,39}$", "Use letters, digits and hyphens only."
                    )
                ],
                verbose_name="reference",
            ),
        ),
        migrations.AddField(
            model_name="historicalmedication",
            name="class_record",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The reviewed record of its class: what stands there holds for this medicine too.",
                limit_choices_to={"is_class": True},
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="articles.medication",
            ),
        ),
        migrations.AddField(
            model_name="historicalmedication",
            name="is_class",
            field=models.BooleanField(
                default=False,
                help_text="It holds what all medicines of a class share, and has no articles.",
                verbose_name="record of a class",
            ),
        ),
        migrations.AddField(
            model_name="historicalname",
            name="source",
            field=models.CharField(
                blank=True,
                default="",
                help_text="The label of the reference that says so.",
                max_length=40,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[A-Za-z0-9][A-Za-z0-9-]{0,39}$", "Use letters, digits and hyphens only."
                    )
                ],
                verbose_name="reference",
            ),
        ),
        migrations.AddField(
            model_name="medication",
            name="class_record",
            field=models.ForeignKey(
                blank=True,
                help_text="The reviewed record of its class: what stands there holds for this medicine too.",
                limit_choices_to={"is_class": True},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="members",
                to="articles.medication",
            ),
        ),
        migrations.AddField(
            model_name="medication",
            name="is_class",
            field=models.BooleanField(
                default=False,
                help_text="It holds what all medicines of a class share, and has no articles.",
                verbose_name="record of a class",
            ),
        ),
        migrations.AddField(
            model_name="name",
            name="source",
            field=models.CharField(
                blank=True,
                default="",
                help_text="The label of the reference that says so.",
                max_length=40,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[A-Za-z0-9][A-Za-z0-9-]{0,39}$", "Use letters, digits and hyphens only."
                    )
                ],
                verbose_name="reference",
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="checked",
            field=models.TextField(
                blank=True,
                default="",
                help_text="Canonical JSON: findings with their waivers, and the risk of the change.",
            ),
        ),
        migrations.CreateModel(
            name="Recheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "differences",
                    models.TextField(
                        help_text="Canonical JSON: the facts that changed, and the findings that are new."
                    ),
                ),
                ("at", models.DateTimeField(default=articles.models.clock.now)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rechecks", to="articles.edition"
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        help_text="The record's new edition; empty after a change of rules.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.edition",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("finding", models.CharField(db_index=True, max_length=16)),
                ("rule", models.CharField(max_length=20)),
                (
                    "severity",
                    models.CharField(
                        choices=[("blocking", "blocking"), ("warning", "warning"), ("info", "info")], max_length=10
                    ),
                ),
                ("section", models.CharField(blank=True, max_length=80)),
                ("fragment", models.TextField(blank=True)),
                ("message", models.TextField()),
                ("context", models.TextField(blank=True, help_text="The section as it read, for who rules on it.")),
                ("reason", models.CharField(max_length=400)),
                ("at", models.DateTimeField(default=articles.models.clock.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="waivers", to="articles.document"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=articles.models.clock.now)),
                ("name", models.CharField(blank=True, max_length=150)),
                ("credentials", models.CharField(blank=True, max_length=80)),
                ("register", models.CharField(blank=True, max_length=150)),
                ("registration", models.CharField(blank=True, max_length=60)),
                ("registration_expires", models.DateField(blank=True, null=True)),
                ("slug", models.CharField(blank=True, max_length=150)),
                ("meaning", models.CharField(blank=True, max_length=60)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("checklist", models.TextField(blank=True, help_text="The checks as they were worded, one a line.")),
                ("conflict", models.CharField(blank=True, max_length=300)),
                (
                    "verb",
                    models.CharField(
                        choices=[("grant", "grant"), ("refuse", "refuse"), ("take_back", "take_back")], max_length=10
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=400)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "waiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rulings", to="articles.waiver"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="waiver_gives_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(("verb__in", ["grant", "refuse", "take_back"])), name="ruling_verb_is_known"
            ),
        ),
        InstallGuards([Frozen(f"articles_{table}") for table in ("waiver", "ruling", "recheck")]),
        InstallGuards(list(RULES)),
    ]
