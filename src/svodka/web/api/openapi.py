"""The OpenAPI 3.1 document of the table of operations (https://spec.openapis.org/oas/v3.1.1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from svodka import __version__
from svodka.web.api.operation import Operation, Parameter
from svodka.web.api.schemas import SCHEMAS, ref

PREFIX = "/api/v1"
_REFUSED = {"description": "A parameter is wrong; error says which, and what it takes."}


def document(operations: Iterable[Operation]) -> dict[str, Any]:
    """The whole document as one JSON object."""
    paths: dict[str, dict[str, Any]] = {}
    for one in operations:
        paths.setdefault(PREFIX + one.path, {})[one.method] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Svodka", "version": __version__,
            "description": "A desk's ledger of who said what. Beyond the desk's own machine send a token: "
                           "Authorization: Bearer … (svodka account token).",
        },
        "servers": [{"url": "/"}],
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "schemas": dict(SCHEMAS), "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}
        },
    }  # fmt: skip


def _operation(one: Operation) -> dict[str, Any]:
    refused = {**_REFUSED, "content": _json(ref("Error"))}
    answers: dict[str, Any] = {"200": {"description": one.told, "content": one.content or _json(one.schema)}}
    answers["400"] = refused
    answers["401"] = {"description": "Sign in, or send a token.", "content": _json(ref("Error"))}
    if one.unknown:
        answers["404"] = {"description": "There is none of that name.", "content": _json(ref("Error"))}
    if one.method == "get":
        answers["304"] = {"description": "What If-None-Match names still stands."}
    found: dict[str, Any] = {"operationId": one.name, "summary": one.told, "responses": answers}
    if one.parameters:
        found["parameters"] = [_parameter(parameter, one.path) for parameter in one.parameters]
    if one.body:
        found["requestBody"] = {"required": True, "content": _json(one.body)}
        answers["413"] = {"description": "It is larger than anything that the desk takes."}
        answers["415"] = {"description": "The body is no JSON.", "content": _json(ref("Error"))}
    return found


def _parameter(one: Parameter, path: str) -> dict[str, Any]:
    in_path = f"{{{one.name}}}" in path
    return {"name": one.name, "in": "path" if in_path else "query", "required": in_path or one.required,
            "description": one.told, "schema": dict(one.schema)}  # fmt: skip


def _json(schema: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}
