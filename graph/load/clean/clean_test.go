package clean

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTitle(t *testing.T) {
	for in, want := range map[string]string{
		"  Two\n lines ":                      "Two lines",
		"Fish &amp;amp; chips":                "Fish & chips",
		"It&apos;s <em>here</em>":             "It's here",
		"List<String> and a<b":                "List<String> and a<b",
		"GrÃ¼ÃŸe â€œquotedâ€\u009d":           "Grüße “quoted”",
		"«\u00a0Ã©tÃ©\u00a0» \u00adâ€œ\u00ad": "« été » “",
		"NÃO É IRMÃ":                          "NÃO É IRMÃ",
		"cafe\u0301":                          "café",
		"\ufeffzero\u0000 width\u200b":        "zero width",
		"<script>alert(1)</script>Safe":       "Safe",
		"שלום \u200fעולם":                     "שלום \u200fעולם",
		"100 % correct: Ã Â ä ö ü – “ok”":     "100 % correct: Ã Â ä ö ü – “ok”",
	} {
		if got := Title(in); got != want {
			t.Errorf("Title(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"<p>One <a href=\"x\">link</a>.</p>\n<p>Two<br/>lines</p>":              "One link.\n\nTwo\nlines",
		"<ul><li>a</li><li>b</li></ul>":                                         "a\nb",
		"# Head\n\nSome **bold** and [a link](http://x.example).\n\n* a\n* b\n": "Head\n\nSome bold and a link.\n\na\nb",
		"See `the docs <http://x.example>`_ and ``code`` in :ref:`here`.":       "See the docs and code in here.",
		"plain\r\ntext\r\n\r\n\r\nmore":                                         "plain\ntext\n\nmore",
		"a < b && c > d":                                                        "a < b && c > d",
		"Heading\n=======\n\nText with ``literal``.":                            "Heading\n\nText with literal.",
	} {
		if got := Text(in); got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestBytes(t *testing.T) {
	for in, want := range map[string]string{
		"\xef\xbb\xbfbom":    "bom",
		"\xff\xfeh\x00i\x00": "hi",
		"\xfe\xff\x00h\x00i": "hi",
		"caf\xe9 \x93q\x94":  "café “q”",
		"plain é":            "plain é",
	} {
		if got, err := Bytes([]byte(in)); err != nil || got != want {
			t.Errorf("Bytes(%q) = %q, %v", in, got, err)
		}
	}
	if _, err := Bytes([]byte("a\x00b")); err != ErrNUL {
		t.Errorf("NUL gives %v", err)
	}
}

func TestMinutes(t *testing.T) {
	for in, want := range map[string]int{
		"05:00": 300, "00:45": 45, "0:45:00": 45, "1:30": 90, "45": 45, "PT45M": 45, "PT1H30M": 90, "P1DT2H": 1560,
		"1h30m": 90, "50 min": 50, "00:00": 0, "": 0, "soon": 0, "1:99": 0, "-5": 0, "99999": 0, "1:2:3:4": 0,
	} {
		if got, ok := Minutes(in); got != want && ok || ok != (want > 0) {
			t.Errorf("Minutes(%q) = %d, %v; want %d", in, got, ok, want)
		}
	}
}

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"2025-02-01T18:25:00+01:00": "2025-02-01T18:25:00+01:00", "2020-04-24T09:00:00": "2020-04-24T09:00:00",
		"2020-04-24T09:00:00.000Z": "2020-04-24T09:00:00Z", "20260324T101500Z": "2026-03-24T10:15:00Z",
		"20260324T101500": "2026-03-24T10:15:00", "2018-02-03": "2018-02-03", "November 5, 2018": "2018-11-05",
		"5 Nov 2018": "2018-11-05", "2018-02-03 10:00": "2018-02-03T10:00:00", "03/04/2018": "", "": "", "soon": "", "0001-01-01": "",
	} {
		if got, ok := Date(in); got != want || ok != (want != "") {
			t.Errorf("Date(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

func TestAt(t *testing.T) {
	for _, c := range []struct{ day, clock, change, zone, want string }{
		{"2018-02-03", "10:30", "09:00:00", "", "2018-02-03T10:30:00"},
		{"2018-02-03", "01:30", "09:00:00", "", "2018-02-04T01:30:00"},
		{"2018-02-03", "10:30", "", "Europe/Brussels", "2018-02-03T10:30:00+01:00"},
		{"2018-07-03", "10:30", "", "Europe/Brussels", "2018-07-03T10:30:00+02:00"},
		{"2018-07-03", "10:30", "", "Nowhere/Atall", "2018-07-03T10:30:00"},
		{"2018-07-03", "late", "", "", ""},
		{"someday", "10:30", "", "", ""},
	} {
		if got, _ := At(c.day, c.clock, c.change, c.zone); got != c.want {
			t.Errorf("At(%v) = %q", c, got)
		}
	}
}

func TestLanguage(t *testing.T) {
	for in, want := range map[string]string{
		"en": "en", "eng": "en", "English": "en", "english": "en", "de, en": "de", "de_DE": "de-DE", "Japanese": "ja", "zh-hans": "zh-Hans",
		"": "", "klingonese": "", "true": "", "Chinese": "zh", "pt-BR": "pt-BR", "fra": "fr", "English (US)": "en", "x": "", "de-formal": "de", "non-technical": "", "zh-unknown1": "zh",
	} {
		if got := Language(in); got != want {
			t.Errorf("Language(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestIsPlaceholder(t *testing.T) {
	for in, want := range map[string]bool{
		"TODO": true, "Various speakers": true, "TBA": true, "": true, " - ": true, "(tbd)": true, "...": true,
		"Todor Example": false, "Speaker Example": false, "Ann": false, "王伟": false,
	} {
		if IsPlaceholder(in) != want {
			t.Errorf("IsPlaceholder(%q) is %v", in, !want)
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"Ada Example & Ben Sample":             "Ada Example|Ben Sample",
		"Ada Example, Ben Sample, and Cy Test": "Ada Example|Ben Sample|Cy Test",
		"Ada Example":                          "Ada Example",
		"Example & Sons":                       "Example & Sons",
		"Example, Ada":                         "Example, Ada",
		"Rock and Roll Band":                   "Rock and Roll Band",
		"Ada Example, Example Corp":            "Ada Example, Example Corp",
		"Ludwig van Example and Cy de la Test": "Ludwig van Example|Cy de la Test",
	} {
		if got := strings.Join(Names(in), "|"); got != want {
			t.Errorf("Names(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAffiliation(t *testing.T) {
	for in, want := range map[string]string{
		"Software Engineer at Example":                     "Example",
		"CTO @ Example Labs":                               "Example Labs",
		"DevRel @Example":                                  "Example",
		"Principal Engineer, Example":                      "Example",
		"Lead Developer, Example, Inc.":                    "Example, Inc",
		"Example GmbH, Lead Cloud Architect":               "",
		"Staff Engineer, Maintainer":                       "",
		"Software developer":                               "",
		"Looking at the stars":                             "",
		"Engineer at Example and Other":                    "",
		"I work at things; sometimes":                      "",
		"":                                                 "",
		"Cat person, Brussels":                             "",
		"Microsoft MVP, Apache APISIX PMC":                 "",
		"Google Developer Expert, GDE":                     "",
		"CNCF Ambassador, Example":                         "Example",
		"Engineer, Freelance":                              "",
		"Developer at Example, Tester":                     "Example",
		"Engineer @ https://example.com":                   "",
		"Engineer, " + strings.Repeat("Very ", 7) + "Long": "",
		"Head of Maps at Example Works.":                   "Example Works",
		"@ Example":                                        "Example",
		"Speaker | Engineer at Example":                    "",
	} {
		_, company, ok := Affiliation(in)
		if !ok {
			company = ""
		}
		if company != want {
			t.Errorf("Affiliation(%q) = %q, want %q", in, company, want)
		}
	}
}

func TestIsBreak(t *testing.T) {
	for in, want := range map[string]bool{
		"Lunch": true, "Coffee Break": true, "Short break": true, "Lunch Break": true, "Coffee Break!": true, "Registration": true,
		"Registration + Badge Pick-Up": true, "Badge Pick-up": true, "Morning Coffee Break": true, "Coffee": true, "Mittagspause": true,
		"Registration & Breakfast": true, "Lunch & Networking": true, "Doors open": true,
		"Breaking things": false, "This is not a lunch break": false, "Lunch with the board": false, "Teardown": false,
		"CoffeeBeam": false, "Opening": false, "Free lunch": false, "Break the monolith": false, "": false,
	} {
		if IsBreak(in) != want {
			t.Errorf("IsBreak(%q) is %v", in, !want)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add("<p>a</p>")
	f.Add("[a](b) **c** `d`_ â€œ")
	f.Fuzz(func(t *testing.T, s string) {
		for _, got := range []string{Title(s), Text(s), HTML(s), Markdown(s), ReST(s)} {
			if !utf8.ValidString(got) {
				t.Errorf("%q became invalid UTF-8: %q", s, got)
			}
		}
		Affiliation(s)
		Names(s)
		Language(s)
		Date(s)
		Minutes(s)
	})
}
