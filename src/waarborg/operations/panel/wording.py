"""What is wrong with a survey or an answer, in words?"""

from __future__ import annotations

PANEL_WORDING: dict[str, tuple[str, str]] = {
    "survey_is_over": (
        "Deze vragenlijst is gesloten. Maak een nieuwe meting met dezelfde vragen.",
        "This survey is closed. Make a new one with the same questions.",
    ),
    "survey_is_frozen": (
        "Er zijn al antwoorden: dit kan niet meer veranderen. Sluit de vragenlijst en maak een nieuwe meting.",
        "There are answers already: this can no longer change. Close the survey and make a new one.",
    ),
    "survey_not_closed": (
        "Alleen van een gesloten vragenlijst kunt u de uitslag intrekken.",
        "You can only withdraw the result of a survey that is closed.",
    ),
    "survey_not_open": (
        "Deze vragenlijst is nu niet open.",
        "This survey is not open now.",
    ),
    "no_panel_questions": (
        "Er staat nog geen vraag in. Voeg ten minste één vraag toe.",
        "There is no question in it yet. Add at least one question.",
    ),
    "too_many_questions": (
        "Er staan al {maximum} vragen in. Haal er eerst een uit.",
        "There are {maximum} questions in it already. Take one out first.",
    ),
    "too_few_options": (
        "Geef ten minste twee antwoorden, elk op een eigen regel.",
        "Give at least two answers, each on a line of its own.",
    ),
    "too_many_options": (
        "Geef hoogstens {maximum} antwoorden.",
        "Give at most {maximum} answers.",
    ),
    "double_option": (
        "Twee antwoorden zijn gelijk. Haal er een weg.",
        "Two answers are the same. Take one away.",
    ),
    "nobody_is_invited": (
        "Deze vragenlijst heeft één open link: niemand wordt uitgenodigd. Kies een eigen link per genodigde.",
        "This survey has one open link: nobody is invited. Choose a link for each person invited.",
    ),
    "lines_without_address": (
        "Op deze regels staat geen e-mailadres: {lines}. Verbeter ze; er is nog niets toegevoegd.",
        "There is no e-mail address on these lines: {lines}. Correct them; nothing was added yet.",
    ),
    "too_many_invited": (
        "U kunt hoogstens {maximum} mensen uitnodigen.",
        "You can invite at most {maximum} people.",
    ),
    "answered_already": (
        "Met deze link is al geantwoord. Elke link werkt één keer.",
        "This link was answered with already. Each link works once.",
    ),
    "questions_changed": (
        "De vragen zijn intussen gewijzigd. Kijk uw antwoorden na en verstuur ze opnieuw.",
        "The questions were changed in the meantime. Look at your answers and send them again.",
    ),
    "consent_missing": (
        "Geef hier toestemming. Zonder toestemming mogen we uw antwoorden niet bewaren.",
        "Give your consent here. Without it we may not keep your answers.",
    ),
    "nothing_answered": (
        "U heeft nog niets ingevuld. Beantwoord ten minste één vraag.",
        "You filled in nothing yet. Answer at least one question.",
    ),
    "choose_from_answers": (
        "Kies een van de antwoorden die er staan.",
        "Choose one of the answers that are there.",
    ),
    "asked_too_often": (
        "Er komen nu te veel antwoorden tegelijk binnen. Probeer het over tien minuten opnieuw.",
        "Too many answers come in at once. Try again in ten minutes.",
    ),
    "survey_from_file": (
        "De antwoorden komen uit een bestand. Lees dat in, of kies hoe mensen binnenkomen.",
        "The answers come from a file. Take that in, or choose how people come in.",
    ),
    "survey_is_no_draft": (
        "Een bestand past alleen bij een concept. Maak een nieuwe meting met dezelfde vragen.",
        "A file goes with a draft only. Make a new survey with the same questions.",
    ),
    "unknown_panel_column": (
        "Deze vraag staat niet in de vragenlijst. Kies opnieuw.",
        "This question is not in the survey. Choose again.",
    ),
    "no_question_in_file": (
        "Kies bij ten minste één kolom welke vraag het is.",
        "Choose for at least one column which question it is.",
    ),
    "no_row_counts": (
        "Geen van de {number} rijen telt mee. Kijk de kolommen na.",
        "None of the {number} rows counts. Look at the columns.",
    ),
    "file_taken_in_before": (
        "Dit bestand is al ingelezen bij de vragenlijst {survey}, gesloten na {day}. Trek eerst die uitslag in.",
        "This file was taken in before, with the survey {survey}, closed after {day}. Withdraw that result first.",
    ),
    "answer_unknown": (
        "Dit antwoord kent de vraag niet.",
        "The question does not know this answer.",
    ),
    "score_outside": (
        "Dit is geen heel cijfer op de schaal.",
        "This is no whole number on the scale.",
    ),
    "answer_too_long": (
        "Dit antwoord heeft meer dan 2.000 tekens.",
        "This answer has more than 2,000 characters.",
    ),
    "area_unknown": (
        "Deze buurt staat niet op de lijst.",
        "This neighbourhood is not on the list.",
    ),
    "weight_wrong": (
        "Het gewicht is geen getal boven nul.",
        "The weight is no number above zero.",
    ),
    "row_empty": (
        "Hier is geen enkele vraag beantwoord.",
        "No question was answered here.",
    ),
}
