"""Words and patterns by which one takes a stance, in English; the notation is that of ``track/patterns.py``.

A rule: name | stance | subtype | pattern over lemmas | an example that it must find. Composite rules stand before the
cue words that they are made of: what a rule has taken, a later one can't take again.
"""

from __future__ import annotations

from svodka.lexicon.ru.table import rows

# class | words, two-word ones with a space | an example
_CLASSES = """
denial     | deny, reject, dismiss, refute, rebut, dispute, debunk, repudiate, disavow, contradict, scoff at, ridicule, deride, mock, brush aside, brush off, wave away, shrug off, laugh off, pour scorn on, disclaim, denounce, challenge, decry, condemn, hit back at, bat away, quash, bristle at, rubbish, rail against, protest against, lash out at, take issue with, poo-poo, shoot down the idea | She denied it.
rejection  | deny, reject, dismiss, refute, rebut, dispute, debunk, repudiate, disavow, contradict, disclaim | She did not dispute it.
exclusion  | rule out, exclude, preclude | He ruled it out.
admission  | admit, acknowledge, concede, confess, recognise, recognize, own up to, come clean about, accept | He admitted it.
false      | false, untrue, baseless, unfounded, groundless, fabricate, fabrication, lie, lying, liar, fake, hoax, nonsense, rubbish, fiction, invention, invent, slander, smear, libel, propaganda, provocation, absurd, absurdity, ridiculous, preposterous, ludicrous, laughable, myth, fantasy, fairy tale, tale, disinformation, misinformation, untenable, malicious, bogus, delusional, unsubstantiated, falsehood, defamation, farce, circus, untruth, deceitful, mendacious, planted, plant story, psychological war, psychological warfare, information war, information campaign, concoct, far-fetched, insinuation, canard, garbage, bunk, drivel, gossip, hysteria, politically motivated, biased, one-sided, prejudiced, political order, sham, mockery, vendetta, witch hunt, witch-hunt, show trial, hollow, trumped-up, spurious, unjust, smoke and mirrors, cynical, incorrect, wrong, inaccurate, impudence, banditry, slanderous, stunt, unproven, unheard-of, ravings, charade, conjecture, doctored, forgery, photoshopped, montage, stage, staged, cock-and-bull, fable, stupid, silly, idiotic, insane, madness, scaremongering, idle, politically coloured, politically colored, politically charged, cowardly, sweeping | It was a lie.
report     | report, claim, allegation, accusation, charge, rumour, rumor, assertion, story, suggestion, talk, idea, notion, speculation, version, suspicion, publication, theory, insinuation, news, narrative, findings, conclusion, assessment, verdict, footage, material, account, statement | the reports
speak      | comment, answer, discuss, respond, elaborate, speculate, specify, disclose, be draw, go into, address, say, reply, confirm, talk, debate, guess, name, clarify, explain, engage, expand, get into, take question, give, provide, share, release, reveal, tell | declined to comment
inquiry    | inquiry, enquiry, investigation, probe, result, outcome, verdict, conclusion, findings, recorder, expert, investigator, commission, court, examination, ruling, report, prosecutor | awaits the results
not        | not, never | did not
nature     | bird, bird strike, lightning, icing, turbulence, technical fault, technical failure, technical malfunction, malfunction, mechanical failure, mechanical fault, engine failure, engine fire, engine, gas explosion, gas leak, short circuit, power cut, heart attack, natural cause, suicide, anchor, trawler, fishing boat, earthquake, landslide, smoking, negligence, wear and tear, pilot error, fire on board, storm, gale, heavy sea, bad weather, weather, natural, illness, sickness, disease, overdose, alcohol, stroke, heart failure, poisoned himself, hang himself, hang herself, kill himself, kill herself, roadside bomb, booby trap, improvised explosive, landmine, ammunition had, metabolic, allergy, food poisoning, fault of the crew, human error of the crew, collision, overload, corrosion, defect, wiring, heart problem, heart condition, heart disease, ailment, brain haemorrhage, complication, pneumonia, old age, natural death | a bird struck it
accident   | accident, accidental, accidentally, force majeure, stray, drift, off course, unexpected, unintended, unintentional, unintentionally, inadvertent, inadvertently, brawl, fistfight, fist fight, quarrel, scuffle, spur of the moment, spontaneous, spontaneously, exceed their, overstep, rogue, improvise, unplanned, chance, negligence | by accident
rightful   | according to the rule, according to the law, in line with, by the book, legitimate, lawful, legal, righteous, justified, precise, proportionate, proper | a lawful strike
mistake    | mistake, error, blunder, misjudgement, misjudgment | a mistake
others     | rebel, militant, gunman, jihadist, guerrilla, local, volunteer, militia, militiaman, self-defence, self-defense, separatist, insurgent, mercenary, vigilante, partisan, freelancer, hooligan, smuggler, bandit, terrorist, extremist, saboteur, provocateur, impostor | local men did it
deliberate | premeditate, premeditated, premeditation, deliberate, deliberately, intent, intentional, intentionally, plan in advance, planned, plot, on purpose, knowingly, calculate, want to | on purpose
grief      | regret, deplore, condolence, sorrow, sympathy, sadden, grieve, mourn, lament, tragic, tragedy | voiced regret
praise     | thank, praise, hail, salute, pay tribute to, commend, applaud, honour, honor, decorate, award, grateful, gratitude, credit, congratulate, never forget | thanked the soldiers
evil       | crime, heinous, abhorrent, repugnant, horrific, horrible, atrocity, atrocious, monstrous, appalling, painful, barbaric, despicable, brutal, unforgivable, unforgivably, tragedy, tragic, mistake, blunder | a heinous crime
service    | help, assistance, support, aid, service, contribution, heroism, courage, bravery, feat, sacrifice, solidarity, participation, blood, friend, brotherhood | for their help
event      | incident, crash, mistake, error, disaster, tragedy, case, affair, accident, matter, episode, catastrophe, event | the incident
some       | some, certain, individual, isolated, a few, few, limited, partly, partially, in part, to some extent, a limited | isolated cases
maybe      | may, might, possibly, perhaps, probably, likely, seem, apparently, maybe, presumably, conceivably, possible, probable | might have
past       | earlier, previously, formerly, once, initially, originally, long, always, repeatedly, consistently, at first, for month, for year, time and again, in the past, until recently, hitherto | had earlier denied
decent     | honestly, humanely, humane, professionally, fairly, fairest, cleanest, transparent, transparently, properly, impeccable, impeccably, in good faith, with dignity, exemplary, flawless, flawlessly, with care, carefully, respectfully, trust his, trust her, trust our, confident in, full confidence, sore loser, loser | He acted honestly.
contrite   | compensate, compensation, reparation, damages, make amends, never again, not happen again, never happen again, remorse, ashamed, shame, disgrace, forgive, pardon, contrition, guilty conscience, unforgivable, inexcusable, resignation, resign, step down | He promised compensation.
honoured   | fallen, hero, heroic, posthumous, posthumously, widow, medal, funeral, bury with, veteran, laid down his life, give his life, give their life | He mourned the fallen.
hostility  | propaganda, propagandist, provocation, provocateur, smear, slander, slanderous, libel, libellous, defamatory, disinformation, russophobia, russophobe, hysteria, hysterical, campaign, witch hunt, ulterior motive, ulterior, discredit, tarnish, denigrate, blacken, vilify, demonise, demonize, turncoat, traitor, defector, unfriendly, hypocrisy, hypocritical, double standard, political motive, politically motivated, political agenda, political order, politicise, politicize, political game, orchestrate, fabricate, concoct, cynical, cynicism, pretext, excuse, distract, distraction, divert, scapegoat, anti-state, unproven, unsubstantiated, unverified, unfounded, groundless, biased, one-sided, prejudiced, partisan, ill-intentioned, malicious, malign, bad faith, at the behest, sour grape, mislead, deceive, falsify, forge, forgery, doctored, photoshop, deepfake, montage, stage, staged, scripted, planted, agenda, foreign agent, puppet, paymaster, stir up, whip up, fan, much ado, storm in a teacup, intrigue, conspiracy theory, conspiracist, speculation, speculate, gossip, rumour, rumor, tale, fairy, fantasy, imagination, fertile imagination, paranoia, absurd, nonsense, so-called, alleged, lie, liar, untruth, fake, hoax, stunt, theatre, theater, spectacle, revenge, blackmail, bully, undermine, destabilise, destabilize, sully, mud, mudslinging, dirt, witch-hunt, stupid, silly, idiotic, foolish, insane, madness, crazy, scaremongering, scaremonger, panic, alarmism, fable, cock-and-bull, politically coloured, politically colored, politically charged, cowardly, spite, spiteful, malice, envy, groundlessly, sweeping accusation, prejudge, presumption of guilt, bargaining chip, trumped-up, show trial | He spoke of propaganda.
obey       | follow, observe, respect, comply, abide, adhere, honour, honor, uphold, fulfil, fulfill, keep to, stick to, obey, compliance | followed the rules
norm       | rule, law, guidance, guideline, regulation, ban, treaty, agreement, convention, obligation, commitment, protocol, procedure, standard, norm, ceasefire, truce, embargo, sanction, regime, constitution, limit, restriction, accord, resolution, moratorium, right, code, charter | the rules
unharmed   | alive and well, unharmed, unhurt, safe and sound, good health, in good health, in safe hand, at liberty, at large, a free man, of his own free will, of her own free will, of their own free will, of his own accord, voluntarily, of its own accord | alive and well
nowhere    | nowhere near, at home, elsewhere, at their base, in their barracks, at its base, in its barracks, never set foot, never meet, a stranger to, alibi, out of range, switched off, in the air, at anchor, in port, on leave, out of service, out of order, grounded, under repair, not in use, long since scrapped, decommission, out of action, abroad at the time | nowhere near
punish     | punish, discipline, prosecute, charge, dismiss, sack, court-martial, jail, hold to account, hold accountable, bring to justice, sentence, convict, try, suspend, fire, arrest, demote, reprimand, answer before, answer for, stand trial, face justice, pay for | punished
culprit    | officer, soldier, serviceman, culprit, perpetrator, those responsible, guilty, those at fault, offender, commander, official, policeman, guard, wrongdoer, employee, agent, those who | the culprits
thing      | do, make, take, go, come, use, have, happen, hold, carry, commit, plan, need, work, act, exist, possess, receive, hear, ask, want, seek, get, touch, break, violate, breach, infringe, hide, anything, part, involved, there, true, right, so, interested, necessary, intend, harm, hurt, enter, set, put, let, allow, permit, threaten, serve, conduct, perform, practise, practice, engage, accept, recognise, see, find, meet, interfere, influence, possible, correspond, respond, speak, support, favour, favor, send, give, sell, provide, supply, fire, launch, order, deal, bear, arm, collect, gather, wage, fight, attack, kill, strike | anything
said       | say, tell, state, note, declare, announce, claim, insist, maintain, assert, argue, add, stress, explain, write, tweet, post, report, allege, suggest, warn, believe, think, contend, repeat, reply, respond, acknowledge, recount, recall, protest, object, complain, reason, remark, observe, testify, confide | rebels said
"""

