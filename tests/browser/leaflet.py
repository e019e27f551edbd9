"""A file as writers find it on the web: headings without marks, bullets, and what stood around the article."""

NAME = "quiet-leaflet.txt"
TEXT = """Quietazepam (Brandex)

brandex tablets

What Is Quietazepam For?

Quietazepam slows busy nerves. Doctors give it against seizures and against panic attacks. It helps for as long as it \
stays in the blood, which is most of a day and a night.

How to Take It

Grown-ups mostly begin with 0.5 mg in the morning and 0.5 mg at night. Swallow the tablet with a glass of water.

Possible Side Effects

People often notice:

  • Sleepiness
  • Unsteady steps
  • Slower thinking

People seldom notice:

  • A low mood
  • Blurred sight

Stopping Quietazepam

Come off it in small steps and with the person who prescribed it. A sudden stop can bring on a seizure.


The information on this site is for informational purposes only and does not replace the advice of your own doctor.

Tablet Talk Poll

Do you take your tablets at the same hour each day?
Total votes: 214
"""
