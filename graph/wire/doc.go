// Package wire is the binary snapshot of a graph.Graph: the file beside the
// store and what the browser downloads.
//
// A snapshot is a header and up to four sections. Integers are unsigned
// varints unless a width is given.
//
//	magic "Thr1", format version (1 byte), fingerprint of the dataset (8 bytes),
//	number of sections (1 byte), for each its number (1 byte), length (4 bytes)
//	and CRC-32 (4 bytes), then the CRC-32 of all that; then the sections.
//
//	core      nodes, edges and the literals that a view is made of
//	details   exact times, places, links, keys: literals of a node's own page
//	prose     abstracts and transcripts
//	evidence  the labels and which facts each supports
//
// Any subset that holds core is a valid graph, and sections that arrive later
// are joined by Decode as long as their fingerprints agree: each uses texts of
// its own and of the core only. Widths are little endian. A section is laid out
// in columns, so that a general compressor finds like beside like; nothing here
// compresses what brotli does as well. What it cannot see is done here: a slug
// that follows from its node's name and event is left out, and so is the
// beginning of an alias that is its node's name (a title before its subtitle);
// rows are differences, and a text that is used for the first time is a zero.
//
// Equal graphs give equal bytes. The decoder believes nothing: each count is
// held against the bytes that are left before anything is allocated, so that
// memory stays within a fixed multiple of the input (see maxDerived).
package wire
