package scene

import "strings"

// Sheet is the device of pictures that are kept: the frame as an SVG file that stands on its own. It says what is shown,
// of which data and when, names the kinds that occur, and carries its own looks, which are those of a light page.
type Sheet struct {
	Title string
	Notes []string // under the title, one line each: what is shown and what is left out
	Foot  string   // where it is from: the dataset and the day

	text string
}

var _ Device = (*Sheet)(nil)

// String returns the last frame drawn.
func (s *Sheet) String() string { return s.text }

// The parts of a sheet, in pixels.
const (
	sheetMargin = 20
	sheetTitle  = 34 // baseline of the title
	sheetLine   = 18 // from one line to the next
	sheetLegend = 40
	sheetFoot   = 32
	sheetLeast  = 480 // width
)

// Draw writes the sheet.
func (s *Sheet) Draw(f *Frame) {
	inner := SVG{Label: s.Title}
	inner.Draw(f)
	width := max(f.Camera.Width, sheetLeast)
	top := float32(sheetTitle + sheetLine*len(s.Notes) + sheetLegend)
	height := top + f.Camera.Height + sheetFoot
	d := SVG{}
	d.b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" role="img" width="`)
	d.number(width)
	d.b.WriteString(`" height="`)
	d.number(height)
	d.b.WriteString(`" viewBox="0 0 `)
	d.numbers(width, height)
	d.b.WriteString(`"><title>`)
	d.escape(s.Title)
	d.b.WriteString("</title><style>" + sheetStyle + `</style><rect class="paper" width="100%" height="100%"/>`)
	d.text("title", sheetMargin, sheetTitle, fit(s.Title, width, 8))
	for i, note := range s.Notes {
		d.text("note", sheetMargin, float32(sheetTitle+sheetLine*(i+1)), fit(note, width, 6))
	}
	d.legend(f.Nodes, top-sheetLegend/2)
	d.b.WriteString(`<svg y="`)
	d.number(top)
	d.b.WriteString(`" width="`)
	d.number(width)
	d.b.WriteString(`" height="`)
	d.number(f.Camera.Height)
	d.b.WriteString(`">`)
	d.b.WriteString(inner.String())
	d.b.WriteString(`</svg>`)
	d.text("note", sheetMargin, height-sheetFoot/2+4, fit(s.Foot, width, 6))
	d.b.WriteString("</svg>")
	s.text = d.b.String()
}

// legend names the kinds that occur, in their order, and bundles.
func (d *SVG) legend(nodes []Node, y float32) {
	var seen [kinds]bool
	bundles := false
	for _, n := range nodes {
		seen[min(n.Kind, Source)] = true
		bundles = bundles || n.More > 0
	}
	x := float32(sheetMargin + 6)
	for k, on := range seen {
		if !on {
			continue
		}
		kind := Kind(k)
		d.b.WriteString(`<g class="nd k-` + kind.String() + `"><path d="`)
		d.outline(kind, x, y-4, 6)
		d.b.WriteString(`"/></g>`)
		d.text("note", x+11, y, kind.String())
		x += 11 + float32(7*len(kind.String())) + 20
	}
	if bundles {
		d.b.WriteString(`<g class="bundle"><circle cx="`)
		d.circle(x, y-4, 6)
		d.b.WriteString(`</g>`)
		d.text("note", x+11, y, "more that is not shown")
	}
}

// fit shortens a line to a width, at so many pixels a letter.
func fit(line string, width float32, letter int) string {
	most := (int(width) - 2*sheetMargin) / letter
	n := 0
	for i := range line {
		if n == most {
			return strings.TrimSpace(line[:i]) + "…"
		}
		n++
	}
	return line
}

// sheetStyle is what the pages' style sheet says of the same classes, in light colours.
const sheetStyle = `svg{font-family:Inter,"Segoe UI",Roboto,"Noto Sans",sans-serif}.paper{fill:#fff}.title{font-size:16px;font-weight:600;fill:#1b1e24}.note{font-size:12px;fill:#4a4d54}` +
	`.grid{fill:none;stroke:#dbd9d5}.edge{fill:none;stroke:#83868c;stroke-width:1.1}.edge.lit{stroke:#1b1e24;stroke-width:1.6}.edge.dim{stroke:#dbd9d5}.arrow{fill:#83868c}.arrow.lit{fill:#1b1e24}.arrow.dim{fill:#dbd9d5}` +
	`.nd path{fill:currentColor;stroke:#fff;stroke-width:1.5;paint-order:stroke}.bundle circle{fill:#fff;stroke:currentColor;stroke-width:1.5;stroke-dasharray:3 2}.nd.dim,.bundle.dim{opacity:.42}.ring{fill:none;stroke:#c21b0d;stroke-width:2.5}` +
	`.nl{font-size:12.5px;fill:#1b1e24}.nl.big,.nl.foc{font-weight:600}.nl.big{font-size:15px;font-family:Charter,Cambria,Georgia,serif}.nl.dim{fill:#63666d}.pred{font:italic 12.5px Charter,Cambria,Georgia,serif;fill:#4a4d54}` +
	`.halo{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}.mid{text-anchor:middle}.end{text-anchor:end}.t-b{font-size:12px;font-weight:600;fill:#1b1e24}` +
	`.k-theme{color:#c21b0d}.k-talk{color:#282b31}.k-technology{color:#3662d6}.k-person{color:#b27f39}.k-company{color:#5a1b7d}.k-event{color:#1d6257}.k-series{color:#0897be}.k-source{color:#77787a}`
