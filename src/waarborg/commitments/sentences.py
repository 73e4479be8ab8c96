"""Which sentence belongs to each reason? Two tables, Dutch and English, with the same codes.

Values stand between braces: ``{end:date}`` a day in words, ``{to_go:word}`` a small number in words,
``{bare:dag|dagen}`` a number with its noun, ``{measured}`` a figure as it is, ``{compared}`` the figure with which
another is compared, ``{beside}`` the same between parentheses where there is one.
"""

from __future__ import annotations

DUTCH: dict[str, str] = {
    "unclear": "De zin laat open hoe vaak of hoe snel. Vul dat aan, dan volgt een oordeel.",
    "not_started": "Begint op {start:date}.",
    "no_source": "Het register is voor deze periode niet in gebruik. Daarom is er geen oordeel.",
    "part_source": "Het register is sinds {since:date} in gebruik. Wat daarvoor gebeurde, is niet bekend.",
    "list_empty": "De lijst ‘{list}’ is leeg. Vul die eerst in.",
    "frequency_met": "Gehaald: {measured} gedaan, {required} afgesproken.",
    "frequency_to_go": "{measured} van de {required}; nog {to_go:word}, uiterlijk {end:date}.",
    "frequency_behind": "{measured} van de {required}; nog {to_go:word}, uiterlijk {end:date}. Het"
    " wordt tijd.",
    "frequency_short": "{measured} van de {required} in de periode tot en met {end:date}.",
    "frequency_part": "{measured} van de {required}. Het plan geldt maar een klein deel van deze periode;"
    " te weinig telt daarom niet mee.",
    "frequency_over": "{measured} gedaan; het mochten er hooguit {required} zijn.",
    "frequency_within": "Gehaald: {measured} gedaan, hooguit {required} afgesproken.",
    "frequency_room": "{measured} tot nu toe; hooguit {required} afgesproken, dus nog ruimte voor"
    " {room:word}.",
    "frequency_full": "{measured} tot nu toe; er mag er tot en met {end:date} geen meer bij.",
    "frequency_members_met": "Lijst ‘{list}’: gehaald bij {measured}, nodig bij {required}"
    " (elk minstens {number}).",
    "frequency_members_to_go": "Lijst ‘{list}’: {measured} van de {required} gehaald (elk minstens {number});"
    " de rest uiterlijk {end:date}.",
    "frequency_members_behind": "Lijst ‘{list}’: {measured} van de {required} gehaald (elk minstens"
    " {number});"
    " de rest uiterlijk {end:date}. Het wordt tijd.",
    "frequency_members_short": "Lijst ‘{list}’: {measured} van de {required} gehaald (elk minstens {number})"
    " in de periode tot en met {end:date}.",
    "frequency_members_part": "Lijst ‘{list}’: {measured} van de {required} gehaald. Het plan geldt"
    " maar een klein"
    " deel van deze periode; te weinig telt daarom niet mee.",
    "frequency_members_over": "Lijst ‘{list}’: {measured} bleven binnen de grens van hooguit {number};"
    " {required} was de afspraak.",
    "frequency_members_within": "Lijst ‘{list}’: {measured} bleven binnen de grens van hooguit {number}.",
    "frequency_members_room": "Lijst ‘{list}’: {measured} zijn binnen de grens van hooguit {number}.",
    "interval_fine": "Laatst op {last:date}; weer nodig uiterlijk {due:date}.",
    "interval_again": "Laatst op {last:date}; weer nodig uiterlijk {due:date}."
    " Eerder in deze periode duurde het te lang.",
    "interval_soon": "Laatst op {last:date}; binnenkort weer nodig, uiterlijk {due:date}.",
    "interval_lapsed": "Laatst op {last:date}; het had uiterlijk {due:date} weer gemoeten.",
    "interval_first_fine": "Nog niet gebeurd; nodig uiterlijk {due:date}.",
    "interval_first_soon": "Nog niet gebeurd; binnenkort nodig, uiterlijk {due:date}.",
    "interval_first_lapsed": "Nog niet gebeurd; het had uiterlijk {due:date} gemoeten.",
    "interval_held": "Tot en met {end:date} steeds op tijd.",
    "interval_gap": "In de periode tot en met {end:date} duurde het een keer te lang.",
    "interval_members_fine": "Lijst ‘{list}’: alle {members} op tijd; de eerste weer uiterlijk {due:date}.",
    "interval_members_again": "Lijst ‘{list}’: nu alle {members} op tijd, maar eerder in deze periode niet.",
    "interval_members_soon": "Lijst ‘{list}’: de eerste is binnenkort weer nodig, uiterlijk {due:date}.",
    "interval_members_lapsed": "Lijst ‘{list}’: bij {wrong} van de {members} is het te lang geleden.",
    "interval_members_held": "Lijst ‘{list}’: alle {members} steeds op tijd.",
    "interval_members_gap": "Lijst ‘{list}’: bij {wrong} van de {members} duurde het een keer te lang.",
    "attested_fine": "Verklaard op {last:date}; opnieuw nodig uiterlijk {due:date}.",
    "attested_again": "Verklaard op {last:date}; opnieuw nodig uiterlijk {due:date}."
    " Eerder in deze periode was de verklaring te laat.",
    "attested_soon": "Verklaard op {last:date}; binnenkort opnieuw nodig, uiterlijk {due:date}.",
    "attested_lapsed": "Laatst verklaard op {last:date}; het had uiterlijk {due:date} opnieuw gemoeten.",
    "attested_first_fine": "Nog niet verklaard; nodig uiterlijk {due:date}.",
    "attested_first_soon": "Nog niet verklaard; binnenkort nodig, uiterlijk {due:date}.",
    "attested_first_lapsed": "Niet verklaard; het had uiterlijk {due:date} gemoeten.",
    "attested_held": "Tot en met {end:date} steeds op tijd verklaard.",
    "attested_gap": "In de periode tot en met {end:date} was de verklaring een keer te laat.",
    "attested_once": "Verklaard op {on:date}.",
    "attested_never": "Niet verklaard voor het einde op {end:date}.",
    "attested_soon_over": "Nog niet verklaard; nodig uiterlijk {end:date}. Het wordt tijd.",
    "attested_open": "Nog niet verklaard; nodig uiterlijk {end:date}.",
    "response_missed": "{missed} van {triggers:geval|gevallen} niet of te laat beantwoord.",
    "response_kept": "{in_time} van {triggers:geval|gevallen} op tijd beantwoord.",
    "response_no_cases": "Geen gevallen in deze periode.",
    "response_so_far": "{in_time} van {triggers:geval|gevallen} op tijd beantwoord; nog open: {waiting}.",
    "response_due_soon": "Nog open: {waiting}. Het eerste moet uiterlijk {due:date} beantwoord zijn.",
    "response_waiting": "Tot nu toe op tijd; nog open: {waiting}. Het eerste moet uiterlijk"
    " {due:date} klaar zijn.",
    "response_open": "Nog open: {waiting} van {triggers:geval|gevallen}.",
    "response_open_soon": "Nog open: {waiting} van {triggers:geval|gevallen}. Het wordt tijd.",
    "response_unanswered": "{waiting} van {triggers:geval|gevallen} nooit beantwoord.",
    "milestone_met": "Klaar op {on:date}; afgesproken was uiterlijk {by:date}.",
    "milestone_late": "Te laat: klaar op {on:date}, afgesproken was uiterlijk {by:date}.",
    "milestone_missed": "Niet klaar op {by:date}.",
    "milestone_soon": "Nog niet klaar; het moet binnenkort, uiterlijk {by:date}.",
    "milestone_open": "Nog niet klaar; de tijd loopt tot en met {by:date}.",
    "target_no_figure": "Er is nog geen cijfer bekend.",
    "target_no_reference": "Het cijfer is {measured}{period:in}, maar {compared} is niet bekend.",
    "target_at_least_met": "{measured}{period:in}; het doel is minstens {required}{beside}.",
    "target_at_least_not_met": "{measured}{period:in}; dat moet minstens {required} worden{beside}.",
    "target_at_most_met": "{measured}{period:in}; het doel is hooguit {required}{beside}.",
    "target_at_most_not_met": "{measured}{period:in}; dat mag hooguit {required} zijn{beside}.",
    "target_above_met": "{measured}{period:in}; het doel is meer dan {required}{beside}.",
    "target_above_not_met": "{measured}{period:in}; dat moet meer dan {required} worden{beside}.",
    "target_below_met": "{measured}{period:in}; het doel is minder dan {required}{beside}.",
    "target_below_not_met": "{measured}{period:in}; dat moet minder dan {required} worden{beside}.",
    "in_force_valid": "Geldig tot en met {until:date}.",
    "in_force_open_ended": "Geldig, zonder einddatum.",
    "in_force_again": "Nu geldig; eerder in deze periode {bare:dag|dagen} niet.",
    "in_force_soon": "Nog geldig tot en met {until:date}. Zorg op tijd voor een opvolger.",
    "in_force_none": "Nu niet geldig; in deze periode al {bare:dag|dagen} niet.",
    "in_force_held": "Tot en met {end:date} elke dag geldig.",
    "in_force_gap": "In de periode tot en met {end:date} {bare:dag|dagen} niet geldig.",
    "in_force_members_valid": "Lijst ‘{list}’: geldig bij alle {members}.",
    "in_force_members_again": "Lijst ‘{list}’: nu geldig bij alle {members}, maar eerder in deze"
    " periode niet.",
    "in_force_members_soon": "Lijst ‘{list}’: de eerste loopt af na {until:date}. Zorg op tijd voor"
    " een opvolger.",
    "in_force_members_none": "Lijst ‘{list}’: bij {wrong} van de {members} nu niet geldig.",
    "in_force_members_held": "Lijst ‘{list}’: tot en met {end:date} elke dag geldig bij alle {members}.",
    "in_force_members_gap": "Lijst ‘{list}’: bij {wrong} van de {members} niet elke dag geldig.",
    "in_force_share_valid": "Lijst ‘{list}’: geldig bij {measured} van de {members}; nodig is {required}.",
    "in_force_share_again": "Lijst ‘{list}’: nu geldig bij {measured} van de {members}, nodig is {required};"
    " eerder in deze periode waren het er te weinig.",
    "in_force_share_soon": "Lijst ‘{list}’: geldig bij {measured} van de {members}, nodig is {required}, maar"
    " de eerste loopt af na {until:date}. Zorg op tijd voor een opvolger.",
    "in_force_share_none": "Lijst ‘{list}’: nu geldig bij {measured} van de {members}; nodig is {required}.",
    "in_force_share_held": "Lijst ‘{list}’: tot en met {end:date} elke dag geldig bij minstens {measured} van"
    " de {members}; nodig was {required}.",
    "in_force_share_gap": "Lijst ‘{list}’: {bare:dag|dagen} lang geldig bij te weinig van de {members}; nodig"
    " was {required}.",
}

