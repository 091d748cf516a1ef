package clean

import "testing"

// TestClockChanges: hours that are skipped or come twice are read as RFC 5545
// says.
func TestClockChanges(t *testing.T) {
	for _, c := range [][3]string{
		{"2019-03-31T02:30:00", "Europe/Berlin", "2019-03-31T03:30:00+02:00"},
		{"2019-03-10T02:30:00", "America/New_York", "2019-03-10T03:30:00-04:00"},
		{"2019-10-27T02:30:00", "Europe/Berlin", "2019-10-27T02:30:00+02:00"},
		{"2019-11-03T01:30:00", "America/New_York", "2019-11-03T01:30:00-04:00"},
		{"2019-10-06T02:15:00", "Australia/Lord_Howe", "2019-10-06T02:45:00+11:00"},
		{"2019-10-27T03:00:00", "Europe/Berlin", "2019-10-27T03:00:00+01:00"},
		{"2019-10-28T02:30:00", "Europe/Berlin", "2019-10-28T02:30:00+01:00"},
		{"2011-12-30T12:00:00", "Pacific/Apia", "2011-12-31T12:00:00+14:00"}, // a whole day was skipped
		{"2019-07-01T12:00:00", "Mars/Olympus", "2019-07-01T12:00:00"},
		{"2019-07-01T12:00:00", "Local", "2019-07-01T12:00:00"},
		{"2019-07-01T12:00:00", "../../etc/passwd", "2019-07-01T12:00:00"},
		{"2019-07-01", "Europe/Berlin", "2019-07-01"},
	} {
		if got := InZone(c[0], c[1]); got != c[2] {
			t.Errorf("%s in %s: %s, want %s", c[0], c[1], got, c[2])
		}
	}
	for _, c := range [][5]string{
		{"2019-03-30", "26:30", "", "Europe/Berlin", "2019-03-31T03:30:00+02:00"},
		{"2019-03-30", "02:30", "09:00", "Europe/Berlin", "2019-03-31T03:30:00+02:00"},
		{"2019-10-26", "01:30", "06:00", "Europe/Berlin", "2019-10-27T01:30:00+02:00"},
	} {
		if got, ok := At(c[0], c[1], c[2], c[3]); !ok || got != c[4] {
			t.Errorf("%q: %s %v", c, got, ok)
		}
	}
}
