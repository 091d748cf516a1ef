package record

import (
	"context"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"throughline/data"
	"throughline/graph/change"
	"throughline/graph/load"
	"throughline/graph/load/format"
	"throughline/graph/load/vocabulary"
	"throughline/server"
)

// loader loads for a server into the store that it holds, one load at a time.
type loader struct {
	mu     sync.Mutex
	record *Record
	limits server.Limits

	past    sync.Mutex
	history change.History // what a save that comes second is told

	swap func(*server.Dataset) // has the server serve what others wrote

	likely   []change.Pair // likely duplicates of the dataset version likelyOf
	likelyOf string
}

var _ server.Loader = (*loader)(nil)

func (l *loader) Load(ctx context.Context, u server.Upload, progress func(server.Progress)) (any, *server.Dataset, error) {
	done, err := l.begin(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer done()
	words, err := vocabulary.Parse(data.Files)
	if err != nil {
		return nil, nil, err
	}
	tell := paced(progress, time.Now)
	plan, err := load.Load([]string{u.Path}, nil, load.Options{
		Format: u.Format, Hints: format.Hints{Series: u.Series, Year: u.Year, Zone: u.Zone, Mapping: []byte(u.Mapping)}, Vocabulary: words, Base: l.record.Data.Graph,
		Limits:   load.Limits{Files: l.limits.Files, Unpacked: l.limits.Unpacked},
		Stop:     func() bool { return ctx.Err() != nil },
		Progress: func(p load.Progress) { tell(server.Progress{Doing: "reading", Done: p.Files, Total: p.Total}) },
	})
	if err != nil {
		return nil, nil, &server.InputError{Err: err}
	}
	withoutFolder(&plan.Summary, filepath.Dir(u.Path))
	plan.Summary.Version = l.record.Data.Version
	if u.DryRun || plan.Stopped || len(plan.Facts) == 0 && len(plan.Drops) == 0 {
		return plan.Summary, nil, ctx.Err()
	}
	total := len(plan.Remove) + len(plan.Add)
	err = l.apply(ctx, plan, func(done int) { tell(server.Progress{Doing: "writing", Done: done, Total: total}) })
	plan.Summary.Version = l.record.Data.Version
	return plan.Summary, l.record.Data, err
}

// withoutFolder names files as the user did, who knows nothing of the folder
// that the server keeps the upload in.
func withoutFolder(s *load.Summary, dir string) {
	for i := range s.Skipped {
		s.Skipped[i].Where = strings.TrimPrefix(s.Skipped[i].Where, dir+string(filepath.Separator))
	}
}

// paced passes on at most five reports a second, and the first and the last of
// each kind.
func paced(tell func(server.Progress), now func() time.Time) func(server.Progress) {
	var last time.Time
	doing := ""
	return func(p server.Progress) {
		if p.Doing == doing && p.Done < p.Total && now().Sub(last) < 200*time.Millisecond {
			return
		}
		last, doing = now(), p.Doing
		tell(p)
	}
}
