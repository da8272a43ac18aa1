"""Optional helpers, off by default: judges of stance, a writer, translators. Nothing here is loaded unless asked for.

``Judge`` is what judges are; ``nli`` runs a model on this machine, ``asking`` asks a language model behind an
OpenAI-compatible endpoint. Both cite the words on which they stand; what they cite must stand in the passage.
``writer`` asks a model (``chat``) to write: what it writes passes the guard. ``translate`` holds the translators.
"""

from svodka.plugins.judge import Judge

__all__ = ["Judge"]
