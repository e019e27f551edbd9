"""SCR: words that were never meant for readers: an assistant's to its user, and places that somebody was to fill."""

import re
from collections.abc import Iterator

from articles.clinical.identity_cache import identity_cache
from articles.clinical.passage import Passage
from articles.clinical.rule import Hit, each, rule
from articles.clinical.sentences import sentence
from articles.clinical.subject import Subject
from articles.gate import Gate
from articles.lifecycle import Severity

_MODEL = (
    r"(?:an?\s)?(?:(?:large\s)?language\smodel|(?:AI|artificial\sintelligence)(?:[\s-](?:powered|based))?"
    r"(?:\s(?:language\smodel|model|assistant|system|chatbot|tool))?)"
)
_HELP = (
    r"(?:help|assist|provide|give|write|expand|add|adjust|revise|create|elaborate|answer|include|tailor|rewrite"
    r"|explain)"
)
_ASSISTANTS = (
    rf"\b(?:as|being)\s{_MODEL}(?=,|\s(?:I|my|it)\b)",
    rf"\bI(?:'m|\sam)\s(?:just\s|only\s|merely\s)?{_MODEL}(?=[\s.,;!])",
    r"\bI(?:'m|\sam)\snot\sa\s(?:doctor|physician|pharmacist|(?:licensed\s|qualified\s)?(?:medical"
    r"|healthcare)\sprofessional)\b",
    r"(?:\bI\s|^|(?<=[.!?]\s))(?:hope|trust)\s(?:this|that|these|it)\s(?:\w+\s){0,2}?(?:helps|is\shelpful"
    r"|was\shelpful|meets\syour)\b",
    r"\blet\sme\sknow\s(?:if|whether|how|what|which)\b|\bfeel\sfree\sto\s(?:ask\sme|reach\sout\sto\sme|let\sme)\b",
    rf"\b(?:I'd|I\swould|I'll|I\swill|I\scan|I\scould)\s(?:also\s|gladly\s|be\s(?:happy|glad)\sto\s"
    rf"|then\s){{1,2}}{_HELP}\b",
    rf"\bwould\syou\slike\sme\sto\b|\bif\syou(?:'d|\swould)?\s(?:like|want|wish),\sI\s(?:can|could"
    rf"|will)\s(?:also\s)?{_HELP}\b",
    r"\bis\sthere\sanything\selse\s(?:I\scan|you(?:'d|\swould)\slike\sme)\b",
    r"(?:^|(?<=[.!?]\s))(?:certainly|sure(?:\sthing)?|of\scourse|absolutely|great\squestion)(?:!|,|\.|\s-)\s"
    r"(?=here|I\b|let\sme|below)",
    r"(?:^|(?<=[.!?]\s))(?:here|below)(?:'s|\sis|\sare)\s(?:a|an|the|your|my|some)\s(?:[\w,-]+\s){0,4}?"
    r"(?:rewritten|revised|rewrite|draft|revision|rephrased|polished|expanded|shortened|improved\sversion)\b",
    r"\b(?:my|the\smodel's)\s(?:knowledge\scut-?\s?off|training\sdata|last\s(?:knowledge\s|training\s)?update)\b"
    r"|\bas\sof\smy\s(?:last|latest|most\srecent)\b",
    r"\bI\s(?:do\snot|don't|cannot|can't|am\s(?:unable|not\sable)\sto|'m\s(?:unable"
    r"|not\sable)\sto)\s(?:have\saccess\sto"
    r"|access|browse|provide|give|offer|diagnose|verify|generate|fulfil+|assist|help\swith|comply)\b",
    r"\bI(?:'m|\sam)\ssorry,\s(?:but\s)?I\b|\bI\sapologi[sz]e\sfor\b|\bthank\syou\sfor\syour\s(?:prompt|question"
    r"|request)\b",
    r"\bregenerate\s(?:the\s)?response\b|\b(?:word\scount|tone|target\saudience)\s?:\s",
    r"^(?:user|assistant|human|chatgpt|system\sprompt|prompt)\s?:\s",
    r"\b(?:generated|written|created|drafted|produced)\s(?:by|with|using)\s(?:chatgpt|gpt-?[0-9]\w*|claude"
    r"|gemini|copilot|an?\sAI\b)",
    r"\bnote\sto\s(?:the\s)?(?:editor|self|writer|designer|reviewer)\b",
    r"(?:^|(?<=[.!?:]\s))(?:here|below|above|following)(?:'s|\sis|\sare"
    r"|\sfollows)\s(?:\w+\s){0,2}?(?:[\w,-]+\s){0,5}?(?:version|summary"
    r"|rewrite|rewording|translation|paragraph|text|article|section|draft|answer|response)\b[^.!?\n]{0,40}?"
    r"(?:\byou\s(?:asked|requested|wanted)|\b(?:in|of)\s(?:your|the)\s(?:requested|original)\b|:\s)",
    r"\bas\s(?:you\s)?requested\b(?=[,:])|\bper\syour\s(?:instructions?|request|prompt)\b|\bbased\son\s(?:your"
    r"|the)\s(?:prompt"
    r"|instructions|request|text\syou\s(?:gave|provided|pasted))\b",
    r"\bI(?:'ve|\shave)\s(?:also\s|now\s)?(?:rewritten|revised|kept|shortened|simplified|rephrased|reworded"
    r"|added|removed|translated"
    r"|summari[sz]ed|updated|included|tried\sto|made\ssure)\b",
    r"\b(?:this|the\sabove|my)\s(?:response|answer|output|reply|completion)\s(?:is|was|has|may|might|does|should"
    r"|cannot)\b",
    r"\b(?:in|under|within)\s(?:about\s)?[0-9]{2,4}\swords\b|\((?:approx\.?\s|about\s|~)?[0-9]{2,4}\swords\)",
    r"\b(?:translated|machine[- ]translated)\s(?:by|with|using|from\s(?:german|french|spanish|dutch|italian"
    r"|chinese))\b|\btranslator's\snote\b"
    r"|\btranslation\s(?:missing|pending|to\sfollow|needed)\b|\bDeepL\b|\bgoogle\stranslate\b",
    r"\b(?:do\snot|don't)\spublish\b|\bnot\s(?:yet\s)?for\spublication\b|\binternal\suse\sonly\b|\b(?:first"
    r"|second|rough|working|final)"
    r"\sdraft\b|\bdraft\s(?:v?[0-9]|only|version|copy)\b|\bwork\sin\sprogress\b",
    r"\bbefore\s(?:it|this|we)\s(?:goes?|is|publish\w*)\s(?:live|online|published|out)?\b|\b(?:ask|check\swith"
    r"|wait\sfor|see\sthe\semail\s(?:of|from))"
    r"\s(?-i:[A-Z][a-z]+)\s(?:if|whether|about|for|from\sthe|in\sthe|again|first)\b",
    r"^(?:chatgpt|you|gpt-?[0-9.]*|claude|gemini|copilot|AI)\s(?:said|wrote|answered)\s?:"
    r"|^(?:###?\s?)?(?:response|instruction|output|input|option\s[0-9A-C]"
    r"|version\s[0-9A-C]|variant\s[0-9A-C]|headline|seo\s\w+|meta\s(?:title|description)|keywords?|slug"
    r"|alt\stext)\s?:\s",
    r"\b(?:this|the)\s(?:content|text|article|page|section|summary|leaflet)\s(?:was|is"
    r"|has\sbeen)\s(?:\w+\s)?(?:generated|written|produced|created)\s"
    r"(?:by|with|using)\s(?:an?\s)?(?:AI|artificial|language|machine|chatbot|software)\b|\bAI[- ]generated\b",
    r"\bhere\s(?:are|is|come|comes)\s(?:(?:three|two|some|a\sfew|several|five|your|the"
    r"|an?)\s)?(?:\w+\s)?(?:options?|alternatives?|suggestions?|versions?|variants?|ideas"
    r"|rewrites?|headlines?|titles?)\b|\b(?:sure|of\scourse|certainly|absolutely)(?:\sthing)?[,!.]\s(?:I|here"
    r"|let|below|this)\b",
    r"\b(?:would|do)\syou\s(?:like|want|prefer)\s(?:a|an|me|this|the|another)\s(?:\w+\s){0,3}?(?:to|version"
    r"|table|summary|rewrite|tone|format)\b",
    r"\bI(?:'ll|\swill|\scan|'d|\swould|\scould)\s(?:now\s)?(?:rewrite|continue|proceed|generate|summari[sz]e"
    r"|translate|shorten|expand|format|draft)\b",
    r"\b(?:as|in)\s(?:discussed|mentioned|outlined|agreed)\s(?:in|during|on)\s(?:our|the|your)\s(?:chat|call"
    r"|meeting|email|conversation|prompt)\b"
    r"|\byour\s(?:prompt|query|last\smessage)\b|\b(?:this|our)\sconversation\b",
    r"\b(?:image|picture|photo|figure|table|graph|chart|video|link|logo|map)\s(?:goes\s|to\sgo\s"
    r"|to\sbe\s(?:added|inserted)\s?)?(?:here|to\sfollow|missing|about\shere|placeholder)\b"
    r"|\b(?:insert|add|put|paste)\s(?:the\s|a\s|an\s)?(?:image|picture|photo|figure|table|link|source|reference"
    r"|number|name|date|logo|quote|text)\s(?:here|below)?\b(?!\sof)",
    r"\b(?:please\s)?(?:check|verify|confirm|fix|rewrite|delete|remove|update|shorten)\s(?:this|that|these"
    r"|wording|numbers?|spelling|sentence|paragraph|line|section)"
    r"\s(?:before|later|again|pls|please|with)\b|\b(?:pls|plz)\b|\b(?:editor|author|reviewer|proofreader"
    r"|translator)(?:'s)?\s(?:note|query|comment|remark)\b",
    r"(?:^|\s)(?-i:[A-Z]{2,3}):\s(?:is|are|please|can|should|do|does|check|not\ssure|i\sthink)\b|\bcomment\s(?:by"
    r"|from)\s\w+\s?:|\b(?:resolved|deleted|formatted|inserted)\s?:\s",
    r"\b(?:end|beginning|start)\sof\s(?:document|file|page|text|transcript|translation|excerpt)\b"
    r"|\bpasted\sfrom\b|\bcopied\sfrom\b|\bscanned\s(?:by|with)\b"
    r"|\bcreated\swith\s\w+\b|\bconfidential\b(?=\W*$|\W+draft)",
    r"\(\s?(?:source|sources|ref|reference|citation|cite|check|sic|really|true|verify|dose|which|who|when"
    r"|link)\s?(?:needed|missing)?[?!\s]{0,5}\)"
    r"(?<![a-z]\))",
)
_MARKS = re.compile(
    r":?contentReference\b|\boaicite\b|\bturn[0-9]{1,3}(?:search|view|news|file)[0-9]{1,3}\b|【[^】]{0,40}】"
    r"|<{7}\s?\w{0,40}|>{7}\s?[\w/.-]{0,40}|(?<!=)={7}(?!=)|\{\{\s?(?=[\w. ]{0,60}[_.])[\w. |]{1,60}\}\}"
    r"|\{%[^%\n]{1,80}%\}|<%[^%\n]{1,80}%>"
    r"|\$\{[\w.]{1,40}\}|%\([\w]{1,30}\)s|(?<![\w%])%[sd](?!\w)|\[object Object\]|#(?:REF|NAME|VALUE|DIV/0)[!?]"
    r"|#N/A\b|\bNaN\b"
    r"|Error! (?:Reference source|Bookmark) not (?:found|defined)|(?<![\w-])(?:undefined|null) (?:mg|mcg|ml|g"
    r"|tablets?|times)\b"
    r"|\[\[[^\[\]]{1,80}\]\]|\[(?:[A-Z]{2,3}[0-9]{1,3}|Comment(?:ed)?\b[^\[\]]{0,40})\]|\[\s?\.{3}\s?\]\s?\[|&lt;"
    r"|```|(?<!\w)%[A-Z_]{3,30}%|(?<![\w$])\$[A-Z_]{3,30}\b|<<[\w ]{1,40}>>|\b(?:DD/MM/(?:YY){1,2}"
    r"|MM/DD/(?:YY){1,2}|YYYY-MM-DD|dd\.mm\.yyyy)\b"
    r"|\[(?:DRUG|MEDICINE|NAME|DOSE|DATE|SOURCE|REF|LINK|COUNTRY|AUTHOR|NUMBER|IMAGE|PHOTO|TABLE|FIGURE|VIDEO)"
    r"[A-Z _-]{0,30}\]|\[/?(?:edit|source|quote|url|img|b|i)\]"
    r"|\*{4,}|(?<!\S)#{1,4}(?=[A-Z])|\b(?:MEDICINE|DRUG|PRODUCT) (?:NAME|X|XYZ)\b|\bNAME OF (?:THE )?(?:MEDICINE"
    r"|DRUG)\b|(?<!\S)[?!]{3,}(?!\S)"
    r"|\[[0-9]{1,3}(?::[0-9]{1,3})?†[^\]]{0,40}\]|\bciteturn\w*|<\|[\w ]{1,30}\|>"
)
_FILL = (
    r"(?:insert|add|enter|fill|put|your|local|to\sbe|tb[acd]|todo|placeholder|pending|check|confirm|verify"
    r"|missing|needs?"
    r"|name|date|dose|number|phone|address|link|url|image|picture|author|doctor|hospital|clinic|pharmacy|company"
    r"|country"
    r"|city|year|medicine|medication|drug|brand|xx+)"
)
_UNIT = r"(?:mg|mcg|g|ml|mL|kg|IU|units?|tablets?|capsules?|times|minutes|hours?|days?|weeks?|months?|years?|%)(?!\w)"
_PLACEHOLDER = re.compile(
    rf"\[\s?(?i:{_FILL})\b[^\[\]\n]{{0,80}}\]|<\s?(?i:insert|your|add|enter|name|dose|date)\b[^<>\n]{{0,60}}>"
    rf"|(?<!\{{)\{{\s?(?i:insert|your|add|enter|name|dose|date)\b[^{{}}\n]{{0,60}}\}}(?!\}})"
    rf"|\b(?:TODO|FIXME|TBD|TBC|TKTK|TKS?(?= )|XXX+|ZZZ+)\b|\b(?i:asdf\w*|foobar|foo bar|blah blah|qwerty\w*)\b"
    rf"|(?<![\w.,/])(?:X{{1,4}}|x{{2,4}})(?:\s?-\s?X{{1,4}})?\s?{_UNIT}"
    rf"|(?<!\S)\?{{2,4}}\s?{_UNIT}|(?i:\blorem\sipsum\b)|\b000-000-?0000\b|\b123-456-7890\b|(?<!\S)_{{3,}}(?!\S)"
)
_WRITE = re.compile(r"\b(?:write|note|fill in|enter|jot|put)\b", re.IGNORECASE)
_PATTERNS = (*(re.compile(words, re.IGNORECASE) for words in _ASSISTANTS), _MARKS, _PLACEHOLDER)
_GATES = tuple(map(Gate, _PATTERNS))


