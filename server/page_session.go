package server

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/export"
	"throughline/graph/session"
	"throughline/graph/text"
	"throughline/graph/trail"
	"throughline/web/view"
)

func (s *Server) sessionRoutes(top, api routes, zip echo.MiddlewareFunc) {
	pages := routes{echo: top.echo, prefix: "/sessions"}.behind(zip, fresh)
	pages.GET("", s.sessionsPage)
	pages.POST("", s.postSession, s.formToken, s.creating)
	pages.GET("/new", s.newSessionPage, s.queries.limit)
	pages.GET("/:id", s.sessionPage)
	pages.POST("/:id", s.postAct)
	pages.GET("/:id/edit/:key", s.openEditLink)
	for _, form := range export.Forms() {
		pages.GET("/:id/"+form.File, s.kept(form))
	}

	g := api.behind(fresh)
	s.trailRoutes(g)
	g.GET("/agenda", s.getAgenda, zip, s.queries.limit)
	g.POST("/sessions", s.postSessionAPI, s.creating)
	g.GET("/sessions/:id", s.getSession, zip)
	g.POST("/sessions/:id", s.postActAPI)
	g.stream("/sessions/:id/events", s.getEvents, s.streams.limit)
}

// fresh keeps an answer out of every cache: sessions change, and are not for
// everybody.
func fresh(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header().Set("Cache-Control", "no-store")
		return next(c)
	}
}

// creating guards the making of sessions as writing does loads.
func (s *Server) creating(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := s.refusal(c); err != nil {
			return err
		}
		return next(c)
	}
}

// own are the sessions whose edit link this browser has; on the machine that
// serves, all of them, the newest first. A view link is a secret of its people.
// Those that nobody is in are not kept in memory for it.
func (s *Server) own(c echo.Context) []*room {
	if s.rooms.store == nil {
		return nil
	}
	var ids []string
	here := clientOf(c).local
	if here {
		ids, _ = s.rooms.store.SessionIDs()
	} else {
		for _, cookie := range c.Cookies() {
			if id, ok := strings.CutPrefix(cookie.Name, keyCookie("")); ok && isSessionID(id) {
				ids = append(ids, id)
			}
		}
	}
	var out []*room
	for _, id := range ids {
		if one, err := s.rooms.peek(id); err == nil && one != nil && (here || s.holdsKey(c, one)) {
			out = append(out, one)
		}
	}
	slices.SortFunc(out, func(a, b *room) int { return int(b.now().Created - a.now().Created) })
	return out
}

// sessionsPage lists the sessions that are the client's own.
func (s *Server) sessionsPage(c echo.Context) error {
	var list []view.SessionLink
	for _, r := range s.own(c) {
		one := r.now()
		open := len(one.Open())
		list = append(list, view.SessionLink{Link: view.Link{Label: one.Title, Href: "/sessions/" + one.ID}, Minutes: one.Minutes,
			Made: time.Unix(one.Created, 0).UTC().Format("2 January 2006"), Open: open})
	}
	page := s.page(c, "Sessions", "/sessions")
	page.Class = "p-session"
	return render(c, http.StatusOK, view.SessionsPage(page, list))
}

func (s *Server) sessionPage(c echo.Context) error {
	r, err := s.room(c)
	if err != nil {
		return err
	}
	page := s.page(c, r.now().Title, "/sessions")
	page.Class, page.Path = "p-session", "" // its address is not for search engines
	return render(c, http.StatusOK, view.SessionPage(page, s.sessionView(c, r)))
}

func (s *Server) sessionView(c echo.Context, r *room) view.Session {
	one, who := r.now(), writer(c, r.id, false)
	v := view.Session{Session: one, CanEdit: s.holdsKey(c, r), Writer: who, Tally: one.Tally(), Mine: map[graph.ID]int{}}
	v.Notes, v.Writers = one.Seen(who)
	v.Groups = session.Groups(v.Notes)
	v.Names = subjects(s.dataset(c).Graph, v.Notes)
	for _, b := range one.Ballots {
		if b.Voter == who {
			for _, id := range b.On {
				v.Mine[id]++
			}
		}
	}
	v.JoinLink = s.site(c) + "/sessions/" + r.id
	v.JoinCode.Path, v.JoinCode.Side = qrPath(v.JoinLink)
	if cookie, err := c.Cookie(keyCookie(r.id)); err == nil && v.CanEdit {
		v.EditLink = v.JoinLink + "/edit/" + cookie.Value
	}
	if d := s.dataset(c); d.Version != one.Dataset {
		v.Changes, v.Steps = changedSince(d.Graph, one)
	}
	return v
}

// subjects names what entries are on.
func subjects(g *graph.Graph, entries []session.Entry) map[string]string {
	names := map[string]string{}
	for _, e := range entries {
		if e.On == "" {
			continue
		}
		names[e.On] = e.On
		if name := cmp.Or(subject(g, e.On), e.Named); name != "" {
			names[e.On] = name
		}
	}
	return names
}

