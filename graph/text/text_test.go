package text

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"throughline/graph"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Service Mesh": "service mesh", "Čeština Łódź Ørsted": "cestina lodz orsted", "Straße": "strasse", "Æther œuvre": "aether oeuvre",
		"Ελληνικά σάς": "ελληνικα σασ", "Ёлка Київ": "елка киів", "Ｋａｆｋａ １２": "kafka 12", "𝗕𝗼𝗹𝗱 𝟙": "bold 1", "ﬁne": "fine",
		"e\u0301": "e", "İstanbul ınce": "istanbul ince", "日本語": "日本語", "": "", "ὀδυσσεύς": "οδυσσευσ", "x²": "x2",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestFoldAgreesWithUnicode compares the tables with Unicode's own
// decompositions, wherever one letter remains.
func TestFoldAgreesWithUnicode(t *testing.T) {
	for r := rune(0xC0); r < 0x2000; r++ {
		if !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) || !unicode.IsLetter(r) || r == 'й' || r == 'Й' {
			continue
		}
		if r > 0x24F && r < 0x370 || r > 0x45F && r < 0x1E00 {
			continue // letters of other languages than these tables are for
		}
		var base []rune
		for _, c := range norm.NFKD.String(strings.ToLower(string(r))) {
			if !unicode.Is(unicode.Mn, c) {
				base = append(base, c)
			}
		}
		if len(base) != 1 || base[0] == r || !unicode.IsLetter(base[0]) || r < 0x370 && base[0] > 'z' {
			continue
		}
		want := string(unicode.ToLower(base[0]))
		if want == "ς" {
			want = "σ"
		}
		if got := Fold(string(r)); got != want && !slices.Contains([]rune{'ẞ', 'Ŧ', 'ŧ'}, r) {
			t.Errorf("%c U+%04X folds to %q, want %q", r, r, got, want)
		}
	}
}

func TestFoldIsIdempotent(t *testing.T) {
	for r := rune(0); r < 0x20000; r++ {
		once := Fold(string(r))
		if twice := Fold(once); twice != once {
			t.Errorf("U+%04X folds to %q, then to %q", r, once, twice)
		}
	}
}

func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"Service-Mesh, 2018!":              "service|mesh|2018",
		"C++ and C# on .NET, F#":           "c++|and|c#|on|.net|f#",
		"Node.js vs ASP.NET vs socket.io.": "node.js|vs|asp.net|vs|socket.io",
		"The end.Net gains":                "the|end.net|gains",
		"Go 1.26.0 & HTTP/2":               "go|1.26.0|http|2",
		"Istio's don’t O'Reilly":           "istio|dont|oreilly",
		"notepad++.":                       "notepad++",
		"a#b # c":                          "a|b|c",
		"日本語のKafka入門 x":                    "日本|本語|語の|kafka|入門|x",
		"猫":                                "猫",
		"한국어":                              "한국|국어",
		"コード":                              "コー|ード",
		"":                                 "", "—…!": "", "\xff\xfe ok": "ok",
		"k8s: eBPF": "k8s|ebpf",
		"x. y":      "x|y", "end.": "end", "'quoted'": "quoted",
	} {
		if got := strings.Join(Words(in), "|"); got != want {
			t.Errorf("Words(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestEachWordStops(t *testing.T) {
	seen := 0
	EachWord("one two 日本語 three", func(string) bool { seen++; return seen < 3 })
	if seen != 3 {
		t.Errorf("%d words after the third said stop", seen)
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Istio - Weaving the service mesh": "istio-weaving-the-service-mesh", "C++": "c-plus-plus", "C#": "c-sharp", "C": "c", ".NET": "dotnet",
		"Node.js in Action": "node-js-in-action", "Don't panic!": "dont-panic", "José Núñez": "jose-nunez", "Привет, мир": "privet-mir",
		"Ελλάδα": "ellada", "日本語 入門": "日本語-入門", "": "", "!!!": "", "--a--": "a", "<b>x</b>": "b-x-b", "объявь ещё": "obyav-esche",
		"\u202eevil": "evil", "𝒜𝓁𝓁": "all", "a\xffb": "a-b", "１２": "12", "f#/g": "f-sharp-g",
	} {
		got := Slug(in, 0)
		if got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Slug("one two three four", 12); got != "one-two" {
		t.Errorf("cut to %q", got)
	}
	if got := Slug(strings.Repeat("я", 300), 0); len(got) != 200 {
		t.Errorf("%d bytes", len(got))
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"A b", "日本語", "\xff", "Ǆ", "İ", "C++ .NET #", "𝔸", strings.Repeat("é-", 200)} {
		f.Add(s, 20)
	}
	f.Fuzz(func(t *testing.T, s string, max int) {
		got := Slug(s, max)
		if got == "" {
			return
		}
		if err := graph.MakeID(graph.Talk, got).Check(); err != nil && max <= 200 {
			t.Errorf("Slug(%q) = %q: %v", s, got, err)
		}
		if max > 0 && len(got) > max {
			t.Errorf("Slug(%q, %d) has %d bytes", s, max, len(got))
		}
		if strings.HasPrefix(got, "-") || strings.HasSuffix(got, "-") || strings.Contains(got, "--") {
			t.Errorf("Slug(%q) = %q has a hyphen too many", s, got)
		}
	})
}

func TestStopWords(t *testing.T) {
	for word, want := range map[string]bool{"the": true, "dont": true, "talk": true, "mesh": false, "go": false, "ill": false, "": false} {
		if IsStop(word) != want {
			t.Errorf("IsStop(%q) is not %v", word, want)
		}
	}
}
