"""Where two articles of a medicine want one address, the form says so in words."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_imports_chained"),
    ]

    operations = [
        migrations.AlterConstraint(
            model_name="article",
            name="article_address_once",
            constraint=models.UniqueConstraint(
                models.F("medication"),
                models.F("slug"),
                name="article_address_once",
                violation_error_message="Another article of this medicine has this address already. Choose another.",
            ),
        ),
    ]
