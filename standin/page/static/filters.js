// Which rows does a filter view let through? Only the conditions that the workbook really uses; others let all through.

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

// "2026-11-14" or "14 Nov 2026" as a number that sorts by day; null for anything else.
function dayOf(text) {
  const iso = text.match(/^(\d{4})-(\d{2})-(\d{2})/);
  if (iso) return Number(iso[1] + iso[2] + iso[3]);
  const named = text.match(/^(?:\w{3},? )?(\d{1,2})[ -](\w{3})\w*[ -](\d{4})/);
  const month = named ? MONTHS.indexOf(named[2].toLowerCase()) + 1 : 0;
  if (month) return Number(named[3]) * 10000 + month * 100 + Number(named[1]);
  const slashed = text.match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})/);
  return slashed ? Number(slashed[3]) * 10000 + Number(slashed[2]) * 100 + Number(slashed[1]) : null;
}

const CONDITIONS = {
  BLANK: (text) => text === "",
  NOT_BLANK: (text) => text !== "",
  TEXT_EQ: (text, value) => text.toLowerCase() === value.toLowerCase(),
  TEXT_CONTAINS: (text, value) => text.toLowerCase().includes(value.toLowerCase()),
  DATE_BEFORE: (text, value, today) => { const day = dayOf(text); return day !== null && day < (value === "TODAY" ? today : dayOf(value)); },
  DATE_EQ: (text, value, today) => dayOf(text) === (value === "TODAY" ? today : dayOf(value)),
};

export function passes(view, textOf, today) {
  return (view.filterSpecs || []).every((spec) => {
    const text = textOf(spec.columnIndex);
    const { hiddenValues = [], condition } = spec.filterCriteria || {};
    if (hiddenValues.includes(text)) return false;
    const test = condition && CONDITIONS[condition.type];
    const value = condition?.values?.[0];
    return !test || test(text, value?.userEnteredValue ?? value?.relativeDate ?? "", today);
  });
}

export const firstRowOf = (view) => (view.range?.startRowIndex ?? 0) + 2; // below its heading, counted from 1
