package localfile

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// dayClose is the close of one day, as traded. A blank cell of a wide table is an unknown close: its price is not valid, and the day
// after it has no change.
type dayClose struct {
	date     calendar.Date
	price    decimal.NullDecimal
	currency string
	place    place
}

// readCloses reads daily closes by symbol, oldest first. The path "" has none.
func readCloses(name string) (map[string][]dayClose, error) {
	rows, err := readTable(name)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	read, columns := wideCloses, []string{"date"}
	optional := rows[0].table.columns
	if rows[0].table.has("symbol") {
		read, columns, optional = longCloses, []string{"date", "symbol", "close"}, []string{"currency"}
	}
	if err := checkColumns(rows, columns, optional); err != nil {
		return nil, err
	}
	closes := map[string][]dayClose{}
	for _, row := range rows {
		date, err := calendar.ParseDate(row.text("date"))
		if err != nil {
			return nil, row.errorf("date: %v", err)
		}
		if err := read(row, date, closes); err != nil {
			return nil, err
		}
	}
	for _, symbol := range slices.Sorted(maps.Keys(closes)) {
		series := closes[symbol]
		if err := quote.CheckCount(len(series), 0); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", name, symbol, err)
		}
		slices.SortStableFunc(series, func(a, b dayClose) int { return a.date.Compare(b.date) })
		for i := 1; i < len(series); i++ {
			if series[i].date == series[i-1].date {
				return nil, fmt.Errorf("%s: two closes of %s on %s: keep one", name, symbol, series[i].date)
			}
		}
	}
	return closes, nil
}

// wideCloses reads a row with one column per symbol.
func wideCloses(row row, date calendar.Date, closes map[string][]dayClose) error {
	for _, symbol := range row.table.columns {
		if symbol == "date" {
			continue
		}
		price, err := row.decimal(symbol)
		if err != nil {
			return err
		}
		closes[normalize(symbol)] = append(closes[normalize(symbol)], dayClose{date: date, price: price, place: row.place})
	}
	return nil
}

// longCloses reads a row of one symbol.
func longCloses(row row, date calendar.Date, closes map[string][]dayClose) error {
	symbol := normalize(row.text("symbol"))
	price, err := row.decimal("close")
	if err != nil {
		return err
	}
	if symbol == "" || !price.Valid {
		return row.errorf("a close needs date, symbol and close")
	}
	closes[symbol] = append(closes[symbol], dayClose{date, price, strings.Clone(row.text("currency")), row.place})
	return nil
}

// readSplits reads share splits by symbol. The path "" has none.
func readSplits(name string) (map[string][]quote.Split, error) {
	rows, err := readTable(name)
	if err != nil {
		return nil, err
	}
	if err := checkColumns(rows, []string{"date", "symbol", "ratio"}, nil); err != nil {
		return nil, err
	}
	splits := map[string][]quote.Split{}
	for _, row := range rows {
		date, err := calendar.ParseDate(row.text("date"))
		if err != nil {
			return nil, row.errorf("date: %v", err)
		}
		split, err := parseSplit(date, row.text("ratio"))
		if err != nil {
			return nil, row.errorf("ratio: %v", err)
		}
		symbol := normalize(row.text("symbol"))
		splits[symbol] = append(splits[symbol], split)
		if err := quote.CheckCount(0, len(splits[symbol])); err != nil {
			return nil, row.errorf("%v", err)
		}
	}
	return splits, nil
}

func parseSplit(date calendar.Date, text string) (quote.Split, error) {
	left, right, ok := strings.Cut(text, ":")
	newShares, err := quote.ParseNumber(strings.TrimSpace(left))
	oldShares, oldErr := quote.ParseNumber(strings.TrimSpace(right))
	if !ok || err != nil || oldErr != nil || !newShares.IsPositive() || !oldShares.IsPositive() {
		return quote.Split{}, fmt.Errorf("%q is not a ratio such as 10:1, new shares for old", text)
	}
	return quote.NewSplit(date, newShares, oldShares)
}
