package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/graph/store/postgres/pgtest"
)

// databaseCLI runs command lines against an empty database, with a cache of its
// own, and fails when one shows the password.
func databaseCLI(t *testing.T, c *pgtest.Cluster) *cli {
	t.Helper()
	long(t)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	return &cli{t: t, store: c.Database()}
}

// quiet runs a command line that must not show the password, and returns
// everything that it said.
func (c *cli) quiet(code int, args ...string) string {
	c.t.Helper()
	out, errs, got := c.run(args...)
	if got != code {
		c.t.Errorf("%v: exit %d, want %d: %s", args, got, code, errs)
	}
	if strings.Contains(out+errs, pgtest.Password) {
		c.t.Errorf("%v shows the password: %s%s", args, out, errs)
	}
	return out + errs
}

// TestBothStoresAnswerAlike loads the same into a file and into a database: the
// corpus, and with THROUGHLINE_EXTRA everything there is.
func TestBothStoresAnswerAlike(t *testing.T) {
	file, database := newCLI(t), databaseCLI(t, pgtest.Shared(t))
	inputs := [][]string{{"load", "corpus"}, {"load", "corpus"}, {"themes", "accept", "example theme", "--alias", "example"}}
	if extra := os.Getenv("THROUGHLINE_EXTRA"); extra != "" {
		inputs = append(inputs, []string{"load", filepath.Join(extra, "data")}, []string{"load", filepath.Join(extra, "data", "istiocon-hugo-md")})
	} else {
		t.Log("NOT COMPARED: THROUGHLINE_EXTRA is not set; only the embedded corpus is compared")
	}
	for _, args := range append(inputs,
		[]string{"export", "nquads", "-"},
		[]string{"query", "theme/service-mesh", "^about / at", "--engine", "store"},
		[]string{"query", "theme/microservices", "^broader* / ^about[kind=talk] / uses", "--engine", "store"},
		[]string{"search", "mesh", "--json"},
		[]string{"evolve", "theme/service-mesh", "--json"},
		[]string{"check", "--json"},
	) {
		out, _, code := file.run(args...)
		got, errs, gotCode := database.run(args...)
		if got != out || gotCode != code {
			t.Errorf("%v: exit %d and %d, %d and %d bytes: %s", args, gotCode, code, len(got), len(out), errs)
		}
		if len(out) == 0 && code == 0 {
			t.Errorf("%v prints nothing", args)
		}
	}
}

func TestADatabaseIsUsedWithCare(t *testing.T) {
	c := pgtest.Shared(t)
	x := databaseCLI(t, c)
	if said := x.quiet(exitFailed, "search", "mesh"); !strings.Contains(said, "nothing has been loaded") {
		t.Errorf("an empty database: %s", said)
	}
	x.quiet(exitFailed, "check")
	x.quiet(0, "load", "corpus")
	x.quiet(0, "search", "mesh")
	x.quiet(0, "serve", "--print-config")
	x.quiet(0, "load", "--help")
	t.Setenv("THROUGHLINE_STORE", x.store)
	x.quiet(0, "--help")
	x.quiet(exitUsage, "backup", "-")
	x.quiet(exitUsage, "search", "mesh", "--store", "mysql://throughline:"+pgtest.Password+"@host/db")
	good := x.store
	for _, one := range []struct{ store, want string }{
		{strings.Replace(good, "/db", "/no-such-db", 1), "createdb"},
		{strings.Replace(good, "throughline:", "nobody:", 1), "check user and password"},
		{strings.Replace(good, "127.0.0.1:", "127.0.0.1:1", 1), "--store"},
		{"postgres://throughline:" + pgtest.Password + "@127.0.0.1:1/db", "cannot be reached"},
		{"postgres://throughline:" + pgtest.Password + "@%zz/db", "--store"},
	} {
		x.store = one.store
		out, errs, code := x.run("load", "corpus")
		if code == 0 || !strings.Contains(errs, one.want) || strings.Contains(out+errs, pgtest.Password) {
			t.Errorf("%s: exit %d: %s", strings.ReplaceAll(one.store, pgtest.Password, "…"), code, errs)
		}
	}
}

// TestAKilledLoadIsMadeGood leaves facts without a snapshot, as a load does
// that died between them.
func TestAKilledLoadIsMadeGood(t *testing.T) {
	c := pgtest.Shared(t)
	x := databaseCLI(t, c)
	var whole struct{ Version string }
	out, errs, _ := x.run("--json", "load", "corpus")
	if err := json.Unmarshal([]byte(out), &whole); err != nil {
		t.Fatal(err, errs)
	}
	c.Exec(x.store, `DELETE FROM quads WHERE horizon % 3 = 0`, `UPDATE throughline SET facts = facts + 1`)
	x.quiet(0, "search", "mesh") // from the snapshot that there is
	out, errs, _ = x.run("--json", "load", "corpus")
	var again struct{ Version string }
	if err := json.Unmarshal([]byte(out), &again); err != nil || again != whole {
		t.Errorf("loaded again: %+v, %v %s, the undisturbed load gave %+v", again, err, errs, whole)
	}
	if !strings.Contains(errs, "compiling") {
		t.Errorf("it planned on a snapshot that was out of date: %s", errs)
	}
}
