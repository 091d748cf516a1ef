package main

import (
	"encoding/json"
	"strings"
	"testing"

	"throughline/server/api"
)

const meshTools = "^about[year=2017..2019] / uses"

func loaded(t *testing.T) *cli {
	t.Helper()
	c := newCLI(t)
	if _, errs, code := c.run("load", "corpus"); code != 0 {
		t.Fatalf("%d: %s", code, errs)
	}
	return c
}

func (c *cli) query(args ...string) (q api.Query, code int) {
	c.t.Helper()
	out, errs, code := c.run(append([]string{"--json", "query"}, args...)...)
	if err := json.Unmarshal([]byte(out), &q); err != nil {
		c.t.Fatalf("%v: %d, %v\n%s%s", args, code, err, out, errs)
	}
	return q, code
}

func TestBothEnginesAnswerTheCommandLine(t *testing.T) {
	c := loaded(t)
	index, code := c.query("theme/service-mesh", meshTools)
	stored, codeStored := c.query("theme/service-mesh", meshTools, "--engine", "store")
	if code != 0 || codeStored != 0 || index.Engine != "index" || stored.Engine != "store" {
		t.Fatalf("%d %s, %d %s", code, index.Engine, codeStored, stored.Engine)
	}
	if len(index.Results) == 0 || len(index.Results) != len(stored.Results) {
		t.Fatalf("%d results of the index, %d of the store", len(index.Results), len(stored.Results))
	}
	counts := map[string]uint64{}
	for _, r := range index.Results {
		counts[string(r.ID)] = r.Count
	}
	for _, r := range stored.Results {
		if counts[string(r.ID)] != r.Count {
			t.Errorf("%s: %d walks on the store, %d on the index", r.ID, r.Count, counts[string(r.ID)])
		}
	}
}

func TestQueryExplainsItself(t *testing.T) {
	c := loaded(t)
	out, _, code := c.run("query", "theme/service-mesh", meshTools, "--explain")
	for _, want := range []string{"technologies", "^about[year=2017..2019]", "nodes by"} {
		if code != 0 || !strings.Contains(strings.ToLower(out), want) {
			t.Errorf("%d, without %q:\n%s", code, want, out)
		}
	}
	q, _ := c.query("theme/service-mesh", meshTools, "--explain", "--why-not", "theme/service-mesh")
	if len(q.Plan) != 2 || q.WhyNot == nil || q.WhyNot.Present || q.WhyNot.Reason == "" {
		t.Errorf("plan %q, why not %+v", q.Plan, q.WhyNot)
	}
	present := q.Results[0].ID
	if q, _ := c.query("theme/service-mesh", meshTools, "--why-not", string(present)); q.WhyNot == nil || !q.WhyNot.Present {
		t.Errorf("%s is a result, and why not says %+v", present, q.WhyNot)
	}
	out, _, _ = c.run("query", "theme/service-mesh", meshTools, "--why-not", "talk/none-such")
	if out != "" {
		t.Errorf("a node that is not there: %s", out)
	}
}

// TestExitCodesOfQueries: 2 for what cannot be read, with the column, 1 for a
// node that is not there, with the nearest.
func TestExitCodesOfQueries(t *testing.T) {
	c := loaded(t)
	for _, one := range []struct {
		start, expr, says string
		code              int
	}{
		{"theme/service-mesh", "^abuot", "about", exitUsage},
		{"theme/service-mesh", "^about[kind=tlak]", "talk", exitUsage},
		{"theme/service-mesh", "^about /", "^", exitUsage},
		{"theme/service-mesh", "^about[at=event/none]", "event/none", exitUsage},
		{"theme/servise-mesh", "^about", "theme/service-mesh", exitFailed},
	} {
		if _, errs, code := c.run("query", one.start, one.expr); code != one.code || !strings.Contains(errs, one.says) {
			t.Errorf("%s %s: exit %d, %s", one.start, one.expr, code, errs)
		}
	}
}
