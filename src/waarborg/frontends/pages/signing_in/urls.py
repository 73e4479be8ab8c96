"""Which addresses let people in and out?"""

from django.contrib.auth import views as auth
from django.urls import URLPattern, path, reverse_lazy
from django.views.i18n import set_language

from waarborg.frontends.pages.signing_in import views

_DIRECTORY = "pages/signing_in"

urlpatterns: list[URLPattern] = [
    path("", views.start, name="start"),
    path("aanmelden/", views.SignIn.as_view(), name="sign-in"),
    path("afmelden/", views.sign_out, name="sign_out"),
    path("taal/", set_language, name="set_language"),
    path("mijn-account/", views.my_account, name="my_account"),
    path(
        "wachtwoord/wijzigen/",
        auth.PasswordChangeView.as_view(
            template_name=f"{_DIRECTORY}/change_password.html", success_url=reverse_lazy("my_account")
        ),
        name="change_password",
    ),
    path(
        "wachtwoord/vergeten/",
        auth.PasswordResetView.as_view(
            template_name=f"{_DIRECTORY}/forgot_password.html",
            email_template_name=f"{_DIRECTORY}/reset_mail.txt",
            subject_template_name=f"{_DIRECTORY}/reset_mail_subject.txt",
            success_url=reverse_lazy("password_mail_sent"),
        ),
        name="forgot_password",
    ),
    path(
        "wachtwoord/verstuurd/",
        auth.PasswordResetDoneView.as_view(template_name=f"{_DIRECTORY}/mail_sent.html"),
        name="password_mail_sent",
    ),
    path(
        "wachtwoord/<uidb64>/<token>/",
        auth.PasswordResetConfirmView.as_view(
            template_name=f"{_DIRECTORY}/choose_password.html", success_url=reverse_lazy("sign-in")
        ),
        name="password_reset_confirm",
    ),
]
