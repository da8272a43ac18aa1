"""The HTTP API: one table of operations, from which routes, checks of parameters and the OpenAPI document come."""

from __future__ import annotations

from svodka.web.api.routes import routes

__all__ = ["routes"]
