package main

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/wire"
	"throughline/server"
)

// TestAnExplorerInParts explores a dataset that does not come whole: what is
// opened and searched beyond the part is fetched, and the address leads back.
func TestAnExplorerInParts(t *testing.T) {
	var b graph.Builder
	for f := range graphtest.TalkFacts(1500, 1) {
		if err := b.Add(f); err != nil {
			t.Fatal(err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	c := readingConfig(t, server.NewDataset(g, wire.Encode(g)))
	c.Parts = server.Parts{Above: 1000, Nodes: 300}
	url := host(t, c)
	lo, hi := g.Range(graph.Talk)
	first, last := g.ID(lo), g.ID(hi-1)

	p := newTab(t)
	p.do("open", chromedp.EmulateViewport(1440, 1000), chromedp.Navigate(url+"/explore?focus="+string(first)))
	p.ready()
	p.until(`document.querySelector('.part').textContent.startsWith('This dataset has 1,500 talks')`)
	fetched := `performance.getEntriesByType('resource').filter(r => r.name.includes('around=')).length`
	parts := eval[int](p, fetched)
	if parts == 0 || eval[bool](p, `performance.getEntriesByType('resource').some(r => r.name.includes('section=core'))`) {
		t.Errorf("%d parts were fetched, or the whole was", parts)
	}
	// Related talks are found among all, which are not here: the page has them.
	related := eval[string](p, `[...document.querySelectorAll('#card .btns a')].find(a => a.textContent.startsWith('Related talks, on its page')).getAttribute('href')`)
	if related != "/"+string(first)+"#related" {
		t.Errorf("related talks lead to %s", related)
	}
	p.do("follow it", chromedp.Navigate(url+related))
	p.until(`document.querySelectorAll('#related ol > li').length > 3 && !document.querySelector('#related a[href*="ring="]')`)
	p.do("and back", chromedp.Navigate(url+"/explore?focus="+string(first)))
	p.ready()
	p.run(`document.querySelector('#view').focus()`)
	p.press("r")
	p.until(`location.pathname === '/` + string(first) + `' && location.hash === '#related'`)
	p.do("and back again", chromedp.Navigate(url+"/explore?focus="+string(first)))
	p.ready()
	// A row beyond: selecting it fetches what lies around it, and it stays selected.
	p.run(`[...document.querySelectorAll('#tree [role=treeitem]:not([data-arg*="~"])')].at(-1).click()`)
	p.until(`document.querySelector('#explorer').dataset.selected !== ''`)
	chosen := p.state("selected")
	p.until(fetched + fmt.Sprintf(` > %d`, parts))
	p.until(`document.querySelector('#explorer-status').textContent.startsWith('More of the dataset is here')`)
	if p.state("selected") != chosen {
		t.Errorf("%s was selected, now %s", chosen, p.state("selected"))
	}
	p.run(`document.querySelector('#card [data-act=open]').click()`)
	p.until(`document.querySelector('#explorer').dataset.focus === '` + chosen + `'`)
	link := eval[string](p, `location.href`)
	nodes := p.state("nodes")
	p.do("the link again", chromedp.Navigate("about:blank"), chromedp.Navigate(link))
	p.ready()
	if p.state("nodes") != nodes || p.state("focus") != chosen {
		t.Errorf("the link shows %s nodes around %s, the screen had %s around %s", p.state("nodes"), p.state("focus"), nodes, chosen)
	}

	// What the part lacks is found by the server.
	n, _ := g.Lookup(last)
	p.run(`{ const f = document.querySelector('#find-input'); f.focus(); f.value = ` + fmt.Sprintf("%q", g.Name(n)) + `; f.dispatchEvent(new Event('input', {bubbles: true})) }`)
	p.until(`[...document.querySelectorAll('.beyond a')].some(a => decodeURIComponent(a.href).endsWith('focus=` + string(last) + `'))`)
	p.run(`[...document.querySelectorAll('.beyond a')].find(a => decodeURIComponent(a.href).endsWith('focus=` + string(last) + `')).click()`)
	p.until(`document.querySelector('#explorer')?.dataset.state === 'ready' && document.querySelector('#explorer').dataset.focus === '` + string(last) + `'`)
}
