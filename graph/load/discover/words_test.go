package discover

import (
	"reflect"
	"testing"
)

func TestTokens(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // | stands where no phrase spans, - where a hyphen binds
	}{
		{"Service meshes at scale", []string{"|Service", "meshes", "at", "scale"}},
		{"cloud-native, or not", []string{"|cloud", "-native", "|or", "not"}},
		{"RISC-V and D-Bus on x86-64", []string{"|RISC-V", "and", "D-Bus", "on", "x86", "-64"}},
		{"Write C++ and C# in node.js 2.0.", []string{"|Write", "C++", "and", "C#", "in", "node.js", "2.0"}},
		{"Istio's mesh – a tale", []string{"|Istio", "mesh", "|a", "tale"}},
		{"see https://example.org/a-b for it", []string{"|see", "|for", "it"}},
		{"one\n\ntwo\nthree", []string{"|one", "|two", "three"}},
		{"mail me@example.org now", []string{"|mail", "|now"}},
		{"", nil},
	} {
		var got []string
		tokens(c.text, func(k token) {
			switch {
			case k.apart:
				k.word = "|" + k.word
			case k.bound:
				k.word = "-" + k.word
			}
			got = append(got, k.word)
		})
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestSpellingsShareAKey(t *testing.T) {
	for _, same := range [][]string{
		{"service mesh", "Service Meshes", "service-mesh", "servicemesh"},
		{"test", "testing", "tests", "Tested"},
		{"virtualization", "Virtualisation"},
		{"SBOM", "SBOMs"},
		{"D-Bus", "DBus", "dbus"},
		{"supply chain", "supply chains"},
		{"library", "libraries"},
		{"cache", "caching", "caches"},
	} {
		for _, other := range same[1:] {
			if Key(other) != Key(same[0]) {
				t.Errorf("%q has the key %q, and %q has %q", same[0], Key(same[0]), other, Key(other))
			}
		}
	}
}

func TestWordsStayApart(t *testing.T) {
	for _, pair := range [][2]string{{"container", "containing"}, {"analysis", "analyst"}, {"C", "C++"}, {"Kubernetes", "Kubernete"}, {"DevOps", "DevOp"}, {"news", "new"}, {"DNS", "DN"}} {
		if Key(pair[0]) == Key(pair[1]) {
			t.Errorf("%q and %q have one key, %q", pair[0], pair[1], Key(pair[0]))
		}
	}
}
