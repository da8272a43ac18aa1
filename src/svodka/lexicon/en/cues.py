"""Verbs and nouns that attribute words to a speaker, in English.

A row: lemma | frames | act | an example, the attribution in it. Frames, what may stand for the content:

    quote      a quotation beside it                 "We stay," she said
    that       a clause, with or without "that"      she said that they stay
    object     a noun phrase                         she denied the reports
    to         an infinitive                         she promised to stay
    object_to  a noun phrase and an infinitive       she urged them to stay
    addressee  the listener may stand between        she told reporters that they stay
    whether    an indirect question                  she asked whether they stay
    about      a prepositional phrase                she spoke about the talks
    publish    the noun phrase of a publication      the ministry released a video showing them

Which verbs attribute words was read off the cue lists of Pareti (2015) and of newsroom style guides; that a verb
with ``object`` mostly reports speech and not a deed was checked by counting (docs/design/0004-reading-rules.md).
"""

from __future__ import annotations

from dataclasses import dataclass

from svodka.model import Act


@dataclass(frozen=True, slots=True)
class CueEntry:
    """What one cue word or phrase can do."""

    lemma: str  # with its particle: "point out"
    frames: frozenset[str]
    act: Act


_VERBS = """
say         | quote that whether                | say     | The ministry said that talks go on.
state       | quote that                        | say     | General Orlan stated that the bridge holds.
tell        | quote that addressee object_to whether | say | She told reporters that the bridge holds.
add         | quote that                        | say     | He added that work would end by May.
note        | quote that object                 | say     | The report noted that prices rose.
write       | quote that                        | say     | "No one left," the channel wrote.
post        | quote that publish                | say     | She posted that "friends are not forgotten."
tweet       | quote that publish                | say     | He tweeted that the vote was near.
announce    | quote that object                 | say     | The agency announced a ban on flights.
declare     | quote that object                 | say     | The mayor declared that the port is open.
claim       | quote that object                 | say     | It claimed that nobody was hurt.
argue       | quote that                        | say     | The author argued that the law is old.
explain     | quote that whether object         | say     | She explained why the road was shut.
insist      | quote that                        | say     | They insisted that no one was warned.
suggest     | quote that object                 | say     | The headline suggests that the crew slept.
observe     | quote that                        | say     | "It is late," the envoy observed.
remark      | quote that                        | say     | He remarked that winters are long.
mention     | that object                       | say     | She mentioned the second bridge.
report      | quote that object                 | say     | The agency reported that the dam held.
reply       | quote that                        | say     | "Ask them," he replied.
respond     | quote that                        | say     | She responded: "We have no such data."
answer      | quote that                        | say     | "No," the minister answered.
repeat      | quote that                        | say     | He repeated that the line is firm.
reiterate   | quote that object                 | say     | The office reiterated its stand.
stress      | quote that object                 | say     | The envoy stressed that talks go on.
emphasize   | quote that object                 | say     | She emphasized the need for calm.
emphasise   | quote that object                 | say     | She emphasised that calm was needed.
underline   | quote that object                 | say     | He underlined that no one was forced.
underscore  | quote that object                 | say     | He underscored that the term was fixed.
recall      | quote that object whether         | say     | He recalled how the bridge fell.
conclude    | quote that                        | say     | The panel concluded that the pilot erred.
indicate    | that                              | say     | The aide indicated that a deal was near.
reveal      | quote that object whether         | say     | The daily revealed that money was moved.
disclose    | that object whether               | say     | The bank disclosed the sum.
predict     | quote that object                 | say     | She predicted a hard winter.
forecast    | that object                       | say     | The bureau forecast a hard winter.
estimate    | that object                       | say     | The agency estimated losses at a tenth.
speculate   | quote that                        | say     | Papers speculated that he was ill.
hint        | quote that                        | say     | He hinted that others would follow.
maintain    | quote that                        | say     | She maintained that the vote was fair.
assert      | quote that object                 | say     | He asserted that the coast was clear.
contend     | quote that                        | say     | They contend that the map is wrong.
allege      | quote that                        | accuse  | The paper alleged that money was moved.
proclaim    | quote that object                 | say     | He proclaimed the strait open.
testify     | quote that                        | say     | The guard testified that he saw lights.
comment     | quote about                       | say     | "A good day," the captain commented.
joke        | quote that                        | say     | He joked that the goats would vote.
quip        | quote that                        | say     | "Ask the goats," he quipped.
opine       | quote that                        | say     | The host opined that it was late.
muse        | quote that                        | say     | He mused that spring might help.
submit      | quote that                        | say     | "It was discipline," the author submitted.
continue    | quote                             | say     | "And then," he continued, "they left."
exclaim     | quote that                        | say     | "At last!" she exclaimed.
shout       | quote that                        | say     | "Open the gate!" they shouted.
yell        | quote that                        | say     | "Open it!" he yelled.
cry         | quote                             | say     | "Shame!" cried the deputy.
whisper     | quote that                        | say     | "Not here," he whispered.
retort      | quote that                        | say     | "So do yours," she retorted.
counter     | quote that                        | say     | He countered that the map was old.
interject   | quote                             | say     | "Never," she interjected.
lament      | quote that object                 | say     | He lamented that nobody came.
complain    | quote that about                  | say     | They complained that pay was late.
boast       | quote that about                  | say     | He boasted that it took a week.
brag        | quote that about                  | say     | He bragged about the catch.
volunteer   | quote that                        | say     | "I was there," he volunteered.
elaborate   | quote                             | say     | "Two at a time," he elaborated.
clarify     | quote that whether                | say     | She clarified that only medics went.
specify     | quote that whether                | say     | He specified that two were hurt.
detail      | object whether                    | say     | The note details how it was done.
outline     | object whether                    | say     | He outlined a plan for the port.
recount     | quote that object whether         | say     | She recounted how the roof fell.
inform      | that addressee                    | say     | He informed the council that it was over.
remind      | quote that addressee              | say     | She reminded them that winter was near.
assure      | quote that addressee              | promise | He assured viewers that stocks were full.
notify      | that addressee                    | say     | The bank notified clients that it closed.
signal      | that                              | say     | The palace signaled that it would wait.
reaffirm    | that object                       | say     | He reaffirmed support for the pact.
reassert    | that object                       | say     | She reasserted the claim.
relate      | that                              | say     | He related that lights were seen.
describe    | object                            | say     | He described the scene as calm.
characterize | object                           | say     | She characterized it as a slip.
portray     | object                            | say     | The film portrayed them as heroes.
label       | object                            | say     | He labeled the report a fake.
dub         | object                            | say     | The daily dubbed it the dry summer.
brand       | object                            | accuse  | He branded the report a fake.
cite        | object                            | say     | The agency cited a source in the port.
quote       | object                            | say     | The daily quoted a letter.
express     | object                            | say     | She expressed concern over the dam.
voice       | object                            | say     | He voiced doubts about the count.
echo        | object                            | say     | Other deputies echoed the claim.
propose     | quote that object to              | demand  | She proposed a truce.
recommend   | that object                       | demand  | The panel recommended a pause.
speak       | quote about                       | say     | He spoke about the harvest.
talk        | quote about                       | say     | She talked about the harvest.
deny        | quote that object                 | deny    | Officials denied the reports.
refute      | quote that object                 | deny    | The ministry refuted the claim.
rebut       | object that                       | deny    | The office rebutted the story.
reject      | quote object that                 | deny    | He rejected the charge.
dismiss     | quote object                      | deny    | He dismissed the report as fiction.
dispute     | object that                       | deny    | She disputed the figures.
contradict  | object                            | deny    | The envoy contradicted the minister.
debunk      | object                            | deny    | The site debunked the video.
disavow     | object                            | deny    | The party disavowed the leaflet.
admit       | quote that object to              | confirm | He admitted that medics were there.
acknowledge | quote that object                 | confirm | She acknowledged the loss.
concede     | quote that object                 | confirm | He conceded that it was late.
confirm     | quote that object                 | confirm | The mayor confirmed the visit.
confess     | quote that object                 | confirm | He confessed that he knew.
agree       | quote                             | confirm | "It is late," she agreed.
apologize   | quote about                       | confirm | He apologized for the delay.
apologise   | quote about                       | confirm | He apologised for the delay.
promise     | quote that object to addressee    | promise | He promised to rebuild the pier.
pledge      | quote that object to              | promise | She pledged to stay on.
vow         | quote that object to              | promise | They vowed to hold the pass.
swear       | quote that to                     | promise | He swore to find them.
guarantee   | quote that object                 | promise | He guaranteed that pay would come.
demand      | quote that object to              | demand  | The envoy demanded an apology.
urge        | quote that object object_to       | demand  | She urged drivers to wait.
request     | that object object_to             | demand  | They requested a delay.
advise      | quote that object_to addressee    | demand  | He advised them to wait.
caution     | quote that addressee object_to    | demand  | She cautioned that ice was thin.
instruct    | object_to                         | demand  | He instructed the guards to wait.
beg         | quote object_to                   | demand  | She begged them to wait.
implore     | quote object_to                   | demand  | He implored them to wait.
ask         | quote whether about object_to addressee | ask | Reporters asked whether it was true.
inquire     | quote whether                     | ask     | He inquired whether it was true.
question    | quote whether object              | ask     | She questioned the figures.
wonder      | quote                             | ask     | "Who paid?" she wondered.
accuse      | object                            | accuse  | He accused the press of hysteria.
blame       | object                            | accuse  | She blamed the storm for the delay.
charge      | quote that                        | accuse  | The party charged that votes were bought.
criticize   | object                            | accuse  | The daily criticized the plan.
criticise   | object                            | accuse  | The daily criticised the plan.
condemn     | quote object                      | accuse  | The council condemned the raid.
denounce    | object                            | accuse  | He denounced the raid.
decry       | object                            | accuse  | She decried the cuts.
deplore     | object                            | accuse  | The envoy deplored the raid.
attack      | object                            | accuse  | The columnist attacked the minister.
slam        | quote object                      | accuse  | The tabloid slammed the plan.
blast       | quote object                      | accuse  | He blasted the plan.
lambast     | object                            | accuse  | He lambasted the plan.
rebuke      | object                            | accuse  | She rebuked the envoy.
scold       | quote object                      | accuse  | He scolded the press.
mock        | object                            | accuse  | The channel mocked the plan.
ridicule    | object                            | accuse  | The host ridiculed the idea.
deride      | object                            | accuse  | The host derided the idea.
challenge   | object object_to                  | accuse  | She challenged the count.
object      | quote that                        | accuse  | "That is false," he objected.
protest     | quote that object                 | accuse  | They protested that it was unfair.
praise      | object                            | praise  | The expert praised the crews.
laud        | object                            | praise  | The daily lauded the crews.
hail        | object                            | praise  | He hailed the pact as a success.
commend     | object                            | praise  | She commended the crews.
applaud     | object                            | praise  | He applauded the vote.
extol       | object                            | praise  | The film extols the crews.
tout        | object                            | praise  | He touted the pact.
congratulate | object                           | praise  | She congratulated the crews.
welcome     | quote object                      | praise  | The envoy welcomed the vote.
endorse     | object                            | praise  | He endorsed the plan.
defend      | quote object                      | praise  | He defended the plan.
thank       | object                            | thank   | The president thanked the crews for their help.
warn        | quote that object addressee object_to about | threaten | She warned that ice was thin.
threaten    | quote that object to              | threaten | He threatened to close the strait.
release     | publish                           | say     | The ministry released a video showing the drill.
publish     | publish                           | say     | The daily published a letter from the captain.
issue       | publish                           | say     | The palace issued a statement on the drill.
circulate   | publish                           | say     | Channels circulated an article of the agency.
broadcast   | publish                           | say     | The channel broadcast an interview.
air         | publish                           | say     | The channel aired footage of the drill.
run         | publish                           | say     | The daily ran a story titled "Dry Land".
carry       | publish                           | say     | The agency carried a statement of the envoy.
share       | publish                           | say     | She shared a video of the drill.
"""

