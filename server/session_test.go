package server_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"throughline/graph"
	"throughline/web/view/htmlcheck"
)

func TestASessionByFormsAlone(t *testing.T) {
	h := sessionServer(t, newMemory(), "")
	ada := newPerson(t, h)
	plan := ada.get("/sessions/new?about=theme/service-mesh&minutes=45&people=8")
	doc := htmlcheck.Parse(t, plan.Body.Bytes())
	htmlcheck.Document(t, plan.Body.Bytes())
	if plan.Code != 200 || len(htmlcheck.All(doc, ".agenda li")) != 4 {
		t.Fatalf("%d, %d items", plan.Code, len(htmlcheck.All(doc, ".agenda li")))
	}
	w := ada.form("/sessions", "about", "theme/service-mesh", "minutes", "45", "title", "Meshes <b>& us")
	at := w.Header().Get("Location")
	if w.Code != 303 || !strings.HasPrefix(at, "/sessions/") {
		t.Fatalf("%d %.500s", w.Code, w.Body)
	}
	id := strings.TrimPrefix(at, "/sessions/")
	if got := ada.get("/api/v1" + at).Body.String(); strings.Contains(got, ":null") {
		t.Errorf("a new session has lists that are null: %s", got)
	}
	for _, act := range [][]string{
		{"act", "move", "item", "1", "by", "1"}, {"act", "minutes", "item", "1", "minutes", "9"}, {"act", "cut", "item", "2"}, {"act", "take", "item", "0"},
		{"act", "title", "title", "Meshes"}, {"act", "ask", "text", "And we?"}, {"act", "vote", "dots", "talk/more", "dots", "talk/meshes"},
		{"act", "note", "text", "Line <script>\r\nand 🫖", "author", "Ada", "on", "theme/service-mesh"}, {"act", "length", "minutes", "30"},
	} {
		if w := ada.form(at, act...); w.Code != 303 {
			t.Errorf("%v: %d %.500s", act, w.Code, w.Body)
		}
	}
	page := ada.get(at)
	htmlcheck.Document(t, page.Body.Bytes())
	s := look(t, ada, id)
	if s.Title != "Meshes" || s.Minutes != 30 || !s.CanEdit || s.Votes["talk/more"] != 1 || len(s.Entries) != 1 || s.Entries[0].Text != "Line <script>\nand 🫖" {
		t.Errorf("%+v", s)
	}
	bob := newPerson(t, h)
	if got := look(t, bob, id); got.CanEdit || len(got.Entries) != 0 {
		t.Errorf("bob sees %+v", got)
	}
	for _, act := range []string{"move", "cut", "show", "reveal", "end", "ask", "mark", "title"} {
		if w := bob.form(at, "act", act, "item", "0"); w.Code != 403 {
			t.Errorf("bob may %s: %d", act, w.Code)
		}
	}
	if w := ada.form(at, "act", "reveal"); w.Code != 303 || len(look(t, bob, id).Entries) != 1 {
		t.Errorf("after the reveal: %d", w.Code)
	}
	htmlcheck.Document(t, bob.get(at).Body.Bytes())
	list := htmlcheck.Parse(t, ada.get("/sessions").Body.Bytes())
	if n := len(htmlcheck.All(list, ".nbrs li")); n != 1 {
		t.Errorf("%d sessions are listed", n)
	}
}

func TestWhoMayCreate(t *testing.T) {
	open, guarded := sessionServer(t, newMemory(), ""), sessionServer(t, newMemory(), "s3cret")
	wish := map[string]any{"about": "theme/service-mesh"}
	here, far, own := newPerson(t, open), newPerson(t, open), newPerson(t, guarded)
	far.address, own.address = "192.0.2.1:5000", "192.0.2.1:5000"
	for name, c := range map[string]struct{ got, want int }{
		"here":        {here.json("/api/v1/sessions", wish).Code, 201},
		"far":         {far.json("/api/v1/sessions", wish).Code, 403},
		"no token":    {own.json("/api/v1/sessions", wish).Code, 401},
		"token":       {own.json("/api/v1/sessions", wish, "Authorization", "Bearer s3cret").Code, 201},
		"form":        {own.form("/sessions", "about", "theme/service-mesh", "token", "s3cret").Code, 303},
		"wrong form":  {own.form("/sessions", "about", "theme/service-mesh", "token", "x").Code, 401},
		"other site":  {here.json("/api/v1/sessions", wish, "Sec-Fetch-Site", "cross-site").Code, 403},
		"nothing":     {here.json("/api/v1/sessions", map[string]any{}).Code, 422},
		"too short":   {here.json("/api/v1/sessions", map[string]any{"about": "theme/service-mesh", "minutes": 2}).Code, 422},
		"no sessions": {newPerson(t, newServer(t, facts())).json("/api/v1/sessions", wish).Code, 403},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", name, c.got, c.want)
		}
	}
}

