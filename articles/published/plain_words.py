"""What people type, and what it is called on signed pages. Facts about words only: no advice stands here.

Members of classes are those of the ATC classification of the World Health Organization (groups N02A, N05, J02A, J01FA,
M01A, N06AB, R06A), which names what a substance is; an interaction is whatever the signed page says of the class.
"""

import re
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


class Danger(NamedTuple):
    """Words that mean danger together, in any order and whatever stands between them."""

    sets: tuple[str, ...]
    """Of each one word is typed."""
    topic: str = ""
    """As what they are read; "" where the other words of the query say best what is asked."""


TOPICS = (
    PlainWords(
        "emergency, ambulance, call ambulance, call an ambulance, need help now",
        "call for help now if, emergency number",
        calls=EMERGENCY,
    ),
    PlainWords(
        "drink, drinking, drinks, drunk, drank, beer, wine, booze, vodka, spirits, hangover, pub",
        "alcohol, drink",
        "alcohol",
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
        "got into my, at once, by accident, accidentally, by mistake, wrong dose, wrong pill, wrong pills,"
        " wrong tablet, wrong medicine",
        "overdose, too much, taking more",
        "overdose",
        calls=POISON,
    ),
    PlainWords(
        "took too many, took too much, taken too many, taken too much, take too many, too many pills, too many tablets,"
        " had too many, had too much, way too many, way too much, double dose, two doses, what if i take two,"
        " what if i take 2, what if i take three, what if i take 3,"
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
        "cold turkey, quit cold turkey, stop cold turkey, stopped cold turkey, run out, ran out, run out of,"
        " ran out of, running out, can i stop, can i just stop, can i quit, stop suddenly, stopped suddenly,"
        " stopping suddenly, suddenly, stop at once, abruptly, overnight",
        "suddenly, stop suddenly, never suddenly, stopping at once, before you stop, stopping",
    ),
    PlainWords(
        "stopped, stop, come off, coming off, came off, quit, quitting, wean, weaning, tapering, taper,"
        " stop taking, stopped taking",
        "stopping, stop suddenly, stop, taper",
        "stopping",
    ),
    PlainWords(
        "withdrawals, withdrawl, withdrawel, withdrawing, withdrawal symptoms, refill, refills, detox, detoxing",
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
        "pregnant, expecting, trying for a baby, conceive, conceiving, unborn, pregnancy test, pregnancy test positive,"
        " positive pregnancy test, accidentally pregnant, pregnant by accident, pregnant by mistake",
        "pregnancy, pregnant",
        "pregnancy",
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
    PlainWords(
        "sleepy, drowsy, tired, drowsiness, sleepiness, knocked out, sedated, fatigue, fatigued, exhausted, exhaustion",
        "sleepiness, sleepy, drowsy, tired, weakness",
    ),
    PlainWords(
        "seeing things, hearing things, hearing voices, sees things, hears things, hears voices, hallucination,"
        " hallucinations, hallucinate, hallucinating",
        "see what is not there, seeing things, seeing or hearing, hallucinations",
    ),
    PlainWords("sex drive, libido, sex life, sexual, sex", "interest in sex, sexual, sex"),
    PlainWords("blood pressure, bp", "blood pressure"),
    PlainWords("hair loss, losing hair, lose hair, hair falling out, hair", "hair"),
    PlainWords("hypo, hypos, hypoglycemia, hypoglycaemia, low sugar, low sugars", "low blood sugar, hypoglycaemia"),
    PlainWords("cramp, cramps, cramping", "cramps, stomach pain, abdominal pain, pain in the stomach, muscle spasms"),
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
        "suicidal thoughts, suicide, suicidal, ending your life",
        calls=CRISIS,
    ),
    PlainWords(
        "lethal, lethal dose, fatal, fatal dose, deadly, deadly dose, kill,"
        " enough to die, enough to kill, to kill me, kill you, kill me,"
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
        "dosage, doseage, how much, how many, dosing, max dose, maximum dose, highest dose, starting dose, take two,"
        " take 2, once a day, twice a day, times a day, once daily, twice daily, a day, daily, milligrams, mg",
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
        "who should not take, who shouldnt take, who cannot take, who cant take, who can take, should not take,"
        " is safe, is it safe, safe to take, contraindication, contraindications",
        "who can and cannot take, do not take it if",
    ),
    PlainWords("the same as, same as", "the same as"),
    PlainWords(
        "other medicines, other medicine, other medications, other drugs, other tablets, interaction, interact,"
        " interacts, mix, mixing, mixed, together, together with, at the same time, combine, combining",
        "interactions, with other medicines",
        "interactions",
    ),
)

