package term

import (
	"io"
	"strings"
	"text/tabwriter"
)

// Table prints cells in columns.
type Table struct{ columns *tabwriter.Writer }

// NewTable returns a table with a first row, unless that is empty.
func NewTable(w io.Writer, heads ...string) Table {
	t := Table{tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)}
	if len(heads) > 0 {
		t.Row(heads...)
	}
	return t
}

// Row adds a row.
func (t Table) Row(cells ...string) {
	for n, cell := range cells {
		cells[n] = Visible(cell)
	}
	_, _ = io.WriteString(t.columns, strings.Join(cells, "\t")+"\n") // Flush reports the error.
}

// Flush prints the rows.
func (t Table) Flush() error { return t.columns.Flush() }
