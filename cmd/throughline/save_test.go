package main

import (
	"encoding/csv"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// catchFiles makes the page keep what it would save: window.saved becomes a
// list of name, type, and text or, of a picture, width and colours.
const catchFiles = `window.saved = []; {
	const blobs = new Map(), make = URL.createObjectURL, click = HTMLAnchorElement.prototype.click;
	URL.createObjectURL = b => { const u = make(b); blobs.set(u, b); return u; };
	HTMLAnchorElement.prototype.click = async function() {
		const blob = blobs.get(this.href);
		if (!blob) return click.call(this);
		const file = { name: this.download, type: blob.type };
		if (blob.type === 'image/png') {
			const image = await createImageBitmap(blob), canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext('2d');
			pen.drawImage(image, 0, 0);
			const data = pen.getImageData(0, 0, image.width, image.height).data, colours = new Set();
			for (let i = 0; i < data.length; i += 4) colours.add(data[i] + ',' + data[i+1] + ',' + data[i+2]);
			Object.assign(file, { width: image.width, colours: colours.size });
		} else file.text = await blob.text();
		window.saved.push(file);
	};
} undefined`

// file is what a page saved.
type file struct {
	Name, Type, Text string
	Width, Colours   int
}

// saved presses something and returns the file that it saves.
func (p *tab) saved(button string) file {
	p.t.Helper()
	n := eval[int](p, `window.saved.length`)
	p.run(button + `.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))`)
	p.until(`window.saved.length > ` + string(rune('0'+n)))
	return eval[file](p, `window.saved.at(-1)`)
}

// wellFormed fails the test when a picture is no XML, or lacks a text.
func wellFormed(t *testing.T, picture string, texts ...string) {
	t.Helper()
	words := ""
	for d := xml.NewDecoder(strings.NewReader(picture)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Errorf("the picture is no XML: %v\n%.400s", err, picture)
			return
		}
		if c, ok := token.(xml.CharData); ok {
			words += string(c) + "\n"
		}
	}
	for _, text := range texts {
		if !strings.Contains(words, text) {
			t.Errorf("the picture does not say %q", text)
		}
	}
}

// TestChartsAreSaved saves each chart of the pages in each form.
func TestChartsAreSaved(t *testing.T) {
	p, url := newTab(t), site(t)
	for _, c := range []struct{ page, chart, word, row string }{
		{"/theme/service-mesh", "timeline", "2018", ""},
		{"/theme/service-mesh", "companions", "What travelled with it", "Istio"},
		{"/theme/service-mesh", "lineage", "Lineage", "Lane"},
		{"/compare?id=theme/service-mesh&id=theme/microservices", "comparison", "microservices", "microservices"},
		{"/coverage", "coverage", "Throughline", "2017"},
		{"/themes", "themes", "microservices", "microservices"},
	} {
		p.do("open", chromedp.EmulateViewport(1200, 900), chromedp.Navigate(url+c.page))
		p.until(`document.querySelector('[data-chart=` + c.chart + `] .saves')`)
		p.run(catchFiles)
		button := func(label string) string {
			return `[...document.querySelectorAll('[data-chart=` + c.chart + `] .saves')].find(b => b.textContent === '` + label + `')`
		}
		if got := eval[string](p, `[...document.querySelectorAll('[data-chart=`+c.chart+`] .fig-foot :is(a, .saves)')].map(e => e.textContent).filter(l => /^[A-Z]{3}$/.test(l)).join(' ')`); got != "SVG PNG CSV" {
			t.Errorf("%s: saved as %q", c.chart, got)
		}
		png := p.saved(button("PNG"))
		if png.Type != "image/png" || png.Width < 1000 || png.Colours < 10 {
			t.Errorf("%s: PNG %+v", c.chart, png)
		}
		if c.row == "" { // the server offers the other forms
			continue
		}
		svg := p.saved(button("SVG"))
		wellFormed(t, svg.Text, c.word, "Counted: all talks", "dataset "+eval[string](p, `document.body.dataset.version`))
		table := p.saved(button("CSV"))
		if !strings.Contains(table.Text, c.row) || !strings.HasPrefix(strings.SplitAfterN(table.Text, "dataset,filter,date", 2)[1], "\r\n") {
			t.Errorf("%s: CSV\n%.300s", c.chart, table.Text)
		}
	}
}

// TestASavedTableSaysWhatIsCounted and holds no formula.
func TestASavedTableSaysWhatIsCounted(t *testing.T) {
	p, url := newTab(t), site(t)
	cells := []string{"=1", "+1+cmd", "-", "@SUM(A1)", "-1.5", "+3", "plain"}
	for query, filter := range map[string]string{
		"?kind=technology&by=name": "only kind technology, by name", "?by=emerging": "all talks, by emerging", "": "all talks",
	} {
		p.do("open", chromedp.EmulateViewport(1200, 900), chromedp.Navigate(url+"/themes"+query))
		p.until(`document.querySelector('[data-chart=themes] .saves')`)
		p.run(catchFiles)
		p.run(`for (const [i, text] of ` + quoteJS(strings.Join(cells, "|")) + `.split("|").entries())
			document.querySelectorAll("[data-chart=themes] tbody tr")[i].cells[0].textContent = text`)
		table := p.saved(`[...document.querySelectorAll('[data-chart=themes] .saves')].find(b => b.textContent === 'CSV')`)
		rows, err := csv.NewReader(strings.NewReader(table.Text)).ReadAll()
		if err != nil {
			t.Fatalf("%v\n%.300s", err, table.Text)
		}
		for _, want := range []string{"'=1", "'+1+cmd", "'-", "'@SUM(A1)", "-1.5", "+3", "plain"} {
			if !slices.ContainsFunc(rows, func(row []string) bool { return row[0] == want && row[len(row)-2] == filter }) {
				t.Errorf("%q: there is no row of %q, %s\n%.600s", query, want, filter, table.Text)
			}
		}
	}
}

// TestTheExplorersPictureIsSaved saves what the canvas shows, after a step
// that the server knows nothing of.
func TestTheExplorersPictureIsSaved(t *testing.T) {
	p, _ := explore(t, meshPage+"&from=2018")
	p.run(catchFiles)
	svg := p.saved(`document.querySelector('[data-save-svg]')`)
	wellFormed(t, svg.Text, "Around service mesh", "since 2018", "technology", "dataset "+p.state("version"))
	if got := strings.Count(svg.Text, `class="nd `); got < p.number("nodes") {
		t.Errorf("%d marks of %d nodes", got, p.number("nodes"))
	}
	png := p.saved(`document.querySelector('[data-save-png]')`)
	if png.Name != "theme-service-mesh.png" || png.Width < 1000 || png.Colours < 20 {
		t.Errorf("PNG %+v", png)
	}
}
