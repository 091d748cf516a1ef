package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"throughline/server/api"
)

// wobbly writes schedules of a made-up conference: three years with two talks
// each on one subject, among twelve others.
func wobbly(t *testing.T, years ...int) []string {
	t.Helper()
	var paths []string
	for _, year := range years {
		y := strconv.Itoa(year)
		var events strings.Builder
		add := func(id int, track, title, abstract string) {
			events.WriteString(`<event id="` + y + strconv.Itoa(id) + `"><start>10:00</start><duration>00:30</duration><title>` + title +
				`</title><track>` + track + `</track><abstract>` + abstract + `</abstract><persons/></event>`)
		}
		for i := range 12 {
			add(i, "Track "+strconv.Itoa(i%4), "Thing "+strconv.Itoa(i)+" of "+y, "We will show you how a thing of ours came to be what it is.")
		}
		add(20, "Networks", "Wobbly meshes in "+y, "A wobbly mesh is what we made in "+y+", and it is what you can make.")
		add(21, "Networks", "Quiet links "+y, "How the wobbly mesh of "+y+" came to be so quiet, and why that is the wobbly mesh for you.")
		path := filepath.Join(t.TempDir(), y+".xml")
		text := `<schedule><conference><title>Example Conf ` + y + `</title><start>` + y + `-02-01</start></conference><day date="` + y + `-02-01"><room name="A">` +
			events.String() + `</room></day></schedule>`
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// must runs a command line and reads the JSON that it prints.
func (c *cli) must(to any, args ...string) {
	c.t.Helper()
	out, errs, code := c.run(append([]string{"--json"}, args...)...)
	if code != 0 {
		c.t.Fatalf("%q: %d, %s", args, code, errs)
	}
	if err := json.Unmarshal([]byte(out), to); err != nil {
		c.t.Fatalf("%q: %v in %s", args, err, out)
	}
}

func (c *cli) talksAbout(theme string) int {
	c.t.Helper()
	var e api.Evolution
	c.must(&e, "evolve", theme)
	return e.Count
}

func TestACandidateBecomesATheme(t *testing.T) {
	c := newCLI(t)
	schedules := wobbly(t, 2017, 2018, 2019)
	var any map[string]any
	c.must(&any, append([]string{"load"}, schedules[:2]...)...)
	var list api.Candidates
	c.must(&list, "themes", "--candidates", "--limit", "3")
	if len(list.Candidates) == 0 || list.Candidates[0].Phrase != "wobbly mesh" || list.Candidates[0].Count != 4 {
		t.Fatalf("candidates %+v", list.Candidates)
	}
	before := list.Version

	var d api.ThemeDecided
	c.must(&d, "themes", "accept", "wobbly mesh", "--alias", "shaky net")
	if d.ID != "theme/wobbly-mesh" || d.Talks != 4 || d.Version == before {
		t.Errorf("accepted as %+v", d)
	}
	c.must(&list, "themes", "--candidates")
	for _, one := range list.Candidates {
		if one.Phrase == "wobbly mesh" {
			t.Error("what was accepted is a candidate still")
		}
	}
	if len(list.Accepted) != 1 || list.Accepted[0].Count != 4 {
		t.Errorf("accepted %+v", list.Accepted)
	}

	c.must(&any, "load", schedules[2]) // a later load keeps it, and its talks are among the theme's
	if got := c.talksAbout("theme/wobbly-mesh"); got != 6 {
		t.Errorf("%d talks after a further load, want 6", got)
	}
	if _, errs, code := c.run("check"); code != 0 {
		t.Errorf("store and snapshot differ: %s", errs)
	}
	c.must(&any, "load", schedules[0]) // and loading again changes nothing
	if got := c.talksAbout("theme/wobbly-mesh"); got != 6 {
		t.Errorf("%d talks after loading again, want 6", got)
	}
	c.must(&d, "themes", "withdraw", "wobbly mesh")
	if _, _, code := c.run("evolve", "theme/wobbly-mesh"); code == 0 {
		t.Error("the theme is there still")
	}
}

// Accepting and undoing leaves the very dataset that there was.
func TestWithdrawnDecisionsLeaveNothing(t *testing.T) {
	c := newCLI(t)
	var loaded struct{ Version string }
	c.must(&loaded, append([]string{"load"}, wobbly(t, 2017, 2018, 2019)...)...)
	for _, decision := range []string{"accept", "reject"} {
		var d api.ThemeDecided
		c.must(&d, "themes", decision, "wobbly mesh")
		if d.Version == loaded.Version {
			t.Errorf("%s changes nothing", decision)
		}
		var list api.Candidates
		c.must(&list, "themes", "--candidates")
		for _, one := range list.Candidates {
			if one.Phrase == "wobbly mesh" {
				t.Errorf("after %s it is a candidate still", decision)
			}
		}
		c.must(&d, "themes", "withdraw", "wobbly meshes")
		if d.Version != loaded.Version {
			t.Errorf("%s and undoing it leaves version %s of %s", decision, d.Version, loaded.Version)
		}
	}
}

func TestDecisionsThatCannotBeTaken(t *testing.T) {
	c := newCLI(t)
	if _, errs, code := c.run("themes", "accept", "wobbly mesh"); code != exitFailed || !strings.Contains(errs, "nothing has been loaded") {
		t.Errorf("without a store: %d, %s", code, errs)
	}
	var any map[string]any
	c.must(&any, append([]string{"load"}, wobbly(t, 2018)...)...)
	for _, one := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"themes", "accept", "nobody says this"}, exitFailed, "no talk"},
		{[]string{"themes", "withdraw", "wobbly mesh"}, exitFailed, "nothing was decided"},
		{[]string{"themes", "accept"}, exitUsage, "arg"},
		{[]string{"themes", "--candidates", "--limit", "0"}, exitUsage, "limit"},
		{[]string{"themes", "reject", "x", "--server", "nowhere"}, exitUsage, "address"},
	} {
		if _, errs, code := c.run(one.args...); code != one.code || !strings.Contains(errs, one.want) {
			t.Errorf("%q: %d, %s", one.args, code, errs)
		}
	}
}
