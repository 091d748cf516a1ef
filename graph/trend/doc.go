// Package trend says how themes and technologies evolve: how many talks of how
// many each year, how sure that is, which stage a theme is in, what travelled
// with it and what carried it. The rules are published in
// docs/how-themes-evolve.md; what is counted is always a list of talks that
// can be shown.
package trend