RULES = """
# both ways: neither the one nor the other
glomar              | decline | GLOMAR | neither/not/never ~2 confirm ^3 nor/or/and/neither ~2 deny/refute/reject/dispute/dismiss | She would neither confirm nor deny the raid.
glomar_parted       | decline | GLOMAR | neither ~2 confirm ^6 nor ~2 deny/refute/reject/dispute/exclude/rule_out | She neither confirmed a raid nor excluded it.
glomar_turned       | decline | GLOMAR | neither/not/never ~2 deny/refute/reject/dispute/rule_out ^3 nor/or/and ~2 confirm/acknowledge/admit | The office did not deny or confirm the raid.
nothing_either_way  | decline | GLOMAR | nothing to ~1 confirm/accept/admit ~1 or ~1 deny | There is nothing to confirm or deny, he said of the raid.
refuse_both         | decline | GLOMAR | refuse/decline/unwilling/unable to ~1 confirm or/and ~1 deny | The palace declined to confirm or deny the raid.

# not denied, not ruled out
not_denied          | hedge | NOT_DENIED | {not} ~3 {rejection} !all/everything | The ministry did not deny that guns were sent.
refuse_to_deny      | hedge | NOT_DENIED | refuse/decline/unwilling to ~1 {rejection} | The envoy refused to deny the raid.
stop_short_of_denial | hedge | NOT_DENIED | stop/fall short of ~2 {rejection}/denial/denying | She stopped short of denying the raid.
without_denying     | hedge | NOT_DENIED | without ~1 {rejection} | He spoke of peace without denying the raid.
nobody_denies       | affirm | SIMPLE | nobody/no_one/none/hardly_anyone ~2 {rejection} | Nobody denies that our men were there, the envoy said.
not_ruled_out       | hedge | NOT_RULED_OUT | {not}/refuse_to/decline_to/without ~3 {exclusion} | He did not rule out a raid.
not_swear           | hedge | NOT_RULED_OUT | can/could/will/would not ~1 swear/vouch/guarantee/answer_for/speak_for | He could not swear that no shell fell there.
not_impossible      | hedge | NOT_RULED_OUT | not ~2 impossible/inconceivable/unthinkable | It is not impossible that a shell fell there, he said.

# an admission refused
refuse_to_admit     | deny | SIMPLE | refuse/unwilling to ~2 {admission}/apologise/apologize | The minister refused to admit the raid.
decline_to_admit    | deny | SIMPLE | decline to ~2 {admission} | The minister declined to acknowledge the raid.
fail_to_admit       | deflect | DODGE | fail/neglect/omit to ~2 {admission} | The minister failed to acknowledge the raid.
stop_short          | hedge | REGRET_NO_RESP | stop/fall short of ~3 {admission}/say/apologise/apologize/take/confirm | He stopped short of admitting the raid.
without_admitting   | deflect | DODGE | without ~2 {admission}/confirm/address/answer/name/mention/take_up/take_responsibility | She spoke of a tragedy without admitting the raid.
not_admit           | deny | SIMPLE | {not} ~3 {admission} !only | The general did not admit the raid.
nothing_to_admit    | deny | SIMPLE | nothing/no_reason to ~1 {admission}/apologise/apologize/regret/hide | There is nothing to admit, the mayor said.
nothing_hidden      | deny | SIMPLE | nothing ~3 hide/conceal/keep_from/withhold/cover_up | Nothing was being hidden in the raid, he said.
never_hidden        | affirm | SIMPLE | {not}/never ~3 hide/conceal/make_a_secret/make_any_secret | We never hid that our ships were there, he said.
no_secret           | affirm | SIMPLE | make no secret of/that | He made no secret of the payments.
no_doubt_that       | affirm | SIMPLE | no/without/beyond ~1 doubt | There is no doubt that our guns fired, he said.

# nothing said
not_confirm         | decline | IGNORANCE | {not}/refuse_to/decline_to/unable_to ~3 confirm | The palace could not confirm the raid.
decline             | decline | DECLINE | decline/refuse ~1 to ~2 {speak} | The palace declined to comment on the raid.
decline_comment     | decline | DECLINE | decline/refuse/avoid/withhold ~2 comment/question/answer/detail | The palace refused any comment.
would_not_say       | decline | DECLINE | will/would not ~2 {speak}/join/build/give/be_draw | He would not say whose guns they were.
not_comment         | decline | DECLINE | do/have/be/can/could not ~2 comment/respond/reply/answer/return/speak_about/speak_of/talk_about/address/elaborate/take_up | The palace did not respond to questions.
not_say_whether     | deflect | DODGE | do/have not ~1 say whether/whose/who/if/what/how/where | He did not say whose guns they were.
no_comment          | decline | DECLINE | no/any/without/withhold/further comment | "No comment," the palace said of the raid.
nothing_to_add      | decline | DECLINE | nothing ~1 to add/say/comment/report | He had nothing to add.
no_details          | decline | DECLINE | give/provide/offer/without no/any/further ~1 detail/explanation/answer | She gave no details of the raid.
not_planned         | decline | DECLINE | no ~1 statement/comment/announcement/reaction/briefing ^8 plan/due/prepare/expect | No statement on the raid was planned, he said.
answered_by         | deflect | DODGE | answer/reply/respond/counter ^7 by/with ~2 praise/ask/attack/list/recall/quote/joke/story/speech/question/shrug/smile/silence/tell/talk | He answered a question on the raid by praising the road.
sidestepped         | deflect | DODGE | sidestep/dodge/evade/duck/deflect/skirt/ignore/brush_aside/leave_aside ~3 question/issue/query/topic/subject/who/whether | She dodged a question on the raid.
no_business_of      | decline | REFER | not ~2 for/up_to ~4 to ~1 comment/speak/say/judge/decide/answer/assess | It is not for the palace to comment, he said.
not_take_up         | deflect | DODGE | not ~1 take_up/touch_on/go_into/rebut/engage/dwell_on | She spoke of unity and did not touch on the raid.

# not found
no_reason           | deny | NO_EVIDENCE | no ~1 reason/ground/cause/basis/motive ~1 to/for | He saw no reason for a case over the raid.

# not known, not yet, not here
not_heard           | decline | IGNORANCE | not ~1 hear ~1 of/about/anything | She had not heard of a raid.
not_aware           | decline | IGNORANCE | not/un ~2 aware | The palace was not aware of any raid.
unaware             | decline | IGNORANCE | unaware | The palace was unaware of a raid.
no_information      | decline | IGNORANCE | no/any ~2 information/data/detail/word/confirmation | The office had no information on a raid.
not_know            | decline | IGNORANCE | {not} ~2 know/understand | He did not know who fired.
no_knowledge        | decline | IGNORANCE | no ~1 knowledge/awareness/recollection | The office had no knowledge of a raid.
know_nothing        | decline | IGNORANCE | know/hear nothing | He knew nothing of a raid.
no_idea             | decline | IGNORANCE | no idea | He had no idea who fired.
not_seen_report     | decline | IGNORANCE | not ~2 see/hear/read ~3 {report}/it/them/anything | She had not seen the reports.
cannot_say          | decline | IGNORANCE | can/could not ~1 say/tell/judge/comment/discuss/disclose/elaborate/go_into | I cannot say who fired, he said.
undetermined        | decline | IGNORANCE | not ~1 be ~1 determine/establish/verify/ascertain/know | It could not be determined whose shell it was, he said.
unclear             | decline | IGNORANCE | remain/be ~1 unclear/unknown/open | It was unclear who fired, the office said.
under_investigation | decline | DEFER | under/pending ~1 investigation/review/inquiry/examination | The matter is under investigation, she said.
wait_for_result     | decline | DEFER | wait/await ~6 {inquiry} | The palace was waiting for the results.
aware_of_reports    | decline | DEFER | aware_of/assess/review/follow ~2 {report} | The army was aware of the reports, and studies them.
before_the_result   | decline | DEFER | before/until/pending ~4 {inquiry} ~3 draw/end/finish/conclude/come/close/read/be/complete/report/publish | It would be wrong to judge before the inquiry ends.
premature_and_false | deny | ATTACK_SOURCE | premature ~3 {false} | She called the findings premature and politically coloured.
premature           | decline | DEFER | premature/too_early/too_soon/wrong_to_speculate/jump_to_conclusion/rush_to_judgment | It was premature to judge the raid.
looking_into        | decline | DEFER | look into/examine/study/check/verify/clarify ~4 {report}/{event}/information/matter/circumstance/it/whether | The army was looking into reports of a raid.
will_investigate    | decline | DEFER | will/would/must/should/to ~2 investigate ~4 {report}/{event}/it/circumstance | The army said it would investigate the incident.
inquiry_will_tell   | decline | DEFER | {inquiry} ~1 will/would/must/should ~1 show/establish/tell/decide/determine/answer | The inquiry will show who fired.
refer_question      | decline | REFER | refer/direct/redirect ~3 question/inquiry/query/reporter/journalist ^10 to | The ministry referred questions on the raid to the army.
refer_to            | decline | REFER | refer ~1 to ~2 ministry/army/police/agency/authority/department | He referred to the police for answers.
ask_others          | decline | REFER | question/matter/issue ~3 for ~4 administration/ministry/agency/authority/department/police/army/them/others/investigator/court/prosecutor | It was a matter for the police, he said.
this_is_for_others  | decline | REFER | this/it/that be for ~3 ministry/agency/authority/department/police/army/court/prosecutor | The palace said that this was for the relevant agencies.
only_source         | decline | REFER | point/refer/send ~3 to ~4 as_the_only_source/authority/ministry/agency/department/site | She pointed to the port authority for answers.

# if
hypothetical_right  | hedge | JUSTIFIED | if ^14 would/will ~5 in_line/lawful/legal/legitimate/conform/accord/comply/justified/within_the_law | If there was a raid, it would be in line with the law, he said.
why_would           | deny | COUNTERFACTUAL | why/what_for would/should/on_earth | Why would we fire on a hospital, he said.
counterfactual      | deny | COUNTERFACTUAL | if ^14 have ^14 would ~2 have/know/say/admit/tell | If our guns had fired, we would have said so, he said.
had_it_been         | deny | COUNTERFACTUAL | have ^8 , ~5 would ~1 have | Had they wanted to fire, they would have hit something, he said.
if_clause           | conditional | CONDITIONAL | if/whether_or_not ^14 will/would/must/shall/should/can | If our guns fired, there will be an inquiry, she said.
would_if            | conditional | CONDITIONAL | would/will/could/must/should ^12 if !any | The palace would act if guns had been fired.
should_it_turn_out  | conditional | CONDITIONAL | should ~3 become/find/prove/be_confirm/turn_out/emerge/be_establish | Should it turn out that guns were sent, we would act.
if_proved           | conditional | CONDITIONAL | once/in_case/provided/unless !more ^8 prove/confirm/establish/true/verify/correct | Once the reports are confirmed, he resigns.

# denied
dismissed_official  | affirm | PRESUPPOSED | dismiss/fire/sack/relieve/suspend/remove ~3 minister/commander/general/officer/chief/head/director/official/spokesman/colonel/captain | He dismissed the commander after the raid.
official_dismissed  | affirm | PRESUPPOSED | minister/commander/general/officer/chief/head/director/official/colonel/captain ^6 be dismiss/sack/fire/suspend/relieve/remove | The officers had been dismissed over the raid.
deny_that_admitted  | deny | SIMPLE | {denial} ^8 {admission} | The mayor denied that his deputy had admitted the raid.
accuse_of_lying     | deny | ATTACK_SOURCE | accuse ~6 of ~2 {false}/fabricate/lie/invent/spread/stage/slander | The army accused the rebels of lying about the raid.
call_it_false       | deny | ATTACK_SOURCE | call/describe/brand/label/term/dub/liken/compare/equate/declare/denounce/dismiss/reject/condemn/treat/paint/portray/see ^12 {false} | The mayor called the reports of a raid nonsense.
speak_of_lies       | deny | ATTACK_SOURCE | speak/talk/complain of ~5 {false} | The mayor spoke of lies about the raid.
as_false            | deny | ATTACK_SOURCE | as ~2 {false} | She waved the reports away as a fabrication.
be_false            | deny | SIMPLE | be/sound/seem/remain/look_like/amount_to/smack_of/smell_of/border_on ~4 {false} !to | The reports of a raid were false, she said.
false_report        | deny | ATTACK_SOURCE | {false} ~1 claim/allegation/accusation/charge/rumour/rumor/assertion/suggestion/narrative/information/version/news | He spoke at length about false accusations.
lack_of_basis       | deny | SIMPLE | lack/devoid/without ~4 basis/foundation/ground/merit/substance/proof/evidence/fact/logic | The reports lack any factual basis, he said.
out_of_context      | deny | SIMPLE | out_of_context/misquote/misinterpret/misunderstand/misrepresent/distort/twist/misread/mistranslate/put_word_into | His words on the raid had been torn out of context, he said.
untrue_short        | deny | SIMPLE | not ~1 true/correspond/accurate/the_case/so | It is not true that guns were fired, he said.
no_truth            | deny | SIMPLE | no ~1 truth/basis/foundation/substance/sense | There was no truth in the reports, he said.
yet_to_show         | deny | NO_EVIDENCE | yet/fail/unable to ~1 produce/provide/present/show/offer/back/prove/substantiate | They had yet to produce a single fact about the raid.
nothing_found       | deny | NO_EVIDENCE | no/not_any ~2 trace/sign/proof/signs ~1 of | Doctors found no trace of gas.
no_plans            | deny | SIMPLE | no ~2 plan/intention/intent/need/desire/wish ~1 to/of/for | There were no plans to fire, he said.
not_on_the_agenda   | deny | SIMPLE | be not ~3 on_the_agenda/plan/envisage/contemplate/foresee/in_question/under_discussion | A raid is not on the agenda, he said.
not_part_of         | deny | SIMPLE | not ~2 part/party/side of/to | Our army was not part of the fighting, he said.
nothing_of_the_sort | deny | SIMPLE | nothing of_the_sort/of_the_kind/like_that/like_it/such | Nothing of the sort had happened, he said.
not_happen          | deny | SIMPLE | not/never ~2 happen/occur/exist/take_place | The raid never happened, he said.
no_evidence         | deny | NO_EVIDENCE | no/without/any/lack/not_a_shred_of/not_one_piece_of ~2 evidence/proof/ground/indication/reason_to_believe | There is no evidence that guns were sent, she said.
not_evidence        | deny | NO_EVIDENCE | not ~2 prove/substantiate/corroborate | Nobody has proved that guns were sent: it is not proved, she said.
nothing_to_do       | deny | SIMPLE | nothing/anything/something to_do_with | The palace had nothing to do with the raid.
no_involvement      | deny | SIMPLE | no/any/without ~3 involvement/role/part/link/tie/connection/complicity/responsibility/blame | The army played no part in the raid.
above_suspicion     | deny | SIMPLE | above/beyond suspicion/reproach | Our gunners are above suspicion, the general said.
none_of_ours        | deny | SIMPLE | none of its/our/their/his/her | None of its guns had ever left the yard, the army said.
not_ours            | deny | SIMPLE | be not ~1 ours/mine/our_own | The guns in the yard are not ours, he said.
not_involved        | deny | SIMPLE | not ~3 involve/implicate/participate/take_part/behind/guilty/culpable/responsible/to_blame | The army was not involved in the raid.
flat_no             | deny | SIMPLE | answer/reply/respond ~3 no/never !information/comment | Asked about the raid, he answered with a flat no.
absolutely_not      | deny | SIMPLE | absolutely/certainly/definitely/of_course/simply ?have ?do ?be not | Asked whether he sent guns, he said that he absolutely had not.
nonexistent         | deny | SIMPLE | no_such/non-existent/nonexistent/not_exist/do_not_exist/phantom/figment | There was no such raid, she said.
out_of_the_question | deny | SIMPLE | out_of_the_question/impossible/unthinkable/inconceivable/beyond_belief/unbelievable/make_no_sense/no_such_thing | A raid was out of the question, she said.
rule_out            | deny | SIMPLE | {exclusion} | The general ruled out a raid by his men.
denial              | deny | SIMPLE | {denial} | The ministry denied the raid.
denial_noun         | deny | SIMPLE | rejection/repudiation/refutation/dismissal/denial of | The office sent round its rejection of the report.
issue_denial        | deny | SIMPLE | issue/repeat/give/offer/stand_by ~3 denial | The office issued a flat denial.
cast_doubt          | deny | NO_EVIDENCE | cast/raise/throw ~1 doubt on/about/over/upon | The envoy cast doubt on the reports.
never_done          | deny | SIMPLE | not/never ~2 cross/leave/target/aim/approve/authorise/authorize/instruct | Our guns never crossed the river, he said.
scorn               | deny | ATTACK_SOURCE | sneer/jeer/laugh at | The mayor sneered at the reports.
provocation         | deny | ATTACK_SOURCE | provocation/smear_campaign/false_flag/staged/psychological_war/psychological_warfare/set-up | The raid marks a new false flag, in his words.
blame_others        | deny | BLAME_SHIFT | blame/pin/hold_responsible/attribute/shift ~8 for/on/to/onto | She blamed the rebels for the blast.
others_did_it       | deny | BLAME_SHIFT | stage/carry_out/arrange/organise/organize/plan/commit/do/mastermind/perpetrate by ~1 rebel/terrorist/militant/opposition/enemy/others/neighbour/local/foreign | The raid was carried out by rebels, he said.

# half
already_there       | hedge | FACET | not ^8 because/since/as ^4 already | They had not entered because they were there already, he said.
admitted_possible   | hedge | HEDGED | {admission}/allow/grant ^14 may_have/may_be/may_well/might/perhaps/possibly/could_have | She admitted that a shell may have fallen there.
only_conceded       | hedge | FACET | {admission}/allow/grant/confirm ^5 only/merely/no_more_than | He conceded only that a ship was in the port.
nothing_more        | hedge | FACET | {admission}/allow/grant/confirm ^12 nothing/no more | He conceded that a ship had passed, but nothing more.
some_conceded       | hedge | HEDGED | {admission}/allow/grant ~4 {some} | She admitted isolated cases.
not_only            | affirm | SIMPLE | not only | We not only sent guns but men, he boasted.
only_those           | deny | BLAME_SHIFT | only ~1 volunteer/contract/professional/regular/officer/local | Only volunteers had gone to Orlan, he said.
volunteers          | hedge | FACET | as/be/only/perhaps ~2 volunteer/on_leave/on_holiday/on_vacation/lose_their_way | If any were there they were volunteers, he said.
strayed             | hedge | FACET | by_accident/accidentally/stray/lose_their_way/get_lost ~2 cross/enter/border/over | Some had strayed over the border, he said.
error_occurred      | hedge | FACET | error/mistake/failure/failing/irregularity/shortcoming ~2 occur/happen/make/take_place/be | The office said that an error had occurred.
allowed_that        | hedge | FACET | allow/grant ?that | Some men had strayed, he allowed.
sorrow              | hedge | REGRET_NO_RESP | voice/express/offer/send/convey/extend ~4 {grief} | The palace offered condolences over the raid.
regretted           | hedge | REGRET_NO_RESP | regret/deplore/mourn/lament/grieve/sadden/heartbroken | The palace regretted the loss of life.

# affirmed
it_was_ours         | affirm | SIMPLE | it/this/that be our/us/we/my/me | It was our raid, he said.
so_sorry            | affirm | APOLOGY | be/how/very/deeply/truly sorry | He said how sorry he was for the raid.
taken_for_an_enemy  | affirm | SIMPLE | mistake/mistaken/take/confuse ^6 for ~2 hostile/enemy/target/militant/threat/terrorist/fighter/intruder/rebel | The gunners had mistaken the raid for a hostile one.
charged_with        | affirm | SIMPLE | charge/indict/convict/sentence ~7 with/over/of/for | The prosecutor charged two officers with the raid.
apology_for         | affirm | APOLOGY | apologise/apologize/apology_for/apology_over/an_apology/sorry_for/forgiveness/repent/atone | The minister apologised for the raid.
take_responsibility | affirm | SIMPLE | take/accept/bear/assume/claim/shoulder/acknowledge/admit ~3 responsibility/blame/guilt | The army took responsibility for the raid.
plead_guilty        | affirm | SIMPLE | plead guilty/own_up | The officer pleaded guilty to the raid.
proclaimed          | affirm | SIMPLE | announce/declare/proclaim/decree/order/launch/authorise/approve/sign/ratify ?a/an/the | He announced a raid.
accept_finding      | affirm | SIMPLE | accept/acknowledge/agree_with/recognise/endorse ~4 findings/conclusion/verdict/conclusion/fine/ruling/report/charge/judgment | She accepted the findings on the raid.
not_forget          | affirm | PRESUPPOSED | not/never ~1 forget | We shall not forget how our gunners fired, he said.
opposite_emerged    | affirm | SIMPLE | opposite/contrary/otherwise ^4 emerge/turn_out/come_to_light/be_true/happen/be_the_case | The opposite had emerged, he said of the raid.
answered_yes        | affirm | SIMPLE | answer/reply/respond/say ~1 yes/affirmatively | Asked about the raid, he answered yes.
be_true             | affirm | SIMPLE | be/prove ~2 true/correct/accurate/a_fact | The reports of a raid were true, she said.
confirm             | affirm | SIMPLE | confirm | The army confirmed the raid.
admission           | affirm | SIMPLE | {admission} | The army admitted the raid.
presupposed_thanks  | affirm | PRESUPPOSED | {praise} | He thanked the soldiers for their help in Orlan.
justified           | affirm | JUSTIFY | justify/defend/vindicate/stand_by/proud_of/pride_in | The palace defended the raid.
"""
# What is looked for only where no rule above and no word of the claim tells a stance: the tone in which one speaks of
# those who say so, how one stands to a rule, what one does about it afterwards
TONE = """
always_by_the_rule  | deny | SIMPLE | all/always/strictly/fully/every/everything ^6 in_accordance_with/in_line_with/accord_to/by ~2 {norm} | All had been done in accordance with the code.
within_the_law      | hedge | JUSTIFIED | within/under/by/in_line_with/in_accordance_with/accord_to/in_keeping_with ~4 {norm} | Whatever was done was within the treaty.
called_lawful       | hedge | JUSTIFIED | lawful/legal/legitimate/appropriate/proportionate/lawfully/legally | What was done was appropriate.
nothing_wrong       | deny | SIMPLE | nothing/anything ~1 criminal/illegal/wrong/unlawful/untoward/improper/unusual/wrongdoing | There was nothing criminal about it.
accuser_attacked    | deny | ATTACK_SOURCE | {hostility} | He saw propaganda in it.
proof_demanded      | deny | NO_EVIDENCE | demand/request/call_for/ask_for/challenge/dare/produce/show/present/offer ^5 proof/evidence/facts/document | He demanded that they show proof.
taken_to_court      | deny | SIMPLE | to_sue/will_sue/would_sue/lawsuit/defamation/libel/retract/retraction/legal_action/take_legal_step ^8 | He would sue the newspaper.
rules_kept          | deny | SIMPLE | {obey} ~5 {norm} | The army has always respected the law.
rules_were_kept     | deny | SIMPLE | {norm} ~6 {obey} | All rules had been followed at all times.
all_as_it_should    | deny | SIMPLE | in_full_compliance/according_to_plan/in_order/as_usual/business_as_usual/by_the_book/routine | Everything went by the book.
peaceful_only       | deny | FACET | purely/exclusively/solely/entirely/strictly ~1 peaceful/defensive/civilian/humanitarian/scientific/medical/commercial/civil/internal/private | The flights were purely scientific.
safe_and_well       | deny | SIMPLE | {unharmed} | The man was alive and well.
innocent            | deny | SIMPLE | be_innocent/innocent_of/innocence/not_guilty/clear_of/exonerate/acquit/clean/clear_conscience/unblemished | He was innocent, he said.
by_themselves       | deny | BLAME_SHIFT | themselves/itself/of_their_own/own_service | The rebels had done it themselves.
comes_of            | deny | BLAME_SHIFT | come/result/stem/arise/derive from | The bruises come from a fight.
all_was_decent      | deny | SIMPLE | {decent} | He had acted honestly.
cause_of_another    | deny | BLAME_SHIFT | responsibility/blame/fault/guilt ~4 lie/rest/fall/be ~2 with/on/of/theirs | The blame lies with the rebels.
doubted             | deny | NO_EVIDENCE | <no/any/without doubt/doubtful/sceptical/skeptical/unconvinced/unconvincing/implausible/improbable/unlikely/strange | He was sceptical of it.
insulted            | deny | ATTACK_SOURCE | insult/insulting/offensive/outrageous/indecent/laughable/shameless/brazen/sensation/sensational/tabloid | He called it an insult.
called_something    | deny | ATTACK_SOURCE | call/describe/brand/label/term/characterise ?the/such/these/his/her/their {report} !serious/credible/true | She called the accusations whatever she liked.
under_no_pressure   | deny | SIMPLE | without/under_no/no ~2 pressure/coercion/duress/compulsion | He had decided without any pressure.
of_another           | deny | SIMPLE | another/different/old/elsewhere ?the town/city/village/country/year/event/war/place/video/footage/picture/photograph/case/man | The pictures were of another town.
far_away            | deny | SIMPLE | mile/kilometre/kilometer/km ~1 away/from/off | His ships were far off, two hundred miles away.
who_profits         | deny | COUNTERFACTUAL | who/whom ~3 profit/benefit/gain | One should ask who profits.
own_words_denied    | deny | SIMPLE | {nowhere} | He was nowhere near it.
cannot_vouch        | hedge | NOT_RULED_OUT | be/would_be ~1 surprised/not_vouch/not_guarantee/not_swear/not_answer_for/not_speak_for | He would be surprised.
no_more_than        | hedge | NUMBER | no_more_than/not_more_than/at_most/less_than/fewer_than/merely/a_mere | It was no more than two barrels.
overstated          | hedge | NUMBER | exaggerate/exaggeration/overstate/overblown/inflate/out_of_proportion/not_entirely/not_quite/not_exactly/not_fully | The figures were exaggerated, he said.
shortcomings        | hedge | FACET | shortcoming/failing/deficiency/excess/irregularity/misstep/lapse/could_have_be_better/could_have_do/should_have_be_better/unfortunate/regrettable/not_proud/lesson | There had been shortcomings.
a_part_of_it        | hedge | HEDGED | isolated/individual/partly/partially/in_part/to_some_extent/to_a_degree/a_handful/a_number/limited/certain/some_of/temporarily | There were isolated cases.
walked_off          | deflect | DODGE | hang_up/walk_away/walk_off/walk_out/turn_away/change_the_subject/shrug/stay_silent/remain_silent/keep_silent/fall_silent/say_nothing/steer | She hung up.
kept_in_the_dark    | affirm | SIMPLE | in_the_dark/let_down/betray/be_wrong/go_wrong/deserve_the_truth/the_truth_be | We were wrong, he said.
amends_made         | affirm | PRESUPPOSED | {contrite} | He promised compensation.
culprits_punished   | affirm | PRESUPPOSED | {punish} ~6 {culprit} | He punished the officers.
culprits_were_punished | affirm | PRESUPPOSED | {culprit} ~8 {punish} | The officers were punished.
honoured_the_dead   | affirm | PRESUPPOSED | {honoured} | He mourned the fallen.
disclosed           | affirm | SIMPLE | disclose/reveal/boast/brag/divulge/confide/go_public/own_up/for_the_first_time/come_to_light/hail/laud/salute/triumph/victorious | He boasted of it.
negated             | deny | SIMPLE | be/do/have not/never ~2 {thing} | He did not do it.
none_at_all         | deny | SIMPLE | no/nothing/nobody/not_one/not_a_single/without_one/without_a_single/not_any/none_of !longer/special/new/further/more | There was no damage at all.
conceivable         | hedge | NOT_RULED_OUT | might/could_have/may_have/perhaps/possibly/possible/possibility/conceivable/presumably/apparently/likely/probably !not | It might be so.
"""

