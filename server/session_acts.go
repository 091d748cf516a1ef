package server

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/session"
)

// act is one thing that somebody does in a session, as a form or as JSON. Which
// fields it needs depends on Act.
type act struct {
	Act     string `json:"act" form:"act"`
	ID      string `json:"id" form:"id"`
	Kind    string `json:"kind" form:"kind"`
	On      string `json:"on" form:"on"`
	Screen  string `json:"screen" form:"screen"`
	Author  string `json:"author" form:"author"`
	Text    string `json:"text" form:"text"`
	Base    uint64 `json:"base" form:"base"`
	Deleted bool   `json:"deleted" form:"deleted"`
	Item    int    `json:"item" form:"item"`
	By      int    `json:"by" form:"by"`
	Minutes int    `json:"minutes" form:"minutes"`
	Path    string `json:"path" form:"path"`
	Title   string `json:"title" form:"title"`
	Mark    string `json:"mark" form:"mark"`
	Group   string `json:"group" form:"group"`

	Dots []graph.ID `json:"dots" form:"dots"`

	named string // what On is called
}

// errAct is the answer to an act that nobody knows.
var errAct = errors.New("act is note, vote, title, length, move, minutes, cut, take, ask, mark, reveal, group, show or end")

// open are the acts for which a view link is enough.
func (a *act) open() bool { return a.Act == "note" || a.Act == "vote" }

// carryOut changes the session. who is the writer.
func (a *act) carryOut(s *session.Session, who string) (kept *session.Entry, err error) {
	switch a.Act {
	case "note":
		return a.note(s, who)
	case "vote":
		return nil, s.Vote(who, a.Dots)
	case "title":
		return nil, s.Rename(a.Title)
	case "length":
		return nil, s.Resize(a.Minutes)
	case "move":
		return nil, s.Move(a.Item, a.By)
	case "minutes":
		return nil, s.Last(a.Item, a.Minutes)
	case "cut":
		return nil, s.Cut(a.Item)
	case "take":
		return nil, s.Take(a.Item)
	case "ask":
		return nil, s.Write(a.id(), a.Text)
	case "mark":
		return nil, s.Mark(a.ID, a.Mark)
	case "reveal":
		s.Reveal()
	case "group":
		return nil, s.Arrange(a.ID, a.Group)
	case "show":
		_, err = s.Show(a.Path, a.Title, a.Item, time.Now().UnixMilli())
		return nil, err
	case "end":
		s.End()
	default:
		return nil, errAct
	}
	return nil, nil
}

// id is the client's, or a new one for a form without a program.
func (a *act) id() string {
	if a.ID == "" {
		return "e-" + randomID(10)
	}
	return a.ID
}

func (a *act) note(s *session.Session, who string) (*session.Entry, error) {
	e := session.Entry{
		ID: a.id(), Kind: session.Kind(a.Kind), On: a.On, Named: a.named, Screen: a.Screen, Author: strings.TrimSpace(a.Author), Writer: who,
		Text: strings.ReplaceAll(a.Text, "\r\n", "\n"), Deleted: a.Deleted, At: time.Now().UnixMilli(),
	}
	if e.Kind == "" {
		e.Kind = session.Note
	}
	e.Revealed = e.Kind == session.Decision // decided together, so there is nothing to keep back
	if e.Screen != "" && (e.Screen[0] != '/' || len(e.Screen) > 4000) {
		e.Screen = ""
	}
	kept, err := s.Put(e, a.Base)
	return &kept, err
}

// act reads an act, sees to it that the client may do it, and does it.
func (s *Server) act(c echo.Context) (*room, *act, *session.Entry, error) {
	r, err := s.room(c)
	if err != nil {
		return nil, nil, nil, err
	}
	a, err := readAct(c, s.limits.Act)
	if err != nil {
		return r, nil, nil, err
	}
	a.named = subject(s.dataset(c).Graph, a.On)
	who := ""
	if a.open() {
		who = writer(c, r.id, true)
	} else if err := s.needsKey(c, r); err != nil {
		return r, a, nil, err
	}
	var kept *session.Entry
	for range mostTries {
		err = r.change(func(s *session.Session) (err error) {
			kept, err = a.carryOut(s, who)
			return err
		})
		if !errors.Is(err, errGone) {
			break
		}
		if r, err = s.room(c); err != nil {
			return nil, a, nil, err
		}
	}
	return r, a, kept, err
}

func readAct(c echo.Context, most int64) (*act, error) {
	r := c.Request()
	r.Body = http.MaxBytesReader(c.Response(), r.Body, most)
	a := &act{Item: -1}
	var err error
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		err = json.NewDecoder(r.Body).Decode(a)
	} else {
		err = (&echo.DefaultBinder{}).BindBody(c, a)
	}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, problem(http.StatusRequestEntityTooLarge, session.ErrText.Error())
	case err != nil:
		return nil, badRequest("what was sent cannot be read as a form or as JSON")
	}
	return a, nil
}

// actAnswer says that an act is kept.
type actAnswer struct {
	Seq   uint64         `json:"seq"`
	Entry *session.Entry `json:"entry,omitempty"`
}

func (s *Server) postActAPI(c echo.Context) error {
	r, _, kept, err := s.act(c)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, actAnswer{r.now().Live.Seq, kept})
}

// postAct is an act by a form: the page is shown again where it was done.
func (s *Server) postAct(c echo.Context) error {
	r, a, _, err := s.act(c)
	if err != nil {
		return err
	}
	at := "#agenda"
	switch a.Act {
	case "note", "reveal", "group":
		at = "#notes"
	case "ask", "mark":
		at = "#questions"
	case "vote":
		at = "#votes"
	case "minutes", "move":
		at = "#item-" + strconv.Itoa(max(0, a.Item+a.By))
	}
	return c.Redirect(http.StatusSeeOther, "/sessions/"+r.id+at)
}
