"""Digests in Russian: the same plan, the same statements and receipts, in Russian frames.

A frame puts what has cases (names, offices, occasions of a text) only where the nominative or the form as written fits:
before a colon. Verbs agree with the sex that the registry tells; where it tells none, a noun stands in their place.
"""

from svodka.write.russian.compose import KnownInRussian, line_in_russian, period_in_russian

__all__ = ["KnownInRussian", "line_in_russian", "period_in_russian"]
