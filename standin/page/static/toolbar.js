// The buttons above the grid: what people do most, the filter views of the tab, and finding.

import { make, say, saying } from "./ask.js";

export class Toolbar {
  constructor(sheet) {
    this.sheet = sheet;
    this.find = sheet.findBox;
    const { acts } = sheet;
    const doing = {
      undo: acts.undo, "sort-up": () => acts.sort(false), "sort-down": () => acts.sort(true), filter: acts.filter, merge: () => this.#merge(),
      note: acts.note, protect: acts.protect, versions: acts.versions, more: () => this.#more(),
    };
    for (const button of sheet.bar.querySelectorAll("[data-act]")) {
      button.addEventListener("click", () => doing[button.dataset.act]());
    }
    sheet.bar.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "z" && event.target !== this.find) { event.preventDefault(); acts.undo(); }
    });
    this.find.addEventListener("keydown", (event) => {
      if (event.key === "Enter") saying(() => this.#next(event.shiftKey ? -1 : 1));
      if (event.key === "Escape") sheet.grid.root.focus();
    });
  }

  // Called whenever a shape arrives.
  draw(shape) {
    this.#press("filter", Boolean(shape.filter));
    const said = JSON.stringify([shape.sheet_id, shape.views, this.sheet.view]);
    if (said === this.said) return;
    this.said = said;
    const { views } = this.sheet;
    views.hidden = !shape.views.length;
    const focused = document.activeElement?.dataset?.view;
    const all = { id: null, title: "All rows" };
    views.replaceChildren(...[all, ...shape.views].map((view) => this.#view(view)));
    if (focused !== undefined) [...views.children].find((each) => each.dataset.view === focused)?.focus();
  }

  #view({ id, title }) {
    const open = this.sheet.view === id;
    const button = make("button", { text: title || "(no title)", "data-view": String(id), "aria-pressed": String(open) });
    button.addEventListener("click", () => saying(() => this.sheet.openView(id)));
    return button;
  }

  #press(act, pressed) {
    this.sheet.bar.querySelector(`[data-act=${act}]`).setAttribute("aria-pressed", String(pressed));
  }

  #merge() {
    const { grid, acts } = this.sheet;
    const there = grid.geometry.mergeAt(grid.row, grid.active.c);
    if (there) acts.unmerge();
    else if (grid.range.includes(":")) acts.merge();
    else say("Select several cells first: drag over them, or hold Shift with an arrow key.");
  }

  #more() {
    const rect = this.sheet.bar.querySelector("[data-act=more]").getBoundingClientRect();
    this.sheet.acts.menu({ x: rect.left, y: rect.bottom });
  }

  async #next(step) {
    const { sheet } = this;
    const text = this.find.value.trim();
    if (!text) return;
    const { hits } = await sheet.ask("find", { text });
    const shown = hits.filter(([row]) => sheet.grid.geometry.placeOf(row) >= 0);
    if (!shown.length) { say(`“${text}” is not on this tab.`); return; }
    const at = this.foundIn === `${sheet.sheetId} ${text}` ? (this.at + step + shown.length) % shown.length : 0;
    this.foundIn = `${sheet.sheetId} ${text}`;
    this.at = at;
    await sheet.pointAt(...shown[at]);
    say(`${at + 1} of ${shown.length}${hits.length === 500 ? " or more" : ""}`, { forMs: 2500 });
  }
}
