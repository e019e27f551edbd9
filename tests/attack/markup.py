"""Markup that somebody may type, planted in every text, and how to see whether any of it became part of a page."""

from articles.models import Article, Medication, Person
from tests import canaries, factory
from tests.remembered import remembered

PAYLOAD = """' onfocus='alert(1)" style="x"><script>alert(1)</script></textarea><svg/onload=x><a href=javascript:x>"""
"""Short enough for every field, and against all: attributes, text, fields and addresses."""
REFUSED = """&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62; {{ 7|add:7 }} {% debug %}
[x](javascript:alert(1)) [x](JAVA&#115;CRIPT:alert(1)) [x](java&Tab;script:alert(1)) <javascript:alert(1)>
[x](data:text/html;base64,PHNjcmlwdD4=) [x](vbscript:x) [x](//evil.example) [x](\\\\\\evil.example) [x][y]
![x](x"onerror="alert(1)) [x](https://a.example" onclick="alert(1)) [x](</a "onclick=alert(1)>)

[y]: javascript:alert(1) "onclick=alert(1)"

## Heading {: uses onclick=alert(1) } "><script>alert(1)</script>
"""
"""What a draft may not hold when it is submitted."""
FAULTS = r"""
html => {
  const nodes = (root) => [...root.querySelectorAll("*")].flatMap(
    (node) => node.localName === "template" ? [node, ...nodes(node.content)] : [node]);
  const own = (address) => /^\/static\//.test(address ?? "");
  const never = ["iframe", "frame", "object", "embed", "base", "applet", "style", "math", "foreignobject"];
  const sources = ["script", "img", "image", "video", "audio", "source"];
  const marks = ["style", "srcdoc"];
  const named = ["canonical", "alternate"];
  const addresses = ["href", "src", "action", "formaction", "xlink:href", "data", "hx-get", "hx-post"];
  const runs = (address) => /^(javascript|vbscript|data:|\/\/|\\)/i.test(address.replace(/[\x00-\x20]/g, ""));
  return nodes(new DOMParser().parseFromString(html, "text/html")).filter((node) =>
    never.includes(node.localName.toLowerCase())
    || (sources.includes(node.localName) && !own(node.getAttribute("src")) && node.type !== "application/ld+json")
    || (node.localName === "link" && !named.includes(node.rel) && !own(node.getAttribute("href")))
    || (node.localName === "meta" && node.hasAttribute("http-equiv"))
    || [...node.attributes].some(({name, value}) =>
      name.startsWith("on") || marks.includes(name) || (addresses.includes(name) && runs(value)))
  ).map((node) => node.outerHTML.slice(0, 200));
}
"""
"""What of a page would run or come from elsewhere, as Chromium reads it. Data in a script element does not run."""


@remembered
def plant() -> None:
    """In what readers get too: signed, with a signer, a note, a reason and an interest in the same words."""
    payload = canaries.WORD
    canaries.plant()
    words = {"name": f"{payload} signer", "credentials": payload, "register": payload, "registration": payload}
    signer = factory.make_pharmacist(**words)
    record, down = factory.make_medication(), factory.make_article()
    reword(record, record.author, f"{payload} {record.pk}")
    factory.approve(factory.submit(record, note=payload), signer, conflict=payload)
    article = factory.make_article(medication=record)
    reword(article, article.author, payload)
    edition = factory.approve(factory.submit(article, note=payload), signer, conflict=payload).edition
    assert edition is not None
    second = factory.make_pharmacist(**(words | {"registration": f"2 {payload}"}))
    factory.reaffirm(edition, second, conflict=payload, note=payload)
    factory.withdraw(factory.publish(down), signer, reason=payload)


def reword(record: Article | Medication, by: Person, text: str) -> None:
    address = record.slug
    canaries.unsign(record, by)
    factory.edit(record, by, slug=address, **({"name": text} if isinstance(record, Medication) else {"title": text}))
