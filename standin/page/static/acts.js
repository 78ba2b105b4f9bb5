// What people do to a tab besides typing: each goes to the sheet as a person's act, by name.

import { make, say, saying } from "./ask.js";
import { copied, cut, pasted } from "./clipboard.js";
import { askIn, field, tick } from "./dialogs.js";
import { stretches } from "./geometry.js";
import { cellMenu } from "./sheetmenu.js";

const DONE = {
  type: "typing", paste: "pasting", sort: "sorting", note: "a note", merge: "merging", unmerge: "unmerging", protect: "protecting", unprotect: "taking a protection away",
  filter: "filtering", clear_filter: "taking the filter away", insert_rows: "inserting rows", delete_rows: "deleting rows", move_rows: "moving rows", insert_columns: "inserting columns",
  delete_columns: "deleting columns", move_columns: "moving columns", copy_rows: "copying rows", rename_tab: "renaming a tab", rename_heading: "renaming a heading", delete_tab: "deleting a tab",
  move_tab: "moving a tab", hide_tab: "hiding or showing a tab", duplicate_tab: "duplicating a tab", undo: "an undo", restore: "restoring a version",
};

export function actsOf(sheet) {
  const { grid } = sheet;
  const does = (doing, more) => sheet.does(doing, more);
  const letter = () => grid.letter(grid.active.c);
  const numbers = () => { const box = grid.box(); return { at: grid.geometry.numberAt(box.top), count: box.bottom - box.top + 1 }; };
  const columns = () => { const box = grid.box(); return { at: box.left + 1, count: box.right - box.left + 1 }; };
  const ranged = () => (grid.range ? { range: grid.range } : {});
  const shape = () => grid.geometry.shape;

  return {
    edit: (how) => sheet.edit(how),
    menu: (at = null) => cellMenu(sheet, at),
    find: () => { sheet.toolbar.find.focus(); sheet.toolbar.find.select(); },

    undo: () => saying(async () => { await sheet.act("undo"); say("Taken back."); }),
    sort: (descending) => does("sort", { column: letter(), descending }),
    clear: () => clear(sheet),
    tick: () => does("type", { cell: grid.name, text: grid.cell.box ? "FALSE" : "TRUE", key: sheet.rows.get(grid.row)?.key ?? null }),

    insertRows: (below) => does("insert_rows", { at: numbers().at + (below ? numbers().count : 0), count: numbers().count }),
    deleteRows: () => saying(() => deleteRows(sheet)),
    moveRows: (step) => { const { at, count } = numbers(); return does("move_rows", { at, count, to: step < 0 ? at - 1 : at + count + 1 }).then(() => shift(grid, step, 0)); },
    insertColumns: (right) => does("insert_columns", { at: columns().at + (right ? columns().count : 0), count: columns().count }),
    deleteColumns: () => does("delete_columns", columns()),
    moveColumns: (step) => { const { at, count } = columns(); return does("move_columns", { at, count, to: step < 0 ? at - 1 : at + count + 1 }).then(() => shift(grid, 0, step)); },

    merge: () => does("merge", ranged()),
    unmerge: () => does("unmerge", { range: mergedAround(grid) }),
    protect: () => saying(() => protect(sheet, ranged())),
    unprotect: () => does("unprotect", ranged()),
    confirmProtected,
    note: () => saying(() => note(sheet)),

    filter: () => (shape().filter ? does("clear_filter") : does("filter", { range: filtered(grid) })),
    filterBy: (of = letter()) => saying(() => filterBy(sheet, of)),

    versions: () => saying(() => versions(sheet)),
    copy: () => saying(() => copied(sheet)),
    cut: () => saying(() => cut(sheet)),
    paste: () => saying(async () => pasted(sheet, await navigator.clipboard.readText())),
  };
}

// The selection goes along with what was moved.
function shift(grid, down, right) {
  const by = ({ place, c }) => ({ place: place + down, c: c + right });
  grid.select(by(grid.active), { head: by(grid.head), kind: grid.kind });
}

// From the last to the first, so that the numbers of those to come stay true; hidden rows between them are left.
async function deleteRows(sheet) {
  const { geometry } = sheet.grid;
  const box = sheet.grid.box();
  const parts = stretches(geometry, box.top, box.bottom).sort((one, other) => other[0] - one[0]);
  for (const [first, last] of parts) await sheet.act("delete_rows", { at: first, count: last - first + 1 });
}

async function clear(sheet) {
  const box = sheet.grid.box();
  const { geometry } = sheet.grid;
  const last = Math.min(box.bottom, Math.max(geometry.placeOf(geometry.shape.filled), box.top));
  const wide = box.right - box.left + 1;
  // Rows that a filter hides between selected ones are left as they are.
  for (const [first, end] of stretches(geometry, box.top, last)) {
    const rows = Array.from({ length: end - first + 1 }, () => Array(wide).fill(""));
    await sheet.does("paste", { cell: `${sheet.grid.letter(box.left)}${first}`, rows });
  }
}

