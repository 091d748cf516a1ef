package server_test

import (
	"net/http"
	"strings"
	"testing"

	"throughline/graph"
)

// crowdedYear is a year of 60 editions: one with 80 talks, two with 40, one
// with a single talk, and the others with none.
func crowdedYear() []graph.Fact {
	var list []graph.Fact
	for e := range 60 {
		event := "event/conf-" + itoa(e)
		list = append(list, fact(event, graph.Name, "Conf "+itoa(e), 1), fact(event, graph.Year, "2019", 1))
		for i := range map[int]int{7: 80, 8: 40, 9: 40, 10: 1}[e] {
			talk := "talk/t-" + itoa(e) + "-" + itoa(i)
			list = append(list, fact(talk, graph.Title, "Talk "+itoa(i)+" of "+itoa(e), 2), fact(talk, graph.At, event, 2), fact(talk, graph.About, "theme/many", 2))
		}
	}
	return list
}

func TestAYearOfManyEditions(t *testing.T) {
	s := newServer(t, crowdedYear())
	doc := page(t, s, "/year/2019", http.StatusOK)
	if got := texts(doc, ".facts dd"); len(got) < 3 || got[0] != "161" || got[2] != "60" {
		t.Errorf("facts %q", got)
	}
	if got := texts(doc, ".relation h2 .ent"); strings.Join(got, ", ") != "Conf 7, Conf 8" {
		t.Errorf("shown with their talks: %q, not those with the most", got)
	}
	if got := texts(doc, ".keys .serif"); len(got) != 60 {
		t.Errorf("%d talks are listed", len(got))
	}
	if got := texts(doc, ".editions-more li"); len(got) != 2 || !strings.HasPrefix(got[0], "Conf 9") || !strings.HasSuffix(got[1], "1 talk") {
		t.Errorf("further editions %q", got)
	}
	if got := texts(doc, ".editions-silent li"); len(got) != 56 {
		t.Errorf("%d editions name no talk", len(got))
	}
	row := texts(page(t, s, "/coverage", http.StatusOK), ".cols tbody td")
	if len(row) != 2 || row[0] != "161" || !strings.HasPrefix(row[1], "Conf 7 80 talks") || !strings.HasSuffix(row[1], "and 56 more editions") {
		t.Errorf("the coverage says %q", row)
	}
}
