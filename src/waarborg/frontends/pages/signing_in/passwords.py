"""How does somebody choose another password, or a new one when the old one is forgotten?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm, PasswordResetForm, SetPasswordForm
from django.contrib.auth.views import (
    INTERNAL_RESET_SESSION_TOKEN,
    PasswordChangeView,
    PasswordResetConfirmView,
    PasswordResetView,
)
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy

from waarborg.frontends.pages.flooding import has_mails_enough, mails_flood
from waarborg.frontends.pages.signing_in.views import too_often
from waarborg.operations.own_account import choose_password

if TYPE_CHECKING:
    from waarborg.records.models import Account

_DIRECTORY = "pages/signing_in"


class ChangePassword(PasswordChangeView):
    """Another password, for who knows the old one; it ends one's sessions elsewhere."""

    template_name = f"{_DIRECTORY}/change_password.html"
    success_url = reverse_lazy("my_account")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Choose it, and stay signed in here."""
        account = choose_password(form.user, form.cleaned_data["new_password1"])
        update_session_auth_hash(self.request, account)
        return redirect(self.get_success_url())


class ForgotPassword(PasswordResetView):
    """A mail with which somebody chooses a new password."""

    template_name = f"{_DIRECTORY}/forgot_password.html"
    email_template_name = f"{_DIRECTORY}/reset_mail.txt"
    subject_template_name = f"{_DIRECTORY}/reset_mail_subject.txt"
    success_url = reverse_lazy("password_mail_sent")

    def form_valid(self, form: PasswordResetForm) -> HttpResponse:
        """Send it; who got a few within ten minutes gets no more, and nobody can see the difference."""
        if mails_flood(self.request):
            return too_often(self.request)
        if has_mails_enough(form.cleaned_data["email"]):
            return redirect(self.get_success_url())
        return super().form_valid(form)


class ChooseNewPassword(PasswordResetConfirmView):
    """A new password, for who has the mail."""

    template_name = f"{_DIRECTORY}/choose_password.html"
    success_url = reverse_lazy("sign-in")

    def form_valid(self, form: SetPasswordForm[Account]) -> HttpResponse:
        """Choose it; the mail is of no use any more."""
        choose_password(form.user, form.cleaned_data["new_password1"])
        del self.request.session[INTERNAL_RESET_SESSION_TOKEN]
        return redirect(self.get_success_url())
