package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// notes is a made-up report. Its second talk is none, and the name of a
// speaker is misspelt.
const notes = `# Notes from Example Conf 2031

By Ann Writer

A colleague and I split the tracks.

## Meshes in anger (Bo Speakr)

Small blast radius first. They run a service mesh with Istio and Envoy in front of Kubernetes.
The markup <script>document.title = "owned"</script> <b>is shown</b> as it stands.

## Dinner with the team (Dee Diner)

We ate well and spoke of service mesh and Docker.

## Observability for everyone (Cy Talker)

They trace with Prometheus and a service mesh.
`

// benchSite serves the embedded corpus to whoever writes from this machine.
func benchSite(t *testing.T) string {
	t.Helper()
	return host(t, writingConfig(t, corpusRecord(t)))
}

// openBench opens the page and brings it the report.
func openBench(t *testing.T, url string) *tab {
	t.Helper()
	p := newTab(t)
	p.do("open", chromedp.EmulateViewport(1440, 1000), chromedp.Navigate(url+"/load"), chromedp.Evaluate[chromedp.Void](`localStorage.clear()`), chromedp.Reload())
	p.do("paste", chromedp.Evaluate[chromedp.Void](`document.querySelector('#lt').value = `+quoteJS(notes)), chromedp.Click(`#intake button[type=submit]`))
	p.until(`document.querySelector('#props li')`)
	return p
}

func quoteJS(s string) string {
	return "`" + strings.NewReplacer("\\", "\\\\", "`", "\\`", "${", "\\${").Replace(s) + "`"
}

// at is the number of the proposal with the name.
func (p *tab) at(name string) string {
	p.t.Helper()
	return eval[string](p, `[...document.querySelectorAll('#props li')].find(l => l.querySelector('b').textContent === `+quoteJS(name)+`)?.dataset.n ?? ''`)
}

const showsMesh = "/theme/service-mesh"

func TestAReportIsCorrectedAndLoaded(t *testing.T) {
	url := benchSite(t)
	p := openBench(t, url)
	if title := eval[string](p, `document.title`); title != "Load · Throughline" {
		t.Errorf("a script of the report ran: %s", title)
	}
	if got := eval[bool](p, `!document.querySelector('#bench script, #bench .lines b') && document.querySelector('.lines').textContent.includes('<b>is shown</b>')`); !got {
		t.Error("markup of the report is not shown as text")
	}
	p.run(`document.querySelector('#p` + p.at("Dinner with the team") + `').focus()`)
	p.do("reject", chromedp.Click(`#props .cur button[data-key=r]`))
	p.run(`document.querySelector('#p` + p.at("Bo Speakr") + `').focus()`)
	p.do("edit", chromedp.Click(`#props .cur button[data-key=e]`))
	p.run(`document.querySelector('#props [role=combobox]').value = 'Bo Speaker'`)
	p.press(kb.Enter)
	p.until(`document.querySelector('#effects').textContent.includes('service mesh, 2031')`)
	p.do("save", chromedp.Click(`#save`))
	p.until(`document.querySelector('#loaded')`)
	p.showsTheLoad(url)
}

// showsTheLoad looks at the theme's page and at the API.
func (p *tab) showsTheLoad(url string) {
	p.t.Helper()
	p.do("open the theme", chromedp.Navigate(url+showsMesh))
	text := eval[string](p, `document.querySelector('main').textContent`)
	for _, want := range []string{"Meshes in anger", "Observability for everyone", "Bo Speaker", "2031"} {
		if !strings.Contains(text, want) {
			p.t.Errorf("the theme's page lacks %q", want)
		}
	}
	for _, not := range []string{"Dinner with the team", "Bo Speakr "} {
		if strings.Contains(text, not) {
			p.t.Errorf("the theme's page has %q", not)
		}
	}
	quoted := eval[string](p, `fetch('/api/v1/evidence?subject=talk/meshes-in-anger-example-conf-2031&predicate=by&object=person/bo-speaker').then(r => r.text())`)
	for _, want := range []string{`"status":"curated"`, `"quote":"## Meshes in anger (Bo Speakr)"`, `"words":"Bo Speakr"`} {
		if !strings.Contains(quoted, want) {
			p.t.Errorf("the evidence of the corrected speaker lacks %s: %s", want, quoted)
		}
	}
	p.do("open the evidence", chromedp.Navigate(url+"/talk/meshes-in-anger-example-conf-2031?of=person/bo-speaker#e"))
	if marked := eval[string](p, `document.querySelector('#e mark').textContent`); marked != "Bo Speakr" {
		p.t.Errorf("marked in the quotation: %q", marked)
	}
}

