// @ts-check
/// <reference lib="webworker" />
// Takes the place of the service worker where a site shall have none: it removes the copy and then itself.
"use strict";

(() => {
  const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

  scope.addEventListener("install", () => {
    scope.skipWaiting();
  });

  scope.addEventListener("activate", (event) => {
    event.waitUntil(
      scope.caches.delete(`handbook ${scope.registration.scope}`).then(() => scope.registration.unregister()),
    );
  });
})();
