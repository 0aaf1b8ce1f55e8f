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
	columns []string
}

// row is one row of a table, by column.
type row struct {
	table    *table
	location string // "line 3", "entry 3"
	cells    map[string]string
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
		return readCSV(&table{name: name}, source)
	case ".json":
		return readJSON(&table{name: name}, source)
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
				t.columns = append(t.columns, strings.TrimSpace(column))
			}
			continue
		}
		line, _ := reader.FieldPos(0)
		cells := map[string]string{}
		for i, cell := range record {
			cells[t.columns[i]] = strings.TrimSpace(cell)
		}
		rows = append(rows, row{t, fmt.Sprintf("line %d", line), cells})
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
		cells := map[string]string{}
		for column, value := range entry {
			if value != nil {
				cells[column] = fmt.Sprint(value)
			}
			if !slices.Contains(t.columns, column) {
				t.columns = append(t.columns, column)
			}
		}
		rows = append(rows, row{t, fmt.Sprintf("entry %d", i+1), cells})
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
		if !slices.Contains(t.columns, column) {
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

func (r row) has(column string) bool { return slices.Contains(r.table.columns, column) }

func (r row) text(column string) string { return r.cells[column] }

// decimal reads a number; a blank cell is not valid.
func (r row) decimal(column string) (decimal.NullDecimal, error) {
	text := r.cells[column]
	if text == "" {
		return decimal.NullDecimal{}, nil
	}
	value, err := quote.ParseNumber(text)
	if err != nil {
		return decimal.NullDecimal{}, r.errorf("%s: %q is not a number: write one such as 281.00, or leave it blank", column, text)
	}
	return decimal.NewNullDecimal(value), nil
}

func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("%s, %s: %s", r.table.name, r.location, fmt.Sprintf(format, args...))
}
