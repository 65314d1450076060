"""The words by which Compacts say who promises what. To teach the reader a new wording, add it here."""

import re

IGNORE = re.IGNORECASE


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _either(*alternatives: str) -> str:
    return "|".join(alternatives)


VCS = _either(
    r"councils? (?:for|of) (?:the )?(?:voluntary|community|social|third)\b",
    r"voluntary\b",
    r"volunteer[- ]involving",
    r"third[- ]sector",
    r"social sector",
    r"civil society",
    r"charit(?:y|ies|able)\b",
    r"social enterprises?",
    r"not[- ]for[- ]profits?",
    r"non[- ]profits?",
    r"community (?:and voluntary|groups?|organi[sz]ations?|sector|associations?|and faith)\b",
    r"(?:faith|local|small|grassroots) (?:groups?|organi[sz]ations?)\b",
    r"groups and organi[sz]ations\b",
    r"vcf?s[ep]?s?\b|vcfse\b|vcos?\b|vcfos?\b|cvs\b|csos?\b|ngos?\b|tsos?\b|vsos?\b",
    r"the sector\b",
    r"(?<!working )(?<!steering )(?<!task )(?<!action )(?<!reference )groups\b",
)
PUBLIC = _either(
    r"public[- ](?:sector|bod(?:y|ies)|agenc(?:y|ies)|authorit(?:y|ies)|services?|organi[sz]ations?|partners?|institutions?)\b",
    r"public(?= (?:and|&|or) (?:the )?(?:voluntary|community|third|vcs))",
    r"statutory\b",
    r"councils?\b",
    r"authorit(?:y|ies)\b",
    r"government\b",
    r"nhs\b|icbs?\b|ccgs?\b|pcts?\b",
    r"integrated care\b",
    r"clinical commissioning\b",
    r"primary care\b",
    r"health (?:and (?:social )?care|bod(?:y|ies)|boards?|services?|trusts?|partners|organi[sz]ations?)\b",
    r"police\b",
    r"fire (?:and rescue|service)\b",
    r"probation\b",
    r"commissioners?\b",
    r"funders?\b",
)
SECTOR = re.compile(rf"\b(?:(?P<vcs>{VCS})|(?P<public>{PUBLIC}))", IGNORE)

ALL_PARTIES = re.compile(r"\b(?:partners|signator(?:y|ies)|sign(?:ed|ing)|parties|sectors|sides|all of us|everyone)\b", IGNORE)
TOGETHER = re.compile(
    r"\b(?:all|both|each|joint|jointly|shared|mutual|mutually|common|together|collective|collectively)\b", IGNORE
)
SIGNED_UP = re.compile(r"\bsign(?:ed|ing|atory|atories)\b", IGNORE)
COORDINATED = re.compile(r"\band\b|[&,/]|\bor\b|\bas well as\b|\balong with\b|\btogether with\b", IGNORE)
SUBORDINATED = re.compile(r"\b(?:of|for|to|from|in|on|by|about|between|towards?)\b", IGNORE)

# Whoever these are, they are not a sector: what they will do is no undertaking between the sectors.
ROLES = words(
    "champion champions group public forum forums committee committees panel panels chair officer officers mediator "
    "mediators secretary compact accord charter covenant memorandum agreement document code codes policy policies plan "
    "this it they there these those which you volunteer volunteers meeting meetings report reports board boards review "
    "process procedure strategy framework principles values section undertakings commitments"
)
PRONOUN = frozenset(("it", "they", "this", "these", "we"))
# Nor is anything called after a sector: "the Council's plan will", "VCS champions will".
THINGS = words(
    "champion champions session sessions meeting meetings event events compact accord charter covenant memorandum agreement document code "
    "codes policy policies plan plans review reviews process procedure strategy framework funding grant grants consultation consultations "
    "training week principles values section relationship relations"
)
# A subject says no more about who promises from these words on.
ASIDE = re.compile(
    r"\b(?:recogni[sz]es?|acknowledges?|values?|believes?|accepts?|understands?|welcomes?|supports?|makes?|gives?|who|which|that"
    r"|in partnership with|working with|in consultation with|wish(?:es)? to|has|have|between)\b",
    IGNORE,
)
CIRCUMSTANCE = re.compile(
    r"(?:to|in|on|at|when|where|wherever|whenever|if|for|by|through|under|with|while|whilst|given|during|before|after|because|since"
    r"|throughout|as well as|recogni[sz]ing|\w+ing)\b",
    IGNORE,
)

WILL = re.compile(
    r"\b(?:will|shall|should|must|undertakes?(?: to)?|(?:ha(?:s|ve) )?(?:agreed|undertaken|committed|pledged) to|agrees?(?: to| that)?"
    r"|commits?(?: itself| themselves| ourselves)?(?: to|$)|(?:is|are) (?:committed|expected|asked) to|pledges?(?: to)?|promises?(?: to)?"
    r"|aims? to|seeks? to|(?:is|are) responsible for|accepts? responsibility for|ha(?:s|ve) (?:a|the) (?:duty|responsibility) to"
    r"|(?:is|are) required to)(?![\w-])",
    IGNORE,
)
# What may stand between the promise and the list that completes it: "will, wherever possible, endeavour to:"
FILLER = words(
    "a act actively actions all also always and as aim at best both collectively continue do each endeavour every ensure follows "
    "following general in individually jointly least make mutually normally our particular partnership positively possible seek "
    "so strive sure that the their then therefore these things to together try undertake where wherever work"
)
# "changes to:" is followed by things, "work with the sector to:" by acts
THINGS_TO = re.compile(
    r"\b(?:changes?|access|relation|due|subject|regards?|respect|according|refers?|appl(?:y|ies)|related|similar|responses?) to$",
    IGNORE,
)
# "help groups to:" is one promise: what follows is theirs to do
FOR_OTHERS = re.compile(
    r"\b(?:help|enable|allow|encourage|support|assist|invite|ask|require)\b.{2,} to$|\b(?:opportunit(?:y|ies)|chances?|rights?)\b.* to$",
    IGNORE,
)
EACH_COMPLETES = re.compile(r"\b(?:to|that|the following|as follows|in particular)$", IGNORE)

