package load

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"slices"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/record"
)

// Load reads files, folders and archives and works out what they mean for
// Options.Base. A path of "-" is stdin. Problems with single files and records
// are in the plan's summary; the error is for when there is no plan at all.
func Load(paths []string, stdin io.Reader, o Options) (*Plan, error) {
	importers, err := chosen(o.Format)
	if err != nil {
		return nil, err
	}
	importers = withVocabulary(importers, o.Vocabulary)
	r := &run{options: o, stop: o.Stop}
	if r.stop == nil {
		r.stop = func() bool { return false }
	}
	files, err := gather(paths, stdin, o.Limits, r.skip)
	if err != nil {
		return nil, err
	}
	defer files.Close()
	if len(files.List) == 0 && len(r.problems) == 0 {
		return nil, errors.New("there are no files to load")
	}
	if err := r.importAll(importers, files.List); err != nil {
		return nil, err
	}
	p := plan(r.batches, o)
	p.Stopped = r.stopped
	p.Summary.Formats = r.formats
	r.listSkipped(&p.Summary)
	return p, nil
}

// chosen returns the importers to try.
func chosen(name string) ([]format.Importer, error) {
	all := Importers()
	if name == "" {
		return all, nil
	}
	known := ""
	for _, imp := range all {
		if imp.Name() == name {
			return []format.Importer{imp}, nil
		}
		known += " " + imp.Name()
	}
	return nil, errors.New("there is no format " + name + "; known are" + known)
}

// run is the state of one load until everything is read.
type run struct {
	options  Options
	stop     func() bool
	batches  []*record.Batch
	problems []record.Problem // mistakes of the input
	others   []record.Problem // files that lie beside the data
	formats  map[string]int
	progress Progress
	stopped  bool
}

func (r *run) skip(p record.Problem) { r.problems = append(r.problems, p) }

func (r *run) importAll(importers []format.Importer, files []*format.File) error {
	sets := r.recognise(importers, files)
	r.formats = map[string]int{}
	for _, f := range files {
		r.progress.Size += f.Size
	}
	r.progress.Total = len(files)
	for i, imp := range importers {
		if len(sets[i]) == 0 || r.stopped {
			continue
		}
		r.formats[imp.Name()] = len(sets[i])
		if err := r.importSet(imp, sets[i]); err != nil {
			return err
		}
	}
	return nil
}

// importSet imports the files of one format, root by root.
func (r *run) importSet(imp format.Importer, set []*format.File) error {
	for len(set) > 0 && !r.stopped {
		n := 1
		for n < len(set) && set[n].Root == set[0].Root {
			n++
		}
		err := imp.Import(&format.Input{
			Files: set[:n], Hints: r.options.Hints, Emit: r.emit(imp.Name()), Skip: r.skip, Stop: r.stop, Reading: r.reading,
		})
		set = set[n:]
		switch {
		case errors.Is(err, format.ErrStopped):
			r.stopped = true
		case err != nil:
			return err
		}
	}
	return nil
}

// recognise gives each file to the importer that is surest of it. Files that
// none knows are mistakes where they were named one by one or look like data;
// else they are listed, unless they are what lies beside data anyway.
func (r *run) recognise(importers []format.Importer, files []*format.File) [][]*format.File {
	sets := make([][]*format.File, len(importers))
	for _, f := range files {
		head, err := f.Head()
		if err != nil {
			r.skip(f.Problem(err.Error(), ""))
			continue
		}
		head = readable(head)
		best, sure := -1, format.No
		for i, imp := range importers {
			if c := imp.Recognise(head, f.Path); c > sure {
				best, sure = i, c
			}
		}
		switch {
		case best >= 0:
			sets[best] = append(sets[best], f)
		case r.options.Format != "":
			sets[0] = append(sets[0], f)
		case isEmpty(head) && f.Root == 0:
			r.skip(f.Problem("the file is empty", "export it again"))
		case isEmpty(head):
		case isData(f.Path) && bytes.IndexByte(head, 0) >= 0:
			r.skip(f.Problem(clean.ErrNUL.Error(), "export it again"))
		case f.Root == 0 || isData(f.Path):
			r.skip(f.Problem("no importer knows this file", "name its format with --format"))
		case !isBystander(f.Path, head):
			r.others = append(r.others, f.Problem("no importer knows this file", "name its format with --format"))
		}
	}
	for _, set := range sets {
		slices.SortStableFunc(set, func(a, b *format.File) int { return cmp.Or(cmp.Compare(a.Root, b.Root), cmp.Compare(a.Path, b.Path)) })
	}
	return sets
}

// readable decodes the head of a UTF-16 file, which importers could not know.
func readable(head []byte) []byte {
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) {
		if s, err := clean.Bytes(head[:len(head)&^1]); err == nil {
			return []byte(s)
		}
	}
	return head
}

func (r *run) emit(name string) func(*record.Batch) error {
	return func(b *record.Batch) error {
		if r.stop() {
			return format.ErrStopped
		}
		b.Source.Format = name
		r.batches = append(r.batches, b)
		r.progress.Talks += len(b.Talks)
		if r.options.Progress != nil {
			r.options.Progress(r.progress)
		}
		return nil
	}
}

// reading counts the files as importers read them.
func (r *run) reading(f *format.File) {
	r.progress.File = f.Name
	r.progress.Files++
	r.progress.Bytes += f.Size
	if r.options.Progress != nil {
		r.options.Progress(r.progress)
	}
}

// listSkipped lists what was left out: mistakes of the input first, then what
// the rules of reading leave out.
func (r *run) listSkipped(s *Summary) {
	s.Skipped = []Skipped{}
	for _, p := range r.problems {
		s.Skipped = append(s.Skipped, skipped(p))
	}
	s.Failed = len(r.problems)
	for _, p := range r.others {
		s.Skipped = append(s.Skipped, skipped(p))
	}
	for _, b := range r.batches {
		for _, p := range b.Skipped {
			s.Skipped = append(s.Skipped, skipped(p))
		}
	}
}

func skipped(p record.Problem) Skipped {
	why := p.Why
	if p.Remedy != "" {
		why += "; " + p.Remedy
	}
	return Skipped{Where: p.Where.String(), Why: clean.Line(why)} // it quotes what the file holds
}
