package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// axe returns the source of axe-core, which make test installs.
func axe(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("..", "..", "build", "npm", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		missing(t, "axe-core is not installed: run 'make tools', which needs npm")
	}
	return string(source)
}

type violation struct {
	ID, Impact, Help string
	Nodes            []struct{ HTML, FailureSummary string }
}

// TestPagesAreAccessible runs axe-core over every kind of page, in light and
// dark and at both widths, and takes no serious finding.
func TestPagesAreAccessible(t *testing.T) {
	source := axe(t)
	p, url := newTab(t), site(t)
	pages := []string{"/", "/search?q=mesh", "/themes", "/theme/service-mesh", "/technology/kubernetes", "/person/roopa-tangirala",
		"/talk/k8s-commandments-qcon-san-francisco-2018", "/company/netflix", "/event/qcon-san-francisco-2018", "/series/qcon-san-francisco",
		"/source/qcon-sf-2018-takeaways", "/year/2018", "/load", "/help", "/coverage", "/compare?id=theme/service-mesh", "/paths", "/sessions/new", meshPage}
	for _, page := range pages {
		for _, screen := range []struct {
			scheme string
			width  int64
		}{{"light", 1440}, {"dark", 1440}, {"light", 390}} {
			p.do("open", chromedp.EmulateViewport(screen.width, 900), p.scheme(screen.scheme), chromedp.Navigate(url+page))
			if strings.HasPrefix(page, "/explore") {
				p.ready()
			}
			for _, v := range p.violations(source) {
				t.Errorf("%s, %s, %d pixels: %s (%s): %s\n%s\n%s", page, screen.scheme, screen.width, v.ID, v.Impact, v.Help, v.Nodes[0].HTML, v.Nodes[0].FailureSummary)
			}
		}
	}
}

// violations returns the findings of axe that are serious or worse.
func (p *tab) violations(source string) []violation {
	p.t.Helper()
	p.run(source + "; undefined")
	found := eval[[]violation](p, `axe.run(document, {resultTypes: ['violations', 'passes']}).then(r => r.passes.length < 5 ? [{ID: 'axe', Impact: 'critical', Help: 'axe checked next to nothing', Nodes: [{}]}] : r.violations.map(v => ({ID: v.id, Impact: v.impact || '', Help: v.help, Nodes: v.nodes.slice(0, 2).map(n => ({HTML: n.html, FailureSummary: n.failureSummary || ''}))})))`)
	var serious []violation
	for _, v := range found {
		if v.Impact == "serious" || v.Impact == "critical" {
			serious = append(serious, v)
		}
	}
	return serious
}
