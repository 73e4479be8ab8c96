"""What stands in the mail that invites a resident to a survey, or reminds of it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waarborg.commitments.wording import say_day
from waarborg.documents.reminder_text import Language


@dataclass(frozen=True, slots=True)
class PanelInvite:
    """A survey as its invitation tells it.

    Attributes:
        address: the resident's own link.
    """

    municipality: str
    title: str
    introduction: str
    address: str
    closes_on: date
    is_reminder: bool


_TEXT = {
    "nl": (
        "{municipality}: {title}",
        "Herinnering van {municipality}: {title}",
        """Beste inwoner,

De gemeente {municipality} vraagt uw mening: {title}.
{introduction}
Vul de vragenlijst in met deze link. Hij is alleen voor u en werkt één keer:

{address}

Dat kan tot en met {day}. Meedoen is vrijwillig.

Uw antwoorden worden apart van uw e-mailadres bewaard. Niemand kan zien welk antwoord van u is.
Na de sluiting wissen we uw e-mailadres.

Stuur deze mail niet door: wie de link heeft, kan in uw plaats antwoorden.
""",
    ),
    "en": (
        "{municipality}: {title}",
        "Reminder from {municipality}: {title}",
        """Dear resident,

The municipality of {municipality} asks for your opinion: {title}.
{introduction}
Fill in the survey with this link. It is for you alone and works once:

{address}

You can do so up to and including {day}. Taking part is voluntary.

Your answers are kept apart from your e-mail address. Nobody can see which answer is yours.
After closing we erase your e-mail address.

Do not forward this mail: who has the link can answer in your place.
""",
    ),
}


def write_panel_mail(invite: PanelInvite, language: Language) -> tuple[str, str]:
    """The subject and the text."""
    subject, reminder, text = _TEXT[language]
    introduction = f"\n{invite.introduction.strip()}\n" if invite.introduction.strip() else ""
    known = {
        "municipality": invite.municipality,
        "title": invite.title,
        "introduction": introduction,
        "address": invite.address,
        "day": say_day(invite.closes_on, language),
    }
    chosen = reminder if invite.is_reminder else subject
    return " ".join(chosen.format_map(known).split()), text.format_map(known)
