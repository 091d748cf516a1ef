package main

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"throughline/server"
)

// What people do in a session that is not as planned: they write while the
// presenter goes on, change what they wrote, open another session beside it,
// cut the item that is shown, close the tab.

func TestWhoWritesIsNotLedAwayInMidNote(t *testing.T) {
	ada, bob, _ := following(t)
	press(bob, "Notes")
	bob.until(`document.activeElement?.matches(".notebox textarea")`)
	bob.do("begin", chromedp.SendKeys(".notebox textarea", "We had one, and"))
	press(ada, "Next →")
	bob.until(`document.querySelector(".livebar").textContent.includes("you go there when your note is written")`)
	if at := eval[string](bob, "location.pathname"); !strings.HasPrefix(at, "/talk/istio-weaving") {
		t.Errorf("who writes was taken to %s", at)
	}
	bob.do("finish", chromedp.SendKeys(".notebox textarea", " took it out."))
	bob.click(".notebox > form button")
	bob.until(`location.pathname.startsWith("/talk/how-istio-works")`)
	press(bob, "Notes")
	bob.until(`document.querySelector(".notebox > form textarea")?.value === ""`)
	note := eval[string](bob, `(async () => (await fetch("/api/v1/sessions/" + JSON.parse(sessionStorage.getItem("throughline-part")).id).then(r => r.json())).entries.map(e => e.text + " on " + e.on).join("|"))()`)
	if !strings.HasPrefix(note, "We had one, and took it out. on talk/istio-weaving") {
		t.Errorf("it is kept as %q", note)
	}
}

func TestANoteIsChangedAndTakenBack(t *testing.T) {
	site := sessionSite(t)
	ada := ownTab(t)
	makeInBrowser(ada, site)
	ada.do("write", chromedp.SendKeys("#nt", "Frist"))
	ada.click("[data-note-form] button")
	ada.until(`document.querySelector(".entries .pre")?.textContent === "Frist"`)
	ada.click(".change summary")
	ada.do("correct", chromedp.SetValue(".change textarea", "First"))
	ada.click(".change [name=save]")
	ada.until(`document.querySelector(".entries .pre")?.textContent === "First"`)
	ada.open(eval[string](ada, "location.href")) // as the server writes it
	ada.click(".change summary")
	ada.click(".change button:last-of-type")
	ada.until(`document.readyState === "complete" && !document.querySelector(".entries .pre")`)
}

func TestAnotherSessionIsNotPresentedByTheWay(t *testing.T) {
	site := sessionSite(t)
	ada := ownTab(t)
	makeInBrowser(ada, site)
	other := eval[string](ada, "location.pathname")
	makeInBrowser(ada, site)
	ada.click("[data-present]")
	ada.until(`document.querySelector(".livebar")?.textContent.includes("1 here")`)
	ada.open(site + other)
	ada.until(`[...document.querySelectorAll("[data-present]")].some(b => !b.hidden)`)
	ada.open(site + "/themes") // the tab still presents the one
	ada.until(`document.querySelector(".livebar")?.textContent.includes("1 here")`)
	if eval[bool](ada, `fetch("/api/v1`+other+`").then(r => r.json()).then(s => s.live.on)`) {
		t.Error("looking at another session began to present it")
	}
}

func TestThePresenterGoesOnWhenTheAgendaChanges(t *testing.T) {
	ada, bob, _ := following(t)
	key := eval[string](ada, `JSON.parse(sessionStorage.getItem("throughline-part")).id`)
	cut := func(item string) {
		eval[any](ada, `fetch("/api/v1/sessions/`+key+`", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({act: "cut", item: `+item+`})})`)
	}
	cut("0")
	ada.until(`document.querySelector(".livebar b").textContent.startsWith("1 ")`)
	bob.until(`document.querySelector(".livebar b").textContent.startsWith("1 ")`)
	press(ada, "Next →")
	bob.until(`location.pathname.startsWith("/talk/how-istio-works")`)
}

func TestFollowersAreToldThatThePresenterIsAway(t *testing.T) {
	ada, bob, _ := following(t)
	ada.until(`document.querySelector(".livebar").textContent.includes("2 here, 1 follow") && !document.querySelector(".livebar").textContent.includes("screens present")`)
	bob.until(`!document.querySelector(".livebar").textContent.includes("away")`)
	ada.open("about:blank")
	bob.until(`document.querySelector(".livebar").textContent.includes("the presenter is away")`)
}

func TestTheWayBackLeavesThePresenter(t *testing.T) {
	_, bob, _ := following(t)
	bob.do("back", chromedp.NavigateBack())
	bob.until(`!location.pathname.startsWith("/talk/istio-weaving") && document.querySelector(".livebar")?.textContent.includes("You have left")`)
}

func TestANoteWhoseAnswerWasLostIsKeptOnce(t *testing.T) {
	site := sessionSite(t)
	ada := ownTab(t)
	makeInBrowser(ada, site)
	// The server keeps the note, and the line breaks before it says so.
	eval[any](ada, `(() => { const whole = fetch; window.fetch = async (to, how) => { const r = await whole(to, how); if (how?.method === "POST") { window.sent = (window.sent ?? 0) + 1; throw new TypeError("lost"); } return r; }; })()`)
	ada.do("write", chromedp.SendKeys("#nt", "Only once"))
	ada.click("[data-note-form] button")
	ada.until(`window.sent > 0 && document.querySelector("[data-note-form] [role=status]").textContent.includes("trying again")`)
	ada.do("reload", chromedp.Reload())
	ada.until(`window.sent === undefined && !localStorage.getItem("throughline-pending-" + location.pathname.split("/")[2]) && document.querySelector("#nt").value === ""`)
	ada.until(`[...document.querySelectorAll(".entries .pre")].map(e => e.textContent).join() === "Only once"`)
}

func TestNobodyGivesMoreDotsThanThereAre(t *testing.T) {
	p := ownTab(t)
	makeInBrowser(p, sessionSite(t))
	for i := range 3 {
		p.click("#d" + strconv.Itoa(i))
	}
	p.until(`document.querySelector("#d3").disabled && !document.querySelector("#d0").disabled`)
	p.click("#d0")
	p.until(`!document.querySelector("#d3").disabled`)
	p.click("#votes button")
	p.until(`location.hash === "#votes" && document.querySelector("#votes").textContent.includes("You gave 2 of 3 dots")`)
}

func TestALostLineIsToldUntilItIsBack(t *testing.T) {
	s := server.New(writingConfig(t, corpusRecord(t)))
	var down atomic.Bool
	h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if down.Load() {
			panic(http.ErrAbortHandler) // the line breaks
		}
		s.ServeHTTP(w, r)
	}))
	defer h.Close()
	defer s.Stop()
	p := ownTab(t)
	p.expect("net::ERR")
	makeInBrowser(p, h.URL)
	p.click("[data-present]")
	p.until(`document.querySelector(".livebar")?.textContent.includes("1 here")`)
	down.Store(true)
	h.CloseClientConnections()
	p.until(`document.querySelector(".livebar").textContent.includes("No connection; trying again.")`)
	down.Store(false)
	p.until(`document.querySelector(".livebar").textContent.includes("1 here") && !document.querySelector(".livebar").textContent.includes("No connection")`)
}
