// The workbook as a grid. What is drawn (colours, dropdowns, notes, frozen rows) comes from the requests that were
// really sent; what is typed goes to the sheet as a person's edit.

import { get, make, post, say, saying } from "./ask.js";
import { chartCard } from "./charts.js";
import { firstRowOf, passes } from "./filters.js";

const GUTTER = "row"; // the field that numbers the rows, and the key of every update

export class Sheet {
  constructor(parts) {
    Object.assign(this, parts);
    this.sheetId = null;
    this.seen = "";        // revision and tab that are drawn
    this.rows = new Map(); // row number -> its cells as they were last drawn, as text
    this.meta = new Map(); // "row:column" -> formatting, note, choices
    this.later = new Set(); // rows whose redrawing waits until the open editor is closed
    this.hiddenToo.addEventListener("change", () => this.#forget());
    this.filter.addEventListener("change", () => this.#applyFilter());
  }

  // Called when the view becomes visible: the grid cannot measure itself while it is hidden.
  shown() { this.table?.redraw(); }

  async look() {
    const book = await get(`/_local/page/workbook?spreadsheet_id=${encodeURIComponent(this.spreadsheet)}`);
    this.book = book;
    const tabs = book.tabs.filter((tab) => !tab.hidden || this.hiddenToo.checked);
    if (!tabs.some((tab) => tab.sheet_id === this.sheetId)) this.sheetId = tabs[0]?.sheet_id ?? null;
    this.#drawTabs(tabs);
    if (this.sheetId !== null && this.seen !== this.#stamp()) await this.#drawTab();
  }

  async find(text) {
    await this.look();
    const leads = this.book.tabs.find((tab) => tab.title === "Leads");
    if (leads) await this.#open(leads.sheet_id);
    const hit = (this.table?.getData() || []).find((row) => Object.entries(row).some(([field, value]) => field !== GUTTER && value === text));
    if (hit) this.#pointAt(hit[GUTTER]);
    else say(`${text} is not on this tab any more.`);
  }

  async goTo(gid, row) {
    await this.look();
    const tab = this.book.tabs.find((each) => String(each.sheet_id) === gid) || this.book.tabs.find((each) => each.title === "Leads");
    if (tab) { await this.#open(tab.sheet_id); this.#pointAt(row); }
  }

  #stamp() { return `${this.sheetId}@${this.book.revision}`; }

  #forget() { this.seen = ""; saying(() => this.look()); }

  async #open(sheetId) {
    if (sheetId !== this.sheetId) { this.sheetId = sheetId; this.seen = ""; }
    await this.look();
  }

  #drawTabs(tabs) {
    const drawn = JSON.stringify([tabs, this.sheetId]);
    if (drawn === this.drawnTabs) return;
    this.drawnTabs = drawn;
    const hadFocus = this.tabs.contains(document.activeElement);
    this.tabs.replaceChildren(...tabs.map((tab) => {
      const chosen = tab.sheet_id === this.sheetId;
      const button = make("button", { role: "tab", text: tab.title, "aria-selected": String(chosen), tabindex: chosen ? "0" : "-1", cls: tab.hidden ? "is-hidden" : "" });
      button.style.setProperty("--tab-colour", tab.tab_colour || "transparent");
      button.addEventListener("click", () => saying(() => this.#open(tab.sheet_id)));
      button.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) saying(() => this.#open(tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length].sheet_id));
      });
      return button;
    }));
    if (hadFocus) this.tabs.querySelector("[aria-selected=true]")?.focus();
  }

  async #drawTab() {
    const stamp = this.#stamp();
    const sheetId = this.sheetId;
    const tab = await get(`/_local/page/tab?spreadsheet_id=${encodeURIComponent(this.spreadsheet)}&sheet_id=${sheetId}`);
    if (sheetId !== this.sheetId) return; // another tab was chosen meanwhile
    const about = this.book.tabs.find((each) => each.sheet_id === sheetId);
    const shape = JSON.stringify([sheetId, tab.columns, about.frozen_rows, about.frozen_columns, choosing(tab)]);
    if (shape === this.shape) await this.#update(tab);
    else await this.#build(tab, about, shape);
    this.#drawCharts(tab.charts || []);
    this.#drawFilters(tab.filter_views || []);
    this.seen = stamp;
  }

  // Keyed updates only. Replacing the data would close an open editor and lose what is being typed.
  async #update(tab) {
    const changed = [];
    const present = new Set();
    for (const row of tab.rows) {
      present.add(row.row);
      const drawn = JSON.stringify(row.cells);
      if (this.rows.get(row.row) === drawn) continue;
      this.rows.set(row.row, drawn);
      this.#learn(row);
      changed.push(row);
    }
    const editing = this.#editing();
    const data = changed.map((row) => {
      const values = this.#values(row, tab.columns);
      if (editing && editing.row === row.row) delete values[editing.field];
      return values;
    });
    if (data.length) await this.table.updateOrAddData(data);
    for (const row of changed) this.#redraw(row.row, editing);
    const gone = [...this.rows.keys()].filter((row) => !present.has(row));
    if (gone.length) {
      for (const row of gone) this.rows.delete(row);
      await this.table.deleteRow(gone);
    }
  }

