package record

import (
	"context"
	"path"
	"strings"
	"sync"

	"throughline/data"
	"throughline/graph"
	"throughline/graph/change"
	"throughline/graph/load"
	"throughline/graph/load/format"
	"throughline/graph/load/identity"
	"throughline/graph/load/report"
	"throughline/graph/load/review"
	"throughline/graph/load/vocabulary"
	"throughline/server"
)

var _ server.Bench = (*loader)(nil)

// reader is what reading reports needs, made when the first one comes.
type reader struct {
	words     *vocabulary.Vocabulary
	extractor *report.Extractor
}

var newReader = sync.OnceValues(func() (reader, error) {
	words, err := vocabulary.Parse(data.Files)
	if err != nil {
		return reader{}, err
	}
	return reader{words, report.New(words)}, nil
})

// Extract reads a report, or says which format of schedules it is.
func (l *loader) Extract(_ context.Context, d *server.Dataset, name string, content []byte) (*change.Draft, error) {
	if f := scheduleFormat(name, content); f != "" {
		return &change.Draft{Name: name, Title: name, Format: f, Proposals: []change.Proposal{}}, nil
	}
	r, err := newReader()
	if err != nil {
		return nil, err
	}
	out, err := review.Drafter{Extractor: r.extractor, Vocabulary: r.words, Base: d.Graph}.Draft(name, content)
	if err != nil {
		return nil, &server.InputError{Err: err}
	}
	return out, nil
}

// scheduleFormat names the importer that is sure of a file. Prose has to look
// very much like a schedule to be taken for one.
func scheduleFormat(name string, content []byte) string {
	best, need := "", format.Likely
	switch strings.ToLower(path.Ext(name)) {
	case "", ".md", ".markdown", ".txt", ".html", ".htm":
		need = format.Sure
	}
	head := content[:min(len(content), format.HeadSize)]
	for _, imp := range load.Importers() {
		if c := imp.Recognise(head, name); imp.Name() != "report" && c >= need && (best == "" || c > need) {
			best, need = imp.Name(), c
		}
	}
	return best
}

// Preview carries a save out on a copy of the graph.
func (l *loader) Preview(ctx context.Context, d *server.Dataset, s change.Save) (*change.Outcome, error) {
	if s.Version != d.Version {
		return nil, l.conflict(s.Version, d)
	}
	plan, err := l.plan(ctx, d.Graph, s)
	if err != nil {
		return nil, err
	}
	after, err := applied(d.Graph, plan)
	if err != nil {
		return nil, err
	}
	return outcome(s, plan, d.Graph, after, d.Version), nil
}

// Save writes a save that was made on the current version.
func (l *loader) Save(ctx context.Context, s change.Save) (*change.Outcome, *server.Dataset, error) {
	done, err := l.begin(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer done()
	before := l.record.Data
	if s.Version != before.Version {
		return nil, nil, l.conflict(s.Version, before)
	}
	plan, err := l.plan(ctx, before.Graph, s)
	if err != nil {
		return nil, nil, err
	}
	if err := l.apply(ctx, plan, nil); err != nil {
		return nil, l.record.Data, err
	}
	out := outcome(s, plan, before.Graph, l.record.Data.Graph, l.record.Data.Version)
	out.Written = true
	return out, l.record.Data, nil
}

// apply carries out a plan and remembers what was before. Where that fails
// half-way, what was written is served. The caller holds mu.
func (l *loader) apply(ctx context.Context, plan *load.Plan, progress func(int)) error {
	before := l.record.Data
	err := l.record.Apply(ctx, plan, progress)
	if err != nil {
		// If it fails as well, the next write tries again.
		_ = l.record.settle(context.WithoutCancel(ctx), nil)
	}
	l.remember(before)
	return err
}

// begin waits for other loads, here and at other servers, and takes over what
// they wrote. Until done is called, nobody else writes.
func (l *loader) begin(ctx context.Context) (done func(), err error) {
	l.mu.Lock()
	before := l.record.Data
	free, err := l.record.Begin(ctx, nil)
	l.remember(before)
	if err != nil {
		l.mu.Unlock()
		return nil, err
	}
	if l.record.Data != before && l.swap != nil {
		l.swap(l.record.Data)
	}
	return func() { free(); l.mu.Unlock() }, nil
}

func (l *loader) remember(before *server.Dataset) {
	if l.record.Data != before {
		l.past.Lock()
		l.history.Push(before.Version, before.Graph)
		l.past.Unlock()
	}
}

func (l *loader) conflict(version string, d *server.Dataset) error {
	l.past.Lock()
	defer l.past.Unlock()
	return &change.Conflict{Difference: l.history.Since(version, d.Version, d.Graph)}
}

// plan works out what a save means. A report that is merged with known people
// or talks is planned twice: the first time tells which ids its records have.
func (l *loader) plan(ctx context.Context, base *graph.Graph, s change.Save) (*load.Plan, error) {
	r, err := newReader()
	if err != nil {
		return nil, err
	}
	o := load.Options{Vocabulary: r.words, Base: base, Stop: func() bool { return ctx.Err() != nil }}
	held := decided(base)
	now, err := s.Apply(held)
	if err != nil {
		return nil, err
	}
	if s.Draft != nil {
		now = change.WithoutSource(now, review.SourceID(s.Draft))
		if hasMerges(s.Draft) {
			now = append(now, review.Merges(s.Draft, load.Batches(review.Batches(s.Draft, held), o).Facts)...)
		}
	}
	batches := review.Batches(s.Draft, now)
	if len(now) == 0 && len(held) > 0 { // the last one was taken back
		batches = append(batches, review.Decisions(nil))
	}
	return load.Batches(batches, o), ctx.Err()
}

func hasMerges(d *change.Draft) bool {
	for i := range d.Proposals {
		if d.Proposals[i].Into != "" {
			return true
		}
	}
	return false
}

// Decided returns the decisions that the graph holds.
func (l *loader) Decided(d *server.Dataset) []change.Decision { return decided(d.Graph) }

func decided(g *graph.Graph) []change.Decision {
	var out []change.Decision
	for _, d := range load.DecisionsIn(g) {
		out = append(out, change.Decision{Merge: d.Merge, Into: d.Into, Source: d.Source, Apart: d.Apart, Reason: d.Reason})
	}
	return out
}

// Likely returns the pairs of likely duplicates. Those of the latest dataset
// are kept: finding them takes 0.1 s for 10,000 people.
func (l *loader) Likely(d *server.Dataset) []change.Pair {
	l.past.Lock()
	defer l.past.Unlock()
	if l.likelyOf == d.Version {
		return l.likely
	}
	l.likely, l.likelyOf = identity.LikelyDuplicates(d.Graph), d.Version
	return l.likely
}

func outcome(s change.Save, plan *load.Plan, before, after *graph.Graph, version string) *change.Outcome {
	plan.Summary.Version = version
	if plan.Summary.Skipped == nil {
		plan.Summary.Skipped = []load.Skipped{}
	}
	out := &change.Outcome{Effects: change.Effects(before, after), Summary: plan.Summary, Version: version}
	if out.Effects == nil {
		out.Effects = []change.Effect{}
	}
	if s.Draft != nil {
		out.Source = review.SourceID(s.Draft)
		if _, ok := before.Lookup(out.Source); ok {
			out.Replies = append(out.Replies, "This report was loaded before; what it said then is replaced.")
		}
	}
	return out
}
