package app

import (
	"slices"
	"strconv"

	"throughline/graph/text"
	"throughline/graph/trail"
)

// Navigate takes a link up, as when somebody goes back in the history.
func (a *App) Navigate(query string) {
	l := parseLink(query, a.trail.Steps[0].Node)
	if l.String() == a.link() {
		return
	}
	if !a.follow(l) {
		a.status = "The dataset has no " + string(l.acts[0].Node) + "."
		return
	}
	a.address = a.link()
}

// follow reports whether the link leads to a view. What is wrong with its
// trail is said, and as much of it is followed as can be.
func (a *App) follow(l link) bool {
	steps, why := l.acts, ""
	changes := trail.Check(a.g, steps)
	if l.code != "" {
		steps, changes, why = a.decode(l)
	}
	if _, ok := trail.Replay(a.g, steps); !ok {
		return false
	}
	if !a.trail.Land(steps) {
		a.trail = trail.Trail{Steps: steps}
	}
	a.changes = changes
	a.chosen = false
	a.replay()
	if n, _, ok := a.g.Resolve(l.selected); ok {
		a.choose(n)
	}
	switch {
	case why != "":
		a.status = why
	case trail.Changed(changes) > 0:
		a.status = a.changedText() + " since the link was made. The view shows what there is now."
	}
	if l.tour {
		a.goToStop(0)
	}
	return true
}

// decode reads the trail of a link. Where that cannot be followed to its end,
// what leads to a view is.
func (a *App) decode(l link) (steps []trail.Step, changes []trail.Change, why string) {
	t, fresh, err := trail.Decode(a.g, a.version, l.code)
	if err != nil {
		why = err.Error() + ". "
		if len(t.Steps) > 0 {
			why += "The first " + text.Many(len(t.Steps), "step", "steps") + " are shown."
		}
	}
	steps = t.Steps
	for len(steps) > 0 {
		if _, ok := trail.Replay(a.g, steps); ok {
			break
		}
		at := len(steps) - 1
		for at > 0 && !steps[at].Verb.Begins() {
			at--
		}
		steps = steps[:at]
		why = "What the link leads to is gone. The last view before it is shown."
	}
	if len(steps) == 0 {
		return l.acts, nil, why + " Only its focus is shown."
	}
	changes = make([]trail.Change, len(steps))
	if !fresh {
		changes = trail.Check(a.g, steps)
	}
	return slices.Clip(steps), changes, why
}

// takeKept takes up what was undone and branched before the page was loaded
// again, if that is where the link leads.
func (a *App) takeKept(kept string) {
	if kept == "" {
		return
	}
	t, _, err := trail.Decode(a.g, a.version, kept)
	if err == nil && t.Land(a.trail.Steps) {
		a.trail = t
	}
}

// link is the query of the address that reproduces the view.
func (a *App) link() string {
	l := a.linkOf(a.trail.Steps)
	if a.chosen {
		l.selected = a.g.ID(a.selected)
	}
	return l.String()
}

// linkTo is the query that leads to the first n steps.
func (a *App) linkTo(n int) string { return a.links.to(a, n) }

// links are the queries of the steps of a trail, kept while those stay: writing
// a dozen of them at each event would cost more than the event.
type links struct {
	steps   []trail.Step
	queries []string
}

func (l *links) to(a *App, n int) string {
	same := trail.Shared(l.steps, a.trail.Steps)
	l.queries = append(l.queries[:same:same], make([]string, len(a.trail.Steps)-same)...)
	l.steps = a.trail.Steps
	if l.queries[n-1] == "" {
		l.queries[n-1] = a.linkOf(l.steps[:n]).String()
	}
	return l.queries[n-1]
}

// linkOf writes the trail where words do not say all of it.
func (a *App) linkOf(steps []trail.Step) link {
	l := link{acts: steps}
	if said := parseLink(l.String(), "").acts; !slices.EqualFunc(said, steps, trail.Step.Equal) {
		l.code = trail.Encode(a.g, a.version, steps)
	}
	return l
}

// trailLabel is what the button of the trail says.
func (a *App) trailLabel() string {
	switch n := trail.Changed(a.changes); {
	case n > 0:
		return a.changedText()
	case len(a.trail.Branches) > 0:
		return text.Many(len(a.trail.Branches), "branch", "branches")
	}
	return "Trail " + strconv.Itoa(len(a.trail.Steps))
}
