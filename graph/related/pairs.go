package related

import (
	"cmp"
	"slices"

	"throughline/graph"
)

// shareSpeaker reports whether two talks have a speaker in common.
func (x *Index) shareSpeaker(a, b uint32) bool { return x.share(a, b, graph.By) }

// product sums the products of two talks' weights, of words that both have
// themselves and of the others. each, if given, is called with every one.
func (x *Index) product(a, b uint32, each func(word, product uint32, own bool)) (own, kindred uint32) {
	words, weights := x.table.row(a)
	others, otherWeights := x.table.row(b)
	for i, j := 0, 0; i < len(words) && j < len(others); {
		switch {
		case words[i] < others[j]:
			i++
		case words[i] > others[j]:
			j++
		default:
			product := uint32(weights[i]&^ownWord) * uint32(otherWeights[j]&^ownWord)
			both := weights[i]&otherWeights[j]&ownWord != 0
			if both {
				own += product
			} else {
				kindred += product
			}
			if each != nil {
				each(words[i], product, both)
			}
			i++
			j++
		}
	}
	return own, kindred
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
	for _, f := range s.shared {
		if points := x.featurePoints(a, b, f, w); points > 0 {
			add(Reason{Kind: f.kind, Node: f.node, Points: points, Talks: x.talksOf(f), Wide: f.wide})
		}
	}
	if slices.Contains(x.named(a), b) {
		add(Reason{Kind: References, Node: x.first + b, Points: w.scaled(References, x.referencePoints(a, b))})
	}
	for _, reason := range x.wordReasons(a, b, w) {
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

// wordReasons returns the two reasons that rest on words.
func (x *Index) wordReasons(a, b uint32, w *Weights) []Reason {
	type worded struct{ word, product uint32 }
	var lists [2][]worded
	own, kindred := x.product(a, b, func(word, product uint32, both bool) {
		i := 1
		if both {
			i = 0
		}
		lists[i] = append(lists[i], worded{word, product})
	})
	reasons := []Reason{
		{Kind: Words, Node: NoNode, Points: w.scaled(Words, x.productPoints(own))},
		{Kind: Kindred, Node: NoNode, Points: w.scaled(Kindred, x.productPoints(kindred))},
	}
	for i := range reasons {
		first := graph.First(lists[i], shownWords, func(a, b worded) int {
			return cmp.Or(cmp.Compare(b.product, a.product), cmp.Compare(a.word, b.word))
		})
		for _, l := range first {
			reasons[i].Words = append(reasons[i].Words, x.table.word(l.word))
		}
		if i == 0 && len(first) > 0 {
			reasons[i].Talks = int(x.table.Talks[first[0].word])
		}
	}
	return reasons
}
