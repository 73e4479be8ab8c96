from io import StringIO

import pytest
from django.core.management import call_command

from waarborg.records.models import NO_EVIDENCE
from waarborg.registers.soundness import OWN_STATES


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    told = StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", stdout=told)
    except SystemExit:
        pytest.fail(f"run: waarborg manage makemigrations\n{told.getvalue()}")


def test_no_register_file_may_name_the_states_that_the_database_leaves_out_of_counts() -> None:
    assert set(NO_EVIDENCE) == OWN_STATES
