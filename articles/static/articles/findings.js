// Leads from a finding to its words in the form, and puts in what is offered for them.
const panel = document.querySelector("#findings");
const said = document.querySelector("#findings-said");
const folds = new Map();

// The server counts characters; a browser counts some of them as two.
const unit = (text, characters) => [...text].slice(0, characters).join("").length;

const nearest = (text, words, from) => {
  const before = text.lastIndexOf(words, from);
  const after = text.indexOf(words, from);
  if (before < 0 || after < 0) return Math.max(before, after);
  return from - before < after - from ? before : after;
};

// Where the words of a finding stand by now, and whether that is where they were found.
const locate = (text, { words, start }) => {
  const from = unit(text, Number(start));
  if (text.startsWith(words, from)) return { start: from, end: from + words.length, exact: true };
  const spelled = [words, words.normalize("NFD")].find((form) => text.includes(form));
  if (spelled === undefined) return null;
  const at = nearest(text, spelled, from);
  return { start: at, end: at + spelled.length, exact: false };
};

// How far down the words before a place reach in a text box, measured in a copy of it.
const depth = (field, place) => {
  const copy = field.cloneNode();
  copy.classList.add("measured");
  field.after(copy);
  copy.style.width = `${field.offsetWidth}px`;
  copy.value = field.value.slice(0, place);
  const depth = copy.scrollHeight;
  copy.remove();
  return depth;
};

const select = (field, start, end) => {
  for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  if (field.tagName === "TEXTAREA") field.scrollTop = depth(field, start) - field.clientHeight / 3;
  field.scrollIntoView({ block: "nearest" });
};

const follow = (link) => {
  const field = document.querySelector(link.hash);
  const found = locate(field.value, link.dataset);
  said.textContent = found ? "" : "These words do not stand there any more.";
  history.pushState(null, "", link.hash); // the way back to the finding
  if (found) select(field, found.start, found.end);
  else field.focus();
};

// As if it was typed, so that the browser can undo it.
const type = (field, words) => {
  const done = words ? document.execCommand("insertText", false, words) : document.execCommand("delete");
  if (done) return;
  field.setRangeText(words);
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

const put = (link, words) => {
  const field = document.querySelector(link.hash);
  const found = locate(field.value, link.dataset);
  if (!found?.exact) {
    said.textContent = "The text has changed since, so nothing was put in. Look at the words again.";
    return;
  }
  select(field, found.start, found.end);
  type(field, words);
  field.setSelectionRange(found.start, found.start + words.length);
  said.textContent = "Done. Undo takes it back.";
};

if (panel) {
  panel.classList.add("scripted");
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-words]");
    const button = event.target.closest("button[data-put]");
    if (link) event.preventDefault();
    if (link) follow(link);
    else if (button) put(button.closest("li").querySelector("a[data-words]"), button.dataset.put);
  });
  // What is drawn again stays as open as it was.
  panel.addEventListener("toggle", (event) => folds.set(event.target.id, event.target.open), true);
  document.addEventListener("htmx:afterSwap", () => {
    for (const fold of panel.querySelectorAll("details")) fold.open = folds.get(fold.id) ?? fold.open;
  });
}
