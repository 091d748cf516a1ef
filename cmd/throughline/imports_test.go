package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

const module = "throughline/"

// rule is a row of the table of packages in docs/architecture.md.
type rule struct {
	packages string   // pattern of path.Match below the module
	own      []string // patterns of what it may import of ours
	outside  []string // prefixes of what it may import of others; nil allows anything
	pure     bool     // enters the browser: see banned
}

var std = []string{"std"}

// table says what each package may import. A package matches the first row
// that fits.
var table = []rule{
	{packages: "cmd/*", own: []string{"*", "*/*", "*/*/*", "*/*/*/*", "!wasm", "!wasm/*", "!wasm/*/*"}},
	{packages: "cmd/throughline/internal/record", own: []string{"data", "graph", "graph/*", "graph/*/*", "server", "server/*"}, outside: std},
	{packages: "graph", pure: true},
	{packages: "graph/graphtest", own: []string{"graph", "graph/*"}},
	{packages: "graph/varint", pure: true},
	{packages: "graph/wire", own: []string{"graph", "graph/varint"}, pure: true},
	{packages: "graph/path", own: []string{"graph"}, pure: true},
	{packages: "graph/text", pure: true},
	{packages: "graph/search", own: []string{"graph", "graph/text"}, pure: true},
	{packages: "graph/reading", own: []string{"graph", "graph/text", "graph/search"}, pure: true},
	{packages: "graph/related", own: []string{"graph", "graph/text", "graph/varint"}, pure: true},
	{packages: "graph/card", own: []string{"graph", "graph/text"}, pure: true},
	{packages: "graph/trend", own: []string{"graph", "graph/text"}, pure: true},
	{packages: "graph/agenda", own: []string{"graph", "graph/text", "graph/trend", "graph/related"}, pure: true},
	{packages: "graph/trail", own: []string{"graph", "graph/path", "graph/varint"}, pure: true},
	{packages: "graph/coverage", own: []string{"graph"}, pure: true},
	{packages: "graph/change", own: []string{"graph"}, pure: true},
	{packages: "graph/session", own: []string{"graph", "graph/trail"}, pure: true},
	{packages: "graph/layout", pure: true},
	{packages: "graph/layout/*", own: []string{"graph/layout"}},
	{packages: "graph/scene", own: []string{"graph/layout"}, pure: true},
	{packages: "graph/scene/*", own: []string{"graph/layout", "graph/scene"}},
	{packages: "graph/export", own: []string{"graph", "graph/*", "!graph/store", "!graph/load"}, outside: std},
	{packages: "graph/store", own: []string{"graph", "graph/path"}},
	{packages: "graph/store/postgres", own: []string{"graph", "graph/path", "graph/store"}},
	{packages: "graph/store/postgres/*"},
	{packages: "graph/load*", own: []string{"graph", "graph/change", "graph/text", "graph/load/*", "graph/load/*/*"}},
	{packages: "graph/load/discover", own: []string{"graph", "graph/text", "graph/trend"}, outside: std},
	{packages: "graph/load/*", own: []string{"graph", "graph/change", "graph/text", "graph/load/*", "graph/load/*/*"}},
	{packages: "graph/load/*/*", own: []string{"graph", "graph/text", "graph/load/*", "graph/load/*/*"}},
	{packages: "server", own: []string{"graph", "graph/*", "!graph/store", "!graph/load", "server/*", "web", "web/view"}},
	{packages: "server/api", own: []string{"graph", "graph/*", "!graph/store", "!graph/load", "!graph/layout", "!graph/scene"}, outside: std},
	{packages: "web", outside: std},
	{packages: "web/pack", own: []string{"web"}, outside: []string{"std", "github.com/andybalholm/brotli"}},
	{packages: "web/view", own: []string{"graph", "graph/*", "!graph/store", "!graph/load", "web"}, outside: []string{"std", "github.com/a-h/templ"}},
	{packages: "web/view/*", outside: []string{"std", "golang.org/x/net/html"}},
	{packages: "wasm", own: []string{"graph", "graph/*", "wasm/internal/*", "!graph/store", "!graph/load"}, outside: std},
	{packages: "wasm/internal/dom", outside: std},
	{packages: "wasm/internal/gl", own: []string{"graph/scene"}, outside: std},
	{packages: "wasm/internal/app", own: []string{"graph", "graph/*", "!graph/store", "!graph/load"}, pure: true},
	{packages: "wasm/bench", own: []string{"graph/*", "wasm/internal/*"}},
	{packages: "data"},
}

