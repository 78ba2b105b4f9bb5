// Charts as they were really requested with addChart, drawn with the figures the sheet holds now.

import { make } from "./ask.js";

const SVG = "http://www.w3.org/2000/svg";
const COLOURS = ["#1f6f54", "#c9701a", "#3f6fb5", "#8a5fa8", "#b1485a", "#5b7a1f", "#2a8c93", "#7a5a3a"];
const USUAL = { width: 600, height: 371 };
const TITLE = 34;
const LEGEND = 24;

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const text = (x, y, words, attributes = {}) => svg("text", { x, y, class: "label", ...attributes }, words);
const shortened = (words, most) => (words.length > most ? `${words.slice(0, most - 1)}…` : words);
const figure = (value) => new Intl.NumberFormat("en-GB", { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 0 }).format(value);

function colourOf(asked, at) {
  const colour = asked?.colorStyle?.rgbColor ?? asked?.color;
  if (!colour) return COLOURS[at % COLOURS.length];
  return `rgb(${["red", "green", "blue"].map((channel) => Math.round((colour[channel] ?? 0) * 255)).join(" ")})`;
}

// Labels and series without the heading row; rows that are blank throughout are left out.
function figuresOf(chart) {
  const heads = chart.header_rows || 0;
  const asked = chart.spec.basicChart?.series ?? [];
  const labels = (chart.domains?.[0] ?? []).slice(heads);
  const series = (chart.series ?? []).map((values, at) => ({
    name: heads ? String(values[0] ?? "") : "",
    kind: asked[at]?.type,
    colour: colourOf(asked[at], at),
    values: values.slice(heads).map((value) => (typeof value === "number" ? value : null)),
  }));
  const kept = labels.map((label, at) => at).filter((at) => ![null, ""].includes(labels[at]) || series.some((one) => one.values[at] !== null));
  return { labels: kept.map((at) => String(labels[at] ?? "")), series: series.map((one) => ({ ...one, values: kept.map((at) => one.values[at]) })) };
}

export function chartCard(chart) {
  const { widthPixels: width = USUAL.width, heightPixels: height = USUAL.height } = chart.position?.overlayPosition ?? {};
  const title = chart.spec?.title || "Chart";
  const data = figuresOf(chart);
  const inner = { width: Math.max(width - 24, 120), height: Math.max(height - 20 - TITLE, 60) };
  const { picture, legend = [] } = drawn(chart, data, inner);
  const words = [chart.spec?.altText || title, spoken(data)].filter(Boolean).join(" ");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", words);
  const card = make("figure", { cls: "chart", tabindex: "0", "data-chart": String(chart.chart_id) }, make("figcaption", { text: title }), picture);
  if (legend.length > 1) card.append(make("p", { cls: "legend" }, ...legend.map(legendOf)));
  card.style.width = `${width}px`;
  card.style.height = `${height}px`;
  return card;
}

function legendOf({ name, colour }) {
  const dot = svg("svg", { width: 10, height: 10, "aria-hidden": "true" }, svg("rect", { width: 10, height: 10, rx: 2, fill: colour }));
  return make("span", {}, dot, ` ${name}`);
}

// The figures in words, for those who cannot see the bars.
function spoken({ labels, series }) {
  return labels.slice(0, 30).map((label, at) => `${label}: ${series.map((one) => figure(one.values[at] ?? 0)).join(", ")}.`).join(" ");
}

function drawn(chart, data, size) {
  const { basicChart, pieChart, scorecardChart } = chart.spec ?? {};
  if (basicChart) {
    const legend = basicChart.legendPosition === "NO_LEGEND" ? [] : data.series;
    const inner = legend.length > 1 ? { ...size, height: size.height - LEGEND } : size;
    const picture = basicChart.chartType === "BAR" ? bars(basicChart, data, inner) : upright(basicChart, data, inner);
    return { picture, legend };
  }
  if (pieChart) return pie(pieChart, data, size);
  if (scorecardChart) return { picture: scorecard(data, chart, size) };
  return { picture: svg("svg", size, text(8, 24, "This kind of chart is not drawn here; Google Sheets shows it.")) };
}

