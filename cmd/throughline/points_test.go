package main

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const tip = `document.querySelector('[data-tip]:not([hidden])')?.textContent`

// point moves the pointer.
func (p *tab) point(x, y float64) {
	p.t.Helper()
	p.do("point", chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: "mouseMoved", X: x, Y: y})
		return err
	}))
}

// TestAYearOnAChart points at a year of a chart: it is marked in every chart
// and said in words, by pointer and by keyboard, and opens its talks.
func TestAYearOnAChart(t *testing.T) {
	p, url := newTab(t), site(t)
	p.do("open", chromedp.EmulateViewport(1200, 1000), chromedp.Navigate(url+"/compare?id=theme/service-mesh&id=theme/microservices"))
	p.until(`document.querySelector('svg[data-points][tabindex]')`)
	box := eval[[]float64](p, `(() => { const s = document.querySelector('svg[data-points][tabindex]'); s.scrollIntoView({ block: 'center' }); const r = s.getBoundingClientRect(),
		at = s.dataset.points.split('|').findIndex(x => x.startsWith('2018')); return [r.left + r.width * (at + .5) / s.dataset.points.split('|').length, r.top + r.height / 2] })()`)
	p.point(box[0], box[1])
	p.until(tip + `?.startsWith('2018: ')`)
	said := eval[string](p, tip)
	if !strings.Contains(said, " of 12 talks, ") || !strings.Contains(said, "95 % interval") {
		t.Errorf("the chart says %q", said)
	}
	cell := eval[string](p, `(() => { const i = [...document.querySelectorAll('.twin thead th')].findIndex(h => h.textContent === '2018');
		return document.querySelector('.twin tbody tr').cells[i].textContent })()`)
	n, _, _ := strings.Cut(strings.TrimPrefix(said, "2018: "), " of ")
	if !strings.Contains(cell, n+"/12") {
		t.Errorf("the chart says %q, the table %q", said, cell)
	}
	if marked, charts := eval[int](p, `document.querySelectorAll('.at-point').length`), eval[int](p, `document.querySelectorAll('svg[data-points]').length`); marked != charts || charts < 3 {
		t.Errorf("%d of %d charts have the year marked", marked, charts)
	}
	p.point(2, 2)
	p.until(`!document.querySelector('.at-point') && !(` + tip + `)`)

	for range 60 {
		if eval[bool](p, `document.activeElement.matches('svg[data-points]')`) {
			break
		}
		p.press(kb.Tab)
	}
	p.until(tip + `?.startsWith('2017: ')`)
	p.press(kb.ArrowRight)
	p.until(tip + ` === '` + said + `'`)
	p.press(kb.ArrowRight)
	p.until(tip + ` === '2019: no source'`)
	p.press(kb.ArrowLeft, kb.Enter)
	p.until(`location.pathname === '/theme/service-mesh' && location.search.includes('year=2018')`)
	p.until(`document.querySelector('#y2018, [aria-current]')`)

	// The timeline of a theme says what the table under it says, a gap too.
	p.until(`document.querySelector('#evolution svg[tabindex]')`)
	p.run(`document.querySelector('#evolution svg[tabindex]').focus()`)
	p.press(kb.Home)
	p.until(tip + ` === '2017: 1 of 7 talks, 14 %, 95 % interval 3–51 %'`)
	p.press(kb.ArrowRight, kb.ArrowRight)
	p.until(tip + ` === '2019: no source'`)
	p.press(kb.ArrowLeft, kb.Enter)
	p.until(`location.search.includes('year=2018')`)
}