MEMBERS = (
    PlainWords(
        "codeine, morphine, oxycodone, oxycontin, hydrocodone, tramadol, fentanyl, buprenorphine, methadone,"
        " tapentadol, hydromorphone, dihydrocodeine, pethidine, heroin, percocet, vicodin, co codamol, cocodamol,"
        " oxy, oxys, roxicodone, suboxone, subutex, norco, lortab, dilaudid, fent, lean, sizzurp, purple drank,"
        " opiate, opiates",
        "opioids, opioid",
    ),
    PlainWords(
        "zopiclone, eszopiclone, lunesta, zolpidem, ambien, zaleplon, melatonin, sleeping pill, sleeping pills,"
        " sleeping tablet, sleeping tablets, sleep aid, sedative, antihistamine, antihistamines, benadryl,"
        " diphenhydramine, doxylamine, unisom, zzzquil, promethazine, hydroxyzine",
        "other sedatives, sedatives, sleeping pills, calming medicines",
    ),
    PlainWords("fluconazole, itraconazole, ketoconazole, voriconazole, posaconazole", "antifungals, antifungal"),
    PlainWords("erythromycin, clarithromycin, azithromycin", "macrolides, macrolide, antibiotics, antibiotic"),
    PlainWords("ibuprofen, naproxen, diclofenac, nurofen, advil", "anti-inflammatory, NSAIDs, NSAID"),
    PlainWords("sertraline, fluoxetine, citalopram, escitalopram, paroxetine", "SSRI, SSRIs, antidepressants"),
)
"""Medicines that pages speak of as a class. They are names: a page that says nothing of them is no answer."""

SEDATIVE_CLASSES = frozenset({"benzodiazepine"})
"""Whose medicines are sedatives to each other (group N05B)."""
SEDATIVES = ("other sedatives", "sedatives")

WEAK = frozenset({"how long", "is safe", "is it safe", "safe to take", "the same as", "same as"})
"""What asks for little where something else is asked too."""
TOO_MUCH_ALONE = frozenset({"too much", "too many"})
"""It means an overdose where nothing else is asked: whoever sleeps too much asks of sleep."""
TAKING = frozenset("took taken swallowed ate eaten drank downed popped chugged snorted injected".split())
TOO_MUCH = frozenset(
    "twice double triple extra all whole entire every bottle pack packet box strip handful bunch lots loads several"
    " many two three four five six seven eight nine ten twelve fifteen twenty thirty".split()
)
"""What somebody says they took when it was more than a dose: after a word of `TAKING`, as is any number from 2."""
BETWEEN = frozenset(
    "a an the about around like my of his her their it them almost nearly over only just another pill pills tablet"
    " tablets capsule capsules dose doses med meds medicine medication".split()
)
MEASURES = {
    **dict.fromkeys(("mg", "mgs", "milligram", "milligrams", "miligram", "miligrams"), "mg"),
    **dict.fromkeys(("mcg", "ug", "μg", "microgram", "micrograms"), "micrograms"),
    **dict.fromkeys(("g", "gram", "grams"), "g"),
    "ml": "ml",
}
"""Of amounts of a medicine, as pages write them. What is counted by them, or by times, is no number of tablets."""
TIMES = frozenset("hour hours hr hrs day days week weeks month months year years yr yrs".split())
OF_ONE_AGE = frozenset({"yo", "yearold"})

