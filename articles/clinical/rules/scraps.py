"""SCR: what belongs to a web page around a text, not to the text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from articles.clinical.passage import Passage
from articles.clinical.prose.around import BULLET
from articles.clinical.rule import Example, Hit, each, rule
from articles.clinical.sentences import sentence, sentences
from articles.clinical.subject import Subject
from articles.furniture.lines import is_furniture, reason
from articles.gate import Gate
from articles.lifecycle import Severity

_SURVEY = re.compile(
    r"(?:have you (?:ever|recently)|are you (?:currently|now)|do you (?:currently|ever|think|agree|believe|take|use)"
    r"|how (?:would you rate|did you hear)"
    r"|would you recommend|which of (?:these|the following) (?:do|have|best)|did you (?:ever|find))\b[^.?]{3,160}\?",
    re.IGNORECASE,
)
_VOTES = re.compile(r"\b(?:polls?|votes?|survey|quiz)\b", re.IGNORECASE)
_INLINE = re.compile(
    r"\btotal votes: ?[0-9,]+|\b(?:post|leave) a (?:comment|reply) below\b|\b(?:share|like|tweet) this (?:article"
    r"|post|page)\b"
    r"|\b(?:subscribe|sign up) (?:to|for) our (?:\w+ ){0,2}newsletter\b|\barticle continues below\b"
    r"|\bin the comments (?:section )?below\b"
    r"|\b[0-9,]{1,9} (?:comments?|replies|likes|shares|views)\s?[·|•-]\s?[^.\n]{0,40}|\b(?:log"
    r"|sign) in to (?:reply|comment|post|vote|save)\b"
    r"|\b(?:accept|reject|manage|allow) (?:all )?(?:cookies|all)\b(?: ?[|·/] ?(?:reject|accept|manage"
    r"|settings)[^.\n]{0,30})?"
    r"|\bshare (?:this|on|via):? ?(?:facebook|twitter|x|whatsapp|linkedin|reddit|e-?mail)[^.\n]{0,60}"
    r"|\b(?:this (?:web ?)?site|we) uses? cookies\b[^.\n]{0,80}|\bread (?:more|next) ?[»›→>]|\bback to (?:top"
    r"|results|the list)\b"
    r"|\b(?:was|did you find) this (?:page|article|answer|information)?\s?(?:helpful|useful)\b[^.\n]{0,20}"
    r"|\bclick to (?:enlarge|expand|zoom)\b"
    r"|\b[0-9]{1,3}[- ]min(?:ute)?s? read\b|\bpage [0-9]{1,3} of [0-9]{1,3}\b|\badd to (?:cart|basket|wish ?list)\b"
    r"|\b(?:follow|like) us on (?:facebook|twitter|x|instagram|youtube|linkedin)\b|\bskip to (?:main )?content\b"
    r"|\bfree shipping\b"
    r"|(?:photo|image|picture)(?: credit)?:? (?:by |© )?(?:shutterstock|getty|istock|unsplash|pexels"
    r"|adobe stock)\b|(?:©|\(c\)) ?(?:19|20)[0-9]{2}(?! ?(?:mg|mcg|g|ml|units|iu|micrograms)\b)[^.\n]{0,60}"
    r"|\b(?:related|recommended|popular) (?:articles?|posts?|reading|topics?|links?):[^\n.?]{0,100}|\b(?:tags"
    r"|categories|filed under|posted (?:by|in|on)): ?[^.\n]{1,80}"
    r"|\bposted (?:by|on) [^.\n]{1,60}|\blast edited by \w+|\[edit\]|\bprint this (?:page|article)\b"
    r"|\bdownload (?:as )?(?:the )?pdf\b"
    r"|\bcontinue reading (?:below|»|→)|\badvertisement\b|\b(?:buy|order|shop) now\b|\byou (?:may"
    r"|might) also (?:like|be interested)[^.\n]{0,60}"
    r"|\b(?:next|previous) (?:article|post|page|chapter):[^\n]{0,80}|\b(?:menu|home) [|>»] [^.\n]{1,80}"
    r"|\bjump to (?:navigation|search|section)\b"
    r"|\ball rights reserved\b|\bsubscribe (?:now|today|here)\b|\bsponsored (?:content|by|post)\b",
    re.IGNORECASE,
)
_INLINE_GATE = Gate(_INLINE)
_PICTURED = (
    r"(?:tablets?|pills?|capsules?|bottles?|boxes|box|packs?|packaging|images?|photos?|pictures?|logo"
    r"|molecule|structure|medication|drug|generic|[0-9.]{1,9} ?mg)"
)
_SITE = re.compile(
    r"\s(?:\||::|»|›|-|·)\s?(?P<site>(?:www\.)?[\w-]{2,30}\.(?:com|org|net|info|co\.uk|gov|edu|uk)|(?:WebMD"
    r"|MedlinePlus|Healthline|Mayo Clinic|NHS(?: inform)?"
    r"|GoodRx|RxList|Wikipedia|Medscape|Everyday Health|Verywell \w+|Medical News Today|Cleveland Clinic|Patient"
    r"|BuzzRx|SingleCare))\s*$"
    r"|\s(?:\||::|»|›)\s?(?P<part>[^|»›:]{2,60})$|^(?P<home>home\s?[|»›>/].{0,80})",
    re.IGNORECASE,
)
_PEOPLE = (
    r"(?:own\s)?(?:doctors?|pharmacists?|teams?|nurses?|prescribers?|specialists?|staff|clinics?|patients?|people"
    r"|experts?"
    r"|lives|bod(?:y|ies)|minds?|brains?|heads?|famil(?:y|ies))\b"
)
_PICTURE = r"(?:image|picture|photo|video|chart|graph|diagram|infographic|slideshow)s?"
_POINTER = re.compile(
    rf"\b(?:(?:please\s)?(?:see|read|view|visit|consult|refer\sto|check(?:\sout)?|review|browse"
    rf"|download)\s(?:also\s)?our\s"
    rf"(?!{_PEOPLE})(?:(?:full|complete|free|new|latest|own)\s){{0,2}}"
    r"(?:(?-i:[A-Z][\w-]+(?:\s(?:(?:of|and|on|for)\s)?[A-Z][\w-]+){0,4})|[a-z][\w-]+(?:\s(?:page|guide|article"
    r"|statement|policy|section|list))?"
    r"(?:\s(?:on|to|about)\s[^.,;()?!]{2,40}?(?=\s(?:before|for|if|when|to|and)\b|[.,;()?!]|$))?)"
    r"|(?:click|tap)\s(?:here|(?:on\s)?the\s(?:link|button|image|picture|icon)|below)"
    rf"|(?:see|read|find|learn|get|watch|follow|visit|view)\s(?:[\w']+\s){{0,4}}?(?:the|this|these)\s(?:links?"
    rf"|{_PICTURE}|pill\sidentifier)"
    r"(?:\s(?:above|below|here))?"
    r"|(?:see|shown\sin)\s(?:figure|fig\.|image|photo|video|chart)\s[0-9]{1,2}"
    r"|(?:read|learn|find\sout|see|find)\smore(?:\sabout\s[^.;!?]{1,60})?\shere"
    rf"|(?:the\s)?{_PICTURE}\s(?:above|below)|as\s(?:pictured|shown)\s(?:above|below)"
    r"|(?:our|the)\s(?:legal\sstatement|terms\sof\s(?:use|service)|terms\sand\sconditions|privacy\s(?:policy|notice"
    r"|statement)"
    r"|cookie\spolicy|editorial\s(?:policy|process)|advertising\spolicy|full\sdisclaimer))(?![\w-])",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"\b(?:(?:see|as|shown in|listed in|from) )?(?:the|this) (?:table|chart) (?:below|above)\b", re.IGNORECASE
)
_POINTER_GATE = Gate(_POINTER)
_ADDRESS = re.compile(r"https?://|www\.|\w-*\.(?:com|org|net|gov|uk|edu)\b", re.IGNORECASE)
_PROMISES_A_LIST = re.compile(
    r"\s{0,3}(?:[0-9]{1,2}|ten|seven|five) (?:[\w'-]{1,30} ){0,3}(?:signs?|ways?|things|foods?|tips|reasons"
    r"|facts|myths"
    r"|mistakes|symptoms|questions|remedies|secrets|benefits|causes|steps)\b",
    re.IGNORECASE,
)
_TITLE_WORD = re.compile(r"[A-Za-z][\w'-]*")
_SMALL = frozenset("a an and as at but by for from in is it of on or the to vs with your you".split())


_LONGEST_SENTENCE = 160
_SIGNED = "byline or date"
"""In a file from elsewhere that is where META-001 and META-003 look for its author and its date."""


@rule(
    "SCR-001",
    Severity.WARNING,
    "A leftover of a web page",
    why="Polls, comment forms, lists of links and captions were never part of the text, and nobody has reviewed them.",
    hint="Take it out.",
    triggers=[
        "Post a comment",
        "### Related articles",
        "Weekly sleep poll\n\nHave you ever taken sleeping pills?\n\nTotal votes: 512",
        "Stories picked for you",
        "klonopin pills",
        "Advertisement",
        "Tell us what you think and share this article!",
        "Keep it dry. We use cookies to improve your experience. Accept all | Reject all",
        "It is lowered slowly. 3 comments · Log in to reply",
        "Home > Drugs > Sleep > Clonazepam. Take it at night.",
    ],
    does_not_trigger=[
        "Comments about side effects go to the agency.",
        "Have you ever had a seizure? Tell your prescriber.",
        "People who share their tablets put others at risk.",
        "Clonazepam tablets are small.",
        "## See also what your leaflet says about alcohol and driving after a change of dose or after a long break",
        "Next, read the label. Print your name on the box.",
        "It is related to other benzodiazepines.",
        Example("It calms.\n\nLast updated on 3 March 2025", {"foreign": True}),
    ],
    source="Articles copied from other sites",
    version=5,
)
def leftover(subject: Subject) -> Iterator[Hit]:
    around = (None, *subject.passages, None)
    for (before, passage), (_, after) in zip(pairwise(around[:-1]), pairwise(around[1:]), strict=True):
        if passage is not None and passage.kind not in ("title", "question", "row"):
            yield from _leftovers(passage, subject, [one.text for one in (before, after) if one])


def _leftovers(passage: Passage, subject: Subject, beside: list[str]) -> Iterator[Hit]:
    start, end = _inner(passage.text)
    line = passage.text[start:end]
    if subject.foreign and reason(passage.text) == _SIGNED:
        return
    survey = len(line) < 200 and _SURVEY.fullmatch(line) and any(_VOTES.search(text[:80]) for text in beside)
    if is_furniture(passage.text) or survey:
        yield Hit(f"“{line[:80]}” belongs to a web page around the text.", passage, start, end)
    elif _is_caption(line, subject) and passage.kind == "paragraph":
        message = f"“{line}” looks like the caption of a picture that is not there."
        yield Hit(message, passage, start, end, severity=Severity.INFO)
    else:
        marks = [match.span() for match in _INLINE_GATE.finditer(passage.text)]
        for begin, stop in (*marks, *(span for span in _odd_sentences(passage.text) if not _meets(span, marks))):
            yield Hit(f"“{passage.text[begin:stop][:80]}” belongs to a web page around the text.", passage, begin, stop)


def _odd_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences of a paragraph that would be furniture on a line of their own."""
    spans = sentences(text)
    for start, end in spans if len(spans) > 1 else ():
        why = reason(text[start:end].rstrip(" .")) if end - start <= _LONGEST_SENTENCE else ""
        if why and why not in ("disclaimer", _SIGNED, "related links"):
            yield start, end


