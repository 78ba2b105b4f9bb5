// Where does each row and column lie? Places count the rows that show, from 0; numbers are those of the sheet, from 1.

export const ROW = 26;      // pixels of a row that nobody made taller
export const HEAD = 24;     // of the row of letters
export const GUTTER = 46;   // of the column of row numbers
const NARROWEST = 24;

export class Geometry {
  constructor(shape, wide) {
    this.shape = shape;
    this.order = shape.order;
    this.heights = new Map(Object.entries(shape.heights).map(([row, pixels]) => [Number(row), Math.max(pixels, ROW)]));
    this.count = this.order ? this.order.length : shape.rows;
    this.#placeColumns();
    this.#placeFrozen(wide);
    this.settle();
  }

  // What earlier drawings measured (wrapped text) holds until they are drawn again.
  inherit(other) {
    if (!other || other.shape.sheet_id !== this.shape.sheet_id) return;
    for (const [row, pixels] of other.measured) if (!this.heights.has(row)) this.measured.set(row, pixels);
    this.settle();
  }

  measured = new Map();

  #placeColumns() {
    this.columns = []; // those that show: { c, letter, width, left }
    this.at = new Map(); // number of a column -> its index among those
    let left = GUTTER;
    this.shape.columns.forEach((column, c) => {
      if (column.hidden) return;
      const width = Math.max(column.width, NARROWEST);
      this.at.set(c, this.columns.length);
      this.columns.push({ c, letter: column.letter, width, left });
      left += width;
    });
    this.width = left;
    this.template = `${GUTTER}px ${this.columns.map((column) => `${column.width}px`).join(" ")}`;
  }

  // Frozen columns stay only while they leave half of the window to the others.
  #placeFrozen(wide) {
    const wanted = this.columns.filter((column) => column.c < this.shape.frozen_columns).length;
    this.frozenColumns = 0;
    while (this.frozenColumns < wanted && this.columns[this.frozenColumns].left + this.columns[this.frozenColumns].width <= wide / 2) this.frozenColumns += 1;
    this.frozenRows = 0;
    while (this.frozenRows < this.count && this.numberAt(this.frozenRows) <= this.shape.frozen_rows) this.frozenRows += 1;
  }

  // Sums up after heights changed. Few rows differ from the usual height, so only those are kept.
  settle() {
    const odd = [];
    for (const row of new Set([...this.measured.keys(), ...this.heights.keys()])) {
      const place = this.placeOf(row);
      if (place >= this.frozenRows && this.heightAt(place) !== ROW) odd.push([place, this.heightAt(place) - ROW]);
    }
    odd.sort((one, other) => one[0] - other[0]);
    this.odd = odd;
    this.frozenHeight = 0;
    for (let place = 0; place < this.frozenRows; place += 1) this.frozenHeight += this.heightAt(place);
    this.height = this.topOf(this.count);
  }

  numberAt(place) { return this.order ? this.order[place] : place + 1; }

  placeOf(number) {
    if (!this.order) return number <= this.count ? number - 1 : -1;
    this.places ??= new Map(this.order.map((each, place) => [each, place]));
    return this.places.get(number) ?? -1;
  }

  heightAt(place) {
    const number = this.numberAt(place);
    return Math.max(this.heights.get(number) ?? ROW, this.measured.get(number) ?? ROW);
  }

  // Below the frozen rows, in pixels.
  topOf(place) {
    let top = (place - this.frozenRows) * ROW;
    for (const [at, more] of this.odd) {
      if (at >= place) break;
      top += more;
    }
    return top;
  }

  placeAt(pixels) {
    let place = this.frozenRows + Math.floor(pixels / ROW);
    for (const [at, more] of this.odd) {
      if (at >= place) break;
      place = Math.max(at, this.frozenRows + Math.floor((pixels - this.#moreUntil(at) - more) / ROW));
    }
    return Math.min(Math.max(place, this.frozenRows), this.count);
  }

  #moreUntil(place) { return this.odd.reduce((sum, [at, more]) => (at < place ? sum + more : sum), 0); }

  // The columns that a window shows, frozen ones aside, in steps so that a little scrolling changes nothing.
  columnsWithin(left, wide) {
    const step = 6;
    let from = this.frozenColumns;
    while (from < this.columns.length && this.columns[from].left + this.columns[from].width < left) from += 1;
    let to = from;
    while (to < this.columns.length && this.columns[to].left < left + wide) to += 1;
    return [Math.max(this.frozenColumns, Math.floor(from / step) * step), Math.min(this.columns.length, Math.ceil((to + 1) / step) * step)];
  }

  mergeAt(row, c) {
    return this.shape.merges.find((box) => row - 1 >= box.top && row - 1 < box.bottom && c >= box.left && c < box.right);
  }

  protectionAt(row, c) {
    return this.shape.protections.find((box) => row - 1 >= box.top && row - 1 < box.bottom && c >= box.left && c < box.right);
  }
}

// The row numbers between two places, as stretches without a gap.
export function stretches(geometry, top, bottom) {
  const made = [];
  for (let place = top; place <= bottom; place += 1) {
    const number = geometry.numberAt(place);
    if (made.length && made.at(-1)[1] === number - 1) made.at(-1)[1] = number;
    else made.push([number, number]);
  }
  return made;
}
