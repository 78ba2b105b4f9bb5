// The workbook: which tab and which rows are shown, what people do to them, and looking again when anything changed.

import { get, post, say, saying } from "./ask.js";
import { actsOf } from "./acts.js";
import { chartCard } from "./charts.js";
import { carryTexts } from "./clipboard.js";
import { Editor } from "./editor.js";
import { Grid } from "./grid.js";
import { beside, letMove } from "./moving.js";
import { Noticing } from "./noticing.js";
import { TabStrip } from "./tabstrip.js";
import { Toolbar } from "./toolbar.js";

const AHEAD = 40; // rows asked for beyond those that are missing
const CHUNK = 50; // rows asked for at first: a window full

export class Sheet {
  constructor(parts) {
    Object.assign(this, parts);
    this.sheetId = null;
    this.view = null;   // the open filter view
    this.stamp = "";    // of what is shown; the server gives another one when anything may look different
    this.rows = new Map();
    this.grid = new Grid(parts.grid, { onMissing: (first, last) => this.#miss(first, last), onSelect: () => this.#selected() });
    this.editor = new Editor(parts.frame, { keep: (text, about) => this.#keep(text, about), closed: (step, focused) => this.#editorClosed(step, focused) });
    this.acts = actsOf(this);
    this.noticing = new Noticing(this);
    this.toolbar = new Toolbar(this);
    this.tabs = new TabStrip(this);
    letMove(this.grid, this.acts);
    carryTexts(this);
    this.grid.onDrawn = () => this.#drawn();
    parts.grid.addEventListener("click", (event) => this.#followLink(event));
  }

  // Called when the view becomes visible: nothing can be measured while it is hidden.
  shown() { this.grid.resized(); }

  async look() {
    this.book = await get(this.#path("workbook"));
    const known = this.tabs.draw();
    if (!known) await this.#change(this.book.tabs.find((tab) => !tab.hidden)?.sheet_id ?? this.book.tabs[0].sheet_id);
    else if (this.stamp !== this.book.stamp) await this.#fetch();
  }

  get about() { return this.book.tabs.find((tab) => tab.sheet_id === this.sheetId); }

  async open(sheetId) {
    if (this.editor.isOpen) await this.editor.finish(null);
    if (sheetId !== this.sheetId) await this.#change(sheetId);
  }

  async #change(sheetId) {
    this.sheetId = sheetId;
    this.view = null;
    this.tabs.draw();
    await this.#fetch({ keep: false });
  }

  async openView(id) {
    this.view = id;
    await this.#fetch({ keep: true });
  }

  // Shows the lead of this id.
  async find(text) {
    if (!this.book) await this.look();
    const leads = this.book.tabs.find((tab) => tab.title === "Leads");
    if (leads) await this.open(leads.sheet_id);
    const { hits } = await get(this.#path("find", { sheet_id: this.sheetId, text, whole: 1 }));
    if (hits.length) await this.pointAt(hits[0][0], 0);
    else say(`${text} is not on this tab any more.`);
  }

  async goTo(gid, row) {
    if (!this.book) await this.look();
    const tab = this.book.tabs.find((each) => String(each.sheet_id) === gid) || this.book.tabs.find((each) => each.title === "Leads");
    if (!tab) return;
    await this.open(tab.sheet_id);
    await this.pointAt(row, 0);
  }

  // A link to a place in this workbook leads there; all others the browser opens.
  #followLink(event) {
    const link = event.target.closest?.("a[data-gid]");
    if (!link) return;
    event.preventDefault();
    saying(() => this.goTo(link.dataset.gid, Number(link.dataset.to)));
  }

  async pointAt(row, c) {
    if (this.grid.geometry.placeOf(row) < 0 && this.view !== null) await this.openView(null);
    const place = this.grid.geometry.placeOf(row);
    if (place < 0) { say(`Row ${row} is hidden by the filter.`); return; }
    this.grid.select({ place, c });
    await this.busy;
    this.noticing.flash(row);
  }

  ask(what, more = {}) { return get(this.#path(what, { sheet_id: this.sheetId, ...more })); }

  // Somebody does something to the tab, and sees what came of it.
  async act(doing, more = {}) {
    await post("/_local/human", { spreadsheet_id: this.spreadsheet, sheet_id: this.sheetId, do: doing, ...more });
    await this.look();
  }

  does(doing, more = {}) { return saying(() => this.act(doing, more)); }

  #path(what, more = {}) {
    return `/_local/page/${what}?${new URLSearchParams({ spreadsheet_id: this.spreadsheet, ...more })}`;
  }

  // Rows

  // One answer after the other: a late one must never overwrite a newer one.
  #fetch(how = {}) {
    const turn = (this.busy ?? Promise.resolve()).catch(() => {}).then(() => this.#fetchNow(how));
    this.busy = turn;
    return turn;
  }

  async #fetchNow({ keep = true, first = null, last = null }) {
    const sheetId = this.sheetId;
    const [top, bottom] = keep && this.grid.geometry ? this.grid.span() : [0, CHUNK];
    const asked = { sheet_id: sheetId, first: first ?? top + 1, last: last ?? Math.max(bottom, top + CHUNK) };
    if (this.view !== null) asked.view = this.view;
    const typing = this.editor.isOpen ? this.editor.about : null;
    if (typing?.key) asked.follow = typing.key;
    const got = await this.#asked(asked);
    if (!got || sheetId !== this.sheetId) return;
    const fresh = !keep || got.stamp !== this.stamp || String(this.view) !== this.shownView;
    const rows = fresh ? new Map() : this.rows;
    for (const row of got.rows) rows.set(row.row, learned(row, got.lists));
    this.rows = rows;
    this.stamp = got.stamp;
    this.shownView = String(this.view);
    if (typing && this.editor.isOpen) this.#follow(typing, got);
    this.grid.show(got.shape, rows, { keep });
    this.grid.root.setAttribute("aria-label", `${this.about?.title ?? "Tab"}, ${got.shape.rows} rows`);
    this.toolbar.draw(got.shape);
    this.#selected({ quiet: keep });
    if (fresh) await this.#drawCharts(got.shape.charts);
  }

  async #asked(asked) {
    try {
      return await get(this.#path("window", asked));
    } catch (error) {
      if (this.view === null) throw error;
      this.view = null; // somebody deleted the filter view
      say(error.message);
      delete asked.view;
      return get(this.#path("window", asked));
    }
  }

  #miss(first, last) {
    if (this.missing) { this.missing = [Math.min(first, this.missing[0]), Math.max(last, this.missing[1])]; return; }
    this.missing = [first, last];
    queueMicrotask(() => {
      const [top, bottom] = this.missing;
      // Whoever scrolls on from rows that are here gets more of them; whoever jumps, only what the window shows.
      const more = this.rows.has(top - 1) || this.rows.has(bottom + 1) ? AHEAD : 0;
      saying(() => this.#fetch({ first: Math.max(1, top - more), last: Math.min(bottom, top + 400) + more }).finally(() => {
        this.missing = null;
        this.grid.draw();
      }));
    });
  }

  async #drawCharts(count) {
    const layer = this.grid.charts;
    const { charts } = count ? await this.ask("charts") : { charts: [] };
    const said = JSON.stringify([this.sheetId, charts]);
    if (said !== this.chartsSaid) {
      this.chartsSaid = said;
      layer.replaceChildren(...charts.map(chartCard));
    }
    charts.forEach((chart, at) => this.#placeChart(layer.children[at], chart.position?.overlayPosition ?? {}));
    let below = 0;
    for (const card of layer.children) below = Math.max(below, card.offsetTop + card.offsetHeight);
    this.grid.body.style.minHeight = `${below + 40}px`;
  }

  #placeChart(card, { anchorCell = {}, offsetXPixels = 0, offsetYPixels = 0 }) {
    const { geometry } = this.grid;
    const index = geometry.at.get(anchorCell.columnIndex ?? 0) ?? 0;
    const place = Math.max(geometry.placeOf((anchorCell.rowIndex ?? 0) + 1), 0);
    card.style.left = `${(geometry.columns[index]?.left ?? 0) + offsetXPixels}px`;
    card.style.top = `${Math.max(geometry.topOf(place), 0) + offsetYPixels}px`;
  }

  // Typing

  edit({ text = null, open = false } = {}) {
    const { grid } = this;
    const { c } = grid.active;
    const data = this.rows.get(grid.row);
    const about = data?.cells.get(c) || {};
    if (about.box !== undefined && text === null) { this.acts.tick(); return; }
    const before = about.e ?? about.v ?? "";
    const heading = Math.max(grid.geometry.shape.frozen_rows, 1);
    const titled = grid.row > heading ? this.rows.get(heading)?.cells.get(c)?.v : undefined;
    grid.reveal(grid.active);
    this.noticing.hideNote();
    this.editor.open({
      about: { sheetId: this.sheetId, row: grid.row, c, key: data?.key ?? null, blank: isBlank(data), before, heading: titled ? [heading, titled] : null },
      text: text ?? before,
      label: [grid.name, titled].filter(Boolean).join(", "),
      choices: about.choices ?? null,
      listed: open || text === null,
    });
    this.#lie();
  }

  // The row that is being typed into may have moved, or be gone.
  #follow(typing, got) {
    if (typing.key === null) return;
    if (got.followed === null) this.editor.say("Somebody deleted this row. Your text is still here: copy it, or press Escape to drop it.");
    else if (got.followed !== undefined) typing.row = got.followed;
  }

  async #keep(text, about) {
    const letter = this.grid.letter(about.c);
    const kept = this.grid.geometry.protectionAt(about.row, about.c);
    if (kept?.warns && !(await this.acts.confirmProtected(kept))) return false;
    await post("/_local/human", {
      spreadsheet_id: this.spreadsheet, sheet_id: about.sheetId, do: "type", cell: `${letter}${about.row}`, text,
      key: about.key, blank: about.blank, heading: about.heading,
    });
    refreshLater(this);
    return true;
  }

