// How a citation, a value and a section's heading look and act in the editor.
import { referenceOf, sectionKinds, valueOf } from "./offers.js";

const chip = (name, draw) => (node) => {
  const dom = document.createElement("span");
  dom.className = name;
  draw(dom, node);
  return { dom };
};

export const drawCite = (dom, { attrs: { label } }) => {
  const reference = referenceOf(label);
  dom.textContent = reference ? String(reference.number) : label;
  dom.title = reference ? `${label}: ${reference.title}` : `No reference has the label “${label}”.`;
  dom.classList.toggle("wrong", !reference);
};

export const drawValue = (dom, { attrs: { words } }) => {
  const value = valueOf(words);
  dom.textContent = value ?? `{{${words}}}`;
  dom.title = value ? `From the record: ${words}` : `The record has no value for “${words}”.`;
  dom.classList.toggle("wrong", !value);
};

class SectionHead {
  constructor(node, view, position) {
    const level = node.attrs.level;
    this.contentDOM = document.createElement(`h${level}`);
    if (level !== 2) {
      this.dom = this.contentDOM;
      return;
    }
    this.dom = document.createElement("div");
    this.dom.className = "section-head";
    this.choice = document.createElement("select");
    this.choice.setAttribute("aria-label", "Kind of section");
    this.choice.contentEditable = "false";
    this.choice.addEventListener("change", () => {
      const at = position();
      const now = view.state.doc.nodeAt(at);
      view.dispatch(view.state.tr.setNodeMarkup(at, null, { ...now.attrs, kind: this.choice.value }));
      view.focus();
    });
    this.dom.append(this.contentDOM, this.choice);
    this.update(node);
  }

  update(node) {
    if (node.type.name !== "heading" || this.contentDOM.tagName !== `H${node.attrs.level}`) return false;
    if (this.choice) {
      const kinds = sectionKinds();
      const { kind } = node.attrs;
      const isKnown = !kind || kinds.some(({ slug }) => slug === kind);
      const shown = isKnown ? kinds : [...kinds, { slug: kind, heading: `“${kind}”, which does not exist` }];
      this.choice.replaceChildren(
        ...shown.map(({ slug, heading }) => new Option(heading, slug === "other" && !kind ? "" : slug)),
      );
      this.choice.value = kind;
    }
    return true;
  }

  stopEvent(event) {
    return event.target === this.choice;
  }

  ignoreMutation(mutation) {
    return this.choice?.contains(mutation.target) ?? false;
  }
}

export const nodeViews = {
  cite: chip("cites", drawCite),
  value: chip("pulls", drawValue),
  heading: (node, view, position) => new SectionHead(node, view, position),
};
