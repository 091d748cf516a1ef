package main

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
	"github.com/chromedp/chromedp"

	"throughline/server"
)

// sessionSite serves the corpus with a place for sessions.
func sessionSite(t *testing.T) string {
	t.Helper()
	return host(t, writingConfig(t, corpusRecord(t)))
}

func TestAPlanOnTheCommandLine(t *testing.T) {
	c := newCLI(t)
	c.run("load", "corpus")
	out, errs, code := c.run("agenda", "--about", "theme/service-mesh", "--minutes", "45", "--people", "8")
	if code != 0 || !strings.Contains(out, "45 of 45 minutes") || !strings.Contains(out, "](/talk/istio-weaving-the-service-mesh") || !strings.Contains(out, "No source covers 2019 to 2021") {
		t.Errorf("%d\n%s%s", code, out, errs)
	}
	out, errs, code = c.run("agenda", "--about", "theme/service-mesh", "--ics", "--starts", "2027-03-28T10:00:00+02:00")
	cal, err := ics.ParseCalendar(strings.NewReader(out))
	if err != nil || code != 0 || len(cal.Events()) != 1 {
		t.Fatalf("%d %v\n%s%s", code, err, out, errs)
	}
	e := cal.Events()[0]
	starts, _ := e.GetStartAt()
	ends, _ := e.GetEndAt()
	if ends.Sub(starts).Minutes() != 45 || starts.UTC().Hour() != 8 || !strings.Contains(e.GetProperty(ics.ComponentPropertySummary).Value, "service mesh") {
		t.Errorf("%s to %s\n%s", starts, ends, out)
	}
	for _, args := range [][]string{{"agenda"}, {"agenda", "--about", "theme/service-mesh", "--minutes", "3"}, {"agenda", "--about", "theme/service-mesh", "--level", "guru"},
		{"agenda", "--about", "theme/service-mesh", "--ics", "--starts", "noon"}} {
		if _, errs, code := c.run(args...); code != exitUsage || errs == "" {
			t.Errorf("%v: %d %s", args, code, errs)
		}
	}
}

