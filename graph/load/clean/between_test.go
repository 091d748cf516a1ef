package clean

import "testing"

func TestBetween(t *testing.T) {
	for _, c := range []struct {
		name, from, to string
		want           int
	}{
		{"local times", "2030-05-01T10:00:00", "2030-05-01T10:45:00", 45},
		{"over midnight", "2030-05-01T23:30:00", "2030-05-02T00:15:00", 45},
		{"one zone", "2030-05-01T10:00:00+02:00", "2030-05-01T11:00:00+02:00", 60},
		{"two zones are one clock", "2030-05-01T10:00:00+02:00", "2030-05-01T09:00:00Z", 60},
		{"the form of calendars", "20300501T100000Z", "20300501T103000Z", 30},
		{"fractions of a second", "2030-05-01T10:00:00.000Z", "2030-05-01T10:20:00.500Z", 20},
		{"an offset on one side only", "2030-05-01T10:00:00", "2030-05-01T11:00:00Z", 0},
		{"the end before the start", "2030-05-01T11:00:00", "2030-05-01T10:00:00", 0},
		{"no length", "2030-05-01T11:00:00", "2030-05-01T11:00:00", 0},
		{"days", "2030-05-01", "2030-05-02", 0},
		{"a week", "2030-05-01T10:00:00", "2030-05-08T10:00:00", MaxMinutes},
		{"more than a week", "2030-05-01T10:00:00", "2030-05-08T10:01:00", 0},
		{"no date", "soon", "2030-05-01T10:00:00", 0},
		{"nothing", "", "", 0},
	} {
		if got := Between(c.from, c.to); got != c.want {
			t.Errorf("%s: Between(%q, %q) = %d, want %d", c.name, c.from, c.to, got, c.want)
		}
	}
}

func TestClocks(t *testing.T) {
	for in, want := range map[[2]string]int{
		{"10:00", "10:45"}: 45, {"9:00:00", " 10:30:30 "}: 90, {"23:30", "00:15"}: 45, {"18:00", "6:00"}: 720, {"22:00", "24:00"}: 120,
		{"17:59", "5:00"}: 0, {"14:00", "13:00"}: 0, {"20:00", "19:00"}: 0, {"10:00", "10:00"}: 0, {"10:00", ""}: 0, {"", "10:00"}: 0, {"ten", "11:00"}: 0, {"10", "11"}: 0,
	} {
		if got := Clocks(in[0], in[1]); got != want {
			t.Errorf("Clocks(%q): %d, want %d", in, got, want)
		}
	}
}
