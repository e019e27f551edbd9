"""SCR: words that were never meant for readers: an assistant's to its user, and places that somebody was to fill."""

import re
from collections.abc import Iterator

from articles.clinical.passage import Passage
from articles.clinical.rule import Hit, each, rule
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
    r"\bI(?:'m|\sam)\snot\sa\s(?:doctor|physician|pharmacist|(?:licensed\s|qualified\s)?(?:medical|healthcare)\sprofessional)\b",
    r"(?:\bI\s|^|(?<=[.!?]\s))(?:hope|trust)\s(?:this|that|these|it)\s(?:\w+\s){0,2}?(?:helps|is\shelpful|was\shelpful|meets\syour)\b",
    r"\blet\sme\sknow\s(?:if|whether|how|what|which)\b|\bfeel\sfree\sto\s(?:ask\sme|reach\sout\sto\sme|let\sme)\b",
    rf"\b(?:I'd|I\swould|I'll|I\swill|I\scan|I\scould)\s(?:also\s|gladly\s|be\s(?:happy|glad)\sto\s|then\s){{1,2}}{_HELP}\b",
    rf"\bwould\syou\slike\sme\sto\b|\bif\syou(?:'d|\swould)?\s(?:like|want|wish),\sI\s(?:can|could|will)\s(?:also\s)?{_HELP}\b",
    r"\bis\sthere\sanything\selse\s(?:I\scan|you(?:'d|\swould)\slike\sme)\b",
    r"(?:^|(?<=[.!?]\s))(?:certainly|sure(?:\sthing)?|of\scourse|absolutely|great\squestion)(?:!|,|\.|\s-)\s"
    r"(?=here|I\b|let\sme|below)",
    r"(?:^|(?<=[.!?]\s))(?:here|below)(?:'s|\sis|\sare)\s(?:a|an|the|your|my|some)\s(?:[\w,-]+\s){0,4}?"
    r"(?:rewritten|revised|rewrite|draft|revision|rephrased|polished|expanded|shortened|improved\sversion)\b",
    r"\b(?:my|the\smodel's)\s(?:knowledge\scut-?\s?off|training\sdata|last\s(?:knowledge\s|training\s)?update)\b"
    r"|\bas\sof\smy\s(?:last|latest|most\srecent)\b",
    r"\bI\s(?:do\snot|don't|cannot|can't|am\s(?:unable|not\sable)\sto|'m\s(?:unable|not\sable)\sto)\s(?:have\saccess\sto"
    r"|access|browse|provide|give|offer|diagnose|verify|generate|fulfil+|assist|help\swith|comply)\b",
    r"\bI(?:'m|\sam)\ssorry,\s(?:but\s)?I\b|\bI\sapologi[sz]e\sfor\b|\bthank\syou\sfor\syour\s(?:prompt|question|request)\b",
    r"\bregenerate\s(?:the\s)?response\b|\b(?:word\scount|tone|target\saudience)\s?:\s",
    r"^(?:user|assistant|human|chatgpt|system\sprompt|prompt)\s?:\s",
    r"\b(?:generated|written|created|drafted|produced)\s(?:by|with|using)\s(?:chatgpt|gpt-?[0-9]\w*|claude|gemini|copilot|an?\sAI\b)",
    r"\bnote\sto\s(?:the\s)?(?:editor|self|writer|designer|reviewer)\b",
)
_MARKS = re.compile(
    r":?contentReference\b|\boaicite\b|\bturn[0-9]{1,3}(?:search|view|news|file)[0-9]{1,3}\b|【[^】]{0,40}】"
    r"|\[[0-9]{1,3}(?::[0-9]{1,3})?†[^\]]{0,40}\]|\bciteturn\w*|<\|[\w ]{1,30}\|>"
)
_FILL = (
    r"(?:insert|add|enter|fill|put|your|local|to\sbe|tb[acd]|todo|placeholder|pending|check|confirm|verify|missing|needs?"
    r"|name|date|dose|number|phone|address|link|url|image|picture|author|doctor|hospital|clinic|pharmacy|company|country"
    r"|city|year|medicine|medication|drug|brand|xx+)"
)
_UNIT = r"(?:mg|mcg|g|ml|mL|kg|IU|units?|tablets?|capsules?|times|minutes|hours?|days?|weeks?|months?|years?|%)(?!\w)"
_PLACEHOLDER = re.compile(
    rf"\[\s?(?i:{_FILL})\b[^\[\]\n]{{0,80}}\]|<\s?(?i:insert|your|add|enter|name|dose|date)\b[^<>\n]{{0,60}}>"
    rf"|(?<!\{{)\{{\s?(?i:insert|your|add|enter|name|dose|date)\b[^{{}}\n]{{0,60}}\}}(?!\}})"
    rf"|\b(?:TODO|FIXME|TBD|TBC|TKTK)\b|(?<![\w.,/])(?:X{{1,4}}|x{{2,4}})(?:\s?-\s?X{{1,4}})?\s?{_UNIT}"
    rf"|(?<!\S)\?{{2,4}}\s?{_UNIT}|(?i:\blorem\sipsum\b)|\b000-000-?0000\b|\b123-456-7890\b|(?<!\S)_{{3,}}(?!\S)"
)
_PATTERNS = (*(re.compile(words, re.IGNORECASE) for words in _ASSISTANTS), _MARKS, _PLACEHOLDER)
_GATES = tuple((Gate(pattern), pattern) for pattern in _PATTERNS)


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
    ],
    does_not_trigger=[
        "It helps many people to sleep, and we hope that it helps you.",
        "Let your doctor know if you feel worse. Feel free to ask your pharmacist.",
        "I would be happy to see a pharmacist, said one of our readers.",
        "Of course, tablets are not for everybody. Sure signs are rare. Here is what to do next.",
        "Vitamin B6, factor X, fragile X syndrome and X-rays; Generation X; a 2 x 5 mg dose.",
        "Studies [1] and the label [2] agree; in [brackets] stands a remark.",
        "Artificial intelligence reads scans. A language model was tested in 2023.",
        "| Name | Dose |\n| --- | --- |\n| A | 5 mg |",
    ],
    source="Texts that were written with programs",
)
@each
def unfinished(passage: Passage, subject: Subject) -> Iterator[Hit]:
    last = -1
    open_to = (pattern for gate, pattern in _GATES if not gate.closed(passage.text))
    matches = [match for pattern in open_to for match in pattern.finditer(passage.text)]
    for match in sorted(matches, key=re.Match.start):
        if match.start() >= last and match[0].strip():
            last = match.end()
            yield Hit(f"“{match[0].strip()}” was not written for readers.", passage, *_trimmed(match))


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    return match.start() + len(match[0]) - len(match[0].lstrip()), match.end() - len(match[0]) + len(match[0].rstrip())
