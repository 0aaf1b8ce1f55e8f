package term

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// EnumFlag is a command-line flag that takes one of a few words.
type EnumFlag struct {
	Value   string
	Allowed []string
}

var _ pflag.Value = (*EnumFlag)(nil)

func (f *EnumFlag) String() string { return f.Value }

// Type returns what the help text shows as the flag's value.
func (f *EnumFlag) Type() string { return strings.Join(f.Allowed, "|") }

// Set implements pflag.Value.
func (f *EnumFlag) Set(value string) error {
	if !slices.Contains(f.Allowed, value) {
		return fmt.Errorf("allowed values: %s", strings.Join(f.Allowed, ", "))
	}
	f.Value = value
	return nil
}