// ownTab opens a tab with cookies and storage of its own, as another person
// has.
func ownTab(t *testing.T) *tab {
	t.Helper()
	parent := newTab(t)
	ctx, cancel := chromedp.NewContext(parent.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	p := &tab{t: t, ctx: ctx}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(ctx, p.listen); err != nil {
		t.Fatal(err)
	}
	return p
}

// open goes to an address. A follower may be led elsewhere at that moment,
// which ends the one way for the other: then it is tried again.
func (p *tab) open(address string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	err := chromedp.Do(ctx, chromedp.Navigate(address))
	for err != nil && strings.Contains(err.Error(), "net::ERR_ABORTED") {
		err = chromedp.Do(ctx, chromedp.Navigate(address))
	}
	if err != nil {
		p.t.Fatalf("open %s: %v", address, err)
	}
}

// click is a click of the mouse, which pages can tell from a program's, on
// something that has come to rest.
func (p *tab) click(selector string) {
	p.t.Helper()
	p.until(`await (async e => {
		const at = () => { const r = e.getBoundingClientRect(); return [e.isConnected, r.x, r.y].join(); }, before = e && at();
		for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
		return e && e.isConnected && at() === before;
	})(document.querySelector(` + quoteJS(selector) + `))`)
	p.do("click "+selector, chromedp.Click(selector))
}

const barButton = `[...document.querySelectorAll(".livebar button")].find(b => b.textContent === %q)`

func press(p *tab, label string) {
	p.t.Helper()
	p.until(strings.Replace(barButton, "%q", `"`+label+`"`, 1))
	eval[any](p, strings.Replace(barButton, "%q", `"`+label+`"`, 1)+".click()")
}

func TestThreeBrowsersInOneSession(t *testing.T) {
	site := sessionSite(t)
	ada, bob, eve := ownTab(t), ownTab(t), ownTab(t)
	ada.open(site + "/sessions/new?about=theme/service-mesh&minutes=45&people=8")
	ada.click("form.create button")
	ada.until(`location.pathname.match(/^\/sessions\/[a-z2-7]{16}$/)`)
	link := eval[string](ada, "location.href")
	for _, p := range []*tab{bob, eve} {
		p.open(link)
		if eval[bool](p, `!!document.querySelector("[data-present]")`) {
			t.Error("a view link offers to present")
		}
		p.click("[data-follow]")
	}
	ada.click("[data-present]")
	for _, p := range []*tab{ada, bob, eve} {
		p.until(`location.pathname === "/theme/service-mesh" && document.querySelector(".livebar")`)
	}
	press(ada, "Next →")
	for _, p := range []*tab{ada, bob, eve} {
		p.until(`location.pathname.startsWith("/talk/istio-weaving")`)
	}
	// Eve wanders off, and is left where she is.
	eve.click(".brand")
	eve.until(`location.pathname === "/"`)
	eve.until(`document.querySelector(".livebar")?.textContent.includes("You have left")`)
	press(ada, "Next →")
	bob.until(`location.pathname.startsWith("/talk/how-istio-works")`)
	eve.until(`document.querySelector(".livebar").textContent.includes("How istio works")`)
	if at := eval[string](eve, "location.pathname"); at != "/" {
		t.Errorf("who has left was taken to %s", at)
	}
	press(eve, "Rejoin")
	eve.until(`location.pathname.startsWith("/talk/how-istio-works")`)

	// Both write at once; nobody sees the other's until it is revealed.
	for p, text := range map[*tab]string{bob: "We had one 🫖 <b>", eve: "We never had one"} {
		p.until(strings.Replace(barButton, "%q", `"Notes"`, 1))
		press(p, "Notes")
		p.until(`document.querySelector(".notebox textarea")`)
		p.do("write", chromedp.SendKeys(".notebox textarea", text))
		p.click(".notebox form button")
		p.until(`document.querySelector(".notebox [role=status]").textContent === "Kept."`)
	}
	bob.until(`document.querySelector(".notebox .entries li")`)
	if n := eval[int](bob, `document.querySelectorAll(".notebox .entries li").length`); n != 1 {
		t.Errorf("bob sees %d notes before the reveal", n)
	}
	press(ada, "Reveal notes")
	for _, p := range []*tab{bob, eve} {
		p.until(`document.querySelectorAll(".notebox .entries li").length === 2`)
	}
	// A late joiner lands where the presenter is.
	late := ownTab(t)
	late.open(link)
	late.click("[data-follow]")
	late.until(`location.pathname.startsWith("/talk/how-istio-works")`)
}

func TestASessionFromTheCommandLine(t *testing.T) {
	r := corpusRecord(t)
	h := httptest.NewServer(server.New(writingConfig(t, r)))
	var made struct{ ID, Key string }
	if !post(t, h.URL+"/api/v1/sessions", map[string]any{"about": "theme/service-mesh", "title": "Meshes & us"}, &made) {
		t.Fatal("no session was made")
	}
	if !post(t, h.URL+"/api/v1/sessions/"+made.ID, map[string]any{"act": "note", "kind": "decision", "text": "None below 30."}, &struct{}{}) {
		t.Fatal("no decision was kept")
	}
	c := &cli{t: t, store: r.Store.Name()}
	for _, as := range []string{"minutes", "cards", "handout", "invitation"} {
		if out, errs, code := c.run("session", made.ID, "--as", as, "--server", h.URL); code != 0 || !strings.Contains(out, "None below 30.") && as[0] != 'h' && as[0] != 'i' || out == "" {
			t.Errorf("%s from the server: %d\n%s%s", as, code, out, errs)
		}
	}
	var told struct{ ID, Title string }
	if out, errs, code := c.run("--json", "session", made.ID, "--server", h.URL); code != 0 || json.Unmarshal([]byte(out), &told) != nil || told.ID != made.ID || told.Title != "Meshes & us" {
		t.Errorf("as JSON from the server: %d, %s%s", code, out, errs)
	}
	if _, errs, code := c.run("session", made.ID); code != exitFailed || !strings.Contains(errs, "--server") {
		t.Errorf("of a store that is held: %d %s", code, errs)
	}
	h.Close()
	r.Close()
	var list []sessionLine
	if out, errs, code := c.run("--json", "session"); code != 0 || json.Unmarshal([]byte(out), &list) != nil || len(list) != 1 || list[0].ID != made.ID || list[0].Created.IsZero() {
		t.Errorf("the list as JSON: %d, %s%s", code, out, errs)
	}
	if out, errs, code := c.run("session"); code != 0 || !strings.HasPrefix(out, made.ID+"\t") || !strings.Contains(out, "Meshes & us") {
		t.Errorf("%d %s%s", code, out, errs)
	}
	if out, errs, code := c.run("session", made.ID); code != 0 || !strings.Contains(out, `# Meshes \& us`) || !strings.Contains(out, "None below 30.") {
		t.Errorf("%d %s%s", code, out, errs)
	}
	if out, errs, code := c.run("session", made.ID, "--base-url", "https://talks.example.org"); code != 0 || !strings.Contains(out, "(https://talks.example.org/sessions/"+made.ID+")") || strings.Contains(out, "](/") {
		t.Errorf("the links of the minutes lead nowhere: %d %s%s", code, out, errs)
	}
	out, errs, code := c.run("session", made.ID, "--as", "invitation", "--starts", "2027-01-31T10:00:00+01:00")
	if cal, err := ics.ParseCalendar(strings.NewReader(out)); err != nil || code != 0 || !strings.Contains(out, "DTSTART:20270131T090000Z") || cal.Events()[0].Id() != made.ID+"@throughline" {
		t.Errorf("%d %v\n%s%s", code, err, out, errs)
	}
	for _, args := range [][]string{{"session", "aaaa"}, {"session", made.ID, "--as", "film"}, {"session", made.ID, "--starts", "2027-01-31T10:00:00Z"},
		{"session", made.ID, "--as", "invitation", "--starts", "noon"}, {"session", made.ID, "--base-url", "x"}, {"session", made.ID, "--server", "http://127.0.0.1:1", "--base-url", "https://x"}} {
		if _, errs, code := c.run(args...); code == 0 || errs == "" {
			t.Errorf("%v: %d %s", args, code, errs)
		}
	}
}

func TestFollowersSeeTheExplorerAsThePresenterDoes(t *testing.T) {
	site := sessionSite(t)
	ada, bob := ownTab(t), ownTab(t)
	makeInBrowser(ada, site)
	bob.open(eval[string](ada, "location.href"))
	bob.click("[data-follow]")
	ada.click("[data-present]")
	ada.until(`location.pathname === "/theme/service-mesh" && document.querySelector(".livebar")`)
	ada.open(site + meshPage)
	for _, p := range []*tab{ada, bob} {
		p.until(`location.pathname === "/explore" && document.querySelector("#explorer").dataset.state === "ready"`)
	}
	eval[any](bob, `window.same = true`)
	before := ada.number("nodes")
	ada.run(`[...document.querySelectorAll("#tree [role=treeitem]")].find(r => r.querySelector(".nm").textContent === "Kubernetes").click()`)
	bob.until(`document.querySelector("#explorer").dataset.selected === "technology/kubernetes"`)
	ada.run(`document.querySelector("#card [data-act=expand]").click()`)
	ada.until(`Number(document.querySelector("#explorer").dataset.nodes) > ` + strconv.Itoa(before))
	after, at := strconv.Itoa(ada.number("nodes")), eval[string](ada, "location.search")
	bob.until(`document.querySelector("#explorer").dataset.nodes === "` + after + `" && location.search === ` + quoteJS(at))
	if !eval[bool](bob, "window.same === true") {
		t.Error("the follower's explorer was started again")
	}
}
