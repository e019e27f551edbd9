"""What readers get where no source says how often a side effect comes. The columns stay as they are."""

from django.db import migrations, models

BAND = models.CharField(
    blank=True,
    choices=[
        ("very common", "Very common: more than 1 in 10 people"),
        ("common", "Common: up to 1 in 10 people"),
        ("uncommon", "Uncommon: up to 1 in 100 people"),
        ("rare", "Rare: up to 1 in 1,000 people"),
        ("very rare", "Very rare: up to 1 in 10,000 people"),
        ("not known", "Not known: the sources do not say how often"),
    ],
    max_length=20,
    verbose_name="how often",
)


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_start_limit")]
    operations = [
        migrations.AlterField("historicalsideeffect", "band", BAND),
        migrations.AlterField("sideeffect", "band", BAND.clone()),
    ]
