"""The most that a treatment may begin with gets a field of its own: in that of the start it was read as the start."""

from django.db import migrations

import articles.models.facts
from articles.chained import Chained
from articles.guards import InstallGuards

FIELD = articles.models.facts.QuantityField(
    blank=True,
    default="",
    help_text="A number and its unit, for example 0.5 mg/day.",
    max_length=40,
    verbose_name="start at most",
)


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_indexes_of_editions")]
    operations = [
        migrations.AddField("dose", "start_limit", FIELD),
        migrations.AddField("historicaldose", "start_limit", FIELD.clone()),
        InstallGuards([Chained("articles_historicaldose")]),
    ]
