//go:build js && wasm

package main

import (
	"throughline/wasm/internal/app"
	"throughline/wasm/internal/dom"
)

// listen registers everything that can happen. It lasts as long as the page.
func (c *client) listen() {
	c.root.Listen("click", c.click)
	dom.ListenDocument("keydown", c.key)
	c.listenCanvas()
	c.listenFields()
	c.listenPicture()
	c.listenChooser()
	dom.ListenWindow("popstate", func(dom.Event) bool {
		c.app.Navigate(dom.Query())
		c.page()
		return false
	})
	dom.ListenMedia(lessMotion, c.app.Still)
	for _, media := range [...]string{"(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"} {
		dom.ListenMedia(media, func(bool) {
			dom.Restyle()
			c.frames.Start()
		})
	}
}

func (c *client) click(e dom.Event) bool {
	target := e.Closest("[data-act]")
	if !target.Is() || e.Button() != 0 {
		return false
	}
	if e.Several() {
		if !c.app.PressAlso(target.Attribute("data-act"), target.Attribute("data-arg")) {
			return false
		}
		c.page()
		return true
	}
	arg := target.Attribute("data-arg")
	if field := target.Attribute("data-from"); field != "" {
		from := dom.Find(field)
		arg = from.Value()
		from.Set("value", "")
	}
	c.app.Press(target.Attribute("data-act"), arg, e.Detail() > 1)
	c.page()
	return true
}

func (c *client) key(e dom.Event) bool {
	key := e.Key()
	if key == "Enter" && e.Several() {
		key = "Shift+Enter"
	}
	where, ok := place(e)
	if key == "" || !ok || !c.app.Key(key, where) {
		return false
	}
	c.page()
	return true
}

// place says where a key was pressed, and false where keys have a meaning of
// their own.
func place(e dom.Event) (where string, ok bool) {
	switch {
	case e.Closest("#choose").Is():
		return "choose", true
	case e.Closest("dialog").Is():
		return "dialog", true
	case e.Closest("#tree").Is():
		return "tree", true
	case e.Closest("#rows .pick").Is():
		return "table", true
	case e.Closest("#view").Is():
		return "canvas", true
	case e.Closest("[role=slider]").Is():
		return e.Closest("[role=slider]").Attribute("id"), true
	case e.Closest("#find").Is():
		return "find", true
	case e.Closest("input, select, textarea, [contenteditable]").Is():
		return "", false
	case e.Closest("a, button, summary").Is():
		return "control", true
	}
	return "", true
}

func (c *client) listenCanvas() {
	c.listenPointers()
	c.listenBrush()
	c.canvas.Listen("dblclick", func(e dom.Event) bool {
		c.app.DoubleClick(e.At())
		c.page()
		return true
	})
	c.canvas.Listen("wheel", func(e dom.Event) bool {
		x, y := e.At()
		c.app.Wheel(x, y, e.Wheel(), e.Ctrl())
		c.moved()
		return true
	})
	c.canvas.Listen("renderer", func(dom.Event) bool {
		c.frames.Start()
		return false
	})
	c.canvas.ListenSize(func(width, height float32) {
		dom.ResizeCanvas(width, height)
		c.app.Resize(width, height)
		c.frames.Start()
	})
}

// listenPointers tells the first pointer on the canvas from a second finger.
func (c *client) listenPointers() {
	first, second := noPointer, noPointer
	c.canvas.Listen("pointerdown", func(e dom.Event) bool {
		if e.Button() != 0 || second != noPointer {
			return false
		}
		c.canvas.HoldPointer(e.Pointer())
		if first != noPointer {
			second = e.Pointer()
			c.app.SecondDown(e.At())
			return false
		}
		first = e.Pointer()
		c.app.Finger(e.Touch())
		c.app.Several(e.Several())
		c.app.PointerDown(e.At())
		return false
	})
	c.canvas.Listen("pointermove", func(e dom.Event) bool {
		if e.Pointer() == second {
			c.app.SecondMove(e.At())
		} else {
			c.app.PointerMove(e.At())
		}
		c.afterMove()
		return false
	})
	c.canvas.Listen("pointerup", func(e dom.Event) bool {
		if e.Pointer() == second {
			second = noPointer
			c.app.SecondUp()
			return false
		}
		first, second = noPointer, noPointer
		c.app.PointerUp(e.At())
		c.page()
		return false
	})
	c.canvas.Listen("pointercancel", func(dom.Event) bool {
		first, second = noPointer, noPointer
		c.app.PointerCancel()
		return false
	})
}

// noPointer is a number that no pointer has.
const noPointer = -1 << 30

// listenBrush drags the window of years on the histogram, which takes the
// place of an older one each time.
func (c *client) listenBrush() {
	box := dom.Find("#histogram")
	down := false
	box.Listen("pointerdown", func(e dom.Event) bool {
		chart := dom.Find("#histogram svg")
		if e.Button() != 0 || !e.Closest("#histogram svg").Is() {
			return false
		}
		down = true
		box.HoldPointer(e.Pointer())
		c.app.BrushDown(e.Along(chart))
		if grip := e.Closest("[role=slider]"); grip.Is() {
			grip.Focus()
		}
		c.page()
		return true
	})
	box.Listen("pointermove", func(e dom.Event) bool {
		if down {
			c.app.BrushMove(e.Along(dom.Find("#histogram svg")))
			c.page()
		}
		return down
	})
	up := func(dom.Event) bool {
		if down {
			down = false
			c.app.BrushUp()
			c.page()
		}
		return false
	}
	box.Listen("pointerup", up)
	box.Listen("pointercancel", up)
}

func (c *client) listenFields() {
	input := dom.Find("#find-input")
	input.Listen("focus", func(dom.Event) bool {
		c.app.PrepareFind()
		return false
	})
	input.Listen("input", func(dom.Event) bool {
		c.app.Find(input.Value())
		c.page()
		return false
	})
	dom.Find("#periods").Listen("change", func(dom.Event) bool {
		var years [4]int
		for i := range years {
			years[i] = app.Number(dom.Find("#period-" + string(rune('0'+i))).Value())
		}
		c.app.Periods(years)
		c.page()
		return false
	})
	from, to := dom.Find("#year-from"), dom.Find("#year-to")
	years := func(dom.Event) bool {
		c.app.YearFields(from.Value(), to.Value())
		c.page()
		return false
	}
	from.Listen("change", years)
	to.Listen("change", years)
}
