package main

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// histogramPlace is where a year of the histogram is on the screen: at a share
// of its column.
func (p *tab) histogramPlace(year int, share float64) (x, y float64) {
	p.t.Helper()
	box := eval[[]float64](p, `(() => { const r = document.querySelector('#histogram svg').getBoundingClientRect();
		const s = document.querySelector('#brush-from');
		return [r.left, r.top, r.width, r.height, Number(s.getAttribute('aria-valuemin')), document.querySelectorAll('#histogram .years li').length] })()`)
	first := int(box[4])
	column := box[2] / box[5]
	return box[0] + column*(float64(year-first)+share), box[1] + box[3]/2
}

// drag moves the mouse with its button held.
func (p *tab) drag(x0, y0, x1, y1 float64) {
	p.t.Helper()
	p.do("drag", chromedp.MouseEvent("mouseMoved", x0, y0), chromedp.MouseEvent("mousePressed", x0, y0, chromedp.ButtonType("left"), chromedp.ClickCount(1)))
	for i := 1; i <= 4; i++ {
		p.do("drag", chromedp.MouseEvent("mouseMoved", x0+(x1-x0)*float64(i)/4, y0+(y1-y0)*float64(i)/4, chromedp.ButtonType("left")))
	}
	p.do("let go", chromedp.MouseEvent("mouseReleased", x1, y1, chromedp.ButtonType("left"), chromedp.ClickCount(1)))
}

func (p *tab) untilQuery(part string) {
	p.t.Helper()
	p.until(`location.search.includes(` + strconv.Quote(part) + `)`)
}

func TestBrushByKeyboard(t *testing.T) {
	p, _ := explore(t, meshPage)
	first := eval[int](p, `Number(document.querySelector('#brush-from').getAttribute('aria-valuenow'))`)
	p.run(`document.querySelector('#brush-from').focus()`)
	p.press(kb.ArrowRight)
	p.untilQuery("from=" + strconv.Itoa(first+1))
	if got := eval[string](p, `document.activeElement.id`); got != "brush-from" {
		t.Errorf("the focus went to %q", got)
	}
	p.press(kb.Tab, kb.Home)
	p.untilQuery("to=" + strconv.Itoa(first+1))
	if got := eval[string](p, `document.querySelector('#brush-to').getAttribute('aria-valuenow')`); got != strconv.Itoa(first+1) {
		t.Errorf("the second handle says %s", got)
	}
	p.press(kb.End)
	p.untilQuery("to=" + eval[string](p, `document.querySelector('#brush-to').getAttribute('aria-valuemax')`))
}

func TestBrushByMouse(t *testing.T) {
	p, _ := explore(t, meshPage)
	first := eval[int](p, `Number(document.querySelector('#brush-from').getAttribute('aria-valuenow'))`)
	x0, y := p.histogramPlace(first+1, 0.5)
	x1, _ := p.histogramPlace(first+2, 0.5)
	p.drag(x0, y, x1, y) // draws a window
	p.untilQuery("from=" + strconv.Itoa(first+1) + "&to=" + strconv.Itoa(first+2))
	steps := eval[int](p, `document.querySelectorAll('#trail li').length`)
	x0, _ = p.histogramPlace(first+1, 0.9)
	x1, _ = p.histogramPlace(first+2, 0.9)
	p.drag(x0, y, x1, y) // moves it
	p.untilQuery("from=" + strconv.Itoa(first+2) + "&to=" + strconv.Itoa(first+3))
	x0, _ = p.histogramPlace(first+2, 0)
	x1, _ = p.histogramPlace(first+1, 0.1)
	p.drag(x0, y, x1, y) // pulls one end
	p.untilQuery("from=" + strconv.Itoa(first+1) + "&to=" + strconv.Itoa(first+3))
	if got := eval[int](p, `document.querySelectorAll('#trail li').length`); got != steps+2 {
		t.Errorf("two drags made %d steps", got-steps)
	}
}

func TestPlayThroughTheYears(t *testing.T) {
	p, _ := explore(t, meshPage)
	p.run(`for (let i = 0; i < 2; i++) document.querySelector('[data-act=speed]').click()`)
	p.run(`window.windows = new Set(); new MutationObserver(() => windows.add(location.search)).observe(document.querySelector('#brush .bh b'), {childList: true, characterData: true, subtree: true});
		document.querySelector('[data-act=play]').click()`)
	p.until(`windows.size >= 3`)
	p.press(kb.Escape)
	p.until(`document.querySelector('[data-act=play]').getAttribute('aria-pressed') === 'false'`)
	at := eval[string](p, `location.search`)
	time.Sleep(700 * time.Millisecond) // two more steps, were it not stopped
	if got := eval[string](p, `location.search`); got != at || !strings.Contains(at, "from=") {
		t.Errorf("stopped at %s, then %s", at, got)
	}
	if steps := eval[int](p, `document.querySelectorAll('#trail li').length`); steps != 2 {
		t.Errorf("playing left %d steps in the trail", steps)
	}
}

func TestSearchReadsWhatIsAsked(t *testing.T) {
	p, _ := explore(t, meshPage)
	p.press("/")
	p.do("type", chromedp.KeyEvent("path from istio to kubernetes"))
	p.until(`document.querySelector('#find-results .reading')?.textContent.includes('How Istio and Kubernetes are connected')`)
	if at := eval[string](p, `location.pathname`); at != "/explore" {
		t.Errorf("it ran before it was chosen: %s", at)
	}
	p.press(kb.Enter)
	p.until(`location.pathname === '/connect' && location.search === '?from=technology/istio&to=technology/kubernetes'`)
	p.until(`document.querySelector('main')?.textContent.includes('Kubernetes')`)
}

func TestDifferenceByLinkAndByHand(t *testing.T) {
	p, _ := explore(t, meshPage+"&compare=2017-2017,2018-2018")
	p.until(`document.querySelector('#difference').textContent.startsWith('From 2017 (')`)
	// read through the outline: what is gone and new says so in words and signs
	p.until(`[...document.querySelectorAll('#tree [role=treeitem]')].some(r => /^▸?▾?−gone Istio - Weaving/.test(r.textContent))`)
	p.until(`[...document.querySelectorAll('#tree [role=treeitem]')].some(r => r.textContent.includes('+new K8s commandments'))`)
	p.run(`{ const i = document.querySelector('#period-3'); i.value = '2023'; i.dispatchEvent(new Event('change', {bubbles: true})) }`)
	p.untilQuery("compare=2017-2017,2018-2023")
	p.run(`document.querySelector('[data-act=compare-periods]').click()`)
	p.until(`!location.search.includes('compare') && document.querySelector('#difference').textContent === '' && !document.querySelector('#tree .sg')`)
	p.run(`document.querySelector('[data-act=compare-periods]').click()`)
	p.untilQuery("compare=2017-2017,2018-2018") // those with talks about it
}
