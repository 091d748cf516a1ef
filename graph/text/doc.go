// Package text turns titles, names and prose into comparable words: folding,
// splitting, stems, stop words, slugs, and an inverted index.
//
// The package is pure and small: it is compiled to WebAssembly, so it carries
// its own tables instead of golang.org/x/text, which costs 300 KB there.
package text
