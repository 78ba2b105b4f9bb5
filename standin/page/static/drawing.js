// One row of the grid as elements. Text from outside becomes text nodes, never markup.

import { make } from "./ask.js";

const OUTSIDE = /^(https?:\/\/|mailto:)[^\s]+$/i;
const INSIDE = /^#gid=(\d+)&range=[A-Z]+(\d+)(:[A-Z]+\d+)?$/i; // a place in this workbook

export const cellId = (row, c) => `cell-${row}-${c}`;

export function headRow(geometry) {
  const row = make("div", { cls: "head", role: "row", "aria-rowindex": "1" }, make("div", { cls: "gutter corner", role: "columnheader", "aria-colindex": "1", "data-corner": "1", "aria-label": "Row", title: "Select all" }));
  geometry.columns.forEach((column, index) => {
    const cell = make("div", { cls: "letter", role: "columnheader", "aria-colindex": String(column.c + 2), "data-letter": String(column.c), text: column.letter });
    const whole = geometry.shape.protections.find((box) => box.left <= column.c && column.c < box.right && isWhole(geometry, box));
    if (whole) {
      cell.classList.add("kept");
      cell.title = `Protected: ${whole.words || "no description"}`;
    }
    put(cell, geometry, index);
    row.append(cell);
  });
  return row;
}

// A protection of whole columns shows its lock at their letters, once.
const isWhole = (geometry, box) => box.bottom - box.top >= geometry.shape.rows - 1;

// Where the cell of a column stands in its row; frozen ones stay at the left edge.
function put(cell, geometry, index, span = 1) {
  cell.style.gridColumn = span > 1 ? `${index + 2} / span ${span}` : String(index + 2);
  if (index < geometry.frozenColumns) {
    cell.classList.add("stays");
    if (index === geometry.frozenColumns - 1) cell.classList.add("last-staying");
    cell.style.left = `${geometry.columns[index].left}px`;
  }
}

// `data` is undefined while the row has not arrived yet.
export function drawRow(geometry, number, data, [from, to]) {
  const gutter = make("div", { cls: "gutter", role: "rowheader", "aria-colindex": "1", "data-row": String(number), text: String(number) });
  const row = make("div", { cls: data ? "line" : "line waiting", role: "row", "aria-rowindex": String(number + 1), "data-line": String(number) }, gutter);
  const frozen = geometry.columns.slice(0, geometry.frozenColumns).map((_, index) => index);
  // While a row is only passed by, its blank cells would be most of the work.
  const others = data ? Array.from({ length: Math.max(to - from, 0) }, (_, step) => from + step) : [];
  const starts = geometry.shape.merges.filter((box) => box.top === number - 1).map((box) => geometry.at.get(box.left)).filter((index) => index !== undefined);
  for (const index of new Set([...frozen, ...starts, ...others])) {
    const cell = drawCell(geometry, number, index, data);
    if (cell) row.append(cell);
  }
  if (data && [...data.cells.values()].some((cell) => cell.wrap || cell.size > 13)) row.classList.add("grows");
  return row;
}

function drawCell(geometry, number, index, data) {
  const { c } = geometry.columns[index];
  const merge = geometry.mergeAt(number, c);
  if (merge && (merge.top !== number - 1 || merge.left !== c)) return null;
  const about = data?.cells.get(c) || {};
  const cell = make("div", { cls: "cell", role: "gridcell", id: cellId(number, c), "aria-colindex": String(c + 2), "data-c": String(c) });
  if (merge) spread(cell, geometry, index, merge);
  else put(cell, geometry, index);
  dress(cell, about);
  if (!merge) overflow(cell, geometry, index, data, about);
  mark(cell, geometry, number, c, about);
  return cell;
}

// Text that is neither wrapped nor cut off runs on over the blank cells to its right.
function overflow(cell, geometry, index, data, about) {
  if (!about.v || about.wrap || about.clip || about.o !== undefined || (about.align && about.align !== "left") || index < geometry.frozenColumns) return;
  let room = geometry.columns[index].width - 11;
  let next = index + 1;
  while (next < geometry.columns.length && isBlank(data, geometry.columns[next].c)) { room += geometry.columns[next].width; next += 1; }
  if (next === index + 1) return;
  cell.classList.add("runs-on");
  cell.firstChild.style.maxWidth = `${room}px`;
}

