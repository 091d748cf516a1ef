package path

// Limits bound one evaluation. The zero value means the defaults.
type Limits struct {
	Stop  func() bool // asked every few thousand edges; true ends the evaluation. nil never does
	Edges int         // edges visited; DefaultEdges by default
	Rows  int         // end nodes listed; DefaultRows by default
}

// The limits of an evaluation that names none.
const (
	DefaultEdges = 5_000_000
	DefaultRows  = 10_000
)

func (l Limits) withDefaults() Limits {
	if l.Edges <= 0 {
		l.Edges = DefaultEdges
	}
	if l.Rows <= 0 {
		l.Rows = DefaultRows
	}
	return l
}

// Cut says which limit cut an answer short. What a cut answer holds is true,
// and there may be more.
type Cut uint8

// The limits, in the order of what they leave out.
const (
	Whole    Cut = iota // nothing was cut
	CutRows             // counts are whole, but not all end nodes are listed
	CutEdges            // more could be reached
	CutTime             // more could be reached
)

// String says in words what was cut; it is "" when nothing was.
func (c Cut) String() string {
	return [...]string{"", "more end nodes than are listed", "the limit of visited edges was reached", "the time was up"}[c]
}

// budget is what an evaluation may still spend.
type budget struct {
	stop    func() bool
	visited int
	limit   int  // of visited, now
	work    int  // rows and edges looked at since stop was asked
	halt    bool // unwind now
	cut     Cut
}

// askEvery is the number of rows and edges between two questions to Limits.Stop: some
// ten microseconds.
const askEvery = 4096

// spend takes the price of visiting the edges of a row, and reports whether
// they may be visited. An empty row costs time too, so stop is asked after it.
func (b *budget) spend(edges int) bool {
	if b.halt {
		return false
	}
	if b.visited+edges > b.limit {
		b.end(CutEdges)
		return false
	}
	b.visited += edges
	if b.work += 1 + edges; b.work >= askEvery {
		b.work = 0
		if b.stop != nil && b.stop() {
			b.end(CutTime)
			return false
		}
	}
	return true
}

func (b *budget) end(why Cut) { b.halt, b.cut = true, max(b.cut, why) }