func TestTheEditLinkIsAKeyAndGuessingEnds(t *testing.T) {
	m := newMemory()
	h := sessionServer(t, m, "")
	made := makeSession(t, newPerson(t, h))
	if strings.Contains(string(m.docs[made.ID]), made.Key) {
		t.Error("the key is stored")
	}
	other := newPerson(t, h)
	if w := other.get(made.Edit); w.Code != 303 || w.Header().Get("Location") != made.Path || !look(t, other, made.ID).CanEdit {
		t.Errorf("the edit link: %d", w.Code)
	}
	if w := newPerson(t, h).json("/api/v1/sessions/"+made.ID, map[string]any{"act": "title", "title": "T"}, "X-Session-Key", made.Key); w.Code != 200 {
		t.Errorf("the key as a header: %d %.500s", w.Code, w.Body)
	}
	guesser := newPerson(t, h)
	guesser.address = "192.0.2.9:1"
	codes := map[int]int{}
	for range 40 {
		w := guesser.get(made.Path + "/edit/abcdefghijklmnopqrstuvwxyz")
		codes[w.Code]++
		if w.Code == 429 && w.Header().Get("Retry-After") == "" {
			t.Error("no Retry-After")
		}
	}
	if codes[403] != 20 || codes[429] != 20 {
		t.Errorf("%v", codes)
	}
	if w := guesser.get(made.Edit); w.Code != 429 {
		t.Errorf("the true link after guessing: %d", w.Code)
	}
	if w := other.get(made.Path); w.Code != 200 {
		t.Errorf("others are kept out too: %d", w.Code)
	}
}

func TestNotesOfTwoPeopleAndBadOnes(t *testing.T) {
	h := sessionServer(t, newMemory(), "")
	ada, bob := newPerson(t, h), newPerson(t, h)
	made := makeSession(t, ada)
	at := "/api/v1/sessions/" + made.ID
	var wg sync.WaitGroup
	for _, p := range []*person{ada, bob} {
		p.json(at, map[string]any{"act": "note", "id": "n-" + strings.Repeat("0", 9) + string(rune('a'+len(p.cookies)%20)), "text": "first"})
		wg.Go(func() {
			for i := range 20 {
				id := "n-" + p.cookies["throughline-writer"][:10] + string(rune('a'+i))
				for range 2 { // each is sent twice
					if w := p.json(at, map[string]any{"act": "note", "id": id, "text": "note"}); w.Code != 200 {
						t.Errorf("%d %.500s", w.Code, w.Body)
					}
				}
			}
		})
	}
	wg.Wait()
	if w := ada.json(at, map[string]any{"act": "reveal"}, "X-Session-Key", made.Key); w.Code != 200 {
		t.Fatalf("%d %.500s", w.Code, w.Body)
	}
	if n := len(look(t, bob, made.ID).Entries); n != 42 && n != 41 {
		t.Errorf("%d notes", n)
	}
	for name, c := range map[string]struct {
		body any
		want int
	}{
		"100 KB":       {map[string]any{"act": "note", "text": strings.Repeat("é", 50_000)}, 200},
		"300 KB":       {map[string]any{"act": "note", "text": strings.Repeat("é", 150_000)}, 422},
		"2 MB":         {map[string]any{"act": "note", "text": strings.Repeat("x", 2<<20)}, 413},
		"empty":        {map[string]any{"act": "note", "text": "  "}, 422},
		"unknown":      {map[string]any{"act": "dance"}, 403},
		"a wrong vote": {map[string]any{"act": "vote", "dots": []string{"talk/nowhere"}}, 422},
	} {
		if w := bob.json(at, c.body); w.Code != c.want {
			t.Errorf("%s: %d %.200s, want %d", name, w.Code, w.Body, c.want)
		}
	}
	if w := bob.send("POST", at, "application/json", "{"); w.Code != 400 {
		t.Errorf("half a body: %d", w.Code)
	}
}

func TestNotesNeverBecomeFacts(t *testing.T) {
	h := sessionServer(t, newMemory(), "")
	ada := newPerson(t, h)
	before := ada.get("/api/v1/version").Body.String()
	evolution := ada.get("/api/v1/nodes/theme/service-mesh/evolution").Body.String()
	made := makeSession(t, ada)
	ada.json("/api/v1/sessions/"+made.ID, map[string]any{"act": "note", "kind": "decision", "on": "talk/more about theme/service-mesh", "text": "x"})
	if ada.get("/api/v1/version").Body.String() != before || ada.get("/api/v1/nodes/theme/service-mesh/evolution").Body.String() != evolution {
		t.Error("a note changed what is known")
	}
}

