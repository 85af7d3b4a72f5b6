// @ts-check
// What readers have filled in belongs to the entry of the browser's history and is kept nowhere else: it comes back when
// they go back or forward or load the page anew.
"use strict";

const historyEntries = (() => {
  const KEY = "answers";
  /** Milliseconds; browsers allow only so many notes in a while. */
  const PAUSE = 150;

  /** @type {Map<string, {data: object, hash: string | undefined, at: string}>} by place */
  const waiting = new Map();
  let timer = 0;

  /**
   * @param {string} place the calculator, or the finder
   * @returns {any} null if nothing was kept
   */
  function kept(place) {
    return history.state?.[KEY]?.[place] ?? null;
  }

  /**
   * @param {string} place
   * @param {object} data
   * @param {string} [hash] that the address has from now on
   */
  function keep(place, data, hash) {
    waiting.set(place, { data, hash, at: location.href });
    if (timer) return;
    note();
    timer = window.setTimeout(note, PAUSE);
  }

  /** Notes what waits, unless the reader has left its entry. */
  function note() {
    clearTimeout(timer);
    timer = 0;
    const { href } = location;
    for (const [place, { data, hash, at }] of waiting) {
      if (at === href) write(place, data, hash);
    }
    waiting.clear();
  }

  /**
   * @param {string} place
   * @param {object} data
   * @param {string | undefined} hash
   */
  function write(place, data, hash) {
    const { state } = history;
    if (state !== null && typeof state !== "object") return; // another program's
    const address = location.href.split("#")[0] + (hash ?? location.hash);
    try {
      history.replaceState({ ...state, [KEY]: { ...state?.[KEY], [place]: data } }, "", address);
    } catch {
      // too many in a while
    }
  }

  /**
   * Begins a new entry, of which nothing is kept yet.
   * @param {string} hash
   */
  function begin(hash) {
    note();
    const state = history.state && { ...history.state, [KEY]: undefined };
    history.pushState(state, "", location.href.split("#")[0] + hash);
  }

  // Before the page is left, by whatever way.
  for (const name of ["change", "click", "pagehide"]) window.addEventListener(name, note, true);

  return { kept, keep, note, begin };
})();
