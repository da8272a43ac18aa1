"""Sound sentences: the frames of a good writer, filled with what was said. Written before the guard was tuned to any.

Each is a text and the keys of the statements that it cites. Every third is kept back (``lot``).
"""

from __future__ import annotations

# statement -> quotations of it that a writer may choose: whole or a telling part
_QUOTES = {
    "friends": (
        "We have never hidden our friends, and we will not begin today", "We have never hidden our friends, and we will not begin",
    ),
    "thanks": (
        "Three Oravian crews served in the strait, and we thank them for their courage",
        "Three Oravian crews served in the strait", "we thank them for their courage",
    ),
    "buoys": ("Our sailors have never crossed the line of buoys", "never crossed the line of buoys"),
    "treaty": ("If the crews stay, the treaty will be worth nothing",),
    "fleets": ("The brotherhood of our fleets may last a century", "may last a century"),
    "lie": ("The claim that our crews fired first is a lie",),
}  # fmt: skip
_WHO = {
    "friends": ("Vera Holm", "Foreign Ministry spokeswoman", "On April 26, 2031", "at a briefing"),
    "thanks": ("Marek Tolan", "defence minister", "On April 26, 2031", "in an address on television"),
    "buoys": ("Marek Tolan", "defence minister", "On November 3, 2030", "in an interview"),
    "treaty": ("Ilsa Brandt", "military analyst", "On April 29, 2031", "in her channel"),
    "fleets": ("Hadan Ruel", "Oravian leader", "On April 28, 2031", ""),
    "lie": ("Marek Tolan", "defence minister", "On April 21, 2031", "at a press conference"),
}
_FULL = (
    "{day}, {venue}{c} {name}, the {office}, said: “{q}.”",
    "{day}, {office} {name} said{v}: “{q}”.",
    "“{q},” {office} {name} said{v} {dayl}.",
    "“{q}”, said {name}, the {office}, {dayl}.",
    "{name}, the {office}, stated {dayl}{v}: “{q}”.",
    "In the words of {name}, the {office}, {dayl}: “{q}”.",
    "According to {office} {name}, speaking {dayl}{v}, “{q}”.",
    "{name} put it this way {dayl}: “{q}.”",
    "{name} was clear{v}: “{q}.”",
    "{day}, the {office}, {name}, remarked: “{q}”.",
    "Speaking {dayl}{v}, {name} said: “{q}.”",
    "“{q}”: so said {name}, the {office}, {dayl}.",
    "The {office}, {name}, commented{v}: “{q}”.",
    "{name}, {office}, noted: “{q}”.",
    "“{q},” {name} observed {dayl}{v}.",
    "{day}, “{q}” were the words of {name}, the {office}.",
)
_HAND = (
    # partial quotations in a clause of the writer's
    ("Marek Tolan said on April 26, 2031, that “three Oravian crews served in the strait”.", "thanks"),
    ("On April 26, 2031, the defence minister, Marek Tolan, said that three Oravian crews had served in the strait.", "thanks"),
    ("Marek Tolan, the defence minister, said three Oravian crews “served in the strait”.", "thanks"),
    ("Three Oravian crews had served in the strait, defence minister Marek Tolan said on April 26, 2031.", "thanks"),
    ("The minister of defence of Kestria, Marek Tolan, said on April 26, 2031: “We thank them for their courage”.", "thanks"),
    ("In an address on television Marek Tolan said that three Oravian crews served in the strait, “and we thank them for their courage”.", "thanks"),
    ("Vera Holm said that they had “never hidden our friends, and we will not begin today”.", "friends"),
    ("Vera Holm, spokeswoman of the Foreign Ministry of Kestria, said on April 26, 2031, that they “have never hidden our friends, and we will not begin today”.", "friends"),
    ("Foreign Ministry spokeswoman Vera Holm told a briefing on April 26, 2031: “We have never hidden our friends, and we will not begin today.”", "friends"),
    ("Marek Tolan told Evening Lamp on November 3, 2030, that their sailors had never crossed the line of buoys.", "buoys"),
    ("“Our sailors,” Marek Tolan said in November 2030, “have never crossed the line of buoys.”", "buoys"),
    ("As quoted by Evening Lamp, defence minister Marek Tolan said: “Our sailors have never crossed the line of buoys.”", "buoys"),
    ("Their sailors had never crossed the line of buoys, Marek Tolan said in autumn 2030.", "buoys"),
    ("Military analyst Ilsa Brandt wrote on April 29, 2031, that if the crews stayed, the treaty would be worth nothing.", "treaty"),
    ("If the crews stay, the treaty will be worth nothing, Ilsa Brandt wrote in her channel.", "treaty"),
    ("Ilsa Brandt, the military analyst, warned on April 29, 2031: “If the crews stay, the treaty will be worth nothing.”", "treaty"),
    ("As quoted by KNA, Hadan Ruel said on April 28, 2031, that the brotherhood of their fleets “may last a century”.", "fleets"),
    ("KNA quoted Hadan Ruel, the Oravian leader, as saying: “The brotherhood of our fleets may last a century.”", "fleets"),
    ("The brotherhood of their fleets may last a century, Oravian leader Hadan Ruel was quoted as saying by KNA.", "fleets"),
    ("Oravian leader Hadan Ruel was quoted as saying by KNA on April 28, 2031: “The brotherhood of our fleets may last a century.”", "fleets"),
    ("Marek Tolan said on April 21, 2031, that the claim that their crews had fired first was a lie.", "lie"),
    ("At a press conference defence minister Marek Tolan said: “The claim that our crews fired first is a lie.”", "lie"),
    ("The claim that their crews fired first is a lie, Marek Tolan said at a press conference on April 21.", "lie"),
    # indirect
    ("Vera Holm denied that sailors from Oravia had taken part in the exercise.", "denial"),
    ("On October 14, 2030, Vera Holm, the Foreign Ministry spokeswoman, denied that sailors from Oravia had taken part in the exercise.", "denial"),
    ("In October 2030 Foreign Ministry spokeswoman Vera Holm denied that sailors from Oravia had taken part in the exercise.", "denial"),
    ("At a briefing on October 14, 2030, Vera Holm denied that sailors from Oravia took part in the exercise.", "denial"),
    ("Vera Holm, the Foreign Ministry spokeswoman, denied at a briefing that sailors from Oravia had taken part.", "denial"),
    ("In autumn 2030 Vera Holm denied that Oravian crews had served in the strait.", "denial"),
    ("Vera Holm rejected, on October 14, 2030, that sailors from Oravia had taken part in the exercise.", "denial"),
    ("Pavel Lind said that the bridge would be open by June 12.", "bridge"),
    ("On April 27, 2031, the mayor of Tarsha, Pavel Lind, said that the bridge would be open by June 12.", "bridge"),
    ("The bridge will be open by June 12, Pavel Lind, the mayor of Tarsha, said on April 27, 2031.", "bridge"),
    ("According to Pavel Lind, the mayor of Tarsha, the bridge will be open by June 12.", "bridge"),
    ("According to mayor of Tarsha Pavel Lind, the bridge would be open by June 12.", "bridge"),
    ("Pavel Lind stated on April 27, 2031, that the bridge would be open by June 12.", "bridge"),
    ("Tarsha Herald quoted Pavel Lind, the mayor of Tarsha, as saying that the bridge would be open by June 12.", "bridge"),
    ("Pavel Lind called the new ferry “a gift of 40 million crowns to the poorest district”.", "ferry"),
    ("On April 28, 2031, Pavel Lind, the mayor of Tarsha, called the new ferry “a gift of 40 million crowns”.", "ferry"),
    ("At the opening, the mayor of Tarsha, Pavel Lind, called the new ferry “a gift of 40 million crowns to the poorest district”.", "ferry"),
    ("Pavel Lind, the mayor of Tarsha, spoke at the opening of “a gift of 40 million crowns to the poorest district”.", "ferry"),
    ("The Defence Ministry confirmed that eleven sailors had been wounded near Cape Orda.", "wounded"),
    ("On April 28, 2031, the Defence Ministry confirmed that 11 sailors had been wounded near Cape Orda.", "wounded"),
    ("In a statement on April 28, 2031, the Defence Ministry confirmed that eleven sailors were wounded near Cape Orda.", "wounded"),
    ("Eleven sailors had been wounded near Cape Orda, the Defence Ministry confirmed.", "wounded"),
    ("The Defence Ministry said on April 28, 2031, that eleven sailors had been wounded near Cape Orda.", "wounded"),
    ("The Defence Ministry acknowledged that eleven sailors had been wounded.", "wounded"),
    ("Orin Vask declined to comment on the reports of losses in the strait.", "losses"),
    ("On April 25, 2031, Orin Vask, the presidential press secretary, declined to comment on the reports of losses.", "losses"),
    ("In a conference call the presidential press secretary, Orin Vask, declined to comment on the reports of losses in the strait.", "losses"),
    ("Presidential press secretary Orin Vask refused to comment on the reports of losses in the strait.", "losses"),
    ("Dana Reve promised to pay 2,000 crowns to every family on the coast.", "families"),
    ("At a meeting with residents Dana Reve, the deputy prime minister, promised to pay 2,000 crowns to every family on the coast.", "families"),
    ("On April 27, 2031, deputy prime minister Dana Reve promised to pay 2000 crowns to every family.", "families"),
    ("Deputy prime minister Dana Reve pledged on April 27, 2031, to pay 2,000 crowns to every family on the coast.", "families"),
    ("Marek Tolan demanded that Veligoria withdraw its patrol boats from the strait.", "boats"),
    ("On April 20, 2031, Marek Tolan, the defence minister, demanded that Veligoria withdraw its patrol boats.", "boats"),
    ("Defence minister Marek Tolan called on April 20, 2031, for what follows: that Veligoria withdraw its patrol boats from the strait.", "boats"),
    ("Ilsa Brandt said that some of the crews might have been volunteers.", "volunteers"),
    ("In March 2031 military analyst Ilsa Brandt said that some of the crews might have been volunteers.", "volunteers"),
    ("Some of the crews may have been volunteers, Ilsa Brandt, the military analyst, said in March 2031.", "volunteers"),
    ("Evening Lamp quoted military analyst Ilsa Brandt as saying that some of the crews might have been volunteers.", "volunteers"),
    ("Vera Holm accused the Veligorian press of inventing the story of the crews.", "press"),
    ("On February 17, 2031, Vera Holm, the Foreign Ministry spokeswoman, accused the Veligorian press of inventing the story.", "press"),
    ("In her channel, Foreign Ministry spokeswoman Vera Holm accused the Veligorian press of inventing the story of the crews.", "press"),
    ("Orin Vask did not rule out that the president would visit Cape Orda in May.", "undenied"),
    ("On April 24, 2031, presidential press secretary Orin Vask did not rule out that the president would visit Cape Orda.", "undenied"),
    ("In a conference call on April 24, 2031, Orin Vask did not rule out that the president would visit Cape Orda in May.", "undenied"),
    # two statements in one sentence
    ("On April 26, 2031, Vera Holm said “We have never hidden our friends, and we will not begin today”, and Marek Tolan said “Three Oravian crews served in the strait”.", "friends thanks"),
    ("Marek Tolan said that three Oravian crews had served in the strait, while Vera Holm said: “We have never hidden our friends, and we will not begin today.”", "thanks friends"),
    ("On the same day Vera Holm said “We have never hidden our friends, and we will not begin today” and Marek Tolan said “we thank them for their courage”.", "friends thanks"),
    ("The Defence Ministry confirmed that eleven sailors had been wounded near Cape Orda; Orin Vask declined to comment on the reports of losses in the strait.", "wounded losses"),
    ("On April 25, 2031, Orin Vask declined to comment on the reports of losses in the strait, but on April 28, 2031, the Defence Ministry confirmed that eleven sailors had been wounded.", "losses wounded"),
    ("Pavel Lind said that the bridge would be open by June 12 and called the new ferry “a gift of 40 million crowns”.", "bridge ferry"),
    ("Pavel Lind, the mayor of Tarsha, said that the bridge would be open by June 12; Dana Reve promised to pay 2,000 crowns to every family on the coast.", "bridge families"),
    ("In October 2030 Vera Holm denied that sailors from Oravia had taken part in the exercise; on April 26, 2031, Marek Tolan said: “Three Oravian crews served in the strait”.", "denial thanks"),
    ("Marek Tolan demanded that Veligoria withdraw its patrol boats and added: “The claim that our crews fired first is a lie.”", "boats lie"),
    ("Ilsa Brandt said in March 2031 that some of the crews might have been volunteers and wrote on April 29, 2031: “If the crews stay, the treaty will be worth nothing.”", "volunteers treaty"),
    ("Orin Vask did not rule out that the president would visit Cape Orda in May and declined to comment on the reports of losses.", "undenied losses"),
    ("Vera Holm denied that sailors from Oravia had taken part in the exercise, and later accused the Veligorian press of inventing the story of the crews.", "denial press"),
    ("Marek Tolan said on November 3, 2030, that their sailors had never crossed the line of buoys, but on April 26, 2031, Marek Tolan said that three Oravian crews had served in the strait.", "buoys thanks"),
    ("Hadan Ruel, as quoted by KNA, said “The brotherhood of our fleets may last a century”, while Ilsa Brandt wrote: “If the crews stay, the treaty will be worth nothing.”", "fleets treaty"),
    # typography that a writer gets wrong and that may be mended
    ('Marek Tolan said: "Three Oravian crews served in the strait, and we thank them for their courage."', "thanks"),
    ('Vera Holm said at a briefing: "we have never hidden our friends, and we will not begin today".', "friends"),
    ("Marek Tolan said: “Three Oravian crews served in the strait … we thank them for their courage.”", "thanks"),
    ("Ilsa Brandt wrote: «If the crews stay, the treaty will be worth nothing».", "treaty"),
    ("Marek Tolan said: ‘The claim that our crews fired first is a lie.’", "lie"),
)  # fmt: skip


def sound() -> list[tuple[str, tuple[str, ...]]]:
    """Two hundred sound sentences with what they cite, in a fixed order."""
    made = [(text, tuple(cited.split())) for text, cited in _HAND]
    for key, quotes in _QUOTES.items():
        name, office, day, venue = _WHO[key]
        for number, template in enumerate(_FULL):
            if "{venue}" in template and not venue:
                continue
            for at, quote in enumerate(quotes):
                if at and number % len(quotes) != at:
                    continue
                text = template.format(
                    day=day, dayl=day[0].lower() + day[1:], venue=venue, c=",", v=f" {venue}" if venue else "",
                    name=name, office=office, q=quote,
                )  # fmt: skip
                made.append((text, (key,)))
    return made[:200]


def lot(number: int) -> str:
    """Of which lot a sentence is, by its number: two of three are open, one is kept."""
    return "kept" if number % 3 == 2 else "open"
