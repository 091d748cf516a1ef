package server

import (
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/change"
	"throughline/graph/text"
	"throughline/web/view"
)

// maxShown is how many likely duplicates the page lists.
const maxShown = 20

// loadPage is the bench before anything was brought to it.
func (s *Server) loadPage(c echo.Context) error {
	return s.showBench(c, http.StatusOK, view.LoadView{})
}

func (s *Server) showBench(c echo.Context, status int, v view.LoadView) error {
	d := s.dataset(c)
	if s.bench == nil || s.loader == nil {
		v.Closed = view.Notice{Title: "This server only reads.", Text: "Start one with 'throughline serve' to load reports, or use 'throughline load' on the command line."}
	} else {
		s.pairs(d, &v)
	}
	v.Token = s.token != nil
	page := s.page(c, "Load", "/load")
	page.Class, page.Path = "p-load", "/load"
	if v.Draft == nil { // which is looked through without a script
		page.Module = "load.js"
	}
	c.Response().Header().Set("Cache-Control", "no-store")
	c.Response().Header().Del("ETag")
	return render(c, status, view.LoadPage(page, v))
}

func (s *Server) pairs(d *Dataset, v *view.LoadView) {
	held := s.bench.Decided(d)
	open := change.Open(s.bench.Likely(d), held)
	for _, p := range open[:min(len(open), maxShown)] {
		v.Pairs = append(v.Pairs, view.LoadPair{A: anyRef(d.Graph, p.A), B: anyRef(d.Graph, p.B), Why: p.Why, NoteA: traits(d.Graph, p.A), NoteB: traits(d.Graph, p.B)})
	}
	v.More = max(len(open)-maxShown, 0)
	for _, h := range held {
		v.Decided = append(v.Decided, view.LoadDecision{Decision: h, Merge: anyRef(d.Graph, h.Merge), Into: anyRef(d.Graph, h.Into)})
	}
}

// anyRef names a node that may be merged away.
func anyRef(g *graph.Graph, id graph.ID) view.Ref {
	if n, ok := g.Lookup(id); ok {
		return ref(g, n)
	}
	return view.Ref{ID: id, Name: id.Slug()}
}

// traits are what tells two nodes of one name apart.
func traits(g *graph.Graph, id graph.ID) string {
	n, ok := g.Lookup(id)
	if !ok {
		return ""
	}
	var parts []string
	switch g.Kind(n) {
	case graph.Person:
		parts = append(parts, text.Many(len(g.In(n, graph.By)), "talk", "talks"))
		for _, company := range g.Out(n, graph.WorksAt) {
			parts = append(parts, g.Name(company))
		}
	case graph.Talk:
		for _, by := range g.Out(n, graph.By) {
			parts = append(parts, g.Name(by))
		}
		parts = append(parts, strconv.Itoa(g.Year(n)))
	}
	return strings.Join(parts[:min(len(parts), 4)], ", ")
}

// formToken lets a form show the token, which has no other way to.
func (s *Server) formToken(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		r.Body = http.MaxBytesReader(c.Response(), r.Body, s.limits.Form)
		if token := c.FormValue("token"); token != "" && r.Header.Get("Authorization") == "" {
			r.Header.Set("Authorization", "Bearer "+token)
		}
		return next(c)
	}
}

// extractForm answers the form on the page with what was found.
func (s *Server) extractForm(c echo.Context) error {
	if s.bench == nil {
		return errNoBench
	}
	name, body, err := formReport(c)
	if err != nil {
		return err
	}
	if len(body) == 0 {
		return s.showBench(c, http.StatusBadRequest, view.LoadView{Notice: view.Notice{Title: "There was nothing to look through.", Text: "Paste a report, or choose a file.", Bad: true}})
	}
	d, err := s.extract(c, name, body)
	if err != nil {
		p := toProblem(err)
		return s.showBench(c, p.Status, view.LoadView{Notice: view.Notice{Title: p.Detail, Bad: true}})
	}
	if d.Format != "" {
		return s.showBench(c, http.StatusOK, view.LoadView{Notice: view.Notice{
			Title: name + " is a schedule (" + d.Format + ").",
			Text:  "Schedules are loaded as a whole, with a preview, where scripts run; without them, use 'throughline load --server'.",
		}})
	}
	return s.showDraft(c, http.StatusOK, d, view.LoadView{})
}

