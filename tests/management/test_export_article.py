from pathlib import Path

import pytest
from django.db import transaction

from articles.models import Article, Question, drafting
from articles.versions.snapshot import article_snapshot
from tests import factory
from tests.facts import make_facts
from tests.management.commands import fail, run

pytestmark = pytest.mark.django_db

HARD = """First words without a heading, with "quotes", a \\* star and a #hash.

## Doses: how much? {: dosing }

| Form | Dose |
| --- | --- |
| tablet | 0.5 mg |

1. One
2. Two

---

### Under it

- *a* **b** [c](https://example.org/?a=1&b=2)[^label]
  - deeper: yes"""


def content_digest(article: Article) -> str:
    return article_snapshot(article).content.digest


def test_imports_back_to_the_same_content_digest(tmp_path: Path) -> None:
    writer, record = factory.make_writer(), factory.make_live_medication()
    file = tmp_path / "exported.md"
    with transaction.atomic():
        article = factory.make_article(writer, record, body=HARD, title="“Ä”: a 'title' # with marks", kind="dosing")
        with drafting(article, by=writer, reason="Harder."):
            Question(article=article, position=2, question="Yes: or no?", answer="- one\n- two\n\n---\n\nlast").save()
        before = content_digest(article)
        run("export_article", article.slug, "--output", file)
        transaction.set_rollback(True)

    run("import_article", file, "--author", writer.username)

    assert content_digest(Article.objects.get()) == before


def test_words_that_pull_a_value_stay_as_written(tmp_path: Path) -> None:
    writer, record, file = factory.make_writer(), factory.make_medication(), tmp_path / "exported.md"
    with drafting(record, by=record.author, reason="Facts."):
        make_facts(record)
    factory.publish(record)
    with transaction.atomic():
        texts = {"short_answer": "{{half-life}}", "body": "At most {{ Dose panic\nmaximum }}.\n\n- {{peak}}"}
        before = content_digest(article := factory.make_article(writer, record, **texts))
        run("export_article", article.slug, "--output", file)
        transaction.set_rollback(True)

    run("import_article", file, "--author", writer.username)

    found = Article.objects.get()
    assert (found.short_answer, found.body) == (texts["short_answer"], texts["body"])
    assert content_digest(found) == before
    assert article_snapshot(found).content.to_json()["pulled"]["dose panic maximum"] == "4 mg a day"


def test_writes_to_standard_output() -> None:
    article = factory.make_article()

    out, _ = run("export_article", article.slug)

    assert out.startswith("---\ntitle: ") and out.endswith(f"{article.body}\n")


def test_several_medicines_with_one_address() -> None:
    one = factory.make_article(slug="dosing", title="One title")
    other = factory.make_article(slug="dosing")
    slugs = sorted([one.medication.slug, other.medication.slug])

    assert fail("export_article", "dosing")[0].endswith(f"Choose with --medication: {', '.join(slugs)}.")
    assert "title: One title\n" in run("export_article", "dosing", "--medication", one.medication.slug)[0]


def test_nothing_there(tmp_path: Path) -> None:
    article = factory.make_article()

    assert fail("export_article", "nothing")[0] == "There is no article “nothing”."
    sentence, _, _ = fail("export_article", article.slug, "--medication", "other")
    assert sentence == f"There is no article “{article.slug}” of the medicine “other”."


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    article = factory.make_article()

    sentence, _, _ = fail("export_article", article.slug, "--output", tmp_path)

    assert sentence == f"{tmp_path} cannot be written: Is a directory."
