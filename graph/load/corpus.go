package load

import (
	"io/fs"

	"throughline/graph/load/format/corpus"
	"throughline/graph/load/record"
	"throughline/graph/load/vocabulary"
)

// Corpus loads the embedded corpus (corpus/*.yaml) with its vocabulary
// (vocabulary/*.yaml) into an empty graph. The error is record.Problems and
// lists every mistake; there is no plan then.
func Corpus(files fs.FS) (*Plan, error) {
	v, err := vocabulary.Parse(files)
	if err != nil {
		return nil, err
	}
	return CorpusInto(files, Options{Vocabulary: v})
}

// CorpusInto loads the embedded corpus with options, of which Base,
// Vocabulary and Decisions count.
func CorpusInto(files fs.FS, o Options) (*Plan, error) {
	paths, err := fs.Glob(files, "corpus/*.yaml")
	if err != nil {
		return nil, err
	}
	var batches []*record.Batch
	var wrong record.Problems
	for _, path := range paths {
		content, err := fs.ReadFile(files, path)
		if err != nil {
			return nil, err
		}
		b, err := corpus.Parse(path, content)
		if problems, ok := err.(record.Problems); ok {
			wrong = append(wrong, problems...)
			continue
		}
		batches = append(batches, b)
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	return plan(batches, o), nil
}
