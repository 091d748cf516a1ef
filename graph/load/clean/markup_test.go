package clean

import "testing"

// TestPlainText: what each markup becomes, whichever it is recognised as.
func TestPlainText(t *testing.T) {
	for in, want := range map[string]string{
		// Markdown
		"# Maps\n\nAll **about** _maps_.":           "Maps\n\nAll about maps.",
		"See [the site](https://example.org/a) now": "See the site now",
		"See <https://example.org/a>, **soon**":     "See https://example.org/a, soon",
		"Mail <ada@example.org> **now**":            "Mail ada@example.org now",
		"1. one\n2. two\n\nend":                     "one\ntwo\n\nend",
		"- one\n  - deeper\n- two":                  "one\ndeeper\n\ntwo",
		"> quoted\n\n> again":                       "quoted\n\nagain",
		"`a < b` and `c`":                           "a < b and c",
		"```go\nx := 1\n```\n\nafter":               "x := 1\n\nafter",
		"**a** <b>bold</b> word":                    "a bold word",
		"line one\nline **two**":                    "line one\nline two",
		"![picture](x.png) and **words**":           "picture and words",
		"a\\*b **c**":                               "a*b c",
		"Title\n=====\n\ntext":                      "Title\n\ntext",
		"5 * 3 * 2 is 30":                           "5 * 3 * 2 is 30",
		"snake_case_name stays":                     "snake_case_name stays",
		"C++ and C#":                                "C++ and C#",
		"a * b":                                     "a * b",
		"Line<br>next with **bold** and\\_under":    "Line\nnext with bold and_under",
		"`a\\*b` and **c**":                         "a\\*b and c",
		// HTML
		"<p>def f(**a, **b)</p>":                       "def f(**a, **b)",
		"<p>One</p><p>Two &amp; three</p>":             "One\n\nTwo & three",
		"<ul><li>a</li><li>b</li></ul>":                "a\nb",
		"<script>alert(1)</script><p>x</p>":            "x",
		"<table><tr><td>a</td><td>b</td></tr></table>": "a b",
		"List<String> and a<b":                         "List<String> and a<b",
		"&amp;amp; twice":                              "& twice",
		"<p>unclosed <b>bold":                          "unclosed bold",
		// reST
		"See `the site <https://example.org>`_ and ``code``": "See the site and code",
		"As :pep:`8` says::\n\n    x = 1":                    "As 8 says:\n\nx = 1",
		".. note:: gone\n\nkept":                             "kept",
		// none
		"a\r\n\r\n\r\n\r\nb\rc":      "a\n\nb\nc",
		"  spaces \t squeezed  ":     "spaces squeezed",
		"nul\x00 and \x07bell\ufeff": "nul and bell",
		"caf\u0065\u0301":            "café",
		"bad \xff byte":              "bad � byte",
		"":                           "",
	} {
		if got := Text(in); got != want {
			t.Errorf("%q\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestYears(t *testing.T) {
	for in, want := range map[string]int{"Example Conf 2031": 2031, "Conf '31": 0, "Room 1234": 0, "2031-02-03": 2031, "20310": 0, "from 2030 to 2031": 2030, "": 0, "PyCon US 2019 (virtual)": 2019} {
		if got := YearIn(in); got != want {
			t.Errorf("YearIn(%q) = %d, want %d", in, got, want)
		}
	}
	for in, want := range map[string]int{"2031-02-03T10:00:00Z": 2031, "2031": 2031, "31-02-03": 0, "": 0, "abcd": 0} {
		if got := YearOf(in); got != want {
			t.Errorf("YearOf(%q) = %d, want %d", in, got, want)
		}
	}
}
