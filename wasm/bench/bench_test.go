//go:build !js

package main

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
)

// What is compared runs in turn in one page, so that ratios hold on a machine
// that is busy with other things.

// BenchmarkTick compares a step of the layouts by forces.
func BenchmarkTick(b *testing.B) {
	p := open(b)
	for _, c := range []struct {
		n, rounds, budget int
		others            []string
	}{
		{300, 9, 40, []string{"d3", "fa2", "ngraph"}}, {2000, 7, 60, []string{"d3", "fa2", "ngraph"}},
		{10000, 5, 60, []string{"d3", "fa2", "ngraph"}}, {50000, 3, 1, []string{"d3", "ngraph"}},
	} {
		names := append([]string{"ours"}, c.others...)
		ms := eval[map[string]float64](p, fmt.Sprintf(`bench.ticks(%d, %s, %d, %d)`, c.n, list(names), c.rounds, c.budget))
		b.ReportMetric(ms["ours"], fmt.Sprintf("ms_%d", c.n))
		for _, other := range c.others {
			b.ReportMetric(ms[other]/ms["ours"], fmt.Sprintf("ratio_%s_%d", other, c.n))
		}
	}
	b.ReportMetric(0, "ns/op")
}

type quality struct{ Mark, Spent, Stress, NP, Ms float64 }

// BenchmarkPicture follows how good a picture becomes with time.
func BenchmarkPicture(b *testing.B) {
	p := open(b)
	for _, c := range []struct {
		n     int
		names []string
		marks []int
	}{
		{2000, []string{"auto", "d3", "fa2", "ngraph"}, []int{60, 120, 500, 1500}},
		{10000, []string{"auto", "d3", "fa2", "ngraph"}, []int{100, 300, 1000, 3000}},
		{50000, []string{"auto", "d3"}, []int{600, 2000, 5000}},
	} {
		eval[any](p, fmt.Sprintf(`bench.overTime(%d, 'auto', [1])`, min(c.n, 10000))) // code is compiled as it runs
		for _, name := range c.names {
			for _, q := range eval[[]quality](p, fmt.Sprintf(`bench.overTime(%d, '%s', %s)`, c.n, name, numbers(c.marks))) {
				at := fmt.Sprintf("%s_%d_at_%gms", called(name), c.n, q.Mark)
				b.ReportMetric(q.NP, "np_"+at)
				b.ReportMetric(q.Stress, "stress_"+at)
				b.ReportMetric(q.Spent, "spent_ms_"+at)
			}
		}
	}
	b.ReportMetric(0, "ns/op")
}

// BenchmarkRest compares pictures when their layouts stop by themselves, and
// the time until then.
func BenchmarkRest(b *testing.B) {
	p := open(b)
	for _, n := range []int{300, 2000} {
		names := []string{"auto", "d3", "fa2", "fcose"}
		if n > 1000 {
			names = names[:3] // fcose takes minutes
		}
		for _, name := range names {
			q := eval[quality](p, fmt.Sprintf(`bench.toRest(%d, '%s')`, n, name))
			b.ReportMetric(q.Stress, fmt.Sprintf("stress_%s_%d", called(name), n))
			b.ReportMetric(q.NP, fmt.Sprintf("np_%s_%d", called(name), n))
			b.ReportMetric(q.Ms, fmt.Sprintf("ms_%s_%d", called(name), n))
		}
	}
	b.ReportMetric(0, "ns/op")
}

// called is the name in figures: what the product chooses is simply ours.
func called(name string) string {
	if name == "auto" {
		return "ours"
	}
	return name
}

type drawing struct {
	Renderer                   string
	Draw, Cold, Pan, Zoom, Hit float64
}

// BenchmarkDraw compares the script's time for a frame. What the GPU does
// with it is not counted.
func BenchmarkDraw(b *testing.B) {
	p := open(b)
	sizes := []int{300, 2000, 10000}
	canvas := map[int]drawing{}
	for _, n := range sizes {
		canvas[n] = eval[drawing](p, fmt.Sprintf(`bench.canvas(%d)`, n))
	}
	for _, n := range sizes {
		webgl, sigma := eval[drawing](p, fmt.Sprintf(`bench.webgl(%d)`, n)), eval[drawing](p, fmt.Sprintf(`bench.sigma(%d)`, n))
		if webgl.Renderer != "webgl" {
			b.Skip("THIS BENCHMARK DID NOT RUN: this Chromium has no WebGL2")
		}
		b.ReportMetric(webgl.Draw, fmt.Sprintf("webgl_ms_%d", n))
		b.ReportMetric(webgl.Cold, fmt.Sprintf("webgl_cold_ms_%d", n))
		b.ReportMetric(sigma.Cold/webgl.Cold, fmt.Sprintf("cold_ratio_sigma_%d", n))
		b.ReportMetric(webgl.Pan, fmt.Sprintf("webgl_pan_ms_%d", n))
		b.ReportMetric(webgl.Zoom, fmt.Sprintf("webgl_zoom_ms_%d", n))
		b.ReportMetric(webgl.Hit, fmt.Sprintf("hit_ms_%d", n))
		b.ReportMetric(canvas[n].Draw, fmt.Sprintf("canvas_ms_%d", n))
		b.ReportMetric(sigma.Draw/webgl.Draw, fmt.Sprintf("ratio_sigma_%d", n))
		b.ReportMetric(sigma.Pan/webgl.Pan, fmt.Sprintf("pan_ratio_sigma_%d", n))
		b.ReportMetric(cosmos(b, p, n)/webgl.Draw, fmt.Sprintf("ratio_cosmos_%d", n))
	}
	b.ReportMetric(0, "ns/op")
}

// cosmos returns the milliseconds of script a frame of cosmos.gl, which
// cannot be called frame by frame: the browser counts.
func cosmos(b *testing.B, p *page, n int) float64 {
	eval[bool](p, fmt.Sprintf(`bench.startCosmos(%d)`, n))
	before := script(b, p)
	eval[bool](p, `new Promise(r => setTimeout(() => r(true), 2000))`)
	after := script(b, p)
	frames := eval[float64](p, `bench.stopCosmos()`)
	return (after - before) * 1000 / max(frames, 1)
}

// script returns the seconds of script the page has run so far.
func script(b *testing.B, p *page) float64 {
	b.Helper()
	metrics, err := chromedp.Call(p.ctx, performance.GetMetrics, cdp.Empty{})
	if err != nil {
		b.Fatal(err)
	}
	for _, m := range metrics.Metrics {
		if m.Name == "ScriptDuration" {
			return m.Value
		}
	}
	b.Fatal("the browser counts no script")
	return 0
}
