"""What people type, and what it is called on signed pages. Facts about words only: no advice stands here.

Members of classes are those of the ATC classification of the World Health Organization (groups N02A, N05, J02A, J01FA,
M01A, N06AB), which names what a substance is; an interaction is whatever the signed page says of the class.
"""

from typing import NamedTuple

EMERGENCY, POISON, CRISIS = frozenset({"emergency"}), frozenset({"poison"}), frozenset({"crisis"})
"""Whom somebody calls: the emergency number alone; with it those who know poisons, or who help against suicide."""


class PlainWords(NamedTuple):
    """Words that mean one thing, separated by commas."""

    typed: str
    written: str
    """Words of pages, the nearest in meaning first. The first one is understood too where somebody types it."""
    section: str = ""
    """The kind of section, or the topic of a record's advice, that is about it."""
    calls: frozenset[str] = frozenset()
    """Whoever types it may need help before an answer: whom they then call."""


TOPICS = (
    PlainWords(
        "drink, drinking, drinks, drunk, beer, wine, booze, vodka, spirits, hangover, pub", "alcohol, drink", "alcohol"
    ),
    PlainWords(
        "unconscious, unresponsive, not responding, isnt responding, wont respond, passed out, collapsed,"
        " blacked out, wont wake, wont wake up, cant wake, cant be woken, not waking up, does not wake up,"
        " doesnt wake up, cannot be woken",
        "cannot be woken, breathing, overdose, too much",
        calls=EMERGENCY,
    ),
    PlainWords(
        "not breathing, isnt breathing, stopped breathing, barely breathing, blue lips, lips are blue, turning blue,"
        " heart stopped, no pulse",
        "breathing, cannot be woken, overdose",
        calls=EMERGENCY,
    ),
    PlainWords(
        "having a seizure, having a fit, having seizures, is fitting, seizure wont stop, fit wont stop",
        "seizure, seizures",
        calls=EMERGENCY,
    ),
    PlainWords(
        "anaphylaxis, anaphylactic, throat closing, throat swelling, tongue swelling, face swelling, swollen face,"
        " swollen tongue, swollen throat, swollen lips",
        "swells, swelling, allergic, bad reaction, rash",
        calls=EMERGENCY,
    ),
    PlainWords(
        "daughter took, son took, child took, kid took, toddler took, baby took, daughter ate, son ate, child ate,"
        " kid ate, toddler ate, baby ate, daughter swallowed, son swallowed, child swallowed, kid swallowed,"
        " toddler swallowed, baby swallowed, got into my, at once, by accident, accidentally,"
        " by mistake, wrong dose, wrong pill, wrong pills, wrong tablet, wrong medicine",
        "overdose, too much, taking more",
        "overdose",
        calls=POISON,
    ),
    PlainWords(
        "took too many, took too much, taken too many, taken too much, take too many, double dose, two doses,"
        " took extra, extra dose, swallowed, od, overdosed, poisoning,"
        " ate too many, ate too much, how much is too much, how many is too many",
        "overdose, too much, taking more",
        "overdose",
        calls=POISON,
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
    PlainWords(
        "withdrawals, withdrawl, withdrawel, withdrawing, withdrawal symptoms, refill, refills",
        "withdrawal, stop suddenly, stopping",
        "stopping",
    ),
    PlainWords("panic, panic attack, panic attacks", "panic disorder, panic"),
    PlainWords("back pain, backache, sore back, bad back, muscle pain", "muscle spasms, pain in the back, muscle pain"),
    PlainWords(
        "crush, crushed, chew, chewed, halve, cut in half, break in half", "crush, chew, how to take it", "taking"
    ),
    PlainWords("ingredient, ingredients, what is in it, contain, contains", "what is in it, contain, lactose"),
    PlainWords(
        "side effect, side efects, side affects, sideeffects, adverse effects, bad effects, feel weird,"
        " feeling weird, weird, feel strange, feeling strange, strange, feel funny, feeling funny",
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
    PlainWords("the runs, runny poo, loose stools, diarrhea", "diarrhoea, diarrhea"),
    PlainWords("anemia", "anaemia, anemia"),
    PlainWords("edema", "oedema, edema"),
    PlainWords("behavior", "behaviour, behavior"),
    PlainWords("fetus", "foetus, fetus, unborn baby"),
    PlainWords("eat, eating, eaten, meal, empty stomach, breakfast", "food, meals, meal", "food"),
    PlainWords("sleepy, drowsy, tired, drowsiness, sleepiness, knocked out, sedated", "sleepiness, sleepy, drowsy"),
    PlainWords("cant sleep, insomnia, sleepless, lie awake", "trouble sleeping, poor sleep, sleep"),
    PlainWords("tingling, numb, numbness", "pins and needles, tingling, numbness"),
    PlainWords("sleep, sleeping", "sleepiness, sleepy, drowsy, trouble sleeping, poor sleep, sleep"),
    PlainWords("b 12, b12, vitamin b12, vitamin b 12", "vitamin b12, b12"),
    PlainWords("dizzy, light headed, lightheaded, giddy", "dizziness, dizzy"),
    PlainWords("forgetful, memory, memory loss, cant remember", "memory, forgetful"),
    PlainWords("depressed, depression, sad, low mood", "low mood, depression"),
    PlainWords(
        "suicide, suicidal, kill myself, killing myself, kms, self harm, self harming, harm myself, hurt myself,"
        " hurting myself, cut myself, cutting myself, want to die, wanna die, wants to die, wanting to die,"
        " wish i was dead, wish i were dead, better off dead, end my life, ending my life, take my own life,"
        " take my life, end it all, dont want to live, do not want to live, dont want to be here, no reason to live,"
        " kill himself, kill herself, harm himself, harm herself",
        "suicide",
        calls=CRISIS,
    ),
    PlainWords(
        "lethal, lethal dose, fatal dose, deadly dose, enough to die, enough to kill, to kill me, kill you, kill me,"
        " to die, die, dying, overdose on purpose",
        "overdose, too much, taking more",
        "overdose",
        calls=CRISIS | POISON,
    ),
    PlainWords("cant breathe, breathing, short of breath, breathless, breathe", "breathing, breathe", calls=EMERGENCY),
    PlainWords("fit, fits, convulsion, convulsions, seizure", "seizure, seizures"),
    PlainWords("rash, hives, swelling, swollen, allergic, allergy", "rash, swells, swelling, allergic, bad reaction"),
    PlainWords("weight gain, gain weight, put on weight, fat", "weight"),
    PlainWords("painkiller, painkillers, pain killers, pain relief, pain relievers", "painkiller, opioids"),
    PlainWords("weed, marijuana, cannabis, thc, cbd, joint", "cannabis, cbd"),
    PlainWords("work, works, how does it work, what does it do", "how it works, works"),
    PlainWords(
        "stay, stays, stay in my system, stay in your system, out of my system, leave my system, in my system,"
        " system, stay in my body, stay in your body, leave my body, leave the body, in my blood, it last, wear off,"
        " wears off, half life",
        "stay in the body, stays in the body, left the body, half-life",
    ),
    PlainWords(
        "how fast, how quickly, how soon, kick in, kicks in, start working, starts working, start to work,"
        " begin to work, take effect, takes effect, onset, how long does it take",
        "how soon does it work, highest level in the blood, how long it works",
    ),
    PlainWords("how long", "how long"),
    PlainWords("drug test, drugs test, urine test, screening, test positive", "drug test"),
    PlainWords("blood test, blood tests, tests, check up, monitoring", "blood test, tests, blood count, check"),
    PlainWords(
        "dosage, how much, how many, dosing, max dose, maximum dose, highest dose, starting dose, take two, take 2,"
        " once a day, twice a day, times a day, once daily, twice daily, a day, daily, milligrams, mg",
        "dose, doses, how much",
        "dosing",
    ),
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

WEAK = frozenset({"how long"})
"""What asks for little where something else is asked too."""
TOO_MUCH_ALONE = frozenset({"too much", "too many"})
"""It means an overdose where nothing else is asked: whoever sleeps too much asks of sleep."""
TAKING = frozenset("took taken swallowed ate drank downed".split())
TOO_MUCH = frozenset(
    "twice double triple extra all whole entire every bottle pack packet box strip handful bunch lots loads several"
    " many two three four five six seven eight nine ten twelve fifteen twenty thirty".split()
)
"""What somebody says they took when it was more than a dose: after a word of `TAKING`, as is any number from 2."""
BETWEEN = frozenset("a an the about around like my of his her their".split())
MEASURES = {
    **dict.fromkeys(("mg", "mgs", "milligram", "milligrams", "miligram", "miligrams"), "mg"),
    **dict.fromkeys(("mcg", "ug", "μg", "microgram", "micrograms"), "micrograms"),
    **dict.fromkeys(("g", "gram", "grams"), "g"),
    "ml": "ml",
}
"""Of amounts of a medicine, as pages write them. What is counted by them, or by times, is no number of tablets."""
TIMES = frozenset("hour hours hr hrs day days week weeks month months year years yr yrs".split())
OF_ONE_AGE = frozenset({"yo", "yearold"})

STOP_WORDS = frozenset(
    "a about after again all also am an and any anyone are arent as at back be because been before being between"
    " boyfriend but by can cannot cant cause caused causes causing compare compared comparison could couldnt dad did"
    " didnt difference differences different do doctor doctors does doesnt doing dont father feel feeling feels felt"
    " for friend from get getting girlfriend give go going had has hasnt have havent having he her herself him"
    " himself his how husband i id if ill im in into is isnt it its ive just know like may me medication medications"
    " medicine medicines might mom more mother much mum my myself need no not now of off ok okay on one or our out"
    " over partner people pill pills please safe same she should shouldnt so some somebody someone tablet tablets take"
    " taken takes taking than that the their them themselves then there they this to too took try up us use used"
    " using versus very vs was wasnt we were werent what when where which while who why wife will with without wont"
    " would wouldnt you your".split()
)
"""Words that say nothing about what is asked."""
