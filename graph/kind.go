package graph

// Kind says what a node is. The zero value is no kind.
type Kind uint8

// The kinds, in the order in which a Graph numbers its nodes.
const (
	NoKind Kind = iota
	Theme
	Technology
	Talk
	Person
	Company
	Event
	Series
	Source

	kindEnd
)

// NumKinds is the number of kinds, NoKind included: the length of an array
// that is indexed by Kind.
const NumKinds = int(kindEnd)

var kindNames = [NumKinds]string{
	Theme: "theme", Technology: "technology", Talk: "talk", Person: "person",
	Company: "company", Event: "event", Series: "series", Source: "source",
}

var kindPlurals = [NumKinds]string{
	Theme: "themes", Technology: "technologies", Talk: "talks", Person: "people",
	Company: "companies", Event: "events", Series: "series", Source: "sources",
}

// String returns the word that stands in identifiers and URLs, such as "talk".
func (k Kind) String() string {
	if k >= kindEnd {
		return ""
	}
	return kindNames[k]
}

// Plural returns the word for several nodes of the kind, such as "people".
func (k Kind) Plural() string {
	if k >= kindEnd {
		return ""
	}
	return kindPlurals[k]
}

// Dated reports whether nodes of the kind have a year: a talk has its
// event's, everything else lives across years.
func (k Kind) Dated() bool { return k == Talk || k == Event }

// ParseKind returns the kind that String writes as s, or NoKind.
func ParseKind(s string) Kind {
	for k := NoKind + 1; k < kindEnd; k++ {
		if kindNames[k] == s {
			return k
		}
	}
	return NoKind
}

// Kinds lists every kind in order.
func Kinds() []Kind {
	return []Kind{Theme, Technology, Talk, Person, Company, Event, Series, Source}
}
