package text

import "testing"

func TestWithoutAddresses(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "no address": "no address", "https://example.org/kites": " ", "see https://example.org/a?b=c#d now": "see   now",
		"a http://example.org\nb (https://example.org/x) c": "a  \nb (  c", "<a href=\"https://example.org\">kites</a>": "<a href=\" \">kites</a>",
		"ftp://example.org and https://example.net": "ftp://example.org and  ", "two: https://a.example https://b.example": "two:    ", "http:/ and ://": "http:/ and ://",
	} {
		if got := WithoutAddresses(s); got != want {
			t.Errorf("%q becomes %q, not %q", s, got, want)
		}
	}
}