// subject names a node by its name and an edge by those of its ends. It is
// empty when they are not here.
func subject(g *graph.Graph, on string) string {
	words := strings.Fields(on)
	for i := 0; i < len(words); i += 2 {
		n, _, ok := g.Resolve(graph.ID(words[i]))
		if !ok {
			return ""
		}
		words[i] = g.Name(n)
	}
	return cut(strings.Join(words, " "), 400)
}

// changedSince lists the steps of a session whose nodes are gone or have other
// names now, of how many.
func changedSince(g *graph.Graph, one *session.Session) (changes []string, steps int) {
	seen := map[string]bool{}
	check := func(path, name string) {
		if path == "" || seen[path] {
			return
		}
		seen[path] = true
		steps++
		if changed, of := trailChanges(g, path); of > 0 {
			if changed > 0 {
				changes = append(changes, fmt.Sprintf("%s: %d of %s of its view changed.", name, changed, text.Many(of, "step", "steps")))
			}
			return
		}
		id := nodeOf(path)
		if id == "" {
			return
		}
		switch n, moved, ok := g.Resolve(id); {
		case !ok:
			changes = append(changes, name+" ("+string(id)+") is not here any more.")
		case moved:
			changes = append(changes, name+" is now "+g.Name(n)+" ("+string(g.ID(n))+"), and its old address leads there.")
		}
	}
	for _, it := range one.Items {
		check(it.Path, it.Name)
	}
	for _, step := range one.Live.Trail {
		check(step.Path, step.Title)
	}
	return changes, steps
}

// trailChanges counts the steps of an explorer's link that lead elsewhere now,
// of how many. There are none where the address holds no trail.
func trailChanges(g *graph.Graph, path string) (changed, of int) {
	u, err := url.Parse(path)
	if err != nil || u.Path != "/explore" || u.Query().Get("trail") == "" {
		return 0, 0
	}
	t, _, _ := trail.Decode(g, "", u.Query().Get("trail"))
	return trail.Changed(trail.Check(g, t.Steps)), len(t.Steps)
}

// nodeOf is the node whose page an address is, or that an explorer begins at.
func nodeOf(path string) graph.ID {
	u, err := url.Parse(path)
	if err != nil {
		return ""
	}
	id := graph.ID(strings.TrimPrefix(u.Path, "/"))
	if focus := u.Query().Get("focus"); focus != "" {
		id = graph.ID(focus)
	}
	if id.Kind() == graph.NoKind {
		return ""
	}
	return id
}

// openEditLink leaves the key in the browser, and takes it out of the address.
func (s *Server) openEditLink(c echo.Context) error {
	r, err := s.room(c)
	if err != nil {
		return err
	}
	if !r.opens(c.Param("key")) {
		s.rooms.guesses.count(c)
		return problem(http.StatusForbidden, "this is not the edit link of this session")
	}
	setCookie(c, keyCookie(r.id), c.Param("key"))
	return c.Redirect(http.StatusSeeOther, "/sessions/"+r.id)
}

// kept answers with a form of the session to be saved. That it starts at some
// time can be asked of an invitation.
func (s *Server) kept(form export.Form) echo.HandlerFunc {
	return func(c echo.Context) error {
		r, err := s.room(c)
		if err != nil {
			return err
		}
		data := []byte(form.Write(r.now(), s.site(c)))
		if at := c.QueryParam("starts"); at != "" && form.Name == "invitation" {
			starts, err := time.Parse(time.RFC3339, at)
			if err != nil { // as a form without a program sends it: by everybody's own clock
				starts, err = time.ParseInLocation("2006-01-02T15:04", at, export.Floating)
			}
			if err != nil {
				return badRequest("starts is a time such as 2027-01-31T10:00:00Z")
			}
			data = export.Invitation(r.now(), s.site(c), starts, time.Now())
		}
		attach(c, form.File)
		return c.Blob(http.StatusOK, form.Type, data)
	}
}

// sessionAnswer is a session as the client may see it: own and revealed notes,
// votes as sums.
type sessionAnswer struct {
	session.Session
	Ballots []struct{}        `json:"ballots,omitempty"` // hides those of the session
	Votes   map[graph.ID]int  `json:"votes"`
	Writers int               `json:"writers"`
	Groups  []session.Group   `json:"groups"`
	Names   map[string]string `json:"names"` // what entries are on, in words
	Mine    []string          `json:"mine"`  // ids of the client's own entries
	CanEdit bool              `json:"can-edit"`
	Version string            `json:"version"`
}

func (s *Server) getSession(c echo.Context) error {
	r, err := s.room(c)
	if err != nil {
		return err
	}
	v := s.sessionView(c, r)
	a := sessionAnswer{Session: *v.Session.Clone(), Votes: v.Tally, Writers: v.Writers, Mine: []string{}, CanEdit: v.CanEdit, Version: s.dataset(c).Version}
	a.Entries, a.Groups, a.Names = v.Notes, v.Groups, v.Names
	if a.Entries == nil {
		a.Entries, a.Groups = []session.Entry{}, []session.Group{}
	}
	for _, e := range v.Notes {
		if e.Writer == v.Writer {
			a.Mine = append(a.Mine, e.ID)
		}
	}
	return c.JSON(http.StatusOK, a)
}
