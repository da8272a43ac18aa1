# ruff: noqa: ISC004 - an entry is a pair; a long pattern goes on over the line
"""Words by which pages of links are understood; and pages that say with status 200 that they are none.

Each entry is a pattern and what made it necessary.
"""

from __future__ import annotations

# Parts of a class, id or role that say: this block is for getting about, not for reading
NAVIGATION = (
    "nav",  # class="main-nav"
    "navbar",
    "navigation",
    "menu",
    "submenu",
    "breadcrumbs?",
    "footer",
    "pagination",
    "pager",
    "paginator",
    "social",
    "share",
    "sharing",
    "tags?",
    "tagcloud",
    "langs?",
    "languages?",
    "login",
    "topbar",
    "subscribe",
    "cookies?",
    "banner",
    "partners?",
    "ads?",
    "advert\\w*",
)

# Somewhere in a path: lists, people, services
SERVICE_PATHS: tuple[tuple[str, str], ...] = (
    (r"/(?:tags?|topics?|themes?|categor(?:y|ies)|sections?|rubrics?|rubrika|series|labels?)(?:/|$)", "/tag/harbour"),
    (r"/(?:authors?|people|persons?|users?|profile|staff|team|byline|avtor\w*)(?:/|$)", "/author/ana-petrel"),
    (r"/(?:page|stranica|p)/?\d+/?$", "/news/page/2"),
    (r"/(?:login|signin|sign-in|signup|register|account|auth|logout|lk|cart|checkout)(?:/|\.|$)", "/login"),
    (r"/(?:search|poisk|archives?|arhiv|calendar|sitemap|map)(?:/|\.|-\d|$)", "/search?q=storm"),
    (r"[?&](?:comments?|replytocom|share|print|version)(?:=|$)", "/news/48213?comments=1"),
    (
        r"/(?:about(?:-us)?|contacts?|contact-us|privacy[\w-]*|terms[\w-]*|cookies?[\w-]*|legal|rules|help|faq|jobs|careers"
        r"|advertis\w*|reklama|redakcia|redaktsiya|kontakty|o-nas|about-\w+|subscri\w+|newsletters?|donate|support)"
        r"(?:/|\.|$)",
        "/privacy-policy-of-the-post",
    ),
    (r"/(?:rss|feeds?|atom|amp|print|share|redirect|go|out|ads?|comments?|shop|store)(?:/|\.|$)", "/rss/all"),
    (r"/(?:static|pages?|programm?e?s?|shows?|schedule|peredachi|efir|live)(?:/|\.|$)", "/programs/the-week/"),
    (r"/wp-(?:login|admin|content|json)", "/wp-login.php"),
)

# Link texts that are no title
LABEL_WORDS: tuple[tuple[str, str], ...] = (
    (
        r"(?:(?:continue|keep) reading|read (?:the )?(?:full )?(?:more|on|story|article|text)|more|full story|details|learn more"
        r"|watch|listen|see (?:all|more)|view all|all (?:news|stories)|load more|show more)\b.{0,3}",
        "Read the full story",
    ),
    (
        r"(?:читать (?:далее|дальше|полностью|ещ[её])|подробнее|подробности|далее|ещ[её]|смотреть(?: вс[её])?|все новости"
        r"|показать ещ[её]|загрузить ещ[её]|к списку|полный текст)\b.{0,3}",
        "Читать далее",
    ),
    (r"\d[\d\s.,]*(?: ?(?:comments?|комментари\w+|replies|views|просмотр\w*|shares))?", "12 comments"),
    (r"(?:comments?|комментарии|обсудить|share|поделиться|leave a comment)(?: \(?\d+\)?)?", "Комментарии (4)"),
    (r"[^\w]*", "»"),
)

# Links to the next page of a list
OLDER: tuple[tuple[str, str], ...] = (
    (r"(?:older|older (?:posts|entries|news|stories)|next(?: page)?|earlier)\W*", "Older posts »"),
    (r"(?:следующая(?: страница)?|далее|дальше|более ранние|старые записи|ранее|предыдущие записи)\W*", "Следующая →"),
)
