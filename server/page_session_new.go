package server

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/agenda"
	"throughline/graph/related"
	"throughline/graph/session"
	"throughline/server/api"
	"throughline/web/view"
)

// wish is what a form, an address or a JSON body asks of the planner.
type wish struct {
	About   string `json:"about" form:"about" query:"about"`
	Basket  string `json:"basket" form:"basket" query:"basket"` // ids and addresses of pages, separated by commas
	Minutes int    `json:"minutes" form:"minutes" query:"minutes"`
	People  int    `json:"people" form:"people" query:"people"`
	Level   string `json:"level" form:"level" query:"level"`
	Title   string `json:"title" form:"title" query:"title"`

	Ask []string `json:"ask" form:"ask"` // questions that it begins with
}

// maxBasket is the most that a basket holds.
const maxBasket = 100

func readWish(c echo.Context, most int64) (wish, error) {
	w := wish{Minutes: 45}
	binder := echo.DefaultBinder{}
	err := binder.BindQueryParams(c, &w)
	if err == nil && c.Request().Method == http.MethodPost {
		c.Request().Body = http.MaxBytesReader(c.Response(), c.Request().Body, most)
		err = binder.BindBody(c, &w)
	}
	if err != nil {
		return w, badRequest("minutes and people are whole numbers; about and basket are ids such as theme/service-mesh")
	}
	return w, nil
}

// request finds what a wish names. What is not there any more is said, and the
// rest is planned.
func (s *Server) request(d *Dataset, w wish) (r agenda.Request, gone []string, err error) {
	r.Minutes, r.People = w.Minutes, min(max(w.People, 0), 10_000)
	var ok bool
	if r.Level, ok = agenda.ParseLevel(w.Level); !ok {
		return r, nil, badRequest("level is mixed, new or deep")
	}
	ids := strings.Split(w.About, ",")
	if _, ok := d.named(w.About); ok { // commas stand in titles
		ids = []string{w.About}
	}
	ids = append(ids, strings.Split(w.Basket, ",")...)
	if len(ids) > maxBasket {
		return r, nil, badRequest("a basket holds at most 100 things")
	}
	for _, id := range ids {
		id = strings.TrimSpace(id)
		switch n, _, found := d.Graph.Resolve(graph.ID(id)); {
		case id == "":
		case strings.HasPrefix(id, "/") && !strings.HasPrefix(id, "//"):
			r.Screens = append(r.Screens, id)
		case found && !slices.Contains(r.Nodes, n):
			r.Nodes = append(r.Nodes, n)
		case !found:
			n, found = d.named(id)
			switch {
			case !found:
				gone = append(gone, id)
			case !slices.Contains(r.Nodes, n):
				r.Nodes = append(r.Nodes, n)
			}
		}
	}
	return r, gone, nil
}

// named is the node that somebody calls by a name, where no id stands.
func (d *Dataset) named(name string) (uint32, bool) {
	if graph.ID(name).Kind() != graph.NoKind {
		return 0, false
	}
	return d.called(name)
}

// plan makes the session that a wish asks for.
func (s *Server) plan(d *Dataset, w wish) (*session.Session, api.Agenda, []string, error) {
	r, gone, err := s.request(d, w)
	if err != nil {
		return nil, api.Agenda{}, gone, err
	}
	p, err := d.Plan(r)
	if errors.Is(err, agenda.ErrNoTalks) || errors.Is(err, agenda.ErrMinutes) {
		return nil, api.Agenda{}, gone, problem(http.StatusUnprocessableEntity, err.Error())
	}
	if err != nil {
		return nil, api.Agenda{}, gone, err
	}
	a := api.AgendaOf(d.Graph, p, d.Version)
	one := a.Session()
	d.shortenCites(one)
	one.People, one.Level, one.Created = r.People, r.Level.String(), time.Now().Unix()
	if strings.TrimSpace(w.Title) != "" {
		err = one.Rename(w.Title)
	}
	for _, text := range w.Ask {
		err = errors.Join(err, one.Write("left-"+randomID(10), text))
	}
	if err != nil {
		return nil, a, gone, problem(http.StatusUnprocessableEntity, err.Error())
	}
	return one, a, gone, nil
}

// shortenCites calls sources in a session as locators on pages do.
func (d *Dataset) shortenCites(one *session.Session) {
	shorten := func(list []session.Cite) {
		for i := range list {
			list[i].Short = d.sourceNames()[list[i].Source].Short
		}
	}
	for _, it := range one.Items {
		shorten(it.Cites)
	}
	for _, q := range one.Questions {
		shorten(q.Cites)
	}
}

// newSessionPage proposes a plan, and keeps nothing.
func (s *Server) newSessionPage(c echo.Context) error {
	d := s.dataset(c)
	w, err := readWish(c, s.limits.Act)
	if err != nil {
		return err
	}
	v := view.Planner{About: w.About, Basket: w.Basket, Minutes: w.Minutes, People: w.People, Level: w.Level, Title: "Plan a session", Token: s.token != nil}
	if w.About+w.Basket != "" {
		if err := s.propose(c, d, w, &v); err != nil {
			return err
		}
	} else {
		v.Notice = &view.Notice{Title: "What is it to be about?", Text: "Name a theme, a technology or a talk, or keep talks in the basket on their pages.", Way: view.Link{Label: "All themes", Href: "/themes"}}
		v.Examples = planExamples(d)
	}
	v.ID = w.About
	if n, _, ok := d.Graph.Resolve(graph.ID(w.About)); ok {
		if same, ok := d.named(d.nameOf(n)); ok && same == n { // a theme and a technology may have one name
			v.About = d.nameOf(n)
		}
	}
	switch {
	case s.rooms.store == nil:
		v.Cannot = "This server keeps no sessions; `throughline agenda` prints this plan."
	case s.token == nil && s.refusal(c) != nil:
		v.Cannot = "Making it a session works from the machine that serves this, or with a write token."
	}
	page := s.page(c, v.Title, "/sessions")
	page.Class = "p-session"
	return render(c, http.StatusOK, view.PlannerPage(page, v))
}

