// Package related finds the talks that have most to do with a given one, with
// reasons that add up: the score of a talk is the sum of whole-number points,
// each for something that both talks have, weighed by how rare it is among all
// talks (ten times the natural logarithm of talks ÷ talks that have it) and by
// how well it is known.
package related

import (
	"strings"

	"throughline/graph"
	"throughline/graph/text"
)

// Index answers what is related to a talk of one graph. It is safe for
// concurrent use.
type Index struct {
	g          *graph.Graph
	table      *Table
	first      uint32 // number of the first talk
	talks      int
	edition    []uint32            // by talk: its first event, or NoNode
	series     []uint32            // by talk: that event's series, or NoNode
	given      map[uint32]int      // talks by edition and by series
	title      []uint32            // by talk: a number that talks of one title share
	twins      [][]uint32          // by title: its talks
	wide       map[uint32][]uint32 // by theme and technology with narrower ones: talks of it or of those
	inv        postings
	perProduct uint64 // points of a product of 1
	refs       refs
	scratch    graph.Spare[sums]
}

// NoNode stands where a reason or a talk has none.
const NoNode = ^uint32(0)

// New returns an index. t is what NewTable made of the graph with its prose
// and evidence. A table that does not fit the graph is an error.
func New(g *graph.Graph, t *Table) (*Index, error) {
	lo, hi := g.Range(graph.Talk)
	x := &Index{g: g, table: t, first: lo, talks: int(hi - lo), given: map[uint32]int{}}
	x.perProduct = uint64(perLog * ln(float64(max(2, x.talks))))
	if err := t.check(g); err != nil {
		return nil, err
	}
	x.lines()
	x.titles()
	x.widen()
	x.inv = x.table.invert()
	x.refs = x.table.references()
	return x, nil
}

// lines notes the edition and the series of each talk, and how many talks
// each of them has.
func (x *Index) lines() {
	x.edition, x.series = make([]uint32, x.talks), make([]uint32, x.talks)
	for i := range x.edition {
		x.edition[i], x.series[i] = NoNode, NoNode
		events := x.g.Out(x.first+uint32(i), graph.At)
		if len(events) == 0 {
			continue
		}
		x.edition[i] = events[0]
		x.given[events[0]]++
		if series := x.g.Out(events[0], graph.Of); len(series) > 0 {
			x.series[i] = series[0]
			x.given[series[0]]++
		}
	}
}

// titles numbers the titles, as words, so that punctuation does not tell two
// of them apart.
func (x *Index) titles() {
	number := make(map[string]uint32, x.talks)
	x.title = make([]uint32, x.talks)
	for i := range x.title {
		words := strings.Join(text.Words(x.g.Name(x.first+uint32(i))), " ")
		n, ok := number[words]
		if !ok {
			n = uint32(len(x.twins))
			number[words] = n
			x.twins = append(x.twins, nil)
		}
		x.title[i] = n
		x.twins[n] = append(x.twins[n], uint32(i))
	}
}

// Mode says what is asked of the related talks.
type Mode uint8

// The modes.
const (
	Similar  Mode = iota
	Earlier       // from the years before
	Later         // from the years after
	Contrast      // on the same theme, from another company or another year
	Bridge        // related to both of two talks
)

// String returns the mode's word, as it stands in URLs.
func (m Mode) String() string {
	if int(m) >= len(modeNames) {
		return ""
	}
	return modeNames[m]
}

var modeNames = [...]string{"similar", "earlier", "later", "contrast", "bridge"}

// Modes lists the modes in order.
func Modes() []Mode { return []Mode{Similar, Earlier, Later, Contrast, Bridge} }

// ParseMode returns the mode that String writes as s; the empty word is
// Similar.
func ParseMode(s string) (m Mode, ok bool) {
	for i, name := range modeNames {
		if name == s {
			return Mode(i), true
		}
	}
	return Similar, s == ""
}

// Query asks for the talks related to Talk.
type Query struct {
	Talk    uint32
	Mode    Mode
	With    uint32 // the second talk of Bridge
	Weights Weights
	Keep    func(talk uint32) bool // which talks may be answered; nil for all
	Limit   int                    // results; 10 when not positive
	Plain   bool                   // by points alone: repeats stay, and so do near-identical talks in a row
}

// Reason is something that two talks have in common, and what it is worth.
type Reason struct {
	Kind   ReasonKind
	Node   uint32   // the shared node, the talk that is named, or NoNode for words
	Words  []string // the words, the weightiest first
	Points int
	Wide   bool   // the node lies above what the talks are about: both are about kinds of it
	Talks  int    // how many talks have it, for words the rarest of the first three; 0 if that says nothing
	Of     uint32 // for Bridge the one of the two talks that shares it, else the talk asked about

	rarest string // the word that Talks counts
}

// Result is a related talk.
type Result struct {
	Talk     uint32
	Points   int      // the sum of the reasons' points
	Reasons  []Reason // by falling points
	Sentence string
	Repeats  []uint32 // the same talk at other events
}

// Answer is the list of related talks.
type Answer struct {
	Results []Result
	Total   int      // talks with any reason, before repeats were folded
	Repeats []uint32 // the talk asked about, at other events
	Why     string   // why there are none or few; "" otherwise
}

// Related returns the related talks, the best first.
func (x *Index) Related(q Query) Answer {
	if q.Limit <= 0 {
		q.Limit = 10
	}
	if why := x.refuse(&q); why != "" {
		return Answer{Why: why}
	}
	r := x.rank(&q)
	defer r.done()
	answer := Answer{Total: len(r.list)}
	answer.Results, answer.Repeats = r.pick(), x.repeatsOf(r.talk)
	answer.Why = x.why(&q, &answer)
	return answer
}

func (x *Index) isTalk(n uint32) bool { return n >= x.first && n-x.first < uint32(x.talks) }

// Talks returns the number of talks that rarity is measured against.
func (x *Index) Talks() int { return x.talks }

// Table returns what the index was made of, to be sent with EncodeTable.
func (x *Index) Table() *Table { return x.table }
