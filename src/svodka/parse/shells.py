"""Pages that a server sends with status 200 and that are no publication: walls, checks, pages that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from svodka.lexicon.shells import CHECKS, CONSENTS, LOGINS, MISSING, REPORTED, SCRIPTS
from svodka.model import Parsed

# An article that speaks of cookies has more words than its few lines on them. Of the walls that we wrote down the
# longest (a consent text with its purposes) has 1,100 characters; longer ones are read as texts
LONGEST_SHELL = 1_500
# A text of which the shell's lines are less is an article with a notice
_SHARE = 0.5
_MOST = 0.8
# Two sentences in a paragraph of that length are somebody's text; "Nearly done. You will be redirected." is not
_SHORTEST_PARAGRAPH = 80
# What a shell may say besides: a menu, the site's name, a way back
_SHORT_LINE = 40
# A shell is light; of a heavier page its beginning tells as much
_LONGEST_HTML = 50_000


def _one_of(entries: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern, _ in entries))


_REPORTED = re.compile(rf"\b(?:{REPORTED})\b")
NOT_FOUND = "the page says that it was not found"
_KINDS = (
    (_one_of(CHECKS), "the site asks whether a person reads it (a captcha or a check of the browser)"),
    (_one_of(SCRIPTS), "the page shows its text only to a browser that runs scripts"),
    (_one_of(MISSING), NOT_FOUND),
    (_one_of(LOGINS), "the page asks for a login or a subscription"),
    (_one_of(CONSENTS), "the page is a wall that asks to accept cookies"),
)


def shell_of(page: Parsed | str) -> str | None:
    """Why a page is no publication, in words; None for one that is (or may be).

    ``page``: what was read out of it, or its HTML where nothing could be. Judged by its words: nearly all of them
    must be the shell's, so that an article about cookies or about error 404 stays one. Subscription walls under
    a teaser are not found: a teaser is somebody's text.
    """
    if isinstance(page, str):
        title, text = _words(page)
    else:
        title, text = page.title or "", page.text
    if len(text) > LONGEST_SHELL:
        return None
    lines = [_plain(line) for line in text.splitlines() if line.strip()]
    title = _plain(title)
    for pattern, why in _KINDS:
        if _says_nothing_else(pattern, title, lines):
            return why
    return None


def _says_nothing_else(pattern: re.Pattern[str], title: str, lines: list[str]) -> bool:
    said = [line for line in lines if _is_said(pattern, line)]
    rest = [line for line in lines if line not in said and line != title and len(line) > _SHORT_LINE]
    told, others = sum(map(len, said)), sum(map(len, rest))
    if any(_is_told(line) for line in lines if line not in said):
        return False
    if title and pattern.fullmatch(_without_site(title)) and others <= LONGEST_SHELL // 3:
        return True
    return bool(said) and told >= _SHARE * (told + others)


def _without_site(title: str) -> str:
    """A title without the site's name behind it: "Page not found | The Harbour Post"."""
    return re.split(r"\s+[|–—-]\s+(?=[^|–—-]+$)", title)[0] if not re.match(r"\D{0,8}404", title) else title


def _words(html: str) -> tuple[str, str]:
    """The title and the words of a page, those for browsers without scripts included."""
    from svodka.parse.fragment import blocks_of
    from svodka.parse.trees import tree_of

    opened = re.sub(r"</?noscript[^>]{0,200}>", "\n", html[: 4 * _LONGEST_HTML], flags=re.I)
    title = " ".join(str(tree_of(opened).xpath("string(//title)")).split())
    return title, blocks_of(opened).text


def _is_told(line: str) -> bool:
    """Whether a line is of somebody's text: it reports, or goes on for two sentences."""
    sentences = len(re.findall(r"[.!?…](?:\s|$)", line))
    return _REPORTED.search(line) is not None or (sentences >= 2 and len(line) >= _SHORTEST_PARAGRAPH)


def _is_said(pattern: re.Pattern[str], line: str) -> bool:
    """Whether a line, or nearly all of its sentences, is the shell's."""
    if _REPORTED.search(line):
        return False
    if pattern.fullmatch(line):
        return True
    sentences = [s for s in re.split(r"(?<=[.!?…])\s+", line) if s]
    return len(sentences) > 1 and sum(len(s) for s in sentences if pattern.fullmatch(s)) >= _MOST * len(line)


def _plain(line: str) -> str:
    return " ".join(line.lower().replace("ё", "е").replace("’", "'").split())
