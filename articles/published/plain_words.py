"""What people type, and what it is called on signed pages. Facts about words only: no advice stands here.

Members of classes are those of the ATC classification of the World Health Organization (groups N02A, N05, J02A, J01FA,
M01A, N06AB), which names what a substance is; an interaction is whatever the signed page says of the class.
"""

from typing import NamedTuple


class PlainWords(NamedTuple):
    """Words that mean one thing, separated by commas."""

    typed: str
    written: str
    """Words of pages, the nearest in meaning first. The first one is understood too where somebody types it."""
    section: str = ""
    """The kind of section, or the topic of a record's advice, that is about it."""
    is_urgent: bool = False
    """Whoever types it may need help before an answer."""


TOPICS = (
    PlainWords(
        "drink, drinking, drinks, drunk, beer, wine, booze, vodka, spirits, hangover, pub", "alcohol, drink", "alcohol"
    ),
    PlainWords(
        "unconscious, unresponsive, not responding, isnt responding, wont respond, passed out, collapsed, blacked out,"
        " wont wake, wont wake up, cant wake, cant be woken, not waking up, does not wake up, doesnt wake up,"
        " cannot be woken",
        "cannot be woken, breathing, overdose, too much",
        is_urgent=True,
    ),
    PlainWords(
        "not breathing, isnt breathing, stopped breathing, barely breathing, blue lips, lips are blue, turning blue,"
        " heart stopped, no pulse",
        "breathing, cannot be woken, overdose",
        is_urgent=True,
    ),
    PlainWords(
        "having a seizure, having a fit, having seizures, is fitting, seizure wont stop, fit wont stop",
        "seizure, seizures",
        is_urgent=True,
    ),
    PlainWords(
        "anaphylaxis, anaphylactic, throat closing, throat swelling, tongue swelling, face swelling, swollen face,"
        " swollen tongue, swollen throat, swollen lips",
        "swells, swelling, allergic, bad reaction, rash",
        is_urgent=True,
    ),
    PlainWords(
        "daughter took, son took, child took, kid took, toddler took, baby took, daughter ate, son ate, child ate,"
        " kid ate, toddler ate, baby ate, daughter swallowed, son swallowed, child swallowed, kid swallowed,"
        " toddler swallowed, baby swallowed, got into my, at once",
        "overdose, too much, taking more",
        "overdose",
        is_urgent=True,
    ),
    PlainWords(
        "took too many, took too much, taken too many, taken too much, take too many, double dose, two doses,"
        " took extra, extra dose, swallowed, od, overdosed, poisoning",
        "overdose, too much, taking more",
        "overdose",
        is_urgent=True,
    ),
    PlainWords(
        "missed dose, missed doses, missed pill, missed pills, missed tablet, missed tablets, missed a pill,"
        " missed my pill, miss a pill, missed a tablet, missed my tablet, missed a dose, missed my dose, forgot,"
        " forgot dose, forgot pill, forgot to take, forgotten, forget, forgetting, skipped, skip, late dose, missed",
        "miss a dose, missed dose, missed, forget",
        "missed-dose",
    ),
    PlainWords(
        "addictive, addicted, addict, hooked, habit forming, craving, cravings, dependent, dependence, dependency,"
        " rely on",
        "addiction, addicted, dependence, misuse",
    ),
    PlainWords("shaking, shakes, shaky, shake, trembling, trembles, jitters", "tremor, shaking, shake, withdrawal"),
    PlainWords(
        "stopped, stop, come off, coming off, came off, quit, quitting, cold turkey, wean, weaning, tapering, taper,"
        " stop taking, stopped taking, run out, ran out",
        "stopping, stop suddenly, stop, taper",
        "stopping",
    ),
    PlainWords("withdrawals, withdrawl, withdrawel", "withdrawal, stop suddenly"),
    PlainWords(
        "side effect, side efects, side affects, sideeffects, adverse effects, bad effects",
        "side effects",
        "side-effects",
    ),
    PlainWords(
        "kid, kids, child, toddler, son, daughter, teenager, teen, paediatric, pediatric",
        "children, child",
        "children",
    ),
    PlainWords("baby, babies, infant, newborn", "baby, newborn, children, pregnancy, breastfeeding"),
    PlainWords(
        "pregnant, expecting, trying for a baby, conceive, conceiving, unborn", "pregnancy, pregnant", "pregnancy"
    ),
    PlainWords(
        "birth control, birth control pill, contraceptive, contraceptives, contraceptive pill, on the pill, condom,"
        " morning after pill",
        "contraception, contraceptive, birth control",
    ),
    PlainWords(
        "breast feed, breast feeding, breastfeed, breastfeeding, nursing, breast milk, breastmilk, lactation",
        "breastfeeding",
        "breastfeeding",
    ),
    PlainWords(
        "elderly, old people, older, seniors, over 65, grandmother, grandfather", "older people, older", "older-people"
    ),
    PlainWords(
        "car, drive, drives, bike, cycling, machinery, machines, at the wheel", "driving, drive, machines", "driving"
    ),
    PlainWords(
        "stomach pain, stomach ache, stomachache, tummy pain, tummy ache, belly pain, bellyache, gut pain,"
        " stomach cramps, sore stomach, upset stomach",
        "stomach pain, abdominal pain, pain in the stomach, stomach",
    ),
    PlainWords("throw up, throwing up, threw up, being sick, puking, vomit, puke", "vomiting, being sick, vomit"),
    PlainWords("feel sick, feeling sick, sick, queasy", "nausea, feeling sick"),
    PlainWords("the runs, runny poo, loose stools", "diarrhoea, diarrhea"),
    PlainWords("sleepy, drowsy, tired, drowsiness, sleepiness, knocked out, sedated", "sleepiness, sleepy, drowsy"),
    PlainWords("dizzy, light headed, lightheaded, giddy", "dizziness, dizzy"),
    PlainWords("forgetful, memory, memory loss, cant remember", "memory, forgetful"),
    PlainWords("depressed, depression, sad, low mood", "low mood, depression"),
    PlainWords(
        "suicide, suicidal, kill myself, killing myself, self harm, hurt myself, want to die, end my life,"
        " ending my life, end it all, dont want to live, no reason to live",
        "suicide",
        is_urgent=True,
    ),
    PlainWords("cant breathe, breathing, short of breath, breathless, breathe", "breathing, breathe", is_urgent=True),
    PlainWords("fit, fits, convulsion, convulsions, seizure", "seizure, seizures"),
    PlainWords("rash, hives, swelling, swollen, allergic, allergy", "rash, swells, swelling, allergic, bad reaction"),
    PlainWords("weight gain, gain weight, put on weight, fat", "weight"),
    PlainWords("painkiller, painkillers, pain killers, pain relief, pain relievers", "painkiller, opioids"),
    PlainWords("weed, marijuana, cannabis, thc, cbd, joint", "cannabis, cbd"),
    PlainWords("work, works, how does it work, what does it do", "how it works, works"),
    PlainWords("how long, wear off, wears off, in my system, stay in", "half-life, how long, stays in the body"),
    PlainWords("drug test, drugs test, urine test, screening, test positive", "drug test"),
    PlainWords("blood test, blood tests, tests, check up, monitoring", "blood test, tests, blood count, check"),
    PlainWords("dosage, how much, how many, dosing, max dose, maximum dose", "dose, doses, how much", "dosing"),
    PlainWords("travel, trip, abroad, holiday, plane, airport, flying", "abroad, trip, travel"),
    PlainWords(
        "store, storing, keep it, fridge, expiry, expired, throw away", "storage, storing, store, keep it in", "storage"
    ),
    PlainWords("narcotic, controlled drug, controlled substance, illegal, legal, law", "controlled, law"),
    PlainWords(
        "used for, what for, what is for, what is it for, treats, what does it treat, what does treat, indication",
        "what it is for, used for, uses",
        "uses",
    ),
    PlainWords(
        "other medicines, other medicine, other medications, other drugs, other tablets, interaction, interact,"
        " interacts, mix, mixing, together with, combine",
        "interactions, with other medicines",
        "interactions",
    ),
)

