package server_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"throughline/graph/trail"
	"throughline/server"
	"throughline/web/view/htmlcheck"
)

// trailMemory keeps trails for a test.
type trailMemory struct {
	mu   sync.Mutex
	kept map[string][]byte
}

func (m *trailMemory) KeepTrail(name string, query []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept[name] = query
	return nil
}

func (m *trailMemory) Trail(name string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.kept[name], nil
}

func (m *trailMemory) Trails() (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.kept), nil
}

func trailServer(t *testing.T, change func(*server.Config)) (*server.Server, *trailMemory) {
	m := &trailMemory{kept: map[string][]byte{}}
	return configured(t, func(c *server.Config) {
		c.Trails = m
		if change != nil {
			change(c)
		}
	}), m
}

// longQuery is what the explorer writes after many notes.
func longQuery(t *testing.T, notes int) string {
	steps := []trail.Step{{Verb: trail.Open, Node: "theme/service-mesh"}}
	for range notes {
		steps = append(steps, trail.Step{Verb: trail.Note, Node: "theme/service-mesh", Text: strings.Repeat("made up ", 20)})
	}
	d := dataset(t, facts())
	return "focus=theme/service-mesh&from=2018&trail=" + trail.Encode(d.Graph, d.Version, steps)
}

type keptTrail struct{ Name, Href, Query string }

func keepTrail(t *testing.T, p *person, query string) (k keptTrail) {
	t.Helper()
	w := p.send(http.MethodPost, "/api/v1/trails", "text/plain", query)
	if err := json.Unmarshal(w.Body.Bytes(), &k); err != nil || w.Code != http.StatusCreated {
		t.Fatalf("%d %.500s", w.Code, w.Body)
	}
	return k
}

func TestALongLinkGetsAShortName(t *testing.T) {
	h, m := trailServer(t, nil)
	p := newPerson(t, h)
	query := longQuery(t, 60)
	if len(query) < 10_000 {
		t.Fatalf("the query has %d characters, and no server would refuse it", len(query))
	}
	k := keepTrail(t, p, "?"+query)
	if again := keepTrail(t, p, query); again != k || len(m.kept) != 1 || len(k.Href) > 40 {
		t.Errorf("%+v, then %+v, %d kept", k, again, len(m.kept))
	}
	var got keptTrail
	if err := json.Unmarshal(p.get("/api/v1/trails/"+k.Name).Body.Bytes(), &got); err != nil || got.Query != query || got.Href != k.Href {
		t.Errorf("%v, %+v", err, got)
	}
	x, y := first(t, page(t, h, k.Href, 200), "#explorer"), first(t, page(t, h, "/explore?focus=theme/service-mesh&from=2018", 200), "#explorer")
	if htmlcheck.Attr(x, "data-query") != query || htmlcheck.Attr(y, "data-query") != "" {
		t.Error("the client is not told what the link stands for")
	}
	for _, name := range []string{"data-focus", "data-nodes", "data-edges", "data-selected"} {
		if got, want := htmlcheck.Attr(x, name), htmlcheck.Attr(y, name); got == "" || got != want {
			t.Errorf("%s is %q by its name, %q in full", name, got, want)
		}
	}
}

func TestTrailsFollowTheSpecification(t *testing.T) {
	h, _ := trailServer(t, nil)
	p := newPerson(t, h)
	doc, err := openapi3.NewLoader().LoadFromData(p.get("/openapi.json").Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	k := keepTrail(t, p, longQuery(t, 3))
	for target, want := range map[string]int{k.Name: 200, "abcdefghijklmnop": 404, "x": 404} {
		if w := specified(t, router, p, http.MethodGet, "/api/v1/trails/"+target, ""); w.Code != want {
			t.Errorf("%s: %d %.500s", target, w.Code, w.Body)
		}
	}
}

func TestOnlyLinksOfTheExplorerAreKept(t *testing.T) {
	h, m := trailServer(t, nil)
	p := newPerson(t, h)
	whole := longQuery(t, 4)
	for query, want := range map[string]int{
		"":                                   400,
		"focus=theme/no-such-thing":          404,
		"focus=theme/service-mesh&q=x":       422,
		"focus=theme/service-mesh&t=x":       422,
		"focus=theme/service-mesh&from=%zz":  422,
		"focus=theme/service-mesh&to=1&to=2": 422,
		"focus=theme/service-mesh&expand=talk/a,anything at all": 422,
		"focus=theme/service-mesh&trail=<script>":                422,
		"focus=theme/service-mesh&trail=____________":            422,
		whole[:len(whole)-30]:                                    422,
		"focus=" + strings.Repeat("a", 100<<10):                  413,
	} {
		w := p.send(http.MethodPost, "/api/v1/trails", "text/plain", query)
		if w.Code != want || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%.60s: %d %.500s", query, w.Code, w.Body)
		}
	}
	if len(m.kept) != 0 {
		t.Errorf("%d were kept", len(m.kept))
	}
	k := keepTrail(t, p, "focus=theme/service-mesh&expand=talk/meshes,theme/service-mesh~-about&select=talk/meshes&tour=1")
	if sel := htmlcheck.Attr(first(t, page(t, h, k.Href, 200), "#explorer"), "data-selected"); sel != "talk/meshes" {
		t.Errorf("%q is selected", sel)
	}
}

