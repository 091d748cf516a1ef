package server

import "throughline/graph"

// manyTalks is the number of talks above which a dataset does not travel to
// the browser whole.
const manyTalks = 100_000

// inParts reports whether the explorer is given parts of the dataset.
func (s *Server) inParts(d *Dataset) bool { return kindCount(d.Graph, graph.Talk) > s.parts }
