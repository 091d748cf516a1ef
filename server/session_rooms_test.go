package server_test

import (
	"context"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"

	"throughline/graph"
	"throughline/web/view/htmlcheck"
)

func TestRoomsThatNobodyIsInAreLetGo(t *testing.T) {
	h := sessionServer(t, newMemory(), "")
	ada := newPerson(t, h)
	site := httptest.NewServer(h)
	defer site.Close()
	defer h.Stop()
	first := makeSession(t, ada)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	told := make(chan toldState, 100)
	go follower(ctx, t, site.URL+"/api/v1/sessions/"+first.ID+"/events?follow=1", func(s toldState) bool { told <- s; return true })
	<-told
	var others []madeSession
	for range 60 {
		others = append(others, makeSession(t, ada))
	}
	if n := h.Rooms(); n > 30 {
		t.Errorf("%d rooms are held for one person", n)
	}
	if ada.get("/sessions"); h.Rooms() > 30 {
		t.Errorf("the list holds %d rooms", h.Rooms())
	}
	// Who is in a room is told all the same, and the other rooms open again.
	if w := ada.json("/api/v1/sessions/"+first.ID, map[string]any{"act": "show", "path": "/themes", "item": 0}, "X-Session-Key", first.Key); w.Code != 200 {
		t.Fatalf("%d %.500s", w.Code, w.Body)
	}
	for s := range told {
		if s.Step.Path == "/themes" {
			break
		}
	}
	for _, made := range others {
		if w := ada.json("/api/v1/sessions/"+made.ID, map[string]any{"act": "title", "title": "Again"}, "X-Session-Key", made.Key); w.Code != 200 || look(t, ada, made.ID).Title != "Again" {
			t.Fatalf("%d %.500s", w.Code, w.Body)
		}
	}
}

func TestNothingIsLostWhileRoomsAreLetGo(t *testing.T) {
	h := sessionServer(t, newMemory(), "")
	ada := newPerson(t, h)
	var made []madeSession
	for range 40 {
		made = append(made, makeSession(t, ada))
	}
	const each = 20
	var all sync.WaitGroup
	for i, m := range made {
		all.Go(func() {
			p := newPerson(t, h)
			for n := range each {
				if w := p.json("/api/v1/sessions/"+m.ID, map[string]any{"act": "note", "id": "note-" + strconv.Itoa(1000+n), "text": strconv.Itoa(i)}); w.Code != 200 {
					t.Errorf("%d %.500s", w.Code, w.Body)
				}
			}
			if got := len(look(t, p, m.ID).Entries); got != each {
				t.Errorf("%d notes of %d", got, each)
			}
		})
	}
	all.Wait()
}

func TestOpenQuestionsGoIntoTheNextSession(t *testing.T) {
	h := sessionServer(t, newMemory(), "")
	ada, stranger := newPerson(t, h), newPerson(t, h)
	made := makeSession(t, ada)
	at := "/api/v1/sessions/" + made.ID
	for _, act := range []map[string]any{{"act": "ask", "text": "Until when?"}, {"act": "note", "kind": "question", "text": "And who pays?"}, {"act": "reveal"}} {
		if w := ada.json(at, act, "X-Session-Key", made.Key); w.Code != 200 {
			t.Fatalf("%d %.500s", w.Code, w.Body)
		}
	}
	ada.get(made.Edit)
	stranger.address, ada.address = "192.0.2.1:5000", "192.0.2.2:5000"
	const plan = "/sessions/new?about=theme/service-mesh"
	if got := stranger.get(plan).Body.String(); strings.Contains(got, made.ID) || strings.Contains(got, "Until when?") {
		t.Error("a stranger is told of a session whose link is the secret of its people")
	}
	page := ada.get(plan).Body.Bytes()
	htmlcheck.Document(t, page)
	var asked []string
	for _, box := range htmlcheck.All(htmlcheck.Parse(t, page), "input[name=ask]") {
		asked = append(asked, htmlcheck.Attr(box, "value"))
	}
	if strings.Join(asked, "|") != "Until when?|And who pays?" {
		t.Fatalf("offered are %q", asked)
	}
	ada.address = "127.0.0.1:5000"
	w := ada.form("/sessions", "about", "theme/service-mesh", "ask", asked[1])
	next := look(t, ada, strings.TrimPrefix(w.Header().Get("Location"), "/sessions/"))
	if q := next.Questions[len(next.Questions)-1]; q.Text != "And who pays?" || q.State != "own" {
		t.Errorf("%+v", next.Questions)
	}
}

func TestAPlanIsMadeOfWhatItWasShownFor(t *testing.T) {
	h := sessionServer(t, newMemory(), "")
	ada := newPerson(t, h)
	for _, about := range []string{"talk/meshes", "theme/service-mesh"} {
		doc := htmlcheck.Parse(t, ada.get("/sessions/new?about="+about).Body.Bytes())
		got := htmlcheck.Attr(htmlcheck.All(doc, "form.create input[name=about]")[0], "value")
		if got != about {
			t.Errorf("the plan about %s would be made about %q", about, got)
		}
	}
}

func TestATitleWithCommasIsOneThing(t *testing.T) {
	h := sessionServer(t, newMemory(), "")
	h.Swap(dataset(t, append(facts(), fact("talk/commas", graph.Title, "Meshes, meshes, and what came after", 1), fact("talk/commas", graph.About, "theme/service-mesh", 1))))
	ada := newPerson(t, h)
	page := ada.get("/sessions/new?about=talk/commas").Body.Bytes()
	field := htmlcheck.Attr(htmlcheck.All(htmlcheck.Parse(t, page), "#s-about")[0], "value")
	again := ada.get("/sessions/new?about=" + url.QueryEscape(field)).Body.Bytes()
	htmlcheck.Document(t, again)
	if text := string(again); strings.Contains(text, "Not known here") || !strings.Contains(htmlcheck.Text(htmlcheck.All(htmlcheck.Parse(t, again), ".agenda")[0]), "Meshes, meshes, and what came after") {
		t.Errorf("%q is planned otherwise", field)
	}
}

func TestWhoPresentsIsTold(t *testing.T) {
	h := sessionServer(t, newMemory(), "")
	ada := newPerson(t, h)
	made := makeSession(t, ada)
	site := httptest.NewServer(h)
	defer site.Close()
	defer h.Stop()
	events := site.URL + "/api/v1/sessions/" + made.ID + "/events"
	told := make(chan toldState, 100)
	go follower(t.Context(), t, events+"?follow=1", func(s toldState) bool { told <- s; return true })
	until := func(what string, ok func(toldState) bool) {
		for s := range told {
			if ok(s) {
				return
			}
		}
		t.Error(what)
	}
	until("nobody", func(s toldState) bool { return s.Present == 0 })
	pretends, stop := context.WithCancel(t.Context())
	go follower(pretends, t, events+"?present=1", func(toldState) bool { return true })
	until("somebody without the key", func(s toldState) bool { return s.Here == 2 })
	stop()
	ctx, leave := context.WithCancel(t.Context())
	go follower(ctx, t, events+"?present=1", func(toldState) bool { return true }, made.Key)
	until("the presenter", func(s toldState) bool { return s.Present == 1 })
	leave()
	until("the presenter left", func(s toldState) bool { return s.Present == 0 })
}
