"""The questions that every verb's test asks alike: GET, stranger, wrong role, missing."""

from typing import Any

from articles.lifecycle import Role
from articles.models import Person
from tests.admin.pages import signed_in
from tests.factory import make_person


def documents(verb: str, record: Any) -> str:
    return f"/admin/documents/{record.pk}/{verb}/"


def versions(verb: str, version: Any) -> str:
    return f"/admin/versions/{version.pk}/{verb}/"


def waivers(verb: str, waiver: Any) -> str:
    return f"/admin/waivers/{waiver.pk}/{verb}/"


def people(verb: str, person: Any) -> str:
    return f"/admin/people/{person.pk}/{verb}/"


def refuses_all_but(role: Role, url: str, data: dict[str, Any] | None = None) -> None:
    """GET is 405, a stranger signs in first, every other role and a superuser are refused, and missing is 404."""
    right = make_person(role)
    assert signed_in(right).get(url).status_code == 405
    stranger = signed_in().post(url, data)
    assert stranger.status_code == 302 and "/accounts/sign-in/" in stranger.headers["Location"]
    for person in wrong_people(role):
        assert signed_in(person).post(url, data).status_code == 403, person.roles
    missing = "/".join("99999" if part.isdecimal() else part for part in url.split("/"))
    assert signed_in(right).post(missing, data).status_code == 404
    assert signed_in(right).get(f"{missing}ask/").status_code == 404


def wrong_people(role: Role) -> list[Person]:
    others = [make_person(other) for other in Role if other != role]
    return [*others, make_person(), make_person(is_superuser=True)]
