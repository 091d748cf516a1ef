package discover

import (
	"math"

	"throughline/graph/trend"
)

// Measures are what the score of a phrase is made of; docs/recurring-themes.md
// says why each.
type Measures struct {
	Where  float64 // how unevenly its talks are spread over tracks, in nats
	When   float64 // likewise over years
	Repeat float64 // share of its talks that say it twice or more
	Title  float64 // share of its talks that have it in the title
	Name   float64 // share of its occurrences within sentences that are written as a name
	Bound  float64 // normalised pointwise mutual information of its words; 1 for one word
	Strong float64 // log-likelihood ratio of its words; 0 for one word
}

// The constants of the score.
const (
	chance     = 0.5   // divergence over tracks that a word of every subject has, in nats
	leastNPMI  = 0.3   // below, words stand together by chance
	leastLLR   = 10.83 // likewise: the 0.1 % point of chi square with one degree of freedom
	fewTracks  = 5     // so few tell no subjects apart; events stand for them
	someEvents = 10    // events at which a phrase has half of what breadth is worth
)

// identity is how surely the phrase is one term: a name is, and so are words
// that hang together.
func (m Measures) identity() float64 {
	if m.Strong > 0 {
		return max(m.Name, min(1, 1.4*m.Bound))
	}
	return m.Name
}

// score weighs the measures: how many talks, that they are of some subjects
// and times more than of others, and that they are about it.
func (m Measures) score(talks, events int) float64 {
	where := max(0, m.Where-chance)
	about := (0.3 + m.Repeat) * (0.4 + m.Title) * (0.5 + 0.5*m.identity())
	return math.Pow(float64(talks), 0.6) * where / (where + 1) * (0.3 + min(m.When, 1)) * about * float64(events) / float64(events+someEvents)
}

// measurer computes measures.
type measurer struct {
	c      *corpus
	grams  []gram
	words  float64
	tracks division
	years  division
	events division
}

func newMeasurer(c *corpus, grams []gram) *measurer {
	m := &measurer{c: c, grams: grams, words: float64(len(c.stream))}
	m.years = newDivision(c, func(d *document) uint32 { return uint32(d.year) })
	m.events = newDivision(c, func(d *document) uint32 { return d.event })
	m.tracks = newDivision(c, func(d *document) uint32 { return d.class })
	if len(m.tracks.share) < fewTracks {
		m.tracks = newDivision(c, func(d *document) uint32 { return d.event })
	}
	return m
}

func (m *measurer) measure(g *gram) Measures {
	n := float64(len(g.docs))
	out := Measures{
		Where: m.tracks.divergence(g.docs), When: m.years.divergence(g.docs),
		Repeat: float64(g.twice) / n, Title: float64(g.titles) / n, Bound: 1,
	}
	if g.inside > 0 {
		out.Name = float64(g.capitals) / float64(g.inside)
	}
	if g.words > 1 {
		out.Bound, out.Strong = m.collocation(g)
	}
	return out
}

// collocation returns the weakest of the ways to part the phrase in two, by
// normalised pointwise mutual information (G. Bouma, Normalized (pointwise)
// mutual information in collocation extraction, GSCL 2009) and by the
// log-likelihood ratio (T. Dunning, Accurate methods for the statistics of
// surprise and coincidence, Computational Linguistics 19(1), 1993).
func (m *measurer) collocation(g *gram) (npmi, llr float64) {
	first, last := g, g
	for first.words > 1 {
		first = &m.grams[first.head]
	}
	for last.words > 1 {
		last = &m.grams[last.tail]
	}
	npmi, llr = 1, math.Inf(1)
	for _, parts := range [...][2]*gram{{&m.grams[g.head], last}, {first, &m.grams[g.tail]}} {
		a, b, ab := float64(parts[0].count), float64(parts[1].count), float64(g.count)
		npmi = min(npmi, math.Log(ab*m.words/(a*b))/-math.Log(ab/m.words))
		llr = min(llr, likelihood(ab, a, b, m.words))
	}
	return npmi, llr
}

func likelihood(ab, a, b, n float64) float64 {
	cell := func(observed, expected float64) float64 {
		if observed <= 0 {
			return 0
		}
		return observed * math.Log(observed/expected)
	}
	return 2 * (cell(ab, a*b/n) + cell(a-ab, a*(n-b)/n) + cell(b-ab, (n-a)*b/n) + cell(n-a-b+ab, (n-a)*(n-b)/n))
}

// division divides the talks: by track, by year, by event.
type division struct {
	of    []uint32  // by document
	share []float64 // of all documents
	in    []float64 // scratch
	some  []uint32  // parts that have some, scratch
}

func newDivision(c *corpus, of func(*document) uint32) division {
	v := division{of: make([]uint32, len(c.docs))}
	number := map[uint32]uint32{}
	for i := range c.docs {
		key := of(&c.docs[i])
		n, ok := number[key]
		if !ok {
			n = uint32(len(number))
			number[key] = n
			v.share = append(v.share, 0)
		}
		v.of[i] = n
		v.share[n] += 1 / float64(len(c.docs))
	}
	v.in = make([]float64, len(v.share))
	return v
}

// count fills in and some.
func (v *division) count(docs []uint32) int {
	for _, p := range v.some {
		v.in[p] = 0
	}
	v.some = v.some[:0]
	for _, d := range docs {
		p := v.of[d]
		if v.in[p] == 0 {
			v.some = append(v.some, p)
		}
		v.in[p]++
	}
	return len(v.some)
}

// divergence is Kullback and Leibler's of the documents from all documents,
// less what chance adds: half the degrees of freedom by the number of
// documents.
func (v *division) divergence(docs []uint32) float64 {
	parts, n, sum := v.count(docs), float64(len(docs)), 0.0
	for _, p := range v.some {
		sum += v.in[p] * math.Log(v.in[p]/n/v.share[p])
	}
	return max(0, (sum-float64(parts-1)/2)/n)
}

// points are the talks by year, along the years of the graph.
func points(years []trend.Coverage, c *corpus, docs []uint32) []trend.Point {
	out := make([]trend.Point, len(years))
	for i, y := range years {
		out[i] = trend.Point{Year: y.Year, Total: y.Talks}
	}
	for _, d := range docs {
		if i := c.docs[d].year - years[0].Year; i >= 0 && i < len(out) {
			out[i].Count++
		}
	}
	return out
}
