package main

import (
	"encoding/json"
	"fmt"
	"io"
)

// printJSON prints one value on one line, with < and & as they are.
func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// lineWriter writes lines and keeps the first error, so that a list is
// written without a check at each line.
type lineWriter struct {
	w   io.Writer
	err error
}

func (l *lineWriter) line(format string, args ...any) {
	if l.err == nil {
		_, l.err = fmt.Fprintf(l.w, format+"\n", args...)
	}
}
