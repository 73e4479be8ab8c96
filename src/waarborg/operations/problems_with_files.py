"""How is a file refused? The sentences for whoever handed it in."""

from __future__ import annotations

SAID_OF_FILES: dict[str, tuple[str, str]] = {
    "no_file": ("Kies eerst een bestand.", "Choose a file first."),
    "empty_file": (
        "Dit bestand is leeg. Kies een ander bestand.",
        "This file is empty. Choose another file.",
    ),
    "attachment_too_large": (
        "Dit bestand is groter dan {maximum} MB. Maak het kleiner, of deel het op.",
        "This file is larger than {maximum} MB. Make it smaller, or split it.",
    ),
    "too_many_files": (
        "Bij deze zaak staan al {maximum} bestanden. Verwijder er een, of voeg bestanden samen.",
        "There are {maximum} files with this case already. Remove one, or put files together.",
    ),
    "unknown_kind_of_file": (
        "Dit soort bestand bewaren wij niet. Neem een foto, een pdf, een Office-document of tekst.",
        "This kind of file is not kept. Take a photo, a PDF, an Office document or text.",
    ),
    "heif_photo": (
        "Dit is een HEIC-foto. Bewaar of stuur hem als JPEG (op een iPhone: Camera, Structuren, Meest compatibel).",
        "This is a HEIC photo. Save or send it as JPEG (on an iPhone: Camera, Formats, Most Compatible).",
    ),
    "file_with_macros": (
        "In dit document zitten macro's. Bewaar het zonder macro's, of als pdf.",
        "There are macros in this document. Save it without macros, or as PDF.",
    ),
    "broken_photo": (
        "Deze foto is beschadigd en kan niet worden gelezen. Kies een andere, of maak hem opnieuw.",
        "This photo is damaged and cannot be read. Choose another, or take it again.",
    ),
    "photo_too_large": (
        "Deze foto heeft te veel beeldpunten. Maak hem kleiner.",
        "This photo has too many pixels. Make it smaller.",
    ),
    "virus_found": (
        "De virusscanner vond een virus. Het bestand is niet bewaard. Waarschuw uw systeembeheer.",
        "The virus scanner found a virus. The file was not kept. Warn your system administrator.",
    ),
    "scanner_failed": (
        "De virusscanner antwoordt niet, dus het bestand is niet bewaard. Probeer het straks opnieuw.",
        "The virus scanner does not answer, so the file was not kept. Try again later.",
    ),
    "file_not_stored": (
        "Het bestand kon niet worden bewaard: de schijf is vol of niet te schrijven. Waarschuw uw systeembeheer.",
        "The file could not be kept: the disk is full or cannot be written to. Warn your system administrator.",
    ),
}
