"""Draws the posts to annotate: python -m training.russian.sample > KEYS

A fixed seed; every channel has its share, and so has every length. Words that often attribute something decide only
which posts are drawn, three of four with and one without; what is a statement is decided by reading.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from training.russian.texts import DEVELOPMENT, POSTS, Post, load, without

SEED = 5_2024
LONGEST = 2_500  # code points; beyond that are reviews of the day and advertisements of many paragraphs
SHORTEST = 60  # shorter ones are captions
WITH_CUE = 0.75
SHARES = {  # posts of each channel: more of those that report words, as in the gold set that the reader is scored on
    "BBC News | Русская служба": 76,
    "РИА Новости": 66,
    "Раньше всех. Ну почти.": 62,
    "Топор Live": 50,
    "Банкста": 48,
    "SHOT": 34,
    "Mash": 32,
    "Ньюсач/Двач": 34,
    "Топор+": 28,
    "112": 28,
}

_LIKELY = re.compile(
    r"(?:за|со)явил|сообщ|сказал|\bпо (?:словам|данным|мнению)|считает|утвержда|призвал|опроверг|"
    r"подтвердил|рассказал|пишет|пишут|\bзаявл|отметил|подчеркнул|пообещал|потребовал|\bназвал|говорит|"
    r"— [А-ЯA-Z][\w. -]{2,40}$|^\W*[А-Я][\w -]{2,30}: ",
    re.MULTILINE,
)


HARD_SHARES = {  # a supplement: what looks like words of somebody and is a deed: votes, verdicts, charges, decrees
    "BBC News | Русская служба": 7,
    "РИА Новости": 9,
    "Раньше всех. Ну почти.": 8,
    "Топор Live": 7,
    "Банкста": 6,
    "SHOT": 2,
    "Mash": 3,
    "Ньюсач/Двач": 4,
    "Топор+": 2,
    "112": 2,
}
_HARD = re.compile(
    r"проголосова|приговор|арестова|задержа|подписал|обвиня|обвинил|утверди|одобри|принял|назнач|внес|"
    r"ввел|решил|открыл|объявил|поздравил|встретил|провел|обсуди|разреши|запрет|договори|отправил|уволил"
)


def draw(posts: Iterable[Post]) -> list[Post]:
    """The sample, mixed: one order for all channels, so that any beginning of it is a sample too."""
    dice = random.Random(SEED)  # noqa: S311  # a sample, no secret
    strata: dict[tuple[str, bool], list[Post]] = defaultdict(list)
    for post in posts:
        if SHORTEST <= len(post.text) <= LONGEST:
            strata[post.channel, bool(_LIKELY.search(post.text))].append(post)
    drawn: list[Post] = []
    for channel, share in SHARES.items():
        attributing = round(share * WITH_CUE)
        for likely, number in ((True, attributing), (False, share - attributing)):
            drawn += _over_lengths(strata[channel, likely], number, dice)
    dice.shuffle(drawn)
    return drawn


def draw_hard(posts: Iterable[Post], drawn: Iterable[Post]) -> list[Post]:
    """The supplement: posts with words of ``_HARD`` and without the likely ones, none of which was drawn before."""
    dice = random.Random(SEED + 1)  # noqa: S311  # a sample, no secret
    before = {post.key for post in drawn}
    fitting: dict[str, list[Post]] = defaultdict(list)
    for post in posts:
        fits = SHORTEST <= len(post.text) <= LONGEST and _HARD.search(post.text) and not _LIKELY.search(post.text)
        if fits and post.key not in before:
            fitting[post.channel].append(post)
    supplement = [
        post for channel, share in HARD_SHARES.items() for post in _over_lengths(fitting[channel], share, dice)
    ]
    dice.shuffle(supplement)
    return supplement


def _over_lengths(posts: list[Post], number: int, dice: random.Random) -> list[Post]:
    """As many posts from each of ``number`` classes of length: one."""
    ordered = sorted(posts, key=lambda post: (len(post.text), post.key))
    number = min(number, len(ordered))
    edges = [round(len(ordered) * i / number) for i in range(number + 1)] if number else [0]
    return [dice.choice(ordered[a:b]) for a, b in pairwise(edges)]


def main() -> None:
    posts = without(load(POSTS), load(DEVELOPMENT))
    drawn = draw(posts)
    for post in [*drawn, *draw_hard(posts, drawn)]:
        print(post.key)


if __name__ == "__main__":
    main()
