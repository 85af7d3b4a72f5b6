// @ts-check
// What is shown of a page: the sentences that hold the words, with the words marked, and where they stand.

/**
 * @typedef {{text: string, isMarked: boolean}} Piece
 *
 * @typedef {object} Excerpt
 * @property {string} heading of the section, empty at the page's top
 * @property {string} anchor
 * @property {Piece[]} pieces
 */

const LONGEST_EXCERPT = 96;
const BEFORE_HIT = 28;
const LONGEST_BELOW = 48;
const MOST_EXCERPTS = 3;

/**
 * The best lines of a page, so many that every word of the query is seen once if possible.
 *
 * @param {Found} found
 * @returns {Excerpt[]}
 */
function excerptsOf({ page, lines }) {
  const seen = new Set();
  const chosen = [];
  for (const line of lines) {
    const isNew = line.hits.some((hit) => !seen.has(hit.word));
    if (!isNew || chosen.length === MOST_EXCERPTS) continue;
    for (const hit of line.hits) seen.add(hit.word);
    chosen.push(line);
  }
  return chosen.map((line) => excerptOf(page, line));
}

/**
 * @param {HandbookPage} page
 * @param {Line} line
 * @returns {Excerpt}
 */
function excerptOf(page, line) {
  const place = placeAt(page, line.start);
  const [start, end] = sentenceIn(page.text, line);
  const hits = line.hits.map((hit) => /** @type {[number, number]} */ ([hit.start, hit.end]));
  const pieces = markedPieces(page.text, start, end, hits);
  if (start > line.start) pieces.unshift({ text: "…", isMarked: false });
  if (end < line.end) pieces.push({ text: "…", isMarked: false });
  if (line.isHeading) pieces.push({ text: startBelow(page, line), isMarked: false });
  return { heading: line.isHeading ? "" : headingAt(page, place), anchor: page.places[place]?.[1] ?? "", pieces };
}

/**
 * The part of a line to show: all of it if it is short, else its sentence with the first hit, or the part around that.
 *
 * @param {string} text
 * @param {Line} line
 * @returns {[number, number]}
 */
function sentenceIn(text, line) {
  if (line.end - line.start <= LONGEST_EXCERPT) return [line.start, line.end];
  const hit = /** @type {Hit} */ (line.hits[0]);
  const before = Math.max(...["。", "；", "！", "？"].map((mark) => text.lastIndexOf(mark, hit.start - 1)));
  let start = Math.max(line.start, before + 1);
  if (hit.end - start > LONGEST_EXCERPT - BEFORE_HIT) start = Math.max(start, hit.start - BEFORE_HIT);
  return [start, Math.min(line.end, Math.max(start + LONGEST_EXCERPT, hit.end))];
}

/**
 * A text cut where words begin and end.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {[number, number][]} hits in their order
 * @returns {Piece[]}
 */
function markedPieces(text, start, end, hits) {
  /** @type {Piece[]} */
  const pieces = [];
  let at = start;
  for (const [from, to] of hits) {
    if (from >= end || to <= at) continue;
    const begin = Math.max(from, at);
    if (begin > at) pieces.push({ text: text.slice(at, begin), isMarked: false });
    at = Math.min(to, end);
    pieces.push({ text: text.slice(begin, at), isMarked: true });
  }
  if (at < end) pieces.push({ text: text.slice(at, end), isMarked: false });
  return pieces;
}

/**
 * What a heading is about: the start of the line below it, unless that is a heading as well.
 *
 * @param {HandbookPage} page
 * @param {Line} line
 */
function startBelow(page, line) {
  const start = line.end + 1;
  if (page.places[placeAt(page, start)]?.[2] || start > page.text.length) return "";
  const end = page.text.indexOf("\n", start);
  const below = page.text.slice(start, end < 0 ? undefined : end);
  return `　${below.length > LONGEST_BELOW ? `${below.slice(0, LONGEST_BELOW)}…` : below}`;
}

/**
 * The heading above a place.
 *
 * @param {HandbookPage} page
 * @param {number} place
 */
function headingAt(page, place) {
  for (let index = place; index >= 0; index -= 1) {
    const [start, , isHeading] = /** @type {[number, string, number]} */ (page.places[index]);
    if (!isHeading) continue;
    const end = page.text.indexOf("\n", start);
    return page.text.slice(start, end < 0 ? undefined : end).replace(/[：:]$/, "");
  }
  return "";
}
