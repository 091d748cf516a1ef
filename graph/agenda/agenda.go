// Package agenda plans learning sessions: which talks to take up of many, in
// which order, for how many minutes, what to leave out, and what to ask. Every
// choice says why, and every question names the facts it was drafted from.
package agenda

import (
	"errors"

	"throughline/graph"
	"throughline/graph/related"
	"throughline/graph/trend"
)

// NoNode stands where an item has no node.
const NoNode = ^uint32(0)

// The bounds of a session in minutes.
const (
	MinMinutes = 5
	MaxMinutes = 480
)

// What Plan refuses.
var (
	ErrNoTalks = errors.New("no talk is known about this, so there is nothing to plan")
	ErrMinutes = errors.New("a session takes 5 to 480 minutes")
)

// Planner makes plans from one graph. It is safe for concurrent use.
type Planner struct {
	Graph   *graph.Graph
	Scope   *trend.Scope   // of the whole graph
	Related *related.Index // gives a single talk company; may be nil
}

// Request says what a session is to be about.
type Request struct {
	Nodes   []uint32 // talks, which are wanted, and other nodes, whose talks are chosen from; the first names the session
	Screens []string // addresses of other pages to show: a comparison, a path
	Minutes int
	People  int // 0 for not known
	Level   Level
}

// ItemKind says what is done during an item.
type ItemKind uint8

// The kinds of items.
const (
	Frame   ItemKind = iota // what is known of the subject, and what is a gap
	Read                    // a talk's lines are read
	Watch                   // a talk's video is seen whole
	Screen                  // a page is looked at
	Discuss                 // the questions
)

var itemWords = [...]string{Frame: "frame", Read: "read", Watch: "watch", Screen: "screen", Discuss: "discussion"}

// String returns the kind's word, as it stands in JSON.
func (k ItemKind) String() string { return itemWords[k] }

// Item is a part of a session.
type Item struct {
	Kind    ItemKind
	Node    uint32 // the talk, or the subject of a frame; NoNode for the others
	Screen  string
	Minutes int
	Why     string     // a sentence
	Tie     graph.Edge // the fact that joins a talk to what was asked for; zero when it was named itself
}

// LeftOut is a talk that was not taken.
type LeftOut struct {
	Node    uint32
	Minutes int // that it would take
	Why     string
}

// Warning says that something is needed before it is explained.
type Warning struct {
	Node, Needs uint32 // talks
	Term        uint32 // the theme or technology that Needs introduces
}

// Plan is a session. The minutes of its items add up to at most what was
// asked for.
type Plan struct {
	Subject   uint32 // what the frame is about, or NoNode
	Minutes   int    // asked for
	Items     []Item
	Needs     []Warning // which talk introduces what another needs: kept by the order proposed
	Questions []Question
	Left      []LeftOut // the best first
	Pool      int       // talks that were chosen from
}

// Total returns the minutes of the items.
func (p *Plan) Total() int {
	sum := 0
	for _, it := range p.Items {
		sum += it.Minutes
	}
	return sum
}

// Plan chooses, orders and fits. With 500 talks to choose from it takes some
// milliseconds.
func (p *Planner) Plan(r Request) (*Plan, error) {
	if r.Minutes < MinMinutes || r.Minutes > MaxMinutes {
		return nil, ErrMinutes
	}
	pool := p.pool(r)
	if len(pool.talks) == 0 {
		return nil, ErrNoTalks
	}
	frame := share(r, len(r.Screens))
	in := pool.instance(r, frame.talks)
	chosen := in.choose()
	for len(chosen) == 0 && frame.yield() {
		in = pool.instance(r, frame.talks)
		chosen = in.choose()
	}
	plan := &Plan{Subject: pool.subject, Minutes: r.Minutes, Pool: len(pool.talks)}
	order, needs := p.order(pool, chosen)
	plan.Needs = needs
	plan.Items = pool.items(in, order, r, frame)
	plan.Left = pool.leftOut(in, chosen, frame.discuss)
	plan.Questions = p.questions(pool, order)
	return plan, nil
}
