package app

import "strconv"

// minimap is the view from far, shown while some of it is beyond the screen.
type minimap struct {
	x, y, scale   float32 // world point in its corner, and its units for one of the world
	width, height float32
	last          *Page
}

// The size of the minimap in its own units, which are CSS pixels on a wide
// screen.
const (
	miniWidth  = 144
	miniHeight = 96
	miniMargin = 8
)

// exceeds reports whether a node lies beyond the screen, and returns how far
// the nodes reach.
func (p *picture) exceeds() (x0, y0, x1, y1 float32, out bool) {
	for i := 0; i+1 < len(p.at); i += 2 {
		x, y := p.at[i], p.at[i+1]
		if x != x || y != y {
			continue
		}
		if i == 0 {
			x0, y0, x1, y1 = x, y, x, y
		}
		x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
		if sx, sy := p.scene.Camera.Screen(x, y); !p.scene.Camera.Sees(sx, sy, 0) {
			out = true
		}
	}
	return x0, y0, x1, y1, out
}

// Minimap returns the minimap when it changed, empty where the whole view is
// on the screen.
func (a *App) Minimap() (page *Page, shown, changed bool) {
	m := &a.mini
	x0, y0, x1, y1, out := a.picture.exceeds()
	page = &Page{}
	if out {
		m.fit(x0, y0, x1, y1)
		m.page(page, a.picture)
	}
	changed = m.last == nil || string(m.last.Text) != string(page.Text)
	m.last = page
	return page, out, changed
}

func (m *minimap) fit(x0, y0, x1, y1 float32) {
	m.width, m.height = miniWidth, miniHeight
	sx, sy := (m.width-2*miniMargin)/(x1-x0+1), (m.height-2*miniMargin)/(y1-y0+1)
	m.scale = sx
	if sy < sx {
		m.scale = sy
	}
	m.x = (x0+x1)/2 - m.width/2/m.scale
	m.y = (y0+y1)/2 - m.height/2/m.scale
}

// page writes one path with a dot a node, and the window of the screen.
func (m *minimap) page(p *Page, of *picture) {
	var d []byte
	for i := 0; i+1 < len(of.at); i += 2 {
		if x, y := of.at[i], of.at[i+1]; x == x && y == y {
			d = append(d, 'M')
			d = strconv.AppendInt(d, int64((x-m.x)*m.scale), 10)
			d = append(d, ' ')
			d = strconv.AppendInt(d, int64((y-m.y)*m.scale), 10)
			d = append(d, "h.1"...)
		}
	}
	p.open("svg;viewBox=0 0 144 96")
	p.open("path;class=dots")
	p.attribute("d", string(d))
	p.close()
	c := of.scene.Camera
	left, top := c.World(0, 0)
	right, bottom := c.World(c.Width, c.Height)
	rect(p, "seen", int((left-m.x)*m.scale), int((top-m.y)*m.scale), max(1, int((right-left)*m.scale)), max(1, int((bottom-top)*m.scale)))
	p.close()
}

// pressMinimap shows the part of the view at a share of the minimap's width
// and height.
func (a *App) pressMinimap(x, y float32) {
	m := &a.mini
	if m.scale == 0 {
		return
	}
	to := a.picture.scene.Camera
	to.X, to.Y = m.x+x*m.width/m.scale, m.y+y*m.height/m.scale
	a.picture.auto = false
	a.fly(to)
}