func TestAReportByKeyboardAlone(t *testing.T) {
	url := benchSite(t)
	p := newTab(t)
	p.do("open", chromedp.EmulateViewport(1440, 1000), chromedp.Navigate(url+"/load"), chromedp.Evaluate[chromedp.Void](`localStorage.clear()`))
	p.reachByTab(`#lt`)
	p.run(`document.execCommand('insertText', false, ` + quoteJS(notes) + `)`) // as pasting does
	p.reachByTab(`#intake button[type=submit]`)
	p.press(kb.Enter)
	p.until(`document.activeElement.closest('#props li')`)
	p.keyTo("Dinner with the team")
	p.press("r")
	p.keyTo("Bo Speakr")
	p.press("e")
	p.until(`document.activeElement.getAttribute('role') === 'combobox'`)
	p.press(kb.Backspace) // what was there is selected; the protocol types the e there even though its key was handled
	p.press(append(strings.Split("Bo Speaker", ""), kb.Enter)...)
	p.until(`[...document.querySelectorAll('#props b')].some(b => b.textContent === 'Bo Speaker')`)
	p.until(`document.querySelector('#effects dl')`)
	p.press("s")
	p.until(`document.querySelector('#loaded')`)
	p.showsTheLoad(url)
}

// reachByTab presses Tab until an element has the focus.
func (p *tab) reachByTab(selector string) {
	p.t.Helper()
	for range 60 {
		if eval[bool](p, `!!document.activeElement?.matches(`+quoteJS(selector)+`)`) {
			return
		}
		p.press(kb.Tab)
	}
	p.t.Fatalf("Tab does not reach %s", selector)
}

// keyTo goes back to the first proposal and down to the one with the name.
func (p *tab) keyTo(name string) {
	p.t.Helper()
	for range 40 {
		p.press("k")
	}
	for range 40 {
		if eval[string](p, `document.querySelector('#props .cur b')?.textContent ?? ''`) == name {
			return
		}
		p.press("j")
	}
	p.t.Fatalf("j does not reach %s", name)
}

func TestUnsavedWorkSurvivesAReload(t *testing.T) {
	p := openBench(t, benchSite(t))
	p.run(`document.querySelector('#p` + p.at("Dinner with the team") + `').focus()`)
	p.press("r")
	p.do("reload", chromedp.Reload())
	p.until(`document.querySelector('#props li')`)
	state := eval[string](p, `document.querySelector('#p`+p.at("Dinner with the team")+`').className`)
	if !strings.Contains(state, "rejected") {
		t.Errorf("after a reload: %q", state)
	}
}

