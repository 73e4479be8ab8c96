"""Which class do the answers about an event point to? Points per profile, against the thresholds of a version."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain, pairwise

from waarborg.registers.problems import Problem
from waarborg.registers.tables import Table


@dataclass(frozen=True, slots=True)
class RiskAnswer:
    """One of the answers to a question, with its points."""

    value: str
    label: tuple[str, str]
    points: int


@dataclass(frozen=True, slots=True)
class RiskQuestion:
    """A question with its answers, from the least points to the most."""

    name: str
    label: tuple[str, str]
    answers: tuple[RiskAnswer, ...]


@dataclass(frozen=True, slots=True)
class RiskProfile:
    """A side from which an event is looked at: what is done, where, and by whom it is visited."""

    name: str
    label: tuple[str, str]
    questions: tuple[RiskQuestion, ...]


@dataclass(frozen=True, slots=True)
class RiskClass:
    """A class of events.

    Attributes:
        total: from this many points in all an event belongs to it.
        in_one_profile: so it does from this many points in any one profile.
    """

    name: str
    label: tuple[str, str]
    total: int
    in_one_profile: int


@dataclass(frozen=True, slots=True)
class RiskScan:
    """A version of the scan: its source says who settled the questions, points and thresholds."""

    version: int
    source: tuple[str, str]
    profiles: tuple[RiskProfile, ...]
    classes: tuple[RiskClass, ...]


@dataclass(frozen=True, slots=True)
class RiskScore:
    """What the answers come to: points by profile, in all, and the class that they point to."""

    by_profile: Mapping[str, int]
    total: int
    advised: RiskClass


class RiskScanFileError(ValueError):
    """A file with a risk scan is wrong; ``problems`` names every mistake with its place."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{problem.field}: {problem.code}" for problem in problems))
        self.problems = tuple(problems)


class AnswersIncomplete(ValueError):
    """Questions have no answer, or one that the scan does not know; ``questions`` are their names."""

    def __init__(self, questions: tuple[str, ...]) -> None:
        super().__init__(", ".join(questions))
        self.questions = questions


@cache
def event_risk_scan() -> RiskScan:
    """Give the scan that Waarborg brings along, read once.

    Raises:
        RiskScanFileError: when the file is wrong; a test reads it.
    """
    file = resources.files("waarborg.registers") / "risk_scans" / "evenement.toml"
    return read_risk_scan(file.read_text(encoding="utf-8"))


def score(scan: RiskScan, answers: Mapping[str, str]) -> RiskScore:
    """Add up the points of the answers and find the highest class that they reach.

    Args:
        scan: the version by which to judge.
        answers: the value chosen, by the name of the question.

    Raises:
        AnswersIncomplete: naming every question without a known answer.
    """
    open_ = tuple(
        question.name
        for profile in scan.profiles
        for question in profile.questions
        if answers.get(question.name) not in {answer.value for answer in question.answers}
    )
    if open_:
        raise AnswersIncomplete(open_)
    by_profile = {profile.name: _points(profile, answers) for profile in scan.profiles}
    total, most = sum(by_profile.values()), max(by_profile.values())
    reached = [each for each in scan.classes if total >= each.total or most >= each.in_one_profile]
    return RiskScore(by_profile, total, reached[-1])


def _points(profile: RiskProfile, answers: Mapping[str, str]) -> int:
    return sum(
        answer.points
        for question in profile.questions
        for answer in question.answers
        if answer.value == answers[question.name]
    )


def read_risk_scan(text: str) -> RiskScan:
    """Read the text of a file with a risk scan.

    Raises:
        RiskScanFileError: with every mistake in it.
    """
    problems: list[Problem] = []
    try:
        file = Table(tomllib.loads(text), "", problems)
    except tomllib.TOMLDecodeError as error:
        raise RiskScanFileError([Problem("", "not_toml", (("reason", str(error)),))]) from None
    scan = RiskScan(
        version=file.take_count("versie", required=True) or 0,
        source=file.take_languages("bron", required=True),
        profiles=tuple(_read_profile(table) for table in file.take_tables("profielen")),
        classes=tuple(_read_class(table) for table in file.take_tables("klassen")),
    )
    file.finish()
    problems += _flaws(scan)
    if problems:
        raise RiskScanFileError(problems)
    return scan


def _read_profile(table: Table) -> RiskProfile:
    return RiskProfile(
        name=table.take_text("naam", required=True),
        label=table.take_languages("label", required=True),
        questions=tuple(_read_question(each) for each in table.take_tables("vragen")),
    )


def _read_question(table: Table) -> RiskQuestion:
    return RiskQuestion(
        name=table.take_text("naam", required=True),
        label=table.take_languages("label", required=True),
        answers=tuple(
            RiskAnswer(
                each.take_text("waarde", required=True),
                each.take_languages("label", required=True),
                _take_points(each, "punten"),
            )
            for each in table.take_tables("antwoorden")
        ),
    )


def _read_class(table: Table) -> RiskClass:
    return RiskClass(
        name=table.take_text("naam", required=True),
        label=table.take_languages("label", required=True),
        total=_take_points(table, "totaal"),
        in_one_profile=_take_points(table, "profiel"),
    )


def _take_points(table: Table, key: str) -> int:
    """Take a whole number from nought; absent: nought."""
    number = table.take_number(key) or 0
    if number < 0 or number % 1:
        table.note(key, "not_points")
    return int(number)


def _flaws(scan: RiskScan) -> list[Problem]:
    """What contradicts itself: no questions, doubles, thresholds that do not rise from nought."""
    questions = list(chain.from_iterable(profile.questions for profile in scan.profiles))
    flaws = []
    if not questions:
        flaws.append(Problem("profielen", "no_questions"))
    if len({question.name for question in questions}) < len(questions):
        flaws.append(Problem("vragen", "double_name"))
    flaws += [
        Problem(f"vragen.{question.name}", "too_few_answers")
        for question in questions
        if len({answer.value for answer in question.answers}) < max(2, len(question.answers))
    ]
    thresholds = [(each.total, each.in_one_profile) for each in scan.classes]
    if not thresholds or thresholds[0] != (0, 0):
        flaws.append(Problem("klassen", "first_class_not_nought"))
    rising = all(low[0] < high[0] and low[1] < high[1] for low, high in pairwise(thresholds))
    if not rising:
        flaws.append(Problem("klassen", "thresholds_do_not_rise"))
    return flaws
