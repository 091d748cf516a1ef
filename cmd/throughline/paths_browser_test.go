package main

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func openPage(t *testing.T, path string) (*tab, string) {
	t.Helper()
	p, url := newTab(t), site(t)
	p.do("open", chromedp.EmulateViewport(1440, 1200), chromedp.Navigate(url+path))
	p.until(`document.querySelector('main')`)
	return p, url
}

// clickOn presses the mouse on the first element of a selector whose text
// contains some words, and waits for another page.
func (p *tab) clickOn(selector, words string) {
	p.t.Helper()
	find := `[...document.querySelectorAll(` + strconv.Quote(selector) + `)].find(e => e.textContent.includes(` + strconv.Quote(words) + `))`
	p.until(find)
	at := eval[[]float64](p, `(() => { const e = `+find+`; e.scrollIntoView({block: 'center'}); const r = e.getClientRects()[0]; return [r.left + Math.min(r.width / 2, 20), r.top + r.height / 2] })()`)
	p.leave(func() { p.do("click "+words, chromedp.MouseClickXY(at[0], at[1])) })
}

// leave does something that leads to another page, and waits for that.
func (p *tab) leave(do func()) {
	p.t.Helper()
	p.run(`document.documentElement.dataset.left = '1'`)
	do()
	p.until(`document.documentElement.dataset.left !== '1'`)
}

// tabTo presses Tab until the element of a selector whose text contains some
// words has the focus.
func (p *tab) tabTo(selector, words string) {
	p.t.Helper()
	for range 150 {
		if eval[bool](p, `document.activeElement.matches(`+strconv.Quote(selector)+`) && (document.activeElement.textContent + (document.activeElement.value || '')).includes(`+strconv.Quote(words)+`)`) {
			return
		}
		p.press(kb.Tab)
	}
	p.t.Fatalf("the keyboard does not reach %s that says %q", selector, words)
}

func (p *tab) enter() {
	p.t.Helper()
	p.leave(func() { p.press(kb.Enter) })
}

// inStep checks that field, sentence, table, address and picture of a path
// tell of the same answer.
func (p *tab) inStep(expr string) {
	p.t.Helper()
	if got := eval[string](p, `document.querySelector('#px').value`); got != expr {
		p.t.Errorf("the field says %q, not %q", got, expr)
	}
	if got := eval[string](p, `new URL(location).searchParams.get('start') + '   ' + new URL(location).searchParams.get('path')`); got != expr {
		p.t.Errorf("the address says %q, not %q", got, expr)
	}
	rows := eval[int](p, `document.querySelectorAll('.res tbody tr').length`)
	if count := eval[string](p, `[...document.querySelectorAll('.step .cnt')].at(-1).textContent`); count != strconv.Itoa(rows) {
		p.t.Errorf("the last step counts %s and the table has %d rows", count, rows)
	}
	if lit := eval[int](p, `document.querySelectorAll('.walks .edge.lit').length`); lit == 0 {
		p.t.Error("no walk is lit in the picture")
	}
	if csv := eval[int](p, `fetch([...document.querySelectorAll('.fig-foot a')].find(a => a.textContent === 'CSV').href).then(r => r.text()).then(t => t.trim().split('\n').length)`); csv != rows+1 {
		p.t.Errorf("the file has %d lines for %d rows", csv, rows)
	}
}