def _meets(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and end > span[0] for start, end in others)


def _inner(text: str) -> tuple[int, int]:
    """Without white space, bullet and closing marks."""
    bullet = BULLET.match(text)
    start = bullet.end() if bullet else len(text) - len(text.lstrip())
    return start, max(start, len(text.rstrip(" .!?:…")) if not text.rstrip().endswith("?") else len(text.rstrip()))


def _is_caption(line: str, subject: Subject) -> bool:
    words = line.split()
    names = {name.lower() for name in subject.record.own_names if name}
    if not 2 <= len(words) <= 4 or words[0].lower() not in names:
        return False
    return all(re.fullmatch(_PICTURED, word, re.IGNORECASE) is not None for word in words[1:])


@rule(
    "SCR-003",
    Severity.WARNING,
    "A title that stands where it should not",
    why="A title of another page, of the site, or of this very text shows that a page was copied with all around it.",
    hint="Take it out, and let no link lead to the page on which it stands.",
    triggers=[
        Example("It calms.\n\nSafe sleep with tablets", {"title": "Safe sleep with tablets"}),
        Example("It calms.", {"title": "Klonopin for seizures | DrugSite.com"}),
        "### Related articles\n\nXanax and Alcohol: What Happens When They Mix",
        "It calms.\n\nXanax and Alcohol: What Happens When They Mix\n\nValium Withdrawal: A Guide for Families",
        "It calms.\n\n10 Foods That Help You Sleep",
        Example("Read [Safe sleep with tablets](/sleep) next.", {"title": "Safe sleep with tablets"}),
    ],
    does_not_trigger=[
        Example("Clonazepam\n\nIt calms.", {"title": "Clonazepam"}),
        Example("It calms.", {"title": "Clonazepam: doses - and how to take it"}),
        "## Driving and Machines\n\nDo not drive.",
        "## Five things to tell your pharmacist\n\nTell them about alcohol.\n\n10 signs of an overdose",
        "- Lennox-Gastaut Syndrome\n- Panic Disorder With Agoraphobia",
        Example("Safe sleep with tablets is hard.", {"title": "Safe sleep with tablets"}),
    ],
    source="Articles copied from other sites",
    version=2,
)
def foreign_title(subject: Subject) -> Iterator[Hit]:
    yield from _site_names(subject)
    first = next((one for one in subject.passages if one.text.strip()), None)
    title = _words_only(subject.title or (first.text if first else ""))
    rest = [one for one in subject.passages if one.kind not in ("title", "row")]
    for passage in rest:
        if len(title.split()) > 2 and passage is not first and _words_only(passage.text) == title:
            yield Hit(f"“{passage.text.strip()}” repeats the title.", passage, *_trimmed(passage.text))
        for start, end, _ in passage.links:
            if (
                len(title.split()) > 2
                and start < end
                and _words_only(passage.text[start:end]) == title != _words_only(passage.text)
            ):
                yield Hit(f"“{passage.text[start:end]}” links to the text itself.", passage, start, end)
    yield from (
        Hit(f"“{one.text.strip()}” looks like the title of another page.", one, *_trimmed(one.text))
        for one in _others(rest)
        if _words_only(one.text) != title
    )


