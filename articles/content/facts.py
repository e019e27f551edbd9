"""The words in which a record states its facts: what may stand in a field, and how readers get it."""

# Frequency bands of the EU's template for package leaflets (QRD), with the numbers that define them.
BANDS = {
    "very common": "Very common: more than 1 in 10 people",
    "common": "Common: up to 1 in 10 people",
    "uncommon": "Uncommon: up to 1 in 100 people",
    "rare": "Rare: up to 1 in 1,000 people",
    "very rare": "Very rare: up to 1 in 10,000 people",
    "not known": "Not known: the sources do not say how often",
}
SERIOUSNESS = {
    "minor": "Minor",
    "serious": "Serious: tell the prescriber",
    "emergency": "Emergency: call for help",
}
SEVERITIES = {"fatal": "Can be fatal", "serious": "Can be serious", "mild": "Mostly mild"}
"""The worst that can happen with another medicine, gravest first."""
DIRECTIONS = {
    "raises": "It raises the level or the effect",
    "lowers": "It lowers the level or the effect",
    "adds": "Both effects add up",
    "none": "No change is known",
}
STATUSES = {"labelled": "On the label", "off-label": "Not on the label (off-label)"}
GROUPS = {
    "pregnancy": "Pregnancy",
    "breastfeeding": "Breastfeeding",
    "children": "Children",
    "older-people": "Older people",
    "liver": "Liver disease",
    "kidney": "Kidney disease",
    "fertility": "Fertility",
    "contraception": "Contraception",
}
ADVICE = {
    "benefit": "What happens without it",
    "taking": "How to take it",
    "missed-dose": "If you miss a dose",
    "overdose": "If you take too much",
    "stopping": "How it is stopped",
    "food": "Food and drink",
    "driving": "Driving and machines",
    "monitoring": "Tests while you take it",
    "ingredients": "What is in it",
    "storage": "Storing it",
}
"""What people ask of every medicine, with the heading under which readers find it."""
MEASURES = {
    "onset": "Starts to work after",
    "peak": "Highest level in the blood after",
    "half-life": "Half of it has left the body after",
    "duration": "Effect lasts",
}
STOPPING = {"gradual": "Only gradually, never suddenly"}
