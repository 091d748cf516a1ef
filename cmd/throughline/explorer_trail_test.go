package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// A trail is done, undone, branched, loaded again, done again, and sent to
// somebody else, who sees the same.
func TestExplorerTrail(t *testing.T) {
	p, _ := explore(t, meshPage)
	act := func(name string) {
		p.t.Helper()
		p.run(`document.querySelector('[data-act=` + name + `]').click()`)
	}
	first := p.number("nodes")
	p.run(`document.querySelector('[data-act=kind][data-arg=talk]').click()`)
	p.untilNodes("<", first)
	p.until(`location.search.includes('&trail=') && location.search.length < 2000`)
	act("undo")
	p.untilNodes("===", first)
	act("isolate")
	p.untilNodes("<", first)
	isolated := p.number("nodes")
	p.until(`document.querySelectorAll('#branches [data-act=branch]').length === 1`)
	p.until(`document.querySelector('#trail-more > summary').textContent === '1 branch'`)
	act("undo")
	p.untilNodes("===", first)
	p.do("reload", chromedp.Reload())
	p.ready()
	p.untilNodes("===", first)
	p.until(`!document.querySelector('[data-act=redo]').disabled`)
	act("redo")
	p.untilNodes("===", isolated)
	act("branch")
	p.until(`document.querySelector('#trail').textContent.includes('without talks')`)
	p.until(`document.querySelectorAll('#branches [data-act=branch]').length === 1`)
	nodes, edges := p.state("nodes"), p.state("edges")
	names := eval[string](p, `[...document.querySelectorAll('#tree .nm')].map(e => e.textContent).join()`)
	address := eval[string](p, `location.pathname + location.search`)

	other, _ := explore(t, address)
	if other.state("nodes") != nodes || other.state("edges") != edges {
		t.Errorf("%s shows %s nodes and %s edges, not %s and %s", address, other.state("nodes"), other.state("edges"), nodes, edges)
	}
	if got := eval[string](other, `[...document.querySelectorAll('#tree .nm')].map(e => e.textContent).join()`); got != names {
		t.Errorf("the outline is %s, not %s", got, names)
	}
}