func TestTheSecondSaverIsToldAndLosesNothing(t *testing.T) {
	url := benchSite(t)
	one := openBench(t, url)
	one.run(`document.querySelector('#p` + one.at("Dinner with the team") + `').focus()`)
	one.press("r")
	second := eval[string](one, `(async () => {
		const text = '# Notes from Sample Conf 2030\n\n## Chaos for all\n\nChaos engineering.\n\n## Resilience for all\n\nMore.\n';
		const draft = await (await fetch('/api/v1/extract', {method: 'POST', body: text})).json();
		for (const p of draft.proposals) p.verdict = 'accepted';
		const saved = await fetch('/api/v1/decisions', {method: 'POST', body: JSON.stringify({version: draft.version, draft})});
		return saved.status + ' ' + (await saved.text());
	})()`)
	if !strings.HasPrefix(second, "200") {
		t.Fatalf("the other save: %s", second)
	}
	one.expect("409")
	one.do("save", chromedp.Click(`#save`))
	one.until(`document.querySelector('#changed [role=alert]')`)
	told := eval[string](one, `document.querySelector('#changed').textContent`)
	if !strings.Contains(told, "Chaos for all") {
		t.Errorf("the second was told %q", told)
	}
	if state := eval[string](one, `document.querySelector('#p`+one.at("Dinner with the team")+`').className`); !strings.Contains(state, "rejected") {
		t.Errorf("the work after the conflict: %q", state)
	}
	one.do("save onto it", chromedp.Click(`#rebase`))
	one.until(`document.querySelector('#loaded')`)
	for _, talk := range []string{"meshes-in-anger-example-conf-2031", "chaos-for-all-sample-conf-2030"} {
		if got := eval[float64](one, `fetch('/api/v1/nodes/talk/`+talk+`').then(r => r.status)`); got != 200 {
			t.Errorf("%s: %v", talk, got)
		}
	}
}

