package agenda

import (
	"strconv"
	"strings"

	"throughline/graph"
)

// minutes is how a session's time is shared out. The parts add up to at most
// the whole.
type minutes struct {
	frame, screens, talks, discuss int
	perScreen                      int
}

// share gives the discussion a minute and a half a person, between a fifth and
// a third of the time, the frame a tenth, and the talks what is left.
func share(r Request, screens int) minutes {
	m := minutes{perScreen: 3}
	m.discuss = min(max(r.People*3/2, r.Minutes/5, 1), max(r.Minutes/3, 1))
	m.frame = min(max(r.Minutes/9, 1), 10)
	m.screens = m.perScreen * screens
	if rest := r.Minutes - m.frame - m.discuss; m.screens > rest/2 && screens > 0 {
		m.perScreen = max(1, rest/2/screens)
		m.screens = min(m.perScreen*screens, rest)
	}
	m.talks = max(0, r.Minutes-m.frame-m.discuss-m.screens)
	return m
}

// yield moves a minute from the rest to the talks, where not one talk fits. It
// reports whether there was one to move.
func (m *minutes) yield() bool {
	switch {
	case m.discuss > 1 && m.discuss >= m.frame:
		m.discuss--
	case m.frame > 1:
		m.frame--
	case m.screens > 0:
		m.screens--
	default:
		return false
	}
	m.talks++
	return true
}

// The minutes that reading a talk's lines takes: a base, one for each 150
// words of its abstract, and one more for people to whom it is new.
const (
	readBase     = 5
	readMost     = 8
	wordsAMinute = 150
	shortest     = 3 // what a reading can be cut to in a session of minutes
)

// cost returns the minutes of a talk and what is done in them. A video is
// watched where its length is stated and is at most a third of the session.
func cost(g *graph.Graph, talk uint32, r Request) (int, ItemKind) {
	if n, err := strconv.Atoi(g.Value(talk, graph.Minutes)); err == nil && n > 0 && 3*n <= r.Minutes && g.Value(talk, graph.Video) != "" {
		return n, Watch
	}
	n := min(readMost, readBase+len(strings.Fields(g.Value(talk, graph.Abstract)))/wordsAMinute)
	if r.Level == New {
		n++
	}
	return max(shortest, min(n, r.Minutes/3)), Read
}
