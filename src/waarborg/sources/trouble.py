"""Why could a source not be used, and what can one do about it? In Dutch and in English."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Literal

Language = Literal["nl", "en"]


class Trouble(StrEnum):
    """The reasons for which fetching or storing stops."""

    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    BUSY = "busy"
    BROKEN_ANSWER = "broken_answer"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    CHANGED_COLUMNS = "changed_columns"
    UNKNOWN_KEYS = "unknown_keys"
    WRONG_COUNT = "wrong_count"
    NO_AREA = "no_area"
    UNKNOWN_NAME = "unknown_name"
    LIKE_NAMES = "like_names"
    SEVERAL_NAMES = "several_names"
    DIVIDED = "divided"
    MERGED = "merged"
    NOT_AREAS = "not_areas"
    DAMAGED_STORE = "damaged_store"
    CANNOT_WRITE = "cannot_write"
    FETCHING_ALREADY = "fetching_already"
    NOT_A_LIST = "not_a_list"
    TOO_LONG = "too_long"


_WORDING: dict[Trouble, tuple[str, str]] = {
    Trouble.UNREACHABLE: (
        "{server} is niet bereikbaar ({reason}). Controleer de verbinding en probeer het later opnieuw; "
        "wat al is opgehaald, blijft bewaard.",
        "{server} cannot be reached ({reason}). Check the connection and try again later; what was fetched "
        "is kept.",
    ),
    Trouble.CERTIFICATE: (
        "Het certificaat van {server} wordt niet vertrouwd. Kijkt een proxy van uw organisatie mee, laat dan "
        "SSL_CERT_FILE wijzen naar een bestand met haar certificaat; meld het anders.",
        "The certificate of {server} is not trusted. Where a proxy of your organisation looks on, let "
        "SSL_CERT_FILE name a file with its certificate; report it otherwise.",
    ),
    Trouble.BUSY: (
        "{server} is te druk (antwoord {status}). Probeer het later opnieuw; wat al is opgehaald, blijft bewaard.",
        "{server} is too busy (answer {status}). Try again later; what was fetched is kept.",
    ),
    Trouble.BROKEN_ANSWER: (
        "{server} gaf telkens een antwoord dat niet af of niet leesbaar is. Probeer het later opnieuw.",
        "{server} kept giving answers that are unfinished or cannot be read. Try again later.",
    ),
    Trouble.REFUSED: (
        "{server} weigert de vraag (antwoord {status}): {reason}. Waarschijnlijk is de bron veranderd; meld het.",
        "{server} refuses the question (answer {status}): {reason}. The source has probably changed; report it.",
    ),
    Trouble.NOT_FOUND: (
        "{server} kent {path} niet (meer). Waarschijnlijk is de tabel vervangen; meld het.",
        "{server} does not (or no longer) know {path}. The table was probably replaced; report it.",
    ),
    Trouble.CHANGED_COLUMNS: (
        "Tabel {table} heeft geen kolom {column} meer. Er is niets opgeslagen; meld het.",
        "Table {table} no longer has a column {column}. Nothing was stored; report it.",
    ),
    Trouble.UNKNOWN_KEYS: (
        "Tabel {table} gebruikt in kolom {column} {number} codes die niet in haar eigen lijst staan "
        "(zoals {example}). Er is niets opgeslagen; probeer het later opnieuw.",
        "Table {table} uses {number} codes in column {column} that its own list does not have (such as {example}). "
        "Nothing was stored; try again later.",
    ),
    Trouble.WRONG_COUNT: (
        "Tabel {table} zegt {expected} regels te hebben, maar gaf er {received}. Er is niets opgeslagen; "
        "probeer het opnieuw.",
        "Table {table} says that it has {expected} rows but gave {received}. Nothing was stored; try again.",
    ),
    Trouble.NO_AREA: (
        "Tabel {table} kent geen gemeente met code {area}. Controleer de code; een gemeente die is opgegaan in "
        "een andere, staat onder de nieuwe code.",
        "Table {table} knows no municipality with code {area}. Check the code; one that merged into another is "
        "found under its new code.",
    ),
    Trouble.UNKNOWN_NAME: (
        "Er is geen gemeente {name} gevonden. Schrijf haar naam zoals het CBS, of geef haar code, zoals GM1680.",
        "No municipality {name} was found. Write its name as CBS does, or its code, such as GM1680.",
    ),
    Trouble.LIKE_NAMES: (
        "Er is geen gemeente {name} gevonden. Bedoelt u {choices}?",
        "No municipality {name} was found. Do you mean {choices}?",
    ),
    Trouble.SEVERAL_NAMES: (
        "{name} kan meer dan één gemeente zijn: {choices}. Geef de code.",
        "{name} may be more than one municipality: {choices}. Give the code.",
    ),
    Trouble.DIVIDED: (
        "{name} is in {year} verdeeld over {choices}. Kies een daarvan.",
        "{name} was divided in {year} over {choices}. Choose one of them.",
    ),
    Trouble.MERGED: (
        "{name} is in {year} opgegaan in {into} ({code}). Vraag naar die gemeente.",
        "{name} merged into {into} ({code}) in {year}. Ask for that municipality.",
    ),
    Trouble.NOT_AREAS: (
        "In {file} staan geen wijken of buurten met een CBS-code. Lever een GeoJSON of GeoPackage van het CBS aan.",
        "{file} holds no districts or neighbourhoods with a CBS code. Bring a GeoJSON or GeoPackage of CBS.",
    ),
    Trouble.DAMAGED_STORE: (
        "Het opgeslagen bestand {file} is beschadigd. Verwijder het en haal de cijfers opnieuw op.",
        "The stored file {file} is damaged. Remove it and fetch the figures again.",
    ),
    Trouble.CANNOT_WRITE: (
        "In {folder} kan niet worden geschreven ({reason}). Maak ruimte of geef rechten en probeer het opnieuw; "
        "wat al is opgehaald, blijft bewaard.",
        "Nothing can be written in {folder} ({reason}). Make room or give rights and try again; what was fetched "
        "is kept.",
    ),
    Trouble.NOT_A_LIST: (
        "{file} is geen leesbaar Parquet-bestand. Sla de lijst opnieuw op, of lever hem aan als XLSX of CSV.",
        "{file} is no Parquet file that can be read. Save the list again, or bring it as XLSX or CSV.",
    ),
    Trouble.TOO_LONG: (
        "{file} heeft meer dan {maximum} regels. Verdeel de lijst over een paar bestanden.",
        "{file} has more than {maximum} rows. Divide the list over a few files.",
    ),
    Trouble.FETCHING_ALREADY: (
        "Tabel {table} wordt al opgehaald door een ander proces. Wacht tot dat klaar is.",
        "Table {table} is being fetched by another process. Wait until it is done.",
    ),
}


class SourceTrouble(Exception):
    """Fetching or storing stopped; nothing that was stored before is changed."""

    def __init__(self, trouble: Trouble, **values: str | int) -> None:
        self.trouble = trouble
        self.values = values
        super().__init__(self.say("en"))

    def __reduce__(self) -> tuple[partial[SourceTrouble], tuple[()]]:
        """So that it can come from another process as it is."""
        return partial(SourceTrouble, self.trouble, **self.values), ()

    def say(self, language: Language) -> str:
        """One or two sentences: what is wrong and what to do."""
        dutch, english = _WORDING[self.trouble]
        return (dutch if language == "nl" else english).format(**self.values)
