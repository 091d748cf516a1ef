package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPagesFitAPhone catches whatever makes a page wider than a phone, where
// a browser then shrinks all of it.
func TestPagesFitAPhone(t *testing.T) {
	site := sessionSite(t)
	p := ownTab(t)
	const width = 390
	p.do("size", chromedp.EmulateViewport(width, 844, chromedp.EmulateMobile, chromedp.EmulateTouch))
	for _, path := range []string{
		"/", "/year/2018", "/theme/service-mesh", "/technology/kubernetes", "/talk/k8s-commandments-qcon-san-francisco-2018", "/event/qcon-san-francisco-2018",
		"/series/qcon-san-francisco", "/themes", "/themes/candidates", "/compare?id=theme/service-mesh&id=technology/kubernetes", "/paths?start=theme/service-mesh&path=^about/by",
		"/connect?from=technology/istio&to=technology/kubernetes", "/coverage", "/load", "/sessions", "/sessions/new?about=theme/service-mesh&minutes=45", "/explore?focus=theme/service-mesh", "/search?q=mesh",
	} {
		p.open(site + path)
		if got := eval[int](p, "Math.max(innerWidth, document.documentElement.scrollWidth)"); got > width {
			wide := eval[string](p, `[...document.querySelectorAll("main *")].find(e => e.getBoundingClientRect().right > 392 && !e.closest(".scroll, svg, .vh"))?.outerHTML.slice(0, 200) || ""`)
			t.Errorf("%s is %d pixels wide: %s", path, got, wide)
		}
	}
}
