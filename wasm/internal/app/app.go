package app

import (
	"errors"

	"throughline/graph"
	"throughline/graph/reading"
	"throughline/graph/related"
	"throughline/graph/scene"
	"throughline/graph/search"
	"throughline/graph/text"
	"throughline/graph/trail"
	"throughline/graph/wire"
)

// App is the state of the explorer. Its methods take events; after those that
// may change more than the canvas, Page says what changed, after the others
// Output.
type App struct {
	g       *graph.Graph
	index   *search.Index
	reader  *reading.Reader
	version string

	trail    trail.Trail
	changes  []trail.Change // how the steps of a link differ from when it was made
	touched  bool           // the trail is another than was kept
	view     *trail.View
	selected uint32
	chosen   bool // whether a node is selected

	tree     tree
	find     find
	picture  *picture
	hand     hand
	pinch    pinch
	brush    brush
	compared comparison
	finger   bool // whether the pointer is one
	still    bool // motion is to be reduced

	talksIn []int  // talks of the dataset by year, and
	held    []bool // which years have an event

	status  string // what changed, in words
	address string // the link last given out
	focus   string // the id of the element to be focused next
	leave   string // the page to go to instead
	push    bool   // the next link is a new entry of the history
	redraw  bool
	fetch   bool // evidence was asked for

	evidenceError string // why it did not come
	detailed      uint32 // the talk for whose card details were last asked for, plus one
	kin           kin
	links         links
	shown         shown
	views
}

// Options are what the page knows when the client starts.
type Options struct {
	Version string        // of the dataset
	Query   string        // of the page's address
	Focus   graph.ID      // where the query has none
	Still   bool          // motion is to be reduced
	Width   float32       // of the canvas, in CSS pixels
	Height  float32       // of the canvas
	Measure scene.Measure // of text; nil means an approximation
	Layout  NewLayout     // nil means layout.Extend
	Kept    string        // the last Output.Keep before the page was loaded again
	Words   bool          // whether the words of all talks can be had, which lists of related talks are made of
}

// ErrFocus says that the address names a node that the dataset lacks.
var ErrFocus = errors.New("the dataset has no such node")

// New begins at the view that the address describes.
func New(g *graph.Graph, o Options) (*App, error) {
	a := &App{g: g, version: o.Version, still: o.Still, picture: newPicture(o.Layout), kin: kin{can: o.Words}}
	a.index = search.New(g)
	a.reader = reading.New(g, a.index)
	a.picture.scene.Measure, a.picture.scene.Follow = o.Measure, true
	a.picture.scene.Camera.Width, a.picture.scene.Camera.Height = o.Width, o.Height
	l := parseLink(o.Query, o.Focus)
	if !a.follow(l) {
		return nil, ErrFocus
	}
	a.address = a.link()
	a.takeKept(o.Kept)
	switch {
	case l.ring == "" || a.ringed() || g.Kind(a.view.Focus) != graph.Talk:
	case a.kin.can:
		a.ask(related.ParseQuestion(g, a.view.Focus, l.ring))
	default:
		a.status = "The related talks of a dataset that comes in parts are listed on the talk’s page."
	}
	a.fetch = !g.HasEvidence() // the card shows it, and nothing waits for it
	return a, nil
}

// Evidence exchanges the graph for the same one with its evidence.
func (a *App) Evidence(g *graph.Graph) {
	if g.Len() == a.g.Len() {
		a.g = g
		a.evidenceError, a.detailed = "", 0
	}
}

// Details joins a section of the snapshot that cards of talks need.
func (a *App) Details(part []byte) error {
	g, err := wire.Details(a.g, part)
	if err == nil {
		a.g, a.known.view = g, nil
	}
	return err
}

// lacksDetails reports, once for each time that the card of a talk is shown,
// whether details are to be fetched for it. They are joined to what came before,
// so evidence is waited for.
func (a *App) lacksDetails() bool {
	n, before := a.shownNode(), a.detailed
	switch {
	case a.g.HasDetails() || !a.g.HasEvidence() && a.evidenceError == "":
		return false
	case a.g.Kind(n) != graph.Talk:
		a.detailed = 0
		return false
	}
	a.detailed = n + 1
	return a.detailed != before
}

// EvidenceFailed says on the card why there is no evidence.
func (a *App) EvidenceFailed(why string) { a.evidenceError = why }

