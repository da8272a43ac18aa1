"""The pages that are read: today, lines, statements, sources, search."""

from __future__ import annotations

from svodka.web.pages import lines, search, sources, statement, today

routes = [*today.routes, *lines.routes, *statement.routes, *search.routes, *sources.routes]
