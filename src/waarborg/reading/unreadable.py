"""Why can this document not be read, and what can the person who brought it do about it?"""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """The reasons for which a document is refused."""

    EMPTY = "empty"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    UNKNOWN_FORMAT = "unknown_format"
    OLD_WORD = "old_word"
    NO_TEXT = "no_text"
    TOO_BIG = "too_big"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_LONG = "too_long"
    BOMB = "bomb"
    MACROS = "macros"
    MISSING = "missing"


_DUTCH = {
    Trouble.EMPTY: "Dit bestand is leeg of bijna leeg; kies het bestand waarin het plan staat.",
    Trouble.DAMAGED: "Dit bestand is beschadigd; open het in het programma waarmee het is gemaakt en sla het "
    "opnieuw op.",
    Trouble.ENCRYPTED: "Dit bestand is met een wachtwoord beveiligd; sla het op zonder wachtwoord en probeer het "
    "opnieuw.",
    Trouble.UNKNOWN_FORMAT: "Dit soort bestand kan niet worden gelezen; lever het plan aan als docx, odt, pdf, "
    "html, md of txt.",
    Trouble.OLD_WORD: "Dit is een oud Word-bestand (doc); open het in een tekstverwerker en sla het op als docx.",
    Trouble.NO_TEXT: "In dit bestand staat geen leesbare tekst (het is waarschijnlijk een scan); vraag om het "
    "oorspronkelijke Word-bestand of laat er tekstherkenning (OCR) op los.",
    Trouble.TOO_BIG: "Dit bestand is te groot; verwijder de afbeeldingen of lever alleen het plan zelf aan.",
    Trouble.TOO_MANY_PAGES: "Dit bestand heeft te veel bladzijden; lever alleen het plan zelf aan, zonder "
    "bijlagen.",
    Trouble.TOO_LONG: "Het lezen van dit bestand duurt te lang of kost te veel geheugen; sla het opnieuw op, "
    "zonder afbeeldingen en bijlagen, en probeer het dan nog eens.",
    Trouble.BOMB: "Dit bestand wordt bij het uitpakken onredelijk groot en is daarom geweigerd; sla het plan "
    "opnieuw op in een tekstverwerker.",
    Trouble.MACROS: "Dit bestand bevat macro's en is daarom geweigerd; sla het op als docx zonder macro's.",
    Trouble.MISSING: "Dit bestand is niet gevonden of mag niet worden geopend; controleer de naam en de rechten.",
}
_ENGLISH = {
    Trouble.EMPTY: "This file is empty or almost empty; choose the file that holds the plan.",
    Trouble.DAMAGED: "This file is damaged; open it in the program that made it and save it again.",
    Trouble.ENCRYPTED: "This file is protected by a password; save it without a password and try again.",
    Trouble.UNKNOWN_FORMAT: "This kind of file cannot be read; hand in the plan as docx, odt, pdf, html, md or "
    "txt.",
    Trouble.OLD_WORD: "This is an old Word file (doc); open it in a word processor and save it as docx.",
    Trouble.NO_TEXT: "There is no readable text in this file (it is probably a scan); ask for the original Word "
    "file or have text recognition (OCR) applied.",
    Trouble.TOO_BIG: "This file is too big; remove the images or hand in only the plan itself.",
    Trouble.TOO_MANY_PAGES: "This file has too many pages; hand in only the plan itself, without its appendices.",
    Trouble.TOO_LONG: "Reading this file takes too long or too much memory; save it again, without images and "
    "appendices, and then try once more.",
    Trouble.BOMB: "This file grows out of all proportion when unpacked and was refused for that; save the plan "
    "again in a word processor.",
    Trouble.MACROS: "This file holds macros and was refused for that; save it as docx without macros.",
    Trouble.MISSING: "This file was not found or may not be opened; check its name and the permissions.",
}


class Unreadable(Exception):
    """A document that is refused; :attr:`dutch` and :attr:`english` say what to do, in one sentence each."""

    def __init__(self, code: Trouble) -> None:
        super().__init__(_ENGLISH[code])
        self.code = code

    @property
    def dutch(self) -> str:
        """What to do, in Dutch."""
        return _DUTCH[self.code]

    @property
    def english(self) -> str:
        """What to do, in English."""
        return _ENGLISH[self.code]
