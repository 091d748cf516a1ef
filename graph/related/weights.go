package related

import "strings"

// Level says how much a kind of reason counts.
type Level uint8

// The levels. Boosted counts twice.
const (
	Normal Level = iota
	Muted
	Boosted
)

// Weights has a level for each kind of reason.
type Weights [NumReasons]Level

// ParseWeights reads two lists of kinds, separated by commas: those that do
// not count, and those that count twice. A kind in both does not count. It
// returns the first word that is no kind, or "".
func ParseWeights(mute, boost string) (w Weights, unknown string) {
	for i, list := range [...]string{boost, mute} {
		for word := range strings.SplitSeq(list, ",") {
			k, ok := ParseReason(word)
			switch {
			case ok:
				w[k] = [...]Level{Boosted, Muted}[i]
			case word != "" && unknown == "":
				unknown = word
			}
		}
	}
	return w, unknown
}

// List returns the kinds at a level, as ParseWeights reads them.
func (w *Weights) List(l Level) string {
	var words []string
	for k, level := range w {
		if level == l {
			words = append(words, ReasonKind(k).String())
		}
	}
	return strings.Join(words, ",")
}

func (w *Weights) allMuted() bool {
	for _, l := range w {
		if l != Muted {
			return false
		}
	}
	return true
}

// scaled returns points at the kind's level.
func (w *Weights) scaled(k ReasonKind, points int) int {
	switch w[k] {
	case Muted:
		return 0
	case Boosted:
		return 2 * points
	}
	return points
}

// String says in words what the weights change, such as "without themes,
// speakers twice", and "" where they change nothing.
func (w *Weights) String() string {
	var parts []string
	for k, level := range w {
		label := ReasonKind(k).Label()
		switch level {
		case Muted:
			parts = append(parts, "without "+label)
		case Boosted:
			parts = append(parts, label+" twice")
		}
	}
	return strings.Join(parts, ", ")
}