// Draw shows the canvas on a device.
func (a *App) Draw(d scene.Device) { a.picture.scene.Draw(d, a.picture.at) }

// Stale reports whether another Draw is wanted though nothing moves: the names
// of the last one stood where they did before.
func (a *App) Stale() bool { return a.picture.scene.Stale() }

// replay brings everything to where the trail leads.
func (a *App) replay() {
	v, ok := trail.Replay(a.g, a.trail.Steps)
	if !ok {
		return
	}
	a.view, a.touched = v, true
	v.Remember(a.trail.Steps)
	a.compare()
	a.picture.called, a.picture.faded = a.called, a.compared.faded
	if a.ringed() && a.kin.index == nil {
		a.kin.wanted = a.kin.can
	}
	a.picture.show(a.g, v)
	if a.still {
		a.settleNow()
	}
	a.keepPicked()
	a.tree.rebuild(a)
	a.mark()
}

// mark shows the selection on the canvas.
func (a *App) mark() {
	var at []int
	list := a.picked()
	for _, n := range a.view.Nodes {
		if len(list) == 0 && a.view.Marked[n] {
			i, _ := a.view.At(n)
			at = append(at, i)
		}
	}
	for _, n := range list {
		i, _ := a.view.At(n)
		at = append([]int{i}, at...)
	}
	a.picture.scene.SelectMany(at)
	a.redraw = true
}

// choose selects a node of the view.
func (a *App) choose(n uint32) {
	if a.unseen(n) {
		return
	}
	a.selected, a.chosen, a.also = n, true, nil
	a.fetch = a.fetch || !a.g.HasEvidence()
	a.tree.current = string(a.g.ID(n))
	a.tree.reveal(a)
	a.mark()
}

func (a *App) chooseNone() {
	a.chosen, a.also = false, nil
	a.mark()
}

// do takes a step and says what it changed.
func (a *App) do(act trail.Step) {
	before := len(a.view.Nodes)
	a.trail.Do(act)
	a.changes = a.changes[:min(len(a.changes), len(a.trail.Steps)-1)]
	a.replay()
	a.push = true
	a.describe(act, len(a.view.Nodes)-before)
}

func (a *App) describe(act trail.Step, added int) {
	switch {
	case act.Verb.Begins():
		a.status = "Showing " + a.name(act.Node) + ": " + a.size() + "."
	case act.Verb == trail.Window:
		a.status = "Showing " + yearsText(a.view.Years) + ": " + a.size() + "."
	case added > 0:
		a.status = text.Many(added, "node", "nodes") + " added beside " + a.name(act.Node) + "."
	case len(a.view.Nodes) >= graph.MaxNodes:
		a.status = "The view is full at " + text.Many(graph.MaxNodes, "node", "nodes") + "."
	default:
		a.status = "Nothing more beside " + a.name(act.Node) + "."
	}
}

func (a *App) size() string {
	return text.Many(len(a.view.Nodes), "node", "nodes") + ", " + text.Many(len(a.view.Edges), "edge", "edges")
}

func (a *App) name(id graph.ID) string {
	if n, _, ok := a.g.Resolve(id); ok {
		return a.g.Name(n)
	}
	return string(id)
}

// expand shows more neighbours of a node, if there are any and there is room.
func (a *App) expand(act trail.Step) {
	n, _, ok := a.g.Resolve(act.Node)
	if !ok {
		return
	}
	if a.view.HeldBack(n) == 0 || len(a.view.Nodes) >= graph.MaxNodes {
		a.describe(act, 0)
		return
	}
	a.do(act)
	a.choose(n)
}

// Undo takes the last step back.
func (a *App) Undo() {
	if a.trail.Undo() {
		a.replay()
		a.status = "Undone: " + a.size() + "."
	}
}

// Redo does what was undone.
func (a *App) Redo() {
	if a.trail.Redo() {
		a.replay()
		a.status = "Done again: " + a.size() + "."
	}
}

// YearFields is Years with the texts of two fields; an empty one leaves an end
// open.
func (a *App) YearFields(from, to string) { a.Years(year(from), year(to)) }

// Years shows a window of years, of which zero leaves an end open.
func (a *App) Years(from, to int) {
	if from != 0 && to != 0 && from > to {
		from, to = to, from
	}
	if a.view.Years != [2]int{from, to} {
		a.do(trail.Step{Verb: trail.Window, Years: [2]int{from, to}})
	}
}
