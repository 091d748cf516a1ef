package format

import (
	"encoding/json"
	"errors"

	"throughline/graph/load/clean"
	"throughline/graph/load/record"
)

// DecodeJSON reads a file's content into v. An error is a record.Problem with
// the line and column; fields that v does not have are passed over, since
// exports grow.
func (f *File) DecodeJSON(content []byte, v any) error {
	text, err := clean.Bytes(content)
	if err != nil {
		return err
	}
	if holds([]byte(text), "[{", maxJSON) {
		return f.tooMany()
	}
	err = json.Unmarshal([]byte(text), v)
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return record.Problem{Where: record.At(f.Name, []byte(text), syntax.Offset-1), Why: "not valid JSON: " + syntax.Error(), Remedy: "export the file again"}
	case errors.As(err, &wrong):
		return record.Problem{Where: record.At(f.Name, []byte(text), wrong.Offset), Why: "the field " + wrong.Field + " holds a " + wrong.Value + ", which the format does not have there"}
	}
	return err
}
