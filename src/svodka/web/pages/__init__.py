"""The pages that are read: today, lines, statements, speakers, outlets, stories, sources, search."""

from __future__ import annotations

from svodka.web.pages import today

routes = [*today.routes]
