package main

import (
	"testing"

	"github.com/chromedp/chromedp"

	"throughline/graph"
	"throughline/graph/wire"
	"throughline/server"
)

const givenTalk = "talk/k8s-commandments-qcon-san-francisco-2018"

// given is the corpus with what an archive says of one of its talks: two
// videos, of which one address is none of the web, slides, and a date.
func given(t *testing.T) *server.Dataset {
	t.Helper()
	b := graph.NewBuilder(corpusRecord(t).Data.Graph)
	for _, v := range []struct {
		p    graph.Predicate
		text string
	}{
		{graph.Video, `https://videos.example/watch?v=1&t="<b>x</b>`}, {graph.Video, "javascript:document.title='taken'"}, {graph.Slides, "https://slides.example/deck"},
		{graph.Date, "2018-11-05T10:30:00"},
	} {
		err := b.Add(graph.Fact{Subject: givenTalk, Predicate: v.p, Object: v.text, Evidence: graph.Evidence{Source: "source/made-up", Locator: "L1", Status: graph.Stated}})
		if err != nil {
			t.Fatal(err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return server.NewDataset(g, wire.Encode(g))
}

// TestTheCardSaysWhereATalkIsToBeSeen looks at a talk's card in the explorer,
// with the server and without it.
func TestTheCardSaysWhereATalkIsToBeSeen(t *testing.T) {
	const fetched = `performance.getEntriesByType('resource').some(r => r.name.includes('section=details'))`
	const line = `document.querySelector('#card .given')?.textContent.replace(/\s+/g, ' ').trim()`
	const want = "Video, slides · 5 November 2018, 10:30"
	p, g := keptSite(t, corpusServer(t, given(t), "one"), meshPage)
	p.ready()
	p.until(`document.querySelector('#card .evl')`)
	if eval[bool](p, fetched) {
		t.Error("details are fetched for the card of a theme")
	}
	selectTalk := func() {
		p.run(`document.querySelector('#tree [data-arg="` + givenTalk + `"]').click()`)
		p.until(line + ` === '` + want + `'`)
	}
	selectTalk()
	if !eval[bool](p, fetched) {
		t.Error("details came from elsewhere")
	}
	links := eval[[]string](p, `[...document.querySelectorAll('#card .given a')].map(a => a.textContent + ' ' + a.getAttribute('href') + ' ' + a.rel + ' ' + a.tabIndex)`)
	if len(links) != 2 || links[0] != `Video https://videos.example/watch?v=1&t="<b>x</b> noopener noreferrer external 0` || links[1] != "slides https://slides.example/deck noopener noreferrer external 0" {
		t.Errorf("links: %q", links)
	}
	p.run(`document.querySelector('#card h2 a').focus()`)
	p.press("\t")
	if !eval[bool](p, `document.activeElement === document.querySelector('#card .given a')`) {
		t.Error("the keyboard does not reach the video after the name")
	}
	if eval[bool](p, `!!document.querySelector('#card .given b') || document.title.includes('taken')`) {
		t.Error("an address became markup or was run")
	}
	served := eval[string](p, `new Promise(done => { const r = new XMLHttpRequest(); r.open('GET', '/explore?focus=`+givenTalk+`'); r.responseType = 'document'; r.onload = () => done(r.response.querySelector('#card .given').textContent.replace(/\s+/g, ' ').trim()); r.send() })`)
	if served != want {
		t.Errorf("the server's card says %q", served)
	}

	g.stop()
	p.do("without the server", chromedp.Navigate(g.url(meshPage)))
	p.ready()
	selectTalk()
}
