"""Guesses the kind of a section from the words of its heading."""

import re

# The first phrase in the heading decides, so that "Alcohol interactions" and "Interactions with alcohol" differ.
_PHRASES = {
    "how-it-works": r"how (?:do |does |did )?.{0,40}?\bworks?\b|mechanism of action|mode of action",
    "missed-dose": r"miss(?:ed|ing)? .{0,12}?doses?|forg[eo]t.{0,20}?(?:dose|take)|skipped doses?",
    "overdose": r"overdos\w*|(?:taken?|taking|took) too (?:much|many)",
    "coping": r"cop(?:e|ing)\b|manag(?:e|ing) (?:the )?side effects?",
    "side-effects": r"side[- ]effects?|adverse (?:effects?|reactions?|events?)|unwanted effects?",
    "stopping": r"stop(?:ping|ped)?\b|withdrawal\w*|taper\w*|discontinu\w*|com(?:e|ing) off|quitting",
    "dependence": r"dependen\w*|addict\w*|misus\w*|abuse\w*|toleran\w*|habit[- ]forming",
    "alcohol": r"alcohol\w*|drink(?:ing)? (?:beer|wine)",
    "interactions": r"interact\w*|other (?:medicines|medications|drugs)|(?:medicines|medications|drugs) to avoid",
    "pregnancy": r"pregnan\w*|fertility",
    "breastfeeding": r"breast[- ]?feeding|nursing mothers?|lactation",
    "children": r"child(?:ren)?(?:'s|’s)?\b|p(?:a)?ediatric\w*|teenagers?|adolescents?",
    "older-people": r"older (?:people|adults|patients)|elderly|seniors|geriatric\w*",
    "driving": r"driv(?:e|ing)\b|operat(?:e|ing) machin\w*",
    "storage": r"stor(?:e|ing|age)\b|dispos(?:e|al|ing)\b",
    "alternatives": r"alternatives?|other (?:treatments?|options)",
    "reporting": r"report(?:ing)?\b|yellow card|medwatch",
    "dosing": r"dos(?:e|es|age|ages|ing)\b|how (?:to|do i|do you|should (?:i|you)) (?:take|use)\b"
    r"|how (?:it|.{1,30}) is (?:taken|given)|taking (?:it|your)\b",
    "who": r"who (?:can|cannot|should|must|is|may)\b|contra-?indicat\w*|precautions?|before (?:you )?tak(?:e|ing)",
    "uses": r"uses?\b(?! in\b)|used (?:to|for)\b|indicat(?:ed|ions?)\b|what .{1,40} treats?\b"
    r"|what (?:is|are) .{1,40} for\b"
    r"|why .{0,40}(?:prescribed|taken)|(?:is|are) .{1,40}prescribed for",
}
# "What is X used for?" begins like this and means "uses": so this is asked last.
_ABOUT = re.compile(r"(?:about|overview|introduction|what (?:is|are))\b", re.IGNORECASE)
KINDS = tuple(_PHRASES)
_PHRASE = re.compile(r"\b(?:" + "|".join(f"({phrase})" for phrase in _PHRASES.values()) + ")", re.IGNORECASE)


def section_kind(heading: str) -> str:
    """The section kind that the heading's words tell, or "" when they tell none."""
    if match := _PHRASE.search(heading[:200]):
        return KINDS[(match.lastindex or 1) - 1]
    return "about" if _ABOUT.match(heading) else ""