MEMBERS = (
    PlainWords(
        "codeine, morphine, oxycodone, oxycontin, hydrocodone, tramadol, fentanyl, buprenorphine, methadone,"
        " tapentadol, hydromorphone, dihydrocodeine, pethidine, heroin, percocet, vicodin, co codamol, cocodamol,"
        " opiate, opiates",
        "opioids, opioid",
    ),
    PlainWords(
        "zopiclone, zolpidem, ambien, zaleplon, sleeping pill, sleeping pills, sleeping tablets, sedative",
        "other sedatives, sedatives, sleeping pills, calming medicines",
    ),
    PlainWords("fluconazole, itraconazole, ketoconazole, voriconazole, posaconazole", "antifungals, antifungal"),
    PlainWords("erythromycin, clarithromycin, azithromycin", "macrolides, macrolide, antibiotics, antibiotic"),
    PlainWords("ibuprofen, naproxen, diclofenac, nurofen, advil", "anti-inflammatory, NSAIDs, NSAID"),
    PlainWords("sertraline, fluoxetine, citalopram, escitalopram, paroxetine", "SSRI, SSRIs, antidepressants"),
)
"""Medicines that pages speak of as a class. They are names: a page that says nothing of them is no answer."""

TOO_MUCH_ALONE = frozenset({"too much", "too many"})
"""It means an overdose where nothing else is asked: whoever sleeps too much asks of sleep."""
TAKING = frozenset("took taken swallowed ate drank downed".split())
TOO_MUCH = frozenset(
    "all whole entire every bottle pack packet box strip handful bunch lots loads several many two three four five six"
    " seven eight nine ten twelve fifteen twenty thirty".split()
)
"""What somebody says they took when it was more than a dose: after a word of `TAKING`, as is any number from 2."""
BETWEEN = frozenset("a an the about around like my of his her their".split())
UNITS = frozenset(
    "mg mcg g ml milligram milligrams gram grams hour hours day days week weeks month months year years".split()
)
"""What is counted by them is no number of tablets; a number without one of them says nothing of what is asked."""

STOP_WORDS = frozenset(
    "a about after again all also am an and any anyone are as at be because been before being but by can cannot cant"
    " could did do does doing dont for from get getting give go going had has have having he her him his how i id if"
    " ill im in into is it its ive just know like may me medicine medicines medication medications might more much my"
    " didnt doesnt isnt arent wasnt werent hasnt havent wont wouldnt couldnt shouldnt myself himself herself"
    " themselves mum mom mother dad father husband wife friend partner boyfriend girlfriend somebody someone people"
    " need no not now of off ok okay on one or our out over pill pills please safe she should so some take taken takes"
    " taking tablet tablets than that the their them then there they this to too took try up us use used using very"
    " was we were what when where which while who why will with without would you your".split()
)
"""Words that say nothing about what is asked."""