_CHILDREN = (
    "child childs kid kids toddler baby babies infant newborn son daughter grandson granddaughter grandchild nephew"
    " niece boy girl dog cat puppy kitten pet"
)
_TOOK = "took taken ate eaten drank drunk swallowed chewed licked downed"
_OTHERS = (
    "else elses dad dads mom moms mum mums mother mothers father fathers wife wifes husband husbands friend friends"
    " brother brothers sister sisters grandma grandmas grandpa grandpas roommate neighbour neighbor dogs cats"
)
_NOT = "not no cant cannot wont doesnt dont isnt didnt couldnt wouldnt hard unable never barely hardly trouble"
_DRINKS = "alcohol wine beer beers booze vodka whisky whiskey gin rum spirits liquor tequila drinks drinking drunk"
_SEDATED = "sleepy drowsy sleepiness drowsiness confused slurring slurred limp weak groggy dizzy"
_STOPPED = "stop stopped stopping quit quitting off withdrawal withdrawals withdrawing out missed turkey without"
DANGERS = (
    Danger(("life lives", "end ending ended ends"), "suicide"),
    Danger(("want wants wanna thinking thoughts going", "die dying dead death"), "suicide"),
    Danger((_CHILDREN, _TOOK), "took too much"),
    Danger((_CHILDREN, "got gets", "into"), "took too much"),
    Danger(("took taken swallowed ate drank popped", _OTHERS), "took too much"),
    Danger(("seizure seizing convulsion convulsions convulsing convulse",), "having a seizure"),
    Danger(("seizures fits fit fitting", f"{_STOPPED} now having had keeps keep another"), "having a seizure"),
    Danger((_STOPPED, "shaking shakes shaky tremor tremors trembling twitching jerking sweating confused fever")),
    Danger((_STOPPED, "hallucinating hallucinations hallucination hallucinate voices delirious delirium")),
    Danger((_STOPPED, "seeing sees see hearing hears hear", "things voices")),
    Danger(("hallucinating delirious delirium",)),
    Danger(("tongue face throat lip lips mouth eyes", "swollen swelling swelled swells swell"), "tongue swelling"),
    Danger(("chest", "pain pains tight tightness pressure hurts hurting"), "emergency"),
    Danger(("choking gasping gurgling snoring",), "not breathing"),
    Danger(("foaming foam froth frothing",), "emergency"),
    Danger(("blue grey gray purple", "lip lips face skin finger fingers nails hands turning turned"), "blue lips"),
    Danger((_NOT, "wake waking wakes woke woken awake rouse roused conscious"), "unconscious"),
    Danger(("fainted fainting faint faints unconscious unresponsive comatose coma",), "unconscious"),
    Danger((_SEDATED, _DRINKS)),
    Danger(("took taken very extremely", "sleepy drowsy limp groggy slurring slurred confused")),
    Danger(("drank drunk",)),
    Danger(("mixed took", _DRINKS)),
)
"""A word too many shows the numbers to call to somebody who is well; one too few hides them from who is not."""
BARE_HELP = frozenset({"help"})
"""It calls for help where nothing else is asked."""
LONG_SLEEP = 12
"""Hours of sleep from which somebody may be unable to wake."""
SLEEPING = frozenset("sleep sleeping slept asleep sleeps".split())
SLIPS = (
    (re.compile(r"\bod['’]e?d\b"), "overdosed"),
    (re.compile(r"\b(?:to+|two) ?(many|much)\b"), r"too \1"),
    (re.compile(r"\b(?:to+k+|tuk)\b"), "took"),
)
"""Of small letters: who is in danger types in haste."""

STOP_WORDS = frozenset(
    "a about after again all also am an and any anyone are arent as at back be because been before being between"
    " boyfriend but by can cannot cant cause caused causes causing compare compared comparison could couldnt dad did"
    " didnt difference differences different do doctor doctors does doesnt doing dont father feel feeling feels felt"
    " for friend from get getting girlfriend give go going had has hasnt have havent having he help helps her"
    " herself him himself his how husband i id if ill im in into is isnt it its ive just know like may me medication"
    " medications medicine medicines might mom more mother much mum my myself need no not now of off ok okay on one"
    " or our out over partner people pill pills please really safe same she should shouldnt so some somebody someone"
    " tablet tablets take taken takes taking than that the their them themselves then there they this to too took"
    " try up us use used using versus very vs was wasnt we were werent what when where which while who why wife will"
    " with without wont would wouldnt you your".split()
)
"""Words that say nothing about what is asked."""