PROMISES = re.compile(r"\b(?:undertakings?|commitments?|pledges?|promises)\b", IGNORE)
DUTIES = re.compile(r"\b(?:responsibilities|obligations|expectations|duties)\b", IGNORE)
ABOUT = re.compile(r"^(?:what (?:this|it|that) means (?:for|to)|for|from|on the part of)\s+", IGNORE)
BY = re.compile(r"^\s*(?:[:–—-]|(?:made |given |required |expected )?(?P<by>by|of|from|for|on)\b)(?P<who>.*)", IGNORE)
LISTING = re.compile(r"^\W*(?:(?:are|is|include|includes)\b.{0,40})?$", IGNORE)
EXPECTED = (
    re.compile(r"what .{1,60}? (?:can|should|may) expect (?:from|of) (?P<who>.+)", IGNORE),
    re.compile(r"what (?:can|should|may) .{1,60}? expect (?:from|of) (?P<who>.+)", IGNORE),
    re.compile(
        r"what (?:will|do|does|must|should) (?P<who>.{1,60}?) (?:do|promise|undertake|commit to|agree to)(?: to do)?", IGNORE
    ),
    re.compile(r"what .{1,60}? expects? (?:from|of) (?P<who>.+)", IGNORE),
    re.compile(r".{1,60}? expects? (?P<who>.+?) to", IGNORE),
    re.compile(r"(?:it is )?the (?:duty|responsibility|responsibilities) of (?P<who>.+?)(?: is| are)? to", IGNORE),
)

STATES = re.compile(
    r"\b(?:will|shall|must|undertakes? to|agrees? to|commits?(?: itself| themselves| ourselves)? to|pledges? to|promises? to):?\s+(?P<act>\w+)",
    IGNORE,
)
# "Groups will be consulted", "groups will need": somebody else's promise, or nobody's
HAPPENS = re.compile(
    r"(?:not )?be (?:\w+ly )?(?:\w+ed|given|told|able|sent|kept|held|made|shown|seen|paid|taken|led|heard)\b"
    r"|(?:need|have to|receive|benefit|get|find|gain|see|often|usually|sometimes|depend|vary|not always)\b",
    IGNORE,
)

INSTRUMENT = re.compile(r"\b(?:compact|accord|charter|covenant|memorandum|concordat|agreement|pledge|code of practice)\b", IGNORE)
VALUES = re.compile(
    r"(?:(?:our|shared|the|core|compact|common|key|vision|principles|and|&|\d{1,2})\s+)*values?"
    r"(?: (?:are|include|and (?:behaviours?|principles)|we share|in action.*|of (?:the|this) \w+))?",
    IGNORE,
)
NOT_IN_ACTION = re.compile(r"\bnot\b|n['’]t\b|\bavoid|\bunacceptable\b|\bagainst\b", IGNORE)
IN_ACTION = re.compile(
    r"\bin (?:action|practice)\b|\bbehaviours?\b|\bthis means\b|\blooks? like\b|\bwe (?:will|do|are)\b", IGNORE
)
PEOPLE = re.compile(
    r"\b(?:names?|contacts?|e-?mails?|tel|telephone|phone|mobile|champions?|reps?|representatives?|nominees?|officers?|members?|chair"
    r"|address(?:es)?|sign(?:ed|ature|atory|atories)|persons?|postholder)\b",
    IGNORE,
)
HEADS = words(
    "organisation organisations organization body bodies agency group sector department service name names champion champions contact "
    "contacts email e-mail telephone tel phone mobile number rep reps representative representatives nominee role roles post position "
    "signed signature signatory date address member members chair officer lead commitment commitments who when by of and on behalf for"
)
WHO = re.compile(r"\b(?:who|by whom|owner|owed by|responsib\w+|lead|sector|partner|organi[sz]ation|body|agency)\b", IGNORE)
BACK_MATTER = re.compile(
    r"(?:appendix|appendices|annex|schedule|glossary|code of|signator|signed|signature|contact|foreword|preface|acknowledg|further information|endors)",
    IGNORE,
)
OPENING = re.compile(
    r"\b(?:foreword|preface|introduction|background|summary|about|context|history|vision|aims?|purpose)\b", IGNORE
)
CONTENTS = re.compile(r"(?:table of )?contents(?: page)?:?|in this (?:document|compact)|index", IGNORE)

NAMING = words(
    "the and or our local its their sector sectors bodies organisations organizations partners groups agencies other "
    "community faith social enterprise service services public trust trusts borough district county city town parish"
)
# A sentence cannot end here.
UNFINISHED = words(
    "a an the and or of in on at by for with from to into as than that which whose their its our your is are be been between within"
)
HYPHENATED = words(
    "self co non well cross long short high low multi third two three four part full ex semi anti mid inter pre post decision"
)
