package trend

// Lineage is how a node and its companions hang together from period to
// period. Each is a lane; what a lane travels with in a period are the things
// its talks name more often than chance. After D. Chavalarias and J.-P.
// Cointet, Phylomemetic patterns in science evolution, PLoS ONE 8 (2013).
type Lineage struct {
	Periods []Period
	Lanes   []Lane // the node first, then its companions, the surest first
	Ribbons []Ribbon
}

// Lane is one theme or technology. Cells has one entry a period.
type Lane struct {
	Node  uint32
	Cells []LaneCell
	Fate  Fate
}

// LaneCell is a lane in a period. It has no talk where the lane is absent.
type LaneCell struct {
	Talks  []uint32
	Things []uint32 // what it travels with, the surest first; at most laneThings
}

// Ribbon says that what lane From travelled with in one period travels with
// lane To in a later one.
type Ribbon struct {
	From, To int // positions in Lanes
	At, Next int // positions in Periods
	Kind     RibbonKind
	Share    float64  // of the things of From at At: the part that is among those of To at Next
	Shared   []uint32 // these things
	Before   []uint32 // talks of From in At that name one of them
	After    []uint32 // talks of To in Next that name one of them
}

// RibbonKind says what a ribbon means.
type RibbonKind uint8

// The kinds of ribbon.
const (
	Continues RibbonKind = iota // a lane goes on in the same company
	Splits                      // a lane that is new took over another's company
	Merges                      // a lane that ends left its company to another
)

var ribbonNames = [...]string{"continues", "splits", "merges"}

// String returns the kind's word.
func (k RibbonKind) String() string {
	if int(k) >= len(ribbonNames) {
		return ""
	}
	return ribbonNames[k]
}

// Fate says how a lane ends.
type Fate uint8

// The fates.
const (
	Lasts  Fate = iota // it is there in the last period
	Merged             // it ended, and another lane has its company
	Fades              // it ended, and no lane has its company
	Alone              // no ribbon begins or ends at it
)

var fateNames = [...]string{"lasts", "merged", "fades", "stands alone"}

// String returns the fate in words.
func (f Fate) String() string {
	if int(f) >= len(fateNames) {
		return ""
	}
	return fateNames[f]
}

// The constants of lineage.
const (
	laneThings  = 12      // things compared, the surest
	persists    = 1.0 / 3 // least share of things for a ribbon
	laneTalks   = 2       // least talks of a companion's lane
	otherThings = 2       // least things for a ribbon between two lanes
)
