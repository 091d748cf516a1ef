package main

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"throughline/graph/trail"
	"throughline/server"
)

// TestAShortLinkShowsWhatTheLongOneShows copies a long link, opens the short one
// that comes of it elsewhere, and copies the long one when the server is gone.
func TestAShortLinkShowsWhatTheLongOneShows(t *testing.T) {
	r := corpusRecord(t)
	s := httptest.NewServer(server.New(writingConfig(t, r)))
	t.Cleanup(s.Close)
	steps := []trail.Step{{Verb: trail.Open, Node: "theme/service-mesh"}, {Verb: trail.Window, Years: [2]int{2018, 2019}}}
	for range 40 {
		steps = append(steps, trail.Step{Verb: trail.Note, Node: "theme/service-mesh", Text: strings.Repeat("made up ", 25)})
	}
	long := "/explore?focus=theme/service-mesh&from=2018&to=2019&trail=" + trail.Encode(r.Data.Graph, r.Data.Version, steps)
	p := newTab(t)
	p.do("open", chromedp.EmulateViewport(1440, 1000), chromedp.Navigate(s.URL+long))
	p.ready()
	p.run(`navigator.clipboard.writeText = async text => { window.copied = text }; AbortSignal.timeout = () => undefined`)
	opened(t, p)
	p.run(`document.querySelector('[data-copy-link]').click()`)
	p.until(saveStatus + `.startsWith('A short link is copied')`)
	short := eval[string](p, `window.copied`)
	if !strings.HasPrefix(short, s.URL+"/explore?t=") || len(short) > 80 {
		t.Fatalf("copied %s", short)
	}

	q := newTab(t)
	q.do("open the short one", chromedp.EmulateViewport(1440, 1000), chromedp.Navigate(short))
	q.ready()
	q.until(`location.search.includes('&trail=') && !location.search.includes('t=' + '` + short[strings.LastIndex(short, "=")+1:] + `')`)
	seen := `['nodes', 'edges', 'focus'].map(k => document.querySelector('#explorer').dataset[k]).join() + document.querySelector('#trail').textContent + [...document.querySelectorAll('#tree .nm')].map(e => e.textContent).join()`
	if got, want := eval[string](q, seen), eval[string](p, seen); got != want || !strings.Contains(got, "made up") {
		t.Errorf("the short link shows\n%s\nnot\n%s", got, want)
	}

	p.expect("/api/v1/trails")
	s.Close()
	p.run(`document.querySelector('[data-copy-link]').click()`)
	p.until(saveStatus + ` === 'The link is copied.' && window.copied === location.href`)
}
