package graph

import (
	"errors"
	"strconv"
	"unicode/utf8"
)

// Fact is one statement with the evidence for it: a quad of the store. For an
// edge predicate Object is the ID of a node, for a literal one it is the text.
type Fact struct {
	Subject   ID
	Predicate Predicate
	Object    string
	Evidence  Evidence
}

var (
	errPredicate = errors.New("a fact needs one of the known predicates")
	errJoin      = errors.New("the predicate does not lead from the subject's kind to the object's")
	errEmpty     = errors.New("a literal is empty")
	errInteger   = errors.New("year and minutes are whole numbers")
	errUTF8      = errors.New("a literal is not valid UTF-8")
)

// Check returns what is wrong with the fact, or nil.
func (f Fact) Check() error {
	if err := f.Subject.Check(); err != nil {
		return err
	}
	if err := f.Evidence.Check(); err != nil {
		return err
	}
	if f.Predicate.IsEdge() {
		return f.checkEdge()
	}
	return f.checkLiteral()
}

func (f Fact) checkEdge() error {
	object := ID(f.Object)
	if err := object.Check(); err != nil {
		return err
	}
	if !f.Predicate.Joins(f.Subject.Kind(), object.Kind()) {
		return errJoin
	}
	return nil
}

func (f Fact) checkLiteral() error {
	switch {
	case !f.Predicate.IsLiteral():
		return errPredicate
	case f.Object == "":
		return errEmpty
	case !utf8.ValidString(f.Object):
		return errUTF8
	}
	if f.Predicate.IsInteger() {
		if _, err := strconv.ParseInt(f.Object, 10, 32); err != nil {
			return errInteger
		}
	}
	return nil
}
