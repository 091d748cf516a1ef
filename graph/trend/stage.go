package trend

// Stage is where a theme stands by the rule of docs/how-themes-evolve.md.
type Stage uint8

// The stages. Unstaged is one that too little is known of.
const (
	Unstaged Stage = iota
	Emerging
	Rising
	Returning
	Steady
	Declining
	Dormant
	OneOff
)

var stageNames = [...]string{"", "emerging", "rising", "returning", "steady", "declining", "dormant", "one-off"}

// String returns the stage's word, or "" for Unstaged.
func (s Stage) String() string {
	if int(s) >= len(stageNames) {
		return ""
	}
	return stageNames[s]
}

// Certainty says how far the figures carry the stage.
type Certainty uint8

// The certainties. Steady and one-off themes have none: no change is shown.
const (
	NoChange   Certainty = iota
	Suggestive           // the two windows lean that way, but their intervals overlap
	Clear                // the intervals of the two windows do not overlap
)

var certaintyNames = [...]string{"", "suggestive", "clear"}

// String returns "", "suggestive" or "clear".
func (c Certainty) String() string {
	if int(c) >= len(certaintyNames) {
		return ""
	}
	return certaintyNames[c]
}

// Window is some years taken together. Only usable years count in it.
type Window struct {
	From, To  int
	Years     int // usable years
	Count     int
	Total     int
	Low, High float64 // 95 % Wilson interval
}

// Share returns Count of Total, or 0 when there is no talk.
func (w Window) Share() float64 {
	if w.Total == 0 {
		return 0
	}
	return float64(w.Count) / float64(w.Total)
}

// Verdict is a stage with the numbers that decided it.
type Verdict struct {
	Stage     Stage
	Certainty Certainty
	Earlier   Window  // what Recent was compared with
	Recent    Window  // the last usable years; those since a return; the only one of a one-off
	Z         float64 // of the two shares; positive when the recent one is larger
}
