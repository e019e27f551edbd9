import pytest
from bs4 import BeautifulSoup

from tests.factory import make_article, submit

pytestmark = pytest.mark.django_db


def test_text_before_the_first_section_brings_no_empty_heading() -> None:
    version = submit(make_article(body="It calms.\n\n## Uses {: uses }\n\nSeizures."))
    sections = BeautifulSoup(version.fragment, "html.parser").select(".sections > section[data-kind]")
    assert [section.get_text(" ", strip=True) for section in sections] == ["It calms.", "Uses Seizures."]
    assert [len(section.select("h2")) for section in sections] == [0, 1]
