package term

import (
	"fmt"
	"io"
	"strings"
)

// Place is a place in a file; one without a file is none.
type Place struct {
	File         string
	Line, Column int
}

// Annotate writes an annotation of a GitHub workflow.
func Annotate(w io.Writer, level string, at Place, message string) error {
	o, place := outputOf(w), ""
	if at.File != "" {
		place = fmt.Sprintf(" file=%s,line=%d,col=%d", annotationProperty.Replace(Visible(o.redact(at.File))), at.Line, at.Column)
	}
	_, err := fmt.Fprintf(trusted{o}, "::%s%s::%s\n", level, place, annotationText.Replace(Visible(o.redact(message))))
	return err
}

// How texts are written in workflow commands. Line breaks are visible already.
var (
	annotationText     = strings.NewReplacer("%", "%25")
	annotationProperty = strings.NewReplacer("%", "%25", ":", "%3A", ",", "%2C")
)
