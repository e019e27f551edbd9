"""The form of a report. It proves without a cookie that somebody opened it here, a while ago and not too long ago."""

from secrets import token_urlsafe
from time import time
from typing import Any

from django import forms
from django.core import signing

from ..content.canonical import normalise
from ..published.reports import PROBLEMS, QUOTE_AT_MOST, TEXT_AT_MOST

SALT = "articles.report.form"
FASTEST, OLDEST = 3, 24 * 60 * 60  # seconds
TOO_FAST = "That was very quick, as if a program had sent it. Please press the button once more."
TOO_OLD = "This page was open for more than a day, or was changed on its way. Please press the button once more."
FILLED = "A field that nobody sees was filled in, perhaps by your browser. It is empty now. Please send it once more."
NOTHING = "Say in a few words what is wrong, or which words of the page you mean."


class Words(forms.CharField):
    """Counted as it is stored: line ends as one character, no control characters."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(normalise(str(value or ""))))


class ReportForm(forms.Form):
    use_required_attribute = False

    problem = forms.ChoiceField(
        label="What kind of problem is it?",
        choices=PROBLEMS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of these."},
    )
    quote = Words(
        label="Which words?",
        required=False,
        max_length=QUOTE_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Copied from the page, if it is about certain words.",
    )
    text = Words(
        label="What is wrong?",
        required=False,
        max_length=TEXT_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="A source helps us, if you know one.",
    )
    homepage = forms.CharField(required=False)
    """Not shown: programs fill it in."""
    stamp = forms.CharField(required=False)

    @property
    def nonce(self) -> str:
        """Of a form that is valid."""
        nonce, _ = self._opened() or ("", 0)
        return nonce

    @property
    def next_stamp(self) -> str:
        """For the form as it is shown: the same as before while it holds, so that nobody has to wait again."""
        return self.data["stamp"] if self._opened() else signing.dumps([token_urlsafe(18), int(time())], salt=SALT)

    def clean(self) -> dict[str, Any]:
        fields: dict[str, Any] = super().clean() or {}
        opened = self._opened()
        if fields.get("homepage"):
            raise forms.ValidationError(FILLED)
        if opened is None:
            raise forms.ValidationError(TOO_OLD)
        if not (fields.get("quote") or fields.get("text") or self.errors):
            self.add_error("text", NOTHING)
        if time() - opened[1] < FASTEST and not self.errors:
            raise forms.ValidationError(TOO_FAST)
        return fields

    def _opened(self) -> tuple[str, int] | None:
        """The nonce of the form that was sent, and when it was opened; None where it does not hold."""
        try:
            nonce, at = signing.loads(self.data.get("stamp", ""), salt=SALT, max_age=OLDEST)
        except signing.BadSignature:
            return None
        return nonce, at
