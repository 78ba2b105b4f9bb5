// Questions to the person: a form in a dialog of the browser, which keeps the focus inside and gives it back.

import { make } from "./ask.js";

// Shows the children with the buttons; gives the pressed button's value, "" when the dialog was left.
export function askIn(title, children, buttons = [{ words: "OK", value: "ok" }], { wide = false } = {}) {
  const from = document.activeElement;
  const heading = make("h2", { text: title, id: "dialog-title" });
  const row = make("div", { cls: "row" });
  buttons.forEach(({ words, value }, at) => row.append(make("button", { text: words, value, cls: at === 0 ? "primary" : "" })));
  row.append(make("button", { text: "Cancel", value: "", formnovalidate: "" }));
  const form = make("form", { method: "dialog" }, heading, ...children, row);
  const dialog = make("dialog", { cls: wide ? "wide" : "", "aria-labelledby": "dialog-title" }, form);
  document.body.append(dialog);
  // The page's policy forbids sending forms anywhere; the answer is taken here.
  form.addEventListener("submit", (event) => { event.preventDefault(); dialog.close(event.submitter?.value ?? "ok"); });
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      from?.focus?.({ preventScroll: true });
      resolve(dialog.returnValue);
    });
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    dialog.showModal();
  });
}

export const field = (words, control) => make("label", { cls: "field" }, make("span", { text: words }), control);

export const tick = (words, control) => make("label", { cls: "tick" }, control, make("span", { text: words }));
