//go:build race

package report

// raceFactor is how many times as long the race detector takes.
const raceFactor = 10
