package main

import (
	"strconv"
	"strings"
	"testing"
)

// The three jobs, each walked by the keyboard alone, by touch on a phone, and
// through the accessibility tree alone.

func TestTraceATheme(t *testing.T) {
	eachWay(t, func(w *walker, _ string) {
		w.fill("searchbox", "follow", "servise mesh\r")
		w.until(`location.pathname === "/search"`)
		w.press("link", "service mesh")
		w.until(`location.pathname === "/theme/service-mesh"`)
		w.sees("First seen")
		w.press("link", "Explore")
		w.until(`document.querySelector("#explorer")?.dataset.state === "ready"`)
		nodes := eval[int](w.tab, `Number(document.querySelector("#explorer").dataset.nodes)`)
		w.press("treeitem", "K8s commandments")
		w.until(`document.querySelector("#explorer").dataset.selected.startsWith("talk/k8s-commandments")`)
		w.press("button", "Undo")
		w.until(`Number(document.querySelector("#explorer").dataset.nodes) === ` + strconv.Itoa(nodes))
	})
}

func TestFindThreeRelatedTalksAndAPath(t *testing.T) {
	eachWay(t, func(w *walker, site string) {
		w.fill("searchbox", "follow", "k8s commandments\r")
		w.until(`location.pathname === "/search"`)
		w.press("link", "K8s commandments")
		w.until(`location.pathname.startsWith("/talk/")`)
		from := eval[string](w.tab, "location.pathname.slice(1)")
		related := eval[[]string](w.tab, `[...document.querySelectorAll(".rlist h3 a")].slice(0, 3).map(a => a.textContent.trim())`)
		if len(related) < 3 {
			w.t.Fatalf("%d related talks", len(related))
		}
		for _, title := range related {
			w.open(site + "/" + from)
			w.press("link", title)
			w.until(`location.pathname.startsWith("/talk/") && location.pathname !== "/` + from + `"`)
		}
		to := eval[string](w.tab, "location.pathname.slice(1)")
		w.open(site + "/" + from)
		w.press("link", "Connect to")
		w.fill("searchbox", "To", to+"\r")
		w.until(`document.querySelector("main").innerText.includes("steps")`)
	})
}

func TestCollectFiveTalks(t *testing.T) {
	eachWay(t, func(w *walker, site string) {
		const hub = "/year/2018"
		w.open(site + hub)
		talks := eval[[]string](w.tab, `[...new Set([...document.querySelectorAll('main a[href^="/talk/"]')].filter(a => a.closest(".keys") && !a.matches(".ev")).map(a => a.textContent.trim()))].slice(0, 5)`)
		if len(talks) < 5 {
			w.t.Fatalf("%s lists %q", hub, talks)
		}
		for i, title := range talks {
			w.open(site + hub)
			w.press("link", title)
			w.until(`location.pathname.startsWith("/talk/")`)
			w.press("button", "Keep in basket")
			w.until(`document.querySelector("[data-basket] b")?.textContent === "` + strconv.Itoa(i+1) + `"`)
		}
		if w.by.name == "touch" {
			w.press("DisclosureTriangle", "Menu")
		}
		w.press("link", "Basket")
		w.until(`location.pathname === "/sessions"`)
		w.press("link", "Plan a session with it")
		w.until(`location.pathname === "/sessions/new"`)
		w.press("button", "Make it a session")
		w.until(`location.pathname.match(/^\/sessions\/[a-z2-7]{16}$/)`)
		agenda := eval[string](w.tab, `document.querySelector("#agenda").innerText`)
		for _, title := range talks {
			if !strings.Contains(agenda, title) {
				w.t.Errorf("the agenda and what it leaves out lack %q:\n%s", title, agenda)
			}
		}
	})
}
