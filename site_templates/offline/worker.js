// @ts-check
/// <reference lib="webworker" />
// The service worker of the site: keeps one whole version of it on the reader's device and shows that when there is no
// network. While there is one, every page comes from it. See docs/offline.md.
//
// The build puts in the list of what is kept, so that every change of the site makes another worker. The store holds
// files by their content: the address of an asset changes with it, a page stands under its address with its digest.
// So files of two versions lie side by side, and the note of the kept version, written last, says which one counts.
"use strict";

/**
 * @typedef {object} Listed a file of this version
 * @property {string} path its address from the root of the site, that of a directory for a page
 * @property {string} digest the first sixteen hexadecimal digits of its SHA-256
 * @property {number} size in bytes, unpacked
 * @property {string} key the address under which it is stored, from the root of the site
 *
 * @typedef {object} KeptCopy the note of the version that is kept
 * @property {string} version
 * @property {string} edition the version of the data in words
 * @property {string} day on which it was kept, as 2025-02-18
 * @property {string} checked the day on which every file was compared with its digest for the last time
 * @property {boolean} isWhole whether all of it is there
 * @property {Record<string, [string, string]>} files key and digest of each file by its path
 *
 * @typedef {{type: "state"} | {type: "keep", all: boolean, page: string} | {type: "check"} | {type: "forget"}} Wish
 */

