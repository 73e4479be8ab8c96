"""How does somebody keep a filter of a list, share it, and take it away?"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from django.db import transaction

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import WORK, SavedFilter
from waarborg.records.queries.registers import find_register
from waarborg.records.queries.saved_filters import filters_for
from waarborg.registers.problems import Problem

LONGEST_NAME, LONGEST_QUERY = 60, 1_000
_NOT_KEPT = frozenset(("pagina", "csrfmiddlewaretoken"))


def save_filter(actor: Actor, list_name: str, name: str, query: str, *, shared: bool = False) -> SavedFilter:
    """Keep a filter under a name; the same name again replaces one's own, which stays shared if it was.

    Args:
        actor: whose it is.
        list_name: the register, or the work list.
        name: at most :data:`LONGEST_NAME` characters.
        query: what follows the question mark in the address of the list.
        shared: everybody in the municipality sees it.

    Raises:
        NotAllowed, NotFound (no such list), Invalid.
    """
    require(actor, Act.SAVE_FILTER)
    if list_name != WORK and find_register(actor.organisation, list_name) is None:
        raise NotFound(list_name)
    name, kept = " ".join(name.split()), _kept(query)
    if problems := _check(name, kept):
        raise Invalid(problems)
    with transaction.atomic():
        is_shared = shared or actor.account is None
        saved, is_new = SavedFilter.objects.update_or_create(
            organisation=actor.organisation,
            account=actor.account,
            list_name=list_name,
            name=name,
            defaults={"query": kept, "is_shared": True} if is_shared else {"query": kept},
            create_defaults={"query": kept, "is_shared": is_shared},
        )
        # Neither the name nor the query is quoted: both can hold what somebody searched for.
        leave_line(actor, Act.SAVE_FILTER, saved, {"list": (None if is_new else list_name, list_name)})
    return saved


def drop_filter(actor: Actor, number: int) -> SavedFilter:
    """Take a filter away: one's own, or (for the officer and the administrator) one that colleagues share.

    Raises:
        NotAllowed, NotFound.
    """
    with transaction.atomic():
        known = {each.pk: each for each in filters_for(actor.organisation, actor.account)}
        if (saved := known.get(number)) is None:
            raise NotFound(str(number))
        is_own = actor.account is not None and saved.account_id == actor.account.pk
        require(actor, Act.SAVE_FILTER if is_own else Act.DROP_FILTER)
        leave_line(actor, Act.DROP_FILTER, saved, {"list": (saved.list_name, None)})
        SavedFilter.objects.filter(pk=saved.pk).delete()
    return saved


def _kept(query: str) -> str:
    pairs = parse_qsl(query.removeprefix("?"))
    return urlencode([(name, value) for name, value in pairs if name not in _NOT_KEPT and value])


def _check(name: str, query: str) -> list[Problem]:
    if not name:
        return [Problem("name", "missing")]
    for field, text, longest in (("name", name, LONGEST_NAME), ("query", query, LONGEST_QUERY)):
        if len(text) > longest:
            return [Problem(field, "too_long", (("maximum", longest), ("length", len(text))))]
    return [Problem("name", "unstorable_characters")] if "\x00" in name + query else []
