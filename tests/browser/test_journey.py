"""One article the whole way: from a foreign file to a reader, over a pharmacist's signature, and down again."""

import re

import pytest
from playwright.sync_api import FilePayload, Page, Response, expect

from articles.models import Article, Edition, Medication, Person
from tests.browser import leaflet
from tests.browser.conftest import Visit
from tests.browser.eyes import Eyes
from tests.factory import PASSWORD, make_live_medication, make_pharmacist, make_writer
from tests.signed_text import is_shown

pytestmark = pytest.mark.browser
TITLE = "Quietazepam (Brandex)"
PLACE = "/medicines/quietazepam/quietazepam-brandex/"
DOSE = "0.5 mg in the morning"
REASON = "The dose was meant for another tablet."


def test_from_a_file_to_a_reader_and_down_again(visit: Visit, eyes: Eyes) -> None:
    medicine = make_live_medication(name="quietazepam", slug="quietazepam")
    desk, counter, office, reader = visit(markdown=True), visit(), visit(), visit()

    sign_in(desk, make_writer())
    import_file(desk, medicine, eyes)
    settle_quarantine(desk, eyes)
    write(desk, eyes)
    submit(desk, eyes)
    assert answer(reader).status == 404

    sign_in(counter, make_pharmacist())
    ask_for_changes(counter, eyes)
    assert answer(reader).status == 404
    amend(desk, eyes)

    sign_in(office, make_pharmacist())
    sign(office, eyes)
    read(reader, eyes)
    withdraw(counter, eyes)
    find_notice(reader, eyes)


def sign_in(page: Page, person: Person) -> None:
    page.goto("/accounts/sign-in/")
    page.get_by_label("Username").fill(person.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text(f"Signed in as {person.name}")).to_be_visible()


def import_file(page: Page, medicine: Medication, eyes: Eyes) -> None:
    page.get_by_role("link", name="Import files").click()
    file = FilePayload(name=leaflet.NAME, mimeType="text/plain", buffer=leaflet.TEXT.encode())
    page.get_by_label("Files").set_input_files(file)
    page.get_by_label("Medicine").select_option(label=medicine.name)
    page.get_by_label("Kind of article").select_option("other")
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_role("status").get_by_text("Imported from")).to_be_visible()
    eyes.look(page, "story-01-imported")


def settle_quarantine(page: Page, eyes: Eyes) -> None:
    page.get_by_role("link", name="5 lines in its quarantine").click()
    eyes.look(page, "story-02-quarantine")
    page.get_by_role("button", name=re.compile(r"Leave it out.*line 3$")).click()
    page.get_by_role("button", name="Leave all out").click()
    expect(page.get_by_text("Nothing waits here.")).to_be_visible()
    eyes.look(page, "story-03-settled")


def write(page: Page, eyes: Eyes) -> None:
    page.get_by_label("Where you are").get_by_role("link", name=TITLE).click()
    text = page.get_by_label("Text", exact=True)
    text.fill(text.input_value().replace("Grown-ups mostly", "For panic attacks, grown-ups mostly"))
    text.press("Control+End")
    text.press_sequentially("\n\nKeep your spare tablets dry.[^label]")
    text.press_sequentially(" Taken with an opioid, it can stop the breathing and kill.")
    preview = page.get_by_role("region", name="As readers would get it")
    expect(preview).to_contain_text("Keep your spare tablets dry.")
    page.get_by_role("textbox", name="Short answer").fill("It calms the nerves. Do not stop it suddenly.")
    page.get_by_label("Author's disclosure").fill("No conflict of interest declared.")
    page.get_by_role("button", name="Add a reference").click()
    add_reference(page)
    expect(preview).to_contain_text("Nothing is missing.")
    expect(page.get_by_role("region", name="What the checks find")).not_to_contain_text("blocking")
    eyes.look(page, "story-04-written")
    page.get_by_label("Why this change?").fill("Short answer and source.")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text(re.compile("Saved as revision")).first).to_be_visible()
    eyes.look(page, "story-05-saved")


def add_reference(page: Page) -> None:
    row = page.get_by_role("group", name="1. New reference")
    said = {"Label": "label", "Publisher": "Test Agency", "Title": "Test label", "Address": "https://example.org/"}
    for name, value in (said | {"Dated": "2025-02-03", "Read on": "2026-04-05"}).items():
        row.get_by_label(name, exact=True).fill(value)


