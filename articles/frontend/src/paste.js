// What comes from elsewhere goes through the importer's own reader on the server: raised marks, struck-out words and
// numbers in lists would else change what a text says.

// Words that this editor copied are its own. Plain text is typed. Answers true where `take` got something.
export const readPasted = (event, take) => {
  const data = event.clipboardData ?? event.dataTransfer;
  const [file] = data?.files ?? [];
  const html = data?.getData("text/html") ?? "";
  if (file) take({ file });
  else if (html && !html.includes("data-pm-slice")) take({ html });
  else return false;
  event.preventDefault();
  return true;
};

// {markdown, aside, note}: what goes into the text, what was set aside ({text, reason}), and why nothing can be read.
export const sendPasted = async ({ html, file }, url, form) => {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  if (file) body.set("file", file);
  else body.set("html", html);
  try {
    const answer = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" } });
    return await answer.json();
  } catch {
    const note = "Nothing was put in, because the server did not answer. Paste it again in a moment.";
    return { markdown: "", aside: [], note };
  }
};
