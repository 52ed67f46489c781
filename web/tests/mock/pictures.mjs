// Small stand-ins for the server's figures: right in size and structure, plain in drawing.
let serial = 0;

function svg(width, height, title, body) {
  const id = `p${(serial += 1)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-t" lang="ja" font-family="sans-serif"><title id="${id}-t">${title}</title><rect width="${width}" height="${height}" fill="#FFFFFF"/>${body}</svg>`;
}

const text = (x, y, words, more = "") =>
  `<text x="${x}" y="${y}" font-size="13" fill="#1A1A1A" ${more}>${words}</text>`;
const line = (x1, y1, x2, y2, colour, width = 1) =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-width="${width}"/>`;
const colours = { worse: "#C74700", better: "#0017C1", similar: "#4D4D4D" };

const along = (ratio, width) => 6 + ((Math.log2(ratio) + 1) / 2) * (width - 12);

export function strip({ value, lower, upper, verdict, title }) {
  const x = (ratio) => along(ratio, 160).toFixed(1);
  const colour = colours[verdict];
  return svg(
    160,
    24,
    title,
    line(6, 12, 154, 12, "#D8D8D8") +
      line(80, 1, 80, 23, "#1A1A1A", 1.5) +
      line(x(lower), 12, x(upper), 12, colour, 2) +
      `<circle cx="${x(value)}" cy="12" r="5" fill="${colour}"/>`,
  );
}

export function heat_map(title) {
  let body = "";
  const fills = ["#D0DFFC", "#F2F2F2", "#FFDFC2", "#FF9A52"];
  ["男性", "女性"].forEach((sex, row) => {
    body += text(12, 64 + row * 60, sex);
    for (let age = 0; age < 7; age += 1) {
      const x = 80 + age * 88;
      body += `<rect x="${x}" y="${34 + row * 60}" width="86" height="56" fill="${fills[(age * 3 + row) % 4]}" stroke="#767676"/>`;
      body += text(x + 43, 58 + row * 60, `1.${(age * 7 + row * 5) % 40 + 10}`, 'text-anchor="middle"');
      body += text(x + 43, 78 + row * 60, `約${age * 13 + 20}人`, 'text-anchor="middle"');
      if (row === 0) body += text(x + 43, 24, `${40 + age * 5}歳〜`, 'text-anchor="middle"');
    }
  });
  return svg(720, 170, title, body);
}

export function trend(title, years) {
  const x = (index) => 80 + (index * 560) / Math.max(1, years.length - 1);
  const points = years.map((_, index) => `${x(index)},${(160 - index * 14).toFixed(0)}`).join(" ");
  const flat = years.map((_, index) => `${x(index)},${170 - index * 5}`).join(" ");
  return svg(
    720,
    260,
    title,
    line(60, 210, 690, 210, "#767676") +
      years.map((year, index) => text(x(index), 232, year, 'text-anchor="middle"')).join("") +
      `<polyline points="${points}" fill="none" stroke="#1A1A1A" stroke-width="3"/>` +
      `<polyline points="${flat}" fill="none" stroke="#6B6B6B" stroke-width="2" stroke-dasharray="6 4"/>` +
      text(650, 100, "東部") +
      text(650, 140, "全国"),
  );
}

export function intervals(title, names) {
  const body = names.map((name, index) => {
    const y = 30 + index * 34;
    const middle = 400 + ((index * 53) % 120) - 40;
    return (
      text(12, y + 5, name) +
      line(middle - 50, y, middle + 50, y, "#4D4D4D", 2) +
      `<circle cx="${middle}" cy="${y}" r="6" fill="#4D4D4D"/>`
    );
  });
  const height = names.length * 34 + 40;
  return svg(720, height, title, line(400, 8, 400, height - 20, "#1A1A1A", 1.5) + body.join(""));
}

export function funnel(title) {
  let body = line(60, 180, 700, 180, "#1A1A1A", 1.5);
  for (let index = 0; index < 335; index += 1) {
    const x = 70 + ((index * 37) % 620);
    const y = 180 + (((index * 71) % 100) - 50) * (1.5 - x / 700);
    body += `<circle cx="${x}" cy="${y.toFixed(1)}" r="2.5" fill="#999999"/>`;
  }
  body += '<path d="M300 100l8 14h-16z" fill="#C74700"/>' + text(314, 112, "東部");
  return svg(720, 340, title, body);
}
