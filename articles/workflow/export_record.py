"""Export: a medication record as a file, the draft or one of its editions, which imports to the same content digest."""

from typing import Literal

from ..content.writing import write_record
from ..models import Document, Edition, Medication
from ..models.state import read_state
from ..refusals import WrongState
from ..versions.snapshot import record_content


def export_record(
    *, medication: Medication, edition: int | Literal["live"] | None = None, form: Literal["yaml", "json"] = "yaml"
) -> str:
    """The draft, or the edition of a number, or the live one. Raises WrongState where there is no such edition."""
    if edition is None:
        of_class = medication.class_record
        content = record_content(medication, None)
        slug, revision = of_class.slug if of_class else "", medication.revision
    else:
        signed = _edition(medication, edition)
        content = signed.record
        slug, revision = content.of_class.slug if content.of_class else "", signed.version.revision
    return write_record(content, class_record=slug, revision=revision, form=form)


def _edition(medication: Document, wanted: int | Literal["live"]) -> Edition:
    if wanted == "live":
        state = read_state(medication.pk)
        if state.edition is None or not state.live.is_up:
            raise WrongState(f"No edition of it is live. {state.words}")
        return state.edition
    editions = Edition.objects.filter(document=medication.pk).select_related("version").order_by("number")
    match = next((one for one in editions if one.number == wanted), None)
    if match is None:
        numbers = ", ".join(str(one.number) for one in editions) or "none yet"
        raise WrongState(f"It has no edition {wanted}. There are: {numbers}.")
    return match