func TestAPathIsBuiltByMouse(t *testing.T) {
	p, url := openPage(t, "/paths")
	p.do("type", chromedp.Click("#st"), chromedp.KeyEvent("service mesh"))
	p.clickOn(".start button", "Start here")
	p.clickOn(".next a", "^about")
	p.inStep("theme/service-mesh   ^about")
	if got := eval[int](p, `document.querySelectorAll('.next .samples').length`); got == 0 {
		t.Error("no next step shows samples")
	}
	all := eval[int](p, `document.querySelectorAll('.res tbody tr').length`)
	p.clickOn(".chosen a", "2018")
	p.inStep("theme/service-mesh   ^about[year=2018]")
	if got := eval[int](p, `document.querySelectorAll('.res tbody tr').length`); got == 0 || got >= all {
		t.Errorf("%d of %d talks are of 2018", got, all)
	}
	p.clickOn(".cond", "year=2018")
	p.inStep("theme/service-mesh   ^about")
	p.clickOn(".next a", "uses")
	p.clickOn(".res thead a", "Node")
	names := eval[[]string](p, `[...document.querySelectorAll('.res tbody th')].map(e => e.textContent.trim().toLowerCase())`)
	for i := range len(names) - 1 {
		if names[i] > names[i+1] {
			t.Errorf("by name, %q stands before %q", names[i], names[i+1])
		}
	}
	link := eval[string](p, `[...document.querySelectorAll('.fig-foot a')].find(a => a.textContent === 'Link to this').href`)
	p.do("open the link", chromedp.Navigate("about:blank"), chromedp.Navigate(link))
	if got := eval[[]string](p, `[...document.querySelectorAll('.res tbody th')].map(e => e.textContent.trim().toLowerCase())`); strings.Join(got, "|") != strings.Join(names, "|") {
		t.Errorf("the link shows %q, the page had %q", got, names)
	}
	if !strings.HasPrefix(link, url) {
		t.Errorf("the link is %s", link)
	}
}

func TestAPathIsBuiltByKeyboardAlone(t *testing.T) {
	p, _ := openPage(t, "/paths")
	p.tabTo("#st", "")
	p.press("s", "e", "r", "v", "i", "c", "e", " ", "m", "e", "s", "h")
	p.enter()
	p.tabTo(".next a", "^about")
	p.enter()
	p.inStep("theme/service-mesh   ^about")
	p.tabTo("#nf", "")
	p.press("2", "0", "1", "8")
	p.enter()
	p.inStep("theme/service-mesh   ^about[year=2018..]")
	p.tabTo(".cond", "2018")
	p.enter()
	p.inStep("theme/service-mesh   ^about")
	p.tabTo("#wn", "")
	p.press("k", "a", "f", "k", "a")
	p.enter()
	p.until(`document.querySelector('.wn .drop').textContent.length > 10`)
}

func TestConnectionsByKeyboardAlone(t *testing.T) {
	p, _ := openPage(t, "/connect")
	p.tabTo("#from", "")
	p.press("i", "s", "t", "i", "o")
	p.press(kb.Tab)
	p.press("m", "i", "c", "r", "o", "s", "e", "r", "v", "i", "c", "e", "s")
	p.enter()
	p.until(`document.querySelectorAll('.told .sentence').length > 0`)
	if got := eval[int](p, `[...document.querySelectorAll('.told')].filter(e => !e.querySelector('a.ev')).length`); got > 0 {
		t.Errorf("%d paths are told without evidence", got)
	}
	p.tabTo(".seg a", "Fewest steps")
	p.enter()
	p.until(`document.querySelector('.seg [aria-current]').textContent.includes('Fewest steps')`)
}

func TestConnectionsByMouse(t *testing.T) {
	p, _ := openPage(t, "/connect")
	p.clickOn(".try a", " and ")
	p.until(`document.querySelectorAll('.told .sentence').length > 0`)
	p.clickOn(".seg a", "Forward in time")
	p.until(`document.querySelector('.told, .state')`)
	if got := eval[string](p, `new URL(location).searchParams.get('forward')`); got != "true" {
		t.Errorf("the address says forward=%s", got)
	}
}

// TestPathPagesAreAccessible takes no serious finding of axe-core.
func TestPathPagesAreAccessible(t *testing.T) {
	source := axe(t)
	p, url := newTab(t), site(t)
	for _, page := range []string{"/paths", "/paths?start=theme/microservices&path=%5Eabout%5Byear=2018..%5D",
		"/connect", "/connect?from=technology/istio&to=theme/microservices"} {
		for _, width := range []int64{1440, 390} {
			p.do("open", chromedp.EmulateViewport(width, 900), chromedp.Navigate(url+page))
			for _, v := range p.violations(source) {
				t.Errorf("%s, %d pixels: %s (%s): %s\n%s\n%s", page, width, v.ID, v.Impact, v.Help, v.Nodes[0].HTML, v.Nodes[0].FailureSummary)
			}
			if wide := eval[int](p, `document.documentElement.scrollWidth`); wide > int(width) {
				t.Errorf("%s is %d pixels wide on a screen of %d", page, wide, width)
			}
		}
	}
}
