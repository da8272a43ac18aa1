"""An invented country, what its officials said, and a checker over it."""

from __future__ import annotations

from datetime import date
from functools import cache

from svodka.checking import Checker, Evidence
from svodka.model import Basis, CheckReport, Claim, Finding, Hints, Office, OfficeKind, Outcome, People, Person, Tenure
from svodka.parse.plain import parsed_text
from svodka.reading import read, revision_of

BASIS = Basis("invented", "2033-01-01", checked=True)
REPORTS = (
    ("2031-02-03", "Halmar Courier", "en",
     ("Defence Minister Boris Tallin told a briefing on Monday that there were no Varnian troops in Lorim.\n\n"
     "“We have not sent a single soldier across the river and we have no plans to do so,” Tallin said.")),
    ("2031-02-20", "Halmar Courier", "en",
     ("Defence Minister Boris Tallin on Thursday denied that Varnian troops were in Lorim.\n\n"
     "“I read about it in the papers, like you,” Tallin told reporters.")),
    ("2031-03-10", "Vesk Daily", "en",
     ("Foreign Minister Anna Merel said on Monday that 340 lorries had crossed the border. “Trade is not war,” she said in an interview with "
     "the Vesk Daily.")),
    ("2031-03-12", "Вестник Лорима", "ru",
     "Мэр Лорима Павел Сорин заявил в среду на брифинге: «Мы ждём врачей и двадцать машин хлеба»."),
    ("2031-08-04", "Halmar Courier", "en",
     "Defence Minister Boris Tallin admitted on Monday that Varnian troops had been in Lorim since spring. “They were there,” Tallin said."),
    ("2031-09-01", "Vesk Daily", "en", "Premier Olga Brandt praised the harvest. “Bread is cheap again,” Brandt said on Monday."),
)  # fmt: skip
CLAIM = Claim(
    "troops", "Varnian troops are in Lorim.", place="Lorim", event_from=date(2031, 2, 1), event_to=date(2031, 8, 31),
    actors=("Varnia", "Varnian army"), terms_en=("Lorim", "troops", "soldier"), terms_ru=("Лорим", "войска"),
)  # fmt: skip
DAY = date(2031, 9, 10)


def evidence() -> tuple[Evidence, ...]:
    """The invented reports, read."""
    found = []
    for number, (day, outlet, language, text) in enumerate(REPORTS):
        hints = Hints(published=day, outlet=outlet, language=language)
        revision = revision_of(parsed_text(text, address=f"https://example.org/{number}", hints=hints), checksum="")
        found.append(Evidence(revision, read(revision).statements))
    return tuple(found)


def people() -> People:
    """Who held which office."""
    persons = (Person("tallin", "Boris Tallin", BASIS), Person("merel", "Anna Merel", BASIS))
    offices = (
        Office("defence", "Defence Minister of Varnia", BASIS, OfficeKind.DEFENCE_MINISTER),
        Office("foreign", "Foreign Minister of Varnia", BASIS, OfficeKind.FOREIGN_MINISTER),
    )
    tenures = (
        Tenure("tallin", "defence", BASIS, "2030-01-01", "2031-08-20"),
        Tenure("merel", "foreign", BASIS, "2030-01-01", "2032-12-31"),
    )
    return People(persons, (), offices, tenures)


@cache
def checker() -> Checker:
    """A checker over all of it."""
    return Checker(evidence(), people=people(), claims=(CLAIM,))


def checked(text: str) -> CheckReport:
    """The report on a draft of 10 September 2031."""
    return checker().check(text, published=DAY)


def findings(text: str, outcome: Outcome = Outcome.FAULT) -> list[Finding]:
    """The findings of one outcome."""
    return [f for s in checked(text).sentences for f in s.findings if f.outcome is outcome]


def labels(text: str, outcome: Outcome = Outcome.FAULT) -> list[str]:
    """What they are called."""
    return [finding.label for finding in findings(text, outcome)]
