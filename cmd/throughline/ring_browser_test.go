package main

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"throughline/graph/card"
	"throughline/server/api"
)

const ringTalk = "talk/k8s-commandments-qcon-san-francisco-2018"

// rowOf is a row of the list around a talk: what it is and why, as text.
func rowOf(r api.RelatedTalk) []string {
	row := []string{"/" + string(r.ID), strconv.Itoa(r.Score), card.Shorten(r.Sentence, 240)}
	for _, reason := range r.Reasons {
		name := reason.Name
		if name == "" {
			name = map[string]string{"words": "words ", "kindred": "kindred words "}[reason.Kind] + strings.Join(reason.Words, ", ")
		}
		row = append(row, card.Shorten(name, 60)+" "+strconv.Itoa(reason.Points))
	}
	return row
}

// ringRows are the rows on the card of the talk in the middle.
const ringRows = `[...document.querySelectorAll('#ring .rings > li')].map(li => [
	decodeURIComponent(li.querySelector('a.ent').getAttribute('href')), li.querySelector('b.pt').textContent, li.querySelector('p').textContent,
	...[...li.querySelectorAll('.chip')].map(c => c.querySelector('.pt') && [...c.querySelectorAll('bdi')].map(b => b.textContent).join(', ') + ' ' + c.querySelector('.pt').textContent)])`

// TestTheListIsTheSameEverywhere asks the browser, the API and the command
// line for the talks related to one, in several ways.
func TestTheListIsTheSameEverywhere(t *testing.T) {
	p, site := explore(t, "/explore?focus="+ringTalk)
	p.run(`document.querySelector('#view').focus()`)
	p.press("r")
	cli := newCLI(t)
	if _, errs, code := cli.run("load", "corpus"); code != 0 {
		t.Fatal(errs)
	}
	for _, q := range []string{"mode=similar", "mode=similar&mute=theme", "mode=similar&boost=words&mute=line,theme", "mode=contrast", "mode=later", "mode=earlier&mute=words"} {
		if q != "mode=similar" {
			p.ask(q)
		}
		p.until(`document.querySelector('#ring .rings')`)
		rows := eval[[][]string](p, ringRows)
		asked, _ := url.ParseQuery(q)
		args := []string{"--json", "related", ringTalk, "--mode", asked.Get("mode"), "--mute", asked.Get("mute"), "--boost", asked.Get("boost")}
		out, errs, code := cli.run(args...)
		var told api.Related
		if code != 0 || json.Unmarshal([]byte(out), &told) != nil {
			t.Fatalf("%v: %d %s", args, code, errs)
		}
		same(t, q+", API", rows, fetched[api.Related](t, site+"/api/v1/related/"+strings.TrimPrefix(ringTalk, "talk/")+"?"+q))
		same(t, q+", command line", rows, told)
	}
}

// same compares the rows in the browser with a list from elsewhere.
func same(t *testing.T, what string, rows [][]string, want api.Related) {
	t.Helper()
	if len(rows) != len(want.Results) {
		t.Fatalf("%s: %d rows in the browser, %d there", what, len(rows), len(want.Results))
	}
	for i, r := range want.Results {
		if w := rowOf(r); !slices.Equal(rows[i], w) {
			t.Errorf("%s, place %d: %q in the browser, %q there", what, i+1, rows[i], w)
		}
	}
}

// TestABridgeBetweenTwoSelectedTalks selects two talks and asks what is related
// to both.
func TestABridgeBetweenTwoSelectedTalks(t *testing.T) {
	p, site := explore(t, meshPage)
	talks := eval[[]string](p, `(async () => {
		const rows = [...document.querySelectorAll('#tree [data-act=row]')].filter((r) => /^talk\/[^~]*$/.test(r.dataset.arg)).slice(0, 2).map((r) => r.dataset.arg);
		for (const shiftKey of [false, true]) {
			document.querySelector('#tree [data-arg="' + rows[+shiftKey] + '"] .nm').dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey }));
		}
		return rows;
	})()`)
	p.until(`document.querySelector('#card [data-act=bridge]')`)
	p.run(`document.querySelector('#card [data-act=bridge]').click()`)
	p.until(`document.querySelector('#ring [data-act=mode][data-arg=bridge][aria-pressed=true]') && document.querySelector('#ring .rings > li')`)
	want := fetched[api.Related](t, site+"/api/v1/related/"+strings.TrimPrefix(talks[0], "talk/")+"?mode=bridge&with="+talks[1])
	if len(want.Results) == 0 {
		t.Fatalf("nothing lies between %v", talks)
	}
	same(t, "bridge", eval[[][]string](p, ringRows), want)
	if got := eval[string](p, `document.querySelector('#trail').textContent`); !strings.Contains(got, ", bridge") {
		t.Errorf("the trail says %q", got)
	}
}

