"""NAME: brand and generic names in their roles, in their own letters, and beside names like them."""

import re
from collections.abc import Iterator

from articles.clinical.passage import Passage
from articles.clinical.prose.vocabulary import Token, Vocabulary, subject_vocabulary, tokens
from articles.clinical.rule import Hit, each, rule
from articles.clinical.sentences import sentence
from articles.clinical.spelling import speller
from articles.clinical.subject import Subject
from articles.lifecycle import Severity

_BRAND = r"(?:brand|trade|proprietary|commercial)(?:[- ]?names?|(?! of choice))"
_GENERIC = r"(?:generic(?: names?)?|non-?proprietary names?|INN|active (?:ingredient|substance))"
_ROLE = rf"(?:(?P<brand>{_BRAND})|(?P<generic>{_GENERIC}))"
_ROLE_WORDS = ("brand", "trade", "propriet", "commercial", "generic", " inn ", "active ingredient")
_NOT = re.compile(r"\b(?:not|never|no|nor|neither|isn't|aren't|wasn't)\b", re.IGNORECASE)
_NAME = r"(?P<name>[A-Za-z][A-Za-z-]{3,30})"
_ASIDE = r"(?:\s?[®™]|\s?\([^()]{0,40}\)){0,2}"
# As in "X is the brand name for Y" and "X, the generic name of Y".
_IS_ROLE = re.compile(
    rf"\b{_NAME}{_ASIDE}(?:,? (?:is|was|are|being|as)(?: also)? (?:the|an?|one|its)\b(?: [a-z-]+){{0,2}}? {_ROLE}\b"
    rf"|,? \(?(?:which is )?(?:the|an?) (?:(?P<brand2>{_BRAND})|(?P<generic2>{_GENERIC})) (?:name )?(?:for|of)\b)"
    r"(?!'s|-| (?:term|word|version|form|equivalent|name)s? (?:of|for) (?:the )?(?:brand|generic))",
    re.IGNORECASE,
)
# As in "the brand is X" and "sold under the generic name X".
_ROLE_IS = re.compile(
    rf"(?<!no )(?<!non-)(?<!of )(?:(?P<brand>\b(?:brand|trade|proprietary)(?:[- ]?names?)?)"
    rf"|(?P<generic>\b(?:generic|non-?proprietary) names?\b|\bactive ingredient\b))"
    r"(?: (?:is|was)(?: called| named| known as)?|:| -| called| such as| like|,(?= [\w-]+[,.;)]))? (?:the )?[\"'(]?"
    rf"{_NAME}\b(?! (?:brand|trade|generic|version|is the generic|is a generic))(?!-)(?!['’]s)",
    re.IGNORECASE,
)


@rule(
    "NAME-002",
    Severity.BLOCKING,
    "Brand and generic name in each other's place",
    why="A reader who takes a brand for the medicine can take the same medicine twice under two names.",
    hint="The generic name is the medicine, the brand is a maker's name for it: say which is which.",
    triggers=[
        "The brand is sertraline.",
        "It is sold under the brand name clonazepam.",
        "Clonazepam (generic name Klonopin) is a benzodiazepine.",
        "Klonopin, the generic name for clonazepam, is a tablet.",
        "Clonazepam is the brand name of Klonopin.",
        "Alprazolam is a brand-name drug; Xanax costs less.",
        "The active ingredient is Valium.",
        "Amoxil is the active ingredient in amoxicillin.",
    ],
    does_not_trigger=[
        "Klonopin is the brand name for clonazepam.",
        "Clonazepam (brand name Klonopin) is a benzodiazepine.",
        "Clonazepam is the generic name of the brand Klonopin.",
        "The generic name of Klonopin is clonazepam.",
        "The brand name of clonazepam is Klonopin in the United States and Rivotril elsewhere.",
        "Clonazepam is sold under brand names such as Klonopin and Rivotril.",
        "Clonazepam is not a brand name.",
        "Is Klonopin a generic or is clonazepam the brand name?",
        "Generic Klonopin costs less than brand-name Klonopin, and so do generic versions of Xanax.",
        "Sertraline is the active ingredient of Zoloft, which is a brand.",
        "Zoloft has an active ingredient that other brands share.",
        "Klonopin is available as a generic.",
    ],
    version=2,
)
@each
def roles(passage: Passage, subject: Subject) -> Iterator[Hit]:
    words = subject_vocabulary(subject)
    for pattern in (_IS_ROLE, _ROLE_IS) if _speaks_of_roles(passage.text) else ():
        for match in pattern.finditer(passage.text):
            if hit := _reversed(passage, match, words):
                yield hit


def _speaks_of_roles(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in _ROLE_WORDS)


def _reversed(passage: Passage, match: re.Match[str], words: Vocabulary) -> Hit | None:
    name, groups = match["name"].lower(), match.groupdict()
    called_brand = bool(groups["brand"] or groups.get("brand2"))
    is_brand, is_generic = name in words.brands, name in words.generics
    wrong = (is_generic and not is_brand) if called_brand else (is_brand and not is_generic)
    begin, end = sentence(passage.text, match.start())
    denied = wrong and _NOT.search(passage.text, max(begin, match.start() - 40), match.end())
    if not wrong or denied or passage.text[end - 1 : end] == "?":
        return None
    truth = "a generic name, not a brand" if called_brand else "a brand, not a generic name"
    return Hit(f"“{match['name']}” is {truth}.", passage, *match.span())


