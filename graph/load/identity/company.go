package identity

import (
	"strings"

	"throughline/graph"
	"throughline/graph/text"
)

// legalForms are the endings of company names that say how the company is
// constituted, folded, without points.
var legalForms = map[string]bool{
	"inc": true, "incorporated": true, "corp": true, "corporation": true, "ltd": true, "limited": true,
	"llc": true, "llp": true, "lp": true, "plc": true, "gmbh": true, "ag": true, "kg": true, "ug": true, "se": true,
	"sa": true, "sas": true, "sarl": true, "srl": true, "spa": true, "bv": true, "nv": true, "ab": true,
	"as": true, "asa": true, "oy": true, "oyj": true, "aps": true, "pty": true, "pvt": true, "kk": true,
	"co": true, "company": true, "gbr": true, "ev": true, "mbh": true, "eirl": true, "kft": true, "sro": true,
}

// CompanyName returns the name without its legal form: "Example" of
// "Example, Inc." and "Example GmbH & Co. KG". A name that is nothing else
// stays as it is.
func CompanyName(name string) string {
	words := strings.Fields(name)
	n := len(words)
	for n > 1 && isLegal(words[n-1]) {
		n--
	}
	return strings.TrimRight(strings.Join(words[:n], " "), " ,&")
}

// isLegal also takes "&" and "S.A." The word "as" and its like count only when
// they are written as abbreviations are.
func isLegal(word string) bool {
	bare := strings.ToLower(strings.NewReplacer(".", "", ",", "", "(", "", ")", "").Replace(word))
	if bare == "&" || bare == "" {
		return true
	}
	if len(bare) == 2 && word == strings.ToLower(word) && !strings.Contains(word, ".") {
		return false
	}
	return legalForms[bare]
}

// CompanyID returns the id of a company that the vocabulary does not know.
func CompanyID(name string) graph.ID {
	bare := CompanyName(name)
	if text.Slug(bare, 0) == "" {
		bare = name
	}
	return makeID(graph.Company, bare, graph.MaxSlug)
}
