"""With which words do templates say what the residents' panel answered?"""

from __future__ import annotations

from django import template

from waarborg.analysis.panels import Share
from waarborg.frontends.pages.panel import wording
from waarborg.operations.panel.scores import PanelFinding

register = template.Library()

register.filter("panel_mean", wording.mean_words)
register.filter("panel_margin", wording.margin_words)
register.filter("panel_share", wording.share_words)


@register.filter
def panel_shares(finding: PanelFinding) -> list[tuple[str, Share]]:
    """The options with the share of each."""
    return list(zip(finding.options, finding.result.shares, strict=True))
