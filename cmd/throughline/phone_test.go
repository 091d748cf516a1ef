package main

import (
	"strings"
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

// TestAPhoneShowsWhatAStageRestsOn: without the heads of the columns the two
// figures name their years, and a stage says how sure it is.
func TestAPhoneShowsWhatAStageRestsOn(t *testing.T) {
	p := ownTab(t)
	p.do("size", chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch))
	p.open(site(t) + "/themes")
	row := eval[string](p, `document.querySelector(".movers tbody tr").innerText`)
	for _, part := range []string{"suggestive", "2017–18: ", "2022–23: "} {
		if !strings.Contains(row, part) {
			t.Errorf("%q is not in %q", part, row)
		}
	}
	if n := eval[int](p, `[...document.querySelectorAll(".years > li")].filter(l => { const b = l.firstElementChild?.getBoundingClientRect(); return b && (b.left < 0 || b.right > innerWidth) }).length`); n != 0 {
		t.Errorf("%d years are cut off", n)
	}
}
