"""A brand that is no longer sold is a kind of name of its own: people still have the box, and look for the name."""

from django.db import migrations, models

ROLES = [
    ("brand", "brand name"),
    ("discontinued", "brand that is no longer sold"),
    ("other", "other name"),
    ("misspelling", "common misspelling"),
    ("look-alike", "look-alike: another medicine"),
]


def role() -> "models.CharField[str, str]":
    return models.CharField(blank=True, choices=ROLES, max_length=20)


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_content_json")]
    operations = [
        migrations.RemoveConstraint(model_name="name", name="name_role_is_known"),
        migrations.AlterField(model_name="historicalname", name="role", field=role()),
        migrations.AlterField(model_name="name", name="role", field=role()),
        migrations.AddConstraint(
            model_name="name",
            constraint=models.CheckConstraint(
                condition=models.Q(role__in=["", *(value for value, _ in ROLES)]), name="name_role_is_known"
            ),
        ),
    ]