func TestTrailsTakeLittleRoom(t *testing.T) {
	h, m := trailServer(t, func(c *server.Config) { c.Limits.Trails, c.Limits.Trail = 2, 200 })
	p := newPerson(t, h)
	at := "focus=theme/service-mesh&to="
	first := keepTrail(t, p, at+"2001")
	keepTrail(t, p, at+"2002")
	if w := p.send(http.MethodPost, "/api/v1/trails", "text/plain", at+"2003"); w.Code != http.StatusInsufficientStorage {
		t.Errorf("the third of two: %d %.500s", w.Code, w.Body)
	}
	if again := keepTrail(t, p, at+"2001"); again != first || len(m.kept) != 2 {
		t.Errorf("one that is kept: %+v, %d", again, len(m.kept))
	}
	if w := p.send(http.MethodPost, "/api/v1/trails", "text/plain", at+strings.Repeat("0", 200)); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("a long one: %d", w.Code)
	}
}

func TestWhoMayNotWriteKeepsNoTrail(t *testing.T) {
	const query = "focus=theme/service-mesh"
	open, m := trailServer(t, nil)
	guarded, n := trailServer(t, func(c *server.Config) {
		c.Token, c.Limits.Writes = "a token that is long", server.Rate{PerSecond: 0.001, Burst: 3}
	})
	none := configured(t, nil)
	send := func(h *server.Server, remote string, header ...string) int {
		return post(h, "/api/v1/trails", query, func(r *http.Request) {
			r.RemoteAddr = remote
			for i := 0; i+1 < len(header); i += 2 {
				r.Header.Set(header[i], header[i+1])
			}
		}).Code
	}
	for what, got := range map[string][2]int{
		"somebody elsewhere":      {send(open, "192.0.2.1:1"), 403},
		"a page of another site":  {send(open, "127.0.0.1:1", "Sec-Fetch-Site", "cross-site"), 403},
		"no token":                {send(guarded, "127.0.0.1:1"), 401},
		"a server without a room": {send(none, "127.0.0.1:1"), 403},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %d, not %d", what, got[0], got[1])
		}
	}
	if len(m.kept)+len(n.kept) != 0 {
		t.Error("something was kept")
	}
	for i, want := range []int{201, 201, 201, 429} {
		if got := send(guarded, "192.0.2.9:1", "Authorization", "Bearer a token that is long"); got != want {
			t.Errorf("write %d: %d, not %d", i, got, want)
		}
	}
}

func TestShortLinksThatLeadNowhere(t *testing.T) {
	h, m := trailServer(t, nil)
	k := keepTrail(t, newPerson(t, h), "focus=theme/service-mesh&to=2019")
	m.kept[k.Name][3] ^= 1
	for target, want := range map[string]struct {
		status  int
		heading string
	}{
		k.Href:                          {500, "That link is damaged"},
		"/explore?t=abcdefghijklmnop":   {404, "There is no such link here"},
		"/explore?t=":                   {404, "There is no such link here"},
		"/explore?t=%3Cscript%3E%00../": {404, "There is no such link here"},
	} {
		doc := page(t, h, target, want.status)
		if got := texts(doc, "h1"); len(got) != 1 || got[0] != want.heading {
			t.Errorf("%s: %q", target, got)
		}
		if way := htmlcheck.All(doc, "main .state a[href=/explore]"); len(way) == 0 {
			t.Errorf("%s: no way on", target)
		}
	}
	if w := get(configured(t, nil), "/explore?t="+k.Name); w.Code != 404 {
		t.Errorf("a server that keeps none: %d", w.Code)
	}
}
