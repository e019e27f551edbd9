"""The link by which an old mail address answers a new one is made by the sender, and lies in no row."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_one_person_over_others"),
    ]

    operations = [
        migrations.AddField(
            model_name="mail",
            name="proposal",
            field=models.ForeignKey(
                help_text="The new mail address that a link answers.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.addressact",
            ),
        ),
        migrations.AlterField(
            model_name="mail",
            name="kind",
            field=models.CharField(
                choices=[("notice", "notice"), ("link", "link"), ("proposal", "proposal")],
                default="notice",
                max_length=10,
            ),
        ),
    ]