# a verb and its particle: the particle follows at once
_PHRASAL = """
point out     | quote that object               | say     | He pointed out that the bridge holds.
rule out      | object that                     | deny    | She ruled out a second visit.
call for      | object object_to                | demand  | The envoy called for a truce.
call on       | object_to                       | demand  | She called on drivers to wait.
call upon     | object_to                       | demand  | She called upon them to wait.
lash out      | quote about                     | accuse  | He lashed out at the press.
hit back      | quote about                     | say     | "Look at yourselves," he hit back.
hit out       | quote about                     | accuse  | He hit out at the press.
fire back     | quote                           | say     | "Ask them," he fired back.
shoot back    | quote                           | say     | "Ask them," he shot back.
weigh in      | quote                           | say     | "Too late," the expert weighed in.
sum up        | quote                           | say     | "Too late," she summed up.
chime in      | quote                           | say     | "Too late," she chimed in.
speak out     | quote about                     | say     | He spoke out against the cuts.
brush off     | object                          | deny    | He brushed off the report.
brush aside   | object                          | deny    | He brushed aside the report.
wave away     | object                          | deny    | He waved away the report.
go on         | quote                           | say     | The families, she went on, "were owed the truth."
cut in        | quote                           | say     | "On Monday it did," the host cut in.
make it clear | that                            | say     | He made it clear that they would come.
make clear    | that                            | say     | He made clear that they would come.
let it be known | that                          | say     | She let it be known that she would stay.
put it        | quote                           | say     | "Fiction," as she put it.
read out      | object                          | say     | He read out a letter.
"""

