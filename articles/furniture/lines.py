"""Tells lines that belong to a page around an article, and headings above such parts of it."""

import re
from functools import lru_cache

from articles.furniture.weight import instructs, weighty
from articles.gate import Gate

_LONGEST_LINE, _LONGEST_TEXT = 200, 400
_MOST_WORDS_OF_HEADING = 9
_BULLET = re.compile(r"\s{0,9}(?:[•◦▪●·*–-]|[0-9]{1,2}[.)])\s{1,9}")
_END = r"[\s.!?:…*]{0,4}"
_SHARE = frozenset(
    "share tweet pin save email e mail print facebook twitter x pinterest linkedin whatsapp reddit"
    " telegram tumblr messenger instagram youtube copy link this article page post story guide on via by to with"
    " us your follow find like and or it social media friends".split()
)
_SHARE_SURELY = frozenset(
    "share tweet pin facebook twitter pinterest linkedin whatsapp reddit telegram tumblr follow".split()
)
_LONGEST_SHARE = 120
_WORD = re.compile(r"\w+")
_PAGES = (
    r"(?:articles?|posts?|stories|readings?|reads|links?|pages?|topics?|content|news|blogs?|resources?|guides?"
    r"|searches)"
)
_DATE = r"(?:[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [a-z]{3,9}\.? \d{4})"
_HOUR = r"\d{1,2}[:.]\d{2}"
_TIME = rf"(?:[ ,|@–-]{{1,4}}(?:at )?{_HOUR}(?: ?[ap]\.?m\.?)?)"
_LINES: dict[str, tuple[str, ...]] = {
    "poll": (
        r"total votes\b.{0,20}",
        r"[\d,.]{1,12} (?:votes?|views?|likes?|shares?|ratings?|reviews?|followers?)(?: so far)?",
        r"vote now|cast your vote.{0,20}|view (?:poll )?results?|rating: .{0,30}",
        r"rate this (?:article|page|drug|medication|post).{0,30}",
        r"was this (?:page|article|information|answer|post)?\s?helpful.{0,30}",
        r"did you find this (?:page|article|information)?\s?(?:useful|helpful).{0,30}",
        r"(?:yes|no) ?[|/] ?(?:yes|no)|[★☆⭐]{2,10}.{0,30}",
    ),
    "comment form": (
        r"(?:your e-?mail address will not be published|save my name|required fields are marked)\b.{0,120}",
        r"(?:name|e-?mail|website|comment|your (?:name|comment|e-?mail))(?: address)? ?(?:\*|\(required\))",
        r"(?:enter|your) (?:your )?e-?mail(?: address)?",
        r"(?:post|leave|add|write|submit|cancel) (?:a |your )?(?:comment|reply)(?: here| below)?",
        r"(?:log in|sign in|register)(?: or (?:log in|sign in|register|sign up))? to (?:post|leave|add|write|comment"
        r"|reply|vote|save)\b.{0,40}",
    ),
    "navigation": (
        r"(?:skip|back|return|jump|go) to (?:main |the )?(?:content|top|home|homepage|navigation|search|list)",
        r"home|menu|main menu|search|top|log ?in|sign in|sign up|register|contact us|about us|site ?map|careers"
        r"|advertise with us",
        r"(?:home|health|drugs|medications|medicines|conditions) ?(?:[>»›/|]|::) ?.{1,120}",
        r"(?:previous|next) (?:article|post|page|story)s?\b.{0,100}|[«‹←<] ?(?:previous|next)\b.{0,100}",
        r"(?:[«‹←]|<<)[^»›]{0,100}|[^«‹]{0,100}(?:[»›→]|>>)",
        r"(?:show|view|see|hide) (?:more|less|all|comments|details|transcript)|load more|loading|please wait"
        r"|page \d{1,4} of \d{1,4}|click to (?:enlarge|expand|view|zoom)|transcript|learn more|get started|no thanks",
        r"tags: .{1,100}|(?:filed under|tagged (?:with|as)|posted in)\b.{1,80}",
    ),
    "site name": (
        r"(?:https?://)?(?:www\.)?[\w-]{2,40}(?:\.[\w-]{2,30})?\.(?:com|org|net|info|co\.uk|co|uk|gov|edu|io)/?",
        r"(?:copyright )?(?:©|\(c\) ?\d{4}) ?.{0,150}|copyright \d{4}.{0,140}|.{0,100}\ball rights reserved",
        r"(?:we use|this (?:web ?)?site uses) cookies\b.{0,150}|(?:accept|reject|manage) (?:all )?cookies",
        r"(?:terms (?:of (?:use|service)|and conditions)|(?:privacy|cookie) policy)(?: ?[|·/] ?.{0,100})?",
    ),
    "byline or date": (
        rf"(?:(?:posted|published|updated) )?(?:on |at )?(?:{_DATE}{_TIME}?|{_HOUR} ?[ap]\.?m\.?)(?: [a-z]{{2,4}})?",
        r".{0,120}\bcontributed to this (?:report|story|article|post)",
        r"by (?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,4})(?:, .{1,40})?",
        r"by (?:admin|administrator|editor|staff|guest|the editors|webmaster)(?: ?[|·,-].{0,100})?",
        r"(?:author|reviewer|editor|date|published|updated) ?: .{1,80}|\d{1,3} min(?:ute)?s? read",
    ),
    "related links": (
        r"(?:learn|read|find out|see|discover) more\b.{0,100}|(?:click|tap) here\b.{0,100}",
        r"(?:check out|explore|browse|visit|discover|download|join|read|see|view|watch|listen to|get) (?:all )?"
        rf"(?:our|my|the full)\b[^.]{{0,60}}\b(?:{_PAGES}|reviews?|series|courses?|shop|app|channel|podcast)\b"
        r"[^.]{0,40}",
    ),
    "share buttons": (
        r"follow .{1,60} on (?:twitter|facebook|instagram|youtube|linkedin|x|tiktok|pinterest)\b.{0,100}",
        r"copy link|(?:print|e-?mail|save|bookmark) this (?:page|article|post|story)",
    ),
    "sign-up form": (
        r"(?:sign up|subscribe|get|join)\b.{0,80}\b(?:newsletters?|(?:latest|e-?mail) updates|inbox"
        r"|mailing list)\b.{0,60}",
        r"subscribe|unsubscribe",
    ),
    "advertisement": (
        r"advertisements?|sponsored(?: content| links?| by.{0,40})?|ads? by .{1,30}|ad",
        r"(?:article|story) continues below(?: advertisement)?|scroll to continue.{0,30}",
        r"shop now|buy now|add to (?:cart|basket)|order now|book now|download (?:the|our) app|promo code|coupon code",
        r".{0,60}\b(?:no prescription (?:needed|required|necessary)|without (?:a )?prescription online|free shipping"
        r"|overnight delivery|lowest prices?|best prices?|discreet (?:shipping|packaging)"
        r"|money[- ]back guarantee)\b.{0,100}",
    ),
    "stray caption": (
        r"(?:image|photo|picture|figure|photograph)(?: credit| source)?(?: \d{1,2})? ?:.{0,150}|credit ?: .{0,100}",
        r"(?:image|photo|picture|photograph) (?:of|by|courtesy|showing|credit)\b[^.]{0,120}",
        r"[^.]{0,100}\b(?:shutterstock|istock(?:photo)?|getty images?|stock (?:photo|image)|unsplash|pexels)\b.{0,60}",
        r".{0,190}\((?:image|photo|picture|credit)s?(?: credit)?: ?[^()]{1,60}\)",
        r"(?:.{0,150}[.\s])?(?:photo|image|picture)s? by:? [^.]{1,40}|.{0,180}\bcredits?: [^.]{1,60}",
        r"\[?(?:image|photo|video|audio|infographic|embed|play video|watch video|gallery|slideshow)\]?(?: \d{1,2})?",
    ),
}
_LABELS: dict[str, tuple[str, ...]] = {
    "related links": (
        r"(?:up next|read (?:next|more|also)|also (?:read|on)|see (?:also|more)|more|related|watch|don['’]t miss)"
        r": .{3,110}",
    ),
    "byline or date": (
        r"(?:written|medically reviewed|clinically reviewed|reviewed|fact[- ]checked|edited|authored|posted|published"
        r"|submitted|last (?:updated|reviewed|modified)|updated)\b[ :]{0,2}(?:by\b|on\b|(?:[a-z]{3,9} )?\d).{0,99}",
    ),
    "advertisement": (r"(?:buy|order|purchase) [\w' -]{2,40} (?:online|cheap|overnight)\b.{0,120}",),
}
"""Their words can also begin a sentence."""
_HEADINGS: dict[str, tuple[str, ...]] = {
    "poll": (
        r"(?:[\w'’&.-]{1,40} ){0,4}(?:poll|quiz)(?: of the \w{1,20}| results?)?",
        r"(?:reader|quick|our|online) survey",
    ),
    "comment form": (
        r"(?:leave|post|add|write|submit) (?:a |your )?(?:comment|reply|review)s?",
        r"(?:[\d,]{1,12} )?(?:reader |user |visitor )?comments?(?: \(\d{1,9}\)| on .{0,80})?",
        r"join the (?:discussion|conversation)|what do you think",
        r"(?:reader|user|visitor|customer|patient) (?:reviews?|comments?|experiences|stories)(?: \(\d{1,9}\))?",
        r"what (?:our |other )?(?:readers|users|visitors) (?:say|think)(?: about .{0,60})?",
        r"\d{1,9} (?:responses|replies|thoughts) (?:to|on)\b.{0,100}",
    ),
    "related links": (
        r"(?:.{0,40}\b)?(?:related|recommended|popular|latest|recent|trending|more|other|similar|featured|suggested)"
        rf"\b.{{0,30}}\b{_PAGES}\b.{{0,20}}",
        rf".{{0,40}}\b(?:{_PAGES}|picks)\b.{{0,15}}\bfor you\b.{{0,40}}",
        r"you (?:may|might|could|ll) (?:also )?(?:like|enjoy|love|be interested)\b.{0,40}",
        r"(?:read (?:next|more|also)|up next|see also|keep reading|continue reading|what to read next"
        r"|more (?:from|like this|on this topic)|also (?:read|on)|explore more|don['’]t miss|trending now)\b.{0,50}",
        r"most (?:read|popular|viewed)|editor['’]?s['’]? picks|related|recommended",
    ),
    "navigation": (
        r"in this (?:article|page|guide|section)|(?:table of |page )?contents|on this page|jump to|quick links",
        r"site ?map|menu|breadcrumbs?|categories|tags|archives|navigation|browse",
    ),
    "disclaimer": (
        r"(?:(?:medical|legal|general|site|health|important) )?(?:disclaimer|legal statement|legal notice)s?",
    ),
    "share buttons": (r"share (?:this|it|on|with)\b.{0,30}", r"follow us\b.{0,30}"),
}


