// What the selected cell holds, said above the grid and to screen readers; notes, beside their cells.

import { make } from "./ask.js";

export class Noticing {
  constructor(sheet) {
    this.sheet = sheet;
    this.card = make("aside", { cls: "note-card", role: "tooltip", id: "note-card" });
    this.card.hidden = true;
    sheet.frame.append(this.card);
    const { root } = sheet.grid;
    root.addEventListener("pointerover", (event) => this.#over(event));
    root.addEventListener("pointerleave", () => { this.hovered = null; this.place(); });
  }

  // Says the address, the heading and what the cell carries; its text is read from the cell itself.
  selected({ quiet }) {
    const { grid, rows, cellName, cellText, cellSaid } = this.sheet;
    const about = grid.cell;
    const range = grid.range || "All";
    cellName.textContent = range;
    cellText.textContent = about.e ?? about.v ?? "";
    const { shape } = grid.geometry;
    const heading = rows.get(Math.max(shape.frozen_rows, 1))?.cells.get(grid.active.c)?.v;
    const kept = shape.protections.length ? grid.geometry.protectionAt(grid.row, grid.active.c) : null;
    const said = [
      range,
      grid.row > shape.frozen_rows && heading,
      about.e?.startsWith("=") && `formula ${about.e}`,
      about.choices && "dropdown, Alt and arrow down opens it",
      kept && (kept.words ? `protected: ${kept.words}` : "protected"),
      about.n && `note: ${about.n}`,
    ].filter(Boolean).join(", ");
    if (!quiet || said !== this.said) cellSaid.textContent = said;
    this.said = said;
    this.place();
  }

  hideNote() { this.card.hidden = true; }

  #over(event) {
    const cell = event.target.closest?.("[data-c]");
    const hovered = cell?.classList.contains("noted") ? { row: Number(cell.closest("[data-line]").dataset.line), c: Number(cell.dataset.c) } : null;
    if (hovered?.row === this.hovered?.row && hovered?.c === this.hovered?.c) return;
    this.hovered = hovered;
    this.place();
  }

  // The note of the cell under the pointer, else of the selected one.
  place() {
    const { grid, rows, editor, frame } = this.sheet;
    if (!grid.geometry) return;
    const where = this.hovered ?? { row: grid.row, c: grid.active.c };
    const note = rows.get(where.row)?.cells.get(where.c)?.n;
    const rect = note && !editor.isOpen ? grid.rectOf(where.row, where.c) : null;
    const shows = rect && rect.top >= 0 && rect.top < frame.clientHeight - 10 && (this.hovered || document.activeElement === grid.root);
    this.card.hidden = !shows;
    if (!shows) return;
    if (this.card.textContent !== note) this.card.textContent = note;
    const wide = this.card.offsetWidth;
    const right = rect.left + rect.width + 6;
    const left = right + wide <= frame.clientWidth ? right : Math.max(4, rect.left - wide - 6);
    this.card.style.left = `${Math.min(left, Math.max(4, frame.clientWidth - wide - 4))}px`;
    this.card.style.top = `${Math.max(4, Math.min(rect.top, frame.clientHeight - this.card.offsetHeight - 4))}px`;
  }

  // Marks a row for a moment, for whoever came here by a link.
  flash(row) {
    const line = this.sheet.grid.drawn.get(row)?.element;
    line?.classList.add("pointed-at");
    setTimeout(() => line?.classList.remove("pointed-at"), 4000);
  }
}
