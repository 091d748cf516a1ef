package text

import (
	"math/rand/v2"
	"testing"

	"github.com/kljensen/snowball/english"
)

func TestStem(t *testing.T) {
	for in, want := range map[string]string{
		"meshes": "mesh", "services": "servic", "scaling": "scale", "observability": "observ", "ties": "tie", "cries": "cri", "gas": "gas",
		"generously": "generous", "communism": "communism", "hopping": "hop", "hoping": "hope", "skies": "sky", "c++": "c++", "k8s": "k8s",
		"über": "über", "by": "by", "agreed": "agre", "proceeds": "proceed", "": "",
	} {
		if got := Stem(in); got != want {
			t.Errorf("Stem(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestStemAgreesWithSnowball makes words of the syllables that the rules look
// at and compares with an independent implementation.
func TestStemAgreesWithSnowball(t *testing.T) {
	parts := []string{"a", "b", "e", "y", "ion", "at", "iz", "gener", "commun", "arsen", "test", "hop", "p", "tt", "ss", "s", "ies", "ied", "us",
		"ing", "ingly", "edly", "eed", "eedly", "ed", "ational", "tional", "ization", "fulness", "ousli", "li", "ly", "ogi", "logi", "ative",
		"icate", "alize", "ness", "ement", "ment", "ent", "able", "ible", "ll", "le", "x", "w", "ow", "qu", "str", "o", "u", "i", "er", "al", "ism", "ic"}
	r := rand.New(rand.NewPCG(7, 7))
	for range 300000 {
		word := ""
		for range 1 + r.IntN(4) {
			word += parts[r.IntN(len(parts))]
		}
		if got, want := Stem(word), english.Stem(word, true); got != want {
			t.Fatalf("Stem(%q) = %q, Snowball says %q", word, got, want)
		}
	}
}

func FuzzStem(f *testing.F) {
	f.Add("yyyy")
	f.Add("s")
	f.Fuzz(func(t *testing.T, s string) {
		if got := Stem(s); len(got) > len(s)+1 {
			t.Errorf("%q grew to %q", s, got)
		}
	})
}

func BenchmarkStem(b *testing.B) {
	words := []string{"observability", "services", "meshes", "scaling", "kubernetes", "organization"}
	for i := 0; b.Loop(); i++ {
		Stem(words[i%len(words)])
	}
}
