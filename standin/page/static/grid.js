// The grid: draws only the rows and columns that the window shows, and knows which cells are selected.
//
// It is handed a shape and rows as they arrive, and asks for rows that are missing. Whoever types has an editor of
// their own above the grid, so that drawing a cell anew never touches what is being typed.

import { make } from "./ask.js";
import { cellId, drawRow, headRow } from "./drawing.js";
import { Geometry, GUTTER, HEAD, ROW } from "./geometry.js";

const MORE = 8; // rows drawn beyond each edge

export class Grid {
  constructor(root, { onMissing, onSelect }) {
    Object.assign(this, { root, onMissing, onSelect });
    this.canvas = make("div", { cls: "canvas", role: "presentation" });
    this.frozen = make("div", { cls: "frozen-rows", role: "rowgroup" });
    this.body = make("div", { cls: "body", role: "rowgroup" });
    this.charts = make("div", { cls: "charts", role: "presentation" });
    root.append(this.canvas);
    this.rows = new Map();  // number -> { key, cells: Map(column -> cell), said }
    this.drawn = new Map(); // number -> { element, stamp }
    this.active = { place: 0, c: 0 };
    this.head = { place: 0, c: 0 }; // the other corner of what is selected
    this.kind = "cells";
    root.addEventListener("scroll", () => this.#soon(), { passive: true });
    new ResizeObserver(() => this.resized()).observe(root);
  }

  // Shows a tab: `keep` when it is the one that was shown, so that scroll and selection stay.
  show(shape, rows, { keep }) {
    if (!keep) {
      this.root.scrollTop = 0;
      this.root.scrollLeft = 0;
      this.rows = new Map();
      this.geometry = null;
    }
    const before = this.shapeSaid;
    this.shapeSaid = JSON.stringify(shape);
    this.rows = rows;
    if (!keep || before !== this.shapeSaid) this.#build(shape);
    if (!keep) this.select({ place: this.geometry.frozenRows < this.geometry.count ? this.geometry.frozenRows : 0, c: this.geometry.columns[0]?.c ?? 0 });
    this.draw();
  }

  resized() {
    if (!this.geometry || !this.root.clientWidth) return;
    const frozen = this.geometry.frozenColumns;
    if (new Geometry(this.geometry.shape, this.root.clientWidth).frozenColumns !== frozen) this.#build(this.geometry.shape);
    this.draw();
  }

  #build(shape) {
    const geometry = new Geometry(shape, this.root.clientWidth || 1200);
    geometry.inherit(this.geometry);
    this.geometry = geometry;
    this.drawn.clear();
    this.letters = headRow(geometry);
    this.frozen.replaceChildren();
    this.body.replaceChildren(this.charts);
    this.canvas.replaceChildren(this.letters, this.frozen, this.body);
    this.canvas.style.width = `${geometry.width + 20}px`;
    this.canvas.style.setProperty("--columns", geometry.template);
    this.root.classList.toggle("bare", !shape.lines);
    this.root.setAttribute("aria-rowcount", String(shape.rows + 1));
    this.root.setAttribute("aria-colcount", String(shape.columns.length + 1));
    this.active = this.#inside(this.active);
    this.head = this.#inside(this.head);
    this.#measure();
  }

