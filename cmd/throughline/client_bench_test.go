package main

import (
	"context"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"throughline/graph/graphtest"
	"throughline/graph/wire"
	"throughline/server"
)

// watch notes when the first view is on the page, in milliseconds after the
// address was asked for, and keeps the program's memory.
const watch = `{
	new MutationObserver(() => {
		const e = document.querySelector('#explorer');
		if (e && e.dataset.state === 'ready') globalThis.readyAt ??= performance.now();
	}).observe(document, {subtree: true, childList: true, attributes: true});
	const start = WebAssembly.instantiate;
	WebAssembly.instantiate = async (...all) => {
		const made = await start.call(WebAssembly, ...all);
		globalThis.memory = made.exports.mem;
		return made;
	};
}`

// BenchmarkClient opens the explorer on 10,000 generated talks with nothing in
// the browser's cache and then with everything in it, and expands and takes
// back 500 times.
func BenchmarkClient(b *testing.B) {
	parent, err := browser()
	if err != nil {
		b.Skip("THIS BENCHMARK DID NOT RUN: " + err.Error())
	}
	g := graphtest.Talks(10_000, 42)
	data := server.NewDataset(g, wire.Encode(g))
	data.Prepare()
	address := host(b, readingConfig(b, data)) + "/explore?focus=theme/3"
	time.Sleep(10 * time.Second) // the server packs its data once more, as small as can be
	var cold, cached []float64
	for range 5 {
		ctx, cancel := chromedp.NewContext(parent, chromedp.WithNewBrowserContext())
		p := &benchTab{b, ctx}
		p.open(address)
		cold = append(cold, p.ready())
		time.Sleep(2 * time.Second) // the browser keeps compiled code some time after it ran
		for range 3 {
			p.open(address)
			cached = append(cached, p.ready())
		}
		cancel()
	}
	b.ReportMetric(median(cold), "first_view_cold_ms")
	b.ReportMetric(median(cached), "first_view_cached_ms")
	ctx, cancel := chromedp.NewContext(parent, chromedp.WithNewBrowserContext())
	defer cancel()
	p := &benchTab{b, ctx}
	p.open(address)
	p.ready()
	for _, times := range []int{50, 450} {
		p.eval(expandAndUndo(times))
		name := map[int]string{50: "memory_mb_after_50", 450: "memory_mb_after_500"}[times]
		b.ReportMetric(p.eval(`memory.buffer.byteLength`)/(1<<20), name)
	}
	b.ReportMetric(p.eval(expandAndUndo(20)), "script_ms_per_expansion")
	b.ReportMetric(0, "ns/op")
}

// expandAndUndo returns a script whose value is the median time of an expansion.
func expandAndUndo(times int) string {
	return `(async () => {
	const all = [];
	const row = [...document.querySelectorAll('#tree [role=treeitem]')].filter(r => r.querySelector('.k-talk, .k-technology'))[0];
	row.click();
	for (let i = 0; i < ` + strconv.Itoa(times) + `; i++) {
		const from = performance.now();
		document.querySelector('#card [data-act=expand]').click();
		all.push(performance.now() - from);
		await new Promise(requestAnimationFrame);
		document.querySelector('[data-act=undo]').click();
		await new Promise(requestAnimationFrame);
	}
	return all.sort((a, b) => a - b)[all.length >> 1];
})()`
}

func median(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/2]
}

// benchTab is a page that is measured.
type benchTab struct {
	b   *testing.B
	ctx context.Context
}

func (p *benchTab) open(address string) {
	p.b.Helper()
	first := chromedp.Func(func(c context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(c, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watch})
		return err
	})
	if err := chromedp.Do(p.ctx, first, chromedp.EmulateViewport(1440, 1000), chromedp.Navigate("about:blank"), chromedp.Navigate(address)); err != nil {
		p.b.Fatal(err)
	}
}

func (p *benchTab) ready() float64 {
	p.b.Helper()
	return p.eval(`new Promise(done => { const look = () => globalThis.readyAt ? done(readyAt) : setTimeout(look, 10); look(); })`)
}

func (p *benchTab) eval(expression string) float64 {
	p.b.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 3*time.Minute)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[float64](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.b.Fatalf("%s: %v", expression, err)
	}
	return v
}
