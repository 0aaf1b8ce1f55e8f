package localfile

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
	"github.com/shopspring/decimal"
)

// table is a file of rows with named columns: CSV with a header line, or a JSON list of objects.
type table struct {
	name    string
	unit    string // what a row is called: "line" or "entry"
	columns []string
	index   map[string]int // of a column
}

// place is where a row is.
type place struct {
	table  *table
	number int
}

// row is one row of a table.
type row struct {
	place
	cells []string // by the index of their column; those at the end may lack
}

// addColumn adds a column.
func (t *table) addColumn(column string) {
	t.index[column] = len(t.columns)
	t.columns = append(t.columns, column)
}

// readTable reads a CSV or JSON file. The path "" has no rows.
func readTable(name string) ([]row, error) {
	if name == "" {
		return nil, nil
	}
	source, err := regularfile.Read(name)
	if err != nil {
		return nil, err
	}
	source = bytes.TrimPrefix(source, []byte("\ufeff"))
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv":
		return readCSV(&table{name: name, unit: "line", index: map[string]int{}}, source)
	case ".json":
		return readJSON(&table{name: name, unit: "entry", index: map[string]int{}}, source)
	}
	return nil, fmt.Errorf("%s: only .csv and .json files are read", name)
}

func readCSV(t *table, source []byte) ([]row, error) {
	reader := csv.NewReader(bytes.NewReader(source))
	reader.TrimLeadingSpace = true
	var rows []row
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", t.name, err)
		}
		if t.columns == nil {
			for _, column := range record {
				t.addColumn(strings.TrimSpace(column))
			}
			continue
		}
		line, _ := reader.FieldPos(0)
		for i, cell := range record {
			record[i] = strings.TrimSpace(cell)
		}
		rows = append(rows, row{place{t, line}, record})
	}
}

func readJSON(t *table, source []byte) ([]row, error) {
	var entries []map[string]any
	decoder := json.NewDecoder(bytes.NewReader(source))
	decoder.UseNumber()
	if err := decoder.Decode(&entries); err != nil {
		return nil, fmt.Errorf("%s: want a list of objects: %w", t.name, err)
	}
	var rows []row
	for i, entry := range entries {
		for column := range entry {
			if !t.has(column) {
				t.addColumn(column)
			}
		}
		cells := make([]string, len(t.columns))
		for column, value := range entry {
			if value != nil {
				cells[t.index[column]] = fmt.Sprint(value)
			}
		}
		rows = append(rows, row{place{t, i + 1}, cells})
	}
	return rows, nil
}

// checkColumns reports missing columns, and unknown ones: a misspelt column would be lost.
func checkColumns(rows []row, required, optional []string) error {
	if len(rows) == 0 {
		return nil
	}
	t := rows[0].table
	for _, column := range required {
		if !t.has(column) {
			return fmt.Errorf("%s has no column %q: the first line must contain the column names, separated by commas", t.name, column)
		}
	}
	for _, column := range t.columns {
		if !slices.Contains(required, column) && !slices.Contains(optional, column) {
			return fmt.Errorf("%s has the unknown column %q: it takes %s", t.name, column, strings.Join(slices.Concat(required, optional), ","))
		}
	}
	return nil
}

func (t *table) has(column string) bool {
	_, ok := t.index[column]
	return ok
}

// text returns a cell, "" if the row lacks it.
func (r row) text(column string) string {
	if n, ok := r.table.index[column]; ok && n < len(r.cells) {
		return r.cells[n]
	}
	return ""
}

// decimal reads a number; a blank cell is not valid.
func (r row) decimal(column string) (decimal.NullDecimal, error) {
	text := r.text(column)
	if text == "" {
		return decimal.NullDecimal{}, nil
	}
	value, err := quote.ParseNumber(text)
	if err != nil {
		return decimal.NullDecimal{}, r.errorf("%s: %q is not a number: write one such as 281.00, or leave it blank", column, text)
	}
	return decimal.NewNullDecimal(value), nil
}

func (p place) errorf(format string, args ...any) error {
	return fmt.Errorf("%s, %s %d: %s", p.table.name, p.table.unit, p.number, fmt.Sprintf(format, args...))
}
