"""What a text reckons out has to be right: of a liquid, by weight, in so many doses, over days."""

import pytest

from articles.clinical.prose.reckonings import wrong_reckonings

WRONG = [
    "The syrup has 250 mg in 5 mL. For 500 mg she draws up 5 mL.",
    "With 50 mg per mL, a dose of 300 mg is 3 mL.",
    "Each mL holds 20 mg, so 50 mg needs five millilitres.",
    "In 5 mL there are 250 mg, which means that 10 mL give 750 mg.",
    "The solution is 50 mg/mL: for 400 mg fill the syringe to 4 mL.",
    "At 25 mg/kg/day a child who weighs 30 kg needs 900 mg a day.",
    "She weighs 20 kg. The dose of 15 mg/kg makes 450 mg.",
    "How much is 10 mg/kg for a child of 20 kg? It is 150 mg.",
    "The daily 600 mg is divided into 3 portions, each of 300 mg.",
    "300 mg three times a day makes 1,200 mg.",
    "500 mg every 8 hours comes to a total of 1,000 mg a day.",
    "400 mg twice a day for 5 days is 2,000 mg in all.",
    "It is cut by a third, from 900 mg to 300 mg.",
]
RIGHT = [
    "The syrup has 250 mg in 5 mL. For 500 mg she draws up 10 mL.",
    "The bottle holds 470 mL, with 250 mg in 5 mL. Your dose is 300 mg.",
    "Ten units from a 100 units/mL vial are a tenth of a millilitre.",
    "A child of 20 kg gets 10 to 15 mg per kg, that is 200 to 300 mg a day.",
    "A child of 20 kg gets 30 mg per kg a day, that is 200 mg three times a day.",
    "A milligram and a half a day in three doses is half a milligram each time.",
    "500 mg every 8 hours comes to a total of 1,500 mg a day.",
    "400 mg twice a day for 5 days is 4 g in all.",
    "It is cut by a third, from 900 mg to 600 mg.",
    "Start with 300 mg a day. After 3 days that makes 600 mg, then 900 mg a day.",
    "Begin with 0.25 mg twice a day. The prescriber can raise this to 1 mg, which is enough, and so on.",
    "Most take 125 to 250 mcg once a day. Others need 62.5 mcg.",
    "Is 50 mg of the 20 mg/mL solution 5 mL?",
]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_reckoned_wrongly_is_found(text: str) -> None:
    assert list(wrong_reckonings(text))


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert not list(wrong_reckonings(text))
