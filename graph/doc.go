// Package graph holds the words of Throughline (kinds, identifiers,
// predicates, evidence) and Graph, the immutable index compiled from facts
// that answers what people wait for.
//
// The package is pure: it is compiled into the server, the command line and
// the WebAssembly client alike, so it imports neither fmt nor anything that
// reaches the network, the clock or the file system.
package graph
