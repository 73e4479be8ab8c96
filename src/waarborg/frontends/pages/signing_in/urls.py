"""Which addresses let people in and out?"""

from django.contrib.auth.views import PasswordResetDoneView
from django.urls import URLPattern, path
from django.views.i18n import set_language

from waarborg.frontends.pages.signing_in import passwords, views

urlpatterns: list[URLPattern] = [
    path("", views.start, name="start"),
    path("aanmelden/", views.SignIn.as_view(), name="sign-in"),
    path("afmelden/", views.sign_out, name="sign_out"),
    path("taal/", set_language, name="set_language"),
    path("mijn-account/", views.my_account, name="my_account"),
    path(
        "wachtwoord/wijzigen/",
        passwords.ChangePassword.as_view(),
        name="change_password",
    ),
    path(
        "wachtwoord/vergeten/",
        passwords.ForgotPassword.as_view(),
        name="forgot_password",
    ),
    path(
        "wachtwoord/verstuurd/",
        PasswordResetDoneView.as_view(template_name="pages/signing_in/mail_sent.html"),
        name="password_mail_sent",
    ),
    path(
        "wachtwoord/<uidb64>/<token>/",
        passwords.ChooseNewPassword.as_view(),
        name="password_reset_confirm",
    ),
]
