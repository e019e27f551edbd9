"""What the staff's addresses answer, found from the URL resolver."""

from typing import Any

from django.test import Client

from articles.lifecycle import Role
from tests import factory
from tests.places import Place
from tests.urls import named_routes, readers_routes

LEAVING = {"sign-out", "admin:logout"}


def answers(place: Place) -> dict[str, Any]:
    """By name: what GET, then an empty POST, answer to one person in every role."""
    client = Client()
    client.force_login(factory.make_person(*Role))
    paths = {name: place.path(route) for name, route in staff_routes().items() if name not in LEAVING}
    got = {name: client.get(path) for name, path in paths.items()}
    return got | {f"POST {name}": client.post(path) for name, path in paths.items()}


def staff_routes() -> dict[str, str]:
    return {name: route for name, route in named_routes().items() if route not in readers_routes()}


def shown(answers: dict[str, Any]) -> dict[str, str]:
    """The HTML of those answers that are pages."""
    return {name: answer.content.decode() for name, answer in answers.items() if _is_page(answer)}


def _is_page(answer: Any) -> bool:
    is_html = str(answer.headers.get("Content-Type", "")).startswith("text/html")
    return is_html and bool(answer.content)