// planExamples are the themes that most talks are about.
func planExamples(d *Dataset) []view.Link {
	var out []view.Link
	lo, hi := d.Graph.Range(graph.Theme)
	for n := lo; n < min(lo+5, hi); n++ {
		out = append(out, view.Link{Label: d.Graph.Name(n), Href: "/sessions/new?about=" + queryEscape(string(d.Graph.ID(n)))})
	}
	return out
}

func (s *Server) propose(c echo.Context, d *Dataset, w wish, v *view.Planner) error {
	one, a, gone, err := s.plan(d, w)
	var p *Problem
	switch {
	case errors.As(err, &p) && p.Status == http.StatusUnprocessableEntity:
		v.Notice = &view.Notice{Title: p.Detail, Bad: true}
	case err != nil:
		return err
	default:
		v.Plan, v.Order, v.Title = one, a.Order, one.Title
		v.Open = s.openQuestions(c, d, a.About)
	}
	if said := movedSince(d, w); said != "" && v.Notice == nil {
		v.Notice = &view.Notice{Title: said, Text: "The two were found to be one since the link was made."}
	}
	if len(gone) > 0 {
		v.Notice = &view.Notice{Title: "Not known here: " + strings.Join(gone[:min(len(gone), 5)], ", "), Text: "It may have been renamed, or its source was taken out. The rest was planned.", Bad: v.Plan == nil}
	}
	return nil
}

// movedSince says which of the ids in a wish are called otherwise now.
func movedSince(d *Dataset, w wish) string {
	for id := range strings.SplitSeq(w.About+","+w.Basket, ",") {
		if n, moved, ok := d.Graph.Resolve(graph.ID(strings.TrimSpace(id))); ok && moved {
			return strings.TrimSpace(id) + " is now " + string(d.Graph.ID(n)) + "."
		}
	}
	return ""
}

// mostOpen is how many questions of earlier sessions are offered.
const mostOpen = 10

// answersShown is how many talks are offered for an open question.
const answersShown = 2

// openQuestions are what the client's own sessions on the same subject left
// open, with talks that may answer it.
func (s *Server) openQuestions(c echo.Context, d *Dataset, about graph.ID) []view.OpenQuestion {
	var out []view.OpenQuestion
	for _, r := range s.own(c) {
		one := r.now()
		if about == "" || one.About != about {
			continue
		}
		for i, text := range one.Open() {
			if len(out) == mostOpen {
				return out
			}
			q := view.OpenQuestion{Text: cut(text, 900), From: view.Link{Label: one.Title, Href: "/sessions/" + one.ID}}
			if i == 0 { // they are the same for all of one session
				q.Talks = answers(d, one)
			}
			out = append(out, q)
		}
	}
	return out
}

// answers are the talks most related to the last talk of a session among those
// that were not in it.
func answers(d *Dataset, one *session.Session) []view.Ref {
	for i := len(one.Items) - 1; i >= 0; i-- {
		n, _, ok := d.Graph.Resolve(one.Items[i].ID)
		if !ok || d.Graph.Kind(n) != graph.Talk {
			continue
		}
		a, err := d.Related(related.Query{Talk: n, With: related.NoNode, Limit: answersShown, Keep: func(t uint32) bool {
			return !slices.ContainsFunc(one.Items, func(it session.Item) bool { return it.ID == d.Graph.ID(t) })
		}})
		if err != nil {
			return nil
		}
		var out []view.Ref
		for _, r := range a.Results {
			out = append(out, ref(d.Graph, r.Talk))
		}
		return out
	}
	return nil
}

// create keeps a session.
func (s *Server) create(c echo.Context) (*session.Session, string, error) {
	if s.rooms.store == nil {
		return nil, "", errNoSessions()
	}
	w, err := readWish(c, s.limits.Act)
	if err != nil {
		return nil, "", err
	}
	one, _, _, err := s.plan(s.dataset(c), w)
	if err != nil {
		return nil, "", err
	}
	key, err := s.rooms.create(one)
	return one, key, err
}

func (s *Server) postSession(c echo.Context) error {
	one, key, err := s.create(c)
	if err != nil {
		return err
	}
	setCookie(c, keyCookie(one.ID), key)
	return c.Redirect(http.StatusSeeOther, "/sessions/"+one.ID)
}

// created is the answer to a session that was made. Key changes it, by the
// header X-Session-Key or by opening Edit; it is told this once.
type created struct {
	ID   string `json:"id"`
	Key  string `json:"key"`
	Path string `json:"path"`
	Edit string `json:"edit"`
}

func (s *Server) postSessionAPI(c echo.Context) error {
	one, key, err := s.create(c)
	if err != nil {
		return err
	}
	path := "/sessions/" + one.ID
	c.Response().Header().Set("Location", "/api/v1"+path)
	return c.JSON(http.StatusCreated, created{one.ID, key, path, path + "/edit/" + key})
}

func (s *Server) getAgenda(c echo.Context) error {
	w, err := readWish(c, s.limits.Act)
	if err != nil {
		return err
	}
	_, a, gone, err := s.plan(s.dataset(c), w)
	if err == nil && len(gone) > 0 {
		err = problem(http.StatusNotFound, "there is no "+gone[0])
	}
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, a)
}
