package trend

// State says what a year's figures rest on.
type State uint8

// The states of a year.
const (
	NoSource  State = iota // nothing was loaded for the year: not zero, unknown
	NoTalks                // an event is known, but no source names its talks
	Mentioned              // an event speaks of the node, and no talk does
	TooFew                 // fewer than MinTalks talks are known: no share is given
	Zero                   // talks are known, and none is about the node
	Data
)

// MinTalks is the least N for which a year has a share.
const MinTalks = 5

var stateNames = [...]string{"no source", "no talks named", "mentioned", "too few", "zero", "data"}

// String returns the state in words, such as "no source".
func (s State) String() string {
	if int(s) >= len(stateNames) {
		return ""
	}
	return stateNames[s]
}

// Year is what is known of a node in a year. Count is len(Talks).
type Year struct {
	Year     int
	Count    int // n: talks about the node
	Total    int // N: talks in scope
	State    State
	Share    float64  // n/N, 0 when Usable is false
	Low      float64  // 95 % Wilson interval of the share
	High     float64  // 1 when Usable is false: nothing is excluded
	Talks    []uint32 // the n talks
	Mentions []uint32 // events that speak of the node themselves; never counted
}

// Usable reports whether the year has enough talks for a share.
func (y *Year) Usable() bool { return y.Total >= MinTalks }

// stateOf names the state of a year.
func stateOf(count, total int, known, mentioned bool) State {
	switch {
	case total >= MinTalks && count > 0:
		return Data
	case total > 0 && count > 0:
		return TooFew
	case mentioned:
		return Mentioned
	case total >= MinTalks:
		return Zero
	case total > 0:
		return TooFew
	case known:
		return NoTalks
	}
	return NoSource
}

// fill computes what follows from the counts.
func (y *Year) fill(known bool) {
	y.State = stateOf(y.Count, y.Total, known, len(y.Mentions) > 0)
	y.High = 1
	if y.Usable() {
		y.Share = float64(y.Count) / float64(y.Total)
		y.Low, y.High = Wilson(y.Count, y.Total)
	}
}
