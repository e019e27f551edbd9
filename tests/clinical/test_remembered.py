"""What is remembered of a text or a record goes when others came after it: a process of the staff runs for weeks."""

import gc
from dataclasses import replace

import pytest

from articles.clinical.api import Subject, check
from articles.clinical.prose.vocabulary import REMEMBERED_RECORDS, Vocabulary
from tests.clinical.texts import CLONAZEPAM
from tests.linear.jobs import content


@pytest.mark.slow
def test_the_words_of_a_record_go_when_many_others_were_checked() -> None:
    for number in range(4 * REMEMBERED_RECORDS):
        record = replace(CLONAZEPAM, name=f"testazepam{number}")
        text = content(f"Take testazepam{number} or clonazepan at nigth.")
        check(Subject.from_content(text, record=record))
    gc.collect()
    vocabularies = [held for held in gc.get_objects() if type(held) is Vocabulary]
    assert REMEMBERED_RECORDS < len(vocabularies) < 4 * REMEMBERED_RECORDS
