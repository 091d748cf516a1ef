package server

import (
	"encoding/json"
	"net/http"
	"path"
	"slices"

	"github.com/labstack/echo/v4"

	"throughline/web/view"
)

// keptOffline is what the service worker keeps from the first visit on.
type keptOffline struct {
	Build   string   `json:"build"`
	Version string   `json:"version"`
	Assets  []string `json:"assets"`
	Pages   []string `json:"pages"`
	Data    []string `json:"data"`
}

// worker is the asset that holds the service worker's code. It is served under
// a name that does not change, with the list of what belongs together before
// it: a new build or dataset is a new worker.
const worker = "sw.js"

func (s *Server) serviceWorker(c echo.Context) error {
	body := s.assets.Body(worker)
	if body == nil {
		return problem(http.StatusNotFound, "this server has no service worker")
	}
	list, err := json.Marshal(s.keptOffline(s.dataset(c)))
	if err != nil {
		return err
	}
	text := "const kept = " + string(list) + ";\n" + string(body)
	c.Response().Header().Set("Service-Worker-Allowed", "/")
	return c.Blob(http.StatusOK, "text/javascript; charset=utf-8", []byte(text))
}

func (s *Server) keptOffline(d *Dataset) keptOffline {
	k := keptOffline{Build: s.build, Version: d.Version, Pages: []string{"/offline", "/", "/explore", "/embed"}, Assets: []string{}, Data: []string{}}
	if _, ok := seed(d.Graph); !ok {
		k.Pages = k.Pages[:2]
	}
	_ = s.assets.Each(func(name, served string, _ []byte) error { // fails only as its function does
		if name != worker && path.Ext(name) != ".json" {
			k.Assets = append(k.Assets, "/assets/"+served)
		}
		return nil
	})
	slices.Sort(k.Assets)
	if n, ok := seed(d.Graph); ok && s.inParts(d) {
		k.Data = append(k.Data, partAddress(d, []string{string(d.Graph.ID(n))}))
	} else {
		for _, name := range []string{"core", "evidence"} {
			k.Data = append(k.Data, snapshotAddress(d, name))
		}
	}
	return k
}

// snapshotAddress is where a section of the dataset is, for ever.
func snapshotAddress(d *Dataset, section string) string {
	return "/api/v1/snapshot?version=" + d.Version + "&section=" + section
}

// wordsAddress is where what related talks are found by is, for ever: the
// program makes it of the dataset, and another build may make another.
func (s *Server) wordsAddress(d *Dataset) string {
	return snapshotAddress(d, wordsSection) + "&build=" + s.build
}

// offlinePage is what stands for a page that was never seen while the server
// was there.
func (s *Server) offlinePage(c echo.Context) error {
	p := s.page(c, "Not kept here", "")
	p.Class, p.Path = "p-error", ""
	return render(c, http.StatusOK, view.OfflinePage(p))
}
