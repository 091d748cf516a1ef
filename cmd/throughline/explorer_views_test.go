package main

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// showAs chooses one of the three views.
func (p *tab) showAs(view string) {
	p.t.Helper()
	p.run(`document.querySelector('.views input[value=` + view + `]').click()`)
}

func TestExplorerAsATable(t *testing.T) {
	p, _ := explore(t, meshPage)
	p.showAs("table")
	p.until(`document.querySelectorAll('#rows tbody tr').length === ` + p.state("nodes"))
	p.run(`document.querySelector('#rows [data-act=sort][data-arg=name]').click()`)
	p.until(`document.querySelector('#rows [aria-sort=ascending] [data-arg=name]')`)
	names := eval[[]string](p, `[...document.querySelectorAll('#rows .pick')].map(b => b.textContent.toLowerCase())`)
	for i := 1; i < len(names); i++ {
		if strings.ToLower(names[i-1]) > strings.ToLower(names[i]) {
			t.Fatalf("%q stands before %q", names[i-1], names[i])
		}
	}
	p.run(`[...document.querySelectorAll('#rows .pick')].find(b => b.textContent === 'Kubernetes').click()`)
	p.until(`document.querySelector('#explorer').dataset.selected === 'technology/kubernetes'`)
	p.until(`document.querySelector('#rows tr[aria-selected=true] .pick').textContent === 'Kubernetes'`)
	p.until(`document.querySelector('#tree [aria-selected=true] .nm').textContent === 'Kubernetes'`)
	p.until(`document.querySelector('#card h2').textContent === 'Kubernetes'`)
	p.run(`[...document.querySelectorAll('#rows .pick')].find(b => b.textContent === 'Kubernetes').focus()`)
	p.press(kb.ArrowDown)
	p.until(`document.activeElement.matches('#rows tr[aria-selected=true] .pick') && document.activeElement.textContent !== 'Kubernetes'`)
	nodes := p.number("nodes")
	p.run(`[...document.querySelectorAll('#rows .pick')].find(b => b.textContent === 'K8s commandments').focus()`)
	p.press(kb.Enter)
	p.run(`[...document.querySelectorAll('#rows .pick')].find(b => b.textContent === 'K8s commandments').click()`)
	p.press(kb.Enter)
	p.untilNodes(">", nodes)
}

func TestExplorerSavesItsTable(t *testing.T) {
	p, _ := explore(t, meshPage)
	p.showAs("table")
	p.until(`document.querySelector('#rows .pick')`)
	p.run(`window.saved = null; URL.createObjectURL = b => { window.saved = b.text(); return '#' };
		document.querySelectorAll('#rows .pick bdi')[0].textContent = '=1+"a"';
		document.querySelectorAll('#rows .pick bdi')[1].textContent = 'one, two';
		document.querySelector('[data-page=csv]').click()`)
	csv := eval[string](p, `window.saved`)
	lines := strings.Split(strings.TrimSuffix(csv, "\r\n"), "\r\n")
	if len(lines) != p.number("nodes")+1 || !strings.HasPrefix(lines[0], "id,Kind,Name,Year,") {
		t.Errorf("%d lines, the first is %q", len(lines), lines[0])
	}
	if !strings.Contains(lines[1], `"'=1+""a"""`) || !strings.HasPrefix(lines[1], "theme/service-mesh,theme,") {
		t.Errorf("a formula leaves as %q", lines[1])
	}
	if !strings.Contains(lines[2], `"one, two"`) {
		t.Errorf("a comma leaves as %q", lines[2])
	}
}

