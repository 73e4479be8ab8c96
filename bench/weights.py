"""Which words tell that a sentence promises? Learns ``reading/sentences/weights.tsv`` from the labelled sentences.

One logistic regression for whether a sentence promises and one for each kind, on everything that ``weighing`` tells
of a sentence and that at least ``SEEN`` labelled sentences share. Run by ``python -m bench.weights``; the same
labelled sentences give the same file.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from bench.recognition import LABELLED, Labelled, labelled_sentences
from waarborg.reading.sentences import weighing
from waarborg.reading.sentences.sentence import Sentence

SETS = ("development", "whole_plans", "rounds")
"""``held_out`` and the real plan are kept out, to be measured with."""
SEEN = 4
STRENGTH = 1.0
"""Inverse of the penalty on large weights; three times as much or as little changes F1 by less than 0.01."""
FILE = Path(weighing.__file__).with_name("weights.tsv")


def learn(cases: list[Labelled]) -> dict[str, tuple[int, ...]]:
    """Learn the weights, in hundredths, of everything that enough of the cases share."""
    told = [weighing.features_of(Sentence(case.sentence, case.context)) for case in cases]
    vectors = CountVectorizer(analyzer=tuple, min_df=SEEN, binary=True)
    known = vectors.fit_transform(told)
    columns = [
        [bool(case.labels) for case in cases],
        *(
            [any(label.split()[0] == kind for label in case.labels) for case in cases]
            for kind in weighing.KINDS
        ),
    ]
    weights: list[np.ndarray] = []
    for answers in columns:
        model = LogisticRegression(C=STRENGTH, max_iter=2000, solver="liblinear", random_state=1)
        model.fit(known, answers)
        weights.append(np.concatenate([model.intercept_, model.coef_[0]]))
    names = ["every sentence", *vectors.get_feature_names_out()]
    rows = np.round(np.stack(weights, axis=1) * 100).astype(int)
    return {name: tuple(row.tolist()) for name, row in zip(names, rows, strict=True) if row.any()}


def labelled_for_learning() -> list[Labelled]:
    """Read every sentence that the weights are learned from."""
    return [case for name in SETS for case in labelled_sentences(LABELLED / f"{name}.txt")]


def write_weights() -> None:
    """Write the file anew."""
    cases = labelled_for_learning()
    weights = learn(cases)
    heads = "\t".join(["", "promise", *(kind.value for kind in weighing.KINDS)])
    lines = ("\t".join([name, *(str(weight or "") for weight in row)]) for name, row in weights.items())
    FILE.write_text("\n".join([heads, *lines]) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights learned from {len(cases)} sentences, {FILE.stat().st_size // 1024} kB")


if __name__ == "__main__":
    write_weights()
