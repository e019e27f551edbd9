"""TXT: what conversion and pasting left behind in a text."""

import re
from collections.abc import Iterator

from articles.clinical.passage import Passage
from articles.clinical.prose.dosewords import prose
from articles.clinical.rule import Hit, each, rule
from articles.clinical.subject import Subject
from articles.gate import Gate
from articles.lifecycle import Severity

_NAMED = {
    "amp": "&", "nbsp": " ", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "rsquo": "’", "lsquo": "‘", "ldquo": "“",
    "rdquo": "”", "ndash": "–", "mdash": "—", "hellip": "…", "deg": "°", "reg": "®", "trade": "™", "copy": "©",
    "bull": "•", "middot": "·", "times": "×", "frac12": "½", "eacute": "é", "micro": "µ", "shy": "", "ge": "≥",
    "le": "≤", "beta": "β", "alpha": "α",
}  # fmt: skip
_ENTITY = re.compile(rf"&(?:(?P<name>{'|'.join(_NAMED)});|nbsp\b|#[0-9]{{2,5}};|#x[0-9a-fA-F]{{2,5}};)")
# Bytes of UTF-8 read as another code: "â€™", "Ã©", "Â°". Quotation marks and dashes are of one kind here.
_MOJIBAKE = re.compile(
    r"â€[™œ\u009d\u009c\u0098\u0099\"'˜¦¢-]?|Ã[\u0080-\u00bf©¨ª«¤¶¼±³¡¢§¯ƒ]|Â(?=[°±²³·½¼¾£§®©µ»« ])|ï»¿|\ufffd+"
    r"|â\u0080."
)
_ESCAPE = re.compile(
    r"\\[nrt](?![a-z]{3})|\\[nrt](?=[A-Z])|\\u[0-9a-fA-F]{4}|(?<=[a-z])u20(?:18|19|1[cdCD]|13|14)(?![0-9])|_x000[dD]_"
    r"|=E2=80=[0-9A-F]{2}|(?<=\w)%20(?=\w)"
)
_NEWLINE = re.compile(r"(?<=[a-z])[.!?:]n{1,2}(?=[A-Z])|(?<=[a-z][.!?])\s?(?<![A-Za-z]{20})/n(?=\s?[A-Z])")
_TAG = re.compile(
    r"</?(?:br|p|b|i|em|strong|span|div|a|ul|ol|li|h[1-6]|table|tr|td|img|font|sup|sub)\b[^<>]{0,120}>|<!--|-->",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|video|audio|vc_\w+|ad|ads|toc|citation needed|edit|iframe|button)\b[^\[\]]{0,120}\]",
    re.IGNORECASE,
)
_CODES = tuple((Gate(code), code) for code in (_ENTITY, _TAG, _SHORTCODE, _MOJIBAKE, _NEWLINE, _ESCAPE))
_LOST_MARK = re.compile(r"\b[a-z]{2,}\?(?:s|t|re|ve|ll|d|m)\b(?=[\s.,;:])")
_TOP = frozenset(
    "com org net gov edu uk info io co htm html pdf doc docx txt php asp aspx js de fr nl ca au eu ie nz us tv"
    " me".split()
)
# The marks alone: what stands before them is looked at only where they are found.
_STOP = re.compile(r"(?<=[a-z0-9)\"%®A-Z])(?P<mark>[.!?])(?P<next>[A-Z][a-z]+|[A-Z](?=\s))")
_LOW_STOP = re.compile(
    r"(?<=[a-z]{3})(?P<mark>[.!?])(?P<next>the|this|it|you|your|do|if|in|and|but|then|some|when|there|take|these|they"
    r"|for|as|to|with"
    r"|always|never|ask|call|not|because|however|people|patients|she|he|we)\b(?![.@/-])"
)
_BEFORE_STOP = re.compile(r"(?:\b[A-Za-z][a-z]{2,}|\b[a-z]{2}|\b[A-Z]{3,}|[0-9]|[)\"%®])$")
_COMMA = re.compile(r"(?<=[a-z]{2})(?P<mark>[,;])(?P<next>[a-z]{2,})\b")
_COLON = re.compile(r"(?<=[a-z]{3})(?P<mark>:)(?P<next>[A-Za-z][a-z]{2,})")
# "tabletsWhat", "sedationPhoto": a caption or heading that lost its line.
_GLUED = re.compile(r"(?<=[a-z]{4})(?P<next>[A-Z][a-z]{2,20})\b")
_STARTERS = frozenset(
    "The This These What How When Why Who It You Your If Do Is Are Can Share Read Photo Image Side Advertisement"
    " Common Taking"
    " Before After Some Most Always Never Symptoms Effects Uses Dosage Warnings Overview".split()
)
_BEFORE_GLUED = re.compile(r"(?<![\w@./-])[A-Za-z][a-z]{3,30}$")
_BRANDISH = re.compile(
    r"(?:Mc|Mac|Med|Web|Pub|Daily|You|Face|Linked|Whats|Good|Health|Life|Psy|Safe|Oxy|Tik|Snap|Insta|Play|Pay|Java"
    r"|Git|Word)$"
)