func TestExplorerKeys(t *testing.T) {
	p, _ := explore(t, meshPage)
	p.run(`document.querySelector('#view').focus()`)
	p.press(kb.ArrowRight)
	p.until(`document.querySelector('#explorer').dataset.selected === 'theme/service-mesh'`)
	for _, key := range []string{kb.ArrowRight, kb.ArrowLeft, kb.ArrowUp, kb.ArrowDown} {
		p.press(key)
	}
	p.until(`document.querySelector('#explorer-status').textContent !== ''`)
	if eval[string](p, `document.activeElement.id`) != "view" {
		t.Error("an arrow takes the keyboard off the canvas")
	}
	p.press("]")
	p.until(`/^20\d\d: /.test(document.querySelector('#explorer-status').textContent)`)
	first := p.state("selected")
	p.press("]")
	p.until(`document.querySelector('#explorer').dataset.selected !== '` + first + `'`)
	p.press("[")
	p.until(`document.querySelector('#explorer').dataset.selected === '` + first + `'`)
	p.press("?")
	p.until(`document.querySelector('#keys').open`)
	p.press(kb.Escape)
	p.until(`!document.querySelector('#keys').open`)
	if p.state("selected") != first {
		t.Error("closing the dialog lets go of the selection")
	}
	p.press("v")
	p.until(`document.querySelectorAll('#rows tbody tr').length > 5 && getComputedStyle(document.querySelector('#rows')).display !== 'none'`)
	p.press("v")
	p.until(`getComputedStyle(document.querySelector('#rows')).display === 'none'`)
}

func TestExplorerQuotesEvidence(t *testing.T) {
	p, _ := explore(t, meshPage+"&select=talk/k8s-commandments-qcon-san-francisco-2018")
	p.until(`document.querySelector('#evidence [data-lines]')`)
	p.press("e")
	p.until(`document.querySelector('#evidence [data-lines] blockquote')`)
	p.until(`document.activeElement.id === 'evidence'`)
	p.until(`[...document.querySelectorAll('#evidence [data-lines]')].every(e => e.textContent !== 'Fetching the lines.')`)
	p.run(`document.querySelector('#card [data-act=expand]').click()`)
	p.until(`document.querySelector('#evidence [data-lines] blockquote')`) // it stays where it was asked for
	p.run(`[...document.querySelectorAll('#tree [role=treeitem]')].find(r => r.querySelector('.nm').textContent === 'Kubernetes').click()`)
	p.until(`document.querySelector('#card h2').textContent === 'Kubernetes'`)
	if eval[bool](p, `!!document.querySelector('#evidence blockquote')`) {
		t.Error("the lines of one node stand on the card of another")
	}
}

func TestExplorerMenu(t *testing.T) {
	p, _ := explore(t, meshPage)
	row := `[...document.querySelectorAll('#tree [role=treeitem]')].find(r => r.querySelector('.nm').textContent === 'Kubernetes')`
	p.run(row + `.click()`)
	p.press("m")
	p.until(`!document.querySelector('#menu').hidden && document.activeElement.getAttribute('role') === 'menuitem'`)
	first := eval[string](p, `document.activeElement.textContent`)
	p.press(kb.ArrowDown)
	p.until(`document.activeElement.textContent !== '` + first + `'`)
	p.press(kb.Escape)
	p.until(`document.querySelector('#menu').hidden && document.activeElement.getAttribute('role') === 'treeitem'`)
	nodes := p.number("nodes")
	p.run(`{ const r = ` + row + `.getBoundingClientRect(); ` + row + `.dispatchEvent(new MouseEvent('contextmenu', {bubbles: true, cancelable: true, clientX: r.left + 5, clientY: r.top + 5})) }`)
	p.until(`!document.querySelector('#menu').hidden`)
	if !eval[bool](p, `(r => r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight)(document.querySelector('#menu').getBoundingClientRect())`) {
		t.Error("the menu leaves the window")
	}
	p.press(kb.Enter) // expand
	p.untilNodes(">", nodes)
	p.until(`document.querySelector('#menu').hidden`)
}

// longPress rests a finger on an element for as long as it takes.
func (p *tab) longPress(element string) {
	p.t.Helper()
	p.run(`{ const e = ` + element + `, r = e.getBoundingClientRect(), at = {bubbles: true, cancelable: true, pointerType: 'touch', isPrimary: true, pointerId: 7, clientX: r.left + 20, clientY: r.top + 10};
		e.dispatchEvent(new PointerEvent('pointerdown', at)); setTimeout(() => e.dispatchEvent(new PointerEvent('pointerup', at)), 700) }`)
}

