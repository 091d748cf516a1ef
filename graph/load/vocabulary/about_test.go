package vocabulary

import (
	"strings"
	"testing"
)

func TestThemesNamedInPassing(t *testing.T) {
	m := testMatcher(t)
	long := strings.Repeat("Nothing that is known by a name is said here. ", 12)
	for name, c := range map[string]struct {
		text Text
		want string
	}{
		"once in a long abstract":             {Text{Abstract: long + "It has caching too."}, ""},
		"a technology named once":             {Text{Abstract: long + "It runs on Kubernetes."}, "kubernetes=Kubernetes"},
		"in the title":                        {Text{Title: "Caching", Abstract: long}, "caching=Caching"},
		"in the subtitle":                     {Text{Subtitle: "on caching", Abstract: long}, "caching=caching"},
		"a tag":                               {Text{Tags: []string{"cache"}, Abstract: long}, "caching=cache"},
		"a track":                             {Text{Track: "Caching devroom", Abstract: long}, "caching=Caching"},
		"a track of several":                  {Text{Track: "Caching and Queues", Abstract: long}, ""},
		"a track of several, and once":        {Text{Track: "Caching, Queues", Abstract: long + "A cache."}, "caching=Caching"},
		"twice":                               {Text{Abstract: long + "It has caching. " + long + "Our cache is fast."}, "caching=caching"},
		"the same sentence twice":             {Text{Abstract: long + "It has caching too. " + long + "It has caching too."}, ""},
		"among the first words":               {Text{Abstract: "Caching is hard. " + long}, "caching=Caching"},
		"in a short abstract":                 {Text{Abstract: "Nothing known is said in the first hundred letters of this abstract, which is short, though, and ends with a cache."}, "caching=cache"},
		"once, and something that belongs":    {Text{Abstract: long + "It runs in programming languages such as golang."}, "go=golang|programming-languages=programming languages"},
		"in capitals":                         {Text{Title: "WHY GOLANG AND GO"}, "go=GOLANG"},
		"in capitals, of three letters":       {Text{Title: "GOLANG MODULES, RAILS AND .NET"}, "dotnet=.NET|go=GOLANG|rails=RAILS"},
		"the suffix of a file is no language": {Text{Abstract: "see main.c: pointers"}, ""},
	} {
		if got := found(m, c.text); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
