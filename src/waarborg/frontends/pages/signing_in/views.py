"""Who comes in, and where do they go first?"""

from __future__ import annotations

from http import HTTPStatus

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.flooding import count_wrong_password, passwords_flood
from waarborg.operations.own_account import change_own_settings, renew_calendar_token
from waarborg.operations.sign_ins import note_failed_sign_in, note_sign_in, note_sign_out
from waarborg.records.queries.organisations import organisations_of


class SignInForm(AuthenticationForm):
    """An e-mail address and a password."""

    username = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        widget=forms.EmailInput(
            attrs={"autofocus": True, "autocomplete": "username", "class": "utrecht-textbox"}
        ),
    )
    password = forms.CharField(
        label=gettext_lazy("Wachtwoord"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "utrecht-textbox"}),
    )


class SignIn(LoginView):
    """The door: from here on the pages speak the language of who came in."""

    template_name = "pages/signing_in/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Look at a name and a password; not where many wrong ones came from."""
        return too_often(request) if passwords_flood(request) else super().post(request, *args, **kwargs)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """Count what was wrong, whichever account was tried."""
        count_wrong_password(self.request)
        note_failed_sign_in(str(form.data.get("username", "")))
        return super().form_invalid(form)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Let in, in one's own language."""
        login(self.request, form.get_user(), "waarborg.frontends.pages.sessions.KnownAgain")
        response = redirect(self.get_success_url())
        account = self.request.user
        if not isinstance(account, AnonymousUser):
            note_sign_in(account)
            remember_language(response, account.language)
        return response


def too_often(
    request: HttpRequest, original_response: HttpResponse | None = None, credentials: object = None
) -> HttpResponse:
    """The page for who tried too often; the counters of wrong passwords call it too, with what they know."""
    answer = render(request, "pages/signing_in/too_often.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    answer["Retry-After"] = str(int(settings.AXES_COOLOFF_TIME.total_seconds()))
    return answer


@require_http_methods(["POST"])
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """The way out: what a browser kept for a person, drafts among it, goes with them."""
    if not isinstance(request.user, AnonymousUser):
        note_sign_out(request.user)
    response = LogoutView.as_view(next_page="sign-in")(request)
    response["Clear-Site-Data"] = '"storage"'
    return response


def remember_language(response: HttpResponse, language: str) -> None:
    """Let the next pages speak this language."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax", secure=settings.LANGUAGE_COOKIE_SECURE
    )


@never_cache
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Straight to the board of the only municipality, or a choice between several."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    organisations = organisations_of(request.user)
    if len(organisations) == 1:
        return redirect("board", organisation=organisations[0].slug)
    return render(request, "pages/signing_in/choose.html", {"organisations": organisations})


class OwnSettingsForm(forms.Form):
    """What people may set for themselves."""

    language = forms.ChoiceField(
        label=gettext_lazy("Taal"),
        choices=[("nl", "Nederlands"), ("en", "English")],
        widget=forms.Select(attrs={"class": "utrecht-select utrecht-select--html-select"}),
    )
    wants_reminders = forms.BooleanField(
        label=gettext_lazy("Stuur mij herinneringen per e-mail"), required=False
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def my_account(request: HttpRequest) -> HttpResponse:
    """One's own settings: language, reminders, password, calendar."""
    account = request.user
    if isinstance(account, AnonymousUser):
        raise PermissionDenied
    initial = {"language": account.language, "wants_reminders": account.wants_reminders}
    form = OwnSettingsForm(request.POST or None, initial=initial)
    if "renew_token" in request.POST:
        renew_calendar_token(account)
        messages.success(request, _("Uw agenda heeft een nieuw adres. Het oude werkt niet meer."))
        return redirect("my_account")
    if form.is_valid():
        change_own_settings(account, form.cleaned_data["language"], form.cleaned_data["wants_reminders"])
        messages.success(request, _("Uw instellingen zijn bewaard."))
        response = redirect("my_account")
        remember_language(response, form.cleaned_data["language"])
        return response
    return render(
        request,
        "pages/signing_in/my_account.html",
        {"form": form, "organisations": organisations_of(account)},
    )
