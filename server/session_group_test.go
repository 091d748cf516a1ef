package server_test

import (
	"strings"
	"testing"

	"throughline/web/view/htmlcheck"
)

func TestRevealedNotesAreGrouped(t *testing.T) {
	h := sessionServer(t, newMemory(), "")
	ada, bob := newPerson(t, h), newPerson(t, h)
	made := makeSession(t, ada)
	at, api := "/sessions/"+made.ID, "/api/v1/sessions/"+made.ID
	for id, on := range map[string]string{"note-0001": "theme/service-mesh", "note-0002": "theme/service-mesh", "note-0003": "talk/more about theme/service-mesh"} {
		if w := bob.json(api, map[string]any{"act": "note", "id": id, "text": "of " + id, "on": on}); w.Code != 200 {
			t.Fatalf("%d %.500s", w.Code, w.Body)
		}
	}
	ada.json(api, map[string]any{"act": "reveal"}, "X-Session-Key", made.Key)
	if w := bob.json(api, map[string]any{"act": "group", "id": "note-0002", "group": "Cost"}); w.Code != 403 {
		t.Errorf("a view link groups: %d", w.Code)
	}
	if w := ada.json(api, map[string]any{"act": "group", "id": "note-0002", "group": "Cost"}, "X-Session-Key", made.Key); w.Code != 200 {
		t.Errorf("%d %.500s", w.Code, w.Body)
	}
	if w := ada.json(api, map[string]any{"act": "group", "id": "note-0009", "group": "Cost"}, "X-Session-Key", made.Key); w.Code != 422 {
		t.Errorf("what is not there is grouped: %d", w.Code)
	}
	page := bob.get(at).Body.Bytes()
	htmlcheck.Document(t, page)
	var titles []string
	for _, h3 := range htmlcheck.All(htmlcheck.Parse(t, page), "[data-groups] h3") {
		titles = append(titles, htmlcheck.Text(h3))
	}
	if got := strings.Join(titles, "|"); !strings.HasPrefix(got, "Cost|On ") || !strings.Contains(got, " about Service mesh") && !strings.Contains(got, " about service mesh") || len(titles) != 3 {
		t.Errorf("groups: %s", got)
	}
	minutes := bob.get(at + "/minutes.md").Body.String()
	cost, rest := strings.Index(minutes, "### Cost"), strings.Index(minutes, "### Not grouped")
	if cost < 0 || rest < cost || !strings.Contains(minutes[cost:rest], "of note-0002") || strings.Contains(minutes[cost:rest], "of note-0001") {
		t.Errorf("minutes:\n%s", minutes)
	}
}