def _compiled(lists: dict[str, tuple[str, ...]]) -> dict[str, re.Pattern[str]]:
    return {reason: re.compile(rf"(?:{'|'.join(patterns)}){_END}", re.IGNORECASE) for reason, patterns in lists.items()}


_LINE, _LABEL, _HEADING = map(_compiled, (_LINES, _LABELS, _HEADINGS))
_LEGAL = re.compile(
    r"(?P<strong>affiliate (?:links?|partner\w*|commissions?)"
    r"|(?:earn|receive|get)s? (?:an? )?(?:small )?(?:affiliate )?(?:commissions?|share of the sale)"
    r"|(?:solely|only|purely) for (?:general )?(?:informational|information|educational)"
    r"|for (?:general )?(?:informational|information|educational)(?: and (?:informational|educational))? purposes"
    r"|not (?:be )?(?:intended|meant|designed)?[^.]{0,40}(?:a )?substitute for"
    r" (?:professional |the )?(?:medical )?advice"
    r"|(?:does|do) not (?:constitute|replace) (?:the |professional |medical )*(?:advice|practice|diagnosis))"
    r"|terms (?:of (?:use|service)|and conditions)|privacy policy|legal statement|legal notice|\bdisclaimers?\b"
    r"|(?:site|web ?site|page) (?:content|visitors?|owners?|operators?)|(?:this|our) (?:web ?)?site\b|the web ?site\b"
    r"|(?:no|any|take|accept|assume)[^.]{0,30} (?:responsibility|liability)|\bliable\b|all rights reserved"
    r"|not (?:medical|professional) advice|views expressed|support, not replace|endorse",
    re.IGNORECASE,
)
_LEGAL_GATE = Gate(_LEGAL)
_SHORTEST_LEGAL = 40
_AUTHOR = re.compile(
    r"(?:[A-Z][\w.'’-]*,? ){2,5}(?:\([^()]{1,60}\) )?is (?:an?|the|our) .{0,60}"
    r"\b(?:writer|reporter|editor|journalist|correspondent|columnist|blogger|author|contributor)\b.{0,300}",
    re.DOTALL,
)


