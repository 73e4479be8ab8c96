"""``waarborg picture``: how safe is a municipality, according to what was fetched?"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import sys
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from waarborg.configuration import read_configuration
from waarborg.frontends.command_line.municipalities import parse_day

if TYPE_CHECKING:
    from waarborg.operations.pictures.findings import Change
    from waarborg.operations.pictures.picture import IndicatorPicture, Level, Picture, Signal
    from waarborg.sources.naming import Named

SUMMARY = "print the safety picture of a municipality"

Language = Literal["nl", "en"]
_NOT_HELD = {
    "nl": {
        "fetch": "Van {name} is niets opgehaald. Haal het eerst op: waarborg fetch {code}",
        "held": "Opgehaald zijn: {names}.",
    },
    "en": {
        "fetch": "Nothing is held of {name}. Fetch it first: waarborg fetch {code}",
        "held": "Held are: {names}.",
    },
}
_WORDS = {
    "nl": {
        "until": "cijfers tot en met {until}",
        "later": "De cijfers zijn die van {on}: wat daarna is gecorrigeerd was op {day} anders bekend.",
        "sure": "(95 % zeker tussen {lower} en {upper})",
        "adjusted": "later bijgesteld: {count}",
        "few": "te weinig gevallen om iets te zeggen",
        "change": "{share} tegen een jaar eerder, tussen {lower} en {upper}",
        "same": "kan toeval zijn",
        "place": "plaats {place} van {of} vergelijkbare gemeenten in {year} (1: hoogste), door toeval {low}-{high}",
        "before": "Van {name} zijn er geen cijfers van vóór {day}. Vraag naar een latere dag.",
        "signals": "Signalen van de laatste maand",
        "short": "de maanden gaan niet ver genoeg terug om te zien wat een gewone maand is",
        "signal": "{area}, {indicator}: {count}, verwacht {expected}, gewoon is hoogstens {upper}",
        "none": "geen",
        "sources": "Bronnen",
        "source": "{source}, tabel {table}, versie {version}, opgehaald {on}, {licence}",
        "inhabitants": "per 1.000 inwoners",
        "dwellings": "per 1.000 woningen",
    },
    "en": {
        "until": "figures up to {until}",
        "later": "The figures are those of {on}: what was corrected since was known otherwise on {day}.",
        "sure": "(95 % sure between {lower} and {upper})",
        "adjusted": "adjusted since: {count}",
        "few": "too few cases to say anything",
        "change": "{share} against a year before, between {lower} and {upper}",
        "same": "may be chance",
        "place": "place {place} of {of} comparable municipalities in {year} (1: highest), by chance {low}-{high}",
        "before": "There are no figures of {name} of before {day}. Ask for a later day.",
        "signals": "Signals of the last month",
        "short": "the months do not go back far enough to see what an ordinary month is",
        "signal": "{area}, {indicator}: {count}, expected {expected}, ordinary is at most {upper}",
        "none": "none",
        "sources": "Sources",
        "source": "{source}, table {table}, version {version}, retrieved {on}, {licence}",
        "inhabitants": "per 1,000 inhabitants",
        "dwellings": "per 1,000 dwellings",
    },
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    parser.add_argument(
        "municipality", help="its name or its CBS code, such as GM1680; it must have been fetched"
    )
    parser.add_argument(
        "--on", type=parse_day, metavar="DATE", help="the day asked about, as 2026-12-31; today unless given"
    )
    parser.add_argument("--json", action="store_true", help="print as JSON (docs/commands.md)")
    parser.add_argument("--language", choices=["nl", "en"], help="as installed unless given")


def run(options: argparse.Namespace) -> int:
    """Compute where needed, and print; returns 2 when the municipality is not held or the store is damaged."""
    # Only here: what reads tables of millions of rows takes a moment to load.
    from waarborg.operations.pictures.finding import held_names
    from waarborg.operations.pictures.keeping import levels_of, picture_of
    from waarborg.sources.holdings import Holdings
    from waarborg.sources.trouble import SourceTrouble

    configuration = read_configuration(os.environ)
    language: Language = "en" if (options.language or configuration.language) == "en" else "nl"
    store = Holdings(configuration.figures_folder)
    day = options.on or datetime.now(ZoneInfo(configuration.time_zone)).date()
    try:
        found = find(held_names(store), options.municipality, language)
        if found is None:
            return 2
        scope, became = found.code, found.say_gone(language)
        picture = picture_of(store, scope, day, configuration.small_numbers)
    except SourceTrouble as trouble:
        print(trouble.say(language), file=sys.stderr)
        return 2
    if not picture.until:
        print(_WORDS[language]["before"].format(name=found.name, day=f"{day:%d-%m-%Y}"), file=sys.stderr)
        return 2
    if options.json:
        later = picture.retrieved_after(day)
        levels = levels_of(store, scope, day, configuration.small_numbers)
        told = {
            "on": day.isoformat(),
            "became": became or None,
            "retrieved_after": later,
            **asdict(picture),
            "neighbourhoods": [asdict(each) for each in levels],
        }
        print(json.dumps(told, default=datetime.isoformat, ensure_ascii=False, indent=1))
    else:
        print("\n".join(filter(None, [became, as_text(picture, day, language)])))
    return 0


def find(held: dict[str, str], written: str, language: Language) -> Named | None:
    """The municipality that is meant; ``None``, with what to do on stderr, when it is in doubt or not held."""
    from waarborg.sources.naming import find_municipality, read_code
    from waarborg.sources.trouble import SourceTrouble, Trouble

    try:
        return find_municipality(written, held)
    except SourceTrouble as trouble:
        words = _NOT_HELD[language]
        if trouble.trouble is not Trouble.UNKNOWN_NAME:
            print(trouble.say(language), file=sys.stderr)
        if trouble.trouble in (Trouble.UNKNOWN_NAME, Trouble.LIKE_NAMES, Trouble.MERGED):
            code = str(trouble.values.get("code", "")) or read_code(written) or shlex.quote(written.strip())
            print(words["fetch"].format(name=written, code=code), file=sys.stderr)
        if held:
            print(words["held"].format(names=", ".join(list(held.values())[:20])), file=sys.stderr)
        return None


def as_text(picture: Picture, day: date, language: Language) -> str:
    """The picture in lines that a person reads."""
    from waarborg.operations.pictures.picture_words import say_period
    from waarborg.operations.pictures.restart_words import say_restart

    words = _WORDS[language]
    until = words["until"].format(until=say_period(picture.until, language))
    lines = [f"{picture.name} ({picture.scope}), {day:%d-%m-%Y}, {until}"]
    if later := picture.retrieved_after(day):
        lines.append(words["later"].format(on=f"{later:%d-%m-%Y}", day=f"{day:%d-%m-%Y}"))
    if restart := picture.restart_of(picture.scope):
        lines.append(say_restart(restart, language))
    lines.append("")
    for each in picture.indicators:
        lines += [*_told(each, language), ""]
    lines.append(words["signals"])
    none = words["short" if picture.signals is None else "none"]
    lines += [f"  {_signal(each, picture, language)}" for each in picture.signals or ()] or [f"  {none}"]
    lines += ["", words["sources"]]
    for source in picture.sources:
        told = words["source"].format(
            source=source.source,
            table=source.table,
            version=source.version,
            on=f"{source.retrieved_at:%Y-%m-%d}",
            licence=source.licence,
        )
        lines.append(f"  {told}")
    return "\n".join(lines)


def _told(each: IndicatorPicture, language: Language) -> list[str]:
    from waarborg.operations.pictures.picture_words import say_indicator
    from waarborg.operations.pictures.region_words import (
        say_beside_region,
        say_region_in_year,
        say_region_rate,
    )
    from waarborg.sources.indicators import find_indicator

    followed = find_indicator(each.name)
    words = _WORDS[language]
    per = words[followed.per] if followed else ""
    lines = [
        say_indicator(each.name, language),
        f"  {_level(each.last, per, language)}",
        f"  {_change(each.change, language)}",
    ]
    if each.adjusted is not None:
        lines.insert(2, f"  {words['adjusted'].format(count=each.adjusted)}")
    standing = each.standing
    if standing is not None:
        place = words["place"].format(
            place=standing.place,
            of=standing.of,
            year=standing.year,
            low=standing.place_lower,
            high=standing.place_upper,
        )
        lines.append(f"  {place}")
    for region in each.regions:
        name, rate = say_region_in_year(region, language), say_region_rate(region, language)
        lines.append(f"  {name}: {rate}; {say_beside_region(region, language)}")
    return lines


def _level(level: Level, per: str, language: Language) -> str:
    if level.count is None:
        return "–"
    if level.rate is None or level.lower is None or level.upper is None:
        return str(level.count)
    sure = _WORDS[language]["sure"].format(
        lower=_number(level.lower, language), upper=_number(level.upper, language)
    )
    return f"{level.count}; {_number(level.rate, language)} {per} {sure}"


def _change(change: Change | None, language: Language) -> str:
    words = _WORDS[language]
    if change is None:
        return words["few"]
    told = words["change"].format(
        share=_percent(change.share), lower=_percent(change.lower), upper=_percent(change.upper)
    )
    return told if change.sure else f"{told}: {words['same']}"


def _signal(each: Signal, picture: Picture, language: Language) -> str:
    from waarborg.operations.pictures.picture_words import say_indicator

    return _WORDS[language]["signal"].format(
        area=picture.areas.get(each.area, each.area),
        indicator=say_indicator(each.indicator, language),
        count=each.count,
        expected=_number(each.expected, language),
        upper=int(each.upper),
    )


def _number(value: float, language: Language) -> str:
    return f"{value:.1f}".replace(".", "," if language == "nl" else ".")


def _percent(share: float) -> str:
    return f"{100 * share:+.0f} %"
