//go:build !js

package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
)

// peers are what the product is measured beside. They are installed below
// build, and nothing but this page uses them.
var peers = []string{
	"d3-force@3.0.0", "ngraph.forcelayout@3.3.1", "ngraph.graph@20.1.2", "graphology@0.26.0", "graphology-layout-forceatlas2@0.10.1",
	"cytoscape@3.34.4", "cytoscape-fcose@2.2.0", "sigma@3.0.3", "@cosmos.gl/graph@3.3.0", "esbuild@0.28.2",
}

const root = "../.."

func run(b *testing.B, env []string, name string, args ...string) {
	b.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = root, append(os.Environ(), env...)
	if words, err := cmd.CombinedOutput(); err != nil {
		b.Skipf("THIS BENCHMARK DID NOT RUN: %s %s: %v\n%s", name, args[0], err, words)
	}
}

// build makes the page and returns its folder.
func build(b *testing.B) string {
	b.Helper()
	modules, dir := filepath.Join(root, "build/npm/node_modules"), filepath.Join(root, "build/bench-page")
	if _, err := os.Stat(filepath.Join(modules, "sigma")); err != nil {
		run(b, nil, "npm", append([]string{"install", "--silent", "--no-audit", "--no-fund", "--prefix", "build/npm"}, peers...)...)
	}
	abs, err := filepath.Abs(modules)
	if err != nil {
		b.Fatal(err)
	}
	run(b, []string{"NODE_PATH=" + abs}, filepath.Join(abs, ".bin/esbuild"), "wasm/bench/js/page.js", "--bundle", "--format=iife",
		"--log-level=error", "--outfile=build/bench-page/page.js")
	run(b, []string{"GOOS=js", "GOARCH=wasm", "GOEXPERIMENT=nogreenteagc"}, "go", "build", "-trimpath", "-ldflags=-w",
		"-o", "build/bench-page/bench.wasm", "./wasm/bench")
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		b.Fatal(err)
	}
	goRoot := strings.TrimSpace(string(out))
	for from, to := range map[string]string{
		filepath.Join(goRoot, "lib/wasm/wasm_exec.js"): "wasm_exec.js", "../js/painter.js": "painter.js", "../js/names.js": "names.js", "../js/gl.js": "gl.js",
		"../js/shim.js": "shim.js", "js/index.html": "index.html",
	} {
		body, err := os.ReadFile(from)
		if err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, to), body, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

// page is the open page of the benchmark.
type page struct {
	b   *testing.B
	ctx context.Context
}

func open(b *testing.B) *page {
	b.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil && path == "" {
			path = found
		}
	}
	if path == "" {
		b.Skip("THIS BENCHMARK DID NOT RUN: there is no Chromium")
	}
	site := httptest.NewServer(isolated(http.FileServer(http.Dir(build(b)))))
	b.Cleanup(site.Close)
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.UserDataDir(b.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("use-angle", "swiftshader"), chromedp.Flag("enable-unsafe-swiftshader", true),
		chromedp.WindowSize(1400, 900))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	b.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocator)
	b.Cleanup(cancel)
	p := &page{b, ctx}
	enable := chromedp.Func(func(c context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(c, performance.Enable, performance.EnableParams{})
		return err
	})
	if err := chromedp.Do(ctx, enable, chromedp.Navigate(site.URL)); err != nil {
		b.Fatal(err)
	}
	eval[bool](p, `bench.started()`)
	return p
}

// isolated makes the browser's clock tell microseconds, not tenths of a
// millisecond.
func isolated(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cross-Origin-Opener-Policy", "same-origin")
		w.Header().Set("Cross-Origin-Embedder-Policy", "require-corp")
		next.ServeHTTP(w, r)
	})
}

func eval[T any](p *page, expression string) T {
	p.b.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 4*time.Minute)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.b.Fatalf("%s: %v", expression, err)
	}
	return v
}

func list(names []string) string    { return encode(names) }
func numbers(values []int) string   { return encode(values) }
func encode[T any](values T) string { out, _ := json.Marshal(values); return string(out) }
