package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// opened opens the explorer's menu of what is kept.
func opened(t *testing.T, p *tab) {
	t.Helper()
	p.run(`document.querySelector('#save').open = true`)
	p.until(`document.querySelector('[data-name-view] input').offsetParent`)
}

func (p *tab) nameView(name string) {
	p.t.Helper()
	p.run(`document.querySelector('[data-name-view] input').focus()`)
	p.do("type", chromedp.SendKeys(`[data-name-view] input`, name+kb.Enter))
}

const saveStatus = `document.querySelector('[data-save-status]').textContent`

func TestViewsUnderNames(t *testing.T) {
	p, _ := explore(t, meshPage+"&from=2018")
	opened(t, p)
	p.nameView(`Meshes <b>since</b> 2018`)
	p.until(saveStatus + `.includes('is kept')`)
	if got := eval[string](p, `document.querySelector('.named a').textContent + ' ' + document.querySelector('.named a').getAttribute('href')`); !strings.HasPrefix(got, `Meshes <b>since</b> 2018 /explore?focus=theme/service-mesh`) || !strings.Contains(got, "from=2018") {
		t.Errorf("kept %s", got)
	}
	p.run(`[...document.querySelectorAll('.named button')].find(b => b.textContent === 'Rename').click()`)
	p.do("another name", chromedp.SendKeys(`.named input`, kb.End+" too"+kb.Enter))
	p.until(`document.querySelector('.named a')?.textContent === 'Meshes <b>since</b> 2018 too'`)

	p.run(catchFiles)
	file := p.saved(`document.querySelector('[data-export-views]')`)
	if file.Name != "throughline-views.json" || !strings.Contains(file.Text, `"name": "Meshes <b>since</b> 2018 too"`) {
		t.Errorf("exported %+v", file)
	}
	p.run(`[...document.querySelectorAll('.named button')].find(b => b.textContent === '✕').click()`)
	p.until(`!document.querySelector('.named a')`)

	give := func(text string) {
		t.Helper()
		p.run(`{ const input = document.querySelector('#save input[type=file]'), d = new DataTransfer();
			d.items.add(new File([` + "`" + text + "`" + `], 'views.json')); input.files = d.files; input.dispatchEvent(new Event('change')) }`)
	}
	for _, nonsense := range []string{"{", `{"views": 1}`, `[{"name": "x", "query": "javascript:alert(1)"}, 7, null, {"name": ["y"], "query": "?focus=a"}]`} {
		give(nonsense)
		p.until(saveStatus + ` === 'That file holds no views.'`)
		p.run(`document.querySelector('[data-save-status]').textContent = ''`)
	}
	give(file.Text)
	p.until(`document.querySelector('.named a')?.textContent === 'Meshes <b>since</b> 2018 too'`)
	p.run(`window.before = true; document.querySelector('.named a').click()`)
	p.until(`!window.before && location.search.includes('from=2018') && document.querySelector('#explorer')?.dataset.state === 'ready'`)
}

func TestViewsInAFullStorage(t *testing.T) {
	p := exploreWith(t, `Storage.prototype.setItem = function() { throw new DOMException('full', 'QuotaExceededError') }`)
	opened(t, p)
	p.nameView("one")
	p.until(saveStatus + `.includes('storage is full')`)
	q := exploreWith(t, `Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })`)
	opened(t, q)
	q.nameView("one")
	q.until(saveStatus + `.includes('refuses to store')`)
}

// TestShare copies the link and the frame, and shows the frame on a page.
func TestShare(t *testing.T) {
	p, url := explore(t, meshPage)
	p.run(`navigator.clipboard.writeText = async text => { window.copied = text }`)
	p.run(`{ const s = document.querySelector('#year-from'); s.value = '2018'; s.dispatchEvent(new Event('change', {bubbles: true})) }`)
	opened(t, p)
	p.run(`document.querySelector('[data-copy-link]').click()`)
	p.until(saveStatus + ` === 'The link is copied.' && window.copied === location.href && location.search.includes('from=2018')`)
	p.run(`document.querySelector('[data-copy-embed]').click()`)
	p.until(saveStatus + `.includes('frame is copied')`)
	frame := eval[string](p, `window.copied`)
	if !strings.HasPrefix(frame, `<iframe src="`+url+`/embed?focus=theme/service-mesh&amp;from=2018"`) {
		t.Errorf("the frame is %s", frame)
	}
	p.run(`navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))`)
	p.run(`document.querySelector('[data-copy-link]').click()`)
	p.until(saveStatus + `.includes('not allowed')`)

	other := newTab(t)
	other.do("a page of another site", chromedp.Navigate(`data:text/html,<title>elsewhere</title>`+strings.ReplaceAll(frame, "&amp;", "%26")))
	other.until(`document.querySelector('iframe')`)
	inside := newTab(t)
	inside.do("the embedded view", chromedp.Navigate(url+"/embed?focus=theme/service-mesh&from=2018"))
	inside.ready()
	inside.run(`document.querySelector('[data-full-view]').addEventListener('click', e => { e.preventDefault(); window.way = e.currentTarget.getAttribute('href') }); document.querySelector('[data-full-view]').click()`)
	inside.until(`window.way === '/explore' + location.search`)
}
