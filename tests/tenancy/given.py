"""What has a town to give to each act, by the name of its argument?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from django.utils import timezone
from tests.operations.drafted import PLAN
from tests.operations.policy_cycle.test_priorities import a_panel_score, a_picture
from tests.tenancy.parts_of_towns import (
    ANSWERS,
    CONTRIBUTED,
    INCIDENTS,
    MONEY,
    QUESTIONS,
    REPORT,
    SURVEY,
    TOURS,
    TRIANGLE,
    WISH,
    action_wish,
    list_of_incidents,
    list_of_reports,
    panel_file,
)
from tests.tenancy.towns import Town

from waarborg.analysis.theme_scores import Weights
from waarborg.operations.contributions import WhatWasDone
from waarborg.operations.entries import Move
from waarborg.operations.figures import NewFigure
from waarborg.operations.implementation.following import Step
from waarborg.operations.loading import NewEntry
from waarborg.operations.many_entries import Picked
from waarborg.operations.meetings.agenda import Point
from waarborg.operations.meetings.minutes import Minutes
from waarborg.operations.panel.files import FileWishes
from waarborg.operations.panel.open_answers import key_of
from waarborg.operations.plans.adopting import Decision
from waarborg.operations.plans.correcting import PlanFacts
from waarborg.operations.plans.wishes import Following
from waarborg.operations.policy_cycle.choosing import Chosen
from waarborg.operations.policy_cycle.contents import NewDecision, NewParticipant, NewProduct
from waarborg.operations.policy_cycle.long_list import Filling
from waarborg.operations.policy_cycle.opening import CycleWish
from waarborg.operations.policy_cycle.steps import StepDays
from waarborg.operations.suspending import Stop
from waarborg.reading.draft import MeasureStatus, SectionKind
from waarborg.records.models import Choice, Role
from waarborg.records.queries.entries import EntryFilter
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.shelf import builtin_registers
from waarborg.registers.statutory import StatutoryPeriod
from waarborg.registers.zgw_writing import write_zaaktype

Maker = Callable[[Town], object]

STREETS = b"""{"features": [{"properties": {"naam": "Laan"}, "geometry": {"type": "LineString",
"coordinates": [[4.0, 52.0], [4.001, 52.0]]}}]}"""


OUTLINES = b"""{"features": [{"properties": {"naam": "Noord"}, "geometry": {"type": "Polygon",
"coordinates": [[[4.0, 52.0], [4.1, 52.0], [4.1, 52.1], [4.0, 52.0]]]}}]}"""


POINTING: dict[str, Maker] = {
    "account_id": lambda town: town.people[Role.READER].pk,
    "attachment": lambda town: town.attachment.pk,
    "attachments.entry": lambda town: town.entry.pk,
    "comments.entry": lambda town: town.entry.pk,
    "carry_out.number": lambda town: town.work.planned.pk,
    "recurring": lambda town: town.work.recurring.pk,
    "contribution": lambda town: town.said.contribution.pk,
    "panel.survey": lambda town: town.said.survey.pk,
    "hand_in_panel_file.survey": lambda town: town.said.draft.pk,
    "give_up_panel_file.survey": lambda town: town.said.draft.pk,
    "take_in_panel_file.survey": lambda town: town.said.draft.pk,
    "panel.question": lambda town: town.said.question.pk,
    "panel.invitation": lambda town: town.said.invitation.pk,
    "remove_open_answer.question": lambda town: town.said.written.pk,
    "panel.answer": lambda town: key_of(town.said.written.pk, town.said.response.pk),
    "exercises.exercise": lambda town: town.work.exercise.pk,
    "meetings.meeting": lambda town: town.work.meeting.pk,
    "draft_dossier.meeting": lambda town: town.work.meeting.pk,
    "meetings.series": lambda town: town.work.meeting.series_id,
    "implementation.action": lambda town: town.carried_out.action.pk,
    "drop_proposal.action": lambda town: town.carried_out.proposal.pk,
    "implementation.measure": lambda town: town.measure(town.current).pk,
    "implementation.line": lambda town: town.carried_out.money.pk,
    "policy_cycle.step": lambda town: town.in_cycle.step.pk,
    "make_product.step": lambda town: town.in_cycle.step.cycle.steps.get(kind="analysis").pk,
    "take_plan_over.step": lambda town: town.in_cycle.step.cycle.steps.get(kind="plan").pk,
    "take_plan_over.version": lambda town: town.current.pk,
    "open_next_cycle.step": lambda town: town.in_cycle.evaluation.pk,
    "participant": lambda town: town.in_cycle.participant.pk,
    "product": lambda town: town.in_cycle.product.pk,
    "take_back_decision.decision": lambda town: town.in_cycle.decision.pk,
    "policy_cycle.cycle": lambda town: town.in_cycle.step.cycle_id,
    "start_long_list.cycle": lambda town: town.in_cycle.untouched.pk,
    "remove_listed_theme.theme": lambda town: town.in_cycle.theme.pk,
    "give_cycle_up.cycle": lambda town: town.in_cycle.untouched.pk,
    "keep_rhythm.plan": lambda town: town.current.plan_id,
    "comment": lambda town: town.comment.pk,
    "documents.document": lambda town: town.document.pk,
    "give_template_up.name": lambda town: town.own_template,
    "entries.number": lambda town: town.entry.pk,
    "hand_over.number": lambda town: town.entry.pk,
    "many_entries.picked": lambda town: [Picked(town.entry.pk, town.entry.revision)],
    "drop_filter.number": lambda town: town.saved.pk,
    "people": lambda town: [town.people[Role.OWNER].pk],
    "leads": lambda town: [town.people[Role.OWNER].pk],
    "suspending.number": lambda town: town.running.pk,
    "resume_term.number": lambda town: town.stopped.pk,
    "event_risk.entry": lambda town: town.event.pk,
    "plans.number": lambda town: town.commitment(town.draft).number,
    "subjects.number": lambda town: town.place.pk,
    "put_under.number": lambda town: town.teams[1].pk,
    "put_under.under": lambda town: town.teams[0].pk,
    "version": lambda town: town.draft.pk,
    "section": lambda town: town.section(town.draft).pk,
    "measure": lambda town: town.measure(town.draft).pk,
    "commitment": lambda town: town.commitment(town.current).pk,
    "start_new_version.plan": lambda town: town.current.plan_id,
    "upload_plan.plan": lambda town: town.current.plan_id,
    "store_draft.plan": lambda town: town.current.plan_id,
    "list_name": lambda town: town.list_name,
    "register_drafts.name": lambda town: town.register,
    "handed": lambda town: town.waiting_list.pk,
    "undo_import.handed": lambda town: town.imported_list.pk,
    "register": lambda town: town.register,
    "change_first_day.name": lambda town: town.register,
    "take_out_of_use.name": lambda town: town.register,
    "wanted": lambda town: EntryFilter(town.register),
    "waiting": lambda town: town.waiting_incidents,
    "incidents": lambda town: town.incident_list,
}
"""Parameters that point at something of a municipality: what a town has, and the other town has not.