func formReport(c echo.Context) (name string, body []byte, err error) {
	if text := c.FormValue("text"); strings.TrimSpace(text) != "" {
		return "pasted text", []byte(text), nil
	}
	header, err := c.FormFile("file")
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, badRequest("the form cannot be read")
	}
	body, err = readFile(header)
	return header.Filename, body, err
}

func readFile(header *multipart.FileHeader) ([]byte, error) {
	f, err := header.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func (s *Server) showDraft(c echo.Context, status int, d *change.Draft, v view.LoadView) error {
	packed, err := json.Marshal(d)
	if err != nil {
		return err
	}
	v.Draft, v.JSON = d, string(packed)
	if v.Effects == nil {
		if out, err := s.bench.Preview(c.Request().Context(), s.dataset(c), change.Save{Version: d.Version, Draft: d}); err == nil {
			v.Effects = out.Effects
		}
	}
	return s.showBench(c, status, v)
}

// saveForm saves what is ticked, or shows what that would do.
func (s *Server) saveForm(c echo.Context) error {
	if s.bench == nil {
		return errNoBench
	}
	var d change.Draft
	if err := json.Unmarshal([]byte(c.FormValue("draft")), &d); err != nil {
		return badRequest("the form holds no draft")
	}
	form, err := c.FormParams()
	if err != nil {
		return badRequest("the form cannot be read")
	}
	takeForm(&d, form)
	if err := d.Check(); err != nil {
		return badRequest(err.Error())
	}
	if c.FormValue("do") != "save" {
		d.Version = s.dataset(c).Version
		return s.showDraft(c, http.StatusOK, &d, view.LoadView{})
	}
	out, err := s.settle(c, change.Save{Version: d.Version, Draft: &d}, false)
	var conflict *change.Conflict
	switch {
	case errors.As(err, &conflict):
		d.Version = conflict.Difference.To
		return s.showDraft(c, http.StatusConflict, &d, view.LoadView{Changed: &conflict.Difference})
	case err != nil:
		return err
	}
	return c.Redirect(http.StatusSeeOther, view.Ref{ID: out.Source}.Href())
}

// takeForm takes over what a person ticked and wrote.
func takeForm(d *change.Draft, form map[string][]string) {
	for i := range d.Proposals {
		p := &d.Proposals[i]
		kept := slices.Contains(form["keep"], strconv.Itoa(p.N))
		switch {
		case kept && p.Verdict != change.Accepted:
			p.Verdict, p.By = change.Accepted, change.ByPerson
		case !kept && p.Verdict == change.Accepted:
			p.Verdict, p.By = change.Rejected, change.ByPerson
		}
		if name := form["name."+strconv.Itoa(p.N)]; len(name) == 1 {
			p.Rename(strings.TrimSpace(name[0]))
		}
	}
}

// decideForm settles one pair, or takes a decision back.
func (s *Server) decideForm(c echo.Context) error {
	if s.bench == nil {
		return errNoBench
	}
	a, b := graph.ID(c.FormValue("a")), graph.ID(c.FormValue("b"))
	d := change.Decision{Merge: a, Into: b, Source: graph.ID(c.FormValue("source")), Reason: strings.TrimSpace(c.FormValue("reason"))}
	save := change.Save{Version: c.FormValue("version"), Decide: []change.Decision{d}}
	switch c.FormValue("do") {
	case "into-a":
		save.Decide[0].Merge, save.Decide[0].Into = b, a
	case "into-b":
	case "apart":
		save.Decide[0].Apart = true
	case "undo":
		save.Decide, save.Undo = nil, save.Decide
	default:
		return badRequest("do is one of into-a, into-b, apart, undo")
	}
	_, err := s.settle(c, save, false)
	var conflict *change.Conflict
	var refusal *change.Refusal
	switch {
	case errors.As(err, &conflict):
		return s.showBench(c, http.StatusConflict, view.LoadView{Notice: view.Notice{Title: "Someone saved before you; nothing was decided.", Text: "What you see here is current: decide again.", Bad: true}})
	case errors.As(err, &refusal):
		return s.showBench(c, http.StatusUnprocessableEntity, view.LoadView{Notice: view.Notice{Title: "That cannot stand.", Text: refusal.Why, Bad: true}})
	case err != nil:
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/load#dh")
}
