package main

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"throughline/graph"
	"throughline/graph/wire"
	"throughline/server"
)

// gone is a site whose server can be stopped and started again at the same
// address.
type gone struct {
	t    *testing.T
	addr string
	http *httptest.Server
}

func (g *gone) serve(h http.Handler) {
	g.t.Helper()
	l, err := net.Listen("tcp", g.addr)
	if err != nil {
		g.t.Fatal(err)
	}
	g.http = &httptest.Server{Listener: l, Config: &http.Server{Handler: h}}
	g.http.Start()
}

func (g *gone) stop() {
	g.http.CloseClientConnections()
	g.http.Close()
}

func (g *gone) url(path string) string { return "http://" + g.addr + path }

func corpusServer(t *testing.T, data *server.Dataset, build string) *server.Server {
	t.Helper()
	c := readingConfig(t, data)
	c.Build = build
	return server.New(c)
}

// keptSite is a page of a site that the browser has kept for use without its
// server, and the site.
func keptSite(t *testing.T, h http.Handler, path string) (*tab, *gone) {
	t.Helper()
	g := &gone{t: t, addr: freeAddress(t)}
	g.serve(h)
	t.Cleanup(func() { g.stop() })
	p := newTab(t)
	p.expect("net::ERR_") // what is not there cannot be fetched
	p.do("open", chromedp.EmulateViewport(1440, 1000), chromedp.Navigate(g.url(path)))
	p.kept()
	return p, g
}

// kept waits until the service worker has all it keeps.
func (p *tab) kept() {
	p.t.Helper()
	p.until(`navigator.serviceWorker.controller?.state === 'activated' && await caches.match(location.href)`)
}

const offlineNote = `document.querySelector('#offline:not([hidden])')?.textContent`

// TestWithoutTheServer stops the server and goes on: pages seen, the explorer
// at an address never opened, its search and its steps.
func TestWithoutTheServer(t *testing.T) {
	r := corpusRecord(t)
	p, g := keptSite(t, corpusServer(t, r.Data, "one"), "/theme/service-mesh")
	p.do("open another", chromedp.Navigate(g.url("/year/2018")))
	p.until(`await caches.match(location.href)`)
	p.do("and back", chromedp.Navigate(g.url("/theme/service-mesh")))
	g.stop()

	p.do("a page seen", chromedp.Navigate(g.url("/year/2018")))
	p.until(offlineNote + `.includes('Offline: dataset ` + r.Data.Version + ` of 2')`)
	if h := eval[string](p, `document.querySelector('h1').textContent`); h != "2018" {
		t.Errorf("the page kept is %s", h)
	}
	p.do("the explorer where it never was", chromedp.Navigate(g.url("/explore?focus=theme/service-mesh")))
	p.ready()
	p.until(offlineNote + `.startsWith('Offline: dataset')`)
	if got := p.state("focus"); got != "theme/service-mesh" {
		t.Errorf("the explorer shows %s", got)
	}
	before := p.number("nodes")
	p.grow(before)
	p.press("/", "i", "s", "t", "i", "o")
	p.until(`document.querySelector('#find-results [role=option]').textContent.includes('Istio')`)
	p.run(`document.querySelector('#find-results [role=option]').click()`)
	p.until(`document.querySelector('#explorer').dataset.selected === 'technology/istio'`)
	p.until(`document.querySelector('#card .ev, #card .evl li')`) // evidence too

	p.do("a page never seen", chromedp.Navigate(g.url("/person/nobody-has-been-here")))
	p.until(`document.querySelector('[data-offline-page]') && document.querySelector('[data-offline-way]').getAttribute('href') === '/explore?focus=person/nobody-has-been-here'`)
	p.until(`[...document.querySelectorAll('[data-offline-kept] a')].some(a => a.getAttribute('href') === '/year/2018')`)

	g.serve(corpusServer(t, r.Data, "one"))
	p.do("the server is back", chromedp.Navigate(g.url("/year/2018")))
	if note := eval[string](p, `document.querySelector('#offline').textContent`); note != "" {
		t.Errorf("the page of a server that answers says %q", note)
	}
}

// TestWithoutANetwork takes the network from the page instead.
func TestWithoutANetwork(t *testing.T) {
	r := corpusRecord(t)
	p, g := keptSite(t, corpusServer(t, r.Data, "one"), "/themes")
	p.do("the explorer", chromedp.Navigate(g.url(meshPage)))
	p.ready()
	p.cut(true)
	p.until(offlineNote + `?.includes('Offline: dataset ` + r.Data.Version + `')`)
	before := p.number("nodes")
	p.grow(before)
	p.cut(false)
	p.until(offlineNote + `?.includes('The server is back')`)
}

