"""The pages that change something: review of what is open, digests read, checked and signed."""

from __future__ import annotations

from svodka.web.editing import digests, review

routes = [*review.routes, *digests.routes]
