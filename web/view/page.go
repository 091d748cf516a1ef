// Package view holds the pages and their parts as templ components, with the
// plain structs they show. A handler fills a struct; nothing here asks a graph
// for anything. Every page's first parameter is a Page, and every name that
// came from a source is shown as text, isolated from the writing direction of
// what stands beside it.
package view

import (
	"strings"

	"throughline/graph"
	"throughline/graph/card"
)

// Page is what every page needs beside its own content.
type Page struct {
	Title       string   // without the product's name
	Description string   // one sentence for search engines; may be empty
	Class       string   // of the body, such as "p-home"
	Path        string   // of this page, such as "/theme/service-mesh"
	Base        string   // absolute address of the site without a slash at its end, or ""
	Query       string   // what stands in the search box
	Version     string   // of the dataset
	Build       string   // of the program
	Summary     string   // what is loaded, in one sentence
	Nav         []Link   // the sections that exist
	Active      string   // the Href of the section this page belongs to
	Scripts     []string // names of further assets to run, in this order
	Module      string   // the name of an asset that is the page's own module; may be empty
	Early       string   // address of the data that the explorer's program begins with, or ""
	Embed       bool     // whether it stands in a frame of another site: nothing around it
	Basket      bool     // whether there is a basket to show
	Assets      Assets
}

// Assets finds the address of an embedded file, or "" when there is none.
type Assets interface{ URL(name string) string }

// Link is a label that leads somewhere on this site.
type Link struct{ Label, Href string }

func (p Page) asset(name string) string {
	if p.Assets == nil {
		return ""
	}
	return p.Assets.URL(name)
}

func (p Page) documentTitle() string {
	if p.Title == "" {
		return "Throughline"
	}
	return plain(shorten(p.Title, 120)) + " · Throughline"
}

func (p Page) canonical() string {
	if p.Base == "" || p.Path == "" {
		return ""
	}
	return p.Base + p.Path
}

// instrument reports whether the page fills the window: the explorer.
func (p Page) instrument() bool { return strings.HasPrefix(p.Class, "p-explore") }

// ownSearch reports whether the page's content has the search box, so that
// the header's would be a second one.
func (p Page) ownSearch() bool { return p.Class == "p-home" || p.Class == "p-search" }

// Ref names a node.
type Ref struct {
	ID   graph.ID
	Name string
	Note string // a year, a count; may be empty
}

// Href returns the path of the node's page.
func (r Ref) Href() string { return nodePath(r.ID) }

// Kind returns the node's kind.
func (r Ref) Kind() graph.Kind { return r.ID.Kind() }

// Cite is one piece of evidence as a locator that opens.
type Cite struct {
	Evidence graph.Evidence
	Short    string // how the source is called in a locator: "2018"
	Source   string // how the source is called in a sentence
	Href     string // where it opens
}

func (c Cite) label() string { return card.Locator(c.Short, c.Evidence.Locator) }

func (c Cite) title() string { return card.Title(c.Source, c.Evidence) }

// Notice is an empty or error text: what happened, what it means, one way on.
type Notice struct {
	Title, Text string
	Way         Link // may be empty
	Bad         bool
}
