package localfile

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
)

// readQuotes reads quotes by symbol. The path "" has none.
func readQuotes(name string) (map[string]quote.Quote, error) {
	if strings.EqualFold(filepath.Ext(name), ".json") {
		source, err := regularfile.Read(name)
		if err != nil {
			return nil, err
		}
		var stored struct {
			Quotes map[string]quote.Quote `json:"quotes"`
		}
		if err := json.Unmarshal(source, &stored); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return stored.Quotes, nil
	}
	rows, err := readTable(name)
	if err != nil {
		return nil, err
	}
	if err := checkColumns(rows, []string{"symbol", "price", "currency", "asOf"}, []string{"previousClose", "name", "exchange", "mic"}); err != nil {
		return nil, err
	}
	quotes := map[string]quote.Quote{}
	for _, row := range rows {
		q, err := quoteOf(row)
		if err != nil {
			return nil, err
		}
		symbol := normalize(row.text("symbol"))
		if _, twice := quotes[symbol]; twice {
			return nil, row.errorf("a second quote of %s: keep one", symbol)
		}
		quotes[symbol] = q
	}
	return quotes, nil
}

// quoteOf makes a quote of a row.
func quoteOf(row row) (quote.Quote, error) {
	q := quote.Quote{Name: row.text("name"), Exchange: row.text("exchange"), MIC: row.text("mic")}
	unit, err := quote.ParseUnit(row.text("currency"))
	if err != nil {
		return q, row.errorf("%v", err)
	}
	price, err := row.decimal("price")
	if err != nil {
		return q, err
	}
	previous, err := row.decimal("previousClose")
	if err != nil {
		return q, err
	}
	if row.text("symbol") == "" || !price.Valid {
		return q, row.errorf("a quote needs symbol, price, currency and asOf")
	}
	asOf, err := time.Parse(time.RFC3339, row.text("asOf"))
	if err != nil {
		return q, row.errorf("asOf: %q is not a time such as 2023-06-16T20:00:00Z", row.text("asOf"))
	}
	q.Currency, q.AsOf = unit.Major, asOf.UTC()
	q.Price = unit.ToMajor(price.Decimal)
	if previous.Valid {
		q.PreviousClose.Valid = true
		q.PreviousClose.Decimal = unit.ToMajor(previous.Decimal)
	}
	return q, nil
}
