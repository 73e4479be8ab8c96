"""How fast are the month's signals found in every series of the country, beside R's package surveillance?

Both fit the flexible version of Farrington's method to the same series; R does a part of them, because all
would take it minutes. Its package takes the weights of the reweighting for the working weights where it works
out how unsure the expectation is; to compare the alarms ours does the same, and how many are the same without
stands below it.
"""

from __future__ import annotations

import argparse
from dataclasses import replace

import numpy as np

from bench.peers_in_r import ask, missing
from bench.report import Row, report
from bench.timing import beside, same, timed, within
from waarborg.analysis.arrays import Floats
from waarborg.analysis.farrington import FLEXIBLE, Rule
from waarborg.analysis.signals import Signals, find_signals

SERIES, MONTHS, GOAL, LIMIT, SAME = 70_000, 84, 100, 5.0, 0.999
SCRIPT = """
suppressMessages(library(surveillance))
counts <- t(as.matrix(read.csv(file("stdin"), header=FALSE))); last <- nrow(counts)
series <- sts(counts, frequency=12)
control <- list(range=last, b=5, w=1, noPeriods=4, pastWeeksNotIncluded=3, alpha=0.01, weightsThreshold=2.58,
                glmWarnings=FALSE)
seconds <- system.time(found <- suppressWarnings(farringtonFlexible(series, control=control)))[["elapsed"]]
cat(seconds, as.integer(alarms(found)), sep="\\n")
"""


def make_series(number: int) -> Floats:
    """Series of one case in ten months up to forty a month, with trends, seasons and more variation than chance."""
    luck = np.random.default_rng(1)
    times = np.arange(MONTHS)
    level, slope = luck.uniform(-2.3, 3.7, (number, 1)), luck.normal(0, 0.004, (number, 1))
    season = luck.uniform(0, 0.4, (number, 1))
    mean = np.exp(level + slope * (times - 40) + season * np.cos(2 * np.pi * times / 12))
    extra = luck.choice([0.01, 0.5, 2.0], (number, 1))
    counts: Floats = luck.negative_binomial(mean / extra, 1 / (1 + extra)).astype(np.float64)
    counts[::10, -1] = np.ceil(counts[::10, -1] * 1.6)
    return counts


def ours(counts: Floats, rule: Rule = FLEXIBLE) -> Signals:
    """The signals of the last month."""
    found = find_signals(counts, rule)
    assert isinstance(found, Signals)
    return found


def measure(series: int, asked: int) -> list[Row]:
    """Fit all of them here, and some of them in R."""
    counts = make_series(series)
    seconds, found = timed(lambda: ours(counts), 3)
    rows = [within(f"{series:,} series of {MONTHS} months", seconds, LIMIT)]
    why_not = missing("surveillance")
    if why_not:
        return [*rows, Row("beside R surveillance", "", why_not, None)]
    some = counts[:asked]
    theirs, answers = ask(SCRIPT, [",".join(f"{each:.0f}" for each in row) for row in some])
    alarms = np.array(answers) == "1"
    each = theirs / asked
    alike = ours(some, replace(FLEXIBLE, pearson=False)).alarms == alarms
    plain = found.alarms[:asked] == alarms
    peer = f"R surveillance on {asked:,} of them, {each * 1000:.1f} ms each; for all"
    return [
        *rows,
        beside("the same", seconds, peer, each * series, GOAL),
        same(f"alarms ({alarms.sum()}) as R's, its dispersion", alike.mean() >= SAME, f"{alike.mean():.4%}"),
        Row("alarms as R's, Pearson's dispersion", f"{plain.mean():.2%}", "the articles' formula", None),
    ]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true")
    options = parser.parse_args()
    report("signals", measure(2000, 200) if options.small else measure(SERIES, 3000))


if __name__ == "__main__":
    main()
