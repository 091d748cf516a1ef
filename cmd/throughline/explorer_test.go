package main

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"throughline/server/api"
)

const meshPage = "/explore?focus=theme/service-mesh"

// explore opens the explorer and waits until it is ready.
func explore(t *testing.T, path string) (*tab, string) {
	t.Helper()
	p, url := newTab(t), site(t)
	p.do("open", chromedp.EmulateViewport(1440, 1000), chromedp.Navigate(url+path))
	p.ready()
	return p, url
}

func (p *tab) ready() {
	p.t.Helper()
	p.until(`document.querySelector('#explorer').dataset.state === 'ready'`)
}

func (p *tab) state(name string) string {
	p.t.Helper()
	return eval[string](p, `document.querySelector('#explorer').dataset.`+name)
}

func (p *tab) number(name string) int {
	p.t.Helper()
	n, err := strconv.Atoi(p.state(name))
	if err != nil {
		p.t.Fatalf("data-%s: %v", name, err)
	}
	return n
}

// untilNodes waits until the number of nodes compares to n as told.
func (p *tab) untilNodes(op string, n int) {
	p.t.Helper()
	p.until(`Number(document.querySelector('#explorer').dataset.nodes) ` + op + strconv.Itoa(n))
}

func (p *tab) press(keys ...string) {
	p.t.Helper()
	for _, k := range keys {
		p.do("press "+k, chromedp.KeyEvent(k))
	}
}

// run executes a script for what it does.
func (p *tab) run(script string) {
	p.t.Helper()
	p.do(script, chromedp.Evaluate[chromedp.Void](script))
}

// fetched asks the API.
func fetched[T any](t *testing.T, url string) (answer T) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	return answer
}

func TestExplorerShowsWhatTheAPISays(t *testing.T) {
	p, url := explore(t, meshPage)
	want := fetched[api.Neighborhood](t, url+"/api/v1/neighborhood?focus=theme/service-mesh&depth=2")
	if got := p.number("nodes"); got != len(want.Nodes) || got < 5 {
		t.Errorf("%d nodes on the page, %d in the API", got, len(want.Nodes))
	}
	if got := p.number("edges"); got != len(want.Edges) {
		t.Errorf("%d edges on the page, %d in the API", got, len(want.Edges))
	}
	if p.state("version") != want.Version || p.state("focus") != "theme/service-mesh" {
		t.Errorf("version %s, focus %s", p.state("version"), p.state("focus"))
	}
}

func TestExplorerByKeyboardAlone(t *testing.T) {
	p, _ := explore(t, meshPage)
	before := p.number("nodes")
	p.press("/", "k", "u", "b", "e", "r", "n", "e", "t", "e", "s")
	p.until(`document.querySelector('#find-results [role=option]')`)
	p.press(kb.Enter)
	p.until(`document.querySelector('#explorer').dataset.selected === 'technology/kubernetes'`)
	p.until(`document.querySelector('#card').textContent.includes('Kubernetes')`)
	for range 60 { // by Tab into the outline
		if eval[bool](p, `document.activeElement.getAttribute('role') === 'treeitem'`) {
			break
		}
		p.press(kb.Tab)
	}
	p.press(kb.Enter)
	p.untilNodes(">", before)
	more := p.number("nodes")
	p.press(kb.Backspace)
	p.untilNodes("<", more)
}

func TestExplorerExpandsUndoesAndReloads(t *testing.T) {
	p, _ := explore(t, meshPage)
	nodes, first := p.number("nodes"), eval[string](p, `location.href`)
	p.run(`[...document.querySelectorAll('#tree [role=treeitem]')].find(r => r.querySelector('.nm').textContent === 'Kubernetes').click()`)
	p.until(`document.querySelector('#explorer').dataset.selected === 'technology/kubernetes'`)
	p.run(`document.querySelector('#card [data-act=expand]').click()`)
	p.untilNodes(">", nodes)
	more, link := p.number("nodes"), eval[string](p, `location.href`)
	if link == first {
		t.Error("the address did not change")
	}
	p.do("open the link", chromedp.Navigate("about:blank"), chromedp.Navigate(link))
	p.ready()
	if got := p.number("nodes"); got != more || p.state("selected") != "technology/kubernetes" {
		t.Errorf("the link shows %d nodes with %s selected, the screen had %d", got, p.state("selected"), more)
	}
	p.run(`document.querySelector('[data-act=undo]').click()`)
	p.until(`document.querySelector('#explorer').dataset.nodes !== '` + strconv.Itoa(more) + `' || document.querySelector('#explorer').dataset.selected === ''`)
}

func TestExplorerFiltersByYear(t *testing.T) {
	p, url := explore(t, meshPage)
	talk := `document.querySelector('#tree').textContent.includes('Istio - Weaving')`
	p.until(talk) // it was given in 2017
	p.run(`{ const s = document.querySelector('#year-from'); s.value = '2018'; s.dispatchEvent(new Event('change', {bubbles: true})) }`)
	p.until(`!` + talk)
	if search := eval[string](p, `location.search`); !strings.Contains(search, "from=2018") {
		t.Errorf("the address is %s", search)
	}
	want := fetched[api.Neighborhood](t, url+"/api/v1/neighborhood?focus=theme/service-mesh&depth=2&from=2018")
	if nodes, edges := p.number("nodes"), p.number("edges"); nodes != len(want.Nodes) || edges != len(want.Edges) {
		t.Errorf("%d nodes and %d edges on the page, %d and %d in the API", nodes, edges, len(want.Nodes), len(want.Edges))
	}
}

func TestExplorerByMouse(t *testing.T) {
	p, _ := explore(t, meshPage)
	box := eval[[]float64](p, `(() => { const r = document.querySelector('#view').getBoundingClientRect(); return [r.left, r.top, r.width, r.height] })()`)
	const steps = 16 // a walk over the canvas meets one of its nodes
	for i := 1; i < steps; i++ {
		for j := 1; j < steps; j++ {
			p.do("click", chromedp.MouseClickXY(box[0]+box[2]*float64(i)/steps, box[1]+box[3]*float64(j)/steps))
			if p.state("selected") != "" {
				return
			}
		}
	}
	t.Error("no click on the canvas selected anything")
}

func TestExplorePageWithoutScripts(t *testing.T) {
	p, url := newTab(t), site(t)
	disable := chromedp.Func(func(c context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(c, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
	p.do("open", disable, chromedp.Navigate(url+meshPage))
	for _, selector := range []string{`#tree a`, `#still a`, `#card`} {
		nodes, err := chromedp.Run(p.ctx, chromedp.Nodes(selector))
		if err != nil || len(nodes) == 0 {
			t.Errorf("%s: %d, %v", selector, len(nodes), err)
		}
	}
}