# "called X Y" names; "called the police" telephones: the rule asks for a quotation, "as" or a name after the object
CALL = CueEntry("call", frozenset({"object"}), Act.SAY)

# "read" attributes only where a text is the subject: the statement read
READ = CueEntry("read", frozenset({"quote"}), Act.SAY)

# a refusal and what is refused; the content is what nothing is said about
_REFUSALS = """
decline to comment       | about         | decline | She declined to comment on the reports.
refuse to comment        | about         | decline | He refused to comment.
decline to say           | whether that  | decline | He declined to say whether they came.
refuse to say            | whether that  | decline | She refused to say how many came.
decline to confirm       | object that   | decline | He declined to confirm the report.
refuse to confirm        | object that   | decline | The press office refused to confirm the report.
decline to answer        | object        | decline | She declined to answer the question.
refuse to answer         | object        | decline | She refused to answer the question.
decline to discuss       | object        | decline | He declined to discuss the crews.
refuse to discuss        | object        | decline | He refused to discuss the crews.
refuse to admit          | object that   | deny    | He refused to admit the loss.
refuse to acknowledge    | object that   | deny    | They refused to acknowledge the loss.
decline to give          | object        | decline | The spokesman declined to give figures.
decline to name          | object        | decline | He declined to name the crews.
decline to specify       | object whether | decline | She declined to specify how many.
decline to elaborate     | about         | decline | He declined to elaborate.
refuse to rule out       | object that   | say     | He refused to rule out a second visit.
"""

