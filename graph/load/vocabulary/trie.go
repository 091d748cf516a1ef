package vocabulary

import (
	"strings"

	"throughline/graph"
)

// trie holds all patterns as sequences of words. Node 0 is the root.
type trie struct {
	words   map[string]int32 // numbers of folded words
	edges   map[edge]int32
	outputs [][]*pattern // by node
}

type edge struct{ node, word int32 }

type use uint8

const (
	isForm use = iota // a name or alias
	isNear            // allows the entry's strict forms
	isNot             // forbids the entry's forms within and beside it
)

// pattern is a form or a phrase of a context.
type pattern struct {
	entry  int32
	use    use
	strict bool   // a single word to which case and near apply
	apart  bool   // has punctuation of its own, so that phrases may end within it
	form   string // as the vocabulary has it
}

func newTrie() trie {
	return trie{words: map[string]int32{}, edges: map[edge]int32{}, outputs: make([][]*pattern, 1)}
}

func (t *trie) addEntry(at int32, e *Entry) {
	near := map[string]bool{}
	for _, n := range e.Context.Near {
		near[strings.ToLower(n)] = true
		t.add(&pattern{entry: at, use: isNear, form: n}, split(n))
	}
	for _, n := range e.Context.Not {
		t.add(&pattern{entry: at, use: isNot, form: n}, split(n))
	}
	forms := append([]string{e.Name}, e.Aliases...)
	for _, form := range forms {
		words := split(form)
		p := &pattern{entry: at, form: form, strict: len(words) == 1 && !near[strings.ToLower(form)], apart: strings.ContainsAny(form, ",:!")}
		for _, variant := range joins(words) {
			t.addForm(p, variant, e.ID.Kind())
		}
	}
}

// addForm adds a form, for themes also with its last word in the singular.
// A technology's name is a name: Rails is no rail.
func (t *trie) addForm(p *pattern, words []string, k graph.Kind) {
	t.add(p, words)
	if k != graph.Theme || len(words) == 0 {
		return
	}
	last := len(words) - 1
	for _, one := range singulars([]byte(words[last])) {
		t.add(p, append(words[:last:last], string(one)))
	}
}

func (t *trie) add(p *pattern, words []string) {
	if len(words) == 0 {
		return
	}
	node := int32(0)
	for _, w := range words {
		id, ok := t.words[w]
		if !ok {
			id = int32(len(t.words))
			t.words[w] = id
		}
		next, ok := t.edges[edge{node, id}]
		if !ok {
			next = int32(len(t.outputs))
			t.outputs = append(t.outputs, nil)
			t.edges[edge{node, id}] = next
		}
		node = next
	}
	t.outputs[node] = append(t.outputs[node], p)
}

// split returns the folded words of a form.
func split(form string) []string {
	var buf []byte
	var words []string
	for i := 0; i < len(form); {
		start, end := nextWord(form, i)
		if start == end {
			break
		}
		words = append(words, string(fold(&buf, form[start:end])))
		i = end
	}
	return words
}

// Forms of more words are not written together in all ways, and what is
// shorter when written together may be another word.
const (
	maxJoined = 4
	minJoined = 6
)

// joins returns the ways to write a form's words with nothing between some of
// them: service mesh, servicemesh.
func joins(words []string) [][]string {
	all := [][]string{words}
	if len(words) < 2 || len(words) > maxJoined {
		return all
	}
	for mask := 1; mask < 1<<(len(words)-1); mask++ {
		if v, ok := joined(words, mask); ok {
			all = append(all, v)
		}
	}
	return all
}

// joined writes words i and i+1 together where bit i of the mask is set.
func joined(words []string, mask int) ([]string, bool) {
	out := []string{words[0]}
	for i, w := range words[1:] {
		if mask>>i&1 == 0 {
			out = append(out, w)
			continue
		}
		last := &out[len(out)-1]
		if !joinable(*last) || !joinable(w) || len(*last)+len(w) < minJoined {
			return nil, false
		}
		*last += w
	}
	return out, true
}

// joinable are words of two ASCII letters and more.
func joinable(w string) bool {
	if len(w) < 2 {
		return false
	}
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}
