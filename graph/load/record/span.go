package record

// Cover widens the days of an event so that they hold the day of a date, which
// may be "". It is for exports that state the days of talks only.
func (e *Event) Cover(date string) {
	day := date[:min(len(date), len("2006-01-02"))]
	if day == "" {
		return
	}
	if e.Starts == "" || day < e.Starts {
		e.Starts = day
	}
	e.Ends = max(e.Ends, day)
}

// LeastKey is the first of the talks' keys in the alphabet, or "". It tells
// the exports of two events apart where no name does, and stays when talks are
// added at their end.
func LeastKey(talks []Talk) string {
	least := ""
	for i := range talks {
		if least == "" || talks[i].Key < least {
			least = talks[i].Key
		}
	}
	return least
}