def _site_names(subject: Subject) -> Iterator[Hit]:
    for passage in subject.passages:
        if passage.kind == "title" and (match := _SITE.search(passage.text)):
            named = match.lastgroup or "site"
            yield Hit(f"“{match[named].strip()}” is the name of a site.", passage, *match.span(named))


def _others(passages: list[Passage]) -> Iterator[Passage]:
    """Lines in title case, below a heading for links or one after the other."""
    lists = [_is_title(one.text) and _PROMISES_A_LIST.match(one.text) is not None for one in passages]
    titled = [one.kind in ("paragraph", "item") and _is_title(one.text) for one in passages]
    below = False
    for at, passage in enumerate(passages):
        widget = is_furniture(passage.text)
        near = any(0 <= beside < len(titled) and titled[beside] for beside in (at - 1, at + 1))
        # A list can hold names of diseases in capitals; titles of pages have a colon or a bar.
        if lists[at] or (titled[at] and (below or (near and passage.kind == "paragraph" and ":" in passage.text))):
            yield passage
        below = widget or (below and titled[at])


def _is_title(text: str) -> bool:
    words = [word for word in _TITLE_WORD.findall(text) if word.lower() not in _SMALL]
    if not 3 <= len(words) <= 18 or text.rstrip().endswith((".", ";", ",", ":")) or BULLET.match(text):
        return False
    return len([word for word in words if word[0].isupper()]) >= 0.8 * len(words)


