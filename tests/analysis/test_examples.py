"""Do the examples in the docstrings of the analysis give what they say?"""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import waarborg.analysis

MODULES = [each.name for each in pkgutil.walk_packages(waarborg.analysis.__path__, "waarborg.analysis.")]


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_hold(module: str) -> None:
    assert (
        doctest.testmod(importlib.import_module(module), optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0
    )