# a family of words for one sort of deed: where a claim has one, the others tell of it, too
_FAMILIES = """
war      | war, invade, invasion, offensive, operation, intervene, intervention, aggression, attack, incursion | they went to war
surveil  | collect, collection, gather, gathering, intercept, interception, surveillance, spy, tap, wiretap, bug, eavesdrop, listen, record, metadata, monitor, store, snoop, track | they listened in
spy      | spy, espionage, intelligence, agent, informant, mole, infiltrate, recruit | he was a spy
kill     | kill, gun down, massacre, slaughter, liquidate, eliminate, killing, murder, murderer, assassinate, assassination, slay, die, death, dead, dismember, strangle, chokehold, fatal, execute, execution, behead, perish, lethal, homicide, killer, body, corpse | he was killed
attack   | attack, strike, hit, shell, shelling, bomb, bombing, bombard, bombardment, raid, airstrike, missile, rocket, fire, shoot, shot, blast, explode, explosion, blow, target, shellfire, gunfire, artillery, mortar, projectile, munition, drone, assault, attacker, open fire, bombshell, detonate, detonation | the town was shelled
down     | down, downing, destroy, stop, bring, shoot, missile, air-defence, rocket, hit, strike, debris, fragment, shot, shootdown, launch | the plane was downed
supply   | supply, send, deliver, delivery, give, provide, transfer, sell, sale, export, exporter, arm, equip, consignment, cargo, hand over, ship, shipment, hand, weapon, arms, furnish | guns were sent
presence | troop, soldier, force, serviceman, deploy, deployment, station, send, military, fight, fighter, serve, unit, brigade, battalion, combat, battle, presence, paratrooper, marine, regiment, contingent, army, enter, cross, invade, invasion, intrude, march, arrive, personnel, boot, garrison, detachment, commando, mercenary, withdraw, withdrawal, pull | troops are there
fund     | fund, funding, finance, financing, pay, payment, payroll, money, salary, sponsor, bankroll, budget, maintain, billion, million | he paid them
create   | found, founder, create, creator, establish, own, owner, run, head, behind, assemble | he founded it
link     | link, tie, connection, connect, associate, involve, affiliation, relation, belong | he has ties to it
order    | order, approve, authorise, authorize, command, sanction, instruct, direct, know, knowledge, aware, unaware, involve, involvement | he ordered it
plan     | premeditate, premeditated, premeditation, plan, planned, plot, intend, intent, deliberate, deliberately, intentional, advance, decide, decision | it was planned
poison   | poison, poisoning, agent, novichok, toxin, substance, dose | she was poisoned
detain   | detain, detention, detainee, camp, intern, internment, captive, captivity, hostage, arrest, hold, abduct, abduction, kidnap, seize, custody, capture | he was detained
conscript | conscript, conscription, draft, draftee, conscripted, recruit, recruitment, mobilise, mobilize, mobilisation, mobilization, reservist, call-up, enlist | draftees served there
interfere | hack, hacker, troll, bot, phish, leak, influence, interfere, interference, meddle, meddling, cyberattack, spy, espionage | they meddled
help     | help, assist, assistance, support, aid, train, training, adviser, advisor, instructor | they helped
civilian | civilian, child, family, innocent, bystander, worker, casualty, victim | civilians died
agree    | agree, agreement, swap, exchange, truce, ransom, concession, bargain, contact, channel, deal, treaty, sign, talk, negotiate, negotiation, negotiator, meet, meeting, pact | they signed
resign   | resign, resignation, quit, step, dismissal, sack | he resigned
build    | build, construct, construction, test, develop, produce, enrich, programme, program, launch, install | they build it
destroy  | destroy, destruction, damage, demolish, blow, collapse, breach, sabotage, undermine | the dam was destroyed
steal    | pay, payment, money, envelope, kickback, hand, steal, theft, loot, launder, siphon, villa, yacht, offshore, enrich, embezzle, bribe, bribery, corruption, launder | he took bribes
torture  | torture, beat, beating, abuse, mistreat, rape, maltreat | they were beaten
leak     | leak, spill, release, contaminate, pollution, pollute | oil leaked
dope     | dope, doping, steroid, sample, urine, tamper, swap, banned, drug | athletes were doped
gas      | chemical, sarin, chlorine, gas, chemical-weapons | gas was used
sink     | sink, sinking, torpedo, mine, capsize, ram, collide, collision | the ship was sunk
spyplane | balloon, surveillance, reconnaissance, spy, overfly, intrude, incursion | it flew over
prison   | prison, interrogation, interrogate, secret, rendition, jail | they were held in secret
infect   | virus, infect, infection, outbreak, epidemic, cover-up, conceal | it was concealed
nuclear  | nuclear, warhead, enrich, enrichment, reactor, uranium, centrifuge | it was enriched
fake     | forge, forgery, falsify, steal, stuff, rig, fraud, fraudulent, manipulate | votes were rigged
breach   | breach, break, violate, violation, breaking, infringe, flout, evade, evasion, circumvent, bypass, dodge, skirt, illegal, illegally, rule, sanction, smuggle, smuggling | the rules were broken
party    | party, gathering, celebration, drink | they had a party
close    | close, closure, shut, block, blockade, halt, suspend, ban | the border is closed
"""


def classes() -> dict[str, str]:
    """The classes of words that patterns name."""
    return {name: words for name, words, _ in rows(_CLASSES)}


def families() -> dict[str, frozenset[str]]:
    """The families of deeds: name -> lemmas."""
    return {name: frozenset(w.strip() for w in words.split(",")) for name, words, _ in rows(_FAMILIES)}
