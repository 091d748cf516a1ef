package main

import (
	"context"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// asGPU makes a browser that draws WebGL by software claim a GPU, which
// machines of tests rarely have.
const asGPU = `{
	const open = HTMLCanvasElement.prototype.getContext;
	HTMLCanvasElement.prototype.getContext = function (kind, o) {
		const c = open.call(this, kind, kind === 'webgl2' ? {...o, failIfMajorPerformanceCaveat: false} : o);
		if (kind === 'webgl2') globalThis.testGL = c;
		return c;
	};
	const get = WebGL2RenderingContext.prototype.getParameter;
	WebGL2RenderingContext.prototype.getParameter = function (p) { return p === 37446 ? 'A GPU' : get.call(this, p); };
}`

// fewInWorker makes the layout of every view one that a worker makes, and
// keeps the workers.
const fewInWorker = `{
	document.addEventListener('DOMContentLoaded', () => { document.querySelector('#explorer').dataset.workerFrom = '2'; });
	const make = Worker;
	globalThis.testWorkers = [];
	globalThis.Worker = function (url) { const w = new make(url); testWorkers.push(w); return w; };
}`

// exploreWith opens the explorer after a script has run.
func exploreWith(t *testing.T, script string) *tab {
	t.Helper()
	p, url := newTab(t), site(t)
	first := chromedp.Func(func(c context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(c, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return err
	})
	p.do("open", first, chromedp.EmulateViewport(1440, 1000), chromedp.Navigate(url+meshPage))
	p.ready()
	return p
}

func (p *tab) renderer(want string) {
	p.t.Helper()
	p.until(`document.querySelector('#explorer').dataset.renderer === '` + want + `'`)
}

// painted counts pixels of the canvas that are not transparent, in the frame
// after the next.
const painted = `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
	const c = document.querySelector('#view');
	const data = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
	let n = 0;
	for (let i = 3; i < data.length; i += 4) n += data[i] > 0;
	done(n);
})))`

// settled waits until nothing moves on the canvas.
func (p *tab) settled() {
	p.t.Helper()
	p.still(painted)
}

// still waits until a count is the same several times in a row, and returns it.
func (p *tab) still(count string) int {
	p.t.Helper()
	last, same := -1, 0
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); {
		n := eval[int](p, count)
		if n != last {
			last, same = n, 0
		}
		if same++; same == 4 {
			return n
		}
	}
	p.t.Fatal("it never comes to rest")
	return 0
}

func TestExplorerDrawsOnCanvasWithoutAGPU(t *testing.T) {
	p, _ := explore(t, meshPage)
	p.renderer("canvas")
	if n := eval[int](p, painted); n < 1000 {
		t.Errorf("%d pixels are painted", n)
	}
}

func TestExplorerSurvivesTheLossOfItsContext(t *testing.T) {
	p := exploreWith(t, asGPU)
	if !eval[bool](p, `!!document.createElement('canvas').getContext('webgl2')`) {
		missing(t, "this Chromium has no WebGL2")
	}
	p.renderer("webgl")
	if !eval[bool](p, aligned) {
		t.Error("the two canvases are not in one place")
	}
	below := p.still(marksBelow)
	if above := eval[int](p, painted); above > 0 {
		t.Errorf("%d pixels on the canvas above WebGL's", above)
	}
	p.run(`globalThis.lose = testGL.getExtension('WEBGL_lose_context'); lose.loseContext()`)
	p.renderer("canvas")
	p.settled()
	all := eval[int](p, painted)
	if all < below*9/10 || all > below*11/10 {
		t.Errorf("%d pixels without the context, %d with it: they do not show the same", all, below)
	}
	p.run(`lose.restoreContext()`)
	p.renderer("webgl")
	n := p.still(marksBelow)
	if again := eval[int](p, painted); again > 0 {
		t.Errorf("%d pixels on the canvas above, when WebGL is back", again)
	}
	if n < all*9/10 || n > all*11/10 {
		t.Errorf("WebGL drew %d pixels after it came back, the canvas %d", n, all)
	}
}

// aligned compares what is drawn on with what is drawn on above it.
const aligned = `(() => {
	const [a, b] = ['#view', '#view-gl'].map(s => document.querySelector(s)), [p, q] = [a, b].map(c => c.getBoundingClientRect());
	return ['x', 'y', 'width', 'height'].every(k => Math.abs(p[k] - q[k]) < 1) && a.width === b.width && a.height === b.height;
})()`

// marksBelow counts the pixels that WebGL draws in the next frame.
const marksBelow = `new Promise(done => {
	dispatchEvent(new Event('resize'));
	document.querySelector('#view').dispatchEvent(new Event('renderer'));
	requestAnimationFrame(() => {
		const data = new Uint8Array(testGL.drawingBufferWidth * testGL.drawingBufferHeight * 4);
		testGL.readPixels(0, 0, testGL.drawingBufferWidth, testGL.drawingBufferHeight, testGL.RGBA, testGL.UNSIGNED_BYTE, data);
		let n = 0;
		for (let i = 3; i < data.length; i += 4) n += data[i] > 0;
		done(n);
	});
})`

func TestExplorerReplacesAWorkerThatDies(t *testing.T) {
	p := exploreWith(t, fewInWorker)
	p.until(`testWorkers.length === 1`)
	p.until("await " + painted + `.then(n => n > 5000)`)
	p.run(`testWorkers[0].onerror(new ErrorEvent('error', {cancelable: true, message: 'killed'})); testWorkers[0].terminate()`)
	p.until(`testWorkers.length === 2`)
	before := p.number("nodes")
	p.run(`[...document.querySelectorAll('#tree [role=treeitem]')].find(r => r.querySelector('.nm').textContent === 'Kubernetes').click()`)
	p.run(`document.querySelector('#card [data-act=expand]').click()`)
	p.untilNodes(">", before)
	p.settled()
	if n := eval[int](p, painted); n < 5000 {
		t.Errorf("%d pixels are painted after the worker was replaced", n)
	}
	p.run(`for (let i = 1; i < 3; i++) testWorkers.at(-1).onerror(new ErrorEvent('error', {cancelable: true}))`)
	p.run(`document.querySelector('[data-act=tidy]').click()`)
	p.settled()
	if p.state("state") != "ready" || eval[int](p, `testWorkers.length`) != 3 {
		t.Errorf("state %s after %d workers", p.state("state"), eval[int](p, `testWorkers.length`))
	}
}