def _words_only(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _trimmed(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.rstrip())


@rule(
    "SCR-004",
    Severity.WARNING,
    "A pointer to something that is not there",
    why="“See our guide” without a link, or a picture “above” that was left behind, sends the reader nowhere.",
    hint="Link to it, say it here, or take the sentence out.",
    triggers=[
        "Please see our Privacy Notice for more.",
        "Read our guide to sleep before you begin.",
        "For a list of names, click here.",
        "The tablets look like those in the picture above.",
        "Learn more about withdrawal here.",
        "See the table below for details.",
    ],
    does_not_trigger=[
        "Please see [our guide to sleep](/sleep) before you begin.",
        "See your pharmacist. Ask our pharmacist, or visit our clinic.",
        "Read more about it at www.example.org. See the section on driving below.",
        "See the table below for all doses.\n\n| Dose |\n| --- |\n| 1 mg |",
        "Use our bodies as an example: see our brains slow down.",
        "Click [here](/more) if you must.",
    ],
    source="Articles copied from other sites",
    version=2,
)
@each
def pointer(passage: Passage, subject: Subject) -> Iterator[Hit]:
    text = passage.text
    if not subject.has_tables and (match := _TABLE.search(text)):
        yield Hit(f"“{match[0]}” points to a table that is not there.", passage, *match.span())
    for match in _POINTER_GATE.finditer(text):
        begin, end = sentence(text, match.start())
        linked = any(begin <= start < end for start, _, _ in passage.links)
        if not linked and not _ADDRESS.search(text, begin, end):
            yield Hit(f"“{match[0]}” points to something that is not there.", passage, *match.span())
