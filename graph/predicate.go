package graph

// Predicate names the relation a fact states: between two nodes for the edge
// predicates, between a node and a text for the literal ones.
type Predicate uint8

// The edge predicates, then the literal ones: what a view is made of, then
// details that only a node's own page shows, then what is long. The last two
// are sections of the snapshot that are fetched on their own.
const (
	NoPredicate Predicate = iota
	By                    // talk -> person
	At                    // talk -> event
	About                 // talk, event -> theme
	Uses                  // talk, event -> technology
	From                  // talk -> company: a speaker's affiliation as stated at that talk
	Features              // talk -> company the talk is about
	WorksAt               // person -> company, at any time
	Of                    // event -> series
	Broader               // theme, technology -> theme, technology

	edgeEnd

	Title Predicate = iota - 1 // talk, source
	Name                       // every other kind
	Alias
	Year       // event: calendar year
	Starts     // event: first day
	Definition // theme, technology
	Replaces   // the id of a node that was merged into this one; old links redirect

	Date     // talk: RFC 3339 date or time; without an offset the zone is not known
	Minutes  // talk: length
	Language // talk: BCP 47
	Track    // talk
	Room     // talk
	URL
	Video
	Slides
	City
	Ends   // event: last day
	Author // source
	Published
	Note // what a curator has to say about a node
	Key  // a source's own stable key for a node, SCHEME:VALUE

	Abstract
	Transcript // source: the text that evidence quotes from

	predicateEnd
)

// NumPredicates is the number of predicates, NoPredicate included.
const NumPredicates = int(predicateEnd)

// NumEdges is the number of edge predicates, NoPredicate included: the length
// of an array that is indexed by an edge predicate.
const NumEdges = int(edgeEnd)

var predicateNames = [NumPredicates]string{
	By: "by", At: "at", About: "about", Uses: "uses", From: "from", Features: "features",
	WorksAt: "works-at", Of: "of", Broader: "broader",
	Title: "title", Name: "name", Alias: "alias", Year: "year", Starts: "starts", Definition: "definition",
	Replaces: "replaces",
	Date:     "date", Minutes: "minutes", Language: "language", Track: "track", Room: "room", URL: "url",
	Video: "video", Slides: "slides", City: "city", Ends: "ends", Author: "author", Published: "published",
	Note: "note", Key: "key",
	Abstract: "abstract", Transcript: "transcript",
}

// String returns the predicate's word, such as "works-at".
func (p Predicate) String() string {
	if p >= predicateEnd {
		return ""
	}
	return predicateNames[p]
}

// IsEdge reports whether the predicate joins two nodes.
func (p Predicate) IsEdge() bool { return p > NoPredicate && p < edgeEnd }

// IsLiteral reports whether the predicate gives a node a text.
func (p Predicate) IsLiteral() bool { return p >= edgeEnd && p < predicateEnd }

// IsDetail reports whether the predicate's texts are in the section of a
// snapshot that no view needs: exact times, places, links, keys of sources.
func (p Predicate) IsDetail() bool { return p >= Date && p < Abstract }

// IsProse reports whether the predicate's texts are in the section of a
// snapshot that holds what is long.
func (p Predicate) IsProse() bool { return p >= Abstract && p < predicateEnd }

// IsInteger reports whether the texts of a literal predicate are decimal
// integers.
func (p Predicate) IsInteger() bool { return p == Year || p == Minutes }

// ParsePredicate returns the predicate that String writes as s, or NoPredicate.
func ParsePredicate(s string) Predicate {
	for p := NoPredicate + 1; p < predicateEnd; p++ {
		if predicateNames[p] == s {
			return p
		}
	}
	return NoPredicate
}

// EdgePredicates lists the predicates between nodes, in order.
func EdgePredicates() []Predicate {
	return []Predicate{By, At, About, Uses, From, Features, WorksAt, Of, Broader}
}

type kindSet uint16

func kinds(ks ...Kind) kindSet {
	var s kindSet
	for _, k := range ks {
		s |= 1 << k
	}
	return s
}

func (s kindSet) has(k Kind) bool { return k != NoKind && s>>k&1 == 1 }

var subjects = [NumEdges]kindSet{
	By: kinds(Talk), At: kinds(Talk), About: kinds(Talk, Event), Uses: kinds(Talk, Event),
	From: kinds(Talk), Features: kinds(Talk), WorksAt: kinds(Person), Of: kinds(Event),
	Broader: kinds(Theme, Technology),
}

var objects = [NumEdges]kindSet{
	By: kinds(Person), At: kinds(Event), About: kinds(Theme), Uses: kinds(Technology),
	From: kinds(Company), Features: kinds(Company), WorksAt: kinds(Company), Of: kinds(Series),
	Broader: kinds(Theme, Technology),
}

// Joins reports whether an edge of the predicate may lead from one kind to
// the other.
func (p Predicate) Joins(from, to Kind) bool {
	return p.IsEdge() && subjects[p].has(from) && objects[p].has(to)
}

// Leaves reports whether an edge of the predicate may begin at the kind.
func (p Predicate) Leaves(k Kind) bool { return p.IsEdge() && subjects[p].has(k) }

// Reaches reports whether an edge of the predicate may end at the kind.
func (p Predicate) Reaches(k Kind) bool { return p.IsEdge() && objects[p].has(k) }