func TestWhatIsKept(t *testing.T) {
	h := sessionServer(t, newMemory(), "")
	ada := newPerson(t, h)
	made := makeSession(t, ada)
	ada.get(made.Edit)
	at := "/api/v1/sessions/" + made.ID
	for _, act := range []map[string]any{
		{"act": "show", "path": "/explore?focus=theme/service-mesh#a(b)", "title": "Explore", "item": 0},
		{"act": "note", "kind": "decision", "on": "theme/service-mesh", "text": "# No mesh\n- below *30* services", "author": "Ada"},
		{"act": "note", "text": "never revealed"}, {"act": "ask", "text": "Until when?"}, {"act": "vote", "dots": []string{"talk/more"}},
	} {
		if w := ada.json(at, act); w.Code != 200 {
			t.Fatalf("%v: %d %.500s", act, w.Code, w.Body)
		}
	}
	minutes := ada.get(made.Path + "/minutes.md").Body.String()
	for _, want := range []string{`> \# No mesh`, `> \- below \*30\* services`, "Until when?", "(http://localhost:8080/explore?focus=theme/service-mesh#a%28b%29)", "- 1: [More of it]", "(http://localhost:8080/theme/service-mesh)"} {
		if !strings.Contains(minutes, want) {
			t.Errorf("the minutes lack %q:\n%s", want, minutes)
		}
	}
	if strings.Contains(minutes, "never revealed") {
		t.Error("the minutes tell what was private")
	}
	cal, err := ics.ParseCalendar(strings.NewReader(ada.get(made.Path + "/invitation.ics?starts=2027-01-31T10:00:00Z").Body.String()))
	if err != nil || len(cal.Events()) != 1 {
		t.Fatal(err)
	}
	if start, err := cal.Events()[0].GetStartAt(); err != nil || !start.Equal(time.Date(2027, 1, 31, 10, 0, 0, 0, time.UTC)) {
		t.Errorf("%v, %v", start, err)
	}
	cards := strings.Split(strings.TrimSpace(ada.get(made.Path+"/cards.tsv").Body.String()), "\n")
	if len(cards) < 5 || strings.Count(cards[4], "\t") != 2 || cards[0] != "#separator:tab" {
		t.Errorf("%q", cards)
	}
	handout := ada.get(made.Path + "/handout.html")
	if !strings.Contains(handout.Body.String(), "the mesh line") || strings.Contains(handout.Body.String(), "<b>") || !strings.HasPrefix(handout.Header().Get("Content-Disposition"), "attachment") {
		t.Errorf("%s\n%.500s", handout.Header(), handout.Body)
	}
	if w := ada.get(made.Path + "/invitation.ics?starts=noon"); w.Code != 400 {
		t.Errorf("noon: %d", w.Code)
	}
}

func TestASessionSurvivesARestartAndAnOtherDataset(t *testing.T) {
	m := newMemory()
	ada := newPerson(t, sessionServer(t, m, ""))
	made := makeSession(t, ada)
	ada.json("/api/v1/sessions/"+made.ID, map[string]any{"act": "note", "text": "kept"})
	again := sessionServer(t, m, "")
	ada.h = again
	if s := look(t, ada, made.ID); len(s.Entries) != 1 || s.Entries[0].Text != "kept" {
		t.Errorf("%+v", s)
	}
	if got := ada.get(made.Path).Body.String(); strings.Contains(got, "steps changed") {
		t.Error("nothing changed, and it says so")
	}
	var fewer []graph.Fact
	for _, f := range facts() {
		if f.Subject != "talk/more" {
			fewer = append(fewer, f)
		}
	}
	again.Swap(dataset(t, fewer))
	if got := ada.get(made.Path).Body.String(); !strings.Contains(got, "1 of 3 steps changed") || !strings.Contains(got, "More of it (talk/more) is not here any more.") {
		t.Errorf("a talk that is gone is not told")
	}
}

func TestPlanningSaysWhatItCannotFind(t *testing.T) {
	p := newPerson(t, sessionServer(t, newMemory(), ""))
	for target, want := range map[string]string{
		"/sessions/new": "What is it to be about?",
		"/sessions/new?about=theme/none&basket=talk/more":     "Not known here: theme/none",
		"/sessions/new?about=person/jose-nunez":               "person/jose-nunez is now person/josé-núñez.",
		"/sessions/new?about=theme/service-mesh&minutes=3":    "5 to 480 minutes",
		"/sessions/new?about=series/nothing":                  "Not known here",
		"/sessions/new?basket=talk/more,%2Fcompare%3Fid%3Dxy": "/compare?id=xy",
	} {
		w := p.get(target)
		htmlcheck.Document(t, w.Body.Bytes())
		if w.Code != 200 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d, no %q", target, w.Code, want)
		}
	}
	for target, want := range map[string]int{"/sessions/new?about=theme/service-mesh&level=x": 400, "/sessions/new?minutes=x": 400, "/sessions/aaaaaaaaaaaaaaaa": 404, "/sessions/..%2fx": 404} {
		if w := p.get(target); w.Code != want {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
}