ENGLISH: dict[str, str] = {
    "unclear": "The sentence leaves open how often or how fast. Fill that in, then a verdict follows.",
    "not_started": "Starts on {start:date}.",
    "no_source": "The register is not in use for this period, so there is no verdict.",
    "part_source": "The register has been in use since {since:date}. What happened before is not known.",
    "list_empty": "The list ‘{list}’ is empty. Fill it in first.",
    "frequency_met": "Reached: {measured} done, {required} promised.",
    "frequency_to_go": "{measured} of {required}; {to_go:word} to go, by {end:date}.",
    "frequency_behind": "{measured} of {required}; {to_go:word} to go, by {end:date}. Time is running short.",
    "frequency_short": "{measured} of {required} in the period up to {end:date}.",
    "frequency_part": "{measured} of {required}. The plan covers only a small part of this period;"
    " too few does not count against it.",
    "frequency_over": "{measured} done; at most {required} were allowed.",
    "frequency_within": "Reached: {measured} done, at most {required} promised.",
    "frequency_room": "{measured} so far; at most {required} promised, so there is room for"
    " {room:word} more.",
    "frequency_full": "{measured} so far; no more are allowed up to {end:date}.",
    "frequency_members_met": "List ‘{list}’: reached by {measured}, needed by {required}"
    " (at least {number} each).",
    "frequency_members_to_go": "List ‘{list}’: {measured} of {required} reached (at least {number} each);"
    " the rest by {end:date}.",
    "frequency_members_behind": "List ‘{list}’: {measured} of {required} reached (at least {number} each);"
    " the rest by {end:date}. Time is running short.",
    "frequency_members_short": "List ‘{list}’: {measured} of {required} reached (at least {number} each)"
    " in the period up to {end:date}.",
    "frequency_members_part": "List ‘{list}’: {measured} of {required} reached. The plan covers"
    " only a small part"
    " of this period; too few does not count against it.",
    "frequency_members_over": "List ‘{list}’: {measured} stayed within the limit of {number};"
    " {required} was the promise.",
    "frequency_members_within": "List ‘{list}’: {measured} stayed within the limit of {number}.",
    "frequency_members_room": "List ‘{list}’: {measured} are within the limit of {number}.",
    "interval_fine": "Last on {last:date}; due again by {due:date}.",
    "interval_again": "Last on {last:date}; due again by {due:date}. Earlier in this period it took"
    " too long.",
    "interval_soon": "Last on {last:date}; due again soon, by {due:date}.",
    "interval_lapsed": "Last on {last:date}; it was due again by {due:date}.",
    "interval_first_fine": "Not done yet; due by {due:date}.",
    "interval_first_soon": "Not done yet; due soon, by {due:date}.",
    "interval_first_lapsed": "Not done yet; it was due by {due:date}.",
    "interval_held": "Always in time up to {end:date}.",
    "interval_gap": "In the period up to {end:date} it once took too long.",
    "interval_members_fine": "List ‘{list}’: all {members} in time; the first is due again by {due:date}.",
    "interval_members_again": "List ‘{list}’: all {members} in time now, but not earlier in this period.",
    "interval_members_soon": "List ‘{list}’: the first is due again soon, by {due:date}.",
    "interval_members_lapsed": "List ‘{list}’: for {wrong} of {members} it is too long ago.",
    "interval_members_held": "List ‘{list}’: all {members} always in time.",
    "interval_members_gap": "List ‘{list}’: for {wrong} of {members} it once took too long.",
    "attested_fine": "Stated on {last:date}; due again by {due:date}.",
    "attested_again": "Stated on {last:date}; due again by {due:date}."
    " Earlier in this period the statement was late.",
    "attested_soon": "Stated on {last:date}; due again soon, by {due:date}.",
    "attested_lapsed": "Last stated on {last:date}; it was due again by {due:date}.",
    "attested_first_fine": "Not stated yet; due by {due:date}.",
    "attested_first_soon": "Not stated yet; due soon, by {due:date}.",
    "attested_first_lapsed": "Not stated; it was due by {due:date}.",
    "attested_held": "Always stated in time up to {end:date}.",
    "attested_gap": "In the period up to {end:date} the statement was once late.",
    "attested_once": "Stated on {on:date}.",
    "attested_never": "Not stated before the end on {end:date}.",
    "attested_soon_over": "Not stated yet; due by {end:date}. Time is running short.",
    "attested_open": "Not stated yet; due by {end:date}.",
    "response_missed": "{missed} of {triggers:case|cases} not answered, or too late.",
    "response_kept": "{in_time} of {triggers:case|cases} answered in time.",
    "response_no_cases": "No cases in this period.",
    "response_so_far": "{in_time} of {triggers:case|cases} answered in time; still open: {waiting}.",
    "response_due_soon": "Still open: {waiting}. The first must be answered by {due:date}.",
    "response_waiting": "In time so far; still open: {waiting}. The first is due by {due:date}.",
    "response_open": "Still open: {waiting} of {triggers:case|cases}.",
    "response_open_soon": "Still open: {waiting} of {triggers:case|cases}. Time is running short.",
    "response_unanswered": "{waiting} of {triggers:case|cases} never answered.",
    "milestone_met": "Done on {on:date}; promised by {by:date}.",
    "milestone_late": "Too late: done on {on:date}, promised by {by:date}.",
    "milestone_missed": "Not done by {by:date}.",
    "milestone_soon": "Not done yet; due soon, by {by:date}.",
    "milestone_open": "Not done yet; there is time up to {by:date}.",
    "target_no_figure": "No figure is known yet.",
    "target_no_reference": "The figure is {measured}{period:in}, but {compared} is not known.",
    "target_at_least_met": "{measured}{period:in}; the aim is at least {required}{beside}.",
    "target_at_least_not_met": "{measured}{period:in}; it must become at least {required}{beside}.",
    "target_at_most_met": "{measured}{period:in}; the aim is at most {required}{beside}.",
    "target_at_most_not_met": "{measured}{period:in}; it may be at most {required}{beside}.",
    "target_above_met": "{measured}{period:in}; the aim is more than {required}{beside}.",
    "target_above_not_met": "{measured}{period:in}; it must become more than {required}{beside}.",
    "target_below_met": "{measured}{period:in}; the aim is less than {required}{beside}.",
    "target_below_not_met": "{measured}{period:in}; it must become less than {required}{beside}.",
    "in_force_valid": "Valid up to {until:date}.",
    "in_force_open_ended": "Valid, without an end date.",
    "in_force_again": "Valid now; earlier in this period not for {bare:day|days}.",
    "in_force_soon": "Still valid up to {until:date}. See to a successor in time.",
    "in_force_none": "Not valid now; in this period not for {bare:day|days} so far.",
    "in_force_held": "Valid on every day up to {end:date}.",
    "in_force_gap": "Not valid for {bare:day|days} in the period up to {end:date}.",
    "in_force_members_valid": "List ‘{list}’: valid for all {members}.",
    "in_force_members_again": "List ‘{list}’: valid for all {members} now, but not earlier in this period.",
    "in_force_members_soon": "List ‘{list}’: the first ends after {until:date}. See to a successor in time.",
    "in_force_members_none": "List ‘{list}’: not valid now for {wrong} of {members}.",
    "in_force_members_held": "List ‘{list}’: valid on every day up to {end:date} for all {members}.",
    "in_force_members_gap": "List ‘{list}’: not valid on every day for {wrong} of {members}.",
    "in_force_share_valid": "List ‘{list}’: valid for {measured} of {members}; {required} needed.",
    "in_force_share_again": "List ‘{list}’: valid for {measured} of {members} now, {required} needed; earlier in"
    " this period they were too few.",
    "in_force_share_soon": "List ‘{list}’: valid for {measured} of {members}, {required} needed, but the first"
    " ends after {until:date}. See to a successor in time.",
    "in_force_share_none": "List ‘{list}’: valid for {measured} of {members} now; {required} needed.",
    "in_force_share_held": "List ‘{list}’: valid for at least {measured} of {members} on every day up to"
    " {end:date}; {required} needed.",
    "in_force_share_gap": "List ‘{list}’: for {bare:day|days} valid for too few of {members}; {required} needed.",
}

