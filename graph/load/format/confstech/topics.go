package confstech

import (
	"maps"
	"slices"

	"throughline/graph"
	"throughline/graph/load/record"
)

// topics are the lists that are about a theme or technology of the vocabulary.
// "general", "data" and others are about none in particular.
var topics = map[string]record.Mention{
	"accessibility": theme("accessibility"),
	"android":       technology("Android"),
	"clojure":       technology("Clojure"),
	"css":           technology("CSS"),
	"devops":        theme("devops"),
	"dotnet":        technology(".NET"),
	"elixir":        technology("Elixir"),
	"elm":           technology("Elm"),
	"golang":        technology("Go"),
	"graphql":       technology("GraphQL"),
	"groovy":        technology("Groovy"),
	"haskell":       technology("Haskell"),
	"ios":           technology("iOS"),
	"iot":           theme("internet of things"),
	"java":          technology("Java"),
	"javascript":    technology("JavaScript"),
	"kotlin":        technology("Kotlin"),
	"leadership":    theme("engineering leadership"),
	"networking":    theme("networking"),
	"nodejs":        technology("Node.js"),
	"opensource":    theme("open source"),
	"performance":   theme("performance"),
	"php":           technology("PHP"),
	"product":       theme("product management"),
	"python":        technology("Python"),
	"react":         technology("React"),
	"ruby":          technology("Ruby"),
	"rust":          technology("Rust"),
	"scala":         technology("Scala"),
	"security":      theme("security"),
	"sre":           theme("site reliability engineering"),
	"typescript":    technology("TypeScript"),
	"ux":            theme("user experience"),
	"vue":           technology("Vue.js"),
}

func theme(name string) record.Mention {
	return record.Mention{Predicate: graph.About, Name: name, Status: graph.Stated}
}

func technology(name string) record.Mention {
	return record.Mention{Predicate: graph.Uses, Name: name, Status: graph.Stated}
}

// Topics returns what the lists are about.
func Topics() []record.Mention { return slices.Collect(maps.Values(topics)) }