func TestExplorerOnAPhone(t *testing.T) {
	p, url := newTab(t), site(t)
	p.do("open", chromedp.EmulateViewport(390, 844), chromedp.Navigate(url+meshPage))
	p.ready()
	if !eval[bool](p, `getComputedStyle(document.querySelector('#outline')).visibility === 'visible' && getComputedStyle(document.querySelector('#stage')).visibility === 'hidden'`) {
		t.Error("the list does not come first")
	}
	p.longPress(`[...document.querySelectorAll('#tree [role=treeitem]')].find(r => r.querySelector('.nm').textContent === 'microservices')`)
	p.until(`!document.querySelector('#menu').hidden && document.querySelector('#explorer').dataset.selected === 'theme/microservices'`)
	small := eval[[]string](p, `[...document.querySelectorAll('#menu [role=menuitem], .grip, .views label, #card .btn')].filter(e => { const r = e.getBoundingClientRect(); return r.height < 24 || r.width < 24 }).map(e => e.textContent)`)
	if len(small) > 0 {
		t.Errorf("too small for a finger: %q", small)
	}
	p.press(kb.Escape)
	height := func() float64 {
		return eval[float64](p, `document.querySelector('#card').getBoundingClientRect().height`)
	}
	peek := height()
	p.run(`document.querySelector('.grip').click()`)
	p.until(`document.querySelector('#explorer').dataset.sheet === 'half'`)
	half := height()
	p.run(`document.querySelector('.grip').click()`)
	p.until(`document.querySelector('#explorer').dataset.sheet === 'full'`)
	if full := height(); !(peek < half && half < full && full <= 844) {
		t.Errorf("the card is %g, %g and %g pixels high", peek, half, full)
	}
	p.run(`{ const g = document.querySelector('.grip'), r = g.getBoundingClientRect(), at = y => ({bubbles: true, pointerId: 1, clientX: 100, clientY: y});
		g.setPointerCapture = () => {}; g.dispatchEvent(new PointerEvent('pointerdown', at(r.top + 5))); g.dispatchEvent(new PointerEvent('pointerup', at(r.top + 100))) }`)
	p.until(`document.querySelector('#explorer').dataset.sheet === 'half'`)
	if wide := eval[float64](p, `document.documentElement.scrollWidth`); wide > 390 {
		t.Errorf("the page is %g pixels wide", wide)
	}
}

func pixels(x float64) string { return strconv.Itoa(int(x)) }

func TestExplorerSelectsSeveral(t *testing.T) {
	p, _ := explore(t, meshPage+"&select=technology/kubernetes")
	p.run(`[...document.querySelectorAll('#tree [role=treeitem]')].find(r => r.querySelector('.nm').textContent === 'Istio').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, shiftKey: true}))`)
	p.until(`document.querySelectorAll('#tree [aria-selected=true]').length === 2`)
	p.until(`document.querySelector('#card h2').textContent === '2 selected'`)
	p.run(`document.querySelector('[data-act=lasso]').click()`)
	box := eval[[]float64](p, `(() => { const r = document.querySelector('#view').getBoundingClientRect(); return [r.left, r.top, r.width, r.height] })()`)
	drag := func(x, y float64, kind string) {
		p.run(`document.querySelector('#view').dispatchEvent(new PointerEvent('` + kind + `', {bubbles: true, isPrimary: true, pointerId: 1, button: 0, clientX: ` + pixels(box[0]+x*box[2]) + `, clientY: ` + pixels(box[1]+y*box[3]) + `}))`)
	}
	p.run(`document.querySelector('#view').setPointerCapture = () => {}`)
	drag(0.01, 0.01, "pointerdown")
	drag(0.99, 0.01, "pointermove")
	drag(0.99, 0.99, "pointermove")
	p.until(`document.querySelector('#marquee path')`)
	drag(0.01, 0.99, "pointermove")
	drag(0.01, 0.99, "pointerup")
	p.until(`document.querySelectorAll('#tree [aria-selected=true]').length > 5`)
	p.until(`!document.querySelector('#marquee path')`)
}