# phrases that don't inflect as one verb does: neither the one nor the other was done
FIXED = {
    ("neither", "confirmed", "nor", "denied"): "past",
    ("neither", "confirm", "nor", "deny"): "base",
    ("neither", "confirms", "nor", "denies"): "s",
    ("declined", "to", "confirm", "or", "deny"): "past",
    ("refused", "to", "confirm", "or", "deny"): "past",
}
GLOMAR = CueEntry("neither confirm nor deny", frozenset({"object", "that"}), Act.DECLINE)

# noun | act | example: the noun of a speech act, which a "that" clause or "of" may fill
_NOUNS = """
statement      | say     | the ministry's statement that no one was hurt
claim          | say     | the channel's claim that no one was hurt
assertion      | say     | his assertion that no one was hurt
allegation     | accuse  | the party's allegation that votes were bought
accusation     | accuse  | the accusation that votes were bought
suggestion     | say     | her suggestion that medics came first
argument       | say     | the author's argument that the law is old
promise        | promise | his promise that pay would come
pledge         | promise | the pledge that pay would come
warning        | threaten | the envoy's warning that ice was thin
announcement   | say     | the announcement that the port is open
report         | say     | the agency's report that the dam held
remark         | say     | his remark that winters are long
comment        | say     | her comment that it was late
denial         | deny    | the ministry's denial that anyone came
confirmation   | confirm | the mayor's confirmation that they came
admission      | confirm | his admission that medics were there
acknowledgment | confirm | the first acknowledgment that medics were there
acknowledgement | confirm | the first acknowledgement that medics were there
declaration    | say     | the declaration that the strait is open
assurance      | promise | the assurance that stocks were full
insistence     | say     | her insistence that no one was warned
contention     | say     | their contention that the map is wrong
demand         | demand  | the demand that the guards leave
charge         | accuse  | the League's charge that the strait was mined
threat         | threaten | the threat that the strait would close
complaint      | accuse  | the complaint that pay was late
hint           | say     | a hint that others would follow
rumor          | say     | rumors that he was ill
rumour         | say     | rumours that he was ill
observation    | say     | his observation that winters are long
explanation    | say     | her explanation that the road was shut
conclusion     | say     | the panel's conclusion that the pilot erred
prediction     | say     | his prediction that winter would be hard
"""

# what a text or film is called that somebody publishes
PUBLICATION_NOUNS = frozenset(
    """article statement story report video footage film clip photo photograph photos picture image interview letter
    post message note column editorial commentary op-ed essay piece item release transcript recording communique
    communiqué bulletin notice document documents details list map feature investigation dispatch appeal address speech
    analysis review survey poll photos pictures images series thread tweet""".split()
)

# nouns that name what somebody says when they are the grammatical subject: "the statement said"
TEXT_NOUNS = PUBLICATION_NOUNS | frozenset(
    "headline text email e-mail memo letter tweet caption title subtitle".split()
)

# words that turn a cue into its opposite or its absence
NEGATIONS = frozenset(["not", "n't", "never", "neither", "nor", "cannot", "without"])


def _entries(table: str) -> dict[str, CueEntry]:
    entries = {}
    for line in table.strip().splitlines():
        lemma, frames, act, _example = (field.strip() for field in line.split("|"))
        entries[lemma] = CueEntry(lemma, frozenset(frames.split()), Act(act))
    return entries


VERBS = _entries(_VERBS)
PHRASAL = _entries(_PHRASAL)
REFUSALS = _entries(_REFUSALS)
NOUNS = {
    noun.strip(): Act(act.strip()) for noun, act, _ in (line.split("|", 2) for line in _NOUNS.strip().splitlines())
}
