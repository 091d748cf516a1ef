package related

import (
	"cmp"
	"slices"

	"throughline/graph"
)

// shareSpeaker reports whether two talks have a speaker in common.
func (x *Index) shareSpeaker(a, b uint32) bool { return x.share(a, b, graph.By) }

// multiply multiplies the weights of a word in two talks, and says whether both
// have it themselves and whether a speaker's other talks lent it to one.
func multiply(a, b uint8) (product uint32, own, lent bool) {
	return uint32(a&^marks) * uint32(b&^marks), a&b&ownWord != 0, (a|b)&lentWord != 0
}

// common calls each for every word that two talks have in common, with its
// place in the row of the first.
func (x *Index) common(a, b uint32, each func(i int, product uint32, own, lent bool)) {
	words, weights := x.table.row(a)
	others, otherWeights := x.table.row(b)
	for i, j := 0, 0; i < len(words) && j < len(others); {
		switch {
		case words[i] < others[j]:
			i++
		case words[i] > others[j]:
			j++
		default:
			product, own, lent := multiply(weights[i], otherWeights[j])
			each(i, product, own, lent)
			i++
			j++
		}
	}
}

// result gives an entry its reasons and its sentence.
func (r *ranking) result(e entry) Result {
	out := Result{Talk: r.x.first + e.talk, Points: e.points, Repeats: e.repeats}
	out.Reasons = r.x.reasons(r.a, r.talk, e.talk, &r.w)
	if r.q.Mode == Bridge {
		out.Reasons = append(out.Reasons, r.x.reasons(r.b, r.with, e.talk, &r.w)...)
	}
	out.Reasons = graph.First(out.Reasons, len(out.Reasons), func(a, b Reason) int { return cmp.Compare(b.Points, a.Points) })
	out.Sentence = r.x.sentence(r, &out)
	return out
}

// reasons returns what b has in common with a, whose features s holds. Their
// points sum to what rank gave b.
func (x *Index) reasons(s *sums, a, b uint32, w *Weights) []Reason {
	var out []Reason
	add := func(reason Reason) {
		if reason.Points > 0 {
			reason.Of = x.first + a
			out = append(out, reason)
		}
	}
	words, named := x.wordReasons(s, a, b, w)
	for i, f := range s.shared {
		points := x.featurePoints(a, b, f, w) + named[i]
		add(Reason{Kind: f.kind, Node: f.node, Points: points, Talks: x.talksOf(f), Wide: f.wide})
	}
	if slices.Contains(x.named(a), b) {
		add(Reason{Kind: References, Node: x.first + b, Points: w.scaled(References, x.referencePoints(a, b))})
	}
	for _, reason := range words {
		add(reason)
	}
	if line, node := x.linePoints(a, b, w); line > 0 && len(out) > 0 {
		add(Reason{Kind: Line, Node: node, Points: line, Talks: x.given[node]})
	}
	return out
}

// featurePoints returns what b gets for a feature of a, 0 if it lacks it.
func (x *Index) featurePoints(a, b uint32, f feature, w *Weights) int {
	if _, ok := slices.BinarySearch(f.talks, x.first+b); !ok {
		return 0
	}
	sure, doubted := x.pointsByDoubt(a, f, w)
	if _, weak := slices.BinarySearch(x.table.weak(f.node), b); weak {
		return int(doubted)
	}
	return int(sure)
}

func (x *Index) talksOf(f feature) int {
	if f.wide {
		return len(x.wide[f.node])
	}
	return len(f.talks)
}

// shownWords is how many words a reason names.
const shownWords = 5

// wordReasons returns the two reasons that rest on words, and by feature the
// points of words that speak for it.
func (x *Index) wordReasons(s *sums, a, b uint32, w *Weights) (reasons [2]Reason, named []int) {
	type worded struct{ word, product uint32 }
	var lists [2][]worded
	var products [2]uint32
	named = make([]int, len(s.shared))
	words, _ := x.table.row(a)
	x.common(a, b, func(i int, product uint32, own, lent bool) {
		if f := s.claim(i, x.first+b, lent); f >= 0 {
			named[f] += x.claimed(s.shared[f].kind, product, w)
			return
		}
		at := 1
		if own {
			at = 0
		}
		lists[at] = append(lists[at], worded{words[i], product})
		products[at] += product
	})
	for i, kind := range [...]ReasonKind{Words, Kindred} {
		reasons[i] = Reason{Kind: kind, Node: NoNode, Points: w.scaled(kind, x.productPoints(products[i]))}
		first := graph.First(lists[i], shownWords, func(a, b worded) int {
			return cmp.Or(cmp.Compare(b.product, a.product), cmp.Compare(a.word, b.word))
		})
		for at, l := range first {
			word := x.table.word(l.word)
			reasons[i].Words = append(reasons[i].Words, word)
			if n := int(x.table.Talks[l.word]); kind == Words && at < fewWords && (at == 0 || n < reasons[i].Talks) {
				reasons[i].Talks, reasons[i].rarest = n, word
			}
		}
	}
	return reasons, named
}
