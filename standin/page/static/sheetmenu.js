// The menu of what is selected: cells, whole rows or whole columns, as people know it from other spreadsheets.

import { openMenu } from "./menus.js";

export function cellMenu(sheet, at) {
  const { grid, acts } = sheet;
  const box = grid.box();
  const cell = document.getElementById(grid.root.getAttribute("aria-activedescendant")) ?? grid.root;
  const lines = grid.kind === "columns" ? columnLines(sheet, box) : grid.kind === "rows" ? rowLines(sheet, box) : cellLines(sheet, box);
  openMenu([...clipboardLines(acts), null, ...lines, null, ...keepingLines(sheet)], { label: grid.range || "The whole tab", at, beside: cell });
}

const clipboardLines = (acts) => [
  { words: "Cut", keys: "Ctrl X", does: acts.cut },
  { words: "Copy", keys: "Ctrl C", does: acts.copy },
  { words: "Paste", keys: "Ctrl V", does: acts.paste },
];

const plural = (count, one) => (count === 1 ? one : `${count} ${one}s`);

function sortLines(sheet) {
  const { grid, acts } = sheet;
  const letter = grid.letter(grid.active.c);
  return [
    { words: `Sort sheet A to Z by ${letter}`, does: () => acts.sort(false) },
    { words: `Sort sheet Z to A by ${letter}`, does: () => acts.sort(true) },
    { words: "Filter by values …", does: () => acts.filterBy() },
  ];
}

function columnLines(sheet, box) {
  const { grid, acts } = sheet;
  const count = plural(box.right - box.left + 1, "column");
  return [
    { words: `Insert ${count} left`, does: () => acts.insertColumns(false) },
    { words: `Insert ${count} right`, does: () => acts.insertColumns(true) },
    { words: `Delete ${count}`, does: acts.deleteColumns },
    { words: `Move ${count} left`, does: () => acts.moveColumns(-1), off: box.left === 0 },
    { words: `Move ${count} right`, does: () => acts.moveColumns(1), off: box.right === grid.geometry.shape.columns.length - 1 },
    null,
    ...sortLines(sheet),
  ];
}

function rowLines(sheet, box) {
  const { grid, acts } = sheet;
  const count = plural(box.bottom - box.top + 1, "row");
  const sifted = Boolean(grid.geometry.order); // neighbours on the screen are none in the sheet
  return [
    { words: `Insert ${count} above`, does: () => acts.insertRows(false) },
    { words: `Insert ${count} below`, does: () => acts.insertRows(true) },
    { words: `Delete ${count}`, does: acts.deleteRows },
    { words: `Move ${count} up`, does: () => acts.moveRows(-1), off: sifted || box.top === 0 },
    { words: `Move ${count} down`, does: () => acts.moveRows(1), off: sifted || box.bottom === grid.geometry.count - 1 },
  ];
}

function cellLines(sheet, box) {
  const { grid, acts } = sheet;
  const rows = plural(box.bottom - box.top + 1, "row");
  const columns = plural(box.right - box.left + 1, "column");
  const merged = grid.geometry.shape.merges.some((one) => one.left <= box.right && one.right > box.left && one.top < grid.geometry.numberAt(box.bottom) && one.bottom >= grid.geometry.numberAt(box.top));
  return [
    { words: "Edit", keys: "Enter", does: () => acts.edit({}) },
    { words: `Insert ${rows} above`, does: () => acts.insertRows(false) },
    { words: `Insert ${columns} left`, does: () => acts.insertColumns(false) },
    { words: `Delete ${rows}`, does: acts.deleteRows },
    { words: `Delete ${columns}`, does: acts.deleteColumns },
    null,
    ...sortLines(sheet),
    null,
    merged ? { words: "Unmerge", does: acts.unmerge } : { words: "Merge cells", does: acts.merge, off: box.top === box.bottom && box.left === box.right },
    { words: grid.cell.n ? "Edit note …" : "Insert note …", keys: "Shift F2", does: acts.note },
  ];
}

function keepingLines(sheet) {
  const { grid, acts } = sheet;
  const kept = grid.geometry.protectionAt(grid.row, grid.active.c);
  return [
    { words: "Protect …", does: acts.protect },
    { words: "Remove protection", does: acts.unprotect, off: !kept },
  ];
}
