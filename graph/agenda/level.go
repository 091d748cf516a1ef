package agenda

// Level says who a session is for.
type Level uint8

// The levels.
const (
	Mixed Level = iota
	New         // people who do not know the subject: breadth, and time to read
	Deep        // people who do: technologies and companies
)

var levelWords = [...]string{Mixed: "mixed", New: "new", Deep: "deep"}

// String returns the level's word, as it stands in addresses.
func (l Level) String() string { return levelWords[l] }

// ParseLevel returns the level that String writes as s; the empty word is
// Mixed.
func ParseLevel(s string) (l Level, ok bool) {
	if s == "" {
		return Mixed, true
	}
	for i, w := range levelWords {
		if w == s {
			return Level(i), true
		}
	}
	return Mixed, false
}