func TestExplorerChoosesFromMany(t *testing.T) {
	p, _ := explore(t, meshPage+"&select=talk/k8s-commandments-qcon-san-francisco-2018")
	p.run(`document.querySelector('#card [data-act=choose]').focus(); document.activeElement.click()`)
	p.until(`document.querySelector('#choose').open && document.activeElement.id === 'choose-filter'`)
	rows := eval[int](p, `document.querySelectorAll('#choose tbody tr').length`)
	if rows < 2 {
		t.Fatalf("%d to choose from", rows)
	}
	p.press("s", "k", "a", "f")
	p.until(`document.querySelectorAll('#choose tbody tr').length === 1`)
	p.press(kb.ArrowDown, " ")
	p.until(`document.querySelector('#choose [role=checkbox]').getAttribute('aria-checked') === 'true' && document.querySelector('#choose .go').textContent === 'Add 1'`)
	p.press(kb.Escape)
	p.until(`!document.querySelector('#choose').open && !document.querySelector('#choose').firstChild`)
	nodes := p.number("nodes")
	if eval[bool](p, `document.activeElement === document.body`) {
		t.Error("when the dialog closes, the keyboard is nowhere")
	}
	p.run(`document.querySelector('#card [data-act=choose]').click()`)
	p.until(`document.querySelectorAll('#choose [role=checkbox]').length > 1`)
	p.run(`for (const i of [0, 1]) document.querySelectorAll('#choose [role=checkbox]')[i].click()`)
	p.run(`document.querySelector('#choose .go').click()`)
	p.untilNodes("===", nodes+2)
	p.until(`!document.querySelector('#choose').open`)
}

func TestExplorerLegendHidesKinds(t *testing.T) {
	p, _ := explore(t, meshPage)
	nodes := p.number("nodes")
	p.run(`document.querySelector('#legend [data-arg=technology]').click()`)
	p.until(`document.querySelector('#legend [data-arg=technology]').getAttribute('aria-checked') === 'false'`)
	p.untilNodes("<", nodes)
	p.until(`![...document.querySelectorAll('#tree .nm')].some(e => e.textContent === 'Kubernetes')`)
	p.run(`document.querySelector('#legend [data-arg=technology]').click()`)
	p.untilNodes("===", nodes)
	p.run(`document.querySelector('#legend [data-arg=event]').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, shiftKey: true}))`)
	p.until(`document.querySelector('#card h2').textContent.endsWith(' selected')`)
	p.press("h")
	p.until(`!document.querySelector('#legend [data-arg=event]')`)
	p.run(`document.querySelector('#legend [data-act=unhide]').click()`)
	p.untilNodes("===", nodes)
}

func TestExplorerMinimap(t *testing.T) {
	p, _ := explore(t, meshPage)
	p.until(`document.querySelector('#minimap').hidden`)
	for range 8 {
		p.run(`document.querySelector('[data-act=zoom-in]').click()`)
	}
	p.until(`!document.querySelector('#minimap').hidden && document.querySelector('#minimap .seen')`)
	seen := `document.querySelector('#minimap .seen').getAttribute('x')`
	before := eval[string](p, seen)
	p.run(`{ const m = document.querySelector('#minimap'), r = m.getBoundingClientRect(); m.dispatchEvent(new MouseEvent('click', {bubbles: true, clientX: r.left + 5, clientY: r.top + 5})) }`)
	p.until(seen + ` !== '` + before + `'`)
	p.run(`document.querySelector('[data-act=fit]').click()`)
	p.until(`document.querySelector('#minimap').hidden`)
}

// TestExplorerWithoutWebAssembly has a browser that runs scripts and no
// programs: the server's view stays, says why, and works by links.
func TestExplorerWithoutWebAssembly(t *testing.T) {
	p, url := newTab(t), site(t)
	remove := chromedp.Func(func(c context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(c, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `delete globalThis.WebAssembly`})
		return err
	})
	p.do("open", remove, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url+meshPage))
	p.until(`document.querySelector('#explorer').dataset.state === 'error' && document.querySelector('#explorer-error').textContent.includes('WebAssembly')`)
	for _, selector := range []string{`#tree a[href^="/talk/"]`, `#still a`, `#rows a[href^="/talk/"]`, `#card a`} {
		if !eval[bool](p, `!!document.querySelector('`+selector+`')`) {
			t.Errorf("there is no %s", selector)
		}
	}
	p.showAs("table")
	p.until(`document.querySelector('#rows').getBoundingClientRect().height > 300`)
	p.run(`document.querySelector('[data-page=evidence]').click()`)
	p.until(`[...document.querySelectorAll('#evidence [data-lines]')].every(e => !['', 'Fetching the lines.'].includes(e.textContent))`)
}

