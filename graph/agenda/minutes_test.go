package agenda

import "testing"

func TestMinutesAreShared(t *testing.T) {
	for _, c := range []struct {
		minutes, people, screens int
		want                     minutes
	}{
		{45, 0, 0, minutes{frame: 5, talks: 31, discuss: 9, perScreen: 3}},     // a fifth is discussed
		{45, 8, 0, minutes{frame: 5, talks: 28, discuss: 12, perScreen: 3}},    // a minute and a half a person
		{45, 300, 0, minutes{frame: 5, talks: 25, discuss: 15, perScreen: 3}},  // at most a third
		{480, 0, 0, minutes{frame: 10, talks: 374, discuss: 96, perScreen: 3}}, // the frame at most ten
		{5, 0, 0, minutes{frame: 1, talks: 3, discuss: 1, perScreen: 3}},
		{45, 0, 2, minutes{frame: 5, screens: 6, talks: 25, discuss: 9, perScreen: 3}},
		{45, 0, 5, minutes{frame: 5, screens: 15, talks: 16, discuss: 9, perScreen: 3}}, // up to half of what is left
		{45, 0, 6, minutes{frame: 5, screens: 12, talks: 19, discuss: 9, perScreen: 2}}, // shorter where there are many
		{45, 0, 99, minutes{frame: 5, screens: 31, discuss: 9, perScreen: 1}},
	} {
		if got := share(Request{Minutes: c.minutes, People: c.people}, c.screens); got != c.want {
			t.Errorf("%d minutes, %d people, %d screens: %+v, want %+v", c.minutes, c.people, c.screens, got, c.want)
		}
	}
}

// TestMinutesYield: the discussion gives way as long as it is longer than the
// frame, then the frame, then the screens; each keeps a minute but those.
func TestMinutesYield(t *testing.T) {
	m := minutes{frame: 3, screens: 1, discuss: 4}
	for i, want := range []minutes{
		{3, 1, 1, 3, 0}, {3, 1, 2, 2, 0}, {2, 1, 3, 2, 0}, {2, 1, 4, 1, 0}, {1, 1, 5, 1, 0}, {1, 0, 6, 1, 0},
	} {
		if !m.yield() || m != want {
			t.Fatalf("after %d: %+v, want %+v", i+1, m, want)
		}
	}
	if m.yield() {
		t.Errorf("a minute is left to move in %+v", m)
	}
}
