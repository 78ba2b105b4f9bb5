// Copying and pasting blocks as other spreadsheets do: texts with tabs between columns and a line for each row.

import { say, saying } from "./ask.js";
import { stretches } from "./geometry.js";

export function carryTexts(sheet) {
  const ours = () => document.activeElement === sheet.grid.root;
  document.addEventListener("copy", (event) => { if (ours()) { event.preventDefault(); copyInto(sheet, event); } });
  document.addEventListener("cut", (event) => { if (ours()) { event.preventDefault(); copyInto(sheet, event); sheet.acts.clear(); } });
  document.addEventListener("paste", (event) => {
    if (!ours()) return;
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain");
    saying(() => pasted(sheet, text));
  });
}

// At once when all of it is here; rows that never were on the screen are fetched first.
function copyInto(sheet, event) {
  const { box, complete } = held(sheet);
  if (complete) event.clipboardData.setData("text/plain", asText(sheet, box));
  else saying(() => copied(sheet));
}

export async function copied(sheet) {
  const { box, complete } = held(sheet);
  if (!complete) for (let top = box.top; top <= box.bottom; top += 400) await fetchRows(sheet, top, Math.min(box.bottom, top + 399));
  await navigator.clipboard.writeText(asText(sheet, box));
  say(`${box.bottom - box.top + 1} × ${box.right - box.left + 1} copied.`);
}

export async function cut(sheet) {
  await copied(sheet);
  await sheet.acts.clear();
}

async function fetchRows(sheet, top, bottom) {
  const more = sheet.view === null ? {} : { view: sheet.view };
  const got = await sheet.ask("window", { first: top + 1, last: bottom + 1, ...more });
  for (const row of got.rows) if (!sheet.rows.has(row.row)) sheet.rows.set(row.row, { key: row.key, cells: new Map(row.cells.map((cell) => [cell.c, cell])), said: "" });
}

// What is selected, cut off below the last row that holds anything, and whether all of its rows are here.
function held(sheet) {
  const { geometry } = sheet.grid;
  const box = sheet.grid.box();
  const last = geometry.placeOf(geometry.shape.filled);
  if (last >= box.top) box.bottom = Math.min(box.bottom, last);
  let complete = true;
  for (let place = box.top; place <= box.bottom && complete; place += 1) complete = sheet.rows.has(geometry.numberAt(place));
  return { box, complete };
}

function asText(sheet, box) {
  const { geometry } = sheet.grid;
  const columns = geometry.columns.filter(({ c }) => c >= box.left && c <= box.right);
  const lines = [];
  for (let place = box.top; place <= box.bottom; place += 1) {
    const cells = sheet.rows.get(geometry.numberAt(place))?.cells;
    lines.push(columns.map(({ c }) => quoted(cells?.get(c)?.v ?? "")).join("\t"));
  }
  return lines.join("\n");
}

const quoted = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

// A block of texts; a quoted one may hold tabs and line ends.
export function blockOf(text) {
  const rows = [[]];
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  let at = 0;
  while (at <= plain.length) {
    let word = "";
    const quote = plain[at] === '"' && /^"(?:[^"]|"")*"(?=[\t\n]|$)/.exec(plain.slice(at));
    if (quote) { word = quote[0].slice(1, -1).replaceAll('""', '"'); at += quote[0].length; }
    else { while (at < plain.length && plain[at] !== "\t" && plain[at] !== "\n") { word += plain[at]; at += 1; } }
    rows.at(-1).push(word);
    if (plain[at] === "\n") rows.push([]);
    at += 1;
  }
  return rows;
}

export async function pasted(sheet, text) {
  if (!text) { say("There is nothing to paste."); return; }
  const { grid } = sheet;
  const { geometry } = grid;
  const box = grid.box();
  let rows = blockOf(text);
  // One text into many selected cells fills them all.
  const single = rows.length === 1 && rows[0].length === 1 && grid.kind === "cells";
  if (single) rows = Array.from({ length: box.bottom - box.top + 1 }, () => Array(box.right - box.left + 1).fill(rows[0][0]));
  const last = Math.min(box.top + rows.length - 1, geometry.count - 1);
  let taken = 0;
  for (const [first, end] of stretches(geometry, box.top, last)) {
    const most = geometry.numberAt(last) === end ? rows.length - taken : end - first + 1;
    await sheet.act("paste", { cell: `${grid.letter(box.left)}${first}`, rows: rows.slice(taken, taken + most) });
    taken += most;
  }
  if (!single) grid.select({ place: box.top, c: box.left }, { head: { place: last, c: Math.min(box.left + rows[0].length - 1, geometry.columns.at(-1).c) }, reveal: false });
}
