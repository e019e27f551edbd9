// Where words of the Markdown stand in the document: what the checks find is told in characters of the text.
import { valueOf } from "./offers.js";

const LEAVES = { cite: (node) => `[^${node.attrs.label}]`, value: (node) => `{{${node.attrs.words}}}` };

// What a block says, letter by letter, with the place of each letter in the document.
const letters = (node, start, leaves = LEAVES) => {
  let words = "";
  const places = [];
  node.descendants((child, offset) => {
    const piece = child.isText ? child.text : child.isInline ? (leaves[child.type.name]?.(child) ?? "\n") : "";
    for (let at = 0; at < piece.length; at += 1) {
      places.push({ from: start + offset + (child.isText ? at : 0), to: start + offset + (child.isText ? at + 1 : 1) });
    }
    words += piece;
    if (child.isTextblock && words) {
      words += "\n";
      places.push(null);
    }
  });
  return { words, places };
};

const nearest = (text, words, from) => {
  const before = text.lastIndexOf(words, from);
  const after = text.indexOf(words, from);
  if (before < 0 || after < 0) return Math.max(before, after);
  return from - before <= after - from ? before : after;
};

const range = (inside, at, length) => {
  const covered = inside.places.slice(at, at + length).filter(Boolean);
  return covered.length ? { from: covered[0].from, to: covered.at(-1).to } : null;
};

// As readers see them: marks around words are no words.
const spoken = (words) =>
  words
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`\\]|^#+ |^[-+] |\{:[^}]*\}/gm, "")
    .trim();

const AS_READ = {
  cite: () => "",
  value: (node) => valueOf(node.attrs.words) ?? LEAVES.value(node),
  soft_break: () => " ",
};

// The range of words that a reviewer quoted from the page; null where they stand there no more.
export const rangeOfQuote = (doc, quote) => {
  let place = null;
  doc.forEach((node, position) => {
    if (place || node.isLeaf) return;
    const inside = letters(node, position + 1, AS_READ);
    const at = inside.words.replace(/\u00a0/g, " ").indexOf(quote.replace(/\u00a0/g, " "));
    if (at >= 0) place = range(inside, at, quote.length);
  });
  return place;
};

// The server counts characters; a browser counts some of them as two.
const unit = (text, characters) => [...text].slice(0, characters).join("").length;

// The range of `words`, which began at the character `place` of the text that `pieces` tell; null where they are gone.
export const rangeOf = (pieces, text, words, place) => {
  const start = unit(text, place);
  const piece = pieces.findLast(({ from }) => from <= start) ?? pieces[0];
  if (!piece) return null;
  const isOneBlock = start + words.length <= piece.from + piece.words.length + 1;
  const inside = letters(piece.node, piece.position + (piece.node.isLeaf ? 0 : 1));
  if (!isOneBlock) return range(inside, 0, inside.words.length);
  const from = Math.round(((start - piece.from) / Math.max(piece.words.length, 1)) * inside.words.length);
  for (const form of [words, spoken(words)]) {
    const at = form ? nearest(inside.words, form, from) : -1;
    if (at >= 0) return { ...range(inside, at, form.length), isExact: form === words };
  }
  return range(inside, 0, inside.words.length);
};