// emulate sets what the media queries of a page answer.
func (p *tab) emulate(features ...*emulation.MediaFeature) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
		return err
	})
}

// TestExplorerViewsAreAccessible runs axe over the table, the dialogs, the
// menu and several selected.
func TestExplorerViewsAreAccessible(t *testing.T) {
	source := axe(t)
	p, url := newTab(t), site(t)
	states := map[string]string{
		"table":   `document.querySelector('.views input[value=table]').click()`,
		"choose":  `document.querySelector('#card [data-act=choose]').click()`,
		"keys":    `document.querySelector('[data-page=keys]').click()`,
		"several": `document.querySelector('#card [data-act=pick-kind]').click()`,
		"menu":    `document.querySelector('#tree [role=treeitem]').dispatchEvent(new MouseEvent('contextmenu', {bubbles: true, clientX: 100, clientY: 200}))`,
	}
	for name, script := range states {
		for _, look := range [][2]string{{"light", "none"}, {"dark", "none"}, {"light", "active"}} {
			p.do("open", chromedp.EmulateViewport(1440, 900),
				p.emulate(&emulation.MediaFeature{Name: "prefers-color-scheme", Value: look[0]}, &emulation.MediaFeature{Name: "forced-colors", Value: look[1]}),
				chromedp.Navigate(url+meshPage+"&select=talk/k8s-commandments-qcon-san-francisco-2018"))
			p.ready()
			p.run(script)
			for _, v := range p.violations(source) {
				t.Errorf("%s, %s, forced colours %s: %s (%s): %s\n%s\n%s", name, look[0], look[1], v.ID, v.Impact, v.Help, v.Nodes[0].HTML, v.Nodes[0].FailureSummary)
			}
		}
	}
}

// TestCardsSayTheSame compares the server's card of some nodes with the
// client's, word by word.
func TestCardsSayTheSame(t *testing.T) {
	p, url := explore(t, meshPage)
	words := `(card => {
		const text = e => e.textContent.replace(/\s+/g, ' ').trim();
		return [...card.querySelectorAll('.kindline, h2, header p, h3, .joined th, .joined td:nth-child(-n+3), .grounds li, .yearly p, .bests li, .next li')].map(text)
			.concat([...card.querySelectorAll('a.ev')].map(a => a.title + ' ' + a.className.trim() + ' ' + new URL(a.href, location.origin).href),
				[...card.querySelectorAll('.yrs')].map(s => s.getAttribute('aria-label')), [...card.querySelectorAll('.next a, .grounds li > a')].map(a => new URL(a.href, location.origin).href));
	})`
	for _, id := range []string{"theme/service-mesh", "talk/k8s-commandments-qcon-san-francisco-2018", "technology/kubernetes", "event/qcon-san-francisco-2018", "theme/microservices", "series/qcon-san-francisco"} {
		p.do("open "+id, chromedp.Navigate(url+meshPage+"&select="+id))
		p.ready()
		p.until(`document.querySelector('#card .grounds .evl')`)
		client := eval[[]string](p, words+`(document.querySelector('#card'))`)
		server := eval[[]string](p, `new Promise(done => { const r = new XMLHttpRequest(); r.open('GET', location.href); r.responseType = 'document'; r.onload = () => done(`+words+`(r.response.querySelector('#card'))); r.send() })`)
		if len(client) < 10 {
			t.Fatalf("the card of %s says %q", id, client)
		}
		for i := range max(len(client), len(server)) {
			if i >= len(client) || i >= len(server) || client[i] != server[i] {
				t.Errorf("%s: the server says %q, the client %q", id, server[min(i, len(server)-1)], client[min(i, len(client)-1)])
				break
			}
		}
	}
}
