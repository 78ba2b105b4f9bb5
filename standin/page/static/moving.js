// Keys and the mouse: how people get about the grid and select in it.

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export function letMove(grid, does) {
  const { root } = grid;
  root.addEventListener("keydown", (event) => { if (grid.geometry && event.target === root) onKey(grid, does, event); });
  letPoint(grid, does);
}

function onKey(grid, does, event) {
  const told = acted(grid, does, event) || moved(grid, event);
  if (told) event.preventDefault();
}

// The place `down` rows and `right` columns from one corner of the selection.
export function beside(grid, { place, c }, down, right) {
  const { geometry } = grid;
  const index = (geometry.at.get(c) ?? 0) + right;
  const column = geometry.columns[Math.max(0, Math.min(index, geometry.columns.length - 1))];
  return { place: Math.max(0, Math.min(place + down, geometry.count - 1)), c: column.c };
}

function moved(grid, event) {
  const { geometry } = grid;
  const from = event.shiftKey ? grid.head : grid.active;
  const control = event.ctrlKey || event.metaKey;
  const filled = Math.max(geometry.placeOf(geometry.shape.filled), 0);
  const page = Math.max(1, Math.floor(grid.root.clientHeight / 30) - 3);
  let to = null;
  if (STEPS[event.key] && !event.altKey) {
    const [down, right] = STEPS[event.key];
    if (!control) to = beside(grid, from, down, right);
    else if (down) to = { ...from, place: down < 0 ? 0 : from.place < filled ? filled : geometry.count - 1 };
    else to = beside(grid, from, 0, right * geometry.columns.length);
  } else if (event.key === "PageDown") to = beside(grid, from, page, 0);
  else if (event.key === "PageUp") to = beside(grid, from, -page, 0);
  else if (event.key === "Home") to = { place: control ? geometry.frozenRows : from.place, c: geometry.columns[0].c };
  else if (event.key === "End") to = { place: control ? filled : from.place, c: geometry.columns.at(-1).c };
  if (!to) return false;
  if (event.shiftKey) grid.select(grid.active, { head: to, kind: grid.kind });
  else grid.select(to);
  return true;
}

// Keys that do something; true when this one was.
function acted(grid, does, event) {
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (control && key === "a") { grid.select(grid.active, { kind: "all", reveal: false }); return true; }
  if (control && key === "z" && !event.shiftKey) { does.undo(); return true; }
  if (control && key === "f") { does.find(); return true; }
  if (control && key === " ") { grid.select(grid.active, { head: grid.head, kind: "columns" }); return true; }
  if (event.shiftKey && key === " ") { grid.select(grid.active, { head: grid.head, kind: "rows" }); return true; }
  if (key === "F2" && event.shiftKey) { does.note(); return true; }
  if (key === "ContextMenu" || (key === "F10" && event.shiftKey)) { does.menu(); return true; }
  if (event.altKey && key === "ArrowDown") { does.edit({ open: true }); return true; }
  if (key === "Enter" || key === "F2") { does.edit({}); return true; }
  if (key === "Delete" || key === "Backspace") { does.clear(); return true; }
  if (key === " " && grid.cell.box !== undefined) { does.tick(); return true; }
  if (key === "Escape") { grid.select(grid.active); return true; }
  if (!control && !event.altKey && event.key.length === 1) { does.edit({ text: event.key }); return true; }
  return false;
}

// What lies under the pointer: a cell, a row's number, a column's letter or the corner.
function pointed(grid, target) {
  const cell = target.closest("[data-c], [data-row], [data-letter], [data-corner]");
  if (!cell) return null;
  if (cell.dataset.corner) return { kind: "all", at: grid.active };
  if (cell.dataset.letter !== undefined) return { kind: "columns", at: { place: grid.geometry.frozenRows, c: Number(cell.dataset.letter) } };
  const place = grid.geometry.placeOf(Number(cell.closest("[data-line]").dataset.line));
  if (cell.dataset.row !== undefined) return { kind: "rows", at: { place, c: grid.geometry.columns[0].c } };
  return { kind: "cells", at: { place, c: Number(cell.dataset.c) } };
}

function holds(grid, { kind, at }) {
  const box = grid.box();
  if (kind === "all") return true;
  if (kind === "columns") return ["columns", "all"].includes(grid.kind) && at.c >= box.left && at.c <= box.right;
  if (kind === "rows") return ["rows", "all"].includes(grid.kind) && at.place >= box.top && at.place <= box.bottom;
  return at.place >= box.top && at.place <= box.bottom && at.c >= box.left && at.c <= box.right;
}

function letPoint(grid, does) {
  const { root } = grid;
  let dragging = null;
  root.addEventListener("pointerdown", (event) => {
    const hit = grid.geometry && pointed(grid, event.target);
    if (!hit || event.target.closest("a, .funnel")) return;
    if (event.button !== 0 || (event.ctrlKey && !event.metaKey)) return;
    if (event.shiftKey) grid.select(grid.active, { head: hit.at, kind: hit.kind, reveal: false });
    else grid.select(hit.at, { kind: hit.kind, reveal: hit.kind === "cells" });
    if (event.pointerType === "mouse") dragging = hit.kind;
  });
  root.addEventListener("pointermove", (event) => {
    if (!dragging || !(event.buttons & 1)) { dragging = null; return; }
    const hit = pointed(grid, event.target);
    if (hit?.kind === dragging && (hit.at.place !== grid.head.place || hit.at.c !== grid.head.c)) grid.select(grid.active, { head: hit.at, kind: dragging });
  });
  window.addEventListener("pointerup", () => { dragging = null; });
  root.addEventListener("dblclick", (event) => {
    if (event.target.closest("a, .funnel, .box")) return;
    if (pointed(grid, event.target)?.kind === "cells") does.edit({});
  });
  root.addEventListener("click", (event) => {
    const funnel = event.target.closest(".funnel");
    if (funnel) { does.filterBy(funnel.dataset.funnel); return; }
    if (event.target.closest("[data-open]")) does.edit({ open: true });
    if (event.target.closest(".box")) does.tick();
  });
  root.addEventListener("contextmenu", (event) => {
    const hit = grid.geometry && pointed(grid, event.target);
    if (!hit) return;
    event.preventDefault();
    if (!holds(grid, hit)) grid.select(hit.at, { kind: hit.kind, reveal: false });
    does.menu({ x: event.clientX, y: event.clientY });
  });
}
