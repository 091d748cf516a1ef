package view

import (
	"fmt"
	"net/url"
	"strconv"

	"throughline/graph"
	"throughline/graph/session"
)

// Planner is the page on which a session is planned. Plan is nil until enough
// is said.
type Planner struct {
	ID            string // what About was asked for by
	About, Basket string
	Minutes       int
	People        int
	Level         string
	Title         string
	Plan          *session.Session
	Order         []string // what the order keeps, in sentences
	Notice        *Notice
	Open          []OpenQuestion
	Token         bool // whether creating needs the write token
	Cannot        string
	Examples      []Link
}

// people is what the form shows of how many there will be; nobody is not a
// number of people, but one that is not known.
func (p Planner) people() string {
	if p.People == 0 {
		return ""
	}
	return strconv.Itoa(p.People)
}

// OpenQuestion is left from an earlier session, with talks that may answer it.
type OpenQuestion struct {
	Text  string
	From  Link
	Talks []Ref
}

// Levels are the words for whom a session is.
func (p Planner) levels() []string { return []string{"mixed", "new", "deep"} }

// Session is the page of a session.
type Session struct {
	*session.Session
	CanEdit  bool
	EditLink string // where the browser does not have it as a cookie only
	JoinLink string
	JoinCode Code              // the same as a QR code
	Notes    []session.Entry   // that this browser may see
	Groups   []session.Group   // the same arranged
	Names    map[string]string // what they are on, in words
	Writers  int
	Writer   string
	Tally    map[graph.ID]int
	Mine     map[graph.ID]int // this browser's dots
	Changes  []string         // steps that are otherwise since the session was planned
	Steps    int              // how many there are
}

func (s Session) path(rest string) string { return "/sessions/" + s.ID + rest }

func minutesText(n int) string { return strconv.Itoa(n) + " min" }

// from is the place of an item in time: "05–11".
func clock(items []session.Item, i int) string {
	at := 0
	for _, it := range items[:i] {
		at += it.Minutes
	}
	return fmt.Sprintf("%02d–%02d", at, at+items[i].Minutes)
}

func itemKind(it session.Item) graph.Kind { return it.ID.Kind() }

// barClass is the look of an item in the bar of minutes.
func barClass(it session.Item) string {
	switch it.Kind {
	case "frame", "screen":
		return "frame"
	case "discussion":
		return "talk"
	}
	return "read"
}

func citePath(c session.Cite) string {
	return nodePath(c.Source) + "?at=" + url.QueryEscape(c.Locator) + "#e"
}

func citeLabel(c session.Cite) string {
	if c.Short == "" {
		return shorten(c.Locator, 24)
	}
	return c.Short + " " + shorten(c.Locator, 24)
}

func sameCite(list []session.Cite, i int) bool {
	for _, c := range list[:i] {
		if c.Source == list[i].Source && c.Locator == list[i].Locator {
			return true
		}
	}
	return false
}

// given is how many dots this browser gave.
func (s Session) given() int {
	sum := 0
	for _, n := range s.Mine {
		sum += n
	}
	return sum
}

func (s Session) ballot() []session.Item {
	var out []session.Item
	for _, it := range append(append([]session.Item{}, s.Items...), s.Left...) {
		if it.ID.Kind() == graph.Talk {
			out = append(out, it)
		}
	}
	return out
}

// entry returns one of Notes.
func (s Session) entry(id string) session.Entry {
	for _, e := range s.Notes {
		if e.ID == id {
			return e
		}
	}
	return session.Entry{}
}

// groupTitle is what stands above a group, or "".
func (s Session) groupTitle(g session.Group) string {
	switch {
	case g.Name != "":
		return g.Name
	case g.On != "":
		return "On " + s.Names[g.On]
	case len(s.Groups) > 1:
		return "On the session"
	}
	return ""
}

func entryWho(e session.Entry, writer string) string {
	who := e.Author
	if who == "" {
		who = "someone"
	}
	if e.Writer == writer {
		who = "you"
	}
	if !e.Revealed {
		who += ", not revealed"
	}
	return who
}

// SessionLink is a session in a list.
type SessionLink struct {
	Link
	Minutes int
	Made    string
	Open    int // questions
}

// Code is a QR code: the path of its black modules and its side, in modules.
type Code struct {
	Path string
	Side int
}

func (c Code) viewBox() string { return "0 0 " + strconv.Itoa(c.Side) + " " + strconv.Itoa(c.Side) }
