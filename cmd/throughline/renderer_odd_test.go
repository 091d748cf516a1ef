package main

import "testing"

// withoutFrames makes the page one in the background, for an hour as it seems: the
// browser gives it no frames then.
const withoutFrames = `(async () => {
	const frame = requestAnimationFrame, kept = [];
	globalThis.requestAnimationFrame = f => kept.push(f);
	document.querySelector('[data-act=tidy]').click();
	await new Promise(r => setTimeout(r, 300));
	globalThis.requestAnimationFrame = frame;
	const asked = kept.length;
	kept.forEach(f => frame(t => f(t + 3600000)));
	return asked;
})()`

func TestExplorerComesBackFromNoSizeAndFromTheBackground(t *testing.T) {
	p, _ := explore(t, meshPage)
	p.settled()
	before := eval[int](p, painted)
	p.run(`document.querySelector('#view').style.cssText = 'inline-size: 0; block-size: 0'`)
	p.until(`document.querySelector('#view').width === 1`)
	p.run(`document.querySelector('#view').style.cssText = ''`)
	p.until("await " + painted + `.then(n => n > 1000)`)
	if n := eval[int](p, withoutFrames); n > 1 {
		t.Errorf("%d frames were asked for while there were none", n)
	}
	p.settled()
	if n := eval[int](p, painted); n < before*8/10 {
		t.Errorf("%d pixels are painted after an hour without frames, %d before", n, before)
	}
	if p.state("state") != "ready" {
		t.Errorf("state %s", p.state("state"))
	}
}
