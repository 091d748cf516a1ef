package scene

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// SVG is the device of server pages and exports. It writes classes and no styles, as the pages' security policy asks:
//
//	root    c canvas-svg
//	guides  grid
//	edges   edge, with lit or dim
//	marks   nd k-KIND, with foc, sel, lit or dim; bundles: bundle k-KIND; the selected one's ring: ring
//	labels  nl halo, with mid or end, big, foc, sel, lit or dim, ln2 on second lines; predicates: pred halo mid;
//	        guides: nl halo mid dim
type SVG struct {
	Label string // what the picture shows, for those who cannot see it
	// Style is put into a style element. Leave it empty for pages, whose style sheet has the classes; an exported file
	// needs it to look like anything.
	Style string

	b strings.Builder
}

var _ Device = (*SVG)(nil)

// String returns the last frame drawn.
func (d *SVG) String() string { return d.b.String() }

// Draw writes the frame as one svg element.
func (d *SVG) Draw(f *Frame) {
	d.b.Reset()
	d.open(f)
	for i := range f.Guides {
		if x, y, r, ok := f.Circle(i); ok {
			d.b.WriteString(`<circle class="grid" cx="`)
			d.circle(x, y, r)
		}
	}
	for _, st := range [...]State{Dim, Plain, Lit} {
		d.edges(f, st)
	}
	for _, l := range f.Labels {
		switch {
		case l.Node >= 0:
		case l.isGuide(f):
			d.text("nl mid halo dim", l.X, l.Y, l.Lines[0])
		default:
			d.text("pred mid halo", l.X, l.Y, l.Lines[0])
		}
	}
	names := make(map[int32]int, len(f.Labels))
	for i, l := range f.Labels {
		if l.Node >= 0 {
			names[l.Node] = i
		}
	}
	for i := range f.Nodes {
		d.node(f, i, names)
	}
	d.b.WriteString("</svg>")
}

func (d *SVG) open(f *Frame) {
	d.b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" class="c canvas-svg" viewBox="0 0 `)
	d.numbers(f.Camera.Width, f.Camera.Height)
	d.b.WriteString(`" preserveAspectRatio="xMidYMid meet" role="`)
	d.b.WriteString(role(f.Nodes))
	d.b.WriteString(`" aria-label="`)
	d.escape(d.Label)
	d.b.WriteString(`">`)
	if d.Style != "" {
		d.b.WriteString("<style>")
		d.escape(d.Style)
		d.b.WriteString("</style>")
	}
}

// role is group when there are links inside: those of an img could not be reached.
func role(nodes []Node) string {
	for _, n := range nodes {
		if n.Href != "" {
			return "group"
		}
	}
	return "img"
}

func (d *SVG) edges(f *Frame, st State) {
	for i, l := range f.Lines {
		if l.State != st {
			continue
		}
		c, ok := f.Curve(i)
		if !ok {
			continue
		}
		d.b.WriteString(`<path class="edge`)
		d.b.WriteString(stateClass[st])
		d.b.WriteString(`" d="M`)
		d.numbers(c.X0, c.Y0)
		d.b.WriteByte('Q')
		d.numbers(c.CX, c.CY, c.X1, c.Y1)
		d.b.WriteString(`"/>`)
		if f.Edges[i].Directed {
			d.arrow(f, i, c, st)
		}
	}
}

func (d *SVG) arrow(f *Frame, i int, c Curve, st State) {
	_, _, r, _ := f.Place(int(f.Edges[i].To))
	a, ok := c.arrow(r)
	if !ok {
		return
	}
	d.b.WriteString(`<path class="arrow`)
	d.b.WriteString(stateClass[st])
	d.b.WriteString(`" d="M`)
	d.numbers(a[0], a[1], a[2], a[3], a[4], a[5])
	d.b.WriteString(`z"/>`)
}

var stateClass = [states]string{Plain: "", Dim: " dim", Lit: " lit", Selected: " sel"}

// node writes a mark with its title and label, as one link where the node has an address.
func (d *SVG) node(f *Frame, i int, names map[int32]int) {
	x, y, r, ok := f.Place(i)
	if !ok {
		return
	}
	n := f.Nodes[i]
	if n.Href != "" {
		d.b.WriteString(`<a class="plain" href="`)
		d.escape(n.Href)
		d.b.WriteString(`">`)
	}
	if f.Marks[i].State == Selected {
		d.b.WriteString(`<circle class="ring" cx="`)
		d.circle(x, y, r+RingWidth)
	}
	d.mark(f, i, x, y, r)
	if k, ok := names[int32(i)]; ok {
		d.name(f, f.Labels[k])
	}
	if n.Href != "" {
		d.b.WriteString(`</a>`)
	}
}

