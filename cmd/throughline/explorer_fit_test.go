package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// The explorer fills its window and never more: words that are only read out
// stand in its lists, far below what is seen of them.
func TestExplorerDoesNotScroll(t *testing.T) {
	p, _ := explore(t, meshPage)
	p.run(`document.querySelector('[data-act=compare-periods]').click()`)
	p.until(`document.querySelector('#tree .sg') !== null`)
	for _, view := range []string{"canvas", "table"} {
		p.run(`document.querySelector('input[name=v][value=` + view + `]').click()`)
		if tall := eval[int](p, `document.documentElement.scrollHeight - innerHeight`); tall > 0 {
			t.Errorf("with the %s the page is %d pixels taller than its window", view, tall)
		}
	}
}

// A caption shows in the view that it was written for, and the field is empty
// for the next.
func TestExplorerShowsATour(t *testing.T) {
	p, _ := explore(t, meshPage)
	p.until(`document.querySelector('#tour').hidden`)
	p.run(`document.querySelector('#trail-more').open = true; document.querySelector('#note-text').value = 'Where it began'; document.querySelector('[data-act=caption]').click()`)
	p.until(`!document.querySelector('#tour').hidden && document.querySelector('#tour').getBoundingClientRect().height > 0`)
	if got := eval[string](p, `document.querySelector('#tour p').textContent`); got != "Where it began" {
		t.Errorf("the tour says %q", got)
	}
	if got := eval[string](p, `document.querySelector('#note-text').value`); got != "" {
		t.Errorf("the field still holds %q", got)
	}
}

// On a phone, what the bar opens is on the screen.
func TestExplorerMenusFitAPhone(t *testing.T) {
	p, _ := explore(t, meshPage)
	p.do("size", chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch))
	for _, id := range []string{"save", "trail-more"} {
		p.run(`document.getElementById('` + id + `').open = true`)
		if !eval[bool](p, `(() => { const r = document.querySelector('#`+id+` > .sheet').getBoundingClientRect(); return r.height > 0 && r.top >= 0 && r.left >= 0 && r.right <= innerWidth && r.bottom <= innerHeight })()`) {
			t.Errorf("%s opens off the screen", id)
		}
		p.run(`document.getElementById('` + id + `').open = false`)
	}
}
