"""What is true of a medicine, as rows of its record; their trail is written once like every other."""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import articles.models.facts
from articles.guards import Frozen, InstallGuards

FACTS = (
    "product",
    "indication",
    "dose",
    "interaction",
    "sideeffect",
    "contraindication",
    "population",
    "kinetic",
)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_guards"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalmedication",
            name="stopping",
            field=models.CharField(
                blank=True,
                choices=[("gradual", "Only gradually, never suddenly")],
                help_text="Whether every page has to say not to stop it suddenly.",
                max_length=20,
                verbose_name="how it is stopped",
            ),
        ),
        migrations.AddField(
            model_name="medication",
            name="stopping",
            field=models.CharField(
                blank=True,
                choices=[("gradual", "Only gradually, never suddenly")],
                help_text="Whether every page has to say not to stop it suddenly.",
                max_length=20,
                verbose_name="how it is stopped",
            ),
        ),
        migrations.CreateModel(
            name="Contraindication",
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
                ("name", models.CharField(max_length=200, verbose_name="who must not take it")),
                (
                    "medication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contraindications",
                        to="articles.medication",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="HistoricalContraindication",
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
                ("name", models.CharField(max_length=200, verbose_name="who must not take it")),
                ("history_change_reason", models.TextField(default="")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "medication",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.medication",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical contraindication",
                "verbose_name_plural": "historical contraindications",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDose",
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
                    "indication",
                    models.CharField(help_text="As in the row of that use.", max_length=120, verbose_name="used for"),
                ),
                (
                    "population",
                    models.CharField(
                        blank=True, help_text="For example adults.", max_length=80, verbose_name="for whom"
                    ),
                ),
                ("route", models.CharField(blank=True, help_text="For example by mouth.", max_length=60)),
                (
                    "start",
                    articles.models.facts.QuantityField(
                        blank=True,
                        help_text="A number and its unit, for example 0.5 mg/day.",
                        max_length=40,
                        verbose_name="start",
                    ),
                ),
                (
                    "step",
                    articles.models.facts.QuantityField(
                        blank=True,
                        help_text="A number and its unit, for example 0.5 mg/day.",
                        max_length=40,
                        verbose_name="step",
                    ),
                ),
                (
                    "maximum",
                    articles.models.facts.QuantityField(
                        blank=True,
                        help_text="A number and its unit, for example 0.5 mg/day.",
                        max_length=40,
                        verbose_name="maximum",
                    ),
                ),
                ("interval", models.CharField(blank=True, help_text="For example twice a day.", max_length=80)),
                (
                    "duration",
                    models.CharField(
                        blank=True, help_text="How long it is taken, where that is limited.", max_length=80
                    ),
                ),
                ("history_change_reason", models.TextField(default="")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "medication",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.medication",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical dose",
                "verbose_name_plural": "historical doses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIndication",
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
                ("name", models.CharField(max_length=120, verbose_name="used for")),
                (
                    "status",
                    models.CharField(
                        choices=[("labelled", "On the label"), ("off-label", "Not on the label (off-label)")],
                        default="labelled",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="Two capital letters; empty for anywhere.",
                        max_length=2,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}$", "Use the two capital letters of the country, for example US."
                            )
                        ],
                    ),
                ),
                ("history_change_reason", models.TextField(default="")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "medication",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.medication",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical indication",
                "verbose_name_plural": "historical indications",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInteraction",
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
                    "partner",
                    models.CharField(help_text="A medicine, or a class of them.", max_length=120, verbose_name="with"),
                ),
                ("effect", models.CharField(max_length=200, verbose_name="what happens")),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("raises", "It raises the level or the effect"),
                            ("lowers", "It lowers the level or the effect"),
                            ("adds", "Both effects add up"),
                            ("none", "No change is known"),
                        ],
                        max_length=20,
                        verbose_name="what it does to this medicine",
                    ),
                ),
                ("action", models.CharField(max_length=200, verbose_name="what to do")),
                ("history_change_reason", models.TextField(default="")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "medication",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.medication",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical interaction",
                "verbose_name_plural": "historical interactions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalKinetic",
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
                    "measure",
                    models.CharField(
                        choices=[
                            ("onset", "Starts to work after"),
                            ("peak", "Highest level in the blood after"),
                            ("half-life", "Half of it has left the body after"),
                            ("duration", "Effect lasts"),
                        ],
                        max_length=20,
                        verbose_name="what is measured",
                    ),
                ),
                (
                    "low",
                    articles.models.facts.QuantityField(
                        help_text="A number and its unit, for example 0.5 mg/day.", max_length=40, verbose_name="from"
                    ),
                ),
                (
                    "high",
                    articles.models.facts.QuantityField(
                        help_text="A number and its unit, for example 0.5 mg/day.", max_length=40, verbose_name="to"
                    ),
                ),
                ("history_change_reason", models.TextField(default="")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "medication",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.medication",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical kinetic",
                "verbose_name_plural": "historical kinetics",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPopulation",
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
                    "group",
                    models.CharField(
                        choices=[
                            ("pregnancy", "Pregnancy"),
                            ("breastfeeding", "Breastfeeding"),
                            ("children", "Children"),
                            ("older-people", "Older people"),
                            ("liver", "Liver disease"),
                            ("kidney", "Kidney disease"),
                        ],
                        max_length=20,
                        verbose_name="group",
                    ),
                ),
                ("advice", models.CharField(max_length=300)),
                ("history_change_reason", models.TextField(default="")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "medication",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.medication",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical population",
                "verbose_name_plural": "historical populations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProduct",
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
                ("form", models.CharField(help_text="For example tablet.", max_length=80)),
                (
                    "strength",
                    articles.models.facts.QuantityField(
                        help_text="A number and its unit, for example 0.5 mg/day.",
                        max_length=40,
                        verbose_name="strength",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="Two capital letters; empty for anywhere.",
                        max_length=2,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}$", "Use the two capital letters of the country, for example US."
                            )
                        ],
                    ),
                ),
                ("history_change_reason", models.TextField(default="")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "medication",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.medication",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical product",
                "verbose_name_plural": "historical products",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSideEffect",
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
                ("name", models.CharField(max_length=120, verbose_name="side effect")),
                (
                    "band",
                    models.CharField(
                        choices=[
                            ("very common", "Very common: more than 1 in 10 people"),
                            ("common", "Common: up to 1 in 10 people"),
                            ("uncommon", "Uncommon: up to 1 in 100 people"),
                            ("rare", "Rare: up to 1 in 1,000 people"),
                            ("very rare", "Very rare: up to 1 in 10,000 people"),
                            ("not known", "Not known: nobody has counted"),
                        ],
                        default="not known",
                        max_length=20,
                        verbose_name="how often",
                    ),
                ),
                (
                    "seriousness",
                    models.CharField(
                        choices=[
                            ("minor", "Minor"),
                            ("serious", "Serious: tell the prescriber"),
                            ("emergency", "Emergency: call for help"),
                        ],
                        default="minor",
                        max_length=20,
                        verbose_name="how serious",
                    ),
                ),
                ("action", models.CharField(blank=True, max_length=200, verbose_name="what to do")),
                ("history_change_reason", models.TextField(default="")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "medication",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.medication",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical side effect",
                "verbose_name_plural": "historical side effects",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Product",
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
                ("form", models.CharField(help_text="For example tablet.", max_length=80)),
                (
                    "strength",
                    articles.models.facts.QuantityField(
                        help_text="A number and its unit, for example 0.5 mg/day.",
                        max_length=40,
                        verbose_name="strength",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="Two capital letters; empty for anywhere.",
                        max_length=2,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}$", "Use the two capital letters of the country, for example US."
                            )
                        ],
                    ),
                ),
                (
                    "medication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="products", to="articles.medication"
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Dose",
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
                    "indication",
                    models.CharField(help_text="As in the row of that use.", max_length=120, verbose_name="used for"),
                ),
                (
                    "population",
                    models.CharField(
                        blank=True, help_text="For example adults.", max_length=80, verbose_name="for whom"
                    ),
                ),
                ("route", models.CharField(blank=True, help_text="For example by mouth.", max_length=60)),
                (
                    "start",
                    articles.models.facts.QuantityField(
                        blank=True,
                        help_text="A number and its unit, for example 0.5 mg/day.",
                        max_length=40,
                        verbose_name="start",
                    ),
                ),
                (
                    "step",
                    articles.models.facts.QuantityField(
                        blank=True,
                        help_text="A number and its unit, for example 0.5 mg/day.",
                        max_length=40,
                        verbose_name="step",
                    ),
                ),
                (
                    "maximum",
                    articles.models.facts.QuantityField(
                        blank=True,
                        help_text="A number and its unit, for example 0.5 mg/day.",
                        max_length=40,
                        verbose_name="maximum",
                    ),
                ),
                ("interval", models.CharField(blank=True, help_text="For example twice a day.", max_length=80)),
                (
                    "duration",
                    models.CharField(
                        blank=True, help_text="How long it is taken, where that is limited.", max_length=80
                    ),
                ),
                (
                    "medication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="doses", to="articles.medication"
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("indication", ""), _negated=True), name="dose_has_an_indication"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Indication",
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
                ("name", models.CharField(max_length=120, verbose_name="used for")),
                (
                    "status",
                    models.CharField(
                        choices=[("labelled", "On the label"), ("off-label", "Not on the label (off-label)")],
                        default="labelled",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="Two capital letters; empty for anywhere.",
                        max_length=2,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}$", "Use the two capital letters of the country, for example US."
                            )
                        ],
                    ),
                ),
                (
                    "medication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indications",
                        to="articles.medication",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["labelled", "off-label"])), name="indication_status_is_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Interaction",
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
                    "partner",
                    models.CharField(help_text="A medicine, or a class of them.", max_length=120, verbose_name="with"),
                ),
                ("effect", models.CharField(max_length=200, verbose_name="what happens")),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("raises", "It raises the level or the effect"),
                            ("lowers", "It lowers the level or the effect"),
                            ("adds", "Both effects add up"),
                            ("none", "No change is known"),
                        ],
                        max_length=20,
                        verbose_name="what it does to this medicine",
                    ),
                ),
                ("action", models.CharField(max_length=200, verbose_name="what to do")),
                (
                    "medication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interactions",
                        to="articles.medication",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["raises", "lowers", "adds", "none"])),
                        name="interaction_direction_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Kinetic",
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
                    "measure",
                    models.CharField(
                        choices=[
                            ("onset", "Starts to work after"),
                            ("peak", "Highest level in the blood after"),
                            ("half-life", "Half of it has left the body after"),
                            ("duration", "Effect lasts"),
                        ],
                        max_length=20,
                        verbose_name="what is measured",
                    ),
                ),
                (
                    "low",
                    articles.models.facts.QuantityField(
                        help_text="A number and its unit, for example 0.5 mg/day.", max_length=40, verbose_name="from"
                    ),
                ),
                (
                    "high",
                    articles.models.facts.QuantityField(
                        help_text="A number and its unit, for example 0.5 mg/day.", max_length=40, verbose_name="to"
                    ),
                ),
                (
                    "medication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kinetics", to="articles.medication"
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("measure__in", ["onset", "peak", "half-life", "duration"])),
                        name="kinetic_measure_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Population",
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
                    "group",
                    models.CharField(
                        choices=[
                            ("pregnancy", "Pregnancy"),
                            ("breastfeeding", "Breastfeeding"),
                            ("children", "Children"),
                            ("older-people", "Older people"),
                            ("liver", "Liver disease"),
                            ("kidney", "Kidney disease"),
                        ],
                        max_length=20,
                        verbose_name="group",
                    ),
                ),
                ("advice", models.CharField(max_length=300)),
                (
                    "medication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="populations",
                        to="articles.medication",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("group__in", ["pregnancy", "breastfeeding", "children", "older-people", "liver", "kidney"])
                        ),
                        name="population_group_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SideEffect",
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
                ("name", models.CharField(max_length=120, verbose_name="side effect")),
                (
                    "band",
                    models.CharField(
                        choices=[
                            ("very common", "Very common: more than 1 in 10 people"),
                            ("common", "Common: up to 1 in 10 people"),
                            ("uncommon", "Uncommon: up to 1 in 100 people"),
                            ("rare", "Rare: up to 1 in 1,000 people"),
                            ("very rare", "Very rare: up to 1 in 10,000 people"),
                            ("not known", "Not known: nobody has counted"),
                        ],
                        default="not known",
                        max_length=20,
                        verbose_name="how often",
                    ),
                ),
                (
                    "seriousness",
                    models.CharField(
                        choices=[
                            ("minor", "Minor"),
                            ("serious", "Serious: tell the prescriber"),
                            ("emergency", "Emergency: call for help"),
                        ],
                        default="minor",
                        max_length=20,
                        verbose_name="how serious",
                    ),
                ),
                ("action", models.CharField(blank=True, max_length=200, verbose_name="what to do")),
                (
                    "medication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="effects", to="articles.medication"
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("band__in", ["very common", "common", "uncommon", "rare", "very rare", "not known"])
                        ),
                        name="side_effect_band_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seriousness__in", ["minor", "serious", "emergency"])),
                        name="side_effect_seriousness_is_known",
                    ),
                ],
            },
        ),
        InstallGuards([Frozen(f"articles_historical{fact}") for fact in FACTS]),
    ]