def submit(page: Page, eyes: Eyes) -> None:
    page.get_by_role("link", name="Submit for review").click()
    page.get_by_label("Note to readers").fill("First edition of this page.")
    eyes.look(page, "story-06-submit")
    page.get_by_role("button", name="Submit for review").click()
    expect(page.get_by_text("Version 1 waits for a pharmacist.")).to_be_visible()
    eyes.look(page, "story-07-submitted")


def ask_for_changes(page: Page, eyes: Eyes) -> None:
    expect(page).to_have_url(re.compile("/review/$"))
    eyes.look(page, "story-08-queue")
    page.get_by_role("link", name=TITLE).click()
    eyes.look(page, "story-09-version")
    part = page.locator("#ask-dosing")
    part.get_by_text("Comment on this part").click()
    part.get_by_label("Words you mean").fill(DOSE)
    part.get_by_label("Your comment").fill("The label begins with half of that. Which source?")
    part.get_by_role("button", name="Add the comment").click()
    expect(page.get_by_role("article", name="Comment 1")).to_contain_text(DOSE)
    page.get_by_label("A line to the writer").fill("One dose to put right.")
    eyes.look(page, "story-10-commented")
    page.get_by_role("button", name="Request changes on version 1").click()
    expect(page.get_by_text("You requested changes.")).to_be_visible()
    eyes.look(page, "story-11-asked")


def amend(page: Page, eyes: Eyes) -> None:
    page.get_by_role("link", name="Your work").click()
    eyes.look(page, "story-12-work")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("region", name="What reviewers ask (1 open)")).to_contain_text("Which source?")
    eyes.look(page, "story-13-asked-of-writer")
    text = page.get_by_label("Text", exact=True)
    text.fill(text.input_value().replace(DOSE, "0.25 mg in the morning"))
    page.get_by_label("Why this change?").fill("The dose of the label.")
    page.get_by_role("button", name="Save and submit for review").click()
    page.get_by_label("Note to readers").fill("First edition, with the dose of the label.")
    eyes.look(page, "story-14-submit-again")
    page.get_by_role("button", name="Submit for review").click()
    expect(page.get_by_text("Version 2 waits for a pharmacist. Version 1 no longer does.")).to_be_visible()


def sign(page: Page, eyes: Eyes) -> None:
    expect(page).to_have_url(re.compile("/review/$"))
    page.get_by_role("link", name=TITLE).click()
    comment = page.get_by_role("article", name="Comment 1")
    comment.get_by_text("Reply or resolve").click()
    comment.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("The comment is resolved.")).to_be_visible()
    for check in page.get_by_role("group", name="Checklist").get_by_role("checkbox").all():
        check.check()
    page.get_by_label("I have no conflict of interest about this medicine.").check()
    page.get_by_label("Your password, again").fill(PASSWORD)
    eyes.look(page, "story-15-ready-to-sign")
    page.get_by_role("button", name="Sign version 2").click()
    expect(page.get_by_text("Signed. Readers have it now as edition 1.")).to_be_visible()
    eyes.look(page, "story-16-signed")


def read(page: Page, eyes: Eyes) -> None:
    found, edition = answer(page), Edition.objects.get(document=Article.objects.get())
    assert found.status == 200
    assert is_shown(edition.fragment, found.text())
    expect(page.get_by_role("main")).to_contain_text("0.25 mg in the morning")
    assert "set-cookie" not in found.all_headers()
    assert not page.context.cookies()
    eyes.look(page, "story-17-read")


def withdraw(page: Page, eyes: Eyes) -> None:
    page.get_by_role("link", name="Published").click()
    page.get_by_role("link", name="All published").click()
    page.get_by_role("link", name=TITLE).click()
    form = page.get_by_role("region", name="Withdraw")
    form.get_by_label("The reason, as readers will see it").fill(REASON)
    form.get_by_label("Your password, again").fill(PASSWORD)
    eyes.look(page, "story-18-withdraw")
    form.get_by_role("button", name="Withdraw edition 1").click()
    expect(page.get_by_text("The page is down.")).to_be_visible()
    eyes.look(page, "story-19-withdrawn")


def find_notice(page: Page, eyes: Eyes) -> None:
    assert answer(page).status == 410
    expect(page.get_by_text(REASON)).to_be_visible()
    expect(page.get_by_text("Taken down on")).to_be_visible()
    assert not page.context.cookies()
    eyes.look(page, "story-20-notice")


def answer(page: Page) -> Response:
    found = page.goto(PLACE)
    assert found is not None
    return found