// Round figures from 0 (or below it) to beyond the highest.
function scaleOf(series, stacked) {
  const sums = stacked ? series[0]?.values.map((_, at) => series.reduce((sum, one) => sum + (one.values[at] ?? 0), 0)) ?? [] : series.flatMap((one) => one.values.map((value) => value ?? 0));
  const most = Math.max(...sums, 0) || 1;
  const least = Math.min(...sums, 0);
  const raw = (most - least) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const whole = sums.every(Number.isInteger);
  const step = Math.max([1, 2, 5, 10].map((each) => each * power).find((each) => each >= raw), whole ? 1 : 0);
  const marks = [];
  for (let mark = Math.floor(least / step) * step; mark < most + step; mark += step) marks.push(mark);
  return { marks, low: marks[0], high: marks.at(-1) };
}

function shares(basic, series) {
  if (basic.stackedType !== "PERCENT_STACKED") return series;
  return series.map((one) => ({ ...one, values: one.values.map((value, at) => 100 * (value ?? 0) / (series.reduce((sum, each) => sum + (each.values[at] ?? 0), 0) || 1)) }));
}

const isStacked = (basic) => ["STACKED", "PERCENT_STACKED"].includes(basic.stackedType);

function bars(basic, { labels, series: given }, { width, height }) {
  const series = shares(basic, given);
  const stacked = isStacked(basic);
  const { marks, low, high } = scaleOf(series, stacked);
  const left = Math.min(150, 14 + 7 * Math.max(3, ...labels.map((label) => Math.min(label.length, 19))));
  const bottom = height - 18;
  const x = (value) => left + (width - left - 34) * (value - low) / (high - low);
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height });
  for (const mark of marks) picture.append(svg("line", { x1: x(mark), x2: x(mark), y1: 0, y2: bottom, class: "rule" }), text(x(mark), height - 4, figure(mark), { "text-anchor": "middle", class: "figure" }));
  const step = bottom / Math.max(labels.length, 1);
  const thick = Math.min(26, Math.max(2, (step - 6) / (stacked ? 1 : series.length)));
  labels.forEach((label, row) => {
    const middle = row * step + step / 2;
    if (step > 9) picture.append(text(left - 8, middle + 4, shortened(label, 19), { "text-anchor": "end" }));
    let from = 0;
    series.forEach((one, at) => {
      const value = one.values[row] ?? 0;
      const y = stacked ? middle - thick / 2 : middle - (thick * series.length) / 2 + at * thick;
      const [start, end] = stacked ? [x(from), x(from + value)] : [x(Math.min(value, 0)), x(Math.max(value, 0))];
      from += value;
      picture.append(svg("rect", { x: start, y: y + 1, width: Math.max(end - start, 0), height: Math.max(thick - 2, 1), rx: 2, fill: one.colour }));
      if (!stacked && thick > 9) picture.append(text(end + 5, y + thick / 2 + 4, figure(value), { class: "figure" }));
    });
  });
  return picture;
}

