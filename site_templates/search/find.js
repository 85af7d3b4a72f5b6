// @ts-check
// The pages that hold all words of a query, best first: pure functions.
//
// What counts, most first: the article that is asked for by its number; words in the title; a heading or a line that is
// little else than the word; words that stand together; then the page that the handbook prefers (an article before
// lists) and how often the words stand there. Pages that are equal keep their order in the handbook.

/**
 * @typedef {object} HandbookPage
 * @property {string} address relative to the site's root
 * @property {string} title
 * @property {number} boost 1 for a usual page
 * @property {string} text lines, without the title
 * @property {[start: number, anchor: string, isHeading: 0 | 1][]} places in the order of the text
 *
 * @typedef {object} Hit
 * @property {number} start in the page's text
 * @property {number} end
 * @property {number} word which word of the query
 *
 * @typedef {object} Line
 * @property {number} start in the page's text
 * @property {number} end
 * @property {boolean} isHeading
 * @property {number} named how much of a heading's name the first hit is, from 0 to 1
 * @property {Hit[]} hits
 * @property {number} score
 *
 * @typedef {object} Found
 * @property {HandbookPage} page
 * @property {Line[]} lines that hold words, best first
 * @property {number} score
 * @property {boolean} isWhole whether no number of the query is only the end of a larger one on this page
 */

const MOST_HITS = 60;
const NEAR = 2;

/**
 * @param {Query} query
 * @param {HandbookPage[]} pages
 * @returns {Found[]}
 */
function findPages(query, pages) {
  if (!query.words.length) return [];
  const found = pages.map((page) => findOn(page, query)).filter(isFound);
  return found.sort((one, other) => Number(other.isWhole) - Number(one.isWhole) || other.score - one.score);
}

/**
 * @param {Found | undefined} found
 * @returns {found is Found}
 */
function isFound(found) {
  return found !== undefined;
}

/**
 * @param {HandbookPage} page
 * @param {Query} query
 * @returns {Found | undefined}
 */
function findOn(page, query) {
  /** @type {Hit[]} */
  const hits = [];
  const inTitle = [];
  let isWhole = true;
  for (const [index, word] of query.words.entries()) {
    const titled = hitsIn(page.title, word, index);
    const own = hitsIn(page.text, word, index);
    if (!titled.hits.length && !own.hits.length) return undefined;
    isWhole = isWhole && (titled.isWhole || own.isWhole);
    inTitle.push(...titled.hits);
    hits.push(...own.hits);
  }
  const lines = linesOf(page, hits);
  const best = lines[0] ? lines[0].score : 0;
  const score = scoreOfTitle(page.title, inTitle, query) + best + 50 * page.boost + Math.min(hits.length, 20) / 2;
  return { page, lines, score, isWhole };
}

/**
 * The places of a word in a text. Where a number stands whole somewhere, places where it only ends a larger one are
 * no hits.
 *
 * @param {string} text
 * @param {Word} word
 * @param {number} index of the word
 */
function hitsIn(text, word, index) {
  /** @type {Hit[]} */
  const whole = [];
  /** @type {Hit[]} */
  const parts = [];
  word.pattern.lastIndex = 0;
  for (let match = word.pattern.exec(text); match; match = word.pattern.exec(text)) {
    const start = match.index;
    const isPart = word.startsWithNumber && /[\d.０-９〇零一二三四五六七八九十百千]/.test(text.charAt(start - 1));
    (isPart ? parts : whole).push({ start, end: start + match[0].length, word: index });
    if (whole.length >= MOST_HITS) break;
  }
  return { hits: whole.length ? whole : parts, isWhole: whole.length > 0 };
}

/**
 * @param {string} title
 * @param {Hit[]} hits
 * @param {Query} query
 */
function scoreOfTitle(title, hits, query) {
  if (query.start && query.start.test(title)) return 1000;
  const words = new Set(hits.map((hit) => hit.word)).size;
  if (!words) return 0;
  const share = words / query.words.length;
  const covered = hits.reduce((sum, hit) => sum + hit.end - hit.start, 0) / title.length;
  return 100 * share + 100 * Math.min(covered, 1) + (share === 1 && areTogether(hits) ? 30 : 0);
}

