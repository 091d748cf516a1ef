package server_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"throughline/graph"
	"throughline/graph/wire"
	"throughline/server"
	"throughline/web"
)

func fact(subject string, p graph.Predicate, object string, line int) graph.Fact {
	return graph.Fact{Subject: graph.ID(subject), Predicate: p, Object: object, Evidence: graph.Evidence{
		Source: "source/example-report", Locator: "L" + strconv.Itoa(line), Rule: "heading", Words: "mesh", Status: graph.Stated}}
}

// facts are two made-up talks at two editions of a made-up conference.
func facts() []graph.Fact {
	return []graph.Fact{
		fact("source/example-report", graph.Title, "Notes from Example Conf", 1),
		fact("source/example-report", graph.URL, "https://example.org/report", 1),
		fact("source/example-report", graph.Transcript, "one\ntwo\nthe mesh line\nfour", 1),
		fact("event/example-2018", graph.Name, "Example Conf 2018", 1),
		fact("event/example-2018", graph.Year, "2018", 1),
		fact("event/example-2018", graph.Of, "series/example", 1),
		fact("event/example-2020", graph.Year, "2020", 1),
		fact("series/example", graph.Name, "Example Conf", 1),
		fact("theme/service-mesh", graph.Name, "service mesh", 1),
		fact("theme/service-mesh", graph.Alias, "service meshes", 1),
		fact("theme/service-mesh", graph.Broader, "theme/microservices", 1),
		fact("talk/meshes", graph.Title, `Meshes <b>"bold"</b> & more`, 2),
		fact("talk/meshes", graph.At, "event/example-2018", 2),
		fact("talk/meshes", graph.About, "theme/service-mesh", 3),
		fact("talk/meshes", graph.Uses, "technology/istio", 3),
		fact("talk/meshes", graph.By, "person/josé-núñez", 2),
		fact("person/josé-núñez", graph.Name, "José Núñez", 2),
		fact("person/josé-núñez", graph.Replaces, "person/jose-nunez", 2),
		fact("talk/more", graph.Title, "More of it", 4),
		fact("talk/more", graph.At, "event/example-2020", 4),
		fact("talk/more", graph.About, "theme/service-mesh", 4),
	}
}

func dataset(t testing.TB, list []graph.Fact) *server.Dataset {
	t.Helper()
	var b graph.Builder
	for _, f := range list {
		if err := b.Add(f); err != nil {
			t.Fatalf("%v: %v", f, err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return server.NewDataset(g, wire.Encode(g))
}

func newServer(t testing.TB, list []graph.Fact) *server.Server {
	t.Helper()
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	return server.New(server.Config{Data: dataset(t, list), Assets: assets, Build: "test",
		Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
}

func get(h http.Handler, target string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, target, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}