# Several rules ask it of each passage and of each sentence.
@lru_cache(maxsize=1024)
def reason(text: str) -> str:
    """The reason for which this text, whatever stands around it, is no part of an article, or ""."""
    if _shares(text):
        return "share buttons"
    if _is_legal(text) and not weighty(text):
        return "disclaimer"
    if len(text) <= _LONGEST_TEXT and _AUTHOR.fullmatch(text) and not instructs(text):
        return "byline or date"
    reasons = [_reason(line) for line in text.split("\n")] if len(text) <= _LONGEST_TEXT else [""]
    # A question and its vote count can share a paragraph.
    why = "poll" if "poll" in reasons else reasons[0] if all(reasons) else ""
    keeps = weighty if why == "related links" else instructs
    return "" if why and keeps(text) else why


def heading(text: str) -> str:
    """The reason for which what stands below this line is no part of an article, or ""."""
    line = " ".join(text.split())
    if len(line.split()) > _MOST_WORDS_OF_HEADING or line.endswith(".") or instructs(line):
        return ""
    return _first(_HEADING, line)


def is_furniture(text: str) -> bool:
    return bool(reason(text) or heading(_without_bullet(text)))


def _reason(line: str) -> str:
    inner = _without_bullet(line).strip()
    if len(inner) > _LONGEST_LINE:
        return ""
    return _first(_LINE, inner) or ("" if inner.endswith((".", ";")) else _first(_LABEL, inner))


def _without_bullet(line: str) -> str:
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet else line


def _first(lists: dict[str, re.Pattern[str]], line: str) -> str:
    return next((why for why, pattern in lists.items() if pattern.fullmatch(line)), "")


def _shares(text: str) -> bool:
    """Whether its words are those of share buttons and no others."""
    if len(text) > _LONGEST_SHARE or text.endswith("."):
        return False
    lower = {word.lower() for word in _WORD.findall(text)}
    return bool(lower & _SHARE_SURELY) and lower <= _SHARE


def _is_legal(text: str) -> bool:
    matches = list(_LEGAL_GATE.finditer(text)) if len(text) > _SHORTEST_LEGAL else []
    return len({match[0].lower() for match in matches}) >= 2 or any(match["strong"] for match in matches)
