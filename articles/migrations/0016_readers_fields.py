"""What readers ask beyond the label: advice by topic, common questions, signs, how bad an interaction can be, brands no
longer sold, how a name is said, and the quoted words of a source.
"""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from articles.chained import Chained
from articles.guards import Frozen, InstallGuards

NEW = ("historicaladvice", "historicalcommonquestion")
WIDER = ("historicaldose", "historicalinteraction", "historicalreference", "historicalsideeffect")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0015_content_json"),
    ]

    operations = [
        migrations.CreateModel(
            name="Advice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                (
                    "source",
                    models.CharField(
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
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("benefit", "What happens without it"),
                            ("taking", "How to take it"),
                            ("missed-dose", "If you miss a dose"),
                            ("overdose", "If you take too much"),
                            ("stopping", "How it is stopped"),
                            ("food", "Food and drink"),
                            ("driving", "Driving and machines"),
                            ("monitoring", "Tests while you take it"),
                            ("ingredients", "What is in it"),
                            ("storage", "Storing it"),
                        ],
                        max_length=20,
                        verbose_name="topic",
                    ),
                ),
                (
                    "text",
                    models.CharField(
                        help_text="A few plain sentences, as a pharmacist would say them.",
                        max_length=600,
                        verbose_name="advice",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "advice",
                "ordering": ("position", "pk"),
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="CommonQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                (
                    "source",
                    models.CharField(
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
                ("question", models.CharField(help_text="As people ask it.", max_length=160)),
                ("answer", models.CharField(help_text="A short answer first.", max_length=600)),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="HistoricalAdvice",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("at_document", models.PositiveBigIntegerField(db_index=True)),
                ("at_revision", models.PositiveIntegerField()),
                ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                (
                    "source",
                    models.CharField(
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
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("benefit", "What happens without it"),
                            ("taking", "How to take it"),
                            ("missed-dose", "If you miss a dose"),
                            ("overdose", "If you take too much"),
                            ("stopping", "How it is stopped"),
                            ("food", "Food and drink"),
                            ("driving", "Driving and machines"),
                            ("monitoring", "Tests while you take it"),
                            ("ingredients", "What is in it"),
                            ("storage", "Storing it"),
                        ],
                        max_length=20,
                        verbose_name="topic",
                    ),
                ),
                (
                    "text",
                    models.CharField(
                        help_text="A few plain sentences, as a pharmacist would say them.",
                        max_length=600,
                        verbose_name="advice",
                    ),
                ),
                ("history_change_reason", models.TextField(default="")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical advice",
                "verbose_name_plural": "historical advice",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCommonQuestion",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("at_document", models.PositiveBigIntegerField(db_index=True)),
                ("at_revision", models.PositiveIntegerField()),
                ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                (
                    "source",
                    models.CharField(
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
                ("question", models.CharField(help_text="As people ask it.", max_length=160)),
                ("answer", models.CharField(help_text="A short answer first.", max_length=600)),
                ("history_change_reason", models.TextField(default="")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical common question",
                "verbose_name_plural": "historical common questions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RemoveConstraint(
            model_name="name",
            name="name_role_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="population",
            name="population_group_is_known",
        ),
        migrations.AddField(
            model_name="dose",
            name="country",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Two capital letters; empty for anywhere.",
                max_length=2,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[A-Z]{2}$", "Use the two capital letters of the country, for example US."
                    )
                ],
            ),
        ),
        migrations.AddField(
            model_name="historicaldose",
            name="country",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Two capital letters; empty for anywhere.",
                max_length=2,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[A-Z]{2}$", "Use the two capital letters of the country, for example US."
                    )
                ],
            ),
        ),
        migrations.AddField(
            model_name="historicalinteraction",
            name="severity",
            field=models.CharField(
                blank=True,
                choices=[("fatal", "Can be fatal"), ("serious", "Can be serious"), ("mild", "Mostly mild")],
                default="",
                help_text="The worst that the source names. It gives the order.",
                max_length=20,
                verbose_name="how bad it can be",
            ),
        ),
        migrations.AddField(
            model_name="historicalreference",
            name="place",
            field=models.CharField(
                blank=True,
                default="",
                help_text="For example section 4.2, page 3.",
                max_length=120,
                verbose_name="where they stand",
            ),
        ),
        migrations.AddField(
            model_name="historicalreference",
            name="quote",
            field=models.CharField(
                blank=True,
                default="",
                help_text="The very words of the source that the text relies on. Readers open them at the mark.",
                max_length=300,
                verbose_name="quoted words",
            ),
        ),
        migrations.AddField(
            model_name="historicalsideeffect",
            name="sign",
            field=models.CharField(
                blank=True,
                default="",
                help_text="It ends the sentence “Call now if …”, for example: someone cannot be woken.",
                max_length=120,
                verbose_name="how people notice it",
            ),
        ),
        migrations.AddField(
            model_name="interaction",
            name="severity",
            field=models.CharField(
                blank=True,
                choices=[("fatal", "Can be fatal"), ("serious", "Can be serious"), ("mild", "Mostly mild")],
                default="",
                help_text="The worst that the source names. It gives the order.",
                max_length=20,
                verbose_name="how bad it can be",
            ),
        ),
        migrations.AddField(
            model_name="reference",
            name="place",
            field=models.CharField(
                blank=True,
                default="",
                help_text="For example section 4.2, page 3.",
                max_length=120,
                verbose_name="where they stand",
            ),
        ),
        migrations.AddField(
            model_name="reference",
            name="quote",
            field=models.CharField(
                blank=True,
                default="",
                help_text="The very words of the source that the text relies on. Readers open them at the mark.",
                max_length=300,
                verbose_name="quoted words",
            ),
        ),
        migrations.AddField(
            model_name="sideeffect",
            name="sign",
            field=models.CharField(
                blank=True,
                default="",
                help_text="It ends the sentence “Call now if …”, for example: someone cannot be woken.",
                max_length=120,
                verbose_name="how people notice it",
            ),
        ),
        migrations.AlterField(
            model_name="historicalname",
            name="role",
            field=models.CharField(
                blank=True,
                choices=[
                    ("brand", "brand name"),
                    ("discontinued", "brand that is no longer sold"),
                    ("other", "other name"),
                    ("misspelling", "common misspelling"),
                    ("look-alike", "look-alike: another medicine"),
                    ("spoken", "how its name is said"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="historicalpopulation",
            name="group",
            field=models.CharField(
                choices=[
                    ("pregnancy", "Pregnancy"),
                    ("breastfeeding", "Breastfeeding"),
                    ("children", "Children"),
                    ("older-people", "Older people"),
                    ("liver", "Liver disease"),
                    ("kidney", "Kidney disease"),
                    ("fertility", "Fertility"),
                    ("contraception", "Contraception"),
                ],
                max_length=20,
                verbose_name="group",
            ),
        ),
        migrations.AlterField(
            model_name="name",
            name="role",
            field=models.CharField(
                blank=True,
                choices=[
                    ("brand", "brand name"),
                    ("discontinued", "brand that is no longer sold"),
                    ("other", "other name"),
                    ("misspelling", "common misspelling"),
                    ("look-alike", "look-alike: another medicine"),
                    ("spoken", "how its name is said"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="population",
            name="group",
            field=models.CharField(
                choices=[
                    ("pregnancy", "Pregnancy"),
                    ("breastfeeding", "Breastfeeding"),
                    ("children", "Children"),
                    ("older-people", "Older people"),
                    ("liver", "Liver disease"),
                    ("kidney", "Kidney disease"),
                    ("fertility", "Fertility"),
                    ("contraception", "Contraception"),
                ],
                max_length=20,
                verbose_name="group",
            ),
        ),
        migrations.AddConstraint(
            model_name="interaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("severity__in", ["", "fatal", "serious", "mild"])),
                name="interaction_severity_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="name",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("role__in", ["", "brand", "discontinued", "other", "misspelling", "look-alike", "spoken"])
                ),
                name="name_role_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="population",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "group__in",
                        [
                            "pregnancy",
                            "breastfeeding",
                            "children",
                            "older-people",
                            "liver",
                            "kidney",
                            "fertility",
                            "contraception",
                        ],
                    )
                ),
                name="population_group_is_known",
            ),
        ),
        migrations.AddField(
            model_name="advice",
            name="medication",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="advice", to="articles.medication"
            ),
        ),
        migrations.AddField(
            model_name="commonquestion",
            name="medication",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="articles.medication"
            ),
        ),
        migrations.AddField(
            model_name="historicaladvice",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicaladvice",
            name="medication",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="articles.medication",
            ),
        ),
        migrations.AddField(
            model_name="historicalcommonquestion",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalcommonquestion",
            name="medication",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="articles.medication",
            ),
        ),
        migrations.AddConstraint(
            model_name="advice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "topic__in",
                        [
                            "benefit",
                            "taking",
                            "missed-dose",
                            "overdose",
                            "stopping",
                            "food",
                            "driving",
                            "monitoring",
                            "ingredients",
                            "storage",
                        ],
                    )
                ),
                name="advice_topic_is_known",
            ),
        ),
        InstallGuards([Frozen(f"articles_{table}") for table in NEW]),
        InstallGuards([Chained(f"articles_{table}") for table in (*NEW, *WIDER)]),
    ]
