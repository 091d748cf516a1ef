package identity

import (
	"cmp"
	"slices"
	"strings"

	"throughline/graph"
	"throughline/graph/text"
)

// Person is a person as one source knows them.
type Person struct {
	Source graph.ID
	Scheme string // whose keys they are: "sessionize"
	Key    string // the source's own id, without the scheme; may be empty
	Stable bool   // the format promises that the key names one person
	Name   string
	Alias  []string // other names that the source says are the same person's
	Series string   // where a name of one word is known
	Talks  int      // how many talks of the source name the person
}

// People returns the id of each record's person and, for records whose own
// name makes another id, that id too (else it is empty): old links redirect.
func People(list []Person, d Decisions) (ids, own []graph.ID) {
	r := peopleResolver{list: list, sets: newSets(len(list)), slug: make([]string, len(list)), nameKey: make([]string, len(list))}
	for i, p := range list {
		r.slug[i] = nameSlug(p.Name)
	}
	r.counters = counterSources(list, r.slug)
	r.findShared()
	r.nameKeys()
	r.joinByName()
	r.joinByKey()
	return r.assign(d)
}

type peopleResolver struct {
	list     []Person
	sets     sets
	slug     []string // of each name
	nameKey  []string // what a record's name is compared by, qualified where it must be
	counters map[graph.ID]bool
	shared   map[sourceName]bool // names that a source gives to several people
}

type sourceName struct {
	source graph.ID
	name   string
}

// findShared finds the names that one source gives to several keys.
func (r *peopleResolver) findShared() {
	keys := map[sourceName]string{}
	r.shared = map[sourceName]bool{}
	for i, p := range r.list {
		if p.Key == "" || r.counters[p.Source] {
			continue
		}
		at := sourceName{p.Source, r.slug[i]}
		if first, ok := keys[at]; ok && first != p.Key {
			r.shared[at] = true
		}
		keys[at] = p.Key
	}
}

func (r *peopleResolver) nameKeys() {
	for i, p := range r.list {
		r.nameKey[i] = r.qualified(p, r.slug[i], p.Name)
	}
}

// qualified is the slug of the name, with the source's key where the source
// says that several people have the name, and with where it is known where it
// is a single word.
func (r *peopleResolver) qualified(p Person, slug, name string) string {
	switch {
	case slug == "":
		return "person-" + hash(string(p.Source), p.Key, name)
	case r.shared[sourceName{p.Source, slug}] && p.Key != "":
		return slug + "-" + text.Slug(p.Key, 40)
	case strings.Contains(slug, "-"):
		return slug
	case p.Stable && p.Key != "":
		return slug + "-" + text.Slug(p.Scheme, 40)
	default:
		return strings.TrimRight(slug+"-"+text.Slug(p.Series, 60), "-")
	}
}

// nameSlug makes names comparable. Slugs of the words would keep hyphens and
// spaces alike already: "Jean-Luc" is "Jean Luc".
func nameSlug(name string) string { return text.Slug(name, 120) }

// joinByName joins equal names, and the aliases that sources state.
func (r *peopleResolver) joinByName() {
	first := map[string]int{}
	for i := range r.list {
		if j, ok := first[r.nameKey[i]]; ok {
			r.sets.join(i, j)
		} else {
			first[r.nameKey[i]] = i
		}
	}
	for i, p := range r.list {
		for _, a := range p.Alias {
			if j, ok := first[r.qualified(p, nameSlug(a), a)]; ok {
				r.sets.join(i, j)
			}
		}
	}
}

// joinByKey joins records with the same key of the same scheme, within one
// source, and across sources where keys are stable by promise or by agreement.
func (r *peopleResolver) joinByKey() {
	byKey := r.byKey()
	trusted := agreeing(r.list, r.nameKey, byKey)
	for _, group := range byKey {
		for x, i := range group {
			for _, j := range group[x+1:] {
				a, b := &r.list[i], &r.list[j]
				if a.Source == b.Source || a.Stable && b.Stable || trusted[pair(a.Source, b.Source)] {
					r.sets.join(i, j)
				}
			}
		}
	}
}

// byKey returns the records that share a key. Most are alone with theirs, so
// groups are laid out in one array instead of one slice each.
func (r *peopleResolver) byKey() [][]int {
	number := make(map[[2]string]int, len(r.list))
	var size []int
	group := make([]int, len(r.list)) // from one; zero is none
	for i := range r.list {
		p := &r.list[i]
		if p.Key == "" || p.Scheme == "" || r.counters[p.Source] {
			continue
		}
		k := [2]string{p.Scheme, p.Key}
		if number[k] == 0 {
			size = append(size, 0)
			number[k] = len(size)
		}
		group[i] = number[k]
		size[group[i]-1]++
	}
	groups, all := make([][]int, len(size)), make([]int, len(r.list))
	for g, n := range size {
		groups[g], all = all[:0:n], all[n:]
	}
	for i, g := range group {
		if g > 0 {
			groups[g-1] = append(groups[g-1], i)
		}
	}
	return groups
}

// assign names each set after the spelling with the most records, then the
// longest, then the first in the alphabet.
func (r *peopleResolver) assign(d Decisions) (ids, own []graph.ID) {
	best := r.spellings()
	ids, own = make([]graph.ID, len(r.list)), make([]graph.ID, len(r.list))
	for i := range r.list {
		root := r.sets.find(i)
		spelling, several := best[root]
		if !several {
			spelling = r.nameKey[root]
		}
		mine := graph.MakeID(graph.Person, r.nameKey[i])
		ids[i] = mine
		if spelling != r.nameKey[i] {
			ids[i] = graph.MakeID(graph.Person, spelling)
		}
		ids[i] = d.apply(ids[i], r.list[i].Source)
		if mine != ids[i] {
			own[i] = mine
		}
	}
	return ids, own
}

// spellings returns the best spelling of the sets that have several.
func (r *peopleResolver) spellings() map[int]string {
	mixed := map[int]map[string]int{}
	for i := range r.list {
		if root := r.sets.find(i); r.nameKey[i] != r.nameKey[root] {
			mixed[root] = map[string]int{}
		}
	}
	for i := range r.list {
		if count := mixed[r.sets.find(i)]; count != nil {
			count[r.nameKey[i]]++
		}
	}
	best := make(map[int]string, len(mixed))
	for root, count := range mixed {
		best[root] = mostCommon(count)
	}
	return best
}

func mostCommon(spellings map[string]int) string {
	keys := make([]string, 0, len(spellings))
	for s := range spellings {
		keys = append(keys, s)
	}
	return slices.MinFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(spellings[b], spellings[a]), cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
}
