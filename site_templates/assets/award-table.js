// @ts-check
/* Narrows and orders the table of awards. What is chosen stands in the fragment of the address, which no server sees,
   so that a narrowed table can be sent. Without this script the table is whole. Plain ES5 and no library: the page has
   all rows already, each with its values and its place in every order; what is left to do is to hide and to move. */
(function () {
  "use strict";

  var MARK = "#?";
  /* Shows in the address that an amount has its end. */
  var YUAN = "元";
  var PAUSE = 400;

  /** @typedef {{row: HTMLTableRowElement, values: {[facet: string]: string[]}, ranks: {[column: string]: number | null}, most: string, words: string}} Entry */
  /** @typedef {{[name: string]: string}} State */

  /** @param {Element} table */
  function Table(table) {
    var form = /** @type {HTMLFormElement} */ (document.querySelector("[data-table-filter]"));
    var tools = /** @type {HTMLDetailsElement} */ (document.querySelector("[data-table-tools]"));
    var status = /** @type {HTMLElement} */ (document.querySelector("[data-table-status]"));
    var count = /** @type {HTMLElement} */ (document.querySelector("[data-table-count]"));
    var note = /** @type {HTMLElement} */ (document.querySelector("[data-table-note]"));
    var empty = /** @type {HTMLElement} */ (document.querySelector("[data-table-empty]"));
    var body = /** @type {HTMLTableSectionElement} */ (table.querySelector("tbody"));
    var heads = /** @type {HTMLElement[]} */ ([].slice.call(table.querySelectorAll("th[data-sort]")));
    var entries = [].slice.call(body.rows).map(read);
    var timer = 0;

    function controls() {
      return /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ (
        [].slice.call(form.elements).filter(function (control) { return /** @type {HTMLInputElement} */ (control).name; }));
    }

    /** @returns {State} what the form says, without what is left open */
    function chosen() {
      /** @type {State} */
      var state = {};
      controls().forEach(function (control) {
        var value = control.value.trim();
        if (value) state[control.name] = value;
      });
      return state;
    }

    /**
     * Fills the form in.
     * @param {State} state
     * @returns {number} how many values no longer exist
     */
    function fill(state) {
      var unknown = 0;
      controls().forEach(function (control) {
        var value = state[control.name] || "";
        if (control.name === "sort") offer(value);
        control.value = value;
        if (control.value !== value) {
          control.value = "";
          unknown += 1;
        }
      });
      return unknown;
    }

    /**
     * Adds an order to the list that it does not offer: those from the last to the first.
     * @param {string} order
     */
    function offer(order) {
      var head = heads.filter(function (one) { return "-" + one.getAttribute("data-sort") === order; })[0];
      var list = /** @type {HTMLSelectElement} */ (form.sort);
      if (!head || [].some.call(list.options, function (/** @type {HTMLOptionElement} */ option) { return option.value === order; })) return;
      var option = document.createElement("option");
      option.value = order;
      option.textContent = (head.textContent || "") + "，倒序";
      list.appendChild(option);
    }

    /** Shows what the form asks for. */
    function apply() {
      var state = chosen();
      var shown = 0;
      entries.forEach(function (entry) {
        var fits = fitsAll(entry, state);
        entry.row.hidden = !fits;
        if (fits) shown += 1;
      });
      sort(state.sort || "");
      empty.hidden = shown > 0;
      var conditions = Object.keys(state).filter(function (name) { return name !== "sort"; }).length;
      count.textContent = conditions ? "（" + conditions + " 个条件）" : "";
      return conditions ? "符合的有 " + shown + " 项，共 " + entries.length + " 项" : entries.length + " 项奖补";
    }

    /** @param {string} order the name of a column, with a minus sign from the highest down */
    function sort(order) {
      var isDown = order.charAt(0) === "-";
      var column = isDown ? order.slice(1) : order;
      entries.slice().sort(function (one, other) {
        var first = one.ranks[column];
        var second = other.ranks[column];
        var places = Number(one.ranks.article) - Number(other.ranks.article);
        if (!column || first === second) return places;
        if (first === null || second === null) return first === null ? 1 : -1;
        return isDown ? second - first : first - second;
      }).forEach(function (entry) { body.appendChild(entry.row); });
      heads.forEach(function (head) {
        var isSorted = (head.getAttribute("data-sort") || "") === (column || "article");
        head.setAttribute("aria-sort", isSorted ? (isDown ? "descending" : "ascending") : "none");
      });
    }

    function keep() {
      var state = chosen();
      var text = Object.keys(state).map(function (name) { return name + "=" + encodeURIComponent(state[name] + (isAmount(name, state[name]) ? YUAN : "")); }).join("&");
      history.replaceState(history.state, "", text ? MARK + text : location.pathname + location.search);
    }

    /** @param {boolean} atOnce whether the number of rows is said now or when the reader pauses */
    function update(atOnce) {
      var words = apply();
      note.textContent = "";
      keep();
      window.clearTimeout(timer);
      timer = window.setTimeout(function () { status.textContent = words; }, atOnce ? 0 : PAUSE);
    }

    function open() {
      var fragment = handbookFragment.read(location.hash);
      if (fragment.place || (location.hash && fragment.text === null)) return;
      var link = parse(fragment.text || "");
      var unknown = link.lost + fill(link.state);
      note.textContent = (unknown ? "链接里有 " + unknown + " 个条件现在没有了或者不完整，已略去。" : "") +
        (link.isCut ? "这个链接不完整，有的条件丢了。" : "");
      status.textContent = apply();
    }

    heads.forEach(function (head) {
      var column = head.getAttribute("data-sort") || "";
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var order = form.sort.value || "article";
        var isFirst = order !== column && order !== "-" + column;
        var next = isFirst ? (column === "most" ? "-most" : column) : order === column ? "-" + column : column;
        if (next === "article") next = "";
        offer(next);
        form.sort.value = next;
        update(true);
      });
    });

    whenCommitted(form, function () { update(false); });
    form.addEventListener("change", function () { update(true); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { window.setTimeout(function () { update(true); }, 0); });
    var copier = /** @type {HTMLButtonElement} */ (form.querySelector("[data-copy-address]"));
    copier.addEventListener("click", function () {
      copy(location.href, function (isDone) { note.textContent = isDone ? "已复制链接。" : "没能复制，请从地址栏复制。"; });
    });

    watchWidth(/** @type {HTMLElement} */ (table));
    tools.hidden = false;
    tools.open = window.matchMedia("(min-width: 45em)").matches;
    status.textContent = apply();
    open();
    return { open: open };
  }

  /**
   * Takes the region around the table away while all of the table fits: its head can then stay in sight.
   * @param {HTMLElement} table
   */
  function watchWidth(table) {
    var frame = /** @type {HTMLElement} */ (table.parentElement);
    if (!window.ResizeObserver) return;
    var watcher = new ResizeObserver(function () {
      var fits = table.scrollWidth <= frame.clientWidth;
      frame.classList.toggle("fits", fits);
      if (fits) frame.removeAttribute("tabindex");
      else frame.setAttribute("tabindex", "0");
    });
    watcher.observe(frame);
    watcher.observe(table);
  }

  /**
   * @param {HTMLTableRowElement} row
   * @returns {Entry}
   */
  function read(row) {
    return {
      row: row,
      values: JSON.parse(row.getAttribute("data-values") || "{}"),
      ranks: JSON.parse(row.getAttribute("data-ranks") || "{}"),
      most: row.getAttribute("data-most") || "",
      words: plain(row.cells[0].textContent + " " + row.cells[2].textContent, ""),
    };
  }

  /**
   * Whether all words are there, as search takes them: in any width, case and order, with or without marks.
   * @param {Entry} entry
   * @param {string} value
   */
  function hasWords(entry, value) {
    var table = entry.row.parentElement && entry.row.parentElement.parentElement;
    var pairs = (table && table.getAttribute("data-traditional")) || "";
    return value.split(/[\s,，、;；。]+/).every(function (word) { return entry.words.indexOf(plain(word, pairs)) >= 0; });
  }

  /**
   * @param {string} text
   * @param {string} pairs traditional characters, each followed by the simplified one that is meant
   */
  function plain(text, pairs) {
    var same = text.normalize ? text.normalize("NFKC") : text;
    return same.toLowerCase().replace(/[\s《》〈〉“”‘’"'「」『』()（）〔〕【】[\]]+/g, "").split("").map(function (character) {
      var place = pairs.indexOf(character);
      return place % 2 === 0 ? pairs.charAt(place + 1) : character;
    }).join("");
  }

  /**
   * @param {Entry} entry
   * @param {State} state
   */
  function fitsAll(entry, state) {
    return Object.keys(state).every(function (name) {
      var value = state[name];
      if (name === "sort") return true;
      if (name === "words") return hasWords(entry, value);
      if (name === "ceiling") return value === "none" ? !entry.most : !entry.most || Number(entry.most) >= Number(value);
      return (entry.values[name] || []).indexOf(value) >= 0;
    });
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  function isAmount(name, value) {
    return name === "ceiling" && /^\d+$/.test(value);
  }

  /**
   * @param {string} text
   * @returns {{state: State, lost: number, isCut: boolean}}
   */
  function parse(text) {
    /** @type {State} */
    var state = {};
    var lost = 0;
    var isCut = false;
    handbookFragment.pairs(text).forEach(function (pair) {
      if (!pair[1] || handbookFragment.isBroken(pair[1])) isCut = true;
      else if (!isAmount(pair[0], pair[1])) state[pair[0]] = pair[0] === "ceiling" ? pair[1].replace(YUAN, "") : pair[1];
      else lost += 1;
    });
    return { state: state, lost: lost, isCut: isCut };
  }

  /**
   * @param {string} text
   * @param {(isDone: boolean) => void} done
   */
  function copy(text, done) {
    function old() {
      var area = document.createElement("textarea");
      area.value = text;
      area.readOnly = true;
      area.className = "off-screen";
      document.body.appendChild(area);
      area.select();
      var isDone = document.execCommand("copy");
      document.body.removeChild(area);
      done(isDone);
    }
    if (!navigator.clipboard) old();
    else navigator.clipboard.writeText(text).then(function () { done(true); }, old);
  }

  /** @type {{element: Element, table: {open: () => void}} | null} */
  var current = null;
  function prepare() {
    var element = document.querySelector("[data-table]");
    if (!element) current = null;
    else if (!current || current.element !== element) current = { element: element, table: Table(element) };
  }

  window.addEventListener("hashchange", function () { if (current) current.table.open(); });
  /* WebKit empties the fields of a page that it has kept, after it has said that the page is shown again. */
  window.addEventListener("pageshow", function (event) {
    setTimeout(function () { if (current && event.persisted) current.table.open(); });
  });
  whenShown(prepare);
})();
