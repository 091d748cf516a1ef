package discover

import (
	"reflect"
	"strconv"
	"testing"
)

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		phrases []string
		text    string
		want    []string
	}{
		{[]string{"service mesh"}, "Service meshes, a servicemesh and a service-mesh.", []string{"0 Service meshes", "0 servicemesh", "0 service-mesh"}},
		{[]string{"service mesh"}, "A service, mesh it. Services. Mesh. Serviceable mesh.", nil},
		{[]string{"library", "cache"}, "Libraries for caching", []string{"0 Libraries", "1 caching"}},
		{[]string{"test"}, "Testing tests the tester", []string{"0 Testing", "0 tests"}},
		{[]string{"C++", "C"}, "C and C++", []string{"1 C", "0 C++"}},
		{[]string{"mesh", "service mesh"}, "service mesh", []string{"1 service mesh", "0 mesh"}},
		{[]string{"Istio"}, "Istio's proxy", []string{"0 Istio"}},
		{nil, "anything", nil},
	} {
		var m Matcher
		for i, p := range c.phrases {
			if n, ok := m.Add(p); n != i || !ok {
				t.Errorf("%q is number %d, %v", p, n, ok)
			}
		}
		var got []string
		m.Match(c.text, func(n int, words string) { got = append(got, strconv.Itoa(n)+" "+words) })
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q in %q: got %q, want %q", c.phrases, c.text, got, c.want)
		}
	}
}

func TestMatcherTakesSpellingsAsOne(t *testing.T) {
	var m Matcher
	a, _ := m.Add("service mesh")
	b, _ := m.Add("Service-Meshes")
	if a != b {
		t.Errorf("numbers %d and %d", a, b)
	}
	if _, ok := m.Add(" - "); ok {
		t.Error("a phrase without words is taken")
	}
}

// What is accepted has the talks that its candidate had.
func TestMatcherAgreesWithFind(t *testing.T) {
	g := library(t, append(meshes(), filler()...))
	c, _ := find(g, "wobbly mesh", Options{})
	var m Matcher
	m.Add(c.Phrase)
	for _, talk := range c.Talks {
		found := false
		m.MatchTalk(g, talk, func(int, string) { found = true })
		if !found {
			t.Errorf("%s is not matched", g.Name(talk))
		}
	}
}
