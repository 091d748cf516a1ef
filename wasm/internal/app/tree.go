package app

import (
	"cmp"
	"slices"
	"strconv"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/trail"
)

// tree is the outline: the same nodes as on the canvas, each once, below the
// one it was reached from and grouped by relation.
type tree struct {
	rows    []row
	at      map[string]int  // row by key
	current string          // the key of the row that has the keyboard
	opened  map[string]bool // rows that were opened or closed by hand
	kids    map[uint32][]group
}

// row is one line of the outline. Its key is a node's id, the id with a
// relation, or that with what is not shown of it.
type row struct {
	key    string
	kind   rowKind
	level  int
	node   uint32
	in     relation // of groups and of what is not shown
	count  int      // nodes in a group, or not shown
	parent int      // row, or -1
	nested bool     // whether there is anything below
	open   bool
}

type rowKind uint8

const (
	nodeRow rowKind = iota
	groupRow
	moreRow
)

// group is the nodes below another by one relation, and how many are not
// shown.
type group struct {
	relation
	nodes []uint32
	more  int
}

// rebuild makes the rows of a view.
func (t *tree) rebuild(a *App) {
	if t.opened == nil {
		t.opened = map[string]bool{}
	}
	t.kids = groups(a.g, a.view)
	t.layRows(a)
	if _, ok := t.at[t.current]; !ok {
		t.current = t.rows[0].key
	}
}

func (t *tree) layRows(a *App) {
	t.rows, t.at = t.rows[:0], map[string]int{}
	t.node(a, a.view.Focus, 1, -1)
}

// groups walks the view breadth first from its focus, so that each node
// stands below one of the nearest it is tied to. The talks of a ring stand below
// its middle, in their order.
func groups(g *graph.Graph, v *trail.View) map[uint32][]group {
	kids := map[uint32][]group{}
	placed := map[uint32]bool{v.Focus: true}
	queue := []uint32{v.Focus}
	if len(v.Ring) > 0 {
		gr := group{}
		for _, r := range v.Ring {
			if _, ok := v.At(r.Node); ok {
				placed[r.Node] = true
				gr.nodes = append(gr.nodes, r.Node)
			}
		}
		kids[v.Focus] = []group{gr}
	}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		for _, r := range g.Relations(n) {
			gr := group{relation: relation{r.Predicate, r.Inverse}}
			for _, m := range card.Common(r.Nodes, v.Nodes) {
				if !placed[m] {
					placed[m] = true
					gr.nodes = append(gr.nodes, m)
					queue = append(queue, m)
				}
			}
			gr.more = heldBack(v, n, gr.relation)
			if len(gr.nodes) > 0 || gr.more > 0 {
				newestFirst(g, gr.nodes)
				kids[n] = append(kids[n], gr)
			}
		}
	}
	return kids
}

func newestFirst(g *graph.Graph, nodes []uint32) {
	slices.SortFunc(nodes, func(a, b uint32) int { return cmp.Or(g.Year(b)-g.Year(a), cmp.Compare(a, b)) })
}

func (t *tree) add(r row) int {
	t.at[r.key] = len(t.rows)
	t.rows = append(t.rows, r)
	return len(t.rows) - 1
}

// isOpen follows the hand that opened or closed the row, and else opens what
// leads to nodes that are shown.
func (t *tree) isOpen(key string, leads bool) bool {
	if open, ok := t.opened[key]; ok {
		return open
	}
	return leads
}

func (t *tree) node(a *App, n uint32, level, parent int) {
	key := string(a.g.ID(n))
	kids, leads := t.kids[n], false
	for _, k := range kids {
		leads = leads || len(k.nodes) > 0
	}
	r := row{key: key, level: level, node: n, parent: parent, nested: len(kids) > 0, open: t.isOpen(key, leads)}
	at := t.add(r)
	if !r.nested || !r.open {
		return
	}
	for _, k := range kids {
		t.group(a, n, k, level+1, at)
	}
}

