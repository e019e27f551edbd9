// A list to choose from by typing, at the caret.
const MOST = 60;
let number = 0;

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

export class Picker {
  // `label` says what is chosen; `items`: {label, note, search, choose}. `free` makes an item of any words that were
  // typed; `leave` gets the words of somebody who went back without a choice.
  constructor({ label, items = [], free, place, leave }) {
    Object.assign(this, { items, free, leave });
    this.id = `picker-${(number += 1)}`;
    this.field = element("input", {
      type: "text",
      role: "combobox",
      "aria-label": label,
      "aria-expanded": "true",
      "aria-controls": this.id,
      "aria-autocomplete": "list",
      autocomplete: "off",
      placeholder: label,
    });
    this.list = element("ul", { role: "listbox", id: this.id, "aria-label": label });
    this.none = element("p", { role: "status" });
    this.box = element("div", { class: "picker", popover: "manual" }, this.field, this.list, this.none);
    this.field.addEventListener("input", (event) => {
      event.stopPropagation(); // nothing of the form
      this.#draw();
    });
    this.field.addEventListener("keydown", (event) => this.#press(event));
    this.field.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) this.#choose(this.shown[[...this.list.children].indexOf(row)]);
    });
    document.querySelector("#editor").append(this.box);
    this.box.showPopover();
    this.#draw();
    this.#put(place);
    this.field.focus({ preventScroll: true });
  }

  #put(place) {
    const { width, height } = this.box.getBoundingClientRect();
    const below = place.bottom + height < innerHeight ? place.bottom : Math.max(0, place.top - height);
    this.box.style.left = `${Math.max(0, Math.min(place.left, innerWidth - width - 8))}px`;
    this.box.style.top = `${below}px`;
  }

  #draw() {
    const words = this.field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const isMeant = ({ label, note, search }) => {
      const text = `${label} ${note ?? ""} ${search ?? ""}`.toLowerCase();
      return words.every((word) => text.includes(word));
    };
    const typed = this.field.value.trim();
    this.shown = [...(this.free && typed ? [this.free(typed)] : []), ...this.items.filter(isMeant)].slice(0, MOST);
    this.at = 0;
    this.list.replaceChildren(
      ...this.shown.map(({ label, note }, at) => {
        const row = element("li", { role: "option", id: `${this.id}-${at}` }, element("b", {}, label));
        if (note) row.append(" ", element("span", {}, note));
        return row;
      }),
    );
    this.none.textContent = this.shown.length ? "" : this.free ? "Type it." : "Nothing by these words.";
    this.#mark();
  }

  #mark() {
    const rows = [...this.list.querySelectorAll("[role=option]")];
    rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === this.at)));
    rows[this.at]?.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", rows[this.at]?.id ?? "");
  }

  #press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.shown.length) this.at = (this.at + step + this.shown.length) % this.shown.length;
    else if (event.key === "Enter") this.#choose(this.shown[this.at]);
    else if (event.key === "Escape") this.close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.#mark();
  }

  #choose(item) {
    if (!item) return;
    this.close();
    item.choose();
  }

  close(isLeft = false) {
    if (this.isClosed) return;
    this.isClosed = true; // taking the field away blurs it, which closes too
    this.box.remove();
    if (isLeft) this.leave(this.field.value);
  }
}
