"""The words by which propositions are told apart or brought together. Written by hand for this project."""

from __future__ import annotations

SILENT = frozenset(
    """a about according accuse accused accuses add added after again against all also an and any are as at be been
    before being believe believed believes between both but by can cannot claim claimed claims could countries country
    denied denies deny did do does during each evidence few for foreign from further government had has have he her
    his how i if in into is it its just know knows later likely many may me might minister ministry more most much
    must my nation nations neither never no none nor not nothing of off official officials on once one only onto or
    other our out over own people possibility president probably report reported reportedly reports said same say
    saying says shall she should since so some spokesman spokeswoman state statement such suggest suggested suggests
    than that the their them then there these they think thinks this those though through to today told too tomorrow
    under until up us very was we were what when where whether which while who whom whose why will with within would
    yesterday yet you your monday tuesday wednesday thursday friday saturday sunday""".split()
)
"""Words that say nothing of what a statement is about."""

ABOUT_BLAME = frozenset(
    """accusation accusations act acts allegation allegations allegedly alleged answer answerable assessment
    assessments attempt behind blame blamed carried carry charge charges comment complicit conduct conducted culprit
    fault guilt guilty hand involved involvement involving part perpetrated perpetrator perpetrators responsibility
    responsible role rumour rumours rumor rumors story suggestion suggestions suggesting suspicion suspicions theory
    version""".split()
)
"""Words for a charge, which name no deed: a statement of nothing else answers, or points to, one that does."""

SYNONYMS = tuple(
    line.split()
    for line in (
        "shoot shot shooting down downed downing strike strikes struck hit target targeted fire fired firing",
        "plane jet aircraft airliner airplane flight",
        "accident accidental accidentally unintentional unintentionally mistake mistaken mistakenly error inadvertent",
        "deliberate deliberately intentional intentionally purpose",
        "technical mechanical malfunction fault failure defect",
        "attack attacks assault bombing raid",
        "drone drones uav unmanned",
        "ship vessel tanker boat ferry",
        "blast explosion explosive explosives bomb detonation exploded",
        "shelling shelled bombardment bombarded artillery",
        "poison poisoning poisoned toxin toxic",
        "kill killed killing dead died deaths death fatalities perished",
        "injured wounded hurt injuries",
        "investigation inquiry probe investigators investigate investigating",
        "destroyed destroy destruction demolished",
        "hack hacked hacking hackers cyberattack cyberattacks cyber",
        "expel expelled expelling expulsion",
        "seized seize seizure captured capture detained",
        "troops soldiers servicemen",
    )
)
"""Words that reports of contested events use for one another."""

MONTHS = frozenset("january february march april may june july august september october november december".split())