func (t *tree) group(a *App, n uint32, k group, level, parent int) {
	key := string(a.g.ID(n)) + "~" + k.String()
	open := t.isOpen(key, len(k.nodes) > 0)
	at := t.add(row{
		key: key, kind: groupRow, level: level, node: n, in: k.relation, count: len(k.nodes) + k.more,
		parent: parent, nested: true, open: open,
	})
	if !open {
		return
	}
	for _, m := range k.nodes {
		t.node(a, m, level+1, at)
	}
	if k.more > 0 {
		t.add(row{key: key + moreSuffix, kind: moreRow, level: level + 1, node: n, in: k.relation, count: k.more, parent: at})
	}
}

const moreSuffix = "+"

// reveal opens what the current row is below of.
func (t *tree) reveal(a *App) {
	if _, ok := t.at[t.current]; ok {
		return
	}
	n, ok := a.g.Lookup(graph.ID(t.current))
	if !ok {
		return
	}
	for n != a.view.Focus {
		parent, in, ok := t.above(n)
		if !ok {
			break
		}
		key := string(a.g.ID(parent))
		delete(t.opened, key)
		delete(t.opened, key+"~"+in.String())
		n = parent
	}
	t.layRows(a)
}

// above returns what a node stands below of.
func (t *tree) above(n uint32) (parent uint32, in relation, ok bool) {
	for parent, groups := range t.kids {
		for _, k := range groups {
			if slices.Contains(k.nodes, n) {
				return parent, k.relation, true
			}
		}
	}
	return 0, relation{}, false
}

// id returns the id of a row's element.
func (t *tree) id(key string) string { return rowID(t.at[key]) }

func rowID(i int) string { return "row-" + strconv.Itoa(i) }

func (t *tree) toggle(a *App, key string) {
	i, ok := t.at[key]
	if !ok || !t.rows[i].nested {
		return
	}
	t.set(a, i, !t.rows[i].open)
}

func (t *tree) set(a *App, i int, open bool) {
	t.opened[t.rows[i].key] = open
	t.layRows(a)
	if _, ok := t.at[t.current]; !ok {
		t.current = t.rows[i].key
	}
}

// pressRow takes a click on a row: one selects or opens, two expand.
func (a *App) pressRow(key string, twice bool) {
	i, ok := a.tree.at[key]
	if !ok {
		return
	}
	a.goToRow(i)
	switch r := a.tree.rows[i]; {
	case r.kind == moreRow:
		a.chooseFrom(r.node, r.in)
	case r.kind == groupRow && !twice:
		a.tree.toggle(a, key)
	case r.kind == nodeRow && twice:
		a.expand(trail.Step{Verb: trail.Expand, Node: a.g.ID(r.node)})
	}
}

// goToRow makes a row the current one; a node's is selected with it.
func (a *App) goToRow(i int) {
	r := a.tree.rows[i]
	a.tree.current = r.key
	if r.kind == nodeRow {
		a.choose(r.node)
	}
	a.focus = a.tree.id(r.key)
}

// key takes a key in the tree, as the ARIA practices for trees say.
func (t *tree) key(a *App, key string) bool {
	i, ok := t.at[t.current]
	if !ok {
		return false
	}
	to := i
	switch key {
	case "ArrowDown":
		to = min(i+1, len(t.rows)-1)
	case "ArrowUp":
		to = max(i-1, 0)
	case "Home":
		to = 0
	case "End":
		to = len(t.rows) - 1
	case "ArrowRight":
		to = t.inward(a, i)
	case "ArrowLeft":
		to = t.outward(a, i)
	case "Enter", " ":
		a.pressRow(t.current, key == "Enter" && t.rows[i].kind == nodeRow)
		a.focus = t.id(t.current)
		return true
	default:
		return false
	}
	a.goToRow(to)
	return true
}

// inward opens a closed row, or returns the first one below an open one.
func (t *tree) inward(a *App, i int) int {
	r := t.rows[i]
	switch {
	case !r.nested:
	case !r.open:
		t.set(a, i, true)
	case i+1 < len(t.rows):
		return i + 1
	}
	return i
}

// outward closes an open row, or returns the one above.
func (t *tree) outward(a *App, i int) int {
	r := t.rows[i]
	if r.nested && r.open {
		t.set(a, i, false)
		return i
	}
	return max(r.parent, 0)
}
