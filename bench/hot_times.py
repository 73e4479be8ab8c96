"""How fast are incidents with uncertain times laid over the week, beside R?

R's package aoristic is not among Debian's; the peer does what it does, in R: row by row, hour by hour, on a
data frame with a column for each of the 168 hours. It does a part of the incidents, because all would take it
minutes.
"""

from __future__ import annotations

import argparse

import numpy as np

from bench.peers_in_r import ask, missing
from bench.report import Row, report
from bench.timing import beside, same, timed, within
from waarborg.analysis.hot_times import HotTimes, hot_times
from waarborg.analysis.local_clock import DUTCH, Moments
from waarborg.analysis.week_weights import spread_over_week

INCIDENTS, GOAL, LIMIT = 100_000, 1000, 1.0
SCRIPT = """
rows <- read.csv(file("stdin"), header=FALSE, col.names=c("minute", "lasting"))
table <- cbind(rows, as.data.frame(matrix(0, nrow(rows), 168)))
seconds <- system.time(for (i in seq_len(nrow(table))) {
  at <- table[i, "minute"]; left <- table[i, "lasting"]; each <- 1 / left
  if (left <= 1) { hour <- at %/% 60 + 3; table[i, hour] <- table[i, hour] + 1; next }
  while (left > 0) {
    hour <- at %/% 60 + 3
    step <- min(left, 60 - at %% 60)
    table[i, hour] <- table[i, hour] + step * each
    left <- left - step; at <- (at + step) %% 10080
  }
})[["elapsed"]]
cat(seconds, format(colSums(table[, 3:170]), digits=15), sep="\\n")
"""


def make_incidents(number: int) -> tuple[Moments, Moments]:
    """Two years of incidents; half of them may have happened within some hours, some within days."""
    luck = np.random.default_rng(1)
    begins = np.datetime64("2024-01-01T00:00") + luck.integers(0, 2 * 525_600, number).astype(
        "timedelta64[m]"
    )
    lasting = np.minimum(luck.exponential(600, number), 10_000).astype("timedelta64[m]")
    return begins, begins + lasting


def measure(number: int, asked: int) -> list[Row]:
    """Lay all of them over the week here, and some of them in R."""
    begins, ends = make_incidents(number)
    hot_times(begins[:50], ends[:50], draws=1)
    seconds, _ = timed(lambda: spread_over_week(begins, ends, DUTCH).by_hour(), 5)
    drawn, found = timed(lambda: hot_times(begins, ends, draws=1000), 3)
    assert isinstance(found, HotTimes)
    rows = [within(f"{number:,} incidents with 1,000 bootstrap draws", drawn, LIMIT)]
    why_not = missing()
    if why_not:
        return [Row(f"{number:,} incidents over the week", f"{seconds:.3f} s", why_not, None), *rows]
    some, until = begins[:asked], ends[:asked]
    minutes = (some.astype("datetime64[m]").astype(np.int64) + 3 * 1440) % 10_080
    lines = [f"{at},{left}" for at, left in zip(minutes, (until - some).astype(np.int64), strict=True)]
    theirs, answers = ask(SCRIPT, lines)
    off = np.abs(spread_over_week(some, until, None).by_hour() - np.array(answers, dtype=np.float64)).max()
    peer = f"R on {asked:,} of them, {theirs / asked * 1000:.2f} ms each; for all"
    return [
        beside(f"{number:,} incidents over the week", seconds, peer, theirs / asked * number, GOAL),
        same("largest difference in an hour", bool(off < 1e-6), f"{off:.1e}"),
        *rows,
    ]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true")
    options = parser.parse_args()
    report("hot times", measure(5000, 300) if options.small else measure(INCIDENTS, 2000))


if __name__ == "__main__":
    main()
