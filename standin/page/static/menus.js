// A menu where the pointer is, or beside what had the focus. Arrow keys, Home, End, first letters, Escape.

import { make } from "./ask.js";

let open = null;

function close({ back }) {
  if (!open) return;
  const { menu, from } = open;
  open = null;
  menu.remove();
  document.removeEventListener("pointerdown", outside, true);
  if (back) from?.focus({ preventScroll: true });
}

function outside(event) { if (!open.menu.contains(event.target)) close({ back: false }); }

// `lines` are { words, keys, does, off } and null for a rule between them.
export function openMenu(lines, { label, at = null, beside = null }) {
  const from = document.activeElement;
  close({ back: false });
  const menu = make("div", { cls: "menu", role: "menu", "aria-label": label });
  for (const line of lines) menu.append(line ? button(line) : make("hr", {}));
  menu.addEventListener("keydown", onKey);
  menu.addEventListener("contextmenu", (event) => event.preventDefault());
  document.body.append(menu);
  lie(menu, at, beside);
  open = { menu, from };
  document.addEventListener("pointerdown", outside, true);
  buttonsOf(menu)[0]?.focus();
}

function button({ words, keys = "", does, off = false }) {
  const made = make("button", { role: "menuitem", tabindex: "-1" }, make("span", { text: words }));
  if (keys) made.append(make("kbd", { text: keys }));
  made.disabled = off;
  made.addEventListener("click", () => { close({ back: true }); does(); });
  return made;
}

function lie(menu, at, beside) {
  const rect = beside?.getBoundingClientRect();
  const { x, y } = at ?? { x: rect.left, y: rect.bottom };
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.max(4, Math.min(x, innerWidth - width - 4));
  const top = y + height + 4 <= innerHeight ? y : Math.max(4, (at ? y : rect.top) - height);
  Object.assign(menu.style, { left: `${left}px`, top: `${top}px` });
}

const buttonsOf = (menu) => [...menu.querySelectorAll("button:enabled")];

function onKey(event) {
  const buttons = buttonsOf(open.menu);
  const here = buttons.indexOf(document.activeElement);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1 + buttons.length, Home: 0, End: buttons.length - 1 }[event.key];
  event.stopPropagation();
  if (to !== undefined) {
    event.preventDefault();
    buttons[to % buttons.length].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    close({ back: true });
  } else if (event.key.length === 1) {
    const after = [...buttons.slice(here + 1), ...buttons.slice(0, here + 1)];
    after.find((each) => each.textContent.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  }
}
