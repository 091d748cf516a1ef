// Package trail holds what somebody did in the explorer as a list of steps.
// What is shown is the replay of the steps over a graph: undo, links, tours and
// following a presenter are that one mechanism.
package trail
