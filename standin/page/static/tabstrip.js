// The tabs of the workbook, below the grid: open one, rename it by a double click, and what else people do to tabs.

import { make, saying } from "./ask.js";
import { openMenu } from "./menus.js";

export class TabStrip {
  constructor(sheet) {
    this.sheet = sheet;
    this.root = sheet.strip;
    sheet.hiddenToo.addEventListener("change", () => this.draw());
  }

  // Draws the strip anew when it changed; false when the chosen tab is not in it (any more).
  draw() {
    const { sheet } = this;
    const tabs = sheet.book.tabs.filter((tab) => !tab.hidden || sheet.hiddenToo.checked || tab.sheet_id === sheet.sheetId);
    const said = JSON.stringify(tabs);
    if (said !== this.said && !this.renaming) {
      this.said = said;
      const hadFocus = this.root.contains(document.activeElement);
      this.root.replaceChildren(...tabs.map((tab) => this.#button(tab, tabs)));
      this.#choose();
      if (hadFocus) this.root.querySelector("[aria-selected=true]")?.focus();
    } else if (this.chosen !== sheet.sheetId && !this.renaming) this.#choose();
    return tabs.some((tab) => tab.sheet_id === sheet.sheetId);
  }

  // Only marks: a button that is replaced between two clicks gets no double click.
  #choose() {
    this.chosen = this.sheet.sheetId;
    const hadFocus = this.root.contains(document.activeElement);
    for (const button of this.root.children) {
      const chosen = Number(button.dataset.sheet) === this.chosen;
      button.setAttribute("aria-selected", String(chosen));
      button.tabIndex = chosen ? 0 : -1;
      if (chosen) this.#reveal(button);
      if (chosen && hadFocus) button.focus();
    }
  }

  // Moves the strip alone: scrollIntoView would move the page too, where it is higher than a small window.
  #reveal(button) {
    const strip = this.root.parentElement;
    const past = button.offsetLeft + button.offsetWidth - strip.clientWidth;
    if (past > strip.scrollLeft) strip.scrollLeft = past;
    else if (button.offsetLeft < strip.scrollLeft) strip.scrollLeft = button.offsetLeft;
  }

  #button(tab, tabs) {
    const button = make("button", { role: "tab", text: tab.title, "data-sheet": String(tab.sheet_id), "aria-selected": "false", "aria-controls": "grid", tabindex: "-1", cls: tab.hidden ? "is-hidden" : "", title: "Double-click renames it; right-click for more" });
    button.style.setProperty("--tab-colour", tab.tab_colour || "transparent");
    button.addEventListener("click", () => saying(() => this.sheet.open(tab.sheet_id)));
    button.addEventListener("dblclick", () => this.#rename(button, tab));
    button.addEventListener("contextmenu", (event) => { event.preventDefault(); this.#menu(tab, button, { x: event.clientX, y: event.clientY }); });
    button.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) saying(() => this.sheet.open(tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length].sheet_id));
      else if (event.key === "F2") this.#rename(button, tab);
      else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) { event.preventDefault(); this.#menu(tab, button); }
    });
    return button;
  }

  #rename(button, tab) {
    const box = make("input", { cls: "tab-name", "aria-label": "Name of the tab", value: tab.title });
    this.renaming = true;
    let over = false;
    const end = (keep) => {
      if (over) return;
      over = true;
      this.renaming = false;
      this.said = "";
      const title = box.value.trim();
      if (keep && title && title !== tab.title) this.sheet.does("rename_tab", { sheet_id: tab.sheet_id, title }).finally(() => this.draw());
      this.draw();
      this.root.querySelector("[aria-selected=true]")?.focus();
    };
    box.addEventListener("keydown", (event) => { if (event.key === "Enter") end(true); if (event.key === "Escape") end(false); });
    box.addEventListener("blur", () => end(true));
    button.replaceWith(box);
    box.select();
    box.focus();
  }

  #menu(tab, button, at = null) {
    const { sheet } = this;
    const to = sheet.book.tabs.indexOf(tab) + 1;
    const act = (doing, more) => () => sheet.does(doing, { sheet_id: tab.sheet_id, ...more });
    openMenu([
      { words: "Rename", does: () => this.#rename([...this.root.children].find((each) => each.textContent === tab.title) ?? button, tab) },
      { words: "Duplicate", does: act("duplicate_tab") },
      { words: tab.hidden ? "Show" : "Hide", does: act("hide_tab", { hidden: !tab.hidden }) },
      null,
      { words: "Move left", does: act("move_tab", { to: to - 1 }), off: to === 1 },
      { words: "Move right", does: act("move_tab", { to: to + 1 }), off: to === sheet.book.tabs.length },
      null,
      { words: "Delete", does: act("delete_tab"), off: sheet.book.tabs.length === 1 },
    ], { label: `The tab ${tab.title}`, at, beside: button });
  }
}
