"""One's own password: whoever finds a browser open guesses the old one no more often than at signing."""

from django.contrib.auth.forms import PasswordChangeForm
from django.core.exceptions import ValidationError
from django.views.decorators.debug import sensitive_variables

from ..workflow import Refused
from ..workflow.signing import check_password


class ChangePasswordForm(PasswordChangeForm):
    @sensitive_variables("old_password")
    def clean_old_password(self) -> str:
        old_password: str = self.cleaned_data["old_password"]
        try:
            check_password(self.user, old_password, undone="Your password was not changed.")
        except Refused as refused:
            raise ValidationError(refused.sentence) from refused
        return old_password