// Columns, lines, areas and points share their axes, and stand together in a combo chart.
function upright(basic, { labels, series: given }, { width, height }) {
  const series = shares(basic, given);
  const stacked = isStacked(basic);
  const { marks, low, high } = scaleOf(series, stacked);
  const left = 18 + 7 * Math.max(...marks.map((mark) => figure(mark).length));
  const bottom = height - 24;
  const y = (value) => 10 + (bottom - 10) * (high - value) / (high - low);
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height });
  for (const mark of marks) picture.append(svg("line", { x1: left, x2: width, y1: y(mark), y2: y(mark), class: "rule" }), text(left - 6, y(mark) + 4, figure(mark), { "text-anchor": "end", class: "figure" }));
  const step = (width - left) / Math.max(labels.length, 1);
  const middle = (at) => left + step * (at + 0.5);
  const every = Math.max(1, Math.ceil(44 / step));
  labels.forEach((label, at) => { if (at % every === 0) picture.append(text(middle(at), height - 7, shortened(label, Math.max(3, Math.floor(step * every / 7.6))), { "text-anchor": "middle" })); });
  const kindOf = (one) => one.kind ?? (basic.chartType === "COMBO" ? "COLUMN" : basic.chartType);
  const columns = series.filter((one) => kindOf(one) === "COLUMN");
  const thick = Math.min(46, step * 0.7 / (stacked ? 1 : Math.max(columns.length, 1)));
  const under = labels.map(() => 0);
  for (const one of series) {
    const base = [...under];
    if (stacked) one.values.forEach((value, at) => { under[at] += value ?? 0; });
    const points = one.values.map((value, at) => [middle(at), y((stacked ? base[at] : 0) + (value ?? 0))]);
    if (kindOf(one) === "COLUMN") {
      const at = columns.indexOf(one);
      one.values.forEach((value, place) => {
        const x = middle(place) + (stacked ? -thick / 2 : (at - columns.length / 2) * thick);
        const top = points[place][1];
        const foot = y(stacked ? base[place] : 0);
        picture.append(svg("rect", { x: x + 1, y: Math.min(top, foot), width: Math.max(thick - 2, 1), height: Math.abs(foot - top), rx: 2, fill: one.colour }));
        if (!stacked && thick > 16 && value !== null) picture.append(text(x + thick / 2, Math.min(top, foot) - 3, figure(value), { "text-anchor": "middle", class: "figure" }));
      });
    } else drawPoints(picture, kindOf(one), one, points, base.map((value, at) => [middle(at), y(stacked ? value : 0)]));
  }
  return picture;
}

function drawPoints(picture, kind, one, points, feet) {
  const path = (list) => list.map((point, at) => `${at ? "L" : "M"}${point.join(" ")}`).join("");
  if (["AREA", "STEPPED_AREA"].includes(kind) && points.length) picture.append(svg("path", { d: `${path([...points, ...feet.reverse()])}Z`, fill: one.colour, opacity: 0.3 }));
  if (kind !== "SCATTER") picture.append(svg("path", { d: path(points) || "M0 0", fill: "none", stroke: one.colour, "stroke-width": 2.5, "stroke-linejoin": "round" }));
  for (const [x, y] of points) picture.append(svg("circle", { cx: x, cy: y, r: 3, fill: one.colour }));
}

function pie({ pieHole = 0 }, { labels, series }, { width, height }) {
  const values = (series[0]?.values ?? []).map((value) => Math.max(value ?? 0, 0));
  const all = values.reduce((sum, value) => sum + value, 0) || 1;
  const radius = Math.min(width, height - LEGEND) / 2 - 6;
  const picture = svg("svg", { viewBox: `${-width / 2} ${-(height - LEGEND) / 2} ${width} ${height - LEGEND}`, width, height: height - LEGEND });
  const at = (share, far) => [Math.sin(2 * Math.PI * share) * far, -Math.cos(2 * Math.PI * share) * far];
  let from = 0;
  values.forEach((value, place) => {
    const to = from + Math.min(value / all, 0.99999);
    const large = to - from > 0.5 ? 1 : 0;
    const hole = radius * pieHole;
    const d = `M${at(from, radius).join(" ")}A${radius} ${radius} 0 ${large} 1 ${at(to, radius).join(" ")}L${at(to, hole).join(" ")}${hole ? `A${hole} ${hole} 0 ${large} 0 ${at(from, hole).join(" ")}` : ""}Z`;
    if (value) picture.append(svg("path", { d, fill: COLOURS[place % COLOURS.length], stroke: "#fff" }));
    if (value / all > 0.05) picture.append(text(...at((from + to) / 2, radius * 0.72), `${Math.round(100 * value / all)} %`, { "text-anchor": "middle", class: "label on" }));
    from = to;
  });
  return { picture, legend: labels.map((name, place) => ({ name, colour: COLOURS[place % COLOURS.length] })) };
}

function scorecard({ series }, chart, { width, height }) {
  const value = chart.series?.[0]?.find((each) => each !== null && each !== "") ?? series[0]?.values[0] ?? "";
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height }, text(width / 2, height / 2 + 12, typeof value === "number" ? figure(value) : String(value), { "text-anchor": "middle", class: "score" }));
}
