package server_test

import "testing"

// BenchmarkPages serves each page of a small dataset, rendering included.
func BenchmarkPages(b *testing.B) {
	s := newServer(b, yearsOfTalks())
	for name, target := range map[string]string{
		"home": "/", "theme": "/theme/rising", "talk": "/talk/t-0-0", "themes": "/themes", "explore": "/explore?focus=theme/rising",
	} {
		get(s, target) // what is made once
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				get(s, target)
			}
		})
	}
}
