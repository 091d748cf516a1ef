package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// makeInBrowser plans and makes a session as a person does.
func makeInBrowser(p *tab, site string) {
	p.t.Helper()
	p.open(site + "/sessions/new?about=theme/service-mesh&minutes=45&people=8")
	p.click("form.create button")
	p.until(`location.pathname.match(/^\/sessions\/[a-z2-7]{16}$/)`)
}

func TestTheBasketBecomesAPlan(t *testing.T) {
	site := sessionSite(t)
	p := ownTab(t)
	for _, page := range []string{"/theme/service-mesh", "/talk/k8s-commandments-qcon-san-francisco-2018"} {
		p.open(site + page)
		p.click("a[data-keep]")
		p.until(`document.querySelector("a[data-keep]").textContent === "In the basket"`)
	}
	p.open(site + "/compare?id=theme/service-mesh&id=technology/kubernetes")
	eval[any](p, `[...document.querySelectorAll("button")].find(b => b.textContent === "Keep this page").click()`)
	p.until(`document.querySelector("[data-basket] b").textContent === "3"`)
	p.open(site + "/sessions")
	p.until(`document.querySelectorAll("[data-basket-list] li").length === 3`)
	p.click("[data-basket-list] a.go")
	p.until(`location.pathname === "/sessions/new" && document.querySelectorAll(".agenda li").length > 3`)
	text := eval[string](p, `document.querySelector(".agenda").textContent`)
	for _, want := range []string{"K8s commandments", "/compare?id=theme/service-mesh", "You chose it."} {
		if !strings.Contains(text, want) && !strings.Contains(eval[string](p, `document.querySelector(".agenda").innerHTML`), strings.ReplaceAll(want, "&", "&amp;")) {
			t.Errorf("the plan has no %q:\n%s", want, text)
		}
	}
	p.open(site + "/theme/service-mesh")
	p.click("a[data-keep]")
	p.until(`document.querySelector("[data-basket] b").textContent === "2"`)
}

func TestMovingByKeyboardWarns(t *testing.T) {
	p := ownTab(t)
	makeInBrowser(p, sessionSite(t))
	p.until(`document.body.textContent.includes("Order kept.")`)
	p.do("focus", chromedp.Focus(`#item-1 button[aria-label^="Move down"]`), chromedp.KeyEvent("\r"))
	p.until(`location.hash === "#item-2" && document.body.textContent.includes("which now comes later.")`)
	p.do("focus", chromedp.Focus(`#item-2 button[aria-label^="Move up"]`), chromedp.KeyEvent("\r"))
	p.until(`document.body.textContent.includes("Order kept.")`)
	p.do("longer", chromedp.SetValue(`#item-1 input[name=minutes]`, "20"), chromedp.Focus(`#item-1 input[name=minutes]`), chromedp.KeyEvent("\r"))
	p.until(`document.body.textContent.includes("13 min too many.")`)
	eval[any](p, `document.querySelector(".qs > li > form button").click()`)
	p.until(`location.hash === "#questions" && document.querySelector(".qs li.kept")`)
}

func TestSessionsAreAccessibleAndFitAPhone(t *testing.T) {
	source := axe(t)
	site := sessionSite(t)
	p := ownTab(t)
	makeInBrowser(p, site)
	session := eval[string](p, "location.pathname")
	for _, page := range []string{"/sessions", "/sessions/new?about=theme/service-mesh", session, "present"} {
		for _, screen := range []struct {
			scheme string
			width  int64
		}{{"light", 1440}, {"dark", 1440}, {"light", 390}} {
			p.do("size", chromedp.EmulateViewport(screen.width, 900), p.scheme(screen.scheme))
			if page == "present" {
				p.open(site + session)
				p.click("[data-present]")
				p.until(`location.pathname === "/theme/service-mesh" && document.querySelector(".livebar .clock")?.textContent.includes("of 05:00")`)
			} else {
				p.open(site + page)
			}
			if wide := eval[int](p, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
				t.Errorf("%s is %d pixels too wide for %d", page, wide, screen.width)
			}
			for _, v := range p.violations(source) {
				t.Errorf("%s, %s, %d pixels: %s (%s): %s\n%s\n%s", page, screen.scheme, screen.width, v.ID, v.Impact, v.Help, v.Nodes[0].HTML, v.Nodes[0].FailureSummary)
			}
		}
	}
}
