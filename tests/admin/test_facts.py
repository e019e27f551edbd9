"""The facts of a record as a writer has them: folded rows, kept in safe notation."""

import pytest
from django.test import Client

from articles.models import FACTS, Medication, drafting
from tests import factory
from tests.admin.pages import change_url, fields_of, page_of, signed_in, typed_form, words
from tests.admin.panel import of, panel, said
from tests.facts import make_facts
from tests.remembered import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def record() -> Medication:
    made = factory.make_medication()
    with drafting(made, by=made.author, reason="Facts."):
        make_facts(made)
    return made


@pytest.fixture
def client(record: Medication) -> Client:
    return signed_in(record.author)


def test_a_row_is_folded_and_named(record: Medication, client: Client) -> None:
    page = page_of(client.get(change_url(record)))
    folded = [" ".join(line.get_text().split()) for line in page.select("details.one:not([open]) > summary")]
    assert len(folded) == len(FACTS)
    assert "1. panic disorder, adults: 4 mg/day at most" in folded


def test_a_quantity_is_saved_in_safe_notation(record: Medication, client: Client) -> None:
    form = typed_form(client, change_url(record), doses__0__maximum="4.0mg/day", why="The label.")
    assert client.post(change_url(record), form).status_code == 302
    assert record.doses.get().maximum == "4 mg/day"


def test_a_wrong_quantity_is_named_in_its_open_row_and_nothing_is_lost(record: Medication, client: Client) -> None:
    form = typed_form(client, change_url(record), doses__0__maximum="four", name="Other", why="The label.")
    answer = client.post(change_url(record), form)
    page = page_of(answer)
    assert answer.status_code == 422
    row = page.select_one("fieldset.one:has([name='doses-0-maximum'])")
    assert row is not None and "“four” is no quantity" in row.get_text()
    assert [field["value"] for field in page.select("[name='name'], [name='doses-0-maximum']")] == ["Other", "four"]
    assert record.doses.get().maximum == "4 mg/day"


def test_a_new_row_opens(record: Medication, client: Client) -> None:
    form = typed_form(client, change_url(record), why="More.") | {"_redraw": "kinetics"}
    page = page_of(client.post(change_url(record), form))
    assert page.select_one("fieldset.one [name='kinetics-1-low']")


@pytest.mark.slow
def test_a_judgement_in_a_new_row_is_open_and_can_stay_so(record: Medication, client: Client) -> None:
    url = change_url(record)
    for prefix, fields in {"effects": ("band", "seriousness"), "indications": ("status",), "names": ("role",)}.items():
        number = getattr(record, prefix).count()
        response = client.post(url, typed_form(client, url, why="More.") | {"_redraw": prefix})
        for field in fields:
            first, *_ = page_of(response).select(f"[name='{prefix}-{number}-{field}'] option")
            assert (first["value"], first.get_text()) == ("", "—— choose ——")
        form = fields_of(response)
        assert [form[f"{prefix}-{number}-{field}"] for field in fields] == [""] * len(fields)
        form |= {f"{prefix}-{number}-name": "new", f"{prefix}-{number}-source": "label", "why": "More."}
        assert client.post(url, form).status_code == 302
        assert [getattr(getattr(record, prefix).get(name="new"), field) for field in fields] == [""] * len(fields)
    assert "leaves open: how often, how serious. Choose." in words(client.get(url))


def test_an_unchanged_save_adds_nothing(record: Medication, client: Client) -> None:
    before = Medication.objects.get(pk=record.pk).revision
    client.post(change_url(record), typed_form(client, change_url(record), why="Nothing."))
    assert Medication.objects.get(pk=record.pk).revision == before


def test_what_contradicts_itself_stands_beside_its_row_while_it_is_typed(record: Medication, client: Client) -> None:
    form = typed_form(client, change_url(record), doses__0__start="10,000 mg/day")
    found = of(client.post(f"{change_url(record)}preview/", form), "REC-001")
    assert "The start of 10,000 mg/day is above the maximum of 4 mg/day." in said(found)
    link = found.select_one("a[href*='doses-0-start']")
    assert link is not None and "Dose 1, start" in said(found)


def test_a_quantity_that_is_none_yet_breaks_no_check(record: Medication, client: Client) -> None:
    form = typed_form(client, change_url(record), doses__0__start="ten a day", effects__0__name="")
    assert "REC-001" not in said(panel(client.post(f"{change_url(record)}preview/", form)))