  #measure() {
    this.body.style.height = `${this.geometry.height + 60}px`;
    this.frozen.style.height = `${this.geometry.frozenHeight}px`;
    this.root.style.setProperty("--scroll-top", `${HEAD + this.geometry.frozenHeight}px`);
  }

  #soon() {
    this.waiting ??= requestAnimationFrame(() => { this.waiting = null; this.draw(); });
  }

  // The places that the window shows, a few more at each side.
  span() {
    const { geometry } = this;
    const top = this.root.scrollTop;
    const high = this.root.clientHeight - HEAD - geometry.frozenHeight;
    const first = Math.max(geometry.frozenRows, geometry.placeAt(top) - MORE);
    return [first, Math.min(geometry.count, geometry.placeAt(top + Math.max(high, 0)) + MORE + 1)];
  }

  draw() {
    const { geometry } = this;
    if (!geometry) return;
    const [first, last] = this.span();
    const edge = geometry.columns[geometry.frozenColumns - 1];
    const hiddenBehind = edge ? edge.left + edge.width : GUTTER;
    const columns = geometry.columnsWithin(this.root.scrollLeft + hiddenBehind, Math.max(this.root.clientWidth - hiddenBehind, 200));
    const wanted = new Set();
    for (let place = 0; place < geometry.frozenRows; place += 1) wanted.add(place);
    for (let place = first; place < last; place += 1) wanted.add(place);
    wanted.add(this.active.place);
    for (const merge of geometry.shape.merges) {
      const start = geometry.placeOf(merge.top + 1);
      if (start >= 0 && start < first && geometry.placeOf(merge.bottom) >= first) wanted.add(start);
    }
    const numbers = new Set();
    for (const place of wanted) if (place < geometry.count) numbers.add(this.#place(place, columns));
    for (const [number, one] of this.drawn) if (!numbers.has(number)) { one.element.remove(); this.drawn.delete(number); }
    this.#grow();
    this.paintSelection();
    const missing = [...wanted].filter((place) => place < geometry.count && !this.rows.has(geometry.numberAt(place)));
    if (missing.length) this.onMissing(Math.min(...missing) + 1, Math.max(...missing) + 1);
    this.onDrawn?.();
  }

  // Draws the row at a place unless it stands there already just so; gives its number.
  #place(place, columns) {
    const { geometry } = this;
    const number = geometry.numberAt(place);
    const data = this.rows.get(number);
    const stamp = `${data?.said ?? ""}|${columns}`;
    let one = this.drawn.get(number);
    if (!one || one.stamp !== stamp) {
      const element = drawRow(geometry, number, data, columns);
      const group = place < geometry.frozenRows ? this.frozen : this.body;
      if (one) one.element.replaceWith(element);
      else group.append(element);
      one = { element, stamp };
      this.drawn.set(number, one);
    }
    const top = place < geometry.frozenRows ? this.#frozenTop(place) : geometry.topOf(place);
    if (one.top !== top) { one.element.style.top = `${top}px`; one.top = top; }
    const high = geometry.heightAt(place);
    if (one.high !== high) { one.element.style.setProperty("--high", `${high}px`); one.high = high; }
    return number;
  }

  #frozenTop(place) {
    let top = 0;
    for (let each = 0; each < place; each += 1) top += this.geometry.heightAt(each);
    return top;
  }

  // Rows with wrapped text are as high as their text; known only once they are drawn.
  #grow() {
    let changed = false;
    for (const [number, one] of this.drawn) {
      if (!one.element.classList.contains("grows") || one.grown === one.stamp) continue;
      one.grown = one.stamp;
      const needed = Math.ceil(Math.max(ROW, ...[...one.element.querySelectorAll(".cell:not(.merged) > *")].map((inner) => inner.scrollHeight + 7)));
      if ((this.geometry.measured.get(number) ?? ROW) !== needed) { this.geometry.measured.set(number, needed); changed = true; }
    }
    if (!changed) return;
    this.geometry.settle();
    this.#measure();
    for (const [number, one] of this.drawn) {
      const place = this.geometry.placeOf(number);
      one.top = place < this.geometry.frozenRows ? this.#frozenTop(place) : this.geometry.topOf(place);
      one.high = this.geometry.heightAt(place);
      one.element.style.top = `${one.top}px`;
      one.element.style.setProperty("--high", `${one.high}px`);
    }
    this.#soon();
  }

  // Selecting

  #inside({ place, c }) {
    const { geometry } = this;
    const known = geometry.at.has(c) ? c : geometry.columns[0]?.c ?? 0;
    return { place: Math.max(0, Math.min(place, geometry.count - 1)), c: known };
  }

  // `kind` says what was pointed at: cells, whole rows, whole columns, or all.
  select(active, { head = active, kind = "cells", reveal = true } = {}) {
    this.active = this.#inside(active);
    this.head = this.#inside(head);
    this.kind = kind;
    if (reveal) this.reveal(kind === "columns" ? { ...this.head, place: -1 } : this.head);
    this.draw();
    this.onSelect();
  }

  // The selected box: places and column numbers, first and last included.
  box() {
    const { geometry, active, head, kind } = this;
    const places = [active.place, head.place].sort((a, b) => a - b);
    const columns = [active.c, head.c].sort((a, b) => a - b);
    const first = geometry.columns[0]?.c ?? 0;
    const last = geometry.columns.at(-1)?.c ?? 0;
    return {
      top: kind === "columns" || kind === "all" ? 0 : places[0],
      bottom: kind === "columns" || kind === "all" ? geometry.count - 1 : places[1],
      left: kind === "rows" || kind === "all" ? first : columns[0],
      right: kind === "rows" || kind === "all" ? last : columns[1],
    };
  }

  get row() { return this.geometry.numberAt(this.active.place); }

  get cell() { return this.rows.get(this.row)?.cells.get(this.active.c) || {}; }

  letter(c) { return this.geometry.shape.columns[c].letter; }

  get name() { return `${this.letter(this.active.c)}${this.row}`; }

  // The selection as people write it: C5, A2:C9, A:C, 2:5.
  get range() {
    const box = this.box();
    const rows = [this.geometry.numberAt(box.top), this.geometry.numberAt(box.bottom)];
    if (this.kind === "columns") return `${this.letter(box.left)}:${this.letter(box.right)}`;
    if (this.kind === "rows") return `${rows[0]}:${rows[1]}`;
    if (this.kind === "all") return "";
    const first = `${this.letter(box.left)}${rows[0]}`;
    const last = `${this.letter(box.right)}${rows[1]}`;
    return first === last ? first : `${first}:${last}`;
  }

  paintSelection() {
    const box = this.box();
    const activeId = cellId(this.row, this.active.c);
    for (const [number, { element }] of this.drawn) {
      const place = this.geometry.placeOf(number);
      const within = place >= box.top && place <= box.bottom;
      for (const cell of element.children) {
        const c = cell.dataset.c === undefined ? null : Number(cell.dataset.c);
        const chosen = within && c !== null && c >= box.left && c <= box.right;
        cell.classList.toggle("chosen", c === null ? within : chosen);
        cell.classList.toggle("active", cell.id === activeId);
        if (c !== null) cell.setAttribute("aria-selected", String(chosen));
      }
    }
    for (const letter of this.letters.children) {
      const c = letter.dataset.letter === undefined ? -1 : Number(letter.dataset.letter);
      letter.classList.toggle("chosen", c >= box.left && c <= box.right);
    }
    this.root.setAttribute("aria-activedescendant", document.getElementById(activeId) ? activeId : "");
  }

  // Scrolls just so far that the cell shows; a negative place leaves the rows alone.
  reveal({ place, c }) {
    const { geometry, root } = this;
    const high = root.clientHeight - HEAD - geometry.frozenHeight;
    if (place >= geometry.frozenRows) {
      const top = geometry.topOf(place);
      const bottom = top + geometry.heightAt(place);
      if (top < root.scrollTop) root.scrollTop = top;
      else if (bottom > root.scrollTop + high) root.scrollTop = Math.min(bottom - high + 2, top);
    }
    const index = geometry.at.get(c);
    if (index === undefined || index < geometry.frozenColumns) return;
    const { left, width } = geometry.columns[index];
    const edge = geometry.columns[geometry.frozenColumns - 1];
    const covered = edge ? edge.left + edge.width : GUTTER;
    if (left < root.scrollLeft + covered) root.scrollLeft = left - covered;
    else if (left + width > root.scrollLeft + root.clientWidth) root.scrollLeft = Math.min(left + width - root.clientWidth + 2, left - covered);
  }

  // The box of a cell on the screen, as far as it shows; null when the row or the column is not drawn.
  rectOf(row, c) {
    const cell = document.getElementById(cellId(row, c));
    if (!cell) return null;
    const rect = cell.getBoundingClientRect();
    const frame = this.root.getBoundingClientRect();
    return { left: rect.left - frame.left, top: rect.top - frame.top, width: rect.width, height: rect.height };
  }
}