@rule(
    "SCR-005",
    Severity.BLOCKING,
    "Words that were not written for readers",
    why="What a program answered to its user, or what somebody wanted to fill in later, tells readers that nobody read"
    " the text before them.",
    hint="Take it out, or write what belongs there.",
    triggers=[
        "As an AI language model, I cannot give medical advice.",
        "As a large language model, my answers can be wrong.",
        "I hope this helps! Rest well.",
        "Hope that helps.",
        "Let me know if you want more detail.",
        "Certainly! Here is the revised version of the article.",
        "Here's a polished draft of the section on sleep.",
        "As of my last update, it was sold in the UK.",
        "Would you like me to add a table of doses?",
        "If you'd like, I can also write a summary.",
        "It is a benzodiazepine :contentReference[oaicite:3]{index=3}.",
        "It lasts 12 hours【4†source】.",
        "Call [insert local number] at once. Ask [your pharmacy name].",
        "Take XX mg at night, and X tablets in the morning.",
        "TODO: say what to do when a dose was missed.",
        "Lorem ipsum dolor sit amet.",
        "Assistant: It is taken at night.",
        "{{drug_name}} is a tablet. Take {{ user.dose }} at night.",
        "It calms. <<<<<<< HEAD It is taken at night.",
        "Here is the paragraph that you asked for: it calms.",
        "I've kept it under 100 words. Draft v2, do not publish.",
        "Ask Karen if this is right before it goes live.",
        "Take NaN mg. It lasts %s hours. Error! Reference source not found.",
    ],
    does_not_trigger=[
        "It helps many people to sleep, and we hope that it helps you.",
        "Let your doctor know if you feel worse. Feel free to ask your pharmacist.",
        "I would be happy to see a pharmacist, said one of our readers.",
        "Of course, tablets are not for everybody. Sure signs are rare. Here is what to do next.",
        "Vitamin B6, factor X, fragile X syndrome and X-rays; Generation X; a 2 x 5 mg dose.",
        "Studies [1] and the label [2] agree; in [brackets] stands a remark.",
        "Write the number of your clinic here: [phone number]",
        "Artificial intelligence reads scans. A language model was tested in 2023.",
        "| Name | Dose |\n| --- | --- |\n| A | 5 mg |",
    ],
    source="Texts that were written with programs",
)
@each
def unfinished(passage: Passage, subject: Subject) -> Iterator[Hit]:
    last = -1
    matches = [match for gate in _open_to(subject) for match in gate.finditer(passage.text)]
    for match in sorted(matches, key=re.Match.start):
        if match.start() >= last and match[0].strip() and not _to_be_filled(passage.text, match):
            last = match.end()
            yield Hit(f"“{match[0].strip()}” was not written for readers.", passage, *_trimmed(match))


@identity_cache()
def _open_to(subject: Subject) -> tuple[Gate, ...]:
    return tuple(gate for gate in _GATES if not gate.closed(subject.text))


def _to_be_filled(text: str, match: re.Match[str]) -> bool:
    """Whether readers are asked to write there: "Write the number of your clinic here: [number]"."""
    begin, _ = sentence(text, match.start())
    return match[0].startswith(("[", "_")) and _WRITE.search(text, begin, match.start()) is not None


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    return match.start() + len(match[0]) - len(match[0].lstrip()), match.end() - len(match[0]) + len(match[0].rstrip())
