// The text behind a document. A block that nobody touched keeps its letters; one that changed is written anew.
import { blockLines, read, rendered } from "./read.js";
import { write } from "./write.js";

const LONGEST = 100_000;
const BETWEEN = "\n\n";

export class Refused extends Error {}

const lineStarts = (text) => {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
};

// Where each block at the top stands in the text: {from, to}, without the empty lines around it.
const places = (text) => {
  const starts = [...lineStarts(text), text.length + 1];
  return blockLines(text).map(([first, after]) => {
    const from = starts[first];
    return { from, to: from + text.slice(from, starts[after] - 1).trimEnd().length };
  });
};

const lineOf = (text, at) => text.slice(0, at).split("\n").length;

export class Source {
  // Throws `Refused`, with a sentence for the writer, where the editor cannot hold the text exactly.
  constructor(text) {
    this.text = text;
    if (text.length > LONGEST) throw new Refused("It is too long for the page's editor.");
    this.blocks = places(text);
    this.doc = this.#read(text);
    this.kept = new WeakMap(); // node → number of its block
    this.equal = new Map(); // what a node says → numbers of blocks, for nodes that undo made anew
    this.written = new WeakMap(); // node → its Markdown
    this.doc.forEach((node, _, at) => {
      this.kept.set(node, at);
      const key = JSON.stringify(node);
      this.equal.set(key, [...(this.equal.get(key) ?? []), at]);
    });
  }

  #read(text) {
    let doc;
    try {
      doc = read(text);
    } catch {
      throw new Refused("It has a picture, which pages do not show.");
    }
    if (!text.trim()) return doc;
    if (doc.childCount !== this.blocks.length) throw new Refused("Its parts are not told apart in the same way.");
    doc.forEach((node, _, at) => {
      const { from, to } = this.blocks[at];
      const { text: anew, isExact } = write(node);
      if (!isExact || rendered(anew) !== rendered(text.slice(from, to))) {
        const line = lineOf(text, from);
        throw new Refused(`What begins at line ${line} cannot be kept to the letter once it is changed.`);
      }
    });
    return doc;
  }

  #number(node, after) {
    const number = this.kept.get(node);
    if (number !== undefined) return number;
    const same = this.equal.get(JSON.stringify(node)) ?? [];
    return same.includes(after + 1) ? after + 1 : same[0];
  }

  #words(node) {
    if (!this.written.has(node)) this.written.set(node, write(node).text);
    return this.written.get(node);
  }

  // Each block of a document with its Markdown, where that begins in the whole text, and its place in the document.
  pieces(doc) {
    const pieces = [];
    let before = null;
    let end = 0;
    doc.forEach((node, position) => {
      const number = this.#number(node, before?.number ?? -1);
      const place = this.blocks[number];
      const words = place ? this.text.slice(place.from, place.to) : this.#words(node);
      if (!words.trim()) return;
      const gap = this.#gap(before, number, node);
      const from = end + gap.length;
      pieces.push({ node, position, number, gap, from, words: this.#unlike(before, node, words, number) });
      end = from + pieces.at(-1).words.length;
      before = pieces.at(-1);
    });
    return pieces;
  }

  // As it was between two blocks that stood so already.
  #gap(before, number, node) {
    if (number !== undefined && number === (before ? before.number + 1 : 0)) {
      return this.text.slice(before ? this.blocks[before.number].to : 0, this.blocks[number].from);
    }
    return before ? BETWEEN : "";
  }

  // Two lists that follow each other are one where their marks are the same.
  #unlike(before, node, words, number) {
    const isSecond = before?.node.type === node.type && before.node.attrs.mark === node.attrs.mark;
    if (!node.type.name.endsWith("_list") || !isSecond || number === before.number + 1) return words;
    const mark = { "-": "*", "*": "-", "+": "-", ".": ")", ")": "." }[node.attrs.mark];
    return write(node.type.create({ ...node.attrs, mark }, node.content)).text;
  }

  textOf(doc) {
    if (doc.eq(this.doc)) return this.text;
    const pieces = this.pieces(doc);
    const words = pieces.map((piece) => piece.gap + piece.words).join("");
    const isLastKept = pieces.length && pieces.at(-1).number === this.blocks.length - 1;
    return words + (isLastKept ? this.text.slice(this.blocks.at(-1).to) : "");
  }
}