By parameter, or for one module or one function: ``module.parameter``, ``function.parameter``.
"""


VALUES: dict[str, Maker] = {
    "email": lambda town: "nieuw@example.nl",
    "name": lambda town: "Nieuw",
    "roles": lambda town: ["owner"],
    "meetings.wish": lambda town: replace(TRIANGLE, name="Andere driehoek"),
    "panel.revision": lambda town: town.said.survey.revision,
    "take_in_panel_file.revision": lambda town: town.said.draft.revision,
    "take_in_panel_file.wishes": lambda town: FileWishes(("", "1"), "Bureau Peil"),
    "hand_in_panel_file.content": lambda town: panel_file(),
    "panel.today": lambda town: timezone.localdate(),
    "panel.day": lambda town: timezone.localdate(),
    "panel.written": lambda town: "b@voorbeeld.nl",
    "start_survey.wish": lambda town: SURVEY,
    "change_survey.wish": lambda town: replace(
        SURVEY, title="Anders", opens_on=timezone.localdate(), closes_on=timezone.localdate()
    ),
    "add_question.wish": lambda town: QUESTIONS[1],
    "change_question.wish": lambda town: QUESTIONS[0],
    "contributions.contributed": lambda town: CONTRIBUTED,
    "contributions.today": lambda town: date(2026, 3, 2),
    "contributions.revision": lambda town: town.said.contribution.revision,
    "contributions.done": lambda town: WhatWasDone("not_taken", "Dat doen we al."),
    "exercises.revision": lambda town: town.work.exercise.revision,
    "exercises.lessons": lambda town: "Bel eerder op.",
    "exercises.points": lambda town: [],
    "meetings.point": lambda town: Point("Nieuwjaar"),
    "meetings.minutes": lambda town: Minutes(),
    "meetings.day": lambda town: timezone.localdate(),
    "meetings.starts_at": lambda town: time(9),
    "change_series.revision": lambda town: town.work.meeting.series.revision,
    "stop_series.revision": lambda town: town.work.meeting.series.revision,
    "meetings.revision": lambda town: town.work.meeting.revision,
    "open_cycle.wish": lambda town: CycleWish(date(2050, 1, 1), date(2053, 12, 31)),
    "policy_cycle.day": lambda town: date(2026, 3, 1),
    "policy_cycle.revision": lambda town: 1,
    "record_choice.chosen": lambda town: Chosen(date(2026, 3, 1), "Dringend.", (town.in_cycle.theme.pk,)),
    "draw_panel.scores": lambda town: (a_panel_score("leefomgeving/sociale-kwaliteit", 2.0),),
    "draw_figures.picture": lambda town: a_picture(),
    "fill_long_list.filling": lambda town: Filling(Weights(2, 1, 1)),
    "add_listed_theme.title": lambda town: "Ondermijning in het buitengebied",
    "add_participant.participant": lambda town: NewParticipant("Wijkagent"),
    "add_product.product": lambda town: NewProduct("Nota", reference="Z-1"),
    "record_decision.decision": lambda town: NewDecision("council", date(2026, 3, 1), "Akkoord."),
    "days": lambda town: StepDays(date(2040, 1, 1), date(2040, 2, 1), "De raad had geen tijd."),
    "implementation.revision": lambda town: 1,
    "add_action.wish": lambda town: action_wish(town.current),
    "change_action.wish": lambda town: replace(action_wish(town.current), title="Anders"),
    "move_action.days": lambda town: (date(2026, 4, 1), date(2027, 9, 30)),
    "withdraw_result.survey": lambda town: town.said.closed.pk,
    "withdraw_result.revision": lambda town: town.said.closed.revision,
    "panel.why": lambda town: "De vraag was verkeerd.",
    "implementation.why": lambda town: "De partner had geen tijd.",
    "tell_progress.step": lambda town: Step.BEGIN,
    "tell_progress.on": lambda town: date(2026, 1, 5),
    "add_money_for_action.wish": lambda town: MONEY,
    "add_money_for_measure.wish": lambda town: MONEY,
    "change_money.wish": lambda town: replace(MONEY, requested=9500),
    "implementation.day": lambda town: date(2026, 3, 1),
    "recurring.wish": lambda town: TOURS,
    "change_recurring.wish": lambda town: replace(TOURS, times=2),
    "recurring.day": lambda town: date(2026, 3, 2),
    "recurring.revision": lambda town: town.work.recurring.revision,
    "carry_out.revision": lambda town: town.work.planned.revision,
    "carry_out.values": lambda town: {"happened_on": "2026-03-02"},
    "revision": lambda town: town.entry.revision,
    "resume_term.revision": lambda town: town.stopped.revision,
    "suspending.revision": lambda town: town.running.revision,
    "person": lambda town: town.people[Role.OWNER].pk,
    "hand_over.team": lambda town: "Vergunningen",
    "hand_over_many.team": lambda town: "Vergunningen",
    "set_team.team": lambda town: "Buitendienst",
    "save_filter.list_name": lambda town: "melding",
    "query": lambda town: "stand=open",
    "stop": lambda town: Stop("Wacht op gegevens"),
    "length": lambda town: Duration(1, Unit.WEEK),
    "law": lambda town: "woo_verzoek",
    "confirm_ground.name": lambda town: "awb_opschorting",
    "confirm_ground.holds": lambda town: True,
    "period": lambda town: StatutoryPeriod(date(2026, 1, 1), None, Duration(4, Unit.WEEK), True),
    "source": lambda town: "Gelezen in de wet",
    "reason": lambda town: "Dubbel",
    "move": lambda town: Move("in_behandeling"),
    "log_entry.register": lambda town: "melding",
    "load_entries.register": lambda town: "melding",
    "load_entries.entries": lambda town: [NewEntry(REPORT)],
    "log_entry.values": lambda town: REPORT,
    "change_entry.values": lambda town: {"locatie": "Markt"},
    "export_entries.wanted": lambda town: EntryFilter("melding"),
    "language": lambda town: "nl",
    "new": lambda town: NewFigure("inbraken", "GM0001", "2024", 4, "politie", date(2026, 3, 1)),
    "decision": lambda town: Decision(date(2026, 3, 1), True, town.draft.revision),
    "sentence": lambda town: "We doen dit elk jaar.",
    "wish": lambda town: WISH,
    "text": lambda town: "We doen dit elk jaar.",
    "draft_document.name": lambda town: "samenvatting",
    "documents.day": lambda town: date(2026, 3, 1),
    "documents.revision": lambda town: 1,
    "change_template.name": lambda town: "jaarverslag",
    "change_template.revision": lambda town: 0,
    "change_template.source": lambda town: "Dag {{ day }}",
    "attach.name": lambda town: "gezien.txt",
    "attach.content": lambda town: b"Gezien.",
    "answers": lambda town: ANSWERS,
    "chosen": lambda town: "b_evenement",
    "add_comment.text": lambda town: "De buren zijn gebeld.",
    "add_measure.status": lambda town: MeasureStatus.NEW,
    "correct_measure.status": lambda town: MeasureStatus.NEW,
    "facts": lambda town: PlanFacts("Veilig", "Gemeente", date(2026, 1, 1), date(2029, 12, 31)),
    "title": lambda town: "Veilig wonen",
    "kind": lambda town: SectionKind.THEME,
    "choice": lambda town: Choice.DROPPED,
    "numbers": lambda town: (1,),
    "change_commitment.seen": lambda town: town.commitment(town.draft).revision,
    "correct_measure.seen": lambda town: town.measure(town.draft).revision,
    "correct_plan.seen": lambda town: town.draft.revision,
    "correct_section.seen": lambda town: town.section(town.draft).revision,
    "decide.seen": lambda town: town.commitment(town.draft).revision,
    "follow.seen": lambda town: town.commitment(town.current).revision,
    "following": lambda town: Following(owner=town.people[Role.OWNER].pk),
    "draft": lambda town: PLAN,
    "import_boundaries.content": lambda town: OUTLINES,
    "upload_plan.name": lambda town: "plan.md",
    "content": lambda town: b"# Integraal veiligheidsplan\n\n## Wonen\n\n- We controleren elk jaar.\n",
    "place_subject.kind": lambda town: "school",
    "place_subject.values": lambda town: {"location": "52.05, 4.05", "town": "Duinstede"},
    "start_change.name": lambda town: "melding",
    "event_risk.revision": lambda town: town.event.revision,
    "register_drafts.revision": lambda town: 1,
    "written": lambda town: write_zaaktype(builtin_registers()["schouw"], {}).parts,
    "change_part.part": lambda town: "roltypen",
    "items": lambda town: [],
    "hand_in_list.register": lambda town: "melding",
    "hand_in_list.name": lambda town: "lijst.csv",
    "hand_in_list.content": lambda town: list_of_reports("Z-9"),
    "columns": lambda town: ["source_key", "category", "happened_on", ""],
    "take_into_use.name": lambda town: "schouw",
    "renew_register.name": lambda town: "actie",
    "since": lambda town: date(2024, 1, 1),
    "change_first_day.since": lambda town: date(2025, 1, 1),
    "add_list.name": lambda town: "school",
    "label": lambda town: "Scholen",
    "is_area": lambda town: False,
    "last_day": lambda town: date(2026, 1, 1),
    "hand_in_incidents.file": lambda town: "lijst.csv",
    "hand_in_incidents.content": lambda town: list_of_incidents(),
    "give_streets.file": lambda town: STREETS,
    "give_streets.source": lambda town: "NWB",
    "give_streets.licence": lambda town: "CC0",
    "wishes": lambda town: INCIDENTS,
    "switch_forecast.on": lambda town: True,
    "municipality": lambda town: "Duinstede",
}
"""What else an act asks, filled in as somebody would who may do it."""
