// The service worker of the pages for outdoors: they open without a connection, as they were last seen with one.
// The server sets KEPT before this file: name, overview, pages and parts.
"use strict";

const PATIENCE = 4000;

const keep = async (address) => {
  const answer = await fetch(address, { credentials: "same-origin", cache: "no-cache" });
  // A redirect leads to the page for signing in: that is not what was asked.
  if (answer.ok && !answer.redirected) await (await caches.open(KEPT.name)).put(address, answer);
};

const keepAll = () => Promise.allSettled([...KEPT.pages, ...KEPT.parts].map(keep));

self.addEventListener("install", (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", ({ data }) => {
  if (data === "renew") keepAll();
});

// The browser names its language when it goes to a page, and not when we keep one: that is no other page.
const HOWEVER = { ignoreSearch: true, ignoreVary: true };
const kept = async (request) => (await caches.open(KEPT.name)).match(request, HOWEVER);

// A connection that does not answer is none: after a while the kept page is shown.
const inTime = (request) => {
  const limit = new AbortController();
  const clock = setTimeout(() => limit.abort(), PATIENCE);
  return fetch(request, { signal: limit.signal }).finally(() => clearTimeout(clock));
};

const answerPage = async (request) => {
  try {
    const answer = await inTime(request);
    const isWhole = answer.ok && !answer.redirected && !new URL(request.url).search;
    if (isWhole) await (await caches.open(KEPT.name)).put(request.url, answer.clone());
    return answer;
  } catch {
    return (await kept(request)) ?? (await kept(new Request(KEPT.overview))) ?? Response.error();
  }
};

const answerPart = async (request) => {
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.type === "basic") await (await caches.open(KEPT.name)).put(request, answer.clone());
    return answer;
  } catch {
    return (await kept(request)) ?? Response.error();
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (KEPT.pages.includes(pathname)) event.respondWith(answerPage(request));
  } else if (["style", "script", "font", "image"].includes(request.destination) || KEPT.parts.includes(pathname)) {
    event.respondWith(answerPart(request));
  }
});
