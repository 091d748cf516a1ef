package agenda

import "testing"

func TestNamesAreFoundWhole(t *testing.T) {
	for _, c := range []struct {
		text, name string
		want       int
	}{
		{"go", "go", 1}, {"go go gopher", "go", 2}, {"cargo", "go", 0}, {"a teapot, two teapots", "teapot", 2},
		{"boxes of a box", "box", 2}, {"teapotted", "teapot", 0}, {"k8s-teapot: 1", "teapot", 1}, {"teapot2", "teapot", 0},
		{"xteapot", "teapot", 0}, {"2teapot", "teapot", 0}, {"éteapot", "teapot", 0}, {"teapoté", "teapot", 0}, {"nothing", "", 0}, {"", "teapot", 0},
	} {
		if got := mentions(c.text, c.name); got != c.want {
			t.Errorf("%q has %q %d times, want %d", c.text, c.name, got, c.want)
		}
	}
	names := []called{{"Kettle", "kettle"}, {"Teapot", "teapot"}}
	for title, want := range map[string]int{"Teapots": 1, "The KETTLE and the teapot": 0, "Steepest": -1} {
		if got := named(title, names); got != want {
			t.Errorf("%q names %d, want %d", title, got, want)
		}
	}
}
