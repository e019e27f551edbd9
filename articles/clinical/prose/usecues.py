"""How a text says that a medicine is used for something: the words that stand around an illness."""

import re

STATUS = (
    r"(?:approved|licen[sc]ed|authori[sz]ed|admitted(?! to)|cleared|registered|indicated|labell?ed|certified"
    r"|permitted|allowed|released|official(?:ly)?|on[- ]label)"
)
_PEOPLE = r"(?:people|patients|anyone|anybody|those|adults|children|women|men|everyone|everybody|you|most|your)"
_TO = r"to (?:treat|manage|control|relieve|help(?: with)?|prevent|ease|reduce|stop|calm|address|shift|lose|fight|cure)"
_NOT_HOW_LONG = (
    r"(?! (?:up to|for (?:up to|\d|longer|more|at least|a |one|two|three|four|several|many|years|months|weeks"
    r"|children|adults|people|use\b|long|short[- ]term use)))"
)
_OWN = r"(?:it|this|this (?:medicine|medication|drug)|(?P<object>[a-z][\w-]{4,24}))"
_ACTS = (
    r"(?:treats|cures?|heals?|fights?|tackles?|combats?|sorts? out|clears? up|relieves?|eases?|beats|soothes"
    r"|knocks out"
    r"|keeps? at bay|gets? rid of|gets? on top of|takes? care of|takes? the edge off"
    r"|makes? short work of|(?:does|works) wonders (?:for|with|against)|does the trick (?:for|with)|puts? an end to"
    r"|banish(?:es)?|melts? away|wards? off|prevents?|helps? against|helps? with)"
)
CUE = re.compile(
    rf"\b(?:(?:(?:used|prescribed|given|taken|recommended|intended|effective|useful|helpful|works|work|beneficial"
    rf"|{STATUS})\b{_NOT_HOW_LONG}[^.;:\n]{{0,50}}?\b(?:{_TO}|for|against|as an?)\b)"
    rf"|(?:good|great|excellent|brilliant|handy|perfect|ideal|suited) (?:for|against)(?! {_PEOPLE})\b"
    rf"|(?:hands?|handed|dish(?:es)?|dished|gives?|given) (?:it |this |them )?out (?:to|for|against)\b"
    r"|(?:approval|licen[sc]e|authori[sz]ation|clearance|go-ahead|indications?|indicated uses?)\b[^.;\n]{0,40}?"
    r"(?:\b(?:for|against|to treat|are|is|includes?|covers?)\b|:)"
    r"|(?:covers|includes) (?:the treatment of )?"
    r"|(?<![\w.] )(?:also|and|plus|or|even|same|good|great|works) (?:\w{1,24} )?(?:for|against) "
    r"|(?:is|are) (?:your|the|a) (?:friend|answer|thing|ticket|godsend|go-to|classic|blessing|choice|weapon)"
    r" (?:for|against|to|in|with) "
    r"|among (?:the|its) (?:\w{1,24} ){0,2}(?:uses|indications)\b"
    r"|list(?:s|ed)? (?:as )?(?=[^.;\n]{0,60}\bamong (?:the|its) (?:\w{1,24} )?(?:uses|indications)\b)"
    r"|(?:works?|acts?|serves?|doubles?) (?:\w{1,24} )?as an?\b"
    rf"|(?P<verb>{_ACTS}|treating|helps? (?:to )?treat"
    r"|(?:helps|(?:may|can|might|could|will|also) help) with)(?!\w)"
    r"|(?:short[- ]term |long[- ]term |add-on |first[- ]line |a |an )?(?:treatment|remedy|therapy|medicine"
    r"|medication|cure|option|choice) (?:for|of|to treat|against)\b"
    rf"|(?:take|takes|took|taking|prescribe|prescribes|prescribing|use|uses|using|gives?"
    rf"|giving) {_OWN}(?: \w{{1,24}})? "
    r"(?:to treat|to manage|to control|for(?! (?:\d|a |one|two|three|four|several|many|longer|up to|more))|against)\b"
    rf"|(?P<bare>[a-z][\w-]{{4,24}}) (?:for|against|=)(?= [a-z])"
    r"|(?:prescribe|prescribes) (?:it|this) (?:for|to)\b"
    r"|(?:give|gives) (?:it|this) (?:for(?! (?:\d|a |one|two|three|four|several|many|longer|up to|more))|against)\b)"
)
# Any use that stands in one sentence with these is called approved.
WIDE = re.compile(
    rf"\b(?:{STATUS}(?= (?:for|against|in|use|uses|indication|indications|treatment|remedy|drug|medicine|as"
    rf"|to treat|also)\b)"
    r"|indications?|approvals?|(?:marketing )?authori[sz]ation|licen[sc]e (?:for|covers|names|includes|lists|extends)"
    r"|covered by (?:the|its) (?:label|licen[sc]e)|(?:approved|licen[sc]ed) too|"
    r"labels? (?:\w{1,24} )?(?:names?|lists?|includes?|gives?|mentions?|covers?)|signed off|passed it"
    r"|waved it through)\b"
)
NO = re.compile(
    r"\b(?:not?|never|neither|nor|nobody|none|without|only|cannot|outside|beyond|lacks?|yet|tried|tested|studied"
    r"|trials?|stud(?:y|ies)|myth|warn\w{0,24}|if|whether|must|should)\b|n't\b"
)
NO_USE_BEFORE = re.compile(
    r"\b(?:risk|history|signs?|symptoms?|cases?|fear|danger) of(?: \w{1,24})?$|\b(?:caus\w{1,24}|worsen\w{0,24}"
    r"|leads? to"
    r"|lead to|triggers?"
    r"|side effects?|result of|due to)\b[^.;,]{0,25}$"
)
# "For restless legs it is approved too."
AHEAD = re.compile(
    r"\b(?:for|against|with|in) (?P<what>[^.;?!]{3,80}?),? (?:too,? |also "
    r"|even )?(?:the )?(?P<own>[a-z][\w-]{1,24})(?:'s| is| was"
    r"| has been| can be| may be| works| helps| gets)(?: (?:also|often|sometimes|widely|fully|now|even|just as"
    r"|well)){0,2}"
    rf"(?: (?:{STATUS}|used|prescribed|given|taken|recommended|effective|useful|good|well|too|wonders|handed out))"
)
BETWEEN = re.compile(r",|[()]|\b(?:and|or|as well as|plus|along with|for|also|against|to)\b")
IS_MEDICINE = re.compile(r"\b(?:is|as|'s|called)(?: \w{1,24})? an? (?:\w{1,24} ){0,2}?$")
MEDICINE = re.compile(
    r"[\w-]{0,12} (?:medicines?|tablets?|drugs?|remed\w{1,24}|products?|syrups?|drops|pills?|capsules?)\b"
)
# The use stands before: "breathlessness is a licensed indication of morphine".
BEHIND = re.compile(
    rf"(?:\b(?:is|are|was|as|counts?)\b|'s)(?: \w{{1,24}}){{0,2}}? (?:{STATUS}|recogni[sz]ed|standard|proper"
    rf"|regular|normal)"
    r" (?:use|indication|purpose|reason|treatment goal)s?\b[^.;,\n]{0,60}"
    r"|\b(?:is|are) (?:also )?(?:on|in) (?:the|its|both|each) (?:\w{1,24} )?(?:labels?|licen[sc]e|indications)\b"
    r"|\b(?:is|are|gets?|can be|may be) (?:\w{1,24} )?(?:treated|cleared up|eased|relieved|cured|calmed|controlled"
    r"|prevented"
    r"|sorted out) (?:\w{1,24} )?(?:with|by) (?P<by>[a-z][\w-]{3,24})"
    r"|\b(?:benefits? from|do(?:es)? well on|find(?:s)? relief (?:with|in|from)|swears? by|helped by"
    r"|responds? (?:\w{1,24} )?to)"
    r" (?P<on>[a-z][\w-]{3,24})"
)
LEADS = re.compile(
    r"\b(?:uses|used|treats?|prescribed?|indicat\w{1,24}|conditions|approved|licen[sc]ed|taken for)\b[^\n]{0,120}:\s*$"
)
REGION_END = re.compile(
    r"[;:.?]|\b(?:but|although|though|because|when|if|which|that|while|unless|after|before|since|causing"
    r"|can (?:cause|lead)|may (?:cause|lead)|where|not|except|unlike|alongside|instead of|rather than"
    r"|and (?:can|may|has|is|it|also (?:carries|can|has)|people|patients|those|you|must|should|do|tell)"
    r"|in (?:people|patients|those|adults|children) (?:with|who))\b"
)
APPROVED = re.compile(
    rf"\b(?:{STATUS}|approval|licen[sc]e|authori[sz]ation|clearance|indications?"
    r"|(?:the|its|says|both) labels?(?: says?)?|smpc)\b"
)
OFF_LABEL = re.compile(
    r"\boff[- ](?:the )?label|\b(?:un|not )licen[sc]ed|\bunapproved|\bunlabell?ed|\bnot (?:\w{1,24} ){0,2}(?:approved"
    r"|licen[sc]ed|labell?ed|admitted|authori[sz]ed|cleared|registered|indicated|official"
    r"|on (?:the|its|their|either|any) label|listed)|\b(?:neither|no) label|n't (?:\w{1,24} )?(?:approved"
    r"|licen[sc]ed|cleared"
    r"|authori[sz]ed)"
    r"|\blabels? (?:does|do) not (?:list|name)|\b(?:outside|beyond) (?:of )?(?:the|its) (?:label|licen[sc]e)"
    r"|\bwithout (?:a |an )?(?:licen[sc]e|approval)|\blicen[sc]e (?:only|does not|doesn't) cover"
    r"|\boutside (?:\w{1,24} ){0,3}(?:labels?|licen[sc]e|approv\w{1,24}|indications?|uses)\b"
    r"|\b(?:no|lacks?|without) (?:\w{1,24} ){0,2}(?:approval|licen[sc]e|indication|authori[sz]ation)\b"
    r"|\b(?:has|have)(?: not|n't) (?:\w{1,24} )?(?:approved|licen[sc]ed|authori[sz]ed|cleared)"
    r"|\bexperimental|\bunder (?:study|investigation)|\bnever (?:been )?(?:approved|licen[sc]ed|authori[sz]ed)"
)
NOT_USE = re.compile(
    r"\b(?:not(?! (?:only|just|merely))|never|no|isn't|n't|cannot|neither|nor|without|instead of|rather than"
    r"|stop\w{0,24}"
    r"|before|nobody|wrong\w{0,24}|myth)\b[^.;,]{0,40}$|n't\b[^.;,]{0,40}$"
)
NOT_ONLY = re.compile(r"\bnot (?:only|just|merely)\b")
BRINGS_ON = re.compile(
    r"\b(?:can|may|might|could|will|to|has been (?:known|found|linked) to)? ?(?:causes?|results? in|leads? to"
    r"|brings? on|worsens?|triggers?|provokes?)\b[^.;:\n]{0,60}"
)
LEAVING = re.compile(
    r"\bwithdraw\w{0,24}|\bstop\w{0,24}|\bdiscontinu\w{0,24}|\brebound\b|\bwithout\b|\bnot\b|n't\b|\bmissed\b"
)
OTHER_MEDICINES = re.compile(
    r"\b(?:other|some|many|most|certain|these|those|similar|newer|older|the|your) (?:medicines|medications"
    r"|drugs|pills"
    r"|treatments|options)\b|\b(?:medicines|medications|drugs|pills|tablets|medicine) (?:that|used|for|to|which)\b"
    r"|\b(?:another|different) (?:medicine|drug|medication|treatment|antibiotic|tablet)\b"
    r"|\b(?:antidepressants?|ssris?|snris?|beta[- ]blockers|antipsychotics?|anticonvulsants|antiepileptics"
    r"|benzodiazepines|barbiturates|therapy|cbt|counselling|counseling|psychotherapy|exercise|laxatives?|creams?"
    r"|antacids?|diuretics?|steroids?|vaccines?|vaccination|vitamins?|folic acid|oxygen|glucose|sugar|juice|diet"
    r"|melatonin|treatments|it was developed|trials?|stud(?:y|ies)|researchers)\b"
)
# "antihistamines or medicine for colds" names others; "it is a medicine for colds" does not.
BARE = re.compile(r"(?:medicine|medication) ")
IS_A = re.compile(r"\b(?:is|are|as|was|be|an?|the|this|your|called)\s(?:(?!(?:or|and)\b)[\w-]{1,24}\s){0,3}$")
SUBJECT = re.compile(r"(?P<words>(?:[\w'-]{1,24} ){1,4})$")
ITSELF = re.compile(r"\b(?:it|this|this (?:medicine|drug|medication)|the (?:tablets?|capsules?|medicine|drug))\b")
HELPS_WITH_THAT = re.compile(
    r"\b(?:sorts?|treats?|cures?|clears?|fix(?:es)?|helps?|heals?|deals?|tackles?|handles?|kills?|eases?|stops?"
    r"|shifts?"
    r"|beats?)\b[^.;,?]{0,15}?\b(?:that|it|this|them|those)\b(?: out| up| away)?"
)
YES = re.compile(r"\W*(?:yes|yep|yeah|sure|of course|absolutely|certainly|definitely|it is|it does)\b[^.;,]{0,40}")
POSED = re.compile(r"[^?]{0,200}\?")
USE_COLUMN = re.compile(r"\b(?:indications?|uses?|used for|illness|condition|disease|treats|for what|what for)\b")
OTHER_CAUSE = re.compile(r"\b(?:alcohol|caffeine|smoking|stress)\b")
# What nobody has studied is not denied, nor is what it does not cure for good, nor a narrower case of the illness.
NOT_STUDIED = re.compile(r"\b(?:stud(?:y|ies)|usefulness|efficacy|established|performed|demonstrated|evidence)\b")
NARROW = re.compile(r"\b(?:routine|minor|mild|simple|ordinary|everyday|other|viral|virus|acute)\s(?:\w{1,24}\s){0,2}$")
NARROWED = re.compile(r" (?:that|which|after|caused|due|from|during|if|when|right|before|shortly)\b")
IF_NOT = re.compile(r"\bif (?:you|they|it)\b[^.;]{0,40}\bnot\b|\bnot enough\b")
