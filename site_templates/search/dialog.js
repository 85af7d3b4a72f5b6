// @ts-check
// The search dialog once everything is loaded: what is typed is looked for at once, results are a list of links.

const PAGES_AT_ONCE = 20;
const PAUSE_IN_TYPING = 30;

/** @typedef {Knowledge & {pages: HandbookPage[], checksum: number}} HandbookPages */

/** The dialog and what it shows now. */
class SearchDialog {
  /**
   * @param {HTMLDialogElement} element
   * @param {string} root the address of the site
   * @param {HandbookPages} content
   */
  constructor(element, root, content) {
    this.element = element;
    this.root = root;
    this.content = content;
    this.input = /** @type {HTMLInputElement} */ (element.querySelector("input"));
    this.results = this.part("results");
    /** @type {Found[]} */
    this.found = [];
    /** @type {Query} */
    this.query = { words: [], start: undefined };
    this.timer = 0;
    whenCommitted(this.input, () => this.searchSoon());
    element.addEventListener("keydown", (event) => this.onKey(event));
    this.part("more").addEventListener("click", () => this.showMore());
    this.part("pieces").addEventListener("click", (event) => {
      const words = /** @type {HTMLElement} */ (event.target).dataset.words;
      if (words) this.searchFor(words);
    });
    if (this.input.value) this.search();
  }

  /** @param {string} name */
  part(name) {
    return /** @type {HTMLElement} */ (this.element.querySelector(`[data-search-${name}]`));
  }

  searchSoon() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.search(), PAUSE_IN_TYPING);
  }

  /** @param {string} words */
  searchFor(words) {
    this.input.value = words;
    this.input.focus();
    this.search();
  }

  search() {
    clearTimeout(this.timer);
    if (composedIn === this.input) return; // it is asked for once it is committed
    const typed = this.input.value.trim();
    const other = inOtherWords(typed, this.content);
    this.find(typed);
    const isOther = !this.found.length && other !== typed;
    if (isOther) this.find(other);
    if (isOther && !this.found.length) this.find(typed);
    const asks = this.query.words.length > 0;
    const finds = this.found.length > 0;
    this.results.textContent = "";
    this.results.hidden = !finds;
    this.part("hint").hidden = asks;
    this.part("nothing").hidden = !asks || finds;
    this.part("count").textContent = !asks ? "" : !finds ? `没有找到“${typed}”`
      : `${isOther ? `没有找到“${typed}”；下面是“${other}”，` : ""}找到 ${this.found.length} 页`;
    this.part("more").hidden = true;
    this.part("body").scrollTop = 0;
    if (finds) this.list();
    else if (asks) this.offerPieces();
  }

  /** @param {string} words */
  find(words) {
    this.query = readQuery(words, this.content);
    this.found = findPages(this.query, this.content.pages);
  }

  /** Append the next results to the list. */
  list() {
    const shown = this.results.children.length;
    const next = this.found.slice(shown, shown + PAGES_AT_ONCE);
    this.results.append(...next.map((found) => this.resultItem(found)));
    this.part("more").hidden = this.results.children.length === this.found.length;
  }

  showMore() {
    const next = this.results.children.length;
    this.list();
    /** @type {HTMLElement | null | undefined} */ (this.results.children[next]?.querySelector("a"))?.focus();
  }

  /** @param {Found} found */
  resultItem(found) {
    const excerpts = excerptsOf(found);
    const item = document.createElement("li");
    item.className = "search-result";
    const link = document.createElement("a");
    link.className = "search-result-title";
    link.href = this.addressOf(found.page, excerpts[0]);
    link.append(...this.titlePieces(found.page.title).map(markedNode));
    item.append(link);
    for (const excerpt of excerpts) item.append(excerptParagraph(excerpt));
    if (!found.isWhole) item.append(paragraph("search-result-note", "这里只是更大数字的一部分"));
    return item;
  }

  /** @param {string} title */
  titlePieces(title) {
    const hits = this.query.words.flatMap((word, index) => hitsIn(title, word, index).hits);
    hits.sort((one, other) => one.start - other.start);
    return markedPieces(title, 0, title.length, hits.map(({ start, end }) => [start, end]));
  }

  /**
   * The address of a page, at the place of the best hit.
   *
   * @param {HandbookPage} page
   * @param {Excerpt | undefined} excerpt
   */
  addressOf(page, excerpt) {
    const asked = this.query.start !== undefined && this.query.start.test(page.title);
    return `${this.root}${page.address}${excerpt && excerpt.anchor && !asked ? `#${excerpt.anchor}` : ""}`;
  }

  offerPieces() {
    const pieces = piecesOf(this.query, this.content.pages);
    const box = this.part("pieces");
    box.querySelectorAll("button").forEach((button) => button.remove());
    const together = pieces.length > 1 ? [pieces.join(" ")] : [];
    for (const words of [...together, ...pieces]) {
      const count = findPages(readQuery(words, this.content), this.content.pages).length;
      if (!count || words === this.input.value.trim()) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.words = words;
      button.textContent = `${words}（${count} 页）`;
      box.append(button);
    }
    box.hidden = !box.querySelector("button");
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (isOfInputMethod(event)) return;
    if (event.key === "Enter" && event.target === this.input) {
      this.search();
      /** @type {HTMLElement | null} */ (this.results.querySelector("a"))?.click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.move(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    }
  }

  /** @param {1 | -1} step */
  move(step) {
    const stops = [this.input, .../** @type {NodeListOf<HTMLElement>} */ (
      this.element.querySelectorAll("[data-search-results] a, [data-search-more]:not([hidden]) button"))];
    const at = stops.indexOf(/** @type {HTMLInputElement} */ (document.activeElement));
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
  }
}

/** @param {Excerpt} excerpt */
function excerptParagraph(excerpt) {
  const made = paragraph("search-result-words", "");
  if (excerpt.heading) {
    const heading = document.createElement("span");
    heading.className = "search-result-place";
    heading.textContent = excerpt.heading;
    made.append(heading, " ");
  }
  made.append(...excerpt.pieces.map(markedNode));
  return made;
}

/**
 * @param {string} name
 * @param {string} text
 */
function paragraph(name, text) {
  const made = document.createElement("p");
  made.className = name;
  made.textContent = text;
  return made;
}

/** @param {Piece} piece */
function markedNode({ text, isMarked }) {
  if (!isMarked) return document.createTextNode(text);
  const mark = document.createElement("mark");
  mark.textContent = text;
  return mark;
}

/** @type {HandbookPages | undefined} the pages that were found whole */
let whole;

/**
 * Whether this is all that the build wrote, with nothing damaged on the way.
 *
 * @param {HandbookPages | undefined} content
 */
function takes(content) {
  if (!content || !content.pages) return false;
  if (content === whole) return true;
  let [sum, weighted] = [1, 0];
  for (const { address, title, text } of content.pages) {
    const words = `${address}\n${title}\n${text}\n`;
    for (let place = 0; place < words.length; place += 1) {
      sum = (sum + words.charCodeAt(place)) % 65521;
      weighted = (weighted + sum) % 65521;
    }
  }
  if (content.checksum === weighted * 65536 + sum) whole = content;
  return content === whole;
}

/** @type {(element: HTMLDialogElement, root: string, content: HandbookPages) => void} */
const start = (element, root, content) => void new SearchDialog(element, root, content);

/** @type {any} */ (window).handbookSearch = { takes, start };
