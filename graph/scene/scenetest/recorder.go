// Package scenetest has a device for tests that remembers what it was asked to draw.
package scenetest

import (
	"slices"

	"throughline/graph/scene"
)

// Recorder keeps a copy of every frame it is given.
type Recorder struct{ Frames []Frame }

var _ scene.Device = (*Recorder)(nil)

// Frame is what a scene asked for.
type Frame struct {
	Camera       scene.Camera
	Marks        []scene.Mark
	Lines        []scene.Line
	Labels       []scene.Label
	Shape, Style uint32
}

// Draw keeps a copy of the frame, since the scene uses it again.
func (r *Recorder) Draw(f *scene.Frame) {
	r.Frames = append(r.Frames, Frame{
		Camera: f.Camera, Marks: slices.Clone(f.Marks), Lines: slices.Clone(f.Lines), Labels: slices.Clone(f.Labels),
		Shape: f.Shape, Style: f.Style,
	})
}

// Last returns the last frame; it panics when there is none.
func (r *Recorder) Last() Frame { return r.Frames[len(r.Frames)-1] }

// Text returns the first line of every label of a frame, names before predicates.
func (f Frame) Text() []string {
	var out []string
	for _, l := range f.Labels {
		out = append(out, l.Lines[0])
	}
	return out
}
