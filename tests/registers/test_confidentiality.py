"""Who may see an entry, by the level of its register, its own level, and what the register's file names?"""

import pytest
from tests.registers.sample import sample_register

from waarborg.registers.confidentiality import (
    CONFIDENTIALITIES,
    RAISED,
    ROLES,
    Access,
    access_to,
    is_above,
    level_of,
)
from waarborg.registers.files import RegisterFileError

OFFICER, NOBODY = frozenset({"safety_officer"}), frozenset[str]()
WORKING = frozenset(ROLES.values()) - {"reader", "privacy_officer"}


@pytest.mark.parametrize(
    ("head", "raised", "access"),
    [
        ("", "", Access(frozenset(ROLES.values()), True, NOBODY)),
        ("", "zaakvertrouwelijk", Access(WORKING, True, NOBODY)),
        ("", "vertrouwelijk", Access(OFFICER, True, NOBODY)),
        ("", "geheim", Access(NOBODY, False, OFFICER)),
        ("zaakvertrouwelijk", "", Access(WORKING, True, NOBODY)),
        ("vertrouwelijk", "", Access(OFFICER, True, NOBODY)),
        ("vertrouwelijk", "zaakvertrouwelijk", Access(OFFICER, True, NOBODY)),
        ("confidentieel", "", Access(NOBODY, False, OFFICER)),
        (
            'vertrouwelijk"\ninzage = ["boa", "lezer',
            "",
            Access(frozenset({"enforcement_officer", "reader"}), True, NOBODY),
        ),
        # Of those who see the register only the usual ones see what is more confidential.
        ('zaakvertrouwelijk"\ninzage = ["boa', "vertrouwelijk", Access(NOBODY, True, NOBODY)),
        ('geheim"\ninzage = ["zorgcoordinator', "", Access(frozenset({"care_coordinator"}), False, OFFICER)),
        ('geheim"\ninzage = ["zorgcoordinator', "zeer_geheim", Access(NOBODY, False, OFFICER)),
        (
            'geheim"\nverdeling = ["vertrouwenspersoon',
            "",
            Access(NOBODY, False, frozenset({"confidential_adviser"})),
        ),
    ],
)
def test_who_sees_an_entry(head: str, raised: str, access: Access) -> None:
    level, _, names = head.partition('"\n')
    written = f'vertrouwelijkheidaanduiding = "{level}"\n' if level else ""
    register = sample_register(written + (f'{names}"]\n' if names else ""))
    assert access_to(register, raised) == access


@pytest.mark.parametrize("level", CONFIDENTIALITIES)
def test_a_raised_entry_is_never_seen_by_more(level: str) -> None:
    register = sample_register(
        f'vertrouwelijkheidaanduiding = "{level}"\ninzage = ["boa", "beleidsmedewerker"]\n'
    )
    for raised in RAISED:
        assert access_to(register, raised).roles <= access_to(register).roles
        assert level_of(register, raised) == (raised if is_above(raised, register) else level)


def test_a_file_that_names_a_role_that_does_not_exist_is_refused() -> None:
    with pytest.raises(RegisterFileError) as refused:
        sample_register('inzage = ["burgemeester"]\nverdeling = ["boa", "wethouder"]\n')
    found = [(problem.field, problem.code) for problem in refused.value.problems]
    assert found == [("inzage", "not_one_of"), ("verdeling", "not_one_of")]
