"""Are the weights of the grammar those that the labelled sentences give?"""

from __future__ import annotations

from bench.weights import FILE, labelled_for_learning, learn


def test_the_weights_are_learned_from_the_labelled_sentences_as_they_are() -> None:
    rows = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()[1:])
    kept = {name: [int(weight or 0) for weight in weights] for name, *weights in rows}
    learned = learn(labelled_for_learning())
    assert kept.keys() == learned.keys(), "run `python -m bench.weights`"
    # Another machine may round the last hundredth otherwise.
    pairs = ((a, b) for name, row in kept.items() for a, b in zip(row, learned[name], strict=True))
    assert all(abs(a - b) <= 2 for a, b in pairs), "run `python -m bench.weights`"
