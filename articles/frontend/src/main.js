// The editor of an article's text: a page that can be written in, over the same Markdown that the form sends.
import { baseKeymap } from "prosemirror-commands";
import { history } from "prosemirror-history";
import { inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { splitListItem } from "prosemirror-schema-list";
import { EditorState, Plugin } from "prosemirror-state";
import { goToNextCell, isInTable, tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";

import { TOOLS, isActive, keys, perform, pickAnything } from "./commands.js";
import { commentMarks, drawFindings, findingMarks, goToFinding, linkAt, select } from "./findings.js";
import { readPasted, sendPasted } from "./paste.js";
import { rangeOf, rangeOfQuote } from "./places.js";
import { schema } from "./schema.js";
import { Refused, Source } from "./source.js";
import { drawCite, drawValue, nodeViews } from "./views.js";

const CHOICE = "klonoinfo-editor";
const { nodes } = schema;

const rules = inputRules({
  rules: [
    wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list),
    wrappingInputRule(/^(\d{1,3})\.\s$/, nodes.ordered_list, (match) => ({ order: Number(match[1]) })),
    wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
    textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, (match) => ({ level: match[1].length })),
  ],
});

const stored = {
  get isPlain() {
    try {
      return localStorage.getItem(CHOICE) === "plain";
    } catch {
      return false;
    }
  },
  keep(isPlain) {
    try {
      localStorage.setItem(CHOICE, isPlain ? "plain" : "page");
    } catch {
      // a browser that keeps nothing
    }
  },
};

