package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// following opens a session that one presents and one follows, both at its
// second item.
func following(t *testing.T) (ada, bob *tab, link string) {
	t.Helper()
	site := sessionSite(t)
	ada, bob = ownTab(t), ownTab(t)
	makeInBrowser(ada, site)
	link = eval[string](ada, "location.href")
	bob.open(link)
	bob.click("[data-follow]")
	ada.click("[data-present]")
	press(ada, "Next →")
	for _, p := range []*tab{ada, bob} {
		p.until(`location.pathname.startsWith("/talk/istio-weaving") && document.querySelector(".livebar")`)
	}
	return ada, bob, link
}

func TestWhoStaysHereIsNotRemindedAndMayComeBack(t *testing.T) {
	ada, bob, _ := following(t)
	bob.click(".brand")
	press(bob, "Stay here")
	bob.until(`!document.querySelector(".livebar").textContent.includes("You have left")`)
	press(ada, "Next →")
	ada.until(`location.pathname.startsWith("/talk/how-istio-works")`)
	if at := eval[string](bob, "location.pathname"); at != "/" {
		t.Errorf("who stays was taken to %s", at)
	}
	press(bob, "Rejoin")
	bob.until(`location.pathname.startsWith("/talk/how-istio-works")`)
}

func TestANoteOnAnEdgeIsRevealedAndGrouped(t *testing.T) {
	ada, bob, link := following(t)
	press(bob, "Notes")
	bob.until(`[...document.querySelectorAll(".notebox select[aria-label=About] option")].some(o => o.value.includes(" about theme/service-mesh"))`)
	edge := eval[string](bob, `[...document.querySelectorAll(".notebox option")].find(o => o.value.includes(" about theme/service-mesh")).value`)
	bob.do("choose the edge", chromedp.SetValue(".notebox select[aria-label=About]", edge), chromedp.SendKeys(".notebox textarea", "Is it, though?"))
	bob.click(".notebox form button")
	bob.until(`document.querySelector(".notebox [role=status]").textContent === "Kept."`)
	press(ada, "Reveal notes")
	ada.open(link)
	ada.until(`document.querySelector("[data-groups] h3")?.textContent.includes(" about ")`)
	ada.run(`document.querySelector(".entries .group input").focus()`) // the page draws the groups anew while nobody writes in them
	ada.do("name a group", chromedp.SendKeys(".entries .group input[name=group], .entries .group input[list]", "Doubts"))
	ada.click(".entries .group button")
	ada.until(`document.querySelector("[data-groups] h3")?.textContent === "Doubts"`)
	bob.open(link)
	bob.until(`document.querySelector("[data-groups] h3")?.textContent === "Doubts"`)
	if n := eval[int](bob, `document.querySelectorAll(".entries .group").length`); n != 0 {
		t.Error("a view link offers to group")
	}
}

func TestTheAgendaIsOrderedByDragging(t *testing.T) {
	p := ownTab(t)
	makeInBrowser(p, sessionSite(t))
	p.until(`document.querySelector("#item-2")?.draggable`)
	names := `[...document.querySelectorAll(".agenda li h3")].map(e => e.textContent.trim()).join("|")`
	before := strings.Split(eval[string](p, names), "|")
	// A real drag needs the operating system's pointer; the events are the same.
	eval[any](p, `(() => { const [from, to] = ["#item-1", "#item-2"].map(s => document.querySelector(s)); const data = new DataTransfer();
		for (const [e, kind] of [[from, "dragstart"], [to, "dragover"], [to, "drop"]]) e.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: data})) })()`)
	p.until(`document.body.textContent.includes("which now comes later.")`)
	after := strings.Split(eval[string](p, names), "|")
	if after[1] != before[2] || after[2] != before[1] {
		t.Errorf("%q became %q", before, after)
	}
}

func TestOpenQuestionsAreOfferedToTheNextPlan(t *testing.T) {
	site := sessionSite(t)
	p := ownTab(t)
	makeInBrowser(p, site)
	p.until(`document.querySelector(".qs > li > form button")`)
	eval[any](p, `document.querySelector(".qs > li > form button").click()`)
	p.until(`document.querySelector(".qs li.kept")`)
	question := eval[string](p, `document.querySelector(".qs li.kept .serif").textContent.trim()`)
	p.open(site + "/sessions/new?about=theme/service-mesh&minutes=30")
	if text := eval[string](p, `document.querySelector("main").textContent`); !strings.Contains(text, question) {
		t.Errorf("the next plan does not offer %q", question)
	}
}