// ask switches modes and levels on the card until they are those of a query.
func (p *tab) ask(query string) {
	p.t.Helper()
	q, err := url.ParseQuery(query)
	if err != nil {
		p.t.Fatal(err)
	}
	if eval[bool](p, `!!document.querySelector('[data-act=all-reasons]')`) {
		p.run(`document.querySelector('[data-act=all-reasons]').click()`)
		p.until(`!document.querySelector('[data-act=all-reasons]')`)
	}
	press := func(act, args, then string) {
		for arg := range strings.SplitSeq(args, ",") {
			if arg != "" {
				button := `[data-act=` + act + `][data-arg=` + arg + `]`
				p.run(`document.querySelector('#ring ` + button + `').click()`)
				p.until(`document.querySelector('#ring ` + button + then + `')`)
			}
		}
	}
	press("mode", q.Get("mode"), "[aria-pressed=true]")
	press("mute", q.Get("mute"), "[aria-checked=false]")
	press("boost", q.Get("boost"), "[aria-checked=true]")
}

// TestTheRingInTheExplorer walks it as a reader does: from the talk's page, by
// keyboard through the list, with a kind muted, to a talk that was expected,
// and back.
func TestTheRingInTheExplorer(t *testing.T) {
	p, site := explore(t, "/explore?focus=theme/service-mesh")
	p.do("open the talk's page", chromedp.Navigate(site+"/"+ringTalk+"?mute=line"))
	href := eval[string](p, `document.querySelector('#related .relbar a.btn').href`)
	p.do("follow it into the explorer", chromedp.Navigate(href))
	p.ready()
	p.until(`document.querySelectorAll('#ring .rings > li').length > 3`)
	if got := eval[string](p, `document.querySelector('#ring [data-act=mute][data-arg=line]').getAttribute('aria-checked')`); got != "false" {
		t.Error("what was muted on the page counts in the explorer")
	}
	if got := eval[string](p, `document.querySelector('#trail').textContent`); !strings.Contains(got, "around K8s commandments, without edition line") {
		t.Errorf("the trail says %q", got)
	}
	first := eval[string](p, `document.querySelector('#ring .rings a.ent bdi').textContent`)
	p.run(`document.querySelector('#ring .rings a.ent').click()`)
	p.until(`document.querySelector('#card h2').textContent.includes(` + strconv.Quote(first) + `) && document.querySelector('#card .ringlist .chip')`)
	p.run(`[...document.querySelectorAll('#tree [role=treeitem]')][0].click()`)
	p.until(`document.querySelector('#ring [data-act=mute][data-arg=theme]')`)
	p.run(`document.querySelector('#ring [data-act=mute][data-arg=theme]').focus(); document.activeElement.click()`)
	p.until(`document.querySelector('#explorer-status').textContent.includes('ithout themes')`)
	if !eval[bool](p, `document.activeElement.matches('#ring [data-act=mute][data-arg=theme][aria-checked=false]')`) {
		t.Error("the keyboard is elsewhere after muting")
	}
	p.run(`document.querySelector('#expected').value = 'Istio weaving the service mesh'; document.querySelector('#expected').focus()`)
	p.press(kb.Enter)
	p.until(`/list|rank|Rank|Not ranked/.test(document.querySelector('#ring .expect p')?.textContent ?? '')`)
	address := eval[string](p, `location.pathname + location.search`)
	names := eval[string](p, `[...document.querySelectorAll('#tree .nm')].map(e => e.textContent).join()`)
	other, _ := explore(t, address)
	if got := eval[string](other, `[...document.querySelectorAll('#tree .nm')].map(e => e.textContent).join()`); got != names {
		t.Errorf("the link shows %s, not %s", got, names)
	}
	p.run(`document.querySelector('[data-act=undo]').click()`)
	p.until(`document.querySelector('#ring [data-act=mute][data-arg=theme][aria-checked=true]')`)
	p.run(`document.querySelector('[data-act=undo]').click()`)
	p.until(`!document.querySelector('#ring')`)
}
