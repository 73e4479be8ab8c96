"""Which acts are there, what do they ask, and what has a town to give them?"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path

from django.utils import timezone
from tests.operations.drafted import PLAN
from tests.operations.policy_cycle.test_priorities import a_panel_score, a_picture
from tests.tenancy.parts_of_acts import PARTS_OF_ACTS
from tests.tenancy.towns import (
    ANSWERS,
    CONTRIBUTED,
    INCIDENTS,
    QUESTIONS,
    REPORT,
    SURVEY,
    TOURS,
    TRIANGLE,
    WISH,
    Town,
    list_of_incidents,
    list_of_reports,
)

import waarborg.operations
from waarborg.analysis.theme_scores import Weights
from waarborg.operations.actors import Actor
from waarborg.operations.contributions import WhatWasDone
from waarborg.operations.entries import Move
from waarborg.operations.figures import NewFigure
from waarborg.operations.loading import NewEntry
from waarborg.operations.many_entries import Picked
from waarborg.operations.meetings.agenda import Point
from waarborg.operations.meetings.minutes import Minutes
from waarborg.operations.permissions import Act
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

OUTLINES = b"""{"features": [{"properties": {"naam": "Noord"}, "geometry": {"type": "Polygon",
"coordinates": [[[4.0, 52.0], [4.1, 52.0], [4.1, 52.1], [4.0, 52.0]]]}}]}"""

ASKS: dict[str, Act] = {
    "accounts.invite": Act.MANAGE_ACCOUNTS,
    "accounts.set_roles": Act.MANAGE_ACCOUNTS,
    "attachments.attach": Act.ATTACH,
    "attachments.open_attachment": Act.READ_ATTACHMENT,
    "attachments.take_back_attachment": Act.TAKE_BACK,
    "boundaries.import_boundaries": Act.MANAGE_LISTS,
    "calendars.renew_municipality_calendar": Act.RENEW_CALENDAR,
    "calendars.stop_municipality_calendar": Act.RENEW_CALENDAR,
    "comments.add_comment": Act.COMMENT,
    "comments.take_back_comment": Act.TAKE_BACK,
    "confirming_terms.confirm_term": Act.CONFIRM_TERM,
    "contributions.answer_contribution": Act.KEEP_CONTRIBUTIONS,
    "contributions.correct_contribution": Act.KEEP_CONTRIBUTIONS,
    "contributions.keep_contribution": Act.KEEP_CONTRIBUTIONS,
    "contributions.withdraw_contribution": Act.KEEP_CONTRIBUTIONS,
    "documents.drafting.draft_document": Act.DRAFT_DOCUMENT,
    "documents.dossiers.draft_dossier": Act.DRAFT_DOCUMENT,
    "documents.drafting.edit_document": Act.DRAFT_DOCUMENT,
    "documents.drafting.file_document": Act.FILE_DOCUMENT,
    "documents.drafting.throw_document_away": Act.DRAFT_DOCUMENT,
    "documents.own_templates.change_template": Act.CHANGE_TEMPLATE,
    "documents.own_templates.give_template_up": Act.CHANGE_TEMPLATE,
    "entries.carry_out": Act.CHANGE_ENTRY,
    "entries.change_entry": Act.CHANGE_ENTRY,
    "entries.log_entry": Act.LOG_ENTRY,
    "entries.move_status": Act.CHANGE_ENTRY,
    "entries.withdraw_entry": Act.CHANGE_ENTRY,
    "event_risk.choose_class": Act.CHOOSE_EVENT_CLASS,
    "event_risk.scan_event": Act.SCAN_EVENT,
    "exercises.evaluate_exercise": Act.EVALUATE_EXERCISE,
    "exporting.export_entries": Act.EXPORT_ENTRIES,
    "figures.record_figure": Act.RECORD_FIGURE,
    "imports.handing_in.choose_columns": Act.IMPORT_ENTRIES,
    "imports.handing_in.give_up_list": Act.IMPORT_ENTRIES,
    "imports.handing_in.hand_in_list": Act.IMPORT_ENTRIES,
    "imports.importing.check_list": Act.IMPORT_ENTRIES,
    "imports.importing.import_list": Act.IMPORT_ENTRIES,
    "imports.undoing.undo_import": Act.IMPORT_ENTRIES,
    "many_entries.assign_many": Act.CHANGE_ENTRY,
    "many_entries.hand_over": Act.CHANGE_ENTRY,
    "many_entries.hand_over_many": Act.CHANGE_ENTRY,
    "many_entries.move_many": Act.CHANGE_ENTRY,
    "incidents.outlooks.switch_forecast": Act.SWITCH_FORECAST,
    "incidents.lists.give_up_incidents": Act.IMPORT_INCIDENTS,
    "incidents.lists.hand_in_incidents": Act.IMPORT_INCIDENTS,
    "incidents.lists.remove_incident_list": Act.IMPORT_INCIDENTS,
    "incidents.lists.take_in_incidents": Act.IMPORT_INCIDENTS,
    "loading.load_entries": Act.LOG_ENTRY,
    "pictures.fetching.ask_fetch": Act.FETCH_FIGURES,
    "pictures.targets.update_target_figures": Act.RECORD_FIGURE,
    "meetings.agenda.put_on_agenda": Act.PUT_ON_AGENDA,
    "meetings.calling.call_off_meeting": Act.HOLD_MEETING,
    "meetings.calling.move_meeting": Act.HOLD_MEETING,
    "meetings.minutes.hold_meeting": Act.HOLD_MEETING,
    "meetings.minutes.record_minutes": Act.HOLD_MEETING,
    "meetings.series.change_series": Act.MANAGE_MEETINGS,
    "meetings.series.start_series": Act.MANAGE_MEETINGS,
    "meetings.series.stop_series": Act.MANAGE_MEETINGS,
    "panel.closing.close_survey": Act.MANAGE_PANEL,
    "panel.inviting.ask_to_send": Act.MANAGE_PANEL,
    "panel.inviting.invite_residents": Act.MANAGE_PANEL,
    "panel.inviting.take_off_list": Act.MANAGE_PANEL,
    "panel.open_answers.remove_open_answer": Act.MANAGE_PANEL,
    "panel.questions.add_question": Act.MANAGE_PANEL,
    "panel.questions.change_question": Act.MANAGE_PANEL,
    "panel.questions.drop_question": Act.MANAGE_PANEL,
    "panel.questions.move_question": Act.MANAGE_PANEL,
    "panel.surveys.ask_again": Act.MANAGE_PANEL,
    "panel.surveys.change_survey": Act.MANAGE_PANEL,
    "panel.surveys.publish_survey": Act.MANAGE_PANEL,
    "panel.surveys.start_survey": Act.MANAGE_PANEL,
    "panel.surveys.throw_survey_away": Act.MANAGE_PANEL,
    "plans.adopting.adopt": Act.ADOPT_PLAN,
    "plans.changing.add_commitment": Act.EDIT_DRAFT,
    "plans.changing.change_commitment": Act.EDIT_DRAFT,
    "plans.correcting.add_measure": Act.EDIT_DRAFT,
    "plans.correcting.correct_measure": Act.EDIT_DRAFT,
    "plans.correcting.correct_plan": Act.EDIT_DRAFT,
    "plans.correcting.correct_section": Act.EDIT_DRAFT,
    "plans.deciding.accept_clear": Act.EDIT_DRAFT,
    "plans.deciding.decide": Act.EDIT_DRAFT,
    "plans.deciding.put_back": Act.EDIT_DRAFT,
    "plans.following.follow": Act.FOLLOW_COMMITMENT,
    "plans.storing.store_draft": Act.UPLOAD_PLAN,
    "plans.uploading.upload_plan": Act.UPLOAD_PLAN,
    "plans.versions.start_new_version": Act.EDIT_DRAFT,
    "plans.versions.throw_away": Act.EDIT_DRAFT,
    "policy_cycle.choosing.record_choice": Act.CHOOSE_PRIORITIES,
    "policy_cycle.figure_scores.draw_figures": Act.RANK_THEMES,
    "policy_cycle.panel_views.draw_panel": Act.RANK_THEMES,
    "policy_cycle.long_list.add_listed_theme": Act.RANK_THEMES,
    "policy_cycle.long_list.fill_long_list": Act.RANK_THEMES,
    "policy_cycle.long_list.remove_listed_theme": Act.RANK_THEMES,
    "policy_cycle.long_list.start_long_list": Act.RANK_THEMES,
    "policy_cycle.contents.add_participant": Act.MANAGE_CYCLE,
    "policy_cycle.contents.add_product": Act.MANAGE_CYCLE,
    "policy_cycle.contents.make_product": Act.MANAGE_CYCLE,
    "policy_cycle.contents.record_decision": Act.MANAGE_CYCLE,
    "policy_cycle.contents.remove_participant": Act.MANAGE_CYCLE,
    "policy_cycle.contents.remove_product": Act.MANAGE_CYCLE,
    "policy_cycle.contents.take_back_decision": Act.MANAGE_CYCLE,
    "policy_cycle.opening.give_cycle_up": Act.MANAGE_CYCLE,
    "policy_cycle.opening.open_cycle": Act.MANAGE_CYCLE,
    "policy_cycle.opening.open_next_cycle": Act.MANAGE_CYCLE,
    "policy_cycle.rhythm.keep_rhythm": Act.ADOPT_PLAN,
    "policy_cycle.steps.finish_step": Act.MANAGE_CYCLE,
    "policy_cycle.steps.leave_step_out": Act.MANAGE_CYCLE,
    "policy_cycle.steps.move_step": Act.MANAGE_CYCLE,
    "policy_cycle.steps.reopen_step": Act.MANAGE_CYCLE,
    "recurring.plans.change_recurring": Act.PLAN_WORK,
    "recurring.plans.start_recurring": Act.PLAN_WORK,
    "recurring.plans.stop_recurring": Act.PLAN_WORK,
    "register_drafts.adopting.adopt_register": Act.MANAGE_REGISTERS,
    "register_drafts.drafting.change_part": Act.MANAGE_REGISTERS,
    "register_drafts.drafting.start_change": Act.MANAGE_REGISTERS,
    "register_drafts.drafting.start_from_zaaktype": Act.MANAGE_REGISTERS,
    "register_drafts.drafting.start_register": Act.MANAGE_REGISTERS,
    "register_drafts.drafting.throw_draft_away": Act.MANAGE_REGISTERS,
    "registers.change_first_day": Act.MANAGE_REGISTERS,
    "registers.renew_register": Act.MANAGE_REGISTERS,
    "registers.take_into_use": Act.MANAGE_REGISTERS,
    "registers.take_out_of_use": Act.MANAGE_REGISTERS,
    "suspending.extend_term": Act.EXTEND_TERM,
    "suspending.resume_term": Act.RESUME_TERM,
    "suspending.suspend_term": Act.SUSPEND_TERM,
    "saved_filters.drop_filter": Act.DROP_FILTER,
    "saved_filters.save_filter": Act.SAVE_FILTER,
    "teams.set_team": Act.MANAGE_TEAMS,
    "subjects.add_list": Act.MANAGE_LISTS,
    "subjects.add_subject": Act.MANAGE_LISTS,
    "subjects.end_subject": Act.MANAGE_LISTS,
    "subjects.place_subject": Act.MANAGE_LISTS,
    "subjects.rename_subject": Act.MANAGE_LISTS,
}
"""What every act must ask permission for."""

POINTING: dict[str, Maker] = {
    "account_id": lambda town: town.people[Role.READER].pk,
    "attachment": lambda town: town.attachment.pk,
    "attachments.entry": lambda town: town.entry.pk,
    "comments.entry": lambda town: town.entry.pk,
    "carry_out.number": lambda town: town.work.planned.pk,
    "recurring": lambda town: town.work.recurring.pk,
    "contribution": lambda town: town.said.contribution.pk,
    "panel.survey": lambda town: town.said.survey.pk,
    "panel.question": lambda town: town.said.question.pk,
    "panel.invitation": lambda town: town.said.invitation.pk,
    "remove_open_answer.question": lambda town: town.said.written.pk,
    "panel.response": lambda town: town.said.response.pk,
    "exercises.exercise": lambda town: town.work.exercise.pk,
    "meetings.meeting": lambda town: town.work.meeting.pk,
    "draft_dossier.meeting": lambda town: town.work.meeting.pk,
    "meetings.series": lambda town: town.work.meeting.series_id,
    "policy_cycle.step": lambda town: town.in_cycle.step.pk,
    "make_product.step": lambda town: town.in_cycle.step.cycle.steps.get(kind="analysis").pk,
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
    "wishes": lambda town: INCIDENTS,
    "switch_forecast.on": lambda town: True,
    "municipality": lambda town: "Duinstede",
}
"""What else an act asks, filled in as somebody would who may do it."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A public function of the operations that an actor does."""

    name: str
    function: Callable[..., object]

    @property
    def act(self) -> Act:
        """What it must ask permission for."""
        if self.name not in ASKS:
            raise AssertionError(
                f"waarborg.operations.{self.name} takes an actor and no test knows it. Say in"
                f" {Path(__file__).name}, ASKS, for which act it must ask permission; or say in PARTS_OF_ACTS why"
                " it is no act of its own."
            )
        return ASKS[self.name]

    @property
    def pointing(self) -> dict[str, Maker]:
        """Its parameters that point at something of a municipality."""
        found = {name: self._find(POINTING, name) for name in self._parameters(with_optional=True)}
        own = {name for name in found if self._find(VALUES, name, only_own=True)}
        return {name: maker for name, maker in found.items() if maker and name not in own}

    def do(self, actor: Actor, town: Town, **instead: object) -> object:
        """Do it with the things of a town, or with these instead."""
        arguments = {name: self._maker(name)(town) for name in self._parameters(with_optional=False)}
        return self.function(actor, **{**arguments, **instead})

    def _parameters(self, *, with_optional: bool) -> Iterator[str]:
        for name, parameter in list(inspect.signature(self.function).parameters.items())[1:]:
            if with_optional or parameter.default is parameter.empty:
                yield name

    def _maker(self, parameter: str) -> Maker:
        own = self._find(VALUES, parameter, only_own=True)
        maker = own or self._find(POINTING, parameter) or self._find(VALUES, parameter)
        if maker is None:
            raise AssertionError(
                f"waarborg.operations.{self.name} has a parameter {parameter!r} that no test fills. Say in"
                f" {Path(__file__).name} what a town has for it: in POINTING when it points at something of a"
                " municipality, so that it is tried across the border; else in VALUES."
            )
        return maker

    def _find(self, table: dict[str, Maker], parameter: str, *, only_own: bool = False) -> Maker | None:
        module, _, function = self.name.rpartition(".")
        own = table.get(f"{function}.{parameter}")
        if own or only_own:
            return own
        return table.get(f"{module.split('.')[0]}.{parameter}") or table.get(parameter)


def operations() -> list[Operation]:
    """Every act that an actor does."""
    return [each for each in _with_actor() if each.name not in PARTS_OF_ACTS]


def parts_of_acts() -> set[str]:
    """The names of :data:`PARTS_OF_ACTS` that are there."""
    return {each.name for each in _with_actor()} & set(PARTS_OF_ACTS)


def _with_actor() -> Iterator[Operation]:
    package = waarborg.operations
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            is_own = function.__module__ == module.name and not name.startswith("_")
            if is_own and "actor" in inspect.signature(function).parameters:
                short = module.name.removeprefix(f"{package.__name__}.")
                yield Operation(f"{short}.{name}", function)
