package main

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// controls lists what a reader of paper cannot press.
const controls = `[...document.querySelectorAll("main button, main input, main select, .xbar summary, [role=switch]")]
	.filter(e => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && e.getBoundingClientRect().height > 0).map(e => e.outerHTML.slice(0, 120)).join("\n")`

// On paper there are no controls, nothing stands beyond the margin, and what
// the page is about is there.
func TestPagesPrint(t *testing.T) {
	url := site(t)
	p := newTab(t)
	p.do("size", chromedp.EmulateViewport(718, 1000), chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	}))
	for path, shown := range map[string]string{
		"/theme/service-mesh": ".chart, ol.keys > li",
		"/compare?id=theme/service-mesh&id=technology/kubernetes": "main svg.c",
		"/talk/k8s-commandments-qcon-san-francisco-2018":          "#related li",
		meshPage: "#still svg",
	} {
		p.do("open", chromedp.Navigate(url+path))
		if path == meshPage {
			p.ready()
		}
		if got := eval[string](p, controls); got != "" {
			t.Errorf("%s prints controls:\n%s", path, got)
		}
		if wide := eval[int](p, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
			t.Errorf("%s is %d pixels wider than the paper", path, wide)
		}
		if !eval[bool](p, `[...document.querySelectorAll("`+shown+`")].some(e => e.getBoundingClientRect().height > 10) && [...document.querySelectorAll("ol.keys")].every(e => e.getBoundingClientRect().height > 0)`) {
			t.Errorf("%s prints without %s", path, shown)
		}
	}
}
