package server_test

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestTimelineAsCSV(t *testing.T) {
	w := get(newServer(t, facts()), "/theme/service-mesh/timeline.csv")
	rows, err := csv.NewReader(w.Body).ReadAll()
	if err != nil || w.Code != http.StatusOK || len(rows) != 4 {
		t.Fatalf("%d, %d rows, %v", w.Code, len(rows), err)
	}
	if got := strings.Join(rows[1][:3], " ") + " " + rows[1][6]; got != "2018 1 1 too few talks for a share" {
		t.Errorf("%q", got)
	}
	if rows[2][6] != "no source" || rows[2][1] != "0" {
		t.Errorf("the year between: %q", rows[2])
	}
	if got := w.Header().Get("Content-Disposition"); got != "attachment; filename=service-mesh.csv" {
		t.Errorf("%q", got)
	}
}

func TestTimelineAsSVGStandsOnItsOwn(t *testing.T) {
	w := get(newServer(t, facts()), "/theme/service-mesh/timeline.svg")
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "image/svg+xml" {
		t.Fatalf("%d %s", w.Code, w.Header().Get("Content-Type"))
	}
	if !bytes.Contains(w.Body.Bytes(), []byte("dataset "+dataset(t, facts()).Version)) {
		t.Error("it does not say of which data it is")
	}
	filtered := get(newServer(t, facts()), "/theme/service-mesh/timeline.svg?from=2018&to=2018").Body.String()
	if !strings.Contains(filtered, "Counted: only from 2018, to 2018") {
		t.Error("it does not say which talks are counted")
	}
	read := xml.NewDecoder(w.Body)
	for {
		token, err := read.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well formed: %v", err)
		}
		if e, ok := token.(xml.StartElement); ok && (e.Name.Local == "a" || e.Name.Local == "script") {
			t.Errorf("<%s> in a file", e.Name.Local)
		}
	}
}

func TestOnlySubjectsHaveATimeline(t *testing.T) {
	s := newServer(t, facts())
	for _, target := range []string{"/talk/meshes/timeline.csv", "/theme/none/timeline.svg", "/person/x/timeline.svg"} {
		if w := get(s, target); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
}

func TestCoverageNamesGapsAndSources(t *testing.T) {
	doc := page(t, newServer(t, facts()), "/coverage", http.StatusOK)
	if got := texts(doc, "tbody th"); strings.Join(got, " ") != "2018 2019 2020" {
		t.Errorf("years %q", got)
	}
	if got := texts(doc, "tbody .gap"); len(got) != 1 || got[0] != "no source" {
		t.Errorf("gaps %q", got)
	}
	if got := texts(doc, ".nbrs .cites"); len(got) != 1 || got[0] != itoa(len(facts()))+" facts" {
		t.Errorf("sources state %q", got)
	}
	page(t, newServer(t, nil), "/coverage", http.StatusOK)
}
