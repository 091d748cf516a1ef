package clean

import "testing"

func TestLink(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a?b=c#d":           "https://example.org/a?b=c#d",
		" http://example.org \n":                "http://example.org",
		"HTTPS://Example.org/Ä":                 "HTTPS://Example.org/Ä",
		"www.example.org/slides.pdf":            "https://www.example.org/slides.pdf",
		"https://user:pass@example.org/":        "https://user:pass@example.org/",
		"https://[2001:db8::1]:8080/":           "https://[2001:db8::1]:8080/",
		"https://example.org/Hall (A)/maps.mp4": "https://example.org/Hall (A)/maps.mp4",
		"javascript:alert(1)":                   "",
		"JavaScript://example.org/%0aa()":       "",
		"data:text/html,x":                      "",
		"mailto:ada@example.org":                "",
		"/relative":                             "",
		"//example.org/a":                       "",
		"example.org":                           "",
		"http:example.org":                      "",
		"https://":                              "",
		"https:///path":                         "",
		"https://a.example https://b.example":   "",
		"http://example.org/a\tb":               "",
		"http://[bad":                           "",
		"httpx://example.org":                   "",
		"www.":                                  "",
		"TBA":                                   "",
		"":                                      "",
	} {
		if got := Link(in); got != want {
			t.Errorf("Link(%q) = %q, want %q", in, got, want)
		}
	}
}