// banned are the packages that cost a client dearly or make its results depend
// on the machine. It may not even reach them through others.
var banned = []string{"fmt", "net", "encoding/json", "log", "os", "context", "time", "regexp", "crypto", "net/http", "log/slog", "html/template"}

// cayley is kept in graph/store and below: it has 62 init functions and 64
// panics.
const cayley = "github.com/cayleygraph/"

type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func list(t *testing.T, env []string, patterns ...string) []listed {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-e", "-json=ImportPath,Imports,Deps"}, patterns...)...)
	cmd.Dir = "../.."
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var p listed
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	return packages
}

func TestImportsFollowTheTable(t *testing.T) {
	for _, p := range list(t, nil, "./...") {
		checkPackage(t, p)
	}
}

func TestImportsFollowTheTableInTheBrowser(t *testing.T) {
	for _, p := range list(t, []string{"GOOS=js", "GOARCH=wasm"}, "./wasm/...") {
		checkPackage(t, p)
		if i := slices.IndexFunc(p.Deps, func(d string) bool { return slices.Contains(banned, d) && d != "time" && d != "os" }); i >= 0 && !strings.Contains(p.ImportPath, "/bench") {
			t.Errorf("%s reaches %s, which is too dear for the client", p.ImportPath, p.Deps[i])
		}
	}
}

func checkPackage(t *testing.T, p listed) {
	t.Helper()
	name := strings.TrimPrefix(p.ImportPath, module)
	i := slices.IndexFunc(table, func(r rule) bool { return match(r.packages, name) })
	if i < 0 {
		t.Errorf("%s is not in the table: say what it may import", name)
		return
	}
	for _, imported := range p.Imports {
		if !table[i].allows(imported) {
			t.Errorf("%s imports %s, which the table forbids", name, imported)
		}
		if strings.HasPrefix(imported, cayley) && name != "graph/store" && name != "graph/store/postgres" {
			t.Errorf("%s imports %s: only graph/store and what is below it know Cayley", name, imported)
		}
	}
	if !table[i].pure {
		return
	}
	for _, dep := range p.Deps {
		if slices.Contains(banned, dep) {
			t.Errorf("%s is pure and reaches %s", name, dep)
		}
	}
}

func (r rule) allows(imported string) bool {
	if own, ok := strings.CutPrefix(imported, module); ok {
		return r.allowsOwn(own)
	}
	isStd := !strings.Contains(strings.SplitN(imported, "/", 2)[0], ".")
	if r.pure {
		return isStd
	}
	return r.outside == nil || slices.ContainsFunc(r.outside, func(prefix string) bool {
		return prefix == "std" && isStd || strings.HasPrefix(imported, prefix)
	})
}

func (r rule) allowsOwn(name string) bool {
	allowed := false
	for _, pattern := range r.own {
		if not, ok := strings.CutPrefix(pattern, "!"); ok {
			if match(not, name) {
				return false
			}
			continue
		}
		allowed = allowed || match(pattern, name)
	}
	return allowed
}

func match(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return ok && err == nil
}

func TestTheTableRefusesWhatItShould(t *testing.T) {
	serverRule := table[slices.IndexFunc(table, func(r rule) bool { return r.packages == "server" })]
	for imported, want := range map[string]bool{
		module + "graph": true, module + "graph/search": true, module + "graph/store": false, module + "graph/load": false,
		module + "wasm": false, "net/http": true,
	} {
		if serverRule.allows(imported) != want {
			t.Errorf("server may import %s: %v", imported, !want)
		}
	}
}