  #editorClosed(step, focused) {
    if (focused || step) this.grid.root.focus({ preventScroll: true });
    if (step) this.grid.select(beside(this.grid, this.grid.active, ...step));
    else this.grid.draw();
  }

  #lie() {
    const { about } = this.editor;
    const rect = this.grid.rectOf(about.row, about.c);
    if (rect) this.editor.lie(rect);
    else this.editor.lie({ left: 0, top: this.grid.geometry.placeOf(about.row) < this.grid.span()[0] ? 0 : 1e6, width: 160, height: 26 });
  }

  #drawn() {
    if (this.editor.isOpen) this.#lie();
    this.noticing.place();
  }

  #selected({ quiet = false } = {}) {
    if (this.grid.geometry) this.noticing.selected({ quiet });
  }
}

function learned(row, lists) {
  const cells = new Map();
  for (const cell of row.cells) {
    if (cell.o !== undefined) cell.choices = lists[cell.o];
    cells.set(cell.c, cell);
  }
  return { key: row.key, cells, said: JSON.stringify(row.cells) };
}

const isBlank = (data) => !data || ![...data.cells.values()].some((cell) => cell.v !== undefined && cell.box === undefined);

// After an edit: what the sheet made of it (a date, a colour) is shown as soon as it can be read.
function refreshLater(sheet) { saying(() => sheet.look()); }
