# ruff: noqa: ISC004 - an entry is a pair; a long pattern goes on over the line
"""Lines that are the page's, not the author's: sharing, subscribing, consent, copyright, related reading.

Each entry is a pattern for a whole line and a line that made it necessary. The line is matched without
its markup, emoji, bullets and link addresses, in lower case, and with «ё» as «е»
(``svodka.parse.boilerplate.bare``). A pattern must match the whole line: "Read more" is the page's,
"Read more books, the minister told pupils" is not.
"""

from __future__ import annotations

# The shortest tails that may follow: up to six more words without a full stop inside
_TAIL = r"[^.!?]{0,60}[.!?:…]*"
_NETWORK = (
    r"(facebook|twitter|x|telegram|whatsapp|vk|linkedin|reddit|pinterest|viber|instagram|youtube|tiktok|e-?mail"
    r"|телеграм\w*|вк|вконтакте|одноклассник\w+|дзен\w*|ютуб\w*|соцсет\w+)"
)

ENTRIES: tuple[tuple[str, str], ...] = (
    # sharing
    (r"share( (this|the|on|via|with))?( (article|story|post|page|news))?[.!:]*", "Share this article"),
    (r"(share|tweet|pin|e-?mail|print|copy link|send)( (it|this))?", "Tweet"),
    (
        rf"((share|follow|tweet|pin)( (on|via|to))? )?{_NETWORK}([ ,|/•·-]+(and )?{_NETWORK})*",
        "Share on Facebook",
    ),
    (
        r"поделит(ь|е)ся( (в|на|с|этой|статьей|новостью|материалом|ссылкой|записью)[^.!?]{0,40})?[.!:]*",
        "Поделиться в соцсетях",
    ),
    (r"(скопировать|копировать) ссылку", "Скопировать ссылку"),
    # reading on
    (r"(read|see|learn|find out|show|load|view) (more|less|all|comments|next|also)[.:…>»]*", "Read More"),
    (r"(continue|keep) reading" + _TAIL, "Continue reading the main story"),
    (
        r"read (the (rest|full (story|article|text|interview))|it all|the whole thing|the original|this next)"
        r"( (here|at|on|in)\b[^.!?]{0,60})?[.…]*",
        "Read the rest here.",
    ),
    (r"(see|read|watch|listen) also:?.{0,120}", "See also: The harbour strike"),
    (
        r"(related|recommended|popular|trending|most read|more (news|stories|on this( (story|topic))?))"
        r"( (articles?|stories|news|topics?|content|posts?|coverage|links|for you))?:?",
        "Related articles",
    ),
    (r"(you (may|might) also like|editor'?s'? picks?|don'?t miss|up next|top stories)", "You may also like"),
    (
        r"(читать|читайте|смотрите|смотреть|подробнее|узнать|показать)"
        r"( (далее|дальше|полностью|также|еще|ещё|больше|подробнее|все|на сайте))+[.:…]*",
        "Читать далее",
    ),
    (r"(читайте|смотрите) (также|еще|по теме):?.{0,120}", "Читайте также: Забастовка в порту"),
    (
        r"(подробнее|далее|еще|по теме|материалы по теме|похожие (статьи|новости|материалы)|другие новости"
        r"|главное|популярное|самое читаемое|рекомендуем)[.:…]*",
        "Материалы по теме",
    ),
    (r"читать (нас|би-би-си)?.{0,20}без vpn.{0,60}", "Читать нас без VPN: bit.ly/kanal"),
    (r"(здесь|тут) наш сайт доступен без vpn.{0,40}", "Тут наш сайт доступен без VPN: bit.ly/kanal"),
    (
        r"(listen to|watch|play) (this|the) (article|story|episode|podcast|video|clips?)( \(.{1,20}\))?",
        "Listen to this article (6 min)",
    ),
    (
        r"\[?(watch|read|see|listen|full|view|смотреть|читать)\b[^\[\]]{0,40}(\] ?\[[^\[\]]{2,40})+\]?",
        "[Watch the clips] [Full transcript]",
    ),
    # subscribing and following
    (
        r"(subscribe|sign up|sign in|log in)( (now|today|here|free|(to|for) (us|our|the|this|my|get|receive|read|more))\b"
        + _TAIL
        + r")?[.!:]*",
        "Subscribe to our newsletter",
    ),
    (r"(register|join)( (now|today|here|free|for free|us))?[.!:]*", "Register now"),
    (r"(follow|like|find|join) (us|me) (on|at|in) .{1,80}", "Follow us on Telegram"),
    (
        r"[\"“]?follow [\w .’'-]{2,90} on (twitter|x|telegram|facebook|instagram)\b.{0,120}",
        "Follow Ana Petrel on Twitter @anapetrel.",
    ),
    (r"(twitter|telegram|instagram|e-?mail|facebook)\s*: ?[@\w./-]+", "Twitter: @petrel."),
    (
        r"(get|receive) (the|our|all the) (latest|best|daily|top)?\b[^.!?]{0,80}(inbox|newsletter|updates|app)[.!]*",
        "Get the latest news in your inbox",
    ),
    (r"(newsletter|newsletters|our newsletters?)", "Newsletter"),
    (
        r"(support|donate to|become a (member|patron of)) (us|our (work|journalism|newsroom))" + _TAIL,
        "Support our journalism",
    ),
    (
        r"(.{0,40}[.—|:-] ?)?(подпишись|подпишитесь|подписаться|подписывайся|подписывайтесь)"
        r"(( на|:| —| и|!) ?.{0,80})?",
        "Канал «Маяк». Подписаться",
    ),
    (
        r"(прислать|предложить|сообщить|присылайте|пришлите|отправить) (нам )?(новост(ь|и)|тему|материал).{0,40}",
        "Прислать новость",
    ),
    (rf"(мы|наш канал|наши каналы|читайте нас|следите за нами) (в|на) {_NETWORK}.{{0,40}}", "Мы в Telegram"),
    (r"(оставайтесь|будьте) (на связи|в курсе).{0,60}", "Будьте в курсе событий"),
    (r".{0,40}(отдай|поддержи|дай)\w* .{0,20}\bбуст\b.{0,30}", "Канал «Маяк» — отдай свой буст нам"),
    (r"с любовью, [\w ]{2,30}", "С любовью, Маяк"),
    (r"(поддержать|поддержите|поддержи) (нас|редакцию|проект|канал|издание).{0,60}", "Поддержать редакцию"),
    # consent, cookies, terms
    (
        r"(by (clicking|continuing|using|subscribing|signing)|you|i) .{0,60}\b(agree to|agree that|consent to|accept)\b.{0,120}"
        r"\b(personal data|privacy|terms|cookies|newsletters?)\b.{0,120}",
        "By subscribing you consent to the use of your personal data",
    ),
    (
        r".{0,80}\b(we|this (web)?site|our (web)?site) uses? cookies.{0,240}",
        "We use cookies to improve your visit.",
    ),
    (r"(accept|reject|manage|allow)( all)?( cookies| settings| preferences)?", "Accept all"),
    (
        r"(cookie|privacy) (policy|settings|notice|preferences)|terms (of (use|service)|and conditions)",
        "Privacy policy",
    ),
    (
        r"(нажимая|продолжая|оставаясь|используя|отправляя|подписываясь).{0,120}"
        r"\b(вы|я) (соглаша|даете соглас|даю соглас|принима).{0,240}",
        "Нажимая на кнопку, вы соглашаетесь с условиями",
    ),
    (
        r"(я |вы )?(даю|даете|согласен|согласна|согласие|принимаю|принимаете)\b.{0,60}"
        r"(обработк|персональн|cookie|куки).{0,200}",
        "Я даю согласие на обработку персональных данных",
    ),
    (
        r".{0,60}(мы используем|сайт использует).{0,20}(cookie|куки).{0,200}",
        "Мы используем cookie, чтобы сайт работал лучше.",
    ),
    (
        r"(политика конфиденциальности|пользовательское соглашение|правила пользования).{0,60}",
        "Политика конфиденциальности",
    ),
    # copyright and the law's labels
    (
        r"(copyright ?)?(©|\(c\)|\b\d{4}\b).{0,160}\brights reserved.{0,60}|(copyright ?)?(©|\(c\)).{0,160}",
        "© 2031 The Harbour Post. All rights reserved.",
    ),
    (r".{0,100}\ball rights reserved\b.{0,60}", "The Harbour Post, all rights reserved"),
    (
        r".{0,100}(все права защищены|перепечатка (запрещена|только)|при (цитировании|перепечатке)).{0,120}",
        "Все права защищены",
    ),
    (
        r"(на правах рекламы|реклама|erid)([.:] .{0,160})?",
        "На правах рекламы",
    ),
    (r".{0,160}\berid\b.{0,60}", "Реклама. ООО «Маяк», erid 2Vtz"),
    (r"(advertisement|advertising|sponsored( content)?|promoted|ad)", "Advertisement"),
    (
        r".{0,20}(сообщение|материал|информация).{0,60}(распространен|создан|произведен).{0,100}иностранн.{0,200}",
        "Сообщение распространено лицом, выполняющим функции иностранного агента",
    ),
    # comments, pictures, sources of pictures
    (
        r"(comments?|leave a (comment|reply)|add (a )?comment|post a comment|\d+ comments?|join the conversation)",
        "Leave a comment",
    ),
    (
        r"(комментарии|комментировать|оставить комментарий|обсудить|обсуждение|\d+ комментари\w+)( \(\d+\))?",
        "Оставить комментарий",
    ),
    (
        r"(photo|image|picture|video|credit|file photo)( credit| courtesy)?s?( of| by)?:.{1,120}",
        "Photo: Norvia News Agency",
    ),
    (
        r"(фото|видео|иллюстрация|фотограф|источник фото|скриншот)( на обложке)?:.{1,120}",
        "Фото: агентство «Полюс»",
    ),
    (
        r"(tags?|topics?|filed under|categories|теги|метки|темы|рубрика):.{1,160}",
        "Tags: Norvia, harbour, strike",
    ),
    (r"(\d+ )?(min(ute)?s? read|мин(ут\w*)? (на чтение|чтения))|\d+ min(ute)?s? read", "5 min read"),
    (r"(views|просмотры|просмотров|время чтения):? ?[\d  .,]+\w*( мин\w*)?\.?", "Просмотров: 1 204"),
    (
        r"(back to top|наверх|на главную|home|главная|menu|меню|search|поиск|print|распечатать|версия для печати)",
        "Версия для печати",
    ),
    (r"\(?(h/t|hat tip)[: ].{1,60}", "(h/t Harbour Wire.)"),
)

# A pattern that begins with anything is slow to fail: those in ENTRIES are tried on lines with one of these words only
WORDS_OF_OPEN_ENTRIES = (
    "подпи", "буст", "cookie", "куки", "rights reserved", "права защищены", "перепечатк", "цитировани", "erid",
    "иностранн",
)  # fmt: skip
