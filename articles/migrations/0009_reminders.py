"""Reminders of a review that is due, each written once."""

import django.db.models.deletion
from django.db import migrations, models

import articles.models.clock
from articles.guards import Frozen, InstallGuards

STAGES = [
    "review in 90 days",
    "review in 30 days",
    "review in 7 days",
    "review today",
    "down in 30 days",
    "down in 7 days",
    "down",
]


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_outbox"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("review_due", models.DateField(help_text="The date that it reminded of.")),
                ("stage", models.CharField(choices=[(stage, stage) for stage in STAGES], max_length=20)),
                ("at", models.DateTimeField(default=articles.models.clock.now)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="articles.edition"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("edition"), models.F("review_due"), models.F("stage"), name="reminder_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("stage__in", STAGES)), name="reminder_stage_is_known"),
                ],
            },
        ),
        InstallGuards([Frozen("articles_reminder")]),
    ]
