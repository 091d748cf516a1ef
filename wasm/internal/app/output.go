package app

import (
	"bytes"
	"slices"
	"strconv"

	"throughline/graph/card"
	"throughline/graph/trail"
)

// Output is what changed since the last one.
type Output struct {
	Regions    []Region    // elements with new children
	Attributes []Attribute // attributes and values that changed
	Address    string      // the query of the new link, or "" when it is the same
	Push       bool        // whether it is a new entry of the history, not the same one changed
	Focus      string      // id of the element to focus, or ""
	Draw       bool        // whether the canvas changed
	Animate    bool        // whether Tick is wanted with the next frame
	Fetch      bool        // whether evidence is wanted
	Details    bool        // whether details are
	Words      bool        // whether the words of all talks are
	Turned     bool        // whether the page is behind: Page is wanted
	Keep       string      // the trail with its branches, for after a reload, or "" when it is the same
	Leave      string      // a page to go to, or ""
}

// Region is an element of the page, by id, with its new children.
type Region struct {
	ID   string
	Page *Page
}

// Attribute is an attribute of the elements that a selector finds. The name
// "value" means a field's value, "text" what an element says.
type Attribute struct {
	Selector, Name string
	Value          string
	Gone           bool // it is to be removed
}

// shown is what the page was told.
type shown struct {
	regions    map[string]*Page
	attributes map[string]Attribute
}

// set passes an attribute on if it changed.
func (s *shown) set(out *Output, now Attribute) {
	key := now.Selector + now.Name
	if last, ok := s.attributes[key]; ok && last == now {
		return
	}
	if s.attributes == nil {
		s.attributes = map[string]Attribute{}
	}
	s.attributes[key] = now
	out.Attributes = append(out.Attributes, now)
}

// Output returns what changed, and takes it as shown. Moving things on the
// canvas alone costs nothing here but the look at what rests.
func (a *App) Output() Output {
	out := Output{Focus: a.focus, Draw: a.redraw, Animate: !a.picture.resting() || a.brush.playing, Turned: a.brush.turned, Fetch: a.fetch, Words: a.kin.wanted, Leave: a.leave}
	a.focus, a.redraw, a.fetch, a.kin.wanted, a.leave = "", false, false, false, ""
	return out
}

// Page returns Output with everything that changed on the page around the
// canvas.
func (a *App) Page() Output {
	a.brush.turned = false
	out := Output{Details: a.lacksDetails()}
	a.regions(&out)
	a.attributes(&out)
	if l := a.link(); l != a.address {
		a.address, out.Address, out.Push = l, l, a.push
	}
	a.push = false
	if a.touched {
		a.touched, out.Keep = false, trail.EncodeAll(a.g, a.version, &a.trail)
	}
	rest := a.Output()
	out.Focus, out.Draw, out.Animate, out.Fetch, out.Words, out.Leave = rest.Focus, rest.Draw, rest.Animate, rest.Fetch, rest.Words, rest.Leave
	return out
}

func (a *App) regions(out *Output) {
	for _, r := range [...]Region{
		{"explorer-title", words("Explore " + a.g.Name(a.view.Focus))},
		{"explorer-status", words(a.status)},
		{"trail", a.steps()},
		{"branches", a.branches()},
		{"tour", a.tour()},
		{"counts", words(a.size())},
		{"tree", a.tree.page(a)},
		{"card", a.card()},
		{"histogram", a.histogram()},
		{"difference", a.difference()},
		{"find-results", a.find.page(a.g)},
		{"legend", a.legend()},
		{"marquee", a.marquee.page()},
		{"choose", a.choosing.page(a)},
		{"rows", a.tablePage()},
	} {
		if r.Page == nil {
			continue
		}
		last := a.shown.regions[r.ID]
		if last != nil && slices.Equal(last.Ops, r.Page.Ops) && bytes.Equal(last.Text, r.Page.Text) {
			continue
		}
		if a.shown.regions == nil {
			a.shown.regions = map[string]*Page{}
		}
		a.shown.regions[r.ID] = r.Page
		out.Regions = append(out.Regions, r)
	}
}

func words(s string) *Page {
	p := &Page{}
	p.text(s)
	return p
}

func (a *App) attributes(out *Output) {
	selected, option := "", ""
	if a.chosen {
		selected = string(a.g.ID(a.selected))
	}
	if a.find.open && a.find.options() > 0 {
		option = optionID(a.find.current)
	}
	focus := string(a.g.ID(a.view.Focus))
	for _, f := range [...]Attribute{
		{"#explorer", "data-nodes", strconv.Itoa(len(a.view.Nodes)), false},
		{"#explorer", "data-edges", strconv.Itoa(len(a.view.Edges)), false},
		{"#explorer", "data-focus", focus, false},
		{"#explorer", "data-selected", selected, false},
		{"#explorer", "data-version", a.version, false},
		{"#tree", "aria-label", a.g.Name(a.view.Focus), false},
		{"#card", "aria-label", a.cardLabel(), false},
		{"#years input[name=focus]", "value", focus, false},
		{"#year-from", "value", yearText(a.view.Years[0]), false},
		{"#year-to", "value", yearText(a.view.Years[1]), false},
		{"#brush .bh b", "text", card.Capital(yearsText(a.view.Years)), false},
		{"#brush .bh .quiet", "text", a.talksShown(), false},
		{"#find-input", "value", a.find.text, false},
		{"[data-act=box]", "aria-pressed", strconv.FormatBool(a.marquee.mode == "box"), false},
		{"[data-act=lasso]", "aria-pressed", strconv.FormatBool(a.marquee.mode == "lasso"), false},
		{"#held", "text", card.Held(a.view.Neighborhood.More, len(a.view.Nodes)), false},
		{"#find-input", "aria-expanded", strconv.FormatBool(a.find.open), false},
		{"#find-input", "aria-activedescendant", option, false},
		{"#find-results", "hidden", "", a.find.open},
		{"#periods", "hidden", "", a.compared.on()},
		{"[data-act=compare-periods]", "aria-pressed", strconv.FormatBool(a.compared.on()), false},
		{"#period-0", "value", yearText(a.compared.periods[0][0]), false},
		{"#period-1", "value", yearText(a.compared.periods[0][1]), false},
		{"#period-2", "value", yearText(a.compared.periods[1][0]), false},
		{"#period-3", "value", yearText(a.compared.periods[1][1]), false},
		{"[data-act=play]", "aria-pressed", strconv.FormatBool(a.brush.playing), false},
		{"[data-act=speed]", "text", speeds[a.brush.speed].text, false},
		{"#tour", "hidden", "", a.view.Caption != ""},
		{"#trail-more > summary", "text", a.trailLabel(), false},
		{"[data-act=undo]", "disabled", "", len(a.trail.Steps) > 1},
		{"[data-act=redo]", "disabled", "", len(a.trail.Undone) > 0},
	} {
		a.shown.set(out, f)
	}
}
