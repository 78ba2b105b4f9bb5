// The box people type in. It lies above the grid and belongs to a row and a column, not to a drawn cell: whatever is
// drawn anew below it, sorted or inserted, what was typed stays in it until its owner keeps or drops it.

import { make } from "./ask.js";

export class Editor {
  // `keep(text, step)` may refuse by throwing: then the box stays open with everything that was typed.
  constructor(frame, { keep, closed }) {
    Object.assign(this, { frame, keep, closed });
    this.area = make("textarea", { cls: "typing", rows: "1", spellcheck: "false" });
    this.list = make("ul", { cls: "choices", role: "listbox", id: "choices", "aria-label": "Choices" });
    this.word = make("p", { cls: "editor-word" });
    this.box = make("div", { cls: "editor" }, this.area, this.list, this.word);
    this.box.hidden = true;
    frame.append(this.box);
    this.area.addEventListener("keydown", (event) => this.#key(event));
    this.area.addEventListener("input", () => { this.#grow(); this.#offer(true); });
    this.area.addEventListener("blur", () => this.#left());
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) { this.area.value = option.textContent; this.finish([0, 0]); }
    });
  }

  get isOpen() { return !this.box.hidden; }

  open({ about, text, label, choices = null, listed = false }) {
    this.about = about;   // whose cell it is; the editor only carries it
    this.before = about.before;
    this.choices = choices;
    this.busy = false;
    this.picked = -1;
    this.word.textContent = "";
    this.area.value = text;
    this.area.setAttribute("aria-label", label);
    if (choices) for (const [name, value] of Object.entries({ role: "combobox", "aria-controls": "choices", "aria-autocomplete": "list", "aria-expanded": "false" })) this.area.setAttribute(name, value);
    else for (const name of ["role", "aria-controls", "aria-autocomplete", "aria-expanded", "aria-activedescendant"]) this.area.removeAttribute(name);
    this.box.hidden = false;
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(text.length, text.length);
    this.#offer(text !== this.before && !listed);
    this.#grow();
  }

  // Lies over its cell; where that is not on the screen, at the edge nearest to it.
  lie(rect) {
    const wide = this.frame.clientWidth;
    const high = this.frame.clientHeight;
    const width = Math.min(Math.max(rect.width, this.choices ? 170 : 60), wide);
    const left = Math.max(0, Math.min(rect.left, wide - width));
    const top = Math.max(24, Math.min(rect.top, high - 34));
    Object.assign(this.box.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
    this.area.style.minHeight = `${Math.max(rect.height, 26)}px`;
    const below = high - top - 30;
    this.box.classList.toggle("upwards", below < 120 && top > below);
    this.list.style.maxHeight = `${Math.max(90, Math.min(280, Math.max(below, top) - 8))}px`;
    this.#grow();
  }

  say(word) { this.word.textContent = word; }

  async finish(step) {
    if (!this.isOpen || this.busy) return;
    this.busy = true;
    const text = this.area.value;
    if (text === this.before) { this.#close(step); return; }
    try {
      const kept = await this.keep(text, this.about);
      if (kept) this.#close(step);
      else this.#again("");
    } catch (error) {
      this.#again(error.message);
    }
  }

  cancel() { this.#close(null); }

  #again(word) {
    this.busy = false;
    if (word) this.say(`${word} Your text is still here: copy it, or press Escape to drop it.`);
    this.area.focus({ preventScroll: true });
  }

  #close(step) {
    const hadFocus = this.box.contains(document.activeElement);
    this.box.hidden = true;
    this.busy = false;
    this.list.replaceChildren();
    this.closed(step, hadFocus);
  }

  #left() { if (this.isOpen && !this.busy && document.hasFocus() && !document.querySelector("dialog[open]")) this.finish(null); }

  #grow() {
    const { area } = this;
    area.style.height = "0";
    area.style.height = `${Math.min(area.scrollHeight, Math.max(60, this.frame.clientHeight * 0.6))}px`;
  }

  // The choices, those with what was typed; all of them before anything is typed.
  #offer(typed) {
    if (!this.choices) { this.list.replaceChildren(); this.list.hidden = true; return; }
    const wanted = typed ? this.area.value.trim().toLowerCase() : "";
    const found = this.choices.filter((each) => each.toLowerCase().includes(wanted));
    this.picked = typed && wanted ? (found.length ? 0 : -1) : found.indexOf(this.area.value);
    this.list.replaceChildren(...found.map((each, at) => make("li", { role: "option", id: `choice-${at}`, text: each, "aria-selected": String(at === this.picked) })));
    this.list.hidden = !found.length;
    this.area.setAttribute("aria-expanded", String(found.length > 0));
    this.#point();
  }

  #point() {
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === this.picked)));
    const option = this.list.children[this.picked];
    if (option) this.area.setAttribute("aria-activedescendant", option.id);
    else this.area.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    const options = this.list.children;
    if (this.choices && options.length && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      this.picked = (this.picked + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
      this.#point();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.cancel();
    } else if (event.key === "Tab" || (event.key === "Enter" && !event.altKey && !(event.shiftKey && !this.choices))) {
      event.preventDefault();
      if (options[this.picked]) this.area.value = options[this.picked].textContent;
      this.finish(event.key === "Tab" ? [0, event.shiftKey ? -1 : 1] : [1, 0]);
    } else if (event.key === "Enter" && event.altKey) {
      event.preventDefault();
      this.area.setRangeText("\n", this.area.selectionStart, this.area.selectionEnd, "end");
      this.#grow();
    }
    event.stopPropagation();
  }
}