// cut takes the network away from page and service worker, or gives it back.
func (p *tab) cut(off bool) {
	p.t.Helper()
	p.do("the network", chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			EmulateOfflineServiceWorker: &off,
			MatchedNetworkConditions:    []*network.Conditions{{Offline: off, DownloadThroughput: -1, UploadThroughput: -1}},
		})
		if err != nil {
			return err
		}
		_, err = chromedp.Call(ctx, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: off, DownloadThroughput: -1, UploadThroughput: -1})
		return err
	}))
}

// grow expands the first node that has more beside it than the so many shown.
func (p *tab) grow(before int) {
	p.t.Helper()
	p.run(`for (const id of [...document.querySelectorAll('#tree [role=treeitem]:not([data-arg*="~"])')].map(r => r.dataset.arg)) {
		document.querySelector('#tree [data-arg="' + id + '"]')?.click();
		const more = document.querySelector('#card .btns [data-act=expand]');
		if (more) { more.click(); break; }
	}`)
	p.untilNodes(">", before)
}

// otherDataset is the corpus with one theme more.
func otherDataset(t *testing.T, g *graph.Graph) *server.Dataset {
	t.Helper()
	b := graph.NewBuilder(g)
	err := b.Add(graph.Fact{Subject: "theme/made-up-for-this-test", Predicate: graph.Name, Object: "made up for this test",
		Evidence: graph.Evidence{Source: "source/made-up", Locator: "L1", Status: graph.Stated}})
	if err != nil {
		t.Fatal(err)
	}
	next, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return server.NewDataset(next, wire.Encode(next))
}

// TestTwoTabsOfTwoVersions loads a second dataset while a tab shows the first:
// the tab says so and works on, without the server too.
func TestTwoTabsOfTwoVersions(t *testing.T) {
	r := corpusRecord(t)
	s := corpusServer(t, r.Data, "one")
	p, g := keptSite(t, s, meshPage)
	p.ready()
	next := otherDataset(t, r.Data.Graph)
	s.Swap(next)
	other := newTab(t)
	other.expect("net::ERR_")
	other.do("a second tab", chromedp.Navigate(g.url("/themes")))
	p.until(offlineNote + `?.includes('newer dataset')`)
	p.until(`(await caches.keys()).length === 2`)
	other.kept()
	g.stop()
	before := p.number("nodes")
	p.grow(before)
	if got := p.state("version"); got != r.Data.Version {
		t.Errorf("the old tab shows %s", got)
	}
	other.do("the explorer of the new one", chromedp.Navigate(g.url("/explore?focus=theme/made-up-for-this-test")))
	other.ready()
	if got := other.state("version"); got != next.Version {
		t.Errorf("the new tab shows %s, not %s", got, next.Version)
	}
}

// TestABrokenSnapshot spoils what is kept: it is fetched again, and without a
// server the page says what is wrong.
func TestABrokenSnapshot(t *testing.T) {
	r := corpusRecord(t)
	p, g := keptSite(t, corpusServer(t, r.Data, "one"), meshPage)
	p.ready()
	spoil := func(change string) {
		p.t.Helper()
		p.do("leave", chromedp.Navigate(g.url("/offline")))
		if !eval[bool](p, `(async () => {
			const cache = await caches.open((await caches.keys())[0]), core = document.body.dataset.version;
			const address = '/api/v1/snapshot?version=' + core + '&section=core';
			const old = await cache.match(address), bytes = new Uint8Array(await old.arrayBuffer());
			await cache.put(address, new Response(`+change+`, { headers: { 'Content-Type': 'application/octet-stream' } }));
			return true;
		})()`) {
			t.Fatal("nothing was kept")
		}
	}
	spoil(`bytes.slice(0, bytes.length / 2)`)
	p.do("open again", chromedp.Navigate(g.url(meshPage)))
	p.ready() // it was fetched again
	spoil(`bytes.with(4, 99)`)
	g.stop()
	p.do("open without the server", chromedp.Navigate(g.url(meshPage)))
	p.until(`document.querySelector('#explorer').dataset.state === 'error'`)
	if why := eval[string](p, `document.querySelector('#explorer-error').textContent`); !strings.Contains(why, "another version of the format") {
		t.Errorf("the page says %q", why)
	}
}

// TestStorageRefused opens the site in a browser that keeps nothing.
func TestStorageRefused(t *testing.T) {
	for _, refuse := range []string{
		`delete Navigator.prototype.serviceWorker`,
		`ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('refused', 'SecurityError'));
			Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }`,
	} {
		p := exploreWith(t, refuse)
		p.run(`document.querySelector('#save summary').click()`)
		p.until(`/keeps nothing|refuses to keep/.test(document.querySelector('[data-offline-state]').textContent)`)
	}
}