@rule(
    "TXT-004",
    Severity.WARNING,
    "A leftover of conversion, or a missing space",
    why="Codes, broken letters and glued words make a text hard to read and hide where a sentence ends.",
    hint="Put in the space or the letter that belongs there.",
    triggers=[
        "Sleep well at night.Take it with food.",
        "It helps with sleep.nTake it at night.",
        "It helps with sleep.\\nTake it at night.",
        "Eat fruit &amp; drink water.",
        "The patientâ€™s tablets are safe.",
        "The doctor?s advice counts.",
        "Drowsy,dizzy people should sit down.",
        "Keep the tabletsWhat should I know?",
        "Fever above 38 Â°C is a sign. Take 2 mg.Then wait.",
        "It is <b>never</b> safe.",
    ],
    does_not_trigger=[
        "Take it at night. Then sleep, if you can.",
        "See www.example.org/a.Page or nhs.uk, e.g. for help, i.e. the U.S.A. and Ph.D. theses.",
        "cloNIDine is not clonazePAM; YouTube, MedlinePlus and iPhone are names.",
        "He asked: who? She said so.",
        "Take 0.5\u00a0mg at 10:30, 1,000 times. It is 5–10 mg, and 20 °C.",
        "Search on Drugs.com or at MedlinePlus.gov for more.",
        "In café and naïve the letters are right.",
    ],
    source="Articles copied from other sites",
)
@each
def residue(passage: Passage, subject: Subject) -> Iterator[Hit]:
    text = prose(passage.text)
    for match in _codes(text):
        yield Hit(f"“{match[0]}” is a code that was left behind.", passage, *match.span(), fix=_meant(match))
    for match in _LOST_MARK.finditer(text):
        fix = match[0].replace("?", "'")
        yield Hit(f"“{match[0]}” has a question mark for an apostrophe.", passage, *match.span(), fix=fix)
    yield from _glued(text, passage)
    yield from _hard_spaces(passage)


def _codes(text: str) -> Iterator[re.Match[str]]:
    for gate, pattern in _CODES:
        if not gate.closed(text):
            yield from pattern.finditer(text)


def _meant(match: re.Match[str]) -> str | None:
    name = match.groupdict().get("name")
    return _NAMED[name] if name else "'" if match[0] == "â€™" else None


def _glued(text: str, passage: Passage) -> Iterator[Hit]:
    for match in (*_STOP.finditer(text), *_LOW_STOP.finditer(text)):
        word = _BEFORE_STOP.search(text, max(0, match.start() - 30), match.start())
        if word and match["next"].lower() not in _TOP and text[match.end() : match.end() + 1] not in (".", "@", "/"):
            yield _space(match, passage, word.start())
    for match in (*_COMMA.finditer(text), *_COLON.finditer(text)):
        yield _space(match, passage, match.start())
    for match in _GLUED.finditer(text):
        word = _BEFORE_GLUED.search(text, max(0, match.start() - 31), match.start())
        if word and not _BRANDISH.search(word[0]) and (word[0].islower() or match["next"] in _STARTERS):
            span = word.start(), match.end()
            yield Hit(f"“{text[slice(*span)]}” is two words without a space.", passage, *span)


def _space(match: re.Match[str], passage: Passage, start: int) -> Hit:
    end, at = match.end("next"), match.end("mark") - start
    quoted = passage.text[start:end]
    return Hit(
        f"There is no space behind “{match['mark']}” in “{quoted}”.",
        passage,
        start,
        end,
        fix=f"{quoted[:at]} {quoted[at:]}",
    )


def _hard_spaces(passage: Passage) -> Iterator[Hit]:
    """One no-break space keeps a number with its unit; several, or one beside a space, were pasted."""
    for match in re.finditer(r" {2,}", passage.text):
        if "\u00a0" in "".join(passage.source[at] for at in passage.offsets[slice(*match.span())]):
            yield Hit("Several no-break spaces stand here.", passage, *match.span(), fix=" ")