function isBlank(data, c) {
  const next = data.cells.get(c);
  return !next || (next.v === undefined && next.o === undefined && next.box === undefined);
}

function spread(cell, geometry, index, merge) {
  let span = 0;
  for (let c = merge.left; c < merge.right; c += 1) if (geometry.at.has(c)) span += 1;
  put(cell, geometry, index, Math.max(span, 1));
  cell.classList.add("merged");
  cell.setAttribute("aria-colspan", String(merge.right - merge.left));
  if (merge.bottom - merge.top === 1) return;
  cell.setAttribute("aria-rowspan", String(merge.bottom - merge.top));
  let high = 0;
  for (let row = merge.top + 1; row <= merge.bottom; row += 1) {
    const place = geometry.placeOf(row);
    if (place >= 0) high += geometry.heightAt(place);
  }
  cell.style.height = `${high}px`;
}

function dress(cell, about) {
  const chip = about.o !== undefined;
  const { style } = cell;
  if (about.bg && !(chip && about.v)) style.backgroundColor = about.bg;
  if (about.fg && !(chip && about.v)) style.color = about.fg;
  if (about.bold) style.fontWeight = "650";
  if (about.italic) style.fontStyle = "italic";
  const lines = [about.underline && "underline", about.strike && "line-through"].filter(Boolean).join(" ");
  if (lines) style.textDecoration = lines;
  if (about.size && about.size !== 10) Object.assign(style, { fontSize: `${Math.min(about.size, 36) * 1.3}px`, lineHeight: "1.25" });
  if (about.valign) cell.classList.add(about.valign);
  for (const [side, [line, colour]] of Object.entries(about.borders ?? {})) style[`border${side[0].toUpperCase()}${side.slice(1)}`] = `${line} ${colour}`;
  if (about.align) style.justifyContent = { right: "flex-end", center: "center" }[about.align] || "flex-start";
  if (about.align) style.textAlign = about.align;
  if (about.wrap) cell.classList.add("wraps");
  cell.append(content(about, chip));
}

function content(about, chip) {
  const text = about.v ?? "";
  if (about.box !== undefined) return make("span", { cls: about.box ? "box ticked" : "box", role: "checkbox", "aria-checked": String(about.box) });
  if (chip) {
    const shown = make("span", { cls: text ? "choice" : "choice none" }, make("span", { cls: "words", text }), make("span", { cls: "arrow", "aria-hidden": "true", "data-open": "1", text: "▾" }));
    if (text && about.bg) shown.style.backgroundColor = about.bg;
    if (text && about.fg) shown.style.color = about.fg;
    return shown;
  }
  if (OUTSIDE.test(about.link ?? "")) {
    return make("a", { cls: "words", text: text || about.link, href: about.link, rel: "noopener noreferrer", target: "_blank", tabindex: "-1" });
  }
  const inside = INSIDE.exec(about.link ?? "");
  if (inside) return make("a", { cls: "words", text: text || about.link, href: about.link, "data-gid": inside[1], "data-to": inside[2], tabindex: "-1" });
  return make("span", { cls: "words", text });
}

// What a cell carries besides its text: a note, a protection, the button of the filter.
function mark(cell, geometry, number, c, about) {
  if (about.n) cell.classList.add("noted");
  const kept = geometry.protectionAt(number, c);
  if (kept && !isWhole(geometry, kept)) cell.classList.add("kept");
  const filter = geometry.shape.filter;
  if (filter && filter.top === number - 1 && c >= filter.left && c < filter.right) {
    const letter = geometry.shape.columns[c].letter;
    const on = (filter.hidden[letter] || []).length > 0;
    cell.append(make("button", { cls: on ? "funnel on" : "funnel", tabindex: "-1", "data-funnel": letter, "aria-label": `Filter column ${letter}`, text: on ? "▼" : "▽" }));
  }
}
