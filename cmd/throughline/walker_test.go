package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// walker does one of the three jobs in one way: by the keyboard alone, by
// touch on a phone, or as an assistive technology does, which knows nothing
// but the accessibility tree. In each of them what is acted on is found by its
// role and name, so that whatever has none cannot be reached.
type walker struct {
	*tab
	by way
}

// way is how a walker acts on window.walkTarget.
type way struct {
	name  string
	width int64
	act   func(w *walker)
}

var ways = []way{
	{"keyboard", 1440, (*walker).byKeyboard},
	{"touch", 390, (*walker).byTouch},
	{"tree", 1440, (*walker).byDefaultAction},
}

// eachWay walks a job in each of the ways.
func eachWay(t *testing.T, job func(w *walker, site string)) {
	for _, by := range ways {
		t.Run(by.name, func(t *testing.T) {
			site := sessionSite(t)
			w := &walker{ownTab(t), by}
			size := chromedp.EmulateViewport(by.width, 900)
			if by.name == "touch" {
				size = chromedp.EmulateViewport(by.width, 844, chromedp.EmulateMobile, chromedp.EmulateTouch)
			}
			w.do("size", size)
			w.open(site)
			job(w, site)
		})
	}
}

// press acts on what has the role and a name that contains the words.
func (w *walker) press(role, name string) {
	w.t.Helper()
	w.find(role, name)
	w.by.act(w)
}

// fill types into a field.
func (w *walker) fill(role, name, text string) {
	w.t.Helper()
	w.find(role, name)
	switch w.by.name {
	case "keyboard":
		w.tabTo()
	case "touch":
		w.byTouch()
	default:
		eval[any](w.tab, "walkTarget.focus()")
	}
	w.do("type "+text, chromedp.KeyEvent(text))
}

// sees waits for a text on the page.
func (w *walker) sees(text string) {
	w.t.Helper()
	w.until(`document.querySelector("main").innerText.toLowerCase().includes(` + quoteJS(strings.ToLower(text)) + `)`)
}

// find waits until the accessibility tree has such a node and makes its
// element window.walkTarget.
func (w *walker) find(role, name string) {
	w.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		ctx, cancel := context.WithTimeout(w.ctx, patience)
		ok, err := chromedp.Run(ctx, func(ctx context.Context, _ *chromedp.Target) (bool, error) { return target(ctx, role, name) })
		cancel()
		if ok && err == nil {
			return
		}
	}
	w.t.Fatalf("%s: the accessibility tree of %s never had a %s %q", w.by.name, eval[string](w.tab, "location.href"), role, name)
}

// target makes the node that fits best window.walkTarget: one in the page's
// main part before others, and the name itself before one that begins with it
// or only contains it.
func target(ctx context.Context, role, name string) (bool, error) {
	tree, err := chromedp.Call(ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		return false, err
	}
	if _, err := chromedp.Call(ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: "window.walkTarget = null; window.walkRank = -1"}); err != nil {
		return false, err
	}
	found := false
	for _, n := range tree.Nodes {
		fit := fits(plainText(n.Name), name)
		if n.Ignored || plainText(n.Role) != role || fit < 0 {
			continue
		}
		at, err := chromedp.Call(ctx, dom.ResolveNode, dom.ResolveNodeParams{BackendNodeID: n.BackendDOMNodeID})
		if err != nil {
			continue // it is gone since
		}
		_, err = chromedp.Call(ctx, runtime.CallFunctionOn, runtime.CallFunctionOnParams{
			FunctionDeclaration: fmt.Sprintf("function() { const rank = %d + (this.closest('main') ? 4 : 0); if (rank > walkRank) { walkRank = rank; walkTarget = this } }", fit),
			ObjectID:            at.Object.ObjectID,
		})
		if err != nil {
			return false, err
		}
		found = true
	}
	return found, nil
}

// fits ranks how a name fits what is looked for, below zero when it does not.
func fits(name, want string) int {
	name, want = strings.ToLower(name), strings.ToLower(want)
	switch {
	case name == want:
		return 2
	case strings.HasPrefix(name, want):
		return 1
	case strings.Contains(name, want):
		return 0
	}
	return -1
}

func plainText(v *accessibility.Value) string {
	s := ""
	if v != nil {
		_ = json.Unmarshal([]byte(v.Value), &s) // what is no text has no name
	}
	return s
}

// byDefaultAction is what an assistive technology asks of the browser.
func (w *walker) byDefaultAction() {
	eval[any](w.tab, `walkTarget.focus(), walkTarget.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true, view: window})), undefined`)
}

func (w *walker) byTouch() {
	w.t.Helper()
	at := eval[[]float64](w.tab, `(() => {
		const e = walkTarget.labels?.[0] || walkTarget;
		e.scrollIntoView({block: "center", behavior: "instant"});
		const r = e.getClientRects()[0], x = r.x + r.width / 2, y = r.y + r.height / 2, top = document.elementFromPoint(x, y);
		return e.contains(top) || top?.contains(e) ? [x, y] : [];
	})()`)
	if len(at) == 0 {
		w.t.Fatalf("something lies over %s", eval[string](w.tab, "walkTarget.outerHTML"))
	}
	w.do("touch", chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		if _, err := chromedp.Call(ctx, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: at[0], Y: at[1]}}}); err != nil {
			return err
		}
		_, err := chromedp.Call(ctx, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}})
		return err
	}))
}

// byKeyboard goes where the target is and presses what acts on it.
func (w *walker) byKeyboard() {
	w.t.Helper()
	w.tabTo()
	key := kb.Enter
	if eval[bool](w.tab, `walkTarget.matches("input[type=checkbox], input[type=radio]")`) {
		key = " "
	}
	w.tab.press(key)
}

// manyTabs is more than any page has stops.
const manyTabs = 400

// tabTo goes to the target by Tab, and within a tree or a group of radio
// buttons by the arrow keys.
func (w *walker) tabTo() {
	w.t.Helper()
	const there = `document.activeElement === walkTarget || walkTarget.contains(document.activeElement)`
	const group = `!!walkTarget.closest("[role=tree], [role=radiogroup], [role=listbox]")?.contains(document.activeElement)`
	for range manyTabs {
		if eval[bool](w.tab, there) {
			return
		}
		key := kb.Tab
		if eval[bool](w.tab, group) {
			key = kb.ArrowDown
		}
		w.tab.press(key)
	}
	w.t.Fatalf("Tab never came to %s", eval[string](w.tab, "walkTarget.outerHTML"))
}

func TestWalkersFindNothingThatHasNoName(t *testing.T) {
	w := &walker{newTab(t), ways[0]}
	w.do("open", chromedp.Navigate(`data:text/html,<title>x</title><main><button></button><button hidden>Go</button><button aria-label="Go on">x</button></main>`))
	for name, want := range map[string]bool{"Go on": true, "Stop": false} {
		got, err := chromedp.Run(w.ctx, func(ctx context.Context, _ *chromedp.Target) (bool, error) { return target(ctx, "button", name) })
		if err != nil || got != want {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}
