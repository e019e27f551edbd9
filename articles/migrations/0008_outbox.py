"""Mail that waits for its sender, and who asked for a link to a new password."""

import django.db.models.deletion
from django.db import migrations, models

import articles.models.clock


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_one_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "address",
                    models.TextField(help_text="As it was typed, in the form in which two of them are compared."),
                ),
                ("network", models.GenericIPAddressField(help_text="Where it was asked. Empty: unknown.", null=True)),
                ("at", models.DateTimeField(default=articles.models.clock.now)),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("notice", "notice"), ("link", "link"), ("proposal", "proposal")],
                        default="notice",
                        max_length=10,
                    ),
                ),
                ("to", models.EmailField(max_length=254)),
                ("subject", models.TextField(blank=True)),
                ("body", models.TextField(blank=True)),
                (
                    "proposal",
                    models.ForeignKey(
                        help_text="The new mail address that a link answers.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.addressact",
                    ),
                ),
                ("at", models.DateTimeField(default=articles.models.clock.now)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("next_try", models.DateTimeField(help_text="Nobody tries before. Empty: at once.", null=True)),
                ("error", models.TextField(blank=True, help_text="Why the last try failed.")),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
    ]
