"""A draft can hold a question that nobody answered yet. Submit refuses it; the columns stay as they are."""

from django.db import migrations, models

ANSWER = models.TextField(blank=True, help_text="Markdown, with [^label] citations.")


class Migration(migrations.Migration):
    dependencies = [("articles", "0022_texts_last")]
    operations = [
        migrations.AlterField("historicalquestion", "answer", ANSWER),
        migrations.AlterField("question", "answer", ANSWER.clone()),
    ]