class Editor {
  constructor(field, root) {
    this.field = field;
    this.root = root;
    this.surface = root.querySelector("[data-surface]");
    this.note = root.querySelector("[data-note]");
    this.aside = root.querySelector("[data-aside]");
    this.ways = [...root.querySelectorAll("[data-to]")];
    this.bar = root.querySelector("[data-tools]");
    this.panel = document.querySelector("#findings");
    for (const way of this.ways) way.addEventListener("click", () => this.#switch());
    this.#makeTools();
    root.hidden = false;
    if (stored.isPlain) this.#close();
    else this.#open();
    for (const drawn of ["htmx:afterSwap", "draft:saved"]) document.addEventListener(drawn, () => this.#drawFindings());
    document.addEventListener("click", (event) => this.#followLink(event), true);
    field.form.addEventListener("input", (event) => {
      if (this.view && event.target !== field) this.#redrawLeaves();
    });
  }

  #switch() {
    if (this.view) this.#close();
    else this.#open();
    stored.keep(!this.view);
    (this.view ?? this.field).focus();
  }

  #open() {
    try {
      this.source = new Source(this.field.value);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#close();
      this.note.textContent = `This text opens as Markdown. ${error.message}`;
      return;
    }
    this.view = new EditorView(this.surface, {
      state: EditorState.create({ doc: this.source.doc, plugins: this.#plugins() }),
      nodeViews,
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": "The text, as a page",
        "aria-describedby": "editor-keys",
        spellcheck: "true",
      },
      dispatchTransaction: (tr) => this.#apply(tr),
      handlePaste: (_, event) => readPasted(event, (data) => this.#paste(data)),
      handleDrop: (_, event) => readPasted(event, (data) => this.#paste(data)),
    });
    this.note.textContent = "";
    this.#show(true);
    this.#drawTools();
    this.#drawFindings();
  }

  #close() {
    this.view?.destroy();
    this.view = null;
    this.note.textContent = "";
    this.#show(false);
  }

  #show(isPage) {
    this.field.hidden = isPage;
    this.surface.hidden = this.bar.hidden = !isPage;
    for (const way of this.ways) way.hidden = (way.dataset.to === "page") === isPage;
  }

  #plugins() {
    const slash = (state, dispatch, view) => {
      const { $from, empty } = state.selection;
      const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset, null, "x");
      if (!empty || (before && !/\s/.test(before)) || $from.parent.type.spec.code) return false;
      pickAnything(view);
      return true;
    };
    const toFinding = (step) => (state, dispatch, view) => {
      const link = goToFinding(view, step);
      this.note.textContent = link
        ? link.closest("li")?.textContent.trim().replace(/\s+/g, " ")
        : "The checks find nothing in this text.";
      return true;
    };
    const mend = (state, dispatch, view) => {
      linkAt(view)?.closest("li").querySelector("button[data-put]")?.click();
      return true;
    };
    return [
      keymap({ ...keys, "/": slash, F8: toFinding(1), "Shift-F8": toFinding(-1), "Alt-Enter": mend }),
      // Where there is no next cell, the Tab key leaves the text, as everywhere.
      keymap({
        Tab: (state, dispatch) => isInTable(state) && goToNextCell(1)(state, dispatch),
        "Shift-Tab": (state, dispatch) => isInTable(state) && goToNextCell(-1)(state, dispatch),
        Enter: (state, dispatch) =>
          isInTable(state) ? goToNextCell(1)(state, dispatch) || true : splitListItem(nodes.list_item)(state, dispatch),
      }),
      keymap(baseKeymap),
      rules,
      history(),
      tableEditing(),
      findingMarks(),
      commentMarks(),
      new Plugin({ view: () => ({ update: () => this.#drawTools() }) }),
    ];
  }

  #apply(tr) {
    this.view.updateState(this.view.state.apply(tr));
    if (tr.docChanged) {
      this.field.value = this.source.textOf(this.view.state.doc);
      this.field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (tr.selectionSet || tr.docChanged) this.#tellCaret();
  }

  // Which section the caret is in, for the preview beside the text.
  #tellCaret() {
    const { doc, selection } = this.view.state;
    const starts = [];
    doc.forEach((node, at) => {
      if ((node.type === nodes.heading && node.attrs.level === 2) || !at) starts.push(at);
    });
    const number = Math.max(
      0,
      starts.findLastIndex((at) => at <= selection.head),
    );
    const end = starts[number + 1] ?? doc.content.size;
    const down = (selection.head - starts[number]) / Math.max(end - starts[number], 1);
    this.field.dispatchEvent(new CustomEvent("editor:caret", { detail: [number, down] }));
  }

  async #paste(data) {
    const { markdown, aside, note } = await sendPasted(data, this.root.dataset.pasteUrl, this.field.form);
    this.note.textContent = note;
    this.#setAside(aside);
    if (!markdown || !this.view) return;
    const { doc } = new Source(markdown);
    const { tr } = this.view.state;
    const isInline = doc.childCount === 1 && doc.firstChild.type === nodes.paragraph;
    this.view.dispatch(
      tr.replaceSelection(isInline ? doc.slice(1, doc.content.size - 1) : doc.slice(0)).scrollIntoView(),
    );
    this.view.focus();
  }

  // Each line with its reason, and a button that puts it in at the caret all the same.
  #setAside(lines) {
    const rows = lines.map(({ text, reason }) => {
      const row = document.createElement("li");
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Put it in" });
      button.className = "btn btn-s";
      button.addEventListener("click", () => {
        this.view.dispatch(this.view.state.tr.insertText(text).scrollIntoView());
        row.remove();
        this.aside.hidden = !this.aside.querySelector("li");
        this.view.focus();
      });
      row.append(`“${text}” (${reason}) `, button);
      return row;
    });
    this.aside.querySelector("ul").replaceChildren(...rows);
    this.aside.hidden = !rows.length;
  }

  #makeTools() {
    this.buttons = TOOLS.map((tool) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = tool.name;
      button.title = tool.title ?? tool.name;
      button.addEventListener("pointerdown", (event) => event.preventDefault()); // the text keeps its selection
      button.addEventListener("click", () => perform(this.view, tool));
      return button;
    });
    this.bar.replaceChildren(...this.buttons);
    // One stop for the Tab key; arrow keys go along.
    this.bar.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const shown = this.buttons.filter((button) => !button.hidden);
      const at = shown.indexOf(document.activeElement);
      if (!step || at < 0) return;
      event.preventDefault();
      shown[(at + step + shown.length) % shown.length].focus();
    });
    this.bar.addEventListener("focusin", (event) =>
      this.buttons.forEach((button) => (button.tabIndex = button === event.target ? 0 : -1)),
    );
    this.buttons.forEach((button, at) => (button.tabIndex = at ? -1 : 0));
  }

  #drawTools() {
    if (!this.view) return;
    TOOLS.forEach((tool, at) => {
      const button = this.buttons[at];
      button.hidden = tool.isShown ? !tool.isShown(this.view.state) : false;
      if (tool.mark || tool.node) button.setAttribute("aria-pressed", String(isActive(this.view.state, tool)));
    });
  }

  #redrawLeaves() {
    this.view.state.doc.descendants((node, at) => {
      const draw = { cite: drawCite, value: drawValue }[node.type.name];
      const dom = draw && this.view.nodeDOM(at);
      if (dom) draw(dom, node);
    });
  }

  #drawFindings() {
    if (this.view && this.panel) drawFindings(this.view, this.source, this.panel, this.field);
  }

  // A link to this field leads to the words in the page, before anybody else takes it to the hidden field.
  #followLink(event) {
    const link = event.target.closest?.(`a[href="#${this.field.id}"]`);
    const button = event.target.closest?.("button[data-put]");
    const target = link ?? button?.closest("li").querySelector(`a[href="#${this.field.id}"][data-words]`);
    if (!this.view || !target) return;
    event.preventDefault();
    event.stopPropagation();
    const place = this.#placeOf(target);
    if (place) select(this.view, place);
    else this.view.focus();
    if (place && button) this.#put(place, button.dataset.put);
    else this.note.textContent = place ? "" : "These words do not stand there any more.";
  }

  #placeOf({ dataset }) {
    const { doc } = this.view.state;
    if (dataset.quote) return rangeOfQuote(doc, dataset.quote);
    if (!dataset.words) return { from: 1, to: 1 };
    return rangeOf(this.source.pieces(doc), this.field.value, dataset.words, Number(dataset.start));
  }

  #put(place, words) {
    if (!place.isExact) {
      this.note.textContent = "The text has changed since, so nothing was put in. Look at the words again.";
      return;
    }
    const { doc } = new Source(words);
    const { tr } = this.view.state;
    const isInline = doc.childCount === 1 && doc.firstChild.isTextblock && doc.firstChild.content.size;
    this.view.dispatch(
      isInline ? tr.replaceWith(place.from, place.to, doc.firstChild.content) : tr.delete(place.from, place.to),
    );
    this.note.textContent = "Done. Undo takes it back.";
  }
}

const root = document.querySelector("#editor");
if (root) new Editor(document.querySelector("#id_body"), root);

export { Source, Refused };
export { read } from "./read.js";
export { write } from "./write.js";