/**
 * The lines that hold hits, best first.
 *
 * @param {HandbookPage} page
 * @param {Hit[]} hits
 */
function linesOf(page, hits) {
  hits.sort((one, other) => one.start - other.start || other.end - one.end);
  /** @type {Line[]} */
  const lines = [];
  for (const hit of hits) {
    const last = lines[lines.length - 1];
    if (last && hit.start < last.end) last.hits.push(hit);
    else lines.push(lineAround(page, hit));
  }
  for (const line of lines) line.score = scoreOfLine(line);
  return lines.sort((one, other) => other.score - one.score || one.start - other.start);
}

/**
 * @param {HandbookPage} page
 * @param {Hit} hit
 * @returns {Line}
 */
function lineAround(page, hit) {
  const start = hit.start ? page.text.lastIndexOf("\n", hit.start - 1) + 1 : 0;
  const next = page.text.indexOf("\n", hit.end);
  const place = placeAt(page, start);
  const isHeading = place >= 0 && page.places[place]?.[0] === start && page.places[place]?.[2] === 1;
  const end = next < 0 ? page.text.length : next;
  const named = isHeading ? shareOfName(page.text, start, end, hit) : 0;
  return { start, end, isHeading, named, hits: [hit], score: 0 };
}

/** @param {Line} line */
function scoreOfLine(line) {
  const words = new Set(line.hits.map((hit) => hit.word)).size;
  const covered = line.hits.reduce((sum, hit) => sum + hit.end - hit.start, 0) / (line.end - line.start);
  const together = words > 1 && areTogether(line.hits) ? 30 : 0;
  return 60 * (words - 1) + together + 120 * Math.min(covered, 1) ** 2 + (line.isHeading ? 100 * line.named : 0);
}

/**
 * How much of the name that it stands in a hit is, from 0 to 1: a name ends where brackets or the line do.
 *
 * @param {string} text
 * @param {number} start of the line
 * @param {number} end of the line
 * @param {Hit} hit
 */
function shareOfName(text, start, end, hit) {
  const before = /[^（）()：:]*$/.exec(text.slice(start, hit.start));
  const after = /^[^（）()：:]*/.exec(text.slice(hit.end, end));
  return (hit.end - hit.start) / (hit.end - hit.start + (before?.[0].length ?? 0) + (after?.[0].length ?? 0));
}

/**
 * Whether hits of different words follow each other with next to nothing between them.
 *
 * @param {Hit[]} hits
 */
function areTogether(hits) {
  return hits.some((hit, index) => {
    const next = hits[index + 1];
    return next !== undefined && next.word === hit.word + 1 && next.start >= hit.end && next.start - hit.end <= NEAR;
  });
}

/**
 * The index of the last place that starts at `offset` or before; -1 if there is none.
 *
 * @param {HandbookPage} page
 * @param {number} offset
 */
function placeAt(page, offset) {
  let low = 0;
  let high = page.places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {[number, string, number]} */ (page.places[middle])[0] <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Words that were found nowhere together, in pieces that are found: the longest first, from the left.
 *
 * @param {Query} query
 * @param {HandbookPage[]} pages
 * @returns {string[]} each of two characters or more
 */
function piecesOf(query, pages) {
  /** @type {string[]} */
  const pieces = [];
  for (const { shown } of query.words) {
    for (let start = 0; start < shown.length - 1; ) {
      const length = longestFound(shown, start, pages);
      if (length) pieces.push(shown.slice(start, start + length));
      start += length || 1;
    }
  }
  return [...new Set(pieces)].filter((piece) => piece !== query.words[0]?.shown || query.words.length > 1);
}

/**
 * @param {string} word
 * @param {number} start
 * @param {HandbookPage[]} pages
 */
function longestFound(word, start, pages) {
  for (let end = word.length; end >= start + 2; end -= 1) {
    const piece = word.slice(start, end);
    if (pages.some((page) => page.text.includes(piece) || page.title.includes(piece))) return end - start;
  }
  return 0;
}
