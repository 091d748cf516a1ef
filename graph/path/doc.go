// Package path answers path expressions over a graph.Graph, explains the
// answers, and finds how nodes are connected.
//
// The language is SPARQL 1.1's property paths over the predicates of package
// graph, with conditions in brackets on the node just reached:
//
//	^about[year=2017..2019] / from
//	by / ^by
//	^broader* / ^about[kind=talk, at=series/gophercon] / uses
//
// Sequence, alternative and inverse keep multiplicity; *, + and ? give
// distinct nodes (https://www.w3.org/TR/sparql11-query/#propertypaths and
// section 18.4 for the evaluation, procedure ALP). docs/path-expressions.md is
// the reference for those who write expressions.
//
// The package is pure: it imports package graph and small parts of the
// standard library, so it runs in the browser too.
package path