// The selection with the merges it touches: the sheet takes none of them apart by halves.
function mergedAround(grid) {
  const { geometry } = grid;
  const box = grid.box();
  let [top, bottom, left, right] = [geometry.numberAt(box.top) - 1, geometry.numberAt(box.bottom), box.left, box.right + 1];
  for (const one of geometry.shape.merges) {
    if (one.left >= right || one.right <= left || one.top >= bottom || one.bottom <= top) continue;
    [top, bottom] = [Math.min(top, one.top), Math.max(bottom, one.bottom)];
    [left, right] = [Math.min(left, one.left), Math.max(right, one.right)];
  }
  return `${grid.letter(left)}${top + 1}:${grid.letter(right - 1)}${bottom}`;
}

async function protect(sheet, ranged) {
  const words = make("input", { name: "words", autocomplete: "off" });
  const warns = make("input", { type: "checkbox", checked: "" });
  const hint = make("p", { cls: "hint", text: "Without the warning only you, the owner, may edit it: the worker’s writes there are refused." });
  const answer = await askIn(`Protect ${ranged.range ?? "the whole tab"}`, [field("Description", words), tick("Warn whoever edits it, and let them", warns), hint], [{ words: "Protect", value: "ok" }]);
  if (answer) await sheet.act("protect", { ...ranged, description: words.value, warning_only: warns.checked });
}

async function confirmProtected(kept) {
  const text = make("p", { text: kept.words ? `It is protected: ${kept.words}` : "It is protected." });
  return await askIn("Edit this cell anyway?", [text], [{ words: "Edit anyway", value: "ok" }]) === "ok";
}

async function note(sheet) {
  const { grid } = sheet;
  const cell = grid.name;
  const area = make("textarea", { rows: "4" });
  area.value = grid.cell.n ?? "";
  const buttons = [{ words: "Keep note", value: "ok" }, ...(area.value ? [{ words: "Delete note", value: "delete" }] : [])];
  const answer = await askIn(`Note on ${cell}`, [field("Note", area)], buttons);
  if (answer) await sheet.act("note", { cell, text: answer === "delete" ? "" : area.value });
}

// From the headings down, as wide as the tab.
function filtered({ geometry }) {
  const { shape } = geometry;
  const top = Math.max(shape.frozen_rows, 1);
  return `A${top}:${shape.columns.at(-1).letter}`;
}

async function filterBy(sheet, letter) {
  const { values } = await sheet.ask("values", { column: letter });
  const boxes = values.map(([text, count, shown]) => {
    const box = make("input", { type: "checkbox" });
    box.checked = shown;
    return { text, box, line: make("li", {}, tick(`${text || "(blank)"} · ${count}`, box)) };
  });
  const search = make("input", { type: "search", autocomplete: "off", placeholder: "Search these values" });
  search.addEventListener("input", () => { for (const one of boxes) one.line.hidden = !one.text.toLowerCase().includes(search.value.toLowerCase()); });
  const all = (checked) => { for (const one of boxes) if (!one.line.hidden) one.box.checked = checked; };
  const every = make("button", { type: "button", text: "Select all" });
  const none = make("button", { type: "button", text: "Clear" });
  every.addEventListener("click", () => all(true));
  none.addEventListener("click", () => all(false));
  const answer = await askIn(`Filter column ${letter} by values`, [field("Search", search), make("div", { cls: "row" }, every, none), make("ul", { cls: "values" }, ...boxes.map((one) => one.line))]);
  if (!answer) return;
  const before = sheet.grid.geometry.shape.filter;
  const hide = { ...before?.hidden, [letter]: boxes.filter((one) => !one.box.checked).map((one) => one.text) };
  for (const [column, texts] of Object.entries(hide)) if (!texts.length) delete hide[column];
  await sheet.act("filter", { range: before ? boxName(sheet.grid, before) : filtered(sheet.grid), hide });
}

const boxName = (grid, box) => `${grid.letter(box.left)}${box.top + 1}:${grid.letter(box.right - 1)}${box.bottom >= grid.geometry.shape.rows ? "" : box.bottom}`;

async function versions(sheet) {
  const told = await sheet.ask("versions");
  const lines = told.versions.map((one) => {
    const words = `Version ${one.revision}, until ${one.then ? DONE[one.then] ?? one.then : "a request of the API"} ${ago(one.age_s)}`;
    const button = make("button", { value: String(one.revision), text: "Restore", "aria-label": `Restore version ${one.revision}` });
    return make("li", {}, make("span", { text: words }), button);
  });
  const nothing = make("p", { cls: "hint", text: "Nothing has changed since this server was started." });
  const answer = await askIn(`Versions of the workbook (now ${told.now})`, [lines.length ? make("ul", { cls: "versions" }, ...lines) : nothing], [], { wide: true });
  if (!answer) return;
  await sheet.act("restore", { revision: Number(answer) });
  say(`Version ${answer} is back. An undo takes that back too.`);
}

function ago(seconds) {
  if (seconds < 90) return `${seconds} s ago`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min ago` : `${Math.round(seconds / 3600)} h ago`;
}
