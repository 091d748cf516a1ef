package themes

import (
	"slices"
	"strings"
	"unicode/utf8"

	"throughline/graph"
	"throughline/graph/load/discover"
	"throughline/graph/text"
)

// Refusal says why a decision cannot be taken, in words for whoever took it.
type Refusal string

func (r Refusal) Error() string { return string(r) }

// maxPhrase is the longest phrase, in characters.
const maxPhrase = 80

// Accept makes the phrase a theme of all talks that carry it or one of its
// aliases. Accepting again adds aliases and takes none away, so that of two
// people who do it at once neither loses anything. The error is a Refusal.
func Accept(g *graph.Graph, phrase string, aliases []string) (Change, error) {
	phrase, err := clean(phrase)
	if err != nil {
		return Change{}, err
	}
	d := Of(g)
	at := find(d.Accepted, phrase)
	if at < 0 {
		id := graph.MakeID(graph.Theme, text.Slug(phrase, graph.MaxSlug))
		if err := free(g, id, phrase, ""); err != nil {
			return Change{}, err
		}
		d.Accepted = append(d.Accepted, Kept{ID: id, Phrase: phrase})
		at = len(d.Accepted) - 1
	}
	k := &d.Accepted[at]
	for _, alias := range append(slices.Clone(aliases), phrase) {
		if err := k.add(g, alias); err != nil {
			return Change{}, err
		}
	}
	d.Rejected = slices.DeleteFunc(d.Rejected, func(r Kept) bool { return discover.Key(r.Phrase) == discover.Key(phrase) })
	c := change(g, d)
	if c.Talks[k.ID] == 0 {
		return Change{}, Refusal("no talk carries " + phrase)
	}
	c.ID, c.Phrase = k.ID, k.Phrase
	return c, nil
}

// add takes an alias that is not there yet.
func (k *Kept) add(g *graph.Graph, alias string) error {
	if strings.TrimSpace(alias) == "" {
		return nil
	}
	alias, err := clean(alias)
	if err != nil {
		return err
	}
	if alias == k.Phrase || slices.Contains(k.Aliases, alias) {
		return nil
	}
	if err := free(g, "", alias, k.ID); err != nil {
		return err
	}
	k.Aliases = append(k.Aliases, alias)
	return nil
}

// clean checks a phrase and takes needless spaces out.
func clean(phrase string) (string, error) {
	phrase = strings.Join(strings.Fields(phrase), " ")
	switch {
	case phrase == "":
		return "", Refusal("the phrase is missing")
	case !utf8.ValidString(phrase) || strings.ContainsRune(phrase, 0):
		return "", Refusal("the phrase is not text")
	case utf8.RuneCountInString(phrase) > maxPhrase:
		return "", Refusal("the phrase is longer than 80 characters")
	case discover.Key(phrase) == "" || text.Slug(phrase, graph.MaxSlug) == "":
		return "", Refusal("the phrase has no word")
	}
	return phrase, nil
}

// free reports that neither the id nor the name belongs to another theme or
// technology.
func free(g *graph.Graph, id graph.ID, name string, own graph.ID) error {
	if _, taken := g.Lookup(id); id != "" && taken {
		return Refusal(string(id) + " is there already")
	}
	if other := discover.KnownNames(g)[discover.Key(name)]; other != "" && other != own {
		return Refusal(name + " is what " + string(other) + " is called already")
	}
	return nil
}

// Reject keeps that the phrase is no theme. An accepted one has to be
// withdrawn first. The error is a Refusal.
func Reject(g *graph.Graph, phrase string) (Change, error) {
	phrase, err := clean(phrase)
	if err != nil {
		return Change{}, err
	}
	d := Of(g)
	if find(d.Accepted, phrase) >= 0 {
		return Change{}, Refusal(phrase + " is accepted; withdraw that first")
	}
	if find(d.Rejected, phrase) < 0 {
		d.Rejected = append(d.Rejected, Kept{Phrase: phrase})
	}
	c := change(g, d)
	c.Phrase = phrase
	return c, nil
}

// Withdraw undoes what was decided about a phrase, given as it was, as an
// alias of it, or as the id of its theme. The error is a Refusal.
func Withdraw(g *graph.Graph, phrase string) (Change, error) {
	d := Of(g)
	at := slices.IndexFunc(d.Accepted, func(k Kept) bool { return string(k.ID) == phrase })
	if at < 0 {
		at = find(d.Accepted, phrase)
	}
	var gone Kept
	if at >= 0 {
		gone = d.Accepted[at]
		d.Accepted = slices.Delete(d.Accepted, at, at+1)
	} else if at = find(d.Rejected, phrase); at >= 0 {
		gone = d.Rejected[at]
		d.Rejected = slices.Delete(d.Rejected, at, at+1)
	} else {
		return Change{}, Refusal("nothing was decided about " + phrase)
	}
	c := change(g, d)
	c.ID, c.Phrase = gone.ID, gone.Phrase
	return c, nil
}
