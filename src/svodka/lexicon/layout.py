# ruff: noqa: ISC004 - an entry is a pair; a long pattern goes on over the line
"""What tells the lines around an article's body: rubrics, by-lines, questions and answers."""

from __future__ import annotations

# A short first line with one of these words above the headline is the name of a column
RUBRIC_WORDS = frozenset(
    {
        "analysis",  # "Analysis"
        "briefing",  # "Morning briefing"
        "breaking",  # "BREAKING NEWS"
        "column",
        "commentary",
        "digest",  # "Digest of Norvian media"
        "editorial",
        "exclusive",
        "explainer",
        "interview",
        "letter",  # "Letter from the North"
        "media",  # "Media review"
        "news",  # "World news"
        "opinion",
        "politics",
        "press",  # "Press review"
        "review",
        "roundup",
        "transcript",
        "update",
        "world",
        "аналитика",
        "в мире",
        "дайджест",
        "интервью",
        "колонка",
        "комментарии",
        "мнение",
        "мнения",
        "новости",  # «Новости дня»
        "обзор",  # «Обзор прессы»
        "общество",
        "политика",
        "репортаж",
        "стенограмма",
        "сводка",  # «Сводка за неделю»
        "эксклюзив",
        "экономика",
    }
)

# A line that names the author: the pattern's group "name" is the author
BYLINES: tuple[tuple[str, str], ...] = (
    (
        r"(story |text |words |written |report(ed|ing)? |posted |published |prepared |compiled |edited )?by:? (?P<name>[^.!?]{2,80})",
        "By Ana Petrel",
    ),
    (r"(author|text|story|correspondent|words)s?: ?(?P<name>[^.!?]{2,80})", "Author: Ana Petrel"),
    (
        r"\(?-{0,2} ?((additional )?report(ing|ed)|edit(ing|ed)|writing|compiled) (by|from) (?P<name>.{2,200})\)?",
        "(Reporting by Ana Petrel; Editing by Ivo Lund.)",
    ),
    (
        r"(?P<name>[^.!?]{2,120}?) (contributed (reporting|to this (report|story|article))|reported from .{2,80})",
        "Ana Petrel contributed reporting.",
    ),
    (
        r"(?P<name>[^\d,.!?]{4,40}), ([^.!?]{0,40} )?(columnist|correspondent|reporter|editor|staff writer|special to|for)"
        r"\b[^.!?]{0,60}",
        "Ana Petrel, correspondent of The Harbour Post",
    ),
    (
        r"(?P<name>[^\d,.!?]{4,40}), ([^.!?]{0,40} )?(обозревател|корреспондент|колумнист|редактор|журналист)[^.!?]{0,60}",
        "Анна Петрель, обозреватель «Вестника гавани»",
    ),
    (
        r"(автор(ы)?|текст|корреспондент|записал[аи]?|беседовал[аи]?|подготовил[аи]?)(:| —| -) ?(?P<name>[^.!?]{2,80})",
        "Автор: Анна Петрель",
    ),
)

# A journalist's question in a transcript
QUESTION_LABELS: tuple[tuple[str, str], ...] = (
    (
        r"(question|q|reporter|journalist|correspondent|press|media|voice)( ?\d+)?( \([^)]{1,60}\))?",
        "Question: Will he go?",
    ),
    (
        r"(вопрос|реплика|журналист(ка)?|корреспондент|корр\.?|в)( ?\d+)?( \([^)]{1,60}\))?",
        "Вопрос: Он поедет?",
    ),
)

# What ends a question: the answer's label, or a speaker's name before a colon
ANSWER_LABELS: tuple[tuple[str, str], ...] = (
    (r"(answer|a|response|reply)", "Answer: He will."),
    (r"(ответ|о)", "Ответ: Поедет."),
)

# What a title calls an occasion whose words are given as they were spoken
OCCASIONS: tuple[tuple[str, str], ...] = (
    (r"\btranscripts?\b", "Transcript of the talks"),
    (r"\b(?:press |news )?(?:briefing|conference)\b", "Briefing by the Spokeswoman"),
    (
        r"\b(?:answers?|repl(?:y|ies)|responses?|responds?)\b.{0,60}\bquestions?\b",
        "Answers to questions from the media",
    ),
    (r"\b(?:remarks|statement|address|speech|comments?) (?:by|of|to|from)\b", "Remarks by the Minister"),
    (r"\bстенограмм", "Стенограмма заседания"),
    (r"\b(?:брифинг|пресс-конференци|пресс-подход)", "Брифинг официального представителя"),
    (r"\bответ\w*\b.{0,80}\bвопрос", "Ответы министра на вопросы СМИ"),
    (
        r"\b(?:выступлени|вступительное слово|заявлени|обращени|комментари)\w*\b.{0,60}\b(?:министр|президент|представител|председател|глав|секретар)",
        "Выступление министра",
    ),
)
