package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser is one Chromium for all browser tests of a run.
var browser = sync.OnceValues(func() (context.Context, error) {
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		return nil, errors.New("there is no Chromium: install it (on Debian, apt-get install chromium)")
	}
	dir, err := os.MkdirTemp("", "throughline-browser")
	if err != nil {
		return nil, err
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.UserDataDir(dir),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-gpu", true), chromedp.WSURLReadTimeout(3*patience))
	allocator, _ := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, _ := chromedp.NewContext(allocator)
	return ctx, chromedp.Do(ctx)
})

// missing skips the test with a loud line, or fails it where everything
// must run.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(what)
	}
	t.Skip("THIS TEST DID NOT RUN: " + what)
}

// tab is a page of the browser, and what went wrong on it.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	errors   []string
	expected []string // parts of errors that are meant to be
}

// expect excuses errors that have the part in them.
func (p *tab) expect(part string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.expected = append(p.expected, part)
}

// newTab opens an empty page. When the test ends, anything the page reported
// as an error, a violation of its content security policy above all, fails it.
func newTab(t *testing.T) *tab {
	t.Helper()
	if testing.Short() {
		t.Skip("THIS TEST DID NOT RUN: a browser test, and -short is set")
	}
	parent, err := browser()
	if err != nil {
		missing(t, err.Error())
	}
	ctx, cancel := chromedp.NewContext(parent)
	t.Cleanup(cancel)
	p := &tab{t: t, ctx: ctx}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(ctx, p.listen); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, e := range p.errors {
			if !slices.ContainsFunc(p.expected, func(part string) bool { return strings.Contains(e, part) }) {
				t.Errorf("the page reported: %s", e)
			}
		}
	})
	return p
}

func (p *tab) listen(event any) {
	text := ""
	switch e := event.(type) {
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			text = e.Entry.Text + " " + e.Entry.URL
		}
	case *runtime.EventExceptionThrown:
		text = e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
	}
	if text == "" || strings.Contains(text, "favicon") {
		return
	}
	p.mu.Lock()
	p.errors = append(p.errors, text)
	p.mu.Unlock()
}

// patience is how long a step of a test may take. It is far more than any
// takes, on the slowest machine while it is busy with other things.
const patience = time.Minute

func (p *tab) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatalf("%.300s: %v", what, err)
	}
}

func eval[T any](p *tab, expression string) T {
	p.t.Helper()
	v, err := tryEval[T](p, expression)
	if err != nil {
		p.t.Fatalf("%.300s: %v", expression, err)
	}
	return v
}

func tryEval[T any](p *tab, expression string) (T, error) {
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// until waits for a JavaScript condition, in which await may stand, on a page
// that is all there. While the page leads to another, asking it is an error and
// not an answer.
func (p *tab) until(condition string) {
	p.t.Helper()
	var last error
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		ok, err := tryEval[bool](p, "(async () => document.readyState === 'complete' && !!("+condition+"))()")
		if ok && err == nil {
			return
		}
		last = err
	}
	at, err := tryEval[string](p, "location.href + ' ' + (document.querySelector('#explorer')||document.body).cloneNode(false).outerHTML + ' ' + (document.querySelector('#explorer-error')?.textContent ?? '')")
	p.t.Fatalf("never came true: %s (%v)\nat %.1000s (%v)", condition, last, at, err)
}
