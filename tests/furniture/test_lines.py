"""Import and the checks judge a line alike: what one sets aside, the other warns of."""

import pytest

from articles.clinical.api import RULES, Subject
from articles.furniture.lines import heading, is_furniture, reason
from articles.importing import plain
from tests.contents import article_of

FURNITURE = {
    "poll": [
        "Total votes: 412", "120 votes", "Vote now!", "View results", "Rate this article", "Was this page helpful?",
        "Yes | No", "Weekly sleep poll", "12 ratings",
    ],
    "comment form": [
        "Leave a reply", "Post a comment below", "12 comments", "Comments (3)", "Reader reviews (2)",
        "Log in to comment", "Your email address will not be published.", "Required fields are marked *",
        "Join the discussion", "Name *", "What do you think?", "3 responses to Sleep tablets", "Email (required)",
        "What our readers say",
    ],
    "related links": [
        "Related articles", "You may also like", "More from this site", "Read next", "See also",
        "Stories picked for you", "Popular posts", "Related: sleep problems", "More reading", "Editor's picks",
        "Read more: why people wake at night", "SEE ALSO: Our test of pillows", "Don't miss: ten ways to sleep",
        "Learn more about sleep and light", "Click here to find a clinic", "Check out our guide to pillows",
        "Read the full review",
    ],
    "navigation": [
        "Next article: Sleep and light", "« Previous", "Older posts »", "Skip to main content", "Back to top",
        "Home > Drugs > Clonazepam", "In this article", "Table of contents", "Menu", "Sitemap", "Log in",
        "Contact us", "Transcript", "Show more", "Load more", "Loading...", "Page 2 of 4", "Tags",
        "Next: A Walk In The Evening >>",
    ],
    "share buttons": [
        "Share this article on Facebook", "Share on Twitter", "Tweet", "Follow us", "Facebook | Twitter | Email",
        "Print this page", "Copy link", "Share with your friends",
        "Follow Example Clinic on Twitter and Facebook.",
    ],
    "sign-up form": [
        "Sign up for our newsletter", "Subscribe to our newsletter today", "Get the latest health news in your inbox",
    ],
    "advertisement": [
        "Advertisement", "Sponsored content", "Article continues below", "Buy sleep pills online today",
        "Add to cart", "No prescription required, free shipping", "Promo code",
    ],
    "site name": [
        "© 2021 Example Clinic. All rights reserved.", "All rights reserved",
        "We use cookies to improve your experience", "Accept all cookies", "Privacy policy",
        "Terms of use | Privacy policy", "www.example.org", "Example.com",
    ],
    "byline or date": [
        "Posted by Anna on 3 May 2021", "Published on 3 May 2021", "Last updated: 3 May 2021",
        "By Some Writer, PharmD", "Medically reviewed by Some Doctor, MD", "By admin", "Author: Some Writer",
        "5 min read", "May 3, 2021", "3 May 2021, 10:12 am", "Posted on May 3, 2021 at 10:12 a.m.",
        "Updated at 1:23 p.m.", "Some Writer and an editor contributed to this report.",
        "Some Writer is a staff writer at Example Clinic, where she writes about sleep.",
        "Some M. Writer (some@example.org) is the editor of Example Clinic.",
    ],
    "stray caption": [
        "Photo: a box of tablets", "Image credit: Getty", "Smiling man at a desk, Shutterstock", "Video",
        "A box of tablets on a desk (Image: Example Press)", "A man asleep. Photo by Some Name",
        "A man asleep in a garden Credit: Example Press",
    ],
    "disclaimer": [
        "Disclaimer", "Medical disclaimer", "This page is for informational purposes only.",
        "We may earn a commission when you buy something through this page.",
        "This article contains affiliate links, which cost you nothing.",
    ],
}  # fmt: skip
TEXT = [
    "Published in 1998, the study followed 300 people.", "The dose was reviewed by a doctor every six months.",
    "Reviewed by your doctor every six months, the dose may change.", "Share your worries with your pharmacist.",
    "Share it with nobody.", "By mouth only", "Comments about side effects go to the agency.", "Related medicines",
    "Search your home for old tablets.", "Next, read the label.", "Previous doses do not count.", "More on driving",
    "See also what your leaflet says about alcohol, driving and machines at work.",
    "Three ways to remember your tablets", "Watch: the first signs of an allergy",
    "Five things to tell your pharmacist", "10 signs of an overdose", "Source: the label of the United States",
    "Next: lower the dose by half", "Registered nurses only", "Contact us if the tablet looks different.",
    "Edited by hand, the leaflet is hard to read.", "Two reviews", "Order your repeat prescription now.",
    "Order the tablets now, a week before the last one.", "Home treatment", "(c) 2000 mg once a day", "Give 5 mg →",
    "← Never exceed 4 tablets a day", "Figure 2: Never take more than 8 tablets",
    "Get emergency help at once, for updates call 999", "Ten Ways to Rest Without Tablets",
    "Read more of the leaflet before you take it: do not take it with alcohol.", "See our advice: call 999 at once",
    "More: 5 mg at night", "Don't miss more than one dose", "In May 2021 the label changed.", "Take 2 a day",
    "Your site of injection can hurt. Change the site of injection each time, on the other side of the body.",
    "A patient is the author of her own plan, with her doctor.", "Give credit where it is due",
]  # fmt: skip
INTRODUCTION = "They help people sleep, and they are taken at night by adults who cannot fall asleep in any other way."


def sets_aside(line: str) -> bool:
    """Whether a page that ends with this line leaves it out of the draft."""
    return any(line in scrap.text for scrap in plain.read(f"Sleep tablets\n\n{INTRODUCTION}\n\n{line}").quarantine)


def warns(line: str) -> bool:
    text = article_of({"title": "Sleep tablets", "body": f"{INTRODUCTION}\n\n{line}"})
    return any(RULES["SCR-001"].findings(Subject.from_content(text)))


@pytest.mark.parametrize(("why", "line"), [(why, line) for why, lines in FURNITURE.items() for line in lines])
def test_what_belongs_to_a_page_is_known_to_both(why: str, line: str) -> None:
    assert (reason(line) or heading(line)) == why
    assert sets_aside(line) and warns(line)


@pytest.mark.parametrize("line", TEXT)
def test_what_an_article_says_is_left_alone_by_both(line: str) -> None:
    assert not is_furniture(line)
    assert not sets_aside(line) and not warns(line)
