// Package web holds what browsers fetch beside the pages: styles, scripts, the
// mark, and the explorer's program once it has been built. Everything is
// served under a name that holds its content's hash, so that it can be kept
// for ever and never be stale.
package web

import (
	"embed"
	"io/fs"
)

// The explorer's program is built into dist, which holds nothing but a note in
// a fresh clone, so that the module builds before any program was made.
//
//go:embed static dist
var files embed.FS

// Load reads the embedded assets.
func Load() (*Assets, error) {
	static, err := fs.Sub(files, "static")
	if err != nil {
		return nil, err
	}
	dist, err := fs.Sub(files, "dist")
	if err != nil {
		return nil, err
	}
	return New(static, dist)
}
