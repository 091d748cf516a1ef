package view_test

import (
	"throughline/graph"
	"throughline/web/view"
)

func exampleTold(name string) view.ToldWalk {
	return view.ToldWalk{
		Ref: theme(name), Sentence: "Example mesh is the theme of " + name + ".",
		Hops: []view.ToldHop{{From: theme(name), To: talkRef(1, name), Predicate: "^about", Cites: []view.Cite{cite(name, 3, graph.Inferred)}}},
	}
}

func examplePaths(name string) view.Paths {
	told := exampleTold(name)
	return view.Paths{
		Expr: "theme/example-mesh   ^about / uses", Sentence: "Technologies of talks about " + name, Total: 1, Note: "Whole answer.", Told: &told, Connect: "/connect",
		Steps: []view.PathStep{
			{Text: "theme/example-mesh", Caption: "start here", Count: 1, Kind: graph.Theme, Samples: []view.Ref{theme(name)}, Share: 0.25, Back: "/paths?start=theme/example-mesh"},
			{Text: "^about[name~" + name + "]", Caption: "talks about " + name, Count: 4, Kind: graph.Talk, Samples: []view.Ref{talkRef(1, name), talkRef(2, name)}, Share: 1, Back: "/paths?start=theme/example-mesh&path=%5Eabout",
				Chips: []view.Link{{Label: "name~" + name, Href: "/paths?start=theme/example-mesh&path=%5Eabout+%2F+uses"}}},
			{Text: "uses", Caption: "technologies they use", Count: 3, Kind: graph.Technology, Share: 0.75, Back: "/paths"},
		},
		Next:   []view.NextStep{{Text: "^uses", Note: "9 talks", Href: "/paths?start=theme/example-mesh&path=x", Samples: []view.Ref{talkRef(1, name), talkRef(2, name)}}, {Text: "by", Note: "none stated"}},
		Rows:   []view.PathRow{{Ref: view.Ref{ID: "technology/example-tool", Name: name}, Walks: "3", Way: []view.Ref{talkRef(1, name)}, Href: "/paths?row=0#told", Current: true}},
		Why:    &view.WhyNot{Query: name, Node: talkRef(3, name), Stands: []string{"after step 1, 4 nodes stand"}, Verdict: "Dropped by step 2: " + name, Changes: []view.Link{{Label: name, Href: "/paths?start=x"}}},
		Fields: []view.Param{{Name: "start", Value: name}},
		Narrow: &view.Narrow{Years: true, Fields: []view.Param{{Name: "path", Value: name}}, Chips: []view.Tab{{Link: view.Link{Label: "2018", Href: "/paths?start=y"}, Count: 3}}},
		Columns: []view.Heading{{Label: "Node", Href: "/paths?start=x&sort=name"}, {Label: "Year", Href: "/paths?start=x&sort=year", Sort: "descending", Number: true},
			{Label: "One way there"}, {Label: "Walks", Href: "/paths?start=x&sort=walks", Number: true}},
		Save: []view.Link{{Label: "CSV", Href: "/paths.csv?start=x"}},
	}
}

func brokenPaths(name string) view.Paths {
	return view.Paths{
		Sentence: "That path cannot be read", Expr: name, Connect: "/connect",
		Error:    &view.ExprError{Before: "^about/", At: "<", After: name, Message: "column 8: " + name},
		Examples: []view.Link{{Label: name, Href: "/paths?start=theme/x"}},
	}
}

func exampleConnections(name string) view.Connections {
	return view.Connections{
		From: name, To: name, Ends: []view.Ref{theme(name), talkRef(1, name)}, Paths: []view.ToldWalk{exampleTold(name), exampleTold(name)},
		Options: []view.Tab{{Link: view.Link{Label: "Around the hubs", Href: "/connect?from=a&to=b"}, Count: -1, Current: true}},
		Fields:  []view.Param{{Name: "forward", Value: "true"}}, Note: "2 paths.",
	}
}
