package server_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"throughline/web/view/htmlcheck"
)

// TestCellsOfCompanionsOpenTheirTalks follows every link of the table: as many
// talks are listed as the cell counts.
func TestCellsOfCompanionsOpenTheirTalks(t *testing.T) {
	s := newServer(t, fieldOfTalks())
	followed := 0
	for _, subject := range []string{"/theme/subject-1", "/technology/tool-2"} {
		for _, cell := range htmlcheck.All(page(t, s, subject, http.StatusOK), ".heat td a") {
			text, _, _ := strings.Cut(htmlcheck.Text(cell), "/")
			want, err := strconv.Atoi(text)
			if err != nil {
				t.Fatal(err)
			}
			href, _, _ := strings.Cut(htmlcheck.Attr(cell, "href"), "#")
			doc := page(t, s, subject+href, http.StatusOK)
			heading := first(t, doc, "#beside")
			if got := len(htmlcheck.All(heading.Parent, "a.serif")); got != want || !strings.HasPrefix(htmlcheck.Text(heading), text+" talk") {
				t.Errorf("%s%s: %d talks under %q, the cell counts %d", subject, href, got, htmlcheck.Text(heading), want)
			}
			followed++
		}
	}
	if followed == 0 {
		t.Error("no cell is a link")
	}
	page(t, s, "/theme/subject-1?beside=theme/none", http.StatusOK)
	page(t, s, "/theme/subject-1?since=x", http.StatusBadRequest)
}
