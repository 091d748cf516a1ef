package scene_test

import (
	"strings"

	"throughline/graph/scene"
)

// mesh has every kind, a bundle and a selected talk.
func mesh() neighbourhood {
	nodes := []scene.Node{
		{Kind: scene.Theme, Name: "sample mesh", Href: "/theme/sample-mesh", Weight: 1},
		{Kind: scene.Talk, Name: "Example talk on weaving the sample mesh", Href: "/talk/weaving"},
		{Kind: scene.Talk, Name: "Sample commandments", Href: "/talk/commandments"},
		{Kind: scene.Talk, Name: "How samples work", Href: "/talk/how"},
		{Kind: scene.Technology, Name: "Exampletes", Href: "/technology/exampletes", Weight: .6},
		{Kind: scene.Technology, Name: "Samplio", Href: "/technology/samplio"},
		{Kind: scene.Person, Name: "Ann Example", Href: "/person/ann"},
		{Kind: scene.Company, Name: "Example Ltd & Sons", Href: "/company/example"},
		{Kind: scene.Event, Name: "Example Conf 2018", Href: "/event/example-conf-2018"},
		{Kind: scene.Series, Name: "Example Conf", Href: "/series/example-conf"},
		{Kind: scene.Source, Name: "Example report", Href: "/source/example"},
		{Kind: scene.Technology, Name: "more technologies", More: 7},
		{Kind: scene.Theme, Name: "seeing samples", Href: "/theme/seeing", Weight: .5},
		{Kind: scene.Talk, Name: "Sampling at scale", Href: "/talk/scale"},
		{Kind: scene.Talk, Name: "more talks", More: 4},
	}
	edges := []scene.Edge{
		{From: 1, To: 0, Predicate: "about"}, {From: 2, To: 0, Predicate: "about"}, {From: 3, To: 0, Predicate: "about"},
		{From: 1, To: 4, Predicate: "uses"}, {From: 2, To: 4, Predicate: "uses"}, {From: 3, To: 5, Predicate: "uses"},
		{From: 1, To: 5, Predicate: "uses"}, {From: 1, To: 6, Predicate: "by"}, {From: 6, To: 7, Predicate: "works-at"},
		{From: 1, To: 7, Predicate: "from"}, {From: 2, To: 8, Predicate: "at"}, {From: 3, To: 8, Predicate: "at"},
		{From: 8, To: 9, Predicate: "of"}, {From: 2, To: 11, Predicate: "uses"}, {From: 2, To: 12, Predicate: "about"},
		{From: 13, To: 12, Predicate: "about"}, {From: 12, To: 14, Predicate: "about"}, {From: 10, To: 8, Predicate: "of"},
	}
	return neighbourhood{"mesh", nodes, edges, 0, 2}
}

// star is one theme with many talks and nothing selected.
func star() neighbourhood {
	nodes := []scene.Node{{Kind: scene.Theme, Name: "resilience of samples", Href: "/theme/resilience", Weight: 1}}
	var edges []scene.Edge
	for i := range 24 {
		name := "Example talk " + string(rune('A'+i))
		nodes = append(nodes, scene.Node{Kind: scene.Talk, Name: name, Href: "/talk/" + name})
		edges = append(edges, scene.Edge{From: int32(i + 1), To: 0, Predicate: "about"})
	}
	return neighbourhood{"star", nodes, edges, 0, -1}
}

// parallel has several edges between two nodes, counts and arrows.
func parallel() neighbourhood {
	nodes := []scene.Node{
		{Kind: scene.Talk, Name: "Example talk"}, {Kind: scene.Company, Name: "Example Ltd"},
		{Kind: scene.Person, Name: "Ben Sample"}, {Kind: scene.Theme, Name: "samples"},
	}
	edges := []scene.Edge{
		{From: 0, To: 1, Predicate: "from"}, {From: 0, To: 1, Predicate: "features", Count: 3, Directed: true},
		{From: 1, To: 0, Predicate: "hosts"}, {From: 0, To: 2, Predicate: "by"}, {From: 2, To: 1, Predicate: "works-at"},
		{From: 0, To: 3, Predicate: "about", Directed: true},
	}
	return neighbourhood{"parallel", nodes, edges, 0, 0}
}

// scripts has names that are hard to write: long ones, right-to-left, combining marks, emoji and mark-up.
func scripts() neighbourhood {
	nodes := []scene.Node{
		{Kind: scene.Theme, Name: "scripts", Href: `/theme/s?a="1"&b='2'`, Weight: 1},
		{Kind: scene.Talk, Name: strings.Repeat("very long example ", 600)},
		{Kind: scene.Talk, Name: "دردشة حول الأمثلة والعينات"},
		{Kind: scene.Person, Name: "Zoë A\u0301\u0323mple"},
		{Kind: scene.Talk, Name: "<script>alert(1)</script>"},
		{Kind: scene.Talk, Name: "👩‍👩‍👧‍👦 family 🇨🇭 of samples"},
		{Kind: scene.Talk, Name: "例の話：サンプルのサンプル"},
		{Kind: scene.Talk, Name: strings.Repeat("x", 10000)},
		{Kind: scene.Talk, Name: "bad \x00\x1b\xff bytes"},
		{Kind: scene.Talk, Name: ""},
	}
	var edges []scene.Edge
	for i := 1; i < len(nodes); i++ {
		edges = append(edges, scene.Edge{From: int32(i), To: 0, Predicate: "about"})
	}
	return neighbourhood{"scripts", nodes, edges, 0, 0}
}
