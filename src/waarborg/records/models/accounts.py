"""Who may come in, and in which role?"""

from __future__ import annotations

import secrets

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from waarborg.records.models.organisations import Organisation


class Role(models.TextChoices):
    """What somebody is to a municipality; ``operations.permissions`` says what each may do."""

    SAFETY_OFFICER = "safety_officer"
    OWNER = "owner"
    ENFORCEMENT_OFFICER = "enforcement_officer"
    FRONT_DESK = "front_desk"
    CARE_COORDINATOR = "care_coordinator"
    CONFIDENTIAL_ADVISER = "confidential_adviser"
    PORTFOLIO_HOLDER = "portfolio_holder"
    ADMINISTRATOR = "administrator"
    PRIVACY_OFFICER = "privacy_officer"
    READER = "reader"


def new_token() -> str:
    """A secret for a calendar feed: who has it can read the feed without signing in."""
    return secrets.token_urlsafe(32)


class AccountManager(BaseUserManager["Account"]):
    """Finds an account by its e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> Account:
        """The account that signs in with this address."""
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """A person who signs in with an e-mail address. One account can belong to several municipalities."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, default="nl", choices=[("nl", "Nederlands"), ("en", "English")])
    is_active = models.BooleanField(default=True)
    wants_reminders = models.BooleanField(default=True)
    calendar_token = models.CharField(max_length=64, default=new_token, unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = AccountManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One role of one account in one municipality."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "organisation", "role"], name="one_membership_per_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.role} {self.organisation}"
