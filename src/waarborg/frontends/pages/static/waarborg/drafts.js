// Drafts that wait on this device for a connection. Signing out clears them; pages for outdoors make and send them.
"use strict";

const Drafts = (() => {
  const NAME = "waarborg-veld";
  const STORE = "drafts";

  const finished = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

  const open = () => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    return finished(request);
  };

  // Done only when the device says that it is stored, not when the request was taken.
  const within = async (mode, act) => {
    const database = await open();
    try {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const result = finished(act(transaction.objectStore(STORE)));
      await new Promise((done, failed) => {
        transaction.oncomplete = done;
        transaction.onabort = () => failed(transaction.error);
      });
      return await result;
    } finally {
      database.close();
    }
  };

  const all = () => within("readonly", (store) => store.getAll());
  const find = (id) => within("readonly", (store) => store.get(id));
  const keep = (draft) => within("readwrite", (store) => store.put(draft));
  const drop = (id) => within("readwrite", (store) => store.delete(id));

  // Everything that pages for outdoors left on this device: drafts, kept pages and their worker.
  const clear = async () => {
    await finished(indexedDB.deleteDatabase(NAME));
    for (const name of await caches.keys()) if (name.startsWith("veld-")) await caches.delete(name);
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  };

  return { all, find, keep, drop, clear };
})();

// Who signs out is told what would be lost, and then leaves nothing behind.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-sign-out]");
  if (!form || !window.isSecureContext) return;
  event.preventDefault();
  const drafts = await Drafts.all().catch(() => []);
  if (drafts.length && !window.confirm(form.dataset.signOut)) return;
  await Drafts.clear().catch(() => null);
  form.submit();
});
