// Saves a draft without leaving its page, so that the place, the caret and what can be undone stay. Whatever is not a
// plain save goes the way of every form: a submit, new or removed rows, a refusal.
const form = document.querySelector("#document-form");
const bar = document.querySelector("[data-savebar]");
const HIDDEN = ["seen", "over", "kept", "csrfmiddlewaretoken"];

// A row that is stored gets a number that this page would not know: the next save would store it again.
const rowsChange = () => {
  const counts = [...form.querySelectorAll("[name$='-TOTAL_FORMS']")];
  const isMore = (total) => Number(total.value) > Number(form.elements[total.name.replace("TOTAL", "INITIAL")].value);
  return counts.some(isMore) || [...form.querySelectorAll("[name$='-DELETE']")].some((field) => field.checked);
};

const say = (words) => {
  bar.querySelector("[data-saved]").textContent = words;
};

const show = (page) => {
  for (const part of document.querySelectorAll("[data-drawn]")) {
    const anew = page.querySelector(`[data-drawn="${part.dataset.drawn}"]`);
    if (anew) part.replaceChildren(...anew.childNodes);
  }
  for (const name of HIDDEN) form.elements[name].value = page.querySelector("#document-form").elements[name].value;
  form.elements.why.value = "";
  say(page.querySelector("#messages")?.textContent.trim().replace(/\s+/g, " ") ?? "Saved.");
  document.dispatchEvent(new Event("draft:saved"));
};

// What was refused is sent once more as a form: nothing of it was stored, and the page then says why.
const sendAsForm = (name) => {
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value: "1" }));
  form.submit();
};

let isTyped = false; // since the last save
let isSaving = false;
let keeping = Promise.resolve(); // what was sent to be kept, and would stay if it came after the save

const save = async (button) => {
  isTyped = false;
  await keeping;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form, button) });
  const isSaved = answer.ok && answer.redirected && new URL(answer.url).pathname === location.pathname;
  if (isSaved) show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  else sendAsForm(button.name);
};

const start = async (button) => {
  if (isSaving) return;
  isSaving = true;
  say("Saving…");
  try {
    await save(button);
  } catch {
    isTyped = true;
    say("Not saved: the server did not answer. What you typed is still here. Save again in a moment.");
  } finally {
    isSaving = false;
  }
};

if (form && bar) {
  form.addEventListener("input", () => {
    isTyped = true;
  });
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    const isNew = !document.querySelector(".two-states");
    if (button?.name !== "_save" || isNew || rowsChange()) return;
    event.preventDefault();
    start(button);
  });
  bar.addEventListener("htmx:beforeRequest", (event) => {
    if (!isTyped) return event.preventDefault(); // what is saved needs not be kept
    keeping = new Promise((resolve) => event.target.addEventListener("htmx:afterRequest", resolve, { once: true }));
    return undefined;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    bar.querySelector("button[name='_save']").click();
  });
}
