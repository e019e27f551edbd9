"""What takes a judgement stands open until somebody chose. What stands in drafts and trails stays as it is."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_import_digest"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="indication",
            name="indication_status_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="name",
            name="name_role_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="sideeffect",
            name="side_effect_band_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="sideeffect",
            name="side_effect_seriousness_is_known",
        ),
        migrations.AlterField(
            model_name="article",
            name="disclosure",
            field=models.CharField(
                blank=True,
                help_text="In the author's words, for example: No conflict of interest declared.",
                max_length=300,
                verbose_name="author's disclosure",
            ),
        ),
        migrations.AlterField(
            model_name="historicalarticle",
            name="disclosure",
            field=models.CharField(
                blank=True,
                help_text="In the author's words, for example: No conflict of interest declared.",
                max_length=300,
                verbose_name="author's disclosure",
            ),
        ),
        migrations.AlterField(
            model_name="historicalindication",
            name="status",
            field=models.CharField(
                blank=True,
                choices=[("labelled", "On the label"), ("off-label", "Not on the label (off-label)")],
                max_length=20,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="historicalmedication",
            name="country",
            field=models.CharField(
                blank=True,
                help_text="Two capital letters: whose label and emergency numbers lead the pages.",
                max_length=2,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[A-Z]{2}$", "Use the two capital letters of the country, for example US."
                    )
                ],
            ),
        ),
        migrations.AlterField(
            model_name="historicalmedication",
            name="disclosure",
            field=models.CharField(
                blank=True,
                help_text="In the author's words, for example: No conflict of interest declared.",
                max_length=300,
                verbose_name="author's disclosure",
            ),
        ),
        migrations.AlterField(
            model_name="historicalname",
            name="role",
            field=models.CharField(
                blank=True,
                choices=[
                    ("brand", "brand name"),
                    ("other", "other name"),
                    ("misspelling", "common misspelling"),
                    ("look-alike", "look-alike: another medicine"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="historicalsideeffect",
            name="band",
            field=models.CharField(
                blank=True,
                choices=[
                    ("very common", "Very common: more than 1 in 10 people"),
                    ("common", "Common: up to 1 in 10 people"),
                    ("uncommon", "Uncommon: up to 1 in 100 people"),
                    ("rare", "Rare: up to 1 in 1,000 people"),
                    ("very rare", "Very rare: up to 1 in 10,000 people"),
                    ("not known", "Not known: nobody has counted"),
                ],
                max_length=20,
                verbose_name="how often",
            ),
        ),
        migrations.AlterField(
            model_name="historicalsideeffect",
            name="seriousness",
            field=models.CharField(
                blank=True,
                choices=[
                    ("minor", "Minor"),
                    ("serious", "Serious: tell the prescriber"),
                    ("emergency", "Emergency: call for help"),
                ],
                max_length=20,
                verbose_name="how serious",
            ),
        ),
        migrations.AlterField(
            model_name="indication",
            name="status",
            field=models.CharField(
                blank=True,
                choices=[("labelled", "On the label"), ("off-label", "Not on the label (off-label)")],
                max_length=20,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="medication",
            name="country",
            field=models.CharField(
                blank=True,
                help_text="Two capital letters: whose label and emergency numbers lead the pages.",
                max_length=2,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[A-Z]{2}$", "Use the two capital letters of the country, for example US."
                    )
                ],
            ),
        ),
        migrations.AlterField(
            model_name="medication",
            name="disclosure",
            field=models.CharField(
                blank=True,
                help_text="In the author's words, for example: No conflict of interest declared.",
                max_length=300,
                verbose_name="author's disclosure",
            ),
        ),
        migrations.AlterField(
            model_name="name",
            name="role",
            field=models.CharField(
                blank=True,
                choices=[
                    ("brand", "brand name"),
                    ("other", "other name"),
                    ("misspelling", "common misspelling"),
                    ("look-alike", "look-alike: another medicine"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="sideeffect",
            name="band",
            field=models.CharField(
                blank=True,
                choices=[
                    ("very common", "Very common: more than 1 in 10 people"),
                    ("common", "Common: up to 1 in 10 people"),
                    ("uncommon", "Uncommon: up to 1 in 100 people"),
                    ("rare", "Rare: up to 1 in 1,000 people"),
                    ("very rare", "Very rare: up to 1 in 10,000 people"),
                    ("not known", "Not known: nobody has counted"),
                ],
                max_length=20,
                verbose_name="how often",
            ),
        ),
        migrations.AlterField(
            model_name="sideeffect",
            name="seriousness",
            field=models.CharField(
                blank=True,
                choices=[
                    ("minor", "Minor"),
                    ("serious", "Serious: tell the prescriber"),
                    ("emergency", "Emergency: call for help"),
                ],
                max_length=20,
                verbose_name="how serious",
            ),
        ),
        migrations.AddConstraint(
            model_name="indication",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["", "labelled", "off-label"])), name="indication_status_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="name",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["", "brand", "other", "misspelling", "look-alike"])),
                name="name_role_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="sideeffect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("band__in", ["", "very common", "common", "uncommon", "rare", "very rare", "not known"])
                ),
                name="side_effect_band_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="sideeffect",
            constraint=models.CheckConstraint(
                condition=models.Q(("seriousness__in", ["", "minor", "serious", "emergency"])),
                name="side_effect_seriousness_is_known",
            ),
        ),
    ]
