package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestMutingRanksAnewWithoutLoadingThePage mutes themes on a talk's page, and
// goes back.
func TestMutingRanksAnewWithoutLoadingThePage(t *testing.T) {
	p, url := newTab(t), site(t)
	p.do("open", chromedp.EmulateViewport(1440, 1000), chromedp.Navigate(url+"/talk/k8s-commandments-qcon-san-francisco-2018"))
	p.until(`document.querySelector('#related .mutes a')`)
	before := eval[string](p, `window.stays = true, document.querySelector('#related .rlist').textContent`)
	p.run(`document.querySelector('#related .mutes a').click()`)
	p.until(`location.search.includes('mute=theme') && document.querySelector('#related .moves')?.textContent.startsWith('Without themes: ')`)
	if !eval[bool](p, `window.stays && document.activeElement.matches('.mutes a[aria-checked=false]') && document.querySelectorAll('#related').length === 1`) {
		t.Error("the page was loaded again, or the keyboard is elsewhere")
	}
	if after := eval[string](p, `document.querySelector('#related .rlist').textContent`); after == before {
		t.Error("the list is the same with themes muted")
	}
	p.run(`history.back()`)
	p.until(`!document.querySelector('#related .moves')`)
	if again := eval[string](p, `document.querySelector('#related .rlist').textContent`); again != before || !eval[bool](p, `window.stays`) {
		t.Error("going back does not lead to the list before")
	}
}