PROBLEMS: dict[str, tuple[str, str]] = {
    "no_kind": ("Kies een soort: {kinds}.", "Choose a kind: {kinds}."),
    "no_such_field": (
        "De soort {kind} heeft dit veld niet. Laat het leeg.",
        "The kind {kind} has no such field. Leave it empty.",
    ),
    "no_period": (
        "Vul de periode in, zoals P1Y (jaar), P3M (kwartaal), P1M (maand) of P1W (week).",
        "Fill in the period, such as P1Y (year), P3M (quarter), P1M (month) or P1W (week).",
    ),
    "no_duration": (
        "Vul in hoe lang, zoals P4Y (vier jaar), P5D (vijf dagen), PT24H (24 uur) of een aantal werkdagen.",
        "Fill in how long, such as P4Y (four years), P5D (five days), PT24H (24 hours) or working days.",
    ),
    "no_number": ("Vul een heel getal in, 0 of meer.", "Fill in a whole number, 0 or more."),
    "asks_nothing": ("Vul in hoeveel minstens of hooguit.", "Fill in how many at least or at most."),
    "below_at_least": (
        "Het hoogste aantal kan niet minder zijn dan het laagste ({at_least}).",
        "The largest number cannot be less than the smallest ({at_least}).",
    ),
    "no_list": ("Kies een lijst.", "Choose a list."),
    "share_of_what": (
        "Kies de lijst waarvan een deel het moet halen.",
        "Choose the list of which a share must reach it.",
    ),
    "no_share": ("Vul een deel in, meer dan 0 en hooguit 1.", "Fill in a share, above 0 and at most 1."),
    "no_months": (
        "Vul maanden in als getallen van 1 tot en met 12.",
        "Fill in months as numbers from 1 to 12.",
    ),
    "no_day": ("Vul een dag in, zoals 2026-12-31.", "Fill in a day, such as 2026-12-31."),
    "no_indicator": ("Vul in welk cijfer gevolgd wordt.", "Fill in which figure is followed."),
    "no_direction": (
        "Kies at_least, at_most, above of below.",
        "Choose at_least, at_most, above or below.",
    ),
    "no_figure": ("Vul een getal in.", "Fill in a number."),
    "no_reference": (
        "Vul in waarmee het cijfer vergeleken wordt: year:2018 of area:<code>.",
        "Fill in what the figure is compared with: year:2018 or area:<code>.",
    ),
    "no_bound": (
        "Vul het getal in, of waarmee het cijfer vergeleken wordt.",
        "Fill in the number, or what the figure is compared with.",
    ),
}
"""What is wrong with a demand that was filled in, and what to do: Dutch, English."""
