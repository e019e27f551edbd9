"""Tells which blocks are what sites put around an article, such as polls, share buttons and comment forms."""

import re
from collections.abc import Callable, Sequence

from articles.importing import headings
from articles.importing.accounting import words
from articles.importing.blocks import Block
from articles.importing.kinds import section_kind
from articles.importing.model import FLAG
from articles.importing.weight import instructs, weighty

# Kinds of blocks that are set aside as a whole or not at all: their lines are not looked at one by one.
NOT_PROSE = frozenset(["table", "code"])
_SHARE = frozenset(
    "share tweet pin save email e mail print facebook twitter x pinterest linkedin whatsapp reddit"
    " telegram tumblr messenger instagram youtube copy link this article page post story on via by to with"
    " us follow like and or it social media friends".split()
)
_SHARE_ANCHOR = frozenset(
    "share tweet pin facebook twitter pinterest linkedin whatsapp reddit telegram tumblr follow".split()
)
_ALONE = {
    "poll": r"^(?:total votes\b.{0,20}|\d[\d,.]* votes?\.?|vote now!?|view (?:poll )?results?|cast your vote.{0,20})$",
    "comment form": r"^(?:your e-?mail address will not be published.*|save my name,.*|required fields are marked.*"
    r"|(?:name|e-?mail|website|comment|your (?:name|comment|e-?mail))(?: address)? ?(?:\*|\(required\)) ?:?"
    r"|(?:post|submit|cancel|leave|add|write) (?:a |your )?(?:comment|reply)\W*)$",
    "navigation": r"^(?:(?:skip|back|return|jump|go) to (?:main |the )?"
    r"(?:content|top|home|homepage|navigation|search)\W*|(?:home|menu|search|top"
    r"|log ?in|sign in|sign up|register|contact us|about us|site ?map|print this page)"
    r"|(?:home|health|drugs|medications|medicines) ?(?:[>»›/|]|::).{0,120}"
    r"|(?:[«‹←<]|previous\b|next\b)\W{0,3} ?(?:article|post|page|story)s?\b.{0,100}"
    r"|[«‹←][^»›]{0,100}|[^«‹]{0,100}[»›→])$",
    "site name": r"^(?:(?:https?://)?(?:www\.)?[\w-]{2,40}(?:\.[\w-]{2,30})?\.(?:com|org|net|info|co\.uk|co|uk|gov|edu|io)/?"
    r"|(?:copyright )?(?:©|\(c\) ?\d{4}) ?.{0,150}|copyright \d{4}.{0,140}|.{0,100}\ball rights reserved\W*)$",
    "byline or date": r"^(?:(?:written|medically reviewed|clinically reviewed|reviewed|fact[- ]checked|edited|authored"
    r"|posted|published|last (?:updated|reviewed|modified)|updated)\b[ :]{0,2}"
    r"(?:by\b|on\b|(?:[a-z]{3,9} )?\d).{0,99}[^.:;]|by (?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,4})(?:, .{1,40})?"
    r"|(?:author|reviewer|editor|date|published|updated) ?: .{1,80}|\d{1,3} min(?:ute)?s? read\W*)$",
    "sign-up form": r"^(?:sign up|subscribe|get|join)\b.{0,80}\b(?:newsletters?|updates?|inbox|mailing list)\b.{0,60}$",
    "advertisement": r"^(?:advertisements?|sponsored(?: content| links?)?|ads? by .{1,30}|ad)$",
    "stray caption": r"^(?:(?:image|photo|picture|figure|photograph|credit|photo credit|image credit|image source)"
    r"(?: \d{1,2})? ?:.{0,150}|(?:image|photo|picture|photograph) (?:of|by|courtesy|showing|credit)\b[^.]{0,120}"
    r"|[^.]{0,100}\b(?:shutterstock|istock(?:photo)?|getty images?|stock (?:photo|image)|unsplash|pexels)\b.{0,60})$",
}
_RULES = {reason: re.compile(pattern, re.IGNORECASE) for reason, pattern in _ALONE.items()}
_LEGAL = re.compile(
    r"(?P<strong>(?:solely|only|purely) for (?:general )?(?:informational|information|educational)"
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


def alone(text: str) -> str:
    """The reason for which this text, whatever stands around it, is no part of an article, or ""."""
    if _shares(text):
        return "share buttons"
    if _legal(text) and not weighty(text):
        return "disclaimer"
    reasons = [_line(line) for line in text.split("\n")] if len(text) <= 400 else [""]
    # A question and its vote count can share a paragraph.
    reason = "poll" if "poll" in reasons else reasons[0] if all(reasons) else ""
    return "" if reason and instructs(text) else reason


def must_stay(block: Block) -> bool:
    """Whether it says what a reader's safety hangs on: not a title, a question or a link to a page that does."""
    title = block.kind == "heading" and not block.text.endswith((".", "!"))
    if title or block.text.endswith("?") or not weighty(block.text):
        return False
    return block.kind in NOT_PROSE or (len(block.text.split()) > 1 and not block.link)


def flagged(reason: str, block: Block) -> str:
    """The reason for which a block is set aside, with a flag where safety hangs on it and no title says the same."""
    return reason + FLAG if reason != "duplicate title" and must_stay(block) else reason


def _line(text: str) -> str:
    return next((reason for reason, rule in _RULES.items() if rule.search(text)), "")


def _shares(text: str) -> bool:
    lower = {word.lower() for word in words(text[:200])}
    return len(text) <= 120 and bool(lower & _SHARE_ANCHOR) and lower <= _SHARE and not text.endswith(".")


def _legal(text: str) -> bool:
    matches = list(_LEGAL.finditer(text))
    return len(text) > 40 and (len(matches) >= 2 or any(match["strong"] for match in matches))


def sort(blocks: Sequence[Block]) -> list[str]:
    """For each block the reason for which it is set aside, or ""."""
    reasons = ["" if block.kind in NOT_PROSE else alone(block.text) for block in blocks]
    until = 0
    for at, block in enumerate(blocks):
        reason = _anchor(block) if at >= until else ""
        if reason and reasons[at] in ("", reason):
            covered = _region(blocks, at, reason)
            until = covered.stop
            for place in covered:
                stays = place > at and reason != "comment form" and must_stay(blocks[place])
                reasons[place] = reasons[place] or ("" if stays else reason)
    _captions(blocks, reasons)
    _votes(blocks, reasons)
    return reasons


_ANCHORS = {
    "poll": r"^(?:[\w'’&.-]+ ){0,4}(?:poll|quiz)(?: of the \w+| results?)?\W{0,2}$"
    r"|^(?:reader|quick|our|online) survey$",
    "comment form": r"^(?:leave|post|add|write|submit) (?:a |your )?(?:comment|reply|review)s?\W*$"
    r"|^(?:\d+ )?(?:reader |user |visitor )?comments?(?: \(\d+\))?:?$|^join the (?:discussion|conversation)\W*$"
    r"|^\d+ (?:responses|replies|thoughts) (?:to|on)\b.*$|^what do you think\?$",
    "related links": r"^(?:.{0,40}\b)?(?:related|recommended|popular|latest|recent|trending|more|other|similar"
    r"|featured)\b.{0,30}\b(?:articles?|posts?|stories|reading|links?|pages?|topics?|content|news|blogs?|resources?|guides?"
    r"|reads)\b.{0,20}$|\b(?:articles?|posts?|stories|reads|picks)\b.{0,15}\bfor you\b"
    r"|\byou (?:may|might|could|ll) (?:also )?(?:like|enjoy|love|be interested)\b"
    r"|^(?:read (?:next|more|also)|up next|see also|keep reading|what to read next"
    r"|more (?:from|like this)|also (?:read|on)|explore more|don['’]t miss)\b.{0,50}$|^(?:related|recommended)\W?$",
    "navigation": r"^(?:in this (?:article|page|guide)|(?:table of |page )?contents|on this page|jump to|quick links"
    r"|site ?map|menu|categories|tags|archives|navigation|browse)\W?$",
    "disclaimer": r"^(?:(?:medical|legal|general|site|health|important) )?"
    r"(?:disclaimer|legal statement|legal notice)s?\W?$",
    "share buttons": r"^share (?:this|it|on|with)\b.{0,30}$|^follow us\b.{0,30}$",
}
_ANCHOR = {reason: re.compile(pattern, re.IGNORECASE) for reason, pattern in _ANCHORS.items()}


_MOST_COMMENTS = 4
"""Comments are at most so many times as long as the text that they are about."""


def _region(blocks: Sequence[Block], at: int, reason: str) -> range:
    """The blocks of a widget from its heading on. Empty where the heading stands above text of the article."""
    end = at + 1
    while end < len(blocks) and not _ends_region(blocks, at, end, reason) and _BELONGS[reason](blocks[end]):
        end += 1
    if reason == "comment form" and not _follows_an_article(blocks, at, end):
        return range(at, at + 1)
    alone_at_end = end == len(blocks) or reason in ("comment form", "share buttons")
    return range(at, end) if end > at + 1 or alone_at_end else range(0)


def _follows_an_article(blocks: Sequence[Block], at: int, end: int) -> bool:
    """Comments come after a text. Where little or nothing stands above, what comes below is the text itself."""
    above = sum(len(words(block.text)) for block in blocks[:at] if headings.prose(block))
    below = sum(len(words(block.text)) for block in blocks[at + 1 : end])
    return below <= _MOST_COMMENTS * above


def _ends_region(blocks: Sequence[Block], top: int, at: int, reason: str) -> bool:
    other = reason == "related links" and _is_section_beside(blocks, top, at)
    return _anchor(blocks[at]) not in ("", reason) or other or _opens_section(blocks, at, reason)


def _is_section_beside(blocks: Sequence[Block], top: int, at: int) -> bool:
    """Whether it opens a section like the widget's own, whose links are no headings, and has something below it."""
    if not blocks[top].kind == blocks[at].kind == "heading" or blocks[at].level > blocks[top].level:
        return False
    return blocks[top + 1].kind != "heading" and at + 1 < len(blocks) and blocks[at + 1].kind != "heading"


def _anchor(block: Block) -> str:
    text = " ".join(block.text.split())
    if block.kind not in ("heading", "paragraph") or len(text.split()) > 9 or text.endswith("."):
        return ""
    return next((reason for reason, rule in _ANCHOR.items() if rule.search(text)), "")


def _opens_section(blocks: Sequence[Block], at: int, reason: str) -> bool:
    """A heading with running text after it, or one whose words tell a section, ends a widget."""
    block, after = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    if block.kind != "heading" or after is None or (reason == "poll" and block.text.endswith("?")):
        return False
    known = bool(section_kind(block.text))
    running = headings.prose(after)
    return known and (running or after.kind != "heading") if reason == "comment form" else running or known


def teaser(text: str) -> bool:
    """Whether it ends as the beginning of a text does that goes on elsewhere."""
    ended = text.rstrip()
    return ended.endswith(("...", "…")) or ended.lower().endswith(("read more", "learn more"))


def _link_like(block: Block) -> bool:
    return block.kind not in NOT_PROSE and (teaser(block.text) or block.kind == "item" or not headings.prose(block))


def _poll_like(block: Block) -> bool:
    return block.kind not in NOT_PROSE and len(block.text) <= 200 and not headings.prose(block)


_BELONGS: dict[str, Callable[[Block], bool]] = {
    "poll": _poll_like,
    "comment form": lambda _block: True,
    "related links": _link_like,
    "navigation": _link_like,
    "disclaimer": lambda block: headings.prose(block) and not weighty(block.text),
    "share buttons": lambda block: _shares(block.text),
}


def _captions(blocks: Sequence[Block], reasons: list[str]) -> None:
    """A few words in lower case that stand alone are the caption of a lost picture. Several in a row are a list."""
    low = [_caption_like(block) for block in blocks]
    top = next((at for at, reason in enumerate(reasons) if not reason), 0)
    for at in range(top + 1, len(blocks)):
        row = (at - 1 > top and low[at - 1]) or any(low[at + 1 : at + 2])
        announced = blocks[at - 1].text.rstrip().endswith((":", ","))
        if low[at] and not row and not announced and not reasons[at]:
            reasons[at] = "stray caption"


def _caption_like(block: Block) -> bool:
    if block.kind != "paragraph" or len(block.text) > 150:
        return False
    count = len(block.text.split())
    if not 1 < count <= 8 or not headings.like_title(block.text):
        return False
    if any(character.isdigit() for character in block.text) or weighty(block.text):
        return False
    return block.text[0].islower() or (count <= 4 and headings.pictured(block.text))


def _votes(blocks: Sequence[Block], reasons: list[str]) -> None:
    """A vote count takes along the poll's options and question above it."""
    for at, block in enumerate(blocks):
        if reasons[at] == "poll" and _RULES["poll"].search(block.text.rpartition("\n")[2]):
            top = at - 1
            while top >= max(0, at - 8) and _poll_like(blocks[top]) and not blocks[top].text.endswith("?"):
                top -= 1
            if top >= max(0, at - 8) and blocks[top].text.endswith("?"):
                reasons[top:at] = [reason or "poll" for reason in reasons[top:at]]