@rule(
    "NAME-003",
    Severity.INFO,
    "A name in the wrong letters",
    why="Small letters mark the medicine and a capital marks the brand: readers learn from it which name is which.",
    hint="Generic names in small letters, brands with their capital; ® at the first mention or nowhere.",
    triggers=[
        "You can take Ibuprofen with food.",
        "Ask before you take klonopin with it.",
        "Klonopin is a tablet. Swallow Klonopin® whole.",
        "- Xanax, Ativan and Clonazepam",
        "## About klonopin {: about }\n\nA tablet.",
    ],
    does_not_trigger=[
        "Ibuprofen can be taken with food. Clonazepam cannot wait.",
        "## About Clonazepam and Ibuprofen {: about }\n\nKlonopin and BuSpar are brands.",
        "Clonazepam Orally Disintegrating Tablets are made by several firms.",
        "Klonopin® is a tablet. Swallow Klonopin whole.",
        "| Name | Use |\n| --- | --- |\n| Ibuprofen | pain |",
        "Active ingredient: Clonazepam",
        "She played a sonata for valerian and soma growers.",
        "See www.klonopin.example for the label.",
        "- Ethinyl Estradiol\n- Calcium Oxybate",
        "It was tried before.[1] Ibuprofen did not help. Adults— Ibuprofen twice a day.",
    ],
    source="AMA Manual of Style, nomenclature of drugs",
    version=3,
)
def letters(subject: Subject) -> Iterator[Hit]:
    words = subject_vocabulary(subject)
    for passage in subject.passages:
        passage_tokens = tokens(passage.text)
        for number, (word, start, end) in enumerate(passage_tokens):
            if word in words.written and word not in words.generics | _WORDS_TOO:
                yield Hit(f"“{word}” is a brand: it begins with a capital.", passage, start, end, words.written[word])
            elif _is_capitalised_generic(word, words) and not _may_be_capital(passage, passage_tokens, number, words):
                message = f"“{word}” is a generic name: inside a sentence it has a small letter."
                yield Hit(message, passage, start, end, word.lower())
    yield from _marks(subject, words)


# Brands that are English words as well.
_WORDS_TOO = frozenset("sonata soma alli muse ella compro depas kalma lumin nix rennie vicks intermezzo".split())
_OPENS = re.compile(r"(?:^|[:•·▪◦*>|\"/\[\]—]|\d[.)]|\s-|[.!?]\)?)\s*$")
_SMALL_WORD = re.compile(r"\b[a-z]{3,}")


def _is_capitalised_generic(word: str, words: Vocabulary) -> bool:
    name = word.lower()
    return name in words.generics and name not in words.brands and word == name.capitalize()


def _may_be_capital(passage: Passage, passage_tokens: tuple[Token, ...], number: int, words: Vocabulary) -> bool:
    """At a beginning, in a title, or in a name of several words, as in "Clonazepam Tablets"."""
    at = passage_tokens[number][1]
    begin, end = sentence(passage.text, at)
    if (
        passage.kind in ("title", "heading")
        or at == begin
        or not _SMALL_WORD.search(passage.text, begin, end)
        or _OPENS.search(passage.text, max(begin, at - 6), at)
    ):
        return True
    near = [word for word, start, _ in passage_tokens[max(0, number - 12) : number + 12] if begin <= start < end]
    return _is_titled(near, words) or _in_a_name(passage_tokens, number, begin, words)


def _is_titled(written: list[str], words: Vocabulary) -> bool:
    """Whether words have the capitals of a title, whatever the names among them."""
    others = [word for word in written if len(word) > 3 and not words.medicine(word.lower())]
    return len(others) > 1 and sum(word[0].isupper() for word in others) > len(others) / 2


def _in_a_name(passage_tokens: tuple[Token, ...], number: int, begin: int, words: Vocabulary) -> bool:
    _, at, end = passage_tokens[number]
    beside = [
        word for word, start, stop in passage_tokens[max(0, number - 1) : number] if stop == at - 1 and start > begin
    ]
    beside += [word for word, start, _ in passage_tokens[number + 1 : number + 2] if start == end + 1]
    # A maker writes its name in small letters too: "Examplin ratiopharm".
    return any(
        (word[0].isupper() or word not in speller().ranks) and not words.medicine(word.lower()) for word in beside
    )


_MARKED = re.compile(r"\b([A-Z][A-Za-z]{3,20})(\s?[®™])?")


def _marks(subject: Subject, words: Vocabulary) -> Iterator[Hit]:
    """A mark at a later mention than the first."""
    bare: set[str] = set()
    for passage in subject.passages if re.search("[®™]", subject.text) else ():
        for match in _MARKED.finditer(passage.text) if passage.kind not in ("title", "heading", "question") else ():
            if match[2] and match[1] in bare:
                yield Hit(f"“{match[1]}” bears {match[2].strip()} here, but not before.", passage, *match.span())
            elif not match[2] and words.written.get(match[1].lower()) == match[1]:
                bare.add(match[1])