func (d *SVG) mark(f *Frame, i int, x, y, r float32) {
	n, m := f.Nodes[i], f.Marks[i]
	if n.More > 0 {
		d.b.WriteString(`<g class="bundle`)
	} else {
		d.b.WriteString(`<g class="nd`)
	}
	d.b.WriteString(` k-`)
	d.b.WriteString(n.Kind.String())
	d.b.WriteString(markClass(m))
	d.b.WriteString(`"><title>`)
	d.escape(title(n))
	d.b.WriteString(`</title>`)
	if n.More > 0 {
		d.b.WriteString(`<circle cx="`)
		d.circle(x, y, r)
		d.text("mid t-b", x, y+4, "+"+strconv.Itoa(n.More))
	} else {
		d.b.WriteString(`<path d="`)
		d.outline(n.Kind, x, y, r)
		d.b.WriteString(`"/>`)
	}
	d.b.WriteString(`</g>`)
}

func markClass(m Mark) string {
	if m.Focus {
		return stateClass[m.State] + " foc"
	}
	return stateClass[m.State]
}

func title(n Node) string {
	n.Name = head(n.Name)
	if n.More > 0 {
		return strconv.Itoa(n.More) + " " + n.Name
	}
	return n.Kind.String() + ": " + n.Name
}

func (d *SVG) circle(x, y, r float32) {
	d.number(x)
	d.b.WriteString(`" cy="`)
	d.number(y)
	d.b.WriteString(`" r="`)
	d.number(r)
	d.b.WriteString(`"/>`)
}

func (d *SVG) outline(kind Kind, x, y, r float32) {
	o := Outline(kind)
	for i := 0; i < len(o); {
		points := 0
		switch o[i] {
		case moveTo:
			d.b.WriteByte('M')
			points = 1
		case lineTo:
			d.b.WriteByte('L')
			points = 1
		case cubicTo:
			d.b.WriteByte('C')
			points = 3
		default:
			d.b.WriteByte('z')
		}
		i++
		for p := range points {
			if p > 0 {
				d.b.WriteByte(' ')
			}
			d.numbers(x+(o[i]-8)*r/8, y+(o[i+1]-8)*r/8)
			i += 2
		}
	}
}

func (d *SVG) name(f *Frame, l Label) {
	class := "nl halo" + anchorClass[l.Anchor] + markClass(f.Marks[l.Node])
	if l.Big {
		class += " big"
	}
	y := l.Y
	for i, line := range l.Lines {
		if i > 0 {
			class += " ln2"
			y += gap(l.Big)
		}
		d.text(class, l.X, y, line)
	}
}

var anchorClass = [...]string{Middle: " mid", Start: "", End: " end"}

func (d *SVG) text(class string, x, y float32, text string) {
	d.b.WriteString(`<text class="`)
	d.b.WriteString(class)
	d.b.WriteString(`" x="`)
	d.number(x)
	d.b.WriteString(`" y="`)
	d.number(y)
	d.b.WriteString(`">`)
	d.escape(text)
	d.b.WriteString(`</text>`)
}

func (d *SVG) numbers(v ...float32) {
	for i, x := range v {
		if i > 0 {
			d.b.WriteByte(' ')
		}
		d.number(x)
	}
}

// number writes with one decimal, which is a tenth of a pixel. Writing floats of any size would cost the browser 13 KB.
func (d *SVG) number(x float32) {
	const far = 1e9 // beyond any picture
	if !finite(x) {
		x = 0
	}
	tenths := int64(math.RoundToEven(10 * float64(min(max(x, -far), far))))
	if tenths < 0 {
		d.b.WriteByte('-')
		tenths = -tenths
	}
	d.b.WriteString(strconv.FormatInt(tenths/10, 10))
	if tenths%10 != 0 {
		d.b.WriteByte('.')
		d.b.WriteByte(byte('0' + tenths%10))
	}
}

// escape writes text for content and attributes; what XML cannot hold becomes the replacement character.
func (d *SVG) escape(text string) {
	for _, r := range text {
		switch {
		case r == '&':
			d.b.WriteString("&amp;")
		case r == '<':
			d.b.WriteString("&lt;")
		case r == '>':
			d.b.WriteString("&gt;")
		case r == '"':
			d.b.WriteString("&#34;")
		case r == '\'':
			d.b.WriteString("&#39;")
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', r == 0xfffe, r == 0xffff:
			d.b.WriteRune(utf8.RuneError)
		default:
			d.b.WriteRune(r)
		}
	}
}
