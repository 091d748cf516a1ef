// Package data holds the corpus and the vocabulary as YAML, embedded in the program.
//
// Both formats are described field by field in docs/data-format.md. The package only carries the files:
// reading them, and reporting a mistake in them by file, line and column, is the loader's task.
package data

import "embed"

// Files holds corpus/*.yaml, one file for each report, and vocabulary/*.yaml, one file for each area.
// Paths are relative to this folder and use slashes: "corpus/004-qcon-sf-2018-takeaways.yaml".
//
//go:embed corpus/*.yaml vocabulary/*.yaml
var Files embed.FS
