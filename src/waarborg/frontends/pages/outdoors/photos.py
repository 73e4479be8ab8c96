"""How does a photo that was taken outdoors come in, with its entry or after it?"""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waarborg.frontends.pages.doors import member_page
from waarborg.frontends.pages.languages import page_language
from waarborg.operations.actors import Actor
from waarborg.operations.attachments import attach, find_open_to_files
from waarborg.operations.permissions import Act, require
from waarborg.operations.problems_in_words import tell
from waarborg.operations.refusals import Invalid
from waarborg.registers.problems import Problem

_LONGEST_TOKEN = 36
_PASSING = frozenset(("scanner_failed", "file_not_stored"))
"""What is no fault of the photo: later it may be kept after all."""


@member_page
@require_POST
def add(request: HttpRequest, actor: Actor, entry: int) -> JsonResponse:
    """One photo of an entry that is there already; 503 when it is worth sending again."""
    require(actor, Act.ATTACH)
    handed = request.FILES.get("photo")
    try:
        find_open_to_files(actor, entry)
        if handed is None:
            raise Invalid([Problem("file", "missing")])
        keep_photo(actor, entry, handed, request.POST.get("token", ""))
    except Invalid as refused:
        status = 503 if any(problem.code in _PASSING for problem in refused.problems) else 400
        return JsonResponse({"told": _told(refused)}, status=status)
    return JsonResponse({})


def keep_photo(actor: Actor, entry: int, handed: UploadedFile[bytes], token: str) -> None:
    """Keep a photo beside an entry; the same token keeps it once.

    Raises:
        NotAllowed, NotFound, Invalid.
    """
    content = handed.read(settings.CONFIGURATION.attachment_mb * 1_000_000 + 1)
    attach(actor, entry, handed.name or "", content, token[:_LONGEST_TOKEN])


def keep_photo_of_form(request: HttpRequest, actor: Actor, entry: int) -> None:
    """The photo that came with a form; a refusal is told, for the entry is there already."""
    handed = request.FILES.get("photo")
    if handed is None:
        return
    try:
        keep_photo(actor, entry, handed, request.POST.get("photo_token", ""))
    except Invalid as refused:
        messages.warning(request, _("De foto is niet bewaard. %(told)s") % {"told": _told(refused)})


def _told(refused: Invalid) -> str:
    return " ".join(tell(problem, page_language()) for problem in refused.problems)
