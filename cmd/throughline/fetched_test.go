package main

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	web "throughline/graph/load/fetch"
)

func TestAddressesAreFetchedFirst(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("hello")) }))
	defer s.Close()
	paths, remove, err := (&app{}).fetched(t.Context(), []string{"here.xml", s.URL + "/a/there.xml?x=1", s.URL + "/b/there.xml"}, web.Options{Allow: func(netip.Addr) bool { return true }})
	if err != nil || len(paths) != 3 || paths[0] != "here.xml" || filepath.Base(paths[1]) != "there.xml" || paths[1] == paths[2] {
		t.Fatalf("%v %v", paths, err)
	}
	if data, err := os.ReadFile(paths[2]); err != nil || string(data) != "hello" {
		t.Errorf("%q %v", data, err)
	}
	remove()
	if _, err := os.Stat(paths[1]); err == nil {
		t.Error("it was left behind")
	}
}

func TestLoadRefusesAddressesInside(t *testing.T) {
	s := httptest.NewServer(http.NotFoundHandler())
	defer s.Close()
	out, errs, code := newCLI(t).run("load", s.URL+"/schedule.xml")
	if code != exitFailed || out != "" || !strings.Contains(errs, "127.0.0.1 is no public address") {
		t.Errorf("%d %s%s", code, out, errs)
	}
}