func TestTheBenchIsAccessible(t *testing.T) {
	source := axe(t)
	url := benchSite(t)
	for _, screen := range []struct {
		scheme string
		width  int64
	}{{"light", 1440}, {"dark", 1440}, {"light", 390}} {
		p := openBench(t, url)
		p.do("show", chromedp.EmulateViewport(screen.width, 900), p.scheme(screen.scheme))
		p.until(`document.querySelector('#effects dl')`)
		for _, v := range p.violations(source) {
			t.Errorf("%s, %d pixels: %s (%s): %s\n%s\n%s", screen.scheme, screen.width, v.ID, v.Impact, v.Help, v.Nodes[0].HTML, v.Nodes[0].FailureSummary)
		}
		if dir := os.Getenv("THROUGHLINE_SCREENS"); dir != "" {
			picture, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "bench-"+screen.scheme+"-"+strconv.FormatInt(screen.width, 10)+".png"), picture, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// schedule is a made-up one, as frab exports it.
const schedule = `<?xml version="1.0" encoding="UTF-8"?>
<schedule><conference><title>Sample Days 2032</title><acronym>sample-days-2032</acronym><start>2032-05-01</start><end>2032-05-01</end></conference>
<day index="1" date="2032-05-01"><room name="Main"><event id="1"><title>A service mesh from a schedule</title><type>lecture</type><persons><person id="1">Flo Sample</person></persons></event></room></day></schedule>`

func TestAScheduleIsComparedAndThenLoaded(t *testing.T) {
	url := benchSite(t)
	p := newTab(t)
	p.do("open", chromedp.EmulateViewport(1440, 1000), chromedp.Navigate(url+"/load"))
	p.run(`{ const d = new DataTransfer(); d.items.add(new File([` + quoteJS(schedule) + `], 'schedule.xml')); document.querySelector('#lf').files = d.files }`)
	p.do("send", chromedp.Click(`#intake button[type=submit]`))
	p.until(`document.querySelector('#say .go')`)
	const talk = "/api/v1/nodes/talk/a-service-mesh-from-a-schedule-sample-days-2032"
	if got := eval[string](p, `document.querySelector('#say').textContent`); !strings.Contains(got, "Nothing is written yet") || !strings.Contains(got, "added: 1 talk") {
		t.Errorf("the comparison says %q", got)
	}
	if got := eval[float64](p, `fetch('`+talk+`').then(r => r.status)`); got != 404 {
		t.Errorf("before it was loaded: %v", got)
	}
	p.expect("404")
	p.do("load", chromedp.Click(`#say .go`))
	p.until(`document.querySelector('#say').textContent.includes('Loaded schedule.xml')`)
	if got := eval[float64](p, `fetch('`+talk+`').then(r => r.status)`); got != 200 {
		t.Errorf("after it was loaded: %v", got)
	}
}

// TestSeveralFilesAreEachAnswered: of three files none is forgotten, what
// cannot be read is said, and a comparison that is discarded writes nothing.
func TestSeveralFilesAreEachAnswered(t *testing.T) {
	url := benchSite(t)
	p := newTab(t)
	p.do("open", chromedp.EmulateViewport(1440, 1000), chromedp.Navigate(url+"/load"))
	other := strings.NewReplacer("2032", "2033", "A service mesh from a schedule", "Kafka and Istio").Replace(schedule)
	p.run(`{ const d = new DataTransfer();
		d.items.add(new File([` + quoteJS(schedule) + `], 'one.xml')); d.items.add(new File([` + quoteJS(schedule[:300]) + `], 'cut.xml')); d.items.add(new File([` + quoteJS(other) + `], 'two.xml'));
		document.querySelector('#lf').files = d.files }`)
	p.do("send", chromedp.Click(`#intake button[type=submit]`))
	p.until(`document.querySelectorAll('#say .go').length === 3`)
	said := eval[string](p, `[...document.querySelectorAll('#say .state')].map(s => s.textContent).join('\n')`)
	for _, want := range []string{"Loading one.xml would", "not read: cut.xml:", "Loading two.xml would", "added: 1 series", "technologies"} {
		if !strings.Contains(said, want) {
			t.Errorf("%s is not said in %s", want, said)
		}
	}
	p.run(`document.querySelectorAll('#say .state')[0].querySelector('.bare').click()`)
	p.run(`document.querySelectorAll('#say .state')[2].querySelector('.go').click()`)
	p.until(`document.querySelector('#say').textContent.includes('Loaded two.xml')`)
	for slug, status := range map[string]float64{"a-service-mesh-from-a-schedule-sample-days-2032": 404, "kafka-and-istio-sample-days-2033": 200} {
		if got := eval[float64](p, `fetch('/api/v1/nodes/talk/`+slug+`').then(r => r.status)`); got != status {
			t.Errorf("%s: %v", slug, got)
		}
	}
	p.expect("404")
}

// TestDuplicatesAreSettledByKeyboard loads two people with a letter between
// them, merges them, and takes it back.
func TestDuplicatesAreSettledByKeyboard(t *testing.T) {
	url := benchSite(t)
	p := newTab(t)
	p.do("open", chromedp.EmulateViewport(1440, 1000), chromedp.Navigate(url+"/load"))
	saved := eval[string](p, `(async () => {
		const text = '# Notes from Example Conf 2031\n\n## One thing (Cyrus Talkerman)\n\nWords.\n\n## Another thing (Cyrus Talkermann)\n\nWords.\n\n## A third (Dee Doer)\n\nWords.\n';
		const draft = await (await fetch('/api/v1/extract', {method: 'POST', body: text})).json();
		return (await fetch('/api/v1/decisions', {method: 'POST', body: JSON.stringify({version: draft.version, draft})})).text();
	})()`)
	p.do("reload", chromedp.Reload())
	if !eval[bool](p, `!!document.querySelector('[data-pair]')`) {
		t.Fatalf("no pair is asked about after %s", saved)
	}
	p.reachByTab(`[data-pair]`)
	p.until(`document.querySelector('[data-effect]').textContent.includes('links that redirect 0 → 1')`)
	p.press("a")
	p.until(`document.querySelector('.decided')`)
	if got := eval[string](p, `fetch('/api/v1/nodes/person/cyrus-talkermann').then(r => r.json()).then(n => n.id)`); got != "person/cyrus-talkerman" {
		t.Errorf("the old address leads to %s", got)
	}
	p.reachByTab(`.decided button`)
	p.press(kb.Enter)
	p.until(`document.querySelector('[data-pair]')`)
	if got := eval[string](p, `fetch('/api/v1/nodes/person/cyrus-talkermann').then(r => r.json()).then(n => n.id)`); got != "person/cyrus-talkermann" {
		t.Errorf("taken back, it leads to %s", got)
	}
}
