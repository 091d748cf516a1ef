package app

import "throughline/graph/scene"

// Sheet returns the canvas as a picture to be kept, with what it shows and of
// which data. The day is today's, as the page knows it.
func (a *App) Sheet(day string) string {
	s := &scene.Sheet{
		Title: "Around " + a.g.Name(a.view.Focus),
		Notes: []string{yearsText(a.view.Years) + ", " + a.kindsText(a.view.Without) + ": " + a.size()},
		Foot:  "Throughline, dataset " + a.version + ", " + day,
	}
	a.Draw(s)
	return s.String()
}
