// The service worker: keeps the pages that were seen, the explorer and its data, so that they are there without the
// server. The server writes before it what is kept: const kept = { build, version, assets, pages, data }.
//
// One cache belongs to one build and one dataset, and everything in it is fetched by an address that names its content
// or, for pages, bears the tag of both. So an explorer never meets the data of another version. The cache before the
// present one is left for tabs that still show it; older ones go.
"use strict";

const prefix = "throughline ";
const own = prefix + kept.version + " " + kept.build;
const tag = `W/"${kept.version}-${kept.build}"`;
const mostPages = 200;

addEventListener("install", (e) => {
  skipWaiting();
  e.waitUntil(fill());
});

addEventListener("activate", (e) => e.waitUntil(begin()));

addEventListener("fetch", (e) => {
  const { request } = e, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (hashed(url)) e.respondWith(cacheFirst(e, url));
  else if (request.mode === "navigate") e.respondWith(pageFirst(e, url));
});

// hashed tells addresses that name their content.
const hashed = (url) => url.pathname.startsWith("/assets/") || (url.pathname === "/api/v1/snapshot" && url.searchParams.has("version"));

async function fill() {
  const cache = await caches.open(own);
  await Promise.all(kept.assets.map(async (path) => {
    const old = await caches.match(path, { ignoreVary: true });
    if (old) await cache.put(path, old);
    else await cache.add(path);
  }));
  await Promise.all(kept.pages.map(async (path) => {
    const page = await fetch(path, { cache: "no-cache" });
    if (!keepable(page)) throw new Error(path + " is of another version");
    await cache.put(path, page);
  }));
  await Promise.allSettled(kept.data.map((path) => cache.add(path))); // the explorer fetches what is missing
}

async function begin() {
  const names = (await caches.keys()).filter((n) => n.startsWith(prefix) && n !== own);
  await Promise.all(names.slice(0, -1).map((n) => caches.delete(n)));
  await clients.claim();
  const cache = await caches.open(own);
  for (const client of await clients.matchAll({ type: "window" })) {
    client.postMessage({ build: kept.build, version: kept.version });
    const url = new URL(client.url); // it came before there was anybody to keep it
    const page = !secret(url) && (await fetch(url, { cache: "no-cache" }).catch(() => null));
    if (page && keepable(page)) await cache.put(url.pathname + url.search, page).catch(() => {});
  }
}

async function cacheFirst(e, url) {
  const address = url.pathname + url.search;
  if (e.request.cache !== "reload") {
    const found = await find(address);
    if (found) return found.response;
  }
  const answer = await fetch(e.request);
  if (answer.ok && (url.searchParams.get("version") ?? kept.version) === kept.version) keep(e, address, answer.clone());
  return answer;
}

async function pageFirst(e, url) {
  const address = url.pathname + url.search;
  let gone = null;
  try {
    const answer = await fetch(e.request);
    if (answer.status < 502 || answer.status > 504) {
      if (keepable(answer) && !secret(url)) keep(e, address, answer.clone());
      return answer;
    }
    gone = answer; // what a proxy says for a server that is not there
  } catch { /* no network, no server */ }
  return (await withoutServer(address, url.pathname)) ?? gone ?? Response.error();
}

// keepable takes pages of this build and dataset: writes, edit pages and errors have no such tag, or say that they are not to be stored.
const keepable = (answer) => answer.status === 200 && answer.type === "basic" && !answer.redirected && answer.headers.get("ETag") === tag &&
  /^text\/html/.test(answer.headers.get("Content-Type")) && !/no-store/.test(answer.headers.get("Cache-Control"));

const secret = (url) => url.searchParams.has("token") || url.searchParams.has("key");

function keep(e, address, answer) {
  e.waitUntil((async () => {
    const cache = await caches.open(own);
    await cache.put(address, answer);
    const pages = (await cache.keys()).map((r) => new URL(r.url)).filter((u) => (!hashed(u) || u.searchParams.has("around")) && !kept.pages.includes(u.pathname + u.search));
    for (const u of pages.slice(0, Math.max(0, pages.length - mostPages))) await cache.delete(u.href);
  })().catch(() => {})); // a full or refused storage keeps nothing, and nothing else changes
}

// find looks in this version's cache, where nearly everything is, then in the one before.
async function find(address) {
  const look = async (name) => (await caches.open(name)).match(address, { ignoreVary: true });
  const response = await look(own);
  if (response) return { response };
  for (const name of (await caches.keys()).filter((n) => n.startsWith(prefix) && n !== own).reverse()) {
    const older = await look(name);
    if (older) return { response: older };
  }
  return null;
}

async function withoutServer(address, path) {
  try {
    const seen = await find(address);
    if (seen) return said(seen.response, false);
    const shell = (path === "/explore" || path === "/embed") && (await find(path));
    if (shell) return said(shell.response, true);
    const other = await find("/offline");
    return other && said(other.response, false);
  } catch {
    return null; // the storage is refused
  }
}

// said is the page with a line that says which dataset it shows, and since when. A shell is the explorer of another
// address, whose program will show what was asked for.
async function said(response, shell) {
  const [, version] = /"([0-9a-z]+)-/i.exec(response.headers.get("ETag")) ?? [];
  const day = new Date(response.headers.get("Date") ?? NaN);
  const since = isNaN(day) ? "" : ` of ${day.toISOString().slice(0, 10)}`;
  let text = (await response.text()).replace('id="offline" hidden>', `id="offline" data-off>Offline: dataset <span class="mono">${version}</span>${since}.`);
  if (shell) text = text.replace('id="explorer"', 'id="explorer" data-shell').replace(/<title>[^<]*/, "<title>Explore · Throughline");
  const headers = new Headers(response.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return new Response(text, { status: 200, headers });
}