(() => {
  const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

  /** @type {{version: string, edition: string, files: [string, string, number, string][]}} put in by the build */
  const COPY = JSON.parse('__COPY__');
  const ROOT = scope.registration.scope;
  /** Many sites may stand under one origin: what is ours bears the whole address of the site. */
  const STORE = `handbook ${ROOT}`;
  const NOTE = `${ROOT}?kept`;
  const ASSETS = `${ROOT}assets/`;
  /** How long the network may take before the kept words are shown, in milliseconds. */
  const PATIENCE = 3000;
  const AT_ONCE = 4;
  /** Where data is dear, only files up to this many bytes are kept unasked. */
  const SMALL = 300_000;
  /** Where a page is told that it is shown from the copy, and why; no text of the data can hold this. */
  const PLACE = '<div class="offline-notice" data-offline';

  /** @type {Map<string, Listed>} */
  const files = new Map(COPY.files.map(([path, digest, size, key]) => [path, { path, digest, size, key }]));

  const store = () => scope.caches.open(STORE);

  /**
   * @param {Cache} from
   * @returns {Promise<KeptCopy | undefined>}
   */
  async function readNote(from) {
    const note = await from.match(NOTE);
    return note?.json().catch(() => undefined);
  }

  /** @param {ArrayBuffer} content */
  async function digestOf(content) {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", content)).slice(0, 8);
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // Filling the store

  /** @type {{done: number, total: number} | null} */
  let filling = null;
  let hasFailed = false;
  /** @type {Promise<void>} */
  let last = Promise.resolve();

  /**
   * Brings the store to this version. Whatever breaks off leaves the version that is kept; what has arrived stays for
   * the next time.
   * @param {boolean} all whether large files are wanted too
   * @param {string} page the page that is shown
   */
  async function fill(all, page) {
    const into = await store();
    const note = await readNote(into);
    if (note?.checked !== today()) await check(into);
    const there = new Set((await into.keys()).map(({ url }) => url));
    const isThere = (/** @type {Listed} */ { key }) => there.has(ROOT + key);
    const isSmall = (/** @type {Listed} */ file) => file.size <= SMALL && !file.path.endsWith("/");
    const wanted = [...files.values()].filter((file) => all || isSmall(file) || file.path === page || file.path === "");
    const missing = wanted.filter((file) => !isThere(file));
    const isWhole = () => [...files.values()].every(isThere);
    const isSettled = note?.version === COPY.version && note.checked === today() && note.isWhole === isWhole();
    if (!missing.length && isSettled) return;
    const progress = { done: 0, total: wanted.reduce((sum, { size }) => sum + size, 0) };
    for (const file of wanted) if (isThere(file)) progress.done += file.size;
    filling = progress;
    const bring = async () => {
      for (let file = missing.shift(); file; file = missing.shift()) {
        await download(into, file);
        there.add(ROOT + file.key);
        progress.done += file.size;
        await tell();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, bring));
    if (scope.serviceWorker && scope.serviceWorker.state !== "activated") return;
    await settle(into, isWhole());
  }

  /**
   * @param {Cache} into
   * @param {Listed} file
   */
  async function download(into, file) {
    // An address that changes with the content may come from the browser's own cache; if that is at fault, from the
    // server. A page must not get into that cache: where servers say nothing about it, browsers believe it for days.
    const usual = file.path.startsWith("assets/") ? "default" : "no-store";
    for (const cache of /** @type {RequestCache[]} */ ([usual, "reload"])) {
      const options = /** @type {RequestInit} */ ({ cache, priority: "low" });
      if (await keep(into, file, await scope.fetch(ROOT + addressOf(file), options))) return;
    }
    throw new Error(`${file.path} is not that of this version`);
  }

  /** @param {Listed} file */
  function addressOf({ path, key }) {
    return path.startsWith("assets/") ? key : path;
  }

  /**
   * Stores a file if it is that of this version.
   * @param {Cache} into
   * @param {Listed} file
   * @param {Response} response
   */
  async function keep(into, file, response) {
    if (!response.ok || response.redirected) return false;
    const copy = response.clone();
    if ((await digestOf(await response.arrayBuffer())) !== file.digest) return false;
    await into.put(ROOT + file.key, copy);
    return true;
  }

  /**
   * From here on this version is the kept one, and what belongs to others goes.
   * @param {Cache} inside
   * @param {boolean} isWhole
   */
  async function settle(inside, isWhole) {
    const before = await readNote(inside);
    /** @type {KeptCopy} */
    const note = {
      version: COPY.version,
      edition: COPY.edition,
      day: before?.version === COPY.version && before.isWhole === isWhole ? before.day : today(),
      checked: today(),
      isWhole,
      files: Object.fromEntries(COPY.files.map(([path, digest, , key]) => [path, [key, digest]])),
    };
    await inside.put(NOTE, new Response(JSON.stringify(note), { headers: { "Content-Type": "application/json" } }));
    const own = new Set([NOTE, ...COPY.files.map(([, , , key]) => ROOT + key)]);
    for (const request of await inside.keys()) if (!own.has(request.url)) await inside.delete(request);
  }

  /** The day on the reader's calendar, as 2025-02-18. */
  function today() {
    return new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  }

  /**
   * Takes out of the store what was damaged in it; it comes anew from the network.
   * @param {Cache} inside
   */
  async function check(inside) {
    const note = await readNote(inside);
    for (const [key, digest] of Object.values(note?.files ?? {})) {
      const kept = await inside.match(ROOT + key, { ignoreVary: true });
      if (!kept) continue;
      const found = await kept.arrayBuffer().then(digestOf, () => "");
      if (found !== digest) await inside.delete(ROOT + key, { ignoreVary: true });
    }
  }

  /**
   * What a reader opens is kept, too, where not everything is.
   * @param {string} path
   * @param {Response} response
   */
  async function keepOpened(path, response) {
    const file = files.get(path);
    const into = await store();
    const note = await readNote(into);
    if (!file || note?.version !== COPY.version || (await into.match(ROOT + file.key))) return;
    await keep(into, file, response);
  }

  // Showing what is kept

  /**
   * @param {string} path
   * @param {"lost" | "slow"} why
   */
  async function fromCopy(path, why) {
    const from = await store();
    const note = await readNote(from);
    const [key, digest] = note?.files[path] ?? [];
    const kept = key === undefined ? undefined : await from.match(ROOT + key, { ignoreVary: true });
    if (!note || !kept) return note && noPage(note);
    const content = await kept.arrayBuffer();
    if ((await digestOf(content)) !== digest) {
      await from.delete(ROOT + key);
      return noPage(note);
    }
    const headers = new Headers(kept.headers);
    for (const name of ["Content-Length", "Content-Encoding"]) headers.delete(name);
    if (!headers.get("Content-Type")?.startsWith("text/html")) return new Response(content, { headers });
    const told = `${PLACE}="${why}" data-day="${note.day}"`;
    return new Response(new TextDecoder().decode(content).replace(PLACE, told), { headers });
  }

  /**
   * What is shown where a page of this site is not kept; it says so.
   * @param {KeptCopy} note
   */
  function noPage(note) {
    const words =
      '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
      '<meta name="color-scheme" content="light dark"><title>这一页没有存下</title><h1>这一页没有存在这台设备上</h1>' +
      `<p>现在没有连上网络。这台设备上存的是${note.edition}，其中没有这一页，或者存下的已经损坏。联网后再打开。</p>` +
      `<p><a href="">再试一次</a>　<a href="${ROOT}">回首页</a></p>`;
    return new Response(words, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }

  /**
   * A page from the network; where that is lost or keeps readers waiting, from the copy.
   * @param {FetchEvent} event
   * @param {string} path
   */
  async function newest(event, path) {
    const { request } = event;
    const isPage = request.mode === "navigate";
    const answer = fresh(event);
    const lost = answer.then((response) => (isGateway(response) ? undefined : response)).catch(() => undefined);
    /** @type {Promise<"late">} */
    const late = new Promise((resolve) => setTimeout(() => resolve("late"), PATIENCE));
    const first = await Promise.race([lost, late]);
    if (first instanceof Response) {
      event.waitUntil(Promise.all([keepOpened(path, first.clone()), leaveIfWithdrawn()]).catch(() => undefined));
      return first;
    }
    const kept = await fromCopy(path, first === "late" ? "slow" : "lost").catch(() => undefined);
    if (!kept || (!kept.ok && (!isPage || first === "late"))) return answer;
    if (first === "late") event.waitUntil(lost.then((response) => response && tellOf(event)));
    return kept;
  }

  /**
   * What the server says now. The browser has asked for a page already while this worker was started, but may have found
   * it in its own cache where the server does not tell it to ask. Where the server was not reached, this promise of
   * Chromium and WebKit is rejected; that of Firefox gives an error for a response.
   * @param {FetchEvent} event
   */
  async function fresh({ request, preloadResponse }) {
    /** @type {Response | undefined} */
    const early = await preloadResponse;
    if (early && early.type === "error") throw new TypeError("the server was not reached");
    if (early && /no-cache|no-store|max-age=0\b/.test(early.headers.get("Cache-Control") ?? "")) return early;
    if (early && early.ok) await scope.registration.navigationPreload.disable();
    return early && !early.ok ? early : scope.fetch(request, { cache: "no-cache" });
  }

  /**
   * Whether somebody between answers that the server is not there.
   * @param {Response} response
   */
  function isGateway({ status }) {
    return status >= 502 && status <= 504;
  }

  /**
   * Tells a page that is shown from the copy that the network has answered after all.
   * @param {FetchEvent} event
   */
  async function tellOf(event) {
    const client = await scope.clients.get(event.resultingClientId || event.clientId);
    client?.postMessage({ type: "late" });
  }

  /**
   * An asset. Its address changes with its content, so the copy is as good as the network.
   * @param {FetchEvent} event
   * @param {string} path
   */
  async function asset(event, path) {
    const { request } = event;
    const from = await store().catch(() => undefined);
    const kept = await from?.match(request.url, { ignoreVary: true }).catch(() => undefined);
    // Somebody does not trust what a browser keeps.
    const isDoubted = request.cache === "reload" || request.cache === "no-store";
    if (kept && !isDoubted) return kept;
    try {
      const response = await scope.fetch(request);
      const file = files.get(path);
      if (response.ok && from && file && ROOT + file.key === request.url) {
        if (kept) await from.delete(request.url);
        event.waitUntil(keepOpened(path, response.clone()).catch(() => undefined));
      }
      return response;
    } catch (error) {
      // A picture bears no digest in its address.
      const copy = kept ?? (request.url.includes("?") ? undefined : await fromCopy(path, "lost"));
      if (copy?.ok) return copy;
      throw error;
    }
  }

  scope.addEventListener("fetch", (event) => {
    const { request } = event;
    const [address, query] = request.url.split("#")[0].split("?");
    if (request.method !== "GET" || !address.startsWith(ROOT) || request.headers.has("Range")) return;
    const path = address.slice(ROOT.length).replace(/(^|\/)index\.html$/, "$1");
    if (address.startsWith(ASSETS)) event.respondWith(asset(event, path));
    else if (files.has(path)) event.respondWith(newest(event, path));
    else if (request.mode === "navigate" && files.has(`${path}/`)) event.respondWith(directory(event, query));
  });

  /**
   * A page without the slash at its end: servers lead to the address with one, on which its links depend.
   * @param {FetchEvent} event
   * @param {string | undefined} query
   */
  async function directory(event, query) {
    try {
      return await fresh(event);
    } catch {
      return Response.redirect(`${event.request.url.split(/[?#]/)[0]}/${query === undefined ? "" : `?${query}`}`);
    }
  }

  // Coming and going

  let isAsked = false;

  /** Where the site no longer has this worker, there shall be no copy either. */
  async function leaveIfWithdrawn() {
    if (isAsked) return;
    isAsked = true;
    const { status } = await scope.fetch(scope.location.href, { method: "HEAD", cache: "no-store" });
    if (status === 404 || status === 410) await forget();
  }

  async function forget() {
    await scope.caches.delete(STORE);
    await scope.registration.unregister();
  }

  async function tell() {
    const isThere = await scope.caches.has(STORE).catch(() => false);
    const note = isThere ? await store().then(readNote).catch(() => undefined) : undefined;
    const { version, edition } = COPY;
    const kept = note && { version: note.version, edition: note.edition, day: note.day, isWhole: note.isWhole };
    const state = { type: "state", version, edition, kept, filling, hasFailed };
    for (const client of await scope.clients.matchAll()) client.postMessage(state);
  }

  /** @param {Wish} wish */
  async function obey(wish) {
    if (wish.type === "keep") {
      const mine = last.then(() => fill(wish.all, wish.page));
      last = mine.then(() => { hasFailed = false; }, () => { hasFailed = true; });
      await last;
      filling = null;
    } else if (wish.type === "check") {
      await check(await store());
    } else if (wish.type === "forget") {
      await forget();
    }
    await tell();
  }

  scope.addEventListener("message", (event) => {
    const answered = () => event.ports[0]?.postMessage(null);
    event.waitUntil(obey(event.data).then(answered, answered));
  });

  /**
   * Newer browsers take assets out of the store without asking this worker, which need not be started for them; what is
   * not there comes to it all the same.
   * @param {ExtendableEvent & {addRoutes?: (routes: object[]) => Promise<void>}} event
   */
  async function route(event) {
    if (!event.addRoutes) return;
    const plain = new URL(ASSETS).pathname.replace(/[^\w/%.~-]/g, "\\$&");
    // @ts-ignore: newer than the compiler
    const urlPattern = new URLPattern({ pathname: `${plain}*`, baseURL: ROOT });
    await event.addRoutes([{ condition: { urlPattern }, source: { cacheName: STORE } }]);
  }

  scope.addEventListener("install", (event) => {
    scope.skipWaiting();
    event.waitUntil(route(event).catch(() => undefined));
  });

  scope.addEventListener("activate", (event) => {
    const preload = scope.registration.navigationPreload?.enable().catch(() => undefined);
    event.waitUntil(Promise.all([preload, scope.clients.claim()]).then(tell));
  });
})();