  #redraw(row, editing) {
    if (editing && editing.row === row) { this.later.add(row); return; }
    const component = this.table.getRow(row);
    if (component) component.reformat();
  }

  #editing() {
    const cell = this.open;
    return cell ? { row: cell.getData()[GUTTER], field: cell.getField() } : null;
  }

  #learn(row) {
    for (const cell of row.cells) this.meta.set(`${row.row}:${cell.c}`, cell);
  }

  #values(row, columns) {
    const values = { [GUTTER]: row.row };
    for (const column of columns) values[`c${column.index}`] = "";
    for (const cell of row.cells) values[`c${cell.c}`] = cell.v ?? "";
    return values;
  }

  async #build(tab, about, shape) {
    this.table?.destroy();
    this.open = null;
    this.rows.clear();
    this.meta.clear();
    this.later.clear();
    this.columns = tab.columns;
    for (const row of tab.rows) { this.rows.set(row.row, JSON.stringify(row.cells)); this.#learn(row); }
    const rows = tab.rows.filter((row) => !row.hidden).map((row) => this.#values(row, tab.columns));
    const withChoices = new Set(choosing(tab));
    const wraps = tab.rows.some((row) => row.cells.some((cell) => cell.wrap));
    const table = new Tabulator(this.grid, {
      index: GUTTER,
      data: rows,
      height: "100%",
      layout: "fitData",
      renderVertical: "virtual",
      columnHeaderSortMulti: false,
      frozenRows: about.frozen_rows || 0,
      ...(wraps ? {} : { rowHeight: 30 }), // fixed heights are faster; wrapped text needs its own
      editTriggerEvent: "dblclick",
      selectableRange: 1,
      selectableRangeColumns: true,
      selectableRangeRows: true,
      selectableRangeClearCells: false,
      clipboard: "copy",
      clipboardCopyRowRange: "range",
      clipboardCopyConfig: { columnHeaders: false, rowHeaders: false },
      rowHeader: { field: GUTTER, title: "", frozen: true, headerSort: false, resizable: false, width: 46, hozAlign: "center", cssClass: "gutter", editable: false },
      columnDefaults: { headerSort: false, headerHozAlign: "center", resizable: "header" },
      placeholder: "This tab is empty.",
      columns: tab.columns.filter((column) => !column.hidden).map((column) => this.#column(column, about, withChoices)),
    });
    table.on("cellEditing", (cell) => { this.open = cell; });
    table.on("cellEdited", (cell) => { this.#closed(); this.#typed(cell); });
    table.on("cellEditCancelled", () => this.#closed());
    table.on("rangeChanged", (range) => this.#tell(range));
    table.on("rangeAdded", (range) => this.#tell(range));
    await new Promise((resolve) => { table.on("tableBuilt", resolve); });
    this.table = table;
    this.shape = shape;
  }

  #column(column, about, withChoices) {
    const chooses = withChoices.has(column.index);
    return {
      title: column.letter,
      field: `c${column.index}`,
      width: Math.max(column.width || 100, 44),
      frozen: column.index < (about.frozen_columns || 0),
      formatter: (cell) => this.#paint(cell),
      editor: chooses ? "list" : typing,
      editorParams: chooses
        ? (cell) => ({ values: this.#about(cell)?.choices || [], autocomplete: true, freetext: true, listOnEmpty: true, clearable: false, emptyValue: "" })
        : { label: `Column ${column.letter}` },
    };
  }

  #about(cell) { return this.meta.get(`${cell.getData()[GUTTER]}:${cell.getField().slice(1)}`); }

  // The formatter answers with a text node or an element: text from outside never becomes markup.
  #paint(cell) {
    const about = this.#about(cell) || {};
    const box = cell.getElement();
    box.style.backgroundColor = about.bg || "";
    box.style.color = about.fg || "";
    box.style.fontWeight = about.bold ? "600" : "";
    box.style.textDecoration = about.strike ? "line-through" : "";
    box.style.textAlign = { LEFT: "left", CENTER: "center", RIGHT: "right" }[String(about.align || "").toUpperCase()] || "";
    box.classList.toggle("wraps", Boolean(about.wrap));
    box.classList.toggle("has-note", Boolean(about.n));
    box.classList.toggle("locked", Boolean(about.protected));
    box.classList.toggle("chooses", Boolean(about.choices));
    const text = cell.getValue() ?? "";
    box.title = about.n ? `${about.n}` : text.length > 24 ? text : "";
    if (about.link && /^https?:/.test(about.link)) {
      return make("a", { text: text || about.link, href: about.link, rel: "noopener noreferrer", target: "_blank", tabindex: "-1" });
    }
    return document.createTextNode(text);
  }

  #closed() {
    this.open = null;
    for (const row of this.later) this.table.getRow(row)?.reformat();
    this.later.clear();
  }

  #typed(cell) {
    const value = cell.getValue() ?? "";
    const before = cell.getOldValue() ?? "";
    if (value === before) return;
    const name = this.#name(cell);
    if (this.#about(cell)?.protected && !confirm("This cell is kept by the worker. Edit it anyway?")) {
      cell.setValue(before);
      return;
    }
    saying(async () => {
      try {
        await post("/_local/human", { spreadsheet_id: this.spreadsheet, do: "type", sheet: this.#title(), cell: name, text: String(value) });
      } catch (error) {
        cell.setValue(before);
        throw error;
      }
      this.rows.delete(cell.getData()[GUTTER]); // what the sheet made of it (a date, a colour) is drawn at the next look
      this.seen = "";
      await this.look();
    });
  }

  #title() { return this.book.tabs.find((tab) => tab.sheet_id === this.sheetId).title; }

  #name(cell) {
    const column = this.columns.find((each) => `c${each.index}` === cell.getField());
    return column ? `${column.letter}${cell.getData()[GUTTER]}` : "";
  }

  #tell(range) {
    const cell = range.getCells().flat()[0];
    if (!cell || !cell.getField()?.startsWith("c")) return;
    this.cellName.textContent = this.#name(cell);
    const about = this.#about(cell) || {};
    this.cellText.textContent = [cell.getValue(), about.n ? `— ${about.n}` : ""].filter(Boolean).join("  ");
  }

  #pointAt(row) {
    const component = this.table?.getRow(row);
    if (!component) return;
    saying(async () => {
      await this.table.scrollToRow(row, "center", false).catch(() => {});
      const element = component.getElement();
      element.classList.add("pointed-at");
      setTimeout(() => element.classList.remove("pointed-at"), 4000);
    });
  }

  // Filter views are private to whoever opens one; here one hides the rows it leaves out.
  #drawFilters(views) {
    const drawn = JSON.stringify([this.sheetId, views]);
    if (drawn === this.drawnFilters) return;
    this.drawnFilters = drawn;
    this.views = views;
    const chosen = this.filter.value;
    this.filter.replaceChildren(make("option", { text: "All rows", value: "" }), ...views.map((view) => make("option", { text: view.title, value: String(view.filterViewId) })));
    this.filter.value = views.some((view) => String(view.filterViewId) === chosen) ? chosen : "";
    this.filterLabel.hidden = !views.length;
    this.#applyFilter();
  }

  #applyFilter() {
    const view = (this.views || []).find((each) => String(each.filterViewId) === this.filter.value);
    if (!view) { if (this.filtered) this.table.clearFilter(); this.filtered = false; return; }
    const first = firstRowOf(view);
    const filled = (row) => Object.entries(row).some(([field, value]) => field !== GUTTER && value !== "");
    this.filtered = true;
    this.table.setFilter((row) => row[GUTTER] < first || (filled(row) && passes(view, (column) => String(row[`c${column}`] ?? ""), this.today)));
  }

  #drawCharts(charts) {
    const drawn = JSON.stringify(charts);
    if (drawn === this.drawnCharts) return;
    this.drawnCharts = drawn;
    this.charts.replaceChildren(...charts.map(chartCard));
    this.charts.hidden = !charts.length;
  }
}

// Columns in which some cell has a dropdown.
function choosing(tab) {
  const found = new Set();
  for (const row of tab.rows) for (const cell of row.cells) if (cell.choices) found.add(cell.c);
  return [...found].sort((a, b) => a - b);
}

// A box to type in: Enter keeps it, Shift+Enter begins a line, Escape leaves the cell as it was.
function typing(cell, onRendered, keep, cancel, { label }) {
  const box = make("textarea", { cls: "typing", rows: "1", "aria-label": label });
  const before = cell.getValue() ?? "";
  box.value = before;
  const grow = () => { box.style.height = "0"; box.style.height = `${Math.max(box.scrollHeight, 28)}px`; };
  onRendered(() => { box.focus({ preventScroll: true }); box.setSelectionRange(before.length, before.length); grow(); });
  box.addEventListener("input", grow);
  box.addEventListener("blur", () => keep(box.value));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) { event.preventDefault(); keep(box.value); }
    if (event.key === "Escape") cancel();
    if (event.key !== "Tab") event.stopPropagation();
  });
  return box;
}
