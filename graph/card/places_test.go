package card_test

import (
	"testing"

	"throughline/graph/card"
)

func TestDay(t *testing.T) {
	for s, want := range map[string]string{
		"2019-02-02": "2 February 2019", "2022-12-31T17:00:00": "31 December 2022, 17:00", "2022-02-05T09:30:00+01:00": "5 February 2022, 09:30",
		"": "", "2019": "2019", "2019-13-02": "2019-13-02", "2019-00-02": "2019-00-02", "2019-02-00": "2019-02-00", "2O19-02-02": "2O19-02-02",
		"2019-02-02T": "2019-02-02T", "2019-02-02T1700": "2019-02-02T1700", "Track one": "Track one", "2019/02/02": "2019/02/02",
	} {
		if got := card.Day(s); got != want {
			t.Errorf("%q is written %q, not %q", s, got, want)
		}
	}
}

func TestWebAddresses(t *testing.T) {
	for s, want := range map[string]string{
		"https://talks.example/a?b=c&d": "https://talks.example/a?b=c&d", " HTTP://talks.example ": "http://talks.example", "https://bücher.example/ä": "https://bücher.example/ä",
		"": "", "javascript:alert(1)": "", "javascript://talks.example/%0aalert(1)": "", "data:text/html,x": "", "//talks.example": "", "talks.example/a": "",
		"https://": "", "https:///a": "", "https://?a": "", "https:talks.example": "", "https://talks.example/a b": "", "https://talks\nexample": "", "https://talks.example\\@evil.example": "",
		"ftp://talks.example": "",
	} {
		if got := card.Web(s); got != want {
			t.Errorf("%q leads to %q, not %q", s, got, want)
		}
	}
}
