package term

import (
	"errors"
	"strings"
)

// FirstLine returns an error of a decoder as one line: that of YAML prints the text around the place too.
func FirstLine(err error) error {
	if err == nil || !strings.Contains(err.Error(), "\n") {
		return err
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	return errors.New(line)
}
