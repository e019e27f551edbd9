import pytest
from django.shortcuts import render
from django.test import RequestFactory
from pytest_django import Settings


@pytest.mark.parametrize("demo", [True, False])
def test_every_page_of_a_demo_says_so(settings: Settings, rf: RequestFactory, demo: bool) -> None:
    settings.DEMO = demo
    page = render(rf.get("/"), "articles/_demo.html").content.decode()
    assert ("Demonstration." in page) is demo
