// Keeps the preview at the words that are being written.
const text = document.querySelector("#id_body");
const preview = document.querySelector("#preview");
const HEADING = /^## /gm;

// Which section the caret is in, and how far down in it: 0 at its heading, 1 at its end. Written as a page, the text
// tells it by itself.
let caret = null;
const place = () => {
  if (text.hidden) return caret;
  const starts = [...text.value.matchAll(HEADING)].map((found) => found.index);
  if (text.value.slice(0, starts[0]).trim()) starts.unshift(0);
  const number = starts.findLastIndex((start) => start <= text.selectionEnd);
  const start = starts[number] ?? 0;
  const end = starts[number + 1] ?? text.value.length;
  return [Math.max(number, 0), (text.selectionEnd - start) / Math.max(end - start, 1)];
};

const follow = () => {
  if (!text.hidden && document.activeElement !== text) return;
  const at = place();
  if (!at) return;
  const [number, down] = at;
  const section = preview.querySelectorAll("section[data-kind]")[number];
  if (!section) return;
  const box = section.getBoundingClientRect();
  const there = box.top + down * box.height - preview.getBoundingClientRect().top;
  if (there < 0 || there > preview.clientHeight * 0.8) preview.scrollTop += there - preview.clientHeight / 3;
};

if (text && preview) {
  document.addEventListener("selectionchange", follow);
  preview.addEventListener("htmx:afterSettle", follow);
  text.addEventListener("editor:caret", ({ detail }) => {
    caret = detail;
    follow();
  });
}
